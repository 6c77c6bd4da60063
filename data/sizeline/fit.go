package sizeline

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/regression"
	"github.com/paybench/paybench/data/remark"
)

// selection is the people of a cut whose size and pay are known.
type selection struct {
	cut       market.Query
	size      market.Dimension
	codes     []uint32              // of the size
	pay       []float64             // logarithms
	cluster   []int                 // by person, numbered from 0; nil where the market names no employers
	employers int                   // named ones
	clusters  int                   // those, and each person without a named one
	unpaid    int                   // people without pay above zero, who are left out
	amount    func(float64) float64 // rounds pay for outside publication; nil where that may not be told
}

// newSelection reads them, for outside publication in the terms of the source, in which
// figures are rounded.
func newSelection(ctx context.Context, people market.Sampler, c market.Comparison, size market.Dimension) (*selection, error) {
	s := &selection{cut: c.Query, size: size}
	q, amount, err := market.SourceTerms(c.About, c.Element, c.Query)
	if err != nil {
		return nil, err
	}
	if !c.Query.Publication {
		q = c.Query
	} else if round, ok := c.Rounds(amount); ok {
		s.amount = round
	}
	numbers := map[uint32]int{} // of the named employers' clusters
	err = people.Sample(ctx, q, []string{size.Name}, func(b market.Batch) error {
		for i, pay := range b.Pay {
			if !(pay > 0) {
				s.unpaid++
				continue
			}
			s.codes, s.pay = append(s.codes, b.Codes[0][i]), append(s.pay, math.Log(pay))
			if b.Employers == nil {
				continue
			}
			number, met := numbers[b.Employers[i]]
			if !met || b.Employers[i] == 0 {
				number, s.clusters = s.clusters, s.clusters+1
			}
			if !met && b.Employers[i] != 0 {
				numbers[b.Employers[i]] = number
			}
			s.cluster = append(s.cluster, number)
		}
		return nil
	})
	s.employers = len(numbers)
	return s, err
}

// refusal says why so few make no line.
func (s *selection) refusal() remark.Remark {
	switch {
	case len(s.pay) < FewestPeople:
		return remark.New(remark.FewPeople, FewestPeople, len(s.pay))
	case s.cluster != nil && s.employers < FewestEmployers:
		return remark.New(remark.FewEmployers, FewestEmployers, s.employers)
	}
	return remark.Remark{}
}

// alike reports whether some employer has several of the people.
func (s *selection) alike() bool { return s.cluster != nil && s.clusters < len(s.pay) }

// sizeOf is the size of a person.
func (s *selection) sizeOf(i int) float64 { return s.size.Values[s.codes[i]-1].Low }

// reach are the sizes that a line may reach. The smallest and the largest are those of
// one employer; for outside publication it ends at the third person's from either end.
func (s *selection) reach() (low, high float64) {
	codes := slices.Sorted(slices.Values(s.codes))
	at := 0
	if s.cut.Publication {
		at = 2
	}
	return s.size.Values[codes[at]-1].Low, s.size.Values[codes[len(codes)-1-at]-1].Low
}

// told says how figures are told: as they are, or for outside publication rounded,
// amounts as those of a comparison, shares to a tenth of a per cent, degrees of freedom not
// at all.
type told struct{ amount, share, freedom func(float64) float64 }

// told is how a selection's figures are told; ok is false where no amount may be.
func (s *selection) told() (t told, ok bool) {
	if !s.cut.Publication {
		as := func(x float64) float64 { return x }
		return told{as, as, as}, true
	}
	t.amount = s.amount
	t.share = func(x float64) float64 { return math.RoundToEven(1000*x) / 1000 }
	t.freedom = func(float64) float64 { return math.NaN() }
	return t, s.amount != nil
}

// courseSteps is in how many steps the course of the line is told.
const courseSteps = 40

// fit fits the line.
func (l *Line) fit(s *selection, asked []float64) error {
	l.Low, l.High = s.reach()
	t, ok := s.told()
	if !ok {
		l.Reason = remark.New(remark.MedianTellsNoUnit)
		return nil
	}
	if l.Low == l.High {
		l.Reason = remark.New(remark.OneSize)
		return nil
	}
	for _, size := range asked {
		l.At = append(l.At, At{Size: size, Inside: size >= l.Low && size <= l.High})
	}
	step := math.Log(l.High/l.Low) / courseSteps
	for i := range courseSteps + 1 {
		size := l.Low * math.Exp(float64(i)*step)
		if i == courseSteps {
			size = l.High
		}
		l.Course = append(l.Course, At{Size: size, Inside: true})
	}
	mean := 0.0
	for i := range s.pay {
		mean += (math.Log(s.sizeOf(i)) - mean) / float64(i+1)
	}
	all := append(slices.Clone(l.At), l.Course...)
	contrasts := [][]float64{{0, 1}}
	for _, at := range all {
		contrasts = append(contrasts, []float64{1, math.Log(at.Size) - mean})
	}
	f, err := regression.Fit(s.model(contrasts), s.observations(mean))
	switch {
	case errors.Is(err, regression.ErrTooFew), errors.Is(err, regression.ErrUnsound):
		l.Reason = remark.New(remark.OneSize)
		return nil
	case err != nil:
		return err
	}
	l.People, l.Employers, l.Alike, l.RSquared, l.Spread = f.People, s.employers, s.alike(), t.share(f.RSquared), t.share(f.Spread)
	slope := f.Contrasts[0]
	l.Elasticity = t.estimate(slope, t.share)
	l.Doubling = t.estimate(slope, func(x float64) float64 { return t.share(math.Expm1(x * math.Ln2)) })
	left := s.residuals(f.Coefficients, mean)
	for i := range all {
		if all[i].Inside {
			all[i].say(f.Contrasts[1+i], left, t)
		}
	}
	l.At, l.Course = all[:len(l.At)], all[len(l.At):]
	l.Points = s.points()
	l.note(s)
	return nil
}

