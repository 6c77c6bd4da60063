package records

import (
	"context"
	"math"
)

// tally is what one pass over a cut counts. Each worker has one of its own; they
// are added up at the end.
type tally struct {
	c      *cut
	counts []uint32 // people by block and slot

	// What only a full summary asks for; nil otherwise.
	sums  []float64 // annual pay by unit and slot; all workers share it, each unit is one worker's own
	cells []uint32  // people by slot and employer, if they are counted in this pass
	mixes []mixture
}

// count makes a pass that counts people only.
func (c *cut) count(ctx context.Context) (*tally, error) {
	return c.pass(ctx, c.newTally)
}

// countAll makes a pass that counts all that a summary needs. The tally must be
// released.
func (c *cut) countAll(ctx context.Context) (*tally, error) {
	sums := make([]float64, c.units*c.slots)
	return c.pass(ctx, func() *tally {
		t := c.newTally()
		t.sums, t.mixes = sums, c.mixtures()
		if c.staffing() == inCells {
			t.cells = c.m.borrow(c.slots * c.employers())
		}
		return t
	})
}

func (c *cut) newTally() *tally {
	return &tally{c: c, counts: make([]uint32, c.blocks*c.slots)}
}

// release gives borrowed memory back.
func (t *tally) release() {
	if t.cells != nil {
		t.c.m.giveBack(t.cells)
		t.cells = nil
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
	o := &t.c.pay.order
	switch {
	case o.records != nil:
		t.addBySteps(o.step, records, slots)
	case t.c.by == nil:
		t.counts[unit] += uint32(len(records))
	default:
		countSlots(t.counts[unit*t.c.slots:][:t.c.slots], slots)
	}
	if t.sums != nil {
		addPay(t.sums[unit*t.c.slots:][:t.c.slots], t.c.pay.annual, records, slots)
	}
	if t.cells != nil {
		t.addEmployers(records, slots)
	}
	for i := range t.mixes {
		t.mixes[i].see(records)
	}
}

// addBySteps counts people whose block is known by their step.
func (t *tally) addBySteps(step []uint16, records, slots []uint32) {
	slots = slots[:len(records)]
	for i, record := range records {
		block := int(step[record]) >> t.c.shift
		t.counts[block*t.c.slots+int(slots[i])]++
	}
}

// countSlots counts people by slot.
func countSlots(counts, slots []uint32) {
	for _, slot := range slots {
		counts[slot]++
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

// merge adds another worker's counts; the sums are shared already.
func (t *tally) merge(other *tally) {
	addCounts(t.counts, other.counts)
	addCounts(t.cells, other.cells)
	for i := range t.mixes {
		t.mixes[i].merge(&other.mixes[i])
	}
}

func addCounts(to, from []uint32) {
	to = to[:len(from)]
	for i, count := range from {
		to[i] += count
	}
}

// people returns the people in each slot, and in the whole cut last.
func (t *tally) people() []int {
	people := make([]int, t.c.slots+1)
	for b := range t.c.blocks {
		for slot, count := range t.counts[b*t.c.slots:][:t.c.slots] {
			people[slot] += int(count)
		}
	}
	for _, n := range people[:t.c.slots] {
		people[t.c.slots] += n
	}
	return people
}

// totals returns the annual pay of each slot added up, and of the whole cut last.
func (t *tally) totals() []float64 {
	totals := make([]float64, t.c.slots+1)
	var whole exactSum
	each := make([]exactSum, t.c.slots)
	for unit := range t.c.units {
		for slot, sum := range t.sums[unit*t.c.slots:][:t.c.slots] {
			each[slot].add(sum)
		}
	}
	for slot := range each {
		totals[slot] = each[slot].total()
		whole.add(totals[slot])
	}
	totals[t.c.slots] = whole.total()
	return totals
}

// exactSum adds numbers and carries along what each addition rounds off (Neumaier
// 1974), so that thousands of partial sums add no error of their own.
type exactSum struct{ sum, lost float64 }

func (s *exactSum) add(x float64) {
	next := s.sum + x
	if math.Abs(s.sum) >= math.Abs(x) {
		s.lost += (s.sum - next) + x
	} else {
		s.lost += (x - next) + s.sum
	}
	s.sum = next
}

func (s *exactSum) total() float64 { return s.sum + s.lost }
