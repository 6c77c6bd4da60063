package blend

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Hybrid is a job that is part one and part another, as 60 % of this and 40 % of that, and
// is worth more or less than these for a reason of its own.
type Hybrid struct {
	Dimension string      `json:"dimension"` // whose values the jobs are
	Jobs      []HybridJob `json:"jobs"`
	Premium   float64     `json:"premium,omitempty"` // in per cent; below 0 a discount
	Why       string      `json:"why,omitempty"`     // the reason of the premium
}

// HybridJob is one of the jobs that a hybrid is made of.
type HybridJob struct {
	Name  string  `json:"name"`
	Share float64 `json:"share"` // of 1
}

// Bounds of a premium in per cent: what is past them is a slip of the pen.
const (
	lowestPremium  = -50
	highestPremium = 100
)

// HybridPrice is what a hybrid job is worth in a market.
type HybridPrice struct {
	Hybrid
	Header string       // of the column that the jobs are of
	Query  market.Query // of the people of all jobs together
	Whole  market.Row   // these; without figures where the market is published
	Each   Composite    // the jobs as they are shown by themselves, and their average, the premium in it
}

// Check says what is wrong with a hybrid in a market, and writes its column and jobs as the
// market does.
func (h *Hybrid) Check(m market.Market) error {
	d, err := market.FindDimension(m, h.Dimension)
	if err != nil {
		return err
	}
	h.Dimension, h.Jobs = d.Name, slices.Clone(h.Jobs)
	sum, seen := 0.0, map[string]bool{}
	for i, job := range h.Jobs {
		at := slices.IndexFunc(d.Values, func(v market.Value) bool { return fold(v.Label) == fold(job.Name) })
		switch {
		case at < 0:
			return fmt.Errorf("nobody is called %q in %s", job.Name, d.Header)
		case seen[fold(job.Name)]:
			return fmt.Errorf("%q is named twice; add its shares up", job.Name)
		case !(job.Share > 0):
			return fmt.Errorf("the share of %q is not above 0", job.Name)
		}
		seen[fold(job.Name)] = true
		h.Jobs[i].Name = d.Values[at].Label
		sum += job.Share
	}
	switch {
	case len(h.Jobs) < 2:
		return errors.New("a hybrid job is made of two or more")
	case !IsWhole(sum):
		return fmt.Errorf("the shares sum to %.4g; they have to sum to 1", sum)
	case !(h.Premium >= lowestPremium && h.Premium <= highestPremium):
		return fmt.Errorf("a premium of %g %%: it is from %d to %d", h.Premium, lowestPremium, highestPremium)
	case h.Premium != 0 && strings.TrimSpace(h.Why) == "":
		return errors.New("a premium or discount needs its reason")
	}
	return h.apart(m)
}

// apart says where a source has a selection of its own by the jobs' column: it would have
// the same people in each of them.
func (h *Hybrid) apart(m market.Market) error {
	b := m.About().Blended
	if b == nil {
		return nil
	}
	for _, s := range b.Sources {
		if slices.ContainsFunc(s.Own, func(f market.Filter) bool { return f.Dimension == h.Dimension }) {
			return fmt.Errorf("%s has a selection of its own by the column of the jobs: it cannot be asked for each", s.Name)
		}
	}
	return nil
}

// IsWhole reports whether the shares of a hybrid's jobs, summed, are all of it.
func IsWhole(sum float64) bool { return math.Abs(sum-1) <= 1e-6 }

// Price prices a hybrid job among the people of a query. At each percentile it is the
// average of the jobs' percentiles by their shares, Σ share × percentile, which is the
// worth of one job; beside it stands what people would be paid of whom so many have each
// job, the mixture of the jobs' curves (quantile.Mixture), of which there are bounds past
// the outermost percentile that a job shows. Both are multiplied by the premium. Neither is
// given where one of the jobs, or all people together, do not show it; rows of published
// tables have nobody together, and each of them alone decides.
func (h Hybrid) Price(ctx context.Context, m market.Market, q market.Query) (HybridPrice, error) {
	if err := h.apart(m); err != nil {
		return HybridPrice{}, fmt.Errorf("hybrid job: %w", err)
	}
	asked := q.Percentiles
	q.By, q.Bands, q.Own, q.ShowAnyway, q.Plain, q.BothMedians = "", nil, 0, nil, true, false
	q.Percentiles = everyPercentile(asked)
	pin := func(names ...string) market.Pin {
		return market.Pin{Name: strings.Join(names, " + "), Query: q.WithFilter(market.Filter{Dimension: h.Dimension, Values: names}).Normal()}
	}
	var names []string
	for _, job := range h.Jobs {
		names = append(names, job.Name)
	}
	pins := []market.Pin{pin(names...)}
	for _, name := range names {
		pins = append(pins, pin(name))
	}
	c, err := market.ComparePins(ctx, m, pins)
	if err != nil {
		return HybridPrice{}, fmt.Errorf("hybrid job: %w", err)
	}
	p := HybridPrice{Hybrid: h, Header: h.Dimension, Query: pins[0].Query, Whole: c.Rows[0], Each: Composite{Name: c.Rows[0].Name}}
	if m.About().Published {
		p.Whole = added(c.Rows[1:])
	}
	if d, err := market.FindDimension(m, h.Dimension); err == nil {
		p.Header = d.Header
	}
	p.Query.Percentiles = asked
	p.settle(c.Rows[1:])
	return p, nil
}

// added are the people of rows that are never pooled.
func added(rows []market.Row) market.Row {
	whole := market.Row{Employers: -1}
	for _, r := range rows {
		if r.People < 0 || whole.People < 0 {
			whole.People = -1
			continue
		}
		whole.People += r.People
	}
	return whole
}

// settle works the averages out of the jobs' rows.
func (p *HybridPrice) settle(rows []market.Row) {
	var curves quantile.Mixture
	for i, r := range rows {
		curves = append(curves, quantile.Part{Weight: p.Jobs[i].Share, Curve: curveOf(r)})
		s := Source{Name: p.Jobs[i].Name, Row: r, Weight: p.Jobs[i].Share, Ageing: 1, Rate: 1}
		s.Row.Figures = only(r, p.Query.Percentiles)
		if r.People == 0 {
			s.Out = remark.New(remark.NoPeople)
		}
		p.Each.Sources = append(p.Each.Sources, s)
	}
	p.Each.average(p.Query.Percentiles, func(percentile float64) (from, to float64) { return curves.Pay(percentile / 100) })
	times := 1 + p.Premium/100
	for i := range p.Each.Average {
		a := &p.Each.Average[i]
		if !p.shows(a.Percentile) {
			a.Value, a.From, a.To, a.Apart = math.NaN(), math.NaN(), math.NaN(), false
		}
		a.Value, a.From, a.To = a.Value*times, a.From*times, a.To*times
	}
	if p.Whole.Figures != nil {
		p.Whole.Figures = only(p.Whole, p.Query.Percentiles)
	}
}

// shows reports whether all jobs, by themselves and together, show a percentile.
func (p *HybridPrice) shows(percentile float64) bool {
	known := func(r market.Row) bool { f, ok := r.Figure(percentile); return ok && f.Known() }
	return (p.Whole.Figures == nil || known(p.Whole)) && !slices.ContainsFunc(p.Each.Sources, func(s Source) bool { return !known(s.Row) })
}
