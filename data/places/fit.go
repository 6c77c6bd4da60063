package places

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/regression"
	"github.com/paybench/paybench/data/remark"
)

// What an estimate asks for, and what it does at most.
const (
	fewest      = 5       // people behind a differential, and employers where they are counted, whatever the gate
	clusters    = 2       // employers from which intervals allow for them
	mostPlaces  = 100     // those with most people
	mostColumns = 600     // places and roles
	mostScores  = 1 << 23 // employers × columns
)

// estimate fills in the differentials.
func (t *Table) estimate(ctx context.Context, people market.Sampler, at market.Dimension) error {
	c := &counts{sampler: people, query: t.Cut.Query, names: []string{at.Name}}
	for _, d := range t.Within {
		c.names = append(c.names, d.Name)
	}
	if err := c.count(ctx); err != nil {
		return err
	}
	codes := t.candidates(at)
	p := newCompared(c, market.Gate{}, codes)
	employers := c.employers(p.at)
	p.gate = t.gate(employers)
	columns := mostColumns
	if employers > 0 {
		columns = min(columns, mostScores/employers)
	}
	if left := c.keep(p.at, max(1, columns-len(codes))); left > 0 {
		t.note(remark.PlacesRolesLeft, left)
	}
	p, err := t.comparable(ctx, p, at, employers >= clusters)
	if err != nil || p == nil {
		return err
	}
	if err := t.fit(ctx, p, at, employers >= clusters); err != nil || !t.Reason.IsZero() {
		return err
	}
	t.notes(c, employers)
	return nil
}

// gate is the query's, and never less than estimates need: who alone is at a place tells
// nothing of how sure it is.
func (t *Table) gate(employers int) market.Gate {
	gate := t.Cut.Query.Gate
	gate.People = max(gate.People, fewest)
	gate.Employers = max(gate.Employers, fewest)
	if t.Cut.About.ByPeople() {
		gate.MaxShare = 0
		gate.Employers = fewest
	}
	if employers < clusters && t.Cut.About.ByPeople() {
		gate.Employers = 0
	}
	return gate
}

// candidates are the codes of the places that may be told of, at most mostPlaces.
func (t *Table) candidates(at market.Dimension) []uint32 {
	var of []int
	for i, p := range t.Places {
		if p.Reason.Kind == remark.NoModel {
			of = append(of, i)
		}
	}
	slices.SortStableFunc(of, func(a, b int) int { return cmp.Compare(t.Places[b].People, t.Places[a].People) })
	for _, i := range of[min(len(of), mostPlaces):] {
		t.Places[i].Reason = remark.New(remark.PlacesMost, mostPlaces)
	}
	of = of[:min(len(of), mostPlaces)]
	slices.Sort(of)
	var codes []uint32
	for _, i := range of {
		codes = append(codes, codeOf(at, t.Places[i].Name))
	}
	return codes
}

// codeOf is the code of a value.
func codeOf(d market.Dimension, label string) uint32 {
	return uint32(slices.IndexFunc(d.Values, func(v market.Value) bool { return v.Label == label }) + 1)
}

// place is the place of a code.
func (t *Table) place(at market.Dimension, code uint32) *Place {
	i := slices.IndexFunc(t.Places, func(p Place) bool { return p.Name == at.Values[code-1].Label })
	return &t.Places[i]
}

// comparable leaves out places one by one until each that is left is connected with the
// others and the gate holds behind its differential: first those that nothing connects,
// then always the one with fewest people. Who is left out takes no part in what is
// estimated of the others. It is nil where fewer than two places are left.
func (t *Table) comparable(ctx context.Context, p *compared, at market.Dimension, employers bool) (*compared, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p = newCompared(p.counts, p.gate, p.codes)
		out := make([]remark.Remark, len(p.codes))
		for place, in := range p.connected() {
			if !in {
				out[place] = remark.New(remark.PlaceUnconnected)
			}
		}
		if slices.IndexFunc(out, told) < 0 && len(out) > 1 {
			lack, ok := p.lack(employers)
			if !ok {
				t.Reason = remark.New(remark.ColumnsAlike)
				return nil, nil
			}
			if worst := p.thinnest(lack); worst >= 0 {
				out[worst] = lack[worst]
			}
		}
		var left []uint32
		for place, code := range p.codes {
			if out[place].IsZero() {
				left = append(left, code)
			} else {
				t.place(at, code).Reason = out[place]
			}
		}
		switch {
		case len(left) < 2:
			for _, code := range left {
				t.place(at, code).Reason = remark.New(remark.PlaceUnconnected)
			}
			t.Reason = remark.New(remark.PlacesTooFew)
			return nil, nil
		case len(left) == len(p.codes):
			return p, nil
		}
		p.codes = left
	}
}

func told(r remark.Remark) bool { return !r.IsZero() }

