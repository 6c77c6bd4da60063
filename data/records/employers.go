package records

import (
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/ranks"
)

// staffing is a way to count employers.
type staffing int

const (
	unnamed   staffing = iota // the data names no employers
	asGroups                  // the employers are the groups themselves
	inCells                   // in one cell for each slot and employer, in the main pass
	bySorting                 // by sorting: there are more cells than people or memory
)

// maxCells is the most cells that a worker counts in, four bytes each.
const maxCells = 1 << 24

// staffing chooses the way. Cells are fastest, but many groups of many employers
// would leave most of them empty.
func (c *cut) staffing() staffing {
	switch cells := c.slots * c.employers(); {
	case c.m.roll.codes == nil:
		return unnamed
	case c.by == c.m.roll.codes:
		return asGroups
	case cells <= maxCells && cells <= 4*max(c.extent(), 1<<16):
		return inCells
	default:
		return bySorting
	}
}

// employers returns the number of employers, and one more for their absence; 0
// when the data names none.
func (c *cut) employers() int {
	if c.m.roll.codes == nil {
		return 0
	}
	return c.m.roll.names + 1
}

// staff returns the employers behind each slot, and the whole cut last; nil when
// the data names none. It counts people from a position in order of pay on; cells
// hold them where they are counted in cells.
func (c *cut) staff(ctx context.Context, t *tally, cells *cells, from int) ([]ranks.Staff, error) {
	switch c.staffing() {
	case asGroups:
		return c.staffOfGroups(t, from), nil
	case inCells:
		return c.staffOfCells(cells), nil
	case bySorting:
		return c.staffOfPairs(ctx, from, c.people(t)[c.slots])
	default:
		return nil, nil
	}
}

func (c *cut) staffOfGroups(t *tally, from int) []ranks.Staff {
	all := make([]ranks.Staff, c.slots+1)
	people, before := t.people.bySlot(), t.people.below(from)
	var mass, massBefore []float64
	if c.m.mass != nil {
		mass, massBefore = t.mass.bySlot(), t.mass.below(from)
	}
	for slot := range c.slots {
		if c.groups[slot].blank {
			continue
		}
		n := int(people[slot] - before[slot])
		weight := float64(n)
		if mass != nil {
			weight = mass[slot] - massBefore[slot]
		}
		all[slot].Add(n, weight)
		all[c.slots].Add(n, weight)
	}
	return all
}

func (c *cut) staffOfCells(counted *cells) []ranks.Staff {
	all := make([]ranks.Staff, c.slots+1)
	whole := cells{people: make([]uint32, c.employers())}
	if counted.mass != nil {
		whole.mass = make([]float64, c.employers())
	}
	for slot := range c.slots {
		own := counted.of(slot, c.employers())
		own.addTo(&all[slot])
		whole.merge(own)
	}
	whole.addTo(&all[c.slots])
	return all
}

func (c *cut) staffOfPairs(ctx context.Context, from, people int) ([]ranks.Staff, error) {
	p, err := c.pairs(ctx, from, people)
	if err != nil {
		return nil, err
	}
	all := make([]ranks.Staff, c.slots+1)
	p.each(c.slots, func(slot int, records []uint32) {
		people := c.m.people(records)
		weight := float64(people)
		if c.m.mass != nil {
			weight = 0
			for _, record := range records {
				weight += c.m.mass[record]
			}
		}
		all[slot].Add(people, weight)
	})
	return all, nil
}

// cells count people by slot and employer, and add up their sampling weights where
// there are any.
type cells struct {
	people []uint32
	mass   []float64
}

// newCells borrows memory for the cells of a cut whose employers are counted in
// them; other cuts get none.
func (c *cut) newCells() cells {
	if c.staffing() != inCells {
		return cells{}
	}
	n := c.slots * c.employers()
	made := cells{people: c.m.borrow(n)}
	if c.m.mass != nil {
		made.mass = make([]float64, n)
	}
	return made
}

// of returns the cells of a slot.
func (x *cells) of(slot, employers int) cells {
	own := cells{people: x.people[slot*employers:][:employers]}
	if x.mass != nil {
		own.mass = x.mass[slot*employers:][:employers]
	}
	return own
}

// addTo adds the employers of one slot's cells to its staff; the first cell is of
// people without one.
func (x *cells) addTo(s *ranks.Staff) {
	for i, people := range x.people[1:] {
		weight := float64(people)
		if x.mass != nil {
			weight = x.mass[i+1]
		}
		s.Add(int(people), weight)
	}
}

// merge adds other cells.
func (x *cells) merge(other cells) {
	addCounts(x.people, other.people)
	addCounts(x.mass, other.mass)
}

// add counts records by slot and employer.
func (x *cells) add(c *cut, records, slots []uint32) {
	switch codes := c.m.roll.codes; {
	case codes.longs != nil:
		countCells(x, c, records, slots, codes.longs)
	case codes.words != nil:
		countCells(x, c, records, slots, codes.words)
	default:
		countCells(x, c, records, slots, codes.bytes)
	}
}

