package records

import (
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/quantile"
)

// staff says how many employers stand behind a group, and how many of its people
// the largest has.
type staff struct{ employers, top int }

// add takes in an employer with so many people.
func (s *staff) add(people int) {
	if people > 0 {
		s.employers++
		s.top = max(s.top, people)
	}
}

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
	case c.m.employer < 0:
		return unnamed
	case c.by == &c.m.columns[c.m.employer]:
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
	if c.m.employer < 0 {
		return 0
	}
	return len(c.m.dimensions[c.m.employer].Values) + 1
}

// staff returns the employers behind each slot, and the whole cut last; nil when
// the data names none. People without a named employer have none.
func (c *cut) staff(ctx context.Context, t *tally) ([]staff, error) {
	switch c.staffing() {
	case asGroups:
		return c.staffOfGroups(t), nil
	case inCells:
		return c.staffOfCells(t), nil
	case bySorting:
		return c.staffOfPairs(ctx, c.people(t)[c.slots])
	default:
		return nil, nil
	}
}

func (c *cut) staffOfGroups(t *tally) []staff {
	all := make([]staff, c.slots+1)
	for slot, people := range c.people(t)[:c.slots] {
		if !c.groups[slot].blank {
			all[slot].add(people)
			all[c.slots].add(people)
		}
	}
	return all
}

func (c *cut) staffOfCells(t *tally) []staff {
	all := make([]staff, c.slots+1)
	whole := make([]uint32, c.employers())
	for slot := range c.slots {
		cells := t.cells[slot*c.employers():][:c.employers()]
		for _, people := range cells[1:] {
			all[slot].add(int(people))
		}
		addCounts(whole, cells)
	}
	for _, people := range whole[1:] {
		all[c.slots].add(int(people))
	}
	return all
}

func (c *cut) staffOfPairs(ctx context.Context, people int) ([]staff, error) {
	p, err := c.pairs(ctx, people)
	if err != nil {
		return nil, err
	}
	all := make([]staff, c.slots+1)
	p.each(c.slots, func(slot int, records []uint32) { all[slot].add(c.m.people(records)) })
	return all, nil
}

// addEmployers counts people by slot and employer.
func (t *tally) addEmployers(records, slots []uint32) {
	times := t.c.m.times
	switch codes := &t.c.m.columns[t.c.m.employer]; {
	case codes.longs != nil:
		countCells(t.cells, records, slots, codes.longs, t.c.employers(), times)
	case codes.words != nil:
		countCells(t.cells, records, slots, codes.words, t.c.employers(), times)
	default:
		countCells(t.cells, records, slots, codes.bytes, t.c.employers(), times)
	}
}

func countCells[C code](cells, records, slots []uint32, codes []C, employers int, times []uint32) {
	slots = slots[:len(records)]
	if times != nil {
		for i, record := range records {
			cells[int(slots[i])*employers+int(codes[record])] += times[record]
		}
		return
	}
	for i, record := range records {
		cells[int(slots[i])*employers+int(codes[record])]++
	}
}

// pairs are the people of a cut in order of pay, each with a slot and an employer.
// People without a named employer are left out.
type pairs struct {
	keys    []uint64 // the employer, and the slot from slotBit on
	records []uint32
}

// slotBit is where the slot begins in a key: after any employer.
const slotBit = 32

// pairs gathers them, of a cut with so many people. This takes memory for every
// record in the cut.
func (c *cut) pairs(ctx context.Context, people int) (*pairs, error) {
	most := min(people, c.extent()) // a record may stand for several people
	p := &pairs{keys: make([]uint64, 0, most), records: make([]uint32, 0, most)}
	employer := &c.m.columns[c.m.employer]
	w := worker{c: c}
	err := share(ctx, 1, c.blocks, 1, func(_, block int) {
		from, to := c.block(block)
		w.pickPositions(from, to, func(records, slots []uint32) {
			for i, record := range records {
				if code := employer.At(int(record)); code != 0 {
					p.keys = append(p.keys, uint64(slots[i])<<slotBit|uint64(code))
					p.records = append(p.records, record)
				}
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

// each visits every employer's people in the whole cut and then in each slot, in
// order of pay. The whole cut is the slot after the last.
func (p *pairs) each(slots int, visit func(slot int, records []uint32)) {
	p.sort(byEmployer)
	p.runs(byEmployer, func(_ uint64, records []uint32) { visit(slots, records) })
	p.sort(bySlot)
	p.runs(byEmployer|bySlot, func(key uint64, records []uint32) { visit(int(key>>slotBit), records) })
}

// medians returns the medians of pay of each slot's employers, and of the whole
// cut's last, in ascending order. So many people are in the cut.
func (c *cut) medians(ctx context.Context, people int) ([][]float64, error) {
	p, err := c.pairs(ctx, people)
	if err != nil {
		return nil, err
	}
	all := make([][]float64, c.slots+1)
	var problem error
	p.each(c.slots, func(slot int, records []uint32) {
		median, err := c.median(records)
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

// median returns the median pay of records in order of pay.
func (c *cut) median(records []uint32) (float64, error) {
	if c.m.times != nil || c.m.mass != nil {
		return c.weightedMedian(records)
	}
	paid := func(i int) float64 { return c.amount.of(c.pay.annual[records[i]]) }
	lower, fraction := quantile.Rank(len(records), 0.5)
	if fraction == 0 {
		return paid(lower), nil
	}
	return quantile.Blend(paid(lower), paid(lower+1), fraction), nil
}

// weightedMedian is median where records have weights.
func (c *cut) weightedMedian(records []uint32) (float64, error) {
	paid := make([]float64, len(records))
	for i, record := range records {
		paid[i] = c.amount.of(c.pay.annual[record])
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
