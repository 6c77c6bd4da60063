package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// plan says which ranks the percentiles and the own rank of n people rest on, and
// then which their intervals do, so that their pay can be found in one go.
type plan struct {
	n       int
	figures []figure
	ranks   []int     // from 0, in the order in which fill takes their pay
	paid    []float64 // at the ranks, as far as it was looked up
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

// newPlan plans the percentiles of a query for n people, below of whom are paid
// less than the query's own pay, and upTo no more.
func newPlan(q market.Query, n, below, upTo int) plan {
	p := plan{n: n, own: q.Own, below: below, upTo: upTo, figures: make([]figure, len(q.Percentiles))}
	if n == 0 {
		return p
	}
	for i, percentile := range q.Percentiles {
		f := &p.figures[i]
		f.lower, f.fraction = quantile.Rank(n, percentile/100)
		p.ranks = append(p.ranks, f.lower, f.upper())
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

// planIntervals plans the intervals of people who are spread over employers so. An end
// that is the lowest or the highest of them is none.
func (p *plan) planIntervals(q market.Query, s *spread) {
	if p.n == 0 {
		return
	}
	for i, percentile := range q.Percentiles {
		f := &p.figures[i]
		if q.Plain {
			f.lack = quantile.NotAsked
			continue
		}
		if f.interval, f.counted, f.lack = s.interval(i, percentile); f.lack != "" {
			continue
		}
		if f.interval = f.interval.Among(p.n, f.counted); f.interval.Outside(p.n) < 1 {
			f.lack = quantile.OutermostPersons
			continue
		}
		p.ranks = append(p.ranks, f.interval.Lower-1, f.interval.Upper-1)
	}
}

// values are the percentiles; nil until their ranks are looked up.
func (p *plan) values() []float64 {
	if len(p.paid) == 0 {
		return nil
	}
	all := make([]float64, len(p.figures))
	for i, f := range p.figures {
		all[i] = quantile.Blend(p.paid[2*i], p.paid[2*i+1], f.fraction)
	}
	return all
}

// look finds the pay at the ranks that were not looked up yet, of each slot's plan
// and the whole cut's last.
func (c *cut) look(ctx context.Context, t *tally, plans []plan) error {
	var all []wanted[uint32]
	for slot := range plans {
		for _, rank := range plans[slot].ranks[len(plans[slot].paid):] {
			all = append(all, wanted[uint32]{slot: slot, over: uint32(rank)})
		}
	}
	if err := t.people.find(ctx, all); err != nil {
		return err
	}
	for _, found := range all {
		p := &plans[found.slot]
		p.paid = append(p.paid, c.amount.Of(c.pay.annual[found.record]))
	}
	return nil
}

// fill fills in a summary.
func (p *plan) fill(s *market.Summary) {
	s.Quantiles = make([]market.Quantile, len(p.figures))
	for i, value := range p.values() {
		s.Quantiles[i].Value, s.Quantiles[i].Below, s.Quantiles[i].Above = value, p.paid[2*i], p.paid[2*i+1]
	}
	rest := p.paid[min(2*len(p.figures), len(p.paid)):]
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
		if p.upTo > p.below+1 {
			r.To = float64(p.upTo-1) / float64(p.n-1)
		}
	default:
		r.Share = (float64(p.below) + ((p.own-less)/(more-less) - 1)) / float64(p.n-1)
	}
	return r
}
