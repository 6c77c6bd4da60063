package records

import "slices"

// chunk is the number of records that are looked at together: their numbers and
// slots stay in the processor's nearest cache from one step to the next.
const chunk = 1 << 11

// worker is one goroutine's part in scanning a cut.
type worker struct {
	c       *cut
	records [chunk]uint32 // records of the cut among those looked at
	slots   [chunk]uint32 // their slots; stays zero when nothing is broken down
}

// pickUnit visits the records of the cut in one unit of work, a chunk at a time.
func (w *worker) pickUnit(unit int, visit func(records, slots []uint32)) {
	from := unit * w.c.unit
	end := min(from+w.c.unit, w.c.extent())
	for ; from < end; from += chunk {
		records := w.c.leaveOut(w.pick(from, min(from+chunk, end)))
		if o := &w.c.pay.order; o.records != nil {
			records = known(records, o.step)
		}
		visit(records, w.slotsOf(records))
	}
}

// pickPositions visits the records of the cut between two positions in order of
// pay, a chunk at a time and in that order.
func (w *worker) pickPositions(from, to int, visit func(records, slots []uint32)) {
	order := w.c.pay.order.records
	for ; from < to; from += chunk {
		end := min(from+chunk, to)
		var records []uint32
		if order == nil {
			records = w.c.leaveOut(w.pick(from, end))
		} else {
			records = w.records[:copy(w.records[:], order[from:end])]
			for i := range w.c.filters {
				records = w.c.filters[i].refine(records)
			}
			records = w.c.leaveOut(records)
		}
		visit(records, w.slotsOf(records))
	}
}

// extent returns how many records, from the first, may have known pay.
func (c *cut) extent() int {
	if c.pay.order.records == nil {
		return c.pay.order.known
	}
	return len(c.pay.annual)
}

// pick returns the records from one to another, not included, that pass all
// filters. They are at most a chunk.
func (w *worker) pick(from, to int) []uint32 {
	records := w.records[:to-from]
	if len(w.c.filters) == 0 {
		for i := range records {
			records[i] = uint32(from + i)
		}
		return records
	}
	records = w.c.filters[0].start(records, from)
	for i := 1; i < len(w.c.filters); i++ {
		records = w.c.filters[i].refine(records)
	}
	return records
}

// leaveOut keeps the records that do not pass all filters of those who are left out.
func (c *cut) leaveOut(records []uint32) []uint32 {
	if c.less == nil {
		return records
	}
	return slices.DeleteFunc(records, func(record uint32) bool {
		for i := range c.less {
			if f := &c.less[i]; f.keep[f.codes.At(int(record))] == 0 {
				return false
			}
		}
		return true
	})
}

// slotsOf returns the slot of each record.
func (w *worker) slotsOf(records []uint32) []uint32 {
	slots := w.slots[:len(records)]
	if w.c.by == nil {
		return slots
	}
	switch codes := w.c.by; {
	case codes.longs != nil:
		lookUp(slots, records, codes.longs, w.c.slotOf)
	case codes.words != nil:
		lookUp(slots, records, codes.words, w.c.slotOf)
	default:
		lookUp(slots, records, codes.bytes, w.c.slotOf)
	}
	return slots
}

// start fills records with those from the given one on that pass the filter.
func (f *filter) start(records []uint32, from int) []uint32 {
	to := from + len(records)
	switch codes := f.codes; {
	case codes.longs != nil:
		return records[:pass(records, from, codes.longs[from:to], f.keep)]
	case codes.words != nil:
		return records[:pass(records, from, codes.words[from:to], f.keep)]
	default:
		return records[:pass(records, from, codes.bytes[from:to], f.keep)]
	}
}

// refine keeps the records that pass the filter.
func (f *filter) refine(records []uint32) []uint32 {
	switch codes := f.codes; {
	case codes.longs != nil:
		return records[:passAgain(records, codes.longs, f.keep)]
	case codes.words != nil:
		return records[:passAgain(records, codes.words, f.keep)]
	default:
		return records[:passAgain(records, codes.bytes, f.keep)]
	}
}

// The loops below decide the speed of every query. They have no branch that
// depends on the data: a record is always written and counts only if it passes.

// pass writes the numbers of those records, the first of which is from, whose
// code is kept, and returns how many they are.
func pass[C code](records []uint32, from int, codes []C, keep []uint8) int {
	_ = keep[1<<8-1] // so that a byte needs no check of its own
	kept := 0
	for i, code := range codes {
		records[kept] = uint32(from + i)
		kept += int(keep[code])
	}
	return kept
}

// passAgain moves the records whose code is kept to the front, and returns how
// many they are.
func passAgain[C code](records []uint32, codes []C, keep []uint8) int {
	_ = keep[1<<8-1]
	kept := 0
	for _, record := range records {
		records[kept] = record
		kept += int(keep[codes[record]])
	}
	return kept
}

// known keeps the records whose pay is known.
func known(records []uint32, step []uint16) []uint32 {
	kept := 0
	for _, record := range records {
		records[kept] = record
		if step[record] != unknownStep {
			kept++
		}
	}
	return records[:kept]
}

// lookUp finds the slot of each record.
func lookUp[C code](slots, records []uint32, codes []C, slotOf []uint32) {
	_ = slotOf[1<<8-1]
	slots = slots[:len(records)]
	for i, record := range records {
		slots[i] = slotOf[codes[record]]
	}
}

// workers returns how many goroutines are worth their start for this many records.
func workers(records int) int {
	const worthwhile = 1 << 15
	return max(1, min(processors(), records/worthwhile))
}
