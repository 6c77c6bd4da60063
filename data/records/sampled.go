package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// sampled plans the figures of one slot under sampling weights.
//
// A percentile is the pay at which the summed weight reaches its share of the
// whole, and half-way to the next pay where it reaches that exactly, as
// quantile.Sampling has it.
//
// Its confidence interval is Woodruff's (Confidence Intervals for Medians and
// Other Position Measures, Journal of the American Statistical Association 47,
// 1952): an interval for the share, read off the weighted distribution. The
// interval for the share is the exact binomial one of quantile.Interval, for as
// many people as the weights leave to count on, (sum of w)² / sum of w² (Kish,
// Survey Sampling, 1965, section 11.7), rounded down. Equal weights leave all of
// them, and the interval is then the unweighted one.
type sampled struct {
	people    int
	mass      float64
	effective int     // people the weights leave to count on
	below     int     // people paid less than the query's own pay
	massBelow float64 // their weight
}

// hit is the share of a slot's whole weight within which a summed weight counts as
// having reached its target exactly; the same as in quantile.Sampling.
const hit = 1e-12

// samples returns the plans of each slot, and of the whole cut last.
func (c *cut) samples(q market.Query, t *tally) []sampled {
	all := make([]sampled, c.slots+1)
	mass, squares := t.mass.bySlot(), c.totals(t.squares)
	for slot, people := range c.people(t) {
		all[slot] = sampled{people: people, mass: mass[slot]}
		// The last factor makes up for the rounding of sums.
		if n := mass[slot] * mass[slot] / squares[slot] * (1 + 1e-9); n >= 1 {
			all[slot].effective = int(min(n, float64(people)))
		}
	}
	if q.Own != 0 {
		position := c.positionOf(q.Own)
		below, massBelow := t.people.below(position), t.mass.below(position)
		for slot := range all {
			all[slot].below, all[slot].massBelow = int(below[slot]), massBelow[slot]
		}
	}
	return all
}

// reaching asks for the record at which the summed weight reaches a share of the
// whole, and passing for the one at which it is more.
func (s *sampled) reaching(slot int, share float64) wanted[float64] {
	return wanted[float64]{slot: slot, over: max(0, (share-hit)*s.mass)}
}

func (s *sampled) passing(slot int, share float64) wanted[float64] {
	return wanted[float64]{slot: slot, over: (share + hit) * s.mass}
}

// interval returns the ends of a percentile's interval, as shares that the summed
// weight must pass.
func (s *sampled) interval(share float64) (low, high float64, attainable bool) {
	ranks, attainable := quantile.Interval(s.effective, share, market.Confidence)
	n := float64(s.effective)
	return float64(ranks.Lower-1) / n, float64(ranks.Upper-1) / n, attainable
}

// want asks for the records behind a slot's figures, in the order in which fill
// takes their pay.
func (s *sampled) want(q market.Query, slot int) []wanted[float64] {
	if s.people == 0 {
		return nil
	}
	var all []wanted[float64]
	for _, percentile := range q.Percentiles {
		all = append(all, s.reaching(slot, percentile/100), s.passing(slot, percentile/100))
		if low, high, ok := s.interval(percentile / 100); ok {
			all = append(all, s.passing(slot, low), s.passing(slot, high))
		}
	}
	return append(all, s.reaching(slot, 0), s.reaching(slot, 1))
}

// fill fills in a summary, given the pay of the records wanted and that of those who
// are second from either end.
func (s *sampled) fill(q market.Query, to *market.Summary, paid []float64, ends [2]float64) {
	to.Quantiles = make([]market.Quantile, len(q.Percentiles))
	if s.people == 0 {
		for i := range to.Quantiles {
			to.Quantiles[i].Value = math.NaN()
		}
		return
	}
	lowest, highest := paid[len(paid)-2], paid[len(paid)-1]
	second, secondLast := ends[0], ends[1]
	for i, percentile := range q.Percentiles {
		x := &to.Quantiles[i]
		x.Below, x.Above, paid = paid[0], paid[1], paid[2:]
		x.Value = quantile.Blend(x.Below, x.Above, 0.5)
		if _, _, x.Attainable = s.interval(percentile / 100); x.Attainable {
			x.Low, x.High, paid = paid[0], paid[1], paid[2:]
			switch {
			case x.Low == lowest || x.High == highest:
			case x.Low == second || x.High == secondLast:
				x.Spare = 1
			default:
				x.Spare = 2
			}
		}
	}
	if q.Own != 0 {
		to.Own = s.rank(q.Own, lowest)
	}
}

// rank returns where the own pay stands: the share of the weight of those paid
// less.
func (s *sampled) rank(own, lowest float64) market.Rank {
	switch s.below {
	case s.people:
		return market.Rank{Known: true, Share: 1, AboveHighest: true}
	case 0:
		return market.Rank{Known: true, BelowLowest: own < lowest}
	default:
		return market.Rank{Known: true, Share: min(s.massBelow/s.mass, 1)}
	}
}

// summarizeSample fills in percentiles and the own rank under sampling weights.
func (c *cut) summarizeSample(ctx context.Context, q market.Query, t *tally, groups []market.Summary) error {
	plans := c.samples(q, t)
	var all []wanted[float64]
	ends := make([]int, len(plans))
	for slot := range plans {
		all = append(all, plans[slot].want(q, slot)...)
		ends[slot] = len(all)
	}
	if err := t.mass.find(ctx, all); err != nil {
		return err
	}
	paid := make([]float64, len(all))
	for i, found := range all {
		paid[i] = c.amount.Of(c.pay.annual[found.record])
	}
	seconds, err := c.secondFromEnds(ctx, t, groups)
	if err != nil {
		return err
	}
	from := 0
	for slot, end := range ends {
		plans[slot].fill(q, &groups[slot], paid[from:end], seconds[slot])
		from = end
	}
	return nil
}

// secondFromEnds returns the second lowest and the second highest pay of each slot.
func (c *cut) secondFromEnds(ctx context.Context, t *tally, groups []market.Summary) ([][2]float64, error) {
	var all []wanted[uint32]
	for slot, s := range groups {
		if s.People > 1 {
			all = append(all, wanted[uint32]{slot: slot, over: 1}, wanted[uint32]{slot: slot, over: uint32(s.People - 2)})
		}
	}
	if err := t.people.find(ctx, all); err != nil {
		return nil, err
	}
	seconds := make([][2]float64, len(groups))
	for i, found := range all {
		seconds[found.slot][i%2] = c.amount.Of(c.pay.annual[found.record])
	}
	return seconds, nil
}

// medianOfSample fills in the median share of base under sampling weights. The cut
// is in the order of those shares.
func (c *cut) medianOfSample(ctx context.Context, t *tally, groups []market.Summary) error {
	var all []wanted[float64]
	for slot, mass := range t.mass.bySlot() {
		if groups[slot].WithBase.People > 0 {
			s := sampled{mass: mass}
			all = append(all, s.reaching(slot, 0.5), s.passing(slot, 0.5))
		}
	}
	if err := t.mass.find(ctx, all); err != nil {
		return err
	}
	for i := 0; i < len(all); i += 2 {
		lower, upper := c.pay.annual[all[i].record], c.pay.annual[all[i+1].record]
		groups[all[i].slot].MedianOfBase = quantile.Blend(lower, upper, 0.5)
	}
	return nil
}
