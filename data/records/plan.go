package records

import (
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// plan says which ranks the percentiles and the own rank of n people rest on, so
// that their pay can be found in one go.
type plan struct {
	n       int
	figures []figure
	ranks   []int // from 0, in the order in which fill takes their pay
	own     float64
	below   int // people paid less than own
}

// figure is where one percentile and its interval lie.
type figure struct {
	lower      int
	fraction   float64
	interval   quantile.Ranks
	attainable bool
}

// newPlan plans the percentiles of a query for n people, below of whom are paid
// less than the query's own pay.
func newPlan(q market.Query, n, below int) plan {
	p := plan{n: n, own: q.Own, below: below, figures: make([]figure, len(q.Percentiles))}
	if n == 0 {
		return p
	}
	for i, percentile := range q.Percentiles {
		f := &p.figures[i]
		f.lower, f.fraction = quantile.Rank(n, percentile/100)
		p.ranks = append(p.ranks, f.lower, f.upper())
		if f.interval, f.attainable = quantile.Interval(n, percentile/100, market.Confidence); f.attainable {
			p.ranks = append(p.ranks, f.interval.Lower-1, f.interval.Upper-1)
		}
	}
	if p.own != 0 {
		p.ranks = append(p.ranks, max(0, below-1), min(below, n-1))
	}
	return p
}

// upper returns the rank of the upper neighbour, which is the lower one when that
// is the percentile.
func (f *figure) upper() int {
	if f.fraction == 0 {
		return f.lower
	}
	return f.lower + 1
}

// fill fills in a summary, given the pay at the plan's ranks.
func (p *plan) fill(s *market.Summary, paid []float64) {
	s.Quantiles = make([]market.Quantile, len(p.figures))
	for i := range p.figures {
		s.Quantiles[i].Value = math.NaN()
	}
	if p.n == 0 {
		return
	}
	next := func() float64 {
		x := paid[0]
		paid = paid[1:]
		return x
	}
	for i, f := range p.figures {
		x := &s.Quantiles[i]
		x.Below, x.Above, x.Attainable = next(), next(), f.attainable
		x.Value = quantile.Blend(x.Below, x.Above, f.fraction)
		if f.attainable {
			x.Low, x.High = next(), next()
			x.Spare = min(f.interval.Lower-1, p.n-f.interval.Upper, 2)
		}
	}
	if p.own != 0 {
		s.Own = p.rank(next(), next())
	}
}

// rank returns where the own pay stands, given the pay of its neighbours: the last
// person paid less, and the first paid as much or more. It is Excel's
// PERCENTRANK.INC, before that cuts the result to three digits: see
// quantile.PercentRank.
func (p *plan) rank(less, more float64) market.Rank {
	r := market.Rank{Known: true}
	switch {
	case p.below == p.n:
		r.Share, r.AboveHighest = 1, true
	case p.below == 0 && p.own < more:
		r.BelowLowest = true
	case p.n == 1:
		r.Share = 1
	case p.own == more:
		r.Share = float64(p.below) / float64(p.n-1)
	default:
		r.Share = (float64(p.below) + ((p.own-less)/(more-less) - 1)) / float64(p.n-1)
	}
	return r
}
