package records

import (
	"context"

	"github.com/paybench/paybench/data/ranks"
)

// tally is what one pass over a cut counts. Each worker has one of its own; they
// are added up at the end.
type tally struct {
	c      *cut
	people measure[uint32]
	mass   measure[float64] // with sampling weights only

	// What only a full summary asks for; nil otherwise.
	sums    []float64   // annual pay by unit and slot; all workers share it, each unit is one worker's own
	squares []float64   // of sampling weights, like sums
	dealer  *dealer     // if people are dealt out in this pass
	cells   cells       // if employers are counted in this pass
	paid    cells       // of those whose bonus or commission is above zero
	outer   []outermost // with sampling weights, by slot
	mixes   []mixture
}

// count makes a pass that counts people only.
func (c *cut) count(ctx context.Context) (*tally, error) {
	return c.pass(ctx, c.newTally)
}

// countAll makes a pass that counts all that a summary needs, and deals people out for
// their employers to be counted: see spreads. The tally must be released.
func (c *cut) countAll(ctx context.Context) (*tally, error) {
	if c.deals {
		c.dealt = make([]dealt, c.units)
	}
	sums := make([]float64, c.units*c.slots)
	var squares []float64
	if c.m.mass != nil {
		squares = make([]float64, c.units*c.slots)
	}
	return c.pass(ctx, func() *tally {
		t := c.newTally()
		if c.deals {
			t.dealer = &dealer{c: c}
		}
		t.sums, t.squares, t.mixes = sums, squares, c.mixtures()
		if squares != nil {
			t.outer = nobodyYet(c.slots)
		}
		if c.variable() {
			t.paid = c.newCells()
		}
		return t
	})
}

func (c *cut) newTally() *tally {
	t := &tally{c: c, people: newMeasure(c, c.m.times)}
	if c.m.mass != nil {
		t.mass = newMeasure(c, c.m.mass)
	}
	return t
}

// release gives borrowed memory back.
func (t *tally) release() {
	for _, x := range []*cells{&t.cells, &t.paid} {
		if x.people != nil {
			t.c.m.giveBack(x.people)
			*x = cells{}
		}
	}
}

// unitsAtATime is how many units of work a worker takes at once.
const unitsAtATime = 8

// pass counts every unit of the cut once, by several workers.
func (c *cut) pass(ctx context.Context, newTally func() *tally) (*tally, error) {
	tallies := make([]*tally, workers(c.extent()))
	mine := make([]worker, len(tallies))
	for i := range tallies {
		tallies[i], mine[i].c = newTally(), c
	}
	err := share(ctx, len(tallies), c.units, unitsAtATime, func(i, unit int) {
		mine[i].pickUnit(unit, func(records, slots []uint32) { tallies[i].add(unit, records, slots) })
		if tallies[i].dealer != nil {
			tallies[i].dealer.deal(unit)
		}
	})
	for _, other := range tallies[1:] {
		tallies[0].merge(other)
		other.release()
	}
	if err != nil {
		tallies[0].release()
		return nil, err
	}
	return tallies[0], nil
}

// add counts records of a unit, whose slots are given.
func (t *tally) add(unit int, records, slots []uint32) {
	t.people.add(unit, records, slots)
	if t.c.m.mass != nil {
		t.mass.add(unit, records, slots)
	}
	if t.sums != nil {
		t.addPay(unit, records, slots)
	}
	if t.dealer != nil {
		t.dealer.hold(records, slots)
	}
	if t.outer != nil {
		t.addOutermost(records, slots)
	}
	if t.cells.people != nil {
		t.cells.add(t.c, records, slots)
	}
	if t.paid.people != nil {
		t.addReceivers(records, slots)
	}
	for i := range t.mixes {
		t.mixes[i].see(records)
	}
}

// addPay sums what is needed for means.
func (t *tally) addPay(unit int, records, slots []uint32) {
	sums, annual := t.sums[unit*t.c.slots:][:t.c.slots], t.c.pay.annual
	switch m := t.c.m; {
	case m.times != nil:
		weighPay(sums, annual, records, slots, m.times)
	case m.mass != nil:
		weighPay(sums, annual, records, slots, m.mass)
		weighPay(t.squares[unit*t.c.slots:][:t.c.slots], m.mass, records, slots, m.mass)
	default:
		addPay(sums, annual, records, slots)
	}
}

// addPay sums pay by slot.
func addPay(sums, annual []float64, records, slots []uint32) {
	if len(sums) == 1 {
		sum := 0.0
		for _, record := range records {
			sum += annual[record]
		}
		sums[0] += sum
		return
	}
	slots = slots[:len(records)]
	for i, record := range records {
		sums[slots[i]] += annual[record]
	}
}

// weighPay sums pay by slot, each record's as often as its weight says.
func weighPay[W weight](sums, annual []float64, records, slots []uint32, each []W) {
	slots = slots[:len(records)]
	for i, record := range records {
		sums[slots[i]] += float64(each[record]) * annual[record]
	}
}

// merge adds another worker's counts; the sums are shared already.
func (t *tally) merge(other *tally) {
	t.people.merge(&other.people)
	t.mass.merge(&other.mass)
	t.cells.merge(other.cells)
	t.paid.merge(other.paid)
	for slot := range t.outer {
		t.outer[slot].merge(other.outer[slot])
	}
	for i := range t.mixes {
		t.mixes[i].merge(&other.mixes[i])
	}
}

// totals returns sums by unit and slot added up for each slot, and for the whole
// cut last.
func (c *cut) totals(sums []float64) []float64 {
	totals := make([]float64, c.slots+1)
	var whole ranks.Sum
	each := make([]ranks.Sum, c.slots)
	for unit := range c.units {
		for slot, sum := range sums[unit*c.slots:][:c.slots] {
			each[slot].Add(sum)
		}
	}
	for slot := range each {
		totals[slot] = each[slot].Total()
		whole.Add(totals[slot])
	}
	totals[c.slots] = whole.Total()
	return totals
}
