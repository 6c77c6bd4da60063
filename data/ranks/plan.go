// Package ranks says which people, counted in order of pay, the figures of a group
// rest on: those that a percentile lies between, those at the ends of its interval,
// and the neighbours of an own pay. Whoever can count people and look up the pay of
// the n-th of them, in memory or in a database, has the same figures.
package ranks

import (
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// Plan says which ranks the percentiles and the own rank of n people rest on, and
// then which their intervals do, so that their pay can be found in one go.
type Plan struct {
	n       int
	figures []figure
	Ranks   []int     // from 0, in the order in which Fill takes their pay
	Paid    []float64 // at the ranks, as far as it was looked up
	own     float64
	below   int // people paid less than own
	upTo    int // people paid no more than own
}

// figure is where one percentile and its interval lie.
type figure struct {
	lower    int
	fraction float64
	interval quantile.Ranks
	counted  int // people that the interval counts on
	lack     quantile.Lack
}

// NewPlan plans the percentiles of a query for n people, below of whom are paid
// less than the query's own pay, and upTo no more.
func NewPlan(q market.Query, n, below, upTo int) Plan {
	p := Plan{n: n, own: q.Own, below: below, upTo: upTo, figures: make([]figure, len(q.Percentiles))}
	if n == 0 {
		return p
	}
	for i, percentile := range q.Percentiles {
		f := &p.figures[i]
		f.lower, f.fraction = quantile.Rank(n, percentile/100)
		p.Ranks = append(p.Ranks, f.lower, f.upper())
	}
	if p.own != 0 {
		p.Ranks = append(p.Ranks, max(0, below-1), min(below, n-1))
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

// PlanIntervals plans the intervals of people who are spread over employers so. An end
// that is the lowest or the highest of them is none.
func (p *Plan) PlanIntervals(q market.Query, s *Spread) {
	if p.n == 0 {
		return
	}
	for i, percentile := range q.Percentiles {
		f := &p.figures[i]
		if q.Plain {
			f.lack = quantile.NotAsked
			continue
		}
		if f.interval, f.counted, f.lack = s.Interval(i, percentile); f.lack != "" {
			continue
		}
		if f.interval = f.interval.Among(p.n, f.counted); f.interval.Outside(p.n) < 1 {
			f.lack = quantile.OutermostPersons
			continue
		}
		p.Ranks = append(p.Ranks, f.interval.Lower-1, f.interval.Upper-1)
	}
}

// Values are the percentiles; nil until their ranks are looked up.
func (p *Plan) Values() []float64 {
	if len(p.Paid) == 0 {
		return nil
	}
	all := make([]float64, len(p.figures))
	for i, f := range p.figures {
		all[i] = quantile.Blend(p.Paid[2*i], p.Paid[2*i+1], f.fraction)
	}
	return all
}

// Fill fills in a summary.
func (p *Plan) Fill(s *market.Summary) {
	s.Quantiles = make([]market.Quantile, len(p.figures))
	for i, value := range p.Values() {
		s.Quantiles[i].Value, s.Quantiles[i].Below, s.Quantiles[i].Above = value, p.Paid[2*i], p.Paid[2*i+1]
	}
	rest := p.Paid[min(2*len(p.figures), len(p.Paid)):]
	if p.own != 0 && p.n > 0 {
		s.Own, rest = p.rank(rest[0], rest[1]), rest[2:]
	}
	for i, f := range p.figures {
		x := &s.Quantiles[i]
		x.Lack, x.Counted = f.lack, f.counted
		switch {
		case p.n == 0:
			x.Value, x.Lack = math.NaN(), quantile.TooFewPeople
		case f.lack == "":
			x.Low, x.High, rest = rest[0], rest[1], rest[2:]
			x.Spare = min(f.interval.Outside(p.n), 2)
		}
	}
}

// rank returns where the own pay stands, given the pay of its neighbours: the last
// person paid less, and the first paid as much or more. It is Excel's
// PERCENTRANK.INC, before that cuts the result to three digits: see
// quantile.PercentRank.
func (p *Plan) rank(less, more float64) market.Rank {
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
		if p.upTo > p.below+1 {
			r.To = float64(p.upTo-1) / float64(p.n-1)
		}
	default:
		r.Share = (float64(p.below) + ((p.own-less)/(more-less) - 1)) / float64(p.n-1)
	}
	return r
}