// model is what is fitted.
func (s *selection) model(contrasts [][]float64) regression.Model {
	m := regression.Model{Columns: 2, Contrasts: contrasts}
	if s.alike() {
		m.Clusters = s.clusters
	}
	return m
}

// observations hands over the people.
func (s *selection) observations(mean float64) regression.Everybody {
	return func(visit func(*regression.Observation)) error {
		o := regression.Observation{Columns: []int{0, 1}, Values: []float64{1, 0}, Cluster: regression.Alone}
		for i, pay := range s.pay {
			o.Y, o.Values[1] = pay, math.Log(s.sizeOf(i))-mean
			if s.alike() {
				o.Cluster = s.cluster[i]
			}
			visit(&o)
		}
		return nil
	}
}

// residuals are what the line leaves of log pay, ascending.
func (s *selection) residuals(line []float64, mean float64) []float64 {
	left := make([]float64, len(s.pay))
	for i, pay := range s.pay {
		left[i] = pay - line[0] - line[1]*(math.Log(s.sizeOf(i))-mean)
	}
	slices.Sort(left)
	return left
}

// estimate is an estimate of the fit in other units.
func (t told) estimate(e regression.Estimate, in func(float64) float64) Estimate {
	out := Estimate{Value: in(e.Value), Freedom: t.freedom(e.Freedom)}
	if low, high, ok := e.Interval(market.Confidence); ok && !math.IsInf(in(high), 0) {
		out.Attainable, out.Low, out.High = true, in(low), in(high)
	}
	return out
}

// say fills in what is paid at a size inside.
func (a *At) say(line regression.Estimate, residuals []float64, t told) {
	paid := func(log float64) float64 { return t.amount(math.Exp(log)) }
	a.Line = t.estimate(line, paid)
	a.P25 = paid(line.Value + quantile.Type7(residuals, 0.25))
	a.P50 = paid(line.Value + quantile.Type7(residuals, 0.5))
	a.P75 = paid(line.Value + quantile.Type7(residuals, 0.75))
}

// mostPoints is how many people a chart shows.
const mostPoints = 2000

// points are people, evenly among all in the order of pay where these are too many.
func (s *selection) points() []Point {
	if s.cut.Publication {
		return nil
	}
	n := len(s.pay)
	shown := min(n, mostPoints)
	all := make([]Point, shown)
	for i := range all {
		at := i * n / shown
		all[i] = Point{s.sizeOf(at), math.Exp(s.pay[at])}
	}
	return all
}

// note says who is left out and what is assumed.
func (l *Line) note(s *selection) {
	whole := l.Cut.Whole().People
	if n := whole - len(s.pay) - s.unpaid; n > 0 {
		l.Notes = append(l.Notes, counted(l.Cut.Query, n, remark.SizeUnknown, remark.SizeUnknownUncounted))
	}
	if s.unpaid > 0 {
		l.Notes = append(l.Notes, counted(l.Cut.Query, s.unpaid, remark.UnpaidLeft, remark.UnpaidLeftUncounted))
	}
	switch {
	case l.Alike:
		l.Notes = append(l.Notes, remark.New(remark.IntervalsByEmployer))
	case s.cluster == nil:
		l.Notes = append(l.Notes, remark.New(remark.EmployersUnknown))
	}
	if weight := l.Cut.About.Weight; weight.Kind == market.SamplingWeight {
		l.Notes = append(l.Notes, remark.New(remark.WeightsIgnored, weight.Header))
	}
	if l.Cut.Query.Publication {
		l.People, l.Employers = -1, -1
	}
}

// counted is a remark with a number of people, or the one that does not tell it,
// which is not for outside publication.
func counted(q market.Query, n int, told, untold remark.Kind) remark.Remark {
	if q.Publication {
		return remark.New(untold)
	}
	return remark.New(told, n)
}
