package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// sampled plans the figures of one slot under sampling weights.
//
// A percentile is the pay at which the summed weight reaches its share of the
// whole, and half-way to the next pay where it reaches that exactly, as
// quantile.Sampling has it.
//
// Its confidence interval is Woodruff's (Confidence Intervals for Medians and
// Other Position Measures, Journal of the American Statistical Association 47,
// 1952): an interval for the share, read off the weighted distribution, from below
// for its lower end and from above for its upper one. The interval for the share is
// the exact binomial one of as many people as can be counted on; see
// quantile.Group. Equal weights of people who stand alone leave all of them, and the
// interval is then the unweighted one.
type sampled struct {
	people    int
	mass      float64
	most      float64 // people the weights leave to count on
	below     int     // people paid less than the query's own pay
	massBelow float64 // their weight
	upTo      int     // people paid no more
	massUpTo  float64
	outer     outermost
	lowest    float64   // pay, in the query's basis
	ends      []tails   // by percentile
	paid      []float64 // of the records wanted
}

// tails are where an interval ends: its lower end is the first person with whom the
// summed weight is more than the share low, its upper end the first one, from above,
// with whom it is more than the share above.
type tails struct {
	low, above float64
	counted    int
	lack       quantile.Lack
	outside    int
}

// hit is the share of a slot's whole weight within which a summed weight counts as
// having reached its target exactly; the same as in quantile.Sampling.
const hit = 1e-12

