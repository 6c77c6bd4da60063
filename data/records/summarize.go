package records

import (
	"context"
	"fmt"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// Summarize computes the figures of the whole cut and of each of its groups. People
// are those whose pay of the element asked for is known.
//
// Percentiles are type 7 of what the people are paid; when each employer counts
// once, type 7 of the medians of what the employers pay, which the mean and the
// own rank then refer to as well. People whose employer is not named count as
// people only.
func (m *Market) Summarize(ctx context.Context, q market.Query) (market.Summaries, error) {
	c, err := m.newCut(q)
	if err != nil {
		return market.Summaries{}, err
	}
	t, err := c.countAll(ctx)
	if err != nil {
		return market.Summaries{}, err
	}
	defer t.release()
	groups := c.counted(t)
	switch {
	case q.Weighting == market.PerEmployer:
		err = c.summarizeEmployers(ctx, q, groups)
	case m.mass != nil:
		err = c.summarizeSample(ctx, q, t, groups)
	default:
		err = c.summarizePeople(ctx, q, t, groups)
	}
	if err != nil {
		return market.Summaries{}, err
	}
	if err := c.summarizeReceivers(ctx, q, t, groups); err != nil {
		return market.Summaries{}, err
	}
	if q.Publication {
		if err := c.summarizeTotals(ctx, q, groups); err != nil {
			return market.Summaries{}, err
		}
	}
	answer := market.Summaries{Groups: c.inOrder(groups), Mixed: t.mixed(), Basis: q.Basis}
	if outside := len(c.groups); c.by != nil && outside < c.slots {
		answer.Outside = groups[outside]
	}
	return answer, nil
}

// counted returns the summaries of each slot, and of the whole cut last, with all
// that counting people gives.
func (c *cut) counted(t *tally) []market.Summary {
	people, means := c.people(t), c.means(t)
	all := make([]market.Summary, len(people))
	for slot, n := range people {
		s := &all[slot]
		s.Mean, s.MedianOfBase = means[slot], math.NaN()
		if slot < len(c.groups) {
			s.Group, s.Blank = c.groups[slot].label, c.groups[slot].blank
		}
		s.Backing = market.Backing{People: n, Employers: -1}
	}
	whole := &all[c.slots]
	whole.Group, whole.Blank = "", false
	return all
}

// people returns the people in each slot, and in the whole cut last.
func (c *cut) people(t *tally) []int { return ints(t.people.bySlot()) }

// ints converts people.
func ints(people []uint32) []int {
	all := make([]int, len(people))
	for i, n := range people {
		all[i] = int(n)
	}
	return all
}

// means returns the mean pay of each slot, and of the whole cut last; NaN where
// there is nobody.
func (c *cut) means(t *tally) []float64 {
	means := c.totals(t.sums)
	if c.m.mass != nil {
		for slot, mass := range t.mass.bySlot() {
			means[slot] = c.amount.Of(means[slot] / mass)
		}
		return means
	}
	for slot, people := range t.people.bySlot() {
		means[slot] = c.amount.Of(means[slot] / float64(people))
	}
	return means
}

// inOrder puts the whole cut first and leaves out groups without people, and
// people outside all bands.
func (c *cut) inOrder(groups []market.Summary) []market.Summary {
	out := []market.Summary{groups[c.slots]}
	if c.by == nil {
		return out
	}
	for slot := range c.groups {
		if groups[slot].People > 0 {
			out = append(out, groups[slot])
		}
	}
	return out
}

// look finds the pay at the ranks that were not looked up yet, of each slot's plan
// and the whole cut's last.
func (c *cut) look(ctx context.Context, t *tally, plans []ranks.Plan) error {
	var all []wanted[uint32]
	for slot := range plans {
		for _, rank := range plans[slot].Ranks[len(plans[slot].Paid):] {
			all = append(all, wanted[uint32]{slot: slot, over: uint32(rank)})
		}
	}
	if err := t.people.find(ctx, all); err != nil {
		return err
	}
	for _, found := range all {
		p := &plans[found.slot]
		p.Paid = append(p.Paid, c.amount.Of(c.pay.annual[found.record]))
	}
	return nil
}

// summarizePeople fills in percentiles and the own rank, each person counting once.
func (c *cut) summarizePeople(ctx context.Context, q market.Query, t *tally, groups []market.Summary) error {
	below, upTo := make([]int, len(groups)), make([]int, len(groups))
	if q.Own != 0 {
		below, upTo = ints(t.people.below(c.positionOf(q.Own))), ints(t.people.below(c.positionAfter(q.Own)))
	}
	plans := make([]ranks.Plan, len(groups))
	inParallel(processors(), len(groups), func(_, slot int) {
		plans[slot] = ranks.NewPlan(q, groups[slot].People, below[slot], upTo[slot])
	})
	if c.m.roll.codes != nil && !q.Plain { // where the intervals lie hangs on the percentiles
		if err := c.look(ctx, t, plans); err != nil {
			return err
		}
	}
	slots := make([]spreading, len(groups))
	inParallel(processors(), len(groups), func(_, slot int) {
		people := groups[slot].People
		slots[slot] = spreading{group: quantile.Alone(people), weight: float64(people)}
		if !q.Plain {
			slots[slot].figures = plans[slot].Values()
		}
	})
	spreads, err := c.spreads(ctx, slots, groups)
	if err != nil {
		return err
	}
	inParallel(processors(), len(groups), func(_, slot int) { plans[slot].PlanIntervals(q, &spreads[slot]) })
	if err := c.look(ctx, t, plans); err != nil {
		return err
	}
	for slot := range groups {
		plans[slot].Fill(&groups[slot])
	}
	return nil
}

// summarizeEmployers fills in percentiles, mean and the own rank, each employer
// counting once with the median of what it pays.
func (c *cut) summarizeEmployers(ctx context.Context, q market.Query, groups []market.Summary) error {
	if c.m.roll.codes == nil {
		return fmt.Errorf("%s does not name employers, so they cannot count once each: choose a column that holds the employer, or count people", c.m.about.Name)
	}
	all, err := c.medians(ctx, groups[c.slots].People)
	if err != nil {
		return err
	}
	for slot, medians := range all {
		ranks.OfMedians(q, medians, &groups[slot])
	}
	return nil
}