// thinnest is the place with fewest people of those that lack something; -1 for none.
func (p *compared) thinnest(lack []remark.Remark) int {
	worst := -1
	for place, why := range lack {
		if told(why) && (worst < 0 || p.all[place] <= p.all[worst]) {
			worst = place
		}
	}
	return worst
}

// fit fits the logarithm of pay on places and roles.
func (t *Table) fit(ctx context.Context, p *compared, at market.Dimension, employers bool) error {
	m, everybody := p.model(ctx, employers)
	f, err := regression.Fit(m, everybody)
	switch {
	case errors.Is(err, regression.ErrTooFew):
		t.Reason = remark.New(remark.TooFewForColumns)
		return nil
	case errors.Is(err, regression.ErrUnsound):
		t.Reason = remark.New(remark.ColumnsAlike)
		return nil
	case err != nil:
		return err
	}
	const decimals = 1e4
	factor := func(log float64) float64 { return math.Round(math.Exp(log)*decimals) / decimals }
	for i, code := range p.codes {
		one := t.place(at, code)
		one.Compared, one.Roles, one.Reason = int(p.all[i]), p.roles[i], remark.Remark{}
		one.Differential = factor(f.Contrasts[i].Value)
		if low, high, ok := f.Contrasts[i].Interval(market.Confidence); ok && high < math.Log(most) {
			one.Attainable, one.Low, one.High = true, factor(low), factor(high)
		}
	}
	t.People = int(p.total())
	for _, of := range p.people {
		if of != nil {
			t.Roles++
		}
	}
	return nil
}

// most is above any differential that can be.
const most = 1e6

// model is what is fitted: after the intercept a column for each place but the first, then
// one for each role but the first. The contrasts are the places', each from all together.
func (p *compared) model(ctx context.Context, employers bool) (regression.Model, regression.Everybody) {
	next := len(p.codes) // the intercept stands for the first place
	columnOf := make([]int, len(p.people))
	first := true
	for role, of := range p.people {
		switch {
		case of == nil:
			columnOf[role] = -1
		case first:
			first = false
		default:
			columnOf[role] = next
			next++
		}
	}
	m := regression.Model{Columns: next}
	total := p.total()
	for place := range p.codes {
		row := make([]float64, next)
		for other := 1; other < len(p.codes); other++ {
			row[other] = -p.all[other] / total
		}
		if place > 0 {
			row[place]++
		}
		m.Contrasts = append(m.Contrasts, row)
	}
	clusterOf := p.clusters(employers)
	m.Clusters = len(clusterOf)
	return m, func(visit func(*regression.Observation)) error {
		var o regression.Observation
		return p.sampler.Sample(ctx, p.query, p.names, func(b market.Batch) error {
			for i := range b.Pay {
				y, role, ok := p.log(b, i)
				place, in := p.at[b.Codes[0][i]]
				if !ok || !in || columnOf[role] < 0 {
					continue
				}
				o.Y, o.Cluster = y, regression.Alone
				o.Columns, o.Values = append(o.Columns[:0], 0), append(o.Values[:0], 1)
				for _, column := range []int{place, columnOf[role]} {
					if column > 0 {
						o.Columns, o.Values = append(o.Columns, column), append(o.Values, 1)
					}
				}
				if b.Employers != nil {
					if cluster, ok := clusterOf[b.Employers[i]]; ok {
						o.Cluster = cluster
					}
				}
				visit(&o)
			}
			return nil
		})
	}
}

// clusters numbers the employers of those who are compared; nil where everybody stands
// alone.
func (p *compared) clusters(employers bool) map[uint32]int {
	if !employers {
		return nil
	}
	of := map[uint32]int{}
	for _, x := range p.cells {
		if _, in := p.at[x.place]; !in || p.people[x.role] == nil || x.employer == 0 {
			continue
		}
		if _, met := of[x.employer]; !met {
			of[x.employer] = len(of)
		}
	}
	return of
}

// notes say what was left out or taken for granted.
func (t *Table) notes(c *counts, employers int) {
	switch {
	case c.unpaid == 0:
	case t.Cut.Query.Publication:
		t.note(remark.UnpaidLeftUncounted)
	default:
		t.note(remark.UnpaidLeft, c.unpaid)
	}
	switch weight := t.Cut.About.Weight; weight.Kind {
	case market.CountWeight:
		t.note(remark.RowsCountPeople, weight.Header)
	case market.SamplingWeight:
		t.note(remark.WeightsIgnored, weight.Header)
	}
	switch {
	case employers >= clusters:
		t.note(remark.IntervalsByEmployer)
	case c.named:
		t.note(remark.EmployersTooFew, clusters)
	default:
		t.note(remark.EmployersUnknown)
	}
}

func (t *Table) note(kind remark.Kind, args ...any) {
	t.Notes = append(t.Notes, remark.New(kind, args...))
}