// samples returns the plans of each slot, and of the whole cut last.
func (c *cut) samples(q market.Query, t *tally) []sampled {
	all := make([]sampled, c.slots+1)
	whole := nobodyYet(1)[0]
	mass, squares := t.mass.bySlot(), c.totals(t.squares)
	for slot, people := range c.people(t) {
		all[slot] = sampled{people: people, mass: mass[slot]}
		if people > 0 {
			all[slot].most = min(mass[slot]*mass[slot]/squares[slot], float64(people))
		}
		if slot < c.slots {
			all[slot].outer = t.outer[slot]
			whole.merge(t.outer[slot])
		}
	}
	all[c.slots].outer = whole
	for slot := range all {
		all[slot].lowest = c.amount.Of(all[slot].outer.low[0].pay)
	}
	if q.Own != 0 {
		position := c.positionOf(q.Own)
		below, massBelow := t.people.below(position), t.mass.below(position)
		position = c.positionAfter(q.Own)
		upTo, massUpTo := t.people.below(position), t.mass.below(position)
		for slot := range all {
			all[slot].below, all[slot].massBelow = int(below[slot]), massBelow[slot]
			all[slot].upTo, all[slot].massUpTo = int(upTo[slot]), massUpTo[slot]
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

// want asks for the records behind a slot's percentiles.
func (s *sampled) want(q market.Query, slot int) []wanted[float64] {
	if s.people == 0 {
		return nil
	}
	var all []wanted[float64]
	for _, percentile := range q.Percentiles {
		all = append(all, s.reaching(slot, percentile/100), s.passing(slot, percentile/100))
	}
	return all
}

// wantIntervals asks for the records at the ends of intervals of people who are spread
// over employers so. An end that is the lowest or the highest person is none.
func (s *sampled) wantIntervals(q market.Query, slot int, of *ranks.Spread) []wanted[float64] {
	if s.people == 0 {
		return nil
	}
	var all []wanted[float64]
	s.ends = make([]tails, len(q.Percentiles))
	for i, percentile := range q.Percentiles {
		e := &s.ends[i]
		if q.Plain {
			e.lack = quantile.NotAsked
			continue
		}
		var ranks quantile.Ranks
		if ranks, e.counted, e.lack = of.Interval(i, percentile); e.lack != "" {
			continue
		}
		m := float64(e.counted)
		e.low, e.above = float64(ranks.Lower-1)/m, float64(e.counted-ranks.Upper)/m
		if e.outside = min(s.outer.low.within((e.low+hit)*s.mass), s.outer.high.within((e.above+hit)*s.mass)); e.outside < 1 {
			e.lack = quantile.OutermostPersons
			continue
		}
		all = append(all, s.passing(slot, e.low), s.reaching(slot, 1-e.above))
	}
	return all
}

// values are the percentiles, once their records are found.
func (s *sampled) values(q market.Query) []float64 {
	if s.people == 0 {
		return nil
	}
	all := make([]float64, len(q.Percentiles))
	for i := range all {
		all[i] = quantile.Blend(s.paid[2*i], s.paid[2*i+1], 0.5)
	}
	return all
}

// fill fills in a summary.
func (s *sampled) fill(q market.Query, to *market.Summary) {
	to.Quantiles = make([]market.Quantile, len(q.Percentiles))
	for i := range to.Quantiles {
		x := &to.Quantiles[i]
		x.Value, x.Lack = math.NaN(), quantile.TooFewPeople
	}
	values := s.values(q)
	rest := s.paid[2*len(values):]
	for i, value := range values {
		x, e := &to.Quantiles[i], s.ends[i]
		x.Value, x.Below, x.Above = value, s.paid[2*i], s.paid[2*i+1]
		if x.Lack, x.Counted = e.lack, e.counted; e.lack == "" {
			x.Low, x.High, x.Spare, rest = rest[0], rest[1], e.outside, rest[2:]
		}
	}
	if q.Own != 0 && s.people > 0 {
		to.Own = s.rank(q.Own)
	}
}

// rank returns where the own pay stands: the share of the weight of those paid
// less.
func (s *sampled) rank(own float64) market.Rank {
	switch s.below {
	case s.people:
		return market.Rank{Known: true, Share: 1, AboveHighest: true}
	case 0:
		r := market.Rank{Known: true, BelowLowest: own < s.lowest}
		r.To = s.tie()
		return r
	default:
		return market.Rank{Known: true, Share: min(s.massBelow/s.mass, 1), To: s.tie()}
	}
}

// tie is the share of the weight of those paid no more than the own pay, where several
// are paid it; 0 otherwise.
func (s *sampled) tie() float64 {
	if s.upTo > s.below+1 {
		return min(s.massUpTo/s.mass, 1)
	}
	return 0
}

// summarizeSample fills in percentiles and the own rank under sampling weights.
func (c *cut) summarizeSample(ctx context.Context, q market.Query, t *tally, groups []market.Summary) error {
	plans := c.samples(q, t)
	err := c.lookUp(ctx, t, plans, func(slot int) []wanted[float64] { return plans[slot].want(q, slot) })
	if err != nil {
		return err
	}
	slots := make([]spreading, len(plans))
	for slot := range plans {
		s := &plans[slot]
		alone := quantile.Group{People: s.people, Employers: s.people, Most: s.most}
		slots[slot] = spreading{group: alone, weight: s.mass, figures: s.values(q)}
	}
	spreads, err := c.spreads(ctx, slots, groups)
	if err != nil {
		return err
	}
	err = c.lookUp(ctx, t, plans, func(slot int) []wanted[float64] { return plans[slot].wantIntervals(q, slot, &spreads[slot]) })
	if err != nil {
		return err
	}
	for slot := range plans {
		plans[slot].fill(q, &groups[slot])
	}
	return nil
}

// lookUp finds the pay of the records that are wanted of each slot.
func (c *cut) lookUp(ctx context.Context, t *tally, plans []sampled, want func(slot int) []wanted[float64]) error {
	var all []wanted[float64]
	for slot := range plans {
		all = append(all, want(slot)...)
	}
	if err := t.mass.find(ctx, all); err != nil {
		return err
	}
	for _, found := range all {
		s := &plans[found.slot]
		s.paid = append(s.paid, c.amount.Of(c.pay.annual[found.record]))
	}
	return nil
}

// outermost are the people at either end of a slot.
type outermost struct{ low, high edge }

// edge is the two outermost people on one side, who come in order of pay, of equal pay
// the lighter first.
type edge [2]struct{ pay, weight float64 }

// take takes in someone. Pay is turned over at the upper edge.
func (e *edge) take(pay, weight float64) {
	after := func(i int) bool { return pay > e[i].pay || pay == e[i].pay && weight >= e[i].weight }
	switch {
	case after(1):
	case after(0):
		e[1].pay, e[1].weight = pay, weight
	default:
		e[1] = e[0]
		e[0].pay, e[0].weight = pay, weight
	}
}

// within counts those of the two whose summed weight is no more than a limit.
func (e *edge) within(limit float64) int {
	switch {
	case e[0].weight > limit:
		return 0
	case e[0].weight+e[1].weight > limit:
		return 1
	default:
		return 2
	}
}

func (o *outermost) merge(other outermost) {
	for i := range other.low {
		o.low.take(other.low[i].pay, other.low[i].weight)
		o.high.take(other.high[i].pay, other.high[i].weight)
	}
}

// nobodyYet is where looking for the outermost people of so many slots begins.
func nobodyYet(slots int) []outermost {
	all := make([]outermost, slots)
	for slot := range all {
		for i := range all[slot].low {
			all[slot].low[i].pay, all[slot].high[i].pay = math.Inf(1), math.Inf(1)
		}
	}
	return all
}

// addOutermost takes in records of a unit, whose slots are given.
func (t *tally) addOutermost(records, slots []uint32) {
	for i, record := range records {
		o, pay, weight := &t.outer[slots[i]], t.c.pay.annual[record], t.c.m.mass[record]
		o.low.take(pay, weight)
		o.high.take(-pay, weight)
	}
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
