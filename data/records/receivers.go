package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// summarizeReceivers says of a bonus or a commission how many people receive one,
// and the median of it in per cent of base among them. Of any other element it
// says nothing.
func (c *cut) summarizeReceivers(ctx context.Context, q market.Query, t *tally, groups []market.Summary) error {
	if !c.variable() {
		return nil
	}
	first := c.positionOf(math.SmallestNonzeroFloat64)
	nothing := ints(t.people.below(first))
	employers, err := c.staff(ctx, t, &t.paid, first)
	if err != nil {
		return err
	}
	for slot := range groups {
		groups[slot].Receivers = backing(employers, slot, groups[slot].People-nothing[slot], q)
	}
	if c.m.base < 0 {
		return nil
	}
	return c.medianOfBase(ctx, q, groups)
}

// variable reports whether the cut is of a bonus or a commission, which not
// everybody receives.
func (c *cut) variable() bool { return c.m.elements[c.element].Kind.Variable() }

// backing is so many people of a slot with their employers, where the data names
// them.
func backing(employers []ranks.Staff, slot, people int, q market.Query) market.Backing {
	if employers == nil {
		return market.Backing{People: people, Employers: -1}
	}
	return employers[slot].Backing(people, q.Weighting)
}

// addReceivers counts the employers of those who are paid more than nothing.
func (t *tally) addReceivers(records, slots []uint32) {
	var someRecords, someSlots [chunk]uint32
	n := 0
	for i, record := range records {
		if t.c.pay.annual[record] > 0 {
			someRecords[n], someSlots[n] = record, slots[i]
			n++
		}
	}
	t.paid.add(t.c, someRecords[:n], someSlots[:n])
}

// medianOfBase fills in the median share of base.
func (c *cut) medianOfBase(ctx context.Context, q market.Query, groups []market.Summary) error {
	share := c.of(c.m.shareOfBase(c.element))
	t, err := share.pass(ctx, func() *tally {
		t := share.newTally()
		t.cells = share.newCells()
		return t
	})
	if err != nil {
		return err
	}
	defer t.release()
	employers, err := share.staff(ctx, t, &t.cells, 0)
	if err != nil {
		return err
	}
	people := share.people(t)
	for slot, n := range people {
		groups[slot].WithBase = backing(employers, slot, n, q)
	}
	if c.m.mass != nil {
		return share.medianOfSample(ctx, t, groups)
	}
	var all []wanted[uint32]
	for slot, n := range people {
		if n == 0 {
			continue
		}
		lower, fraction := quantile.Rank(n, 0.5)
		all = append(all, wanted[uint32]{slot: slot, over: uint32(lower)}, wanted[uint32]{slot: slot, over: uint32(min(n-1, lower+1))})
		groups[slot].MedianOfBase = fraction
	}
	if err := t.people.find(ctx, all); err != nil {
		return err
	}
	for i := 0; i < len(all); i += 2 {
		median := &groups[all[i].slot].MedianOfBase
		lower, upper := share.pay.annual[all[i].record], share.pay.annual[all[i+1].record]
		*median = quantile.Blend(lower, upper, *median)
	}
	return nil
}

// shareOfBase returns an element in per cent of base, as a pay element of its own:
// unknown for those who receive nothing of it or have no known base. It is made
// when it is first asked for, and takes as much memory as any element.
func (m *Market) shareOfBase(element int) *pay {
	m.shares[element].Do(func() {
		base := m.pays[m.base].annual
		percent := make([]float64, len(base))
		for i, amount := range m.pays[element].annual {
			percent[i] = math.NaN()
			if amount > 0 && base[i] > 0 {
				percent[i] = amount / base[i] * 100
			}
		}
		m.shareOf[element] = pay{annual: percent, order: newOrder(percent)}
	})
	return &m.shareOf[element]
}
