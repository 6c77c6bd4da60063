package records

import "context"

// spreadCells are one worker's counts of each employer's people, by layer, row and
// employer.
type spreadCells[W weight] struct {
	c         *cut
	rows      []spreading
	employers int
	places    []place  // by block and row
	each      []W      // what each record counts; nil for 1
	counts    []W      // as in layers
	loners    []loners // by row
}

// spreadsInCells finds the spread of each row, which have so many layers at most.
func (c *cut) spreadsInCells(ctx context.Context, rows []spreading, layered int) ([]spread, error) {
	if c.m.mass != nil {
		return spreadsInCells(ctx, c, c.m.mass, rows, layered)
	}
	return spreadsInCells(ctx, c, c.m.times, rows, layered)
}

// spreadsInCells finds the spread of each row by a pass over a cut in the order of the
// main element, where a unit is a block.
func spreadsInCells[W weight](ctx context.Context, c *cut, each []W, rows []spreading, layered int) ([]spread, error) {
	places := make([]place, c.blocks*len(rows))
	inParallel(processors(), len(rows), func(_, row int) { rows[row].mark(c, places, row, len(rows)) })
	counted, err := makePass(ctx, c, func() *spreadCells[W] {
		x := &spreadCells[W]{c: c, rows: rows, employers: c.employers(), places: places, each: each}
		x.counts = borrow[W](c.m, layered*len(rows)*x.employers)
		for i := range rows {
			x.loners = append(x.loners, rows[i].noLoners())
		}
		return x
	})
	if err != nil {
		return nil, err
	}
	defer counted.release()
	found := make([]spread, len(rows))
	inParallel(processors(), len(rows), func(_, row int) {
		rows[row].loners = counted.loners[row]
		found[row] = rows[row].spread(counted.sums(row), func(visit func(layers)) { counted.visit(row, visit) })
	})
	return found, nil
}

// sums are what all named employers of a row have together.
func (x *spreadCells[W]) sums(row int) layers {
	sums := make(layers, x.rows[row].distinct()+1)
	for i := range sums {
		sum := W(0)
		for _, n := range x.counts[(i*len(x.rows)+row)*x.employers:][:x.employers] {
			sum += n
		}
		sums[i] = float64(sum)
	}
	return sums
}

// visit visits each named employer of a row.
func (x *spreadCells[W]) visit(row int, visit func(layers)) {
	each := make(layers, x.rows[row].distinct()+1)
	stride := len(x.rows) * x.employers
	for employer := 1; employer < x.employers; employer++ {
		at, sum := row*x.employers+employer, W(0)
		for i := range each {
			n := x.counts[i*stride+at]
			each[i] = float64(n)
			sum += n
		}
		if sum != 0 {
			visit(each)
		}
	}
}

// add counts records of a unit, whose slots are given.
func (x *spreadCells[W]) add(unit int, records, slots []uint32) {
	switch codes := x.c.m.roll.codes; {
	case codes.longs != nil:
		addCells(x, unit, records, slots, codes.longs)
	case codes.words != nil:
		addCells(x, unit, records, slots, codes.words)
	default:
		addCells(x, unit, records, slots, codes.bytes)
	}
}

// addCells counts records, all of one block, in the rows of their slots and in the
// whole cut's.
func addCells[W weight, C code](x *spreadCells[W], unit int, records, slots []uint32, codes []C) {
	rows, counts := len(x.rows), x.counts
	places := x.places[unit*rows:][:rows]
	if x.each == nil {
		addPeople(x, places, records, slots, codes)
		return
	}
	add := func(p place, row int, record uint32) {
		employer, weight := int(codes[record]), x.each[record]
		if p.first != p.second || employer == 0 {
			x.addSlowly(p, row, record, employer, weight)
			return
		}
		counts[int(p.first)+employer] += 2 * weight
	}
	for i, record := range records {
		if rows > 1 {
			add(places[slots[i]], int(slots[i]), record)
		}
		add(places[rows-1], rows-1, record)
	}
}

// addPeople is addCells where each record counts 1: what is asked most.
func addPeople[W weight, C code](x *spreadCells[W], places []place, records, slots []uint32, codes []C) {
	rows, counts := len(x.rows), x.counts
	if rows > 1 {
		slots = slots[:len(records)]
		for i, record := range records {
			employer, p := int(codes[record]), places[slots[i]]
			if p.first != p.second || employer == 0 {
				x.addSlowly(p, int(slots[i]), record, employer, 1)
				continue
			}
			counts[int(p.first)+employer] += 2
		}
	}
	whole := places[rows-1]
	for _, record := range records {
		employer := int(codes[record])
		if whole.first != whole.second || employer == 0 {
			x.addSlowly(whole, rows-1, record, employer, 1)
			continue
		}
		counts[int(whole.first)+employer] += 2
	}
}

// addSlowly counts a record that is paid a percentile, that has no employer, or whose
// class hangs on its own pay.
func (x *spreadCells[W]) addSlowly(p place, row int, record uint32, employer int, weight W) {
	if p.first != nowhere && employer != 0 {
		x.counts[int(p.first)+employer] += weight
		x.counts[int(p.second)+employer] += weight
		return
	}
	class := x.rows[row].class(x.c.pay.annual[record], 0)
	if employer == 0 {
		x.loners[row].add(class, float64(weight), x.rows[row].weight, x.c.m.mass != nil)
		return
	}
	rows := len(x.rows)
	x.counts[(class/2*rows+row)*x.employers+employer] += weight
	x.counts[((class+1)/2*rows+row)*x.employers+employer] += weight
}

// merge adds another worker's counts.
func (x *spreadCells[W]) merge(other *spreadCells[W]) {
	addCounts(x.counts, other.counts)
	for row := range x.loners {
		x.loners[row].merge(&other.loners[row])
	}
}

// release gives borrowed memory back.
func (x *spreadCells[W]) release() { giveBack(x.c.m, x.counts) }
