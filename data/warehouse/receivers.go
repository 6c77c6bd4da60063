package warehouse

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// summarizeReceivers says of a bonus or a commission how many people receive one, and
// the median of it in per cent of base among them. Of any other element it says
// nothing.
func (c *cut) summarizeReceivers(a asking, groups []market.Summary) error {
	if !c.m.elements[c.element].Kind.Variable() {
		return nil
	}
	n, err := c.of(c.pay, say("% > 0", c.pay)).count(a)
	if err != nil {
		return err
	}
	for slot := range groups {
		groups[slot].Receivers = n.backing(slot, n.all[slot].people(), c.query.Weighting)
	}
	if c.m.base < 0 {
		return nil
	}
	return c.medianOfBase(a, groups)
}

// medianOfBase fills in the median share of base.
func (c *cut) medianOfBase(a asking, groups []market.Summary) error {
	amount, base := c.m.pays[c.element].annual, c.m.pays[c.m.base].annual
	share := c.of(say("(% / % * 100)", amount, base), say("% > 0", amount), say("% > 0", base))
	n, err := share.count(a)
	if err != nil {
		return err
	}
	var all []wanted
	fractions := make([]float64, len(groups))
	for slot := range groups {
		people := n.all[slot].people()
		groups[slot].WithBase = n.backing(slot, people, c.query.Weighting)
		if people == 0 {
			continue
		}
		var lower int
		lower, fractions[slot] = quantile.Rank(people, 0.5)
		all = append(all, wanted{slot, lower}, wanted{slot, min(people-1, lower+1)})
	}
	found, err := n.find(a, all)
	if err != nil {
		return err
	}
	for i := 0; i < len(all); i += 2 {
		slot := all[i].slot
		groups[slot].MedianOfBase = quantile.Blend(found[i], found[i+1], fractions[slot])
	}
	return nil
}
