package warehouse

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// Summarize computes the figures of the whole cut and of each of its groups, as records
// does: see there. People, steps and employers are counted in one statement, and a
// second one looks up the pay at the ranks of percentiles. Intervals cost two more where
// employers are named: one for how many of each one's people are paid less, one for the
// pay at the intervals' ends. A question that was answered before costs none.
func (m *Market) Summarize(ctx context.Context, q market.Query) (market.Summaries, error) {
	key := q.Key()
	if answer, kept := m.answers.find(key); kept {
		return answer, nil
	}
	c, err := m.newCut(q)
	if err != nil {
		return market.Summaries{}, err
	}
	var answer market.Summaries
	err = ask(ctx, m.db, func(a asking) (err error) {
		answer, err = c.summarize(a)
		return err
	})
	if err == nil {
		m.answers.keep(key, answer)
	}
	return answer, err
}

func (c *cut) summarize(a asking) (market.Summaries, error) {
	n, err := c.count(a, c.mixtures()...)
	if err != nil {
		return market.Summaries{}, err
	}
	groups := c.summaries(n)
	if c.query.Weighting == market.PerEmployer {
		err = c.summarizeEmployers(a, groups)
	} else {
		err = c.summarizePeople(a, n, groups)
	}
	if err != nil {
		return market.Summaries{}, err
	}
	if err := c.summarizeReceivers(a, groups); err != nil {
		return market.Summaries{}, err
	}
	if c.query.Publication {
		if err := c.summarizeTotals(a, groups); err != nil {
			return market.Summaries{}, err
		}
	}
	answer := market.Summaries{Groups: c.inOrder(groups), Mixed: c.mixed(n.mixes), Basis: c.query.Basis}
	if c.broken() && len(c.groups) < len(c.slots) {
		answer.Outside = groups[len(c.groups)]
	}
	return answer, nil
}

// summaries are what counting gives of each slot, and of the whole cut last.
func (c *cut) summaries(n *counted) []market.Summary {
	all := make([]market.Summary, len(n.all))
	for slot := range all {
		s := &all[slot]
		people := n.all[slot].people()
		s.Mean, s.MedianOfBase = c.amount.Of(n.sums[slot].Total()/float64(people)), math.NaN()
		s.Backing = n.backing(slot, people, c.query.Weighting)
		if slot < len(c.groups) && !n.isWhole(slot) {
			s.Group, s.Blank = c.groups[slot].label, c.groups[slot].blank
		}
	}
	return all
}

// backing is so many people of a slot with their employers, where the data names them.
func (n *counted) backing(slot, people int, counts market.Weighting) market.Backing {
	if n.staff == nil {
		return market.Backing{People: people, Employers: -1}
	}
	return n.staff[slot].Backing(people, counts)
}

// inOrder puts the whole cut first and leaves out groups without people, and people
// outside all bands.
func (c *cut) inOrder(groups []market.Summary) []market.Summary {
	out := []market.Summary{groups[len(groups)-1]}
	if !c.broken() {
		return out
	}
	for slot := range c.groups {
		if groups[slot].People > 0 {
			out = append(out, groups[slot])
		}
	}
	return out
}

// summarizePeople fills in percentiles and the own rank, each person counting once.
func (c *cut) summarizePeople(a asking, n *counted, groups []market.Summary) error {
	plans := make([]ranks.Plan, len(groups))
	for slot := range plans {
		plans[slot] = ranks.NewPlan(c.query, groups[slot].People, n.below[slot], n.upTo[slot])
	}
	if err := c.look(a, n, plans); err != nil {
		return err
	}
	spreads, err := c.spreads(a, plans, groups)
	if err != nil {
		return err
	}
	for slot := range plans {
		plans[slot].PlanIntervals(c.query, &spreads[slot])
	}
	if err := c.look(a, n, plans); err != nil {
		return err
	}
	for slot := range groups {
		plans[slot].Fill(&groups[slot])
	}
	return nil
}

// look looks up the pay at the ranks of plans that were not looked up yet.
func (c *cut) look(a asking, n *counted, plans []ranks.Plan) error {
	var all []wanted
	for slot := range plans {
		for _, rank := range plans[slot].Ranks[len(plans[slot].Paid):] {
			all = append(all, wanted{slot, rank})
		}
	}
	pays, err := n.find(a, all)
	if err != nil {
		return err
	}
	for i, w := range all {
		plans[w.slot].Paid = append(plans[w.slot].Paid, c.amount.Of(pays[i]))
	}
	return nil
}

// spreads finds how the people of each slot are spread over employers.
func (c *cut) spreads(a asking, plans []ranks.Plan, groups []market.Summary) ([]ranks.Spread, error) {
	all, figures := make([]ranks.Spread, len(plans)), len(c.query.Percentiles)
	for slot := range all {
		all[slot] = ranks.Spread{Group: quantile.Alone(groups[slot].People)}
	}
	if c.m.employers.name == nil || c.query.Plain || figures == 0 || groups[len(groups)-1].People == 0 {
		return all, nil
	}
	places := make([]marks, len(plans))
	for slot := range plans {
		places[slot] = c.marksOf(plans[slot].Values())
	}
	found, err := c.profiles(a, places)
	if err != nil {
		return nil, err
	}
	for slot, profiles := range found {
		if peopleOf(profiles) != groups[slot].People {
			return nil, errMoved
		}
		if groups[slot].People > 0 {
			all[slot] = spread(profiles, groups[slot].People, figures)
		}
	}
	return all, nil
}