func countCells[C code](x *cells, c *cut, records, slots []uint32, codes []C) {
	slots = slots[:len(records)]
	employers, times := c.employers(), c.m.times
	cells := x.people
	if times != nil {
		for i, record := range records {
			cells[int(slots[i])*employers+int(codes[record])] += times[record]
		}
		return
	}
	for i, record := range records {
		cells[int(slots[i])*employers+int(codes[record])]++
	}
	if x.mass != nil {
		for i, record := range records {
			x.mass[int(slots[i])*employers+int(codes[record])] += c.m.mass[record]
		}
	}
}

// pairs are the people of a cut in order of pay, each with a slot and an employer, 0
// where none is named.
type pairs struct {
	keys    []uint64 // the employer, and the slot from slotBit on
	records []uint32
}

// slotBit is where the slot begins in a key: after any employer.
const slotBit = 32

// pairs gathers those from a position in order of pay on, so many at most. This takes
// memory for every record of theirs.
func (c *cut) pairs(ctx context.Context, first, people int) (*pairs, error) {
	most := min(people, c.extent()) // a record may stand for several people
	p := &pairs{keys: make([]uint64, 0, most), records: make([]uint32, 0, most)}
	w := worker{c: c}
	err := share(ctx, 1, c.blocks, 1, func(_, block int) {
		from, to := c.block(block)
		w.pickPositions(max(from, first), to, func(records, slots []uint32) {
			for i, record := range records {
				p.keys = append(p.keys, uint64(slots[i])<<slotBit|uint64(c.m.roll.codes.At(int(record))))
				p.records = append(p.records, record)
			}
		})
	})
	return p, err
}

// sort brings people together whose keys are the same in the bits of mask, and
// leaves them in the order they were in otherwise.
func (p *pairs) sort(mask uint64) {
	sorted := sortedBy(len(p.keys), func(index uint32) uint64 { return p.keys[index] & mask })
	p.keys, p.records = arranged(p.keys, sorted), arranged(p.records, sorted)
}

// Masks of a key.
const (
	byEmployer = 1<<slotBit - 1
	bySlot     = math.MaxUint64 &^ byEmployer
)

// runs visits neighbours whose keys are the same in the bits of mask.
func (p *pairs) runs(mask uint64, visit func(key uint64, records []uint32)) {
	for from := 0; from < len(p.keys); {
		key, to := p.keys[from]&mask, from+1
		for to < len(p.keys) && p.keys[to]&mask == key {
			to++
		}
		visit(key, p.records[from:to])
		from = to
	}
}

// each visits every named employer's people in the whole cut and then in each slot,
// in order of pay. The whole cut is the slot after the last.
func (p *pairs) each(slots int, visit func(slot int, records []uint32)) {
	named := func(slotOf func(key uint64) int) func(uint64, []uint32) {
		return func(key uint64, records []uint32) {
			if key&byEmployer != 0 {
				visit(slotOf(key), records)
			}
		}
	}
	p.sort(byEmployer)
	p.runs(byEmployer, named(func(uint64) int { return slots }))
	p.sort(bySlot)
	p.runs(byEmployer|bySlot, named(func(key uint64) int { return int(key >> slotBit) }))
}

// medians returns the medians of pay of each slot's employers, and of the whole
// cut's last, in ascending order. So many people are in the cut.
func (c *cut) medians(ctx context.Context, people int) ([][]float64, error) {
	p, err := c.pairs(ctx, 0, people)
	if err != nil {
		return nil, err
	}
	all := make([][]float64, c.slots+1)
	var problem error
	paid := func(record uint32) float64 { return c.amount.Of(c.pay.annual[record]) }
	p.each(c.slots, func(slot int, records []uint32) {
		median, err := c.median(records, paid)
		if err != nil {
			problem = err
		}
		all[slot] = append(all[slot], median)
	})
	for _, medians := range all {
		slices.Sort(medians)
	}
	return all, problem
}

// median returns the median pay of records in order of that pay.
func (c *cut) median(records []uint32, pay func(record uint32) float64) (float64, error) {
	if c.m.times != nil || c.m.mass != nil {
		return c.weightedMedian(records, pay)
	}
	lower, fraction := quantile.Rank(len(records), 0.5)
	if fraction == 0 {
		return pay(records[lower]), nil
	}
	return quantile.Blend(pay(records[lower]), pay(records[lower+1]), fraction), nil
}

// weightedMedian is median where records have weights.
func (c *cut) weightedMedian(records []uint32, pay func(record uint32) float64) (float64, error) {
	paid := make([]float64, len(records))
	for i, record := range records {
		paid[i] = pay(record)
	}
	if c.m.mass != nil {
		return quantile.Sampling(paid, arranged(c.m.mass, records), 0.5)
	}
	counts := make([]int64, len(records))
	for i, record := range records {
		counts[i] = int64(c.m.times[record])
	}
	return quantile.Counts(paid, counts, 0.5)
}

// borrow returns n zero counts, and giveBack takes them again: large ones are
// kept from one query to the next.
func (m *Market) borrow(n int) []uint32 {
	if kept, ok := m.scratch.Get().(*[]uint32); ok && cap(*kept) >= n {
		counts := (*kept)[:n]
		clear(counts)
		return counts
	}
	return make([]uint32, n)
}

func (m *Market) giveBack(counts []uint32) { m.scratch.Put(&counts) }
