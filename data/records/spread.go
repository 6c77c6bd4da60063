package records

import (
	"context"
	"math"
	"sort"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// spread is how the people of a slot are spread over employers, and how sure that
// leaves the slot's percentiles.
type spread struct {
	staff
	group     quantile.Group
	variances []float64 // of the share of people paid less, by percentile
}

// thresholds are the percentiles of one slot as places in order of pay. People are
// parted into classes: those paid less than the lowest of them, those paid exactly
// that, those between it and the next, and so on.
type thresholds struct {
	of     []int     // by percentile: which of the distinct ones it is
	places []int     // positions at which classes end, two for each distinct one
	pays   []float64 // annual pay at those positions; +Inf after the last
}

// thresholds finds the places of percentiles, which ascend.
func (c *cut) thresholds(figures []float64) thresholds {
	var t thresholds
	known := c.pay.order.known
	for i, x := range figures {
		if i == 0 || x != figures[i-1] {
			from := c.positionOf(x)
			to := from + sort.Search(known-from, func(i int) bool { return c.paid(from+i) > x })
			t.places = append(t.places, from, to)
		}
		t.of = append(t.of, len(t.places)/2-1)
	}
	for _, place := range t.places {
		pay := math.Inf(1)
		if place < known {
			pay = c.pay.annual[c.pay.order.record(place)]
		}
		t.pays = append(t.pays, pay)
	}
	return t
}

// distinct is how many different percentiles there are.
func (t *thresholds) distinct() int { return len(t.places) / 2 }

// class returns the class of a person paid so much, not below the one given.
func (t *thresholds) class(annual float64, atLeast int) int {
	class := atLeast
	for class < len(t.pays) && annual >= t.pays[class] {
		class++
	}
	return class
}

// place is where people of a block are counted, as the employer 0: in two layers for
// those paid exactly a percentile, else twice in one; see layers. It is nowhere where
// the block has people of several classes.
type place struct{ first, second int32 }

const nowhere = -1

// mark fills in where the people of a row are counted in each block, in a table by
// block and row.
func (t *thresholds) mark(c *cut, places []place, row, rows int) {
	class, stride := 0, rows*c.employers()
	for block := range c.blocks {
		from, to := c.block(block)
		for class < len(t.places) && t.places[class] <= from {
			class++
		}
		at := row * c.employers()
		places[block*rows+row] = place{int32(class/2*stride + at), int32((class+1)/2*stride + at)}
		if class < len(t.places) && t.places[class] < to {
			places[block*rows+row].first = nowhere // and not where second is
		}
	}
}

// layers are twice the weight of an employer's people, parted by percentile: what
// lies below the lowest one, between it and the next, and so on. Those paid exactly
// a percentile lie half below it.
type layers []float64

// add takes in people of a class.
func (l layers) add(class int, weight float64) {
	l[class/2] += weight
	l[(class+1)/2] += weight
}

// weight is that of all of them.
func (l layers) weight() float64 {
	sum := 0.0
	for _, x := range l {
		sum += x
	}
	return sum / 2
}

// loners are the people of a slot who have no named employer, each of them an
// employer of one.
type loners struct {
	people  int
	layers  layers
	squares float64   // sum of w²
	terms   []float64 // by class: sum of w² ÷ (1 − w/W)
}

// add takes in a record of a class in a slot that weighs so much in all. With count
// weights the record is several people.
func (l *loners) add(class int, weight, total float64, sampled bool) {
	l.layers.add(class, weight)
	if !sampled {
		l.people += int(weight)
		l.squares += weight
		l.terms[class] += weight / (1 - 1/total)
		return
	}
	l.people++
	l.squares += weight * weight
	l.terms[class] += weight * weight / (1 - weight/total)
}

func (l *loners) merge(other *loners) {
	l.people += other.people
	l.squares += other.squares
	addCounts(l.layers, other.layers)
	addCounts(l.terms, other.terms)
}

// spreading is what a slot's spread is worked out from.
type spreading struct {
	group   quantile.Group // Employers and Independent are yet to be found
	weight  float64        // of all people
	figures []float64      // the percentiles, ascending
	thresholds
	loners loners
}

// alone is the spread where everybody is an employer of one.
func (s *spreading) alone() spread { return spread{group: s.group} }

// single is the spread where one employer has everybody.
func (s *spreading) single() spread {
	group := s.group
	group.Employers = min(1, group.People)
	return spread{staff: staff{group.Employers, s.weight, s.weight}, group: group, variances: make([]float64, len(s.figures))}
}

// noLoners is where counting them begins.
func (s *spreading) noLoners() loners {
	return loners{layers: make(layers, s.distinct()+1), terms: make([]float64, 2*s.distinct()+1)}
}

// spread works it out, from what all named employers have together and from each.
func (s *spreading) spread(sums layers, employers func(visit func(layers))) spread {
	out := spread{group: s.group}
	addCounts(sums, s.loners.layers)
	total, below := sums.weight(), 0.0
	each := make([]quantile.Spread, s.distinct())
	for i := range each {
		below += sums[i] / 2
		each[i] = quantile.Spread{Weight: total, Share: below / total}
	}
	squares := s.loners.squares
	employers(func(l layers) {
		weight, below := l.weight(), 0.0
		out.add(1, weight)
		squares += weight * weight
		for i := range each {
			below += l[i] / 2
			each[i].Add(weight, below)
		}
	})
	s.loners.spread(each)
	for _, i := range s.of {
		out.variances = append(out.variances, each[i].Variance)
	}
	out.group.Employers = out.employers + s.loners.people
	out.group.Independent = total * total / squares
	return out
}

// spread adds what people who stand alone make of the variance.
func (l *loners) spread(each []quantile.Spread) {
	for i := range each {
		s := &each[i]
		for class, term := range l.terms {
			t := -s.Share // paid more
			switch at := 2*i + 1; {
			case class < at:
				t += 1
			case class == at:
				t += 0.5
			}
			s.Variance += term * t * t / (s.Weight * s.Weight)
		}
	}
}

// Two ways to count each employer's people: in one cell for each slot, employer and
// layer, or by sorting, where that would leave most cells empty or take too much
// memory.
//
// cellsToAPerson is how many empty cells are as dear as one person to be sorted.
const cellsToAPerson = 16

// spreads finds the spread of each slot, and of the whole cut last, and says in the
// summaries who employs their people.
func (c *cut) spreads(ctx context.Context, slots []spreading, groups []market.Summary) ([]spread, error) {
	found := make([]spread, len(slots))
	if c.m.roll.codes == nil {
		for slot := range slots {
			found[slot] = slots[slot].alone()
		}
		return found, nil
	}
	rows := slots
	byEmployer := c.by == c.m.roll.codes
	if c.by == nil || byEmployer {
		rows = slots[c.slots:]
	}
	inParallel(processors(), len(rows), func(_, row int) {
		s := &rows[row]
		s.thresholds = c.thresholds(s.figures)
		s.loners = s.noLoners()
	})
	some, err := c.spreadsOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	copy(found[len(slots)-len(rows):], some)
	for slot := range slots[:len(slots)-len(rows)] {
		switch {
		case !byEmployer:
			found[slot] = found[c.slots] // nothing is broken down
		case c.groups[slot].blank:
			found[slot] = slots[slot].alone()
		default:
			found[slot] = slots[slot].single()
		}
	}
	for slot := range groups {
		groups[slot].Backing = found[slot].backing(groups[slot].People, market.PerPerson)
	}
	return found, nil
}

// inCells reports whether people are best counted in cells. Twice as many as there are
// must fit one.
func (c *cut) inCells(people, rows, layers int) bool {
	cells := layers * rows * c.employers()
	return cells <= maxCells && cells <= cellsToAPerson*max(people, 1<<14) && people <= math.MaxInt32
}

// spreadsOf finds the spread of each row: of the slots and the whole cut, or of that
// alone.
func (c *cut) spreadsOf(ctx context.Context, rows []spreading) ([]spread, error) {
	people := rows[len(rows)-1].group.People
	most := 0
	for i := range rows {
		most = max(most, rows[i].distinct()+1)
	}
	switch {
	case !c.inCells(people, len(rows), most):
		return c.spreadsBySorting(ctx, people, rows)
	case c.m.mass != nil:
		return spreadsInCells(ctx, c, c.m.mass, rows, most)
	default:
		return spreadsInCells(ctx, c, c.m.times, rows, most)
	}
}

// interval returns the ranks of a percentile's interval among the people that can be
// counted on, how many those are, and why there is none.
func (s *spread) interval(i int, percentile float64) (quantile.Ranks, int, quantile.Lack) {
	variance := 0.0
	if s.variances != nil {
		variance = s.variances[i]
	}
	return s.group.Interval(percentile/100, variance, market.Confidence)
}

// spreadsBySorting brings each employer's people together.
func (c *cut) spreadsBySorting(ctx context.Context, people int, rows []spreading) ([]spread, error) {
	p, err := c.pairs(ctx, 0, people)
	if err != nil {
		return nil, err
	}
	found := make([]spread, len(rows))
	whole := len(rows) - 1
	if whole > 0 {
		c.bySlots(p, rows, found)
	}
	p.sort(byEmployer)
	found[whole] = c.spreadOfRuns(p, &rows[whole])
	return found, nil
}

// bySlots finds the spread of each slot.
func (c *cut) bySlots(p *pairs, rows []spreading, found []spread) {
	sorted := pairs{p.keys, p.records}
	sorted.sort(byEmployer | bySlot)
	inParallel(processors(), len(rows)-1, func(_, slot int) {
		from := sort.Search(len(sorted.keys), func(i int) bool { return sorted.keys[i]>>slotBit >= uint64(slot) })
		to := sort.Search(len(sorted.keys), func(i int) bool { return sorted.keys[i]>>slotBit > uint64(slot) })
		found[slot] = c.spreadOfRuns(&pairs{sorted.keys[from:to], sorted.records[from:to]}, &rows[slot])
	})
}

// spreadOfRuns is the spread of people who are sorted by employer, each one's in
// order of pay. Those without a named one come first.
func (c *cut) spreadOfRuns(p *pairs, s *spreading) spread {
	named := sort.Search(len(p.keys), func(i int) bool { return p.keys[i]&byEmployer > 0 })
	for _, record := range p.records[:named] {
		s.loners.add(s.class(c.pay.annual[record], 0), c.m.weightOf(record), s.weight, c.m.mass != nil)
	}
	some := pairs{p.keys[named:], p.records[named:]}
	classes := make([]uint16, len(some.records))
	sums, from := make(layers, s.distinct()+1), 0
	some.runs(byEmployer, func(_ uint64, records []uint32) {
		class := 0
		for i, record := range records {
			class = s.class(c.pay.annual[record], class)
			classes[from+i] = uint16(class)
			sums.add(class, c.m.weightOf(record))
		}
		from += len(records)
	})
	each := make(layers, s.distinct()+1)
	return s.spread(sums, func(visit func(layers)) {
		from := 0
		some.runs(byEmployer, func(_ uint64, records []uint32) {
			clear(each)
			for i, record := range records {
				each.add(int(classes[from+i]), c.m.weightOf(record))
			}
			from += len(records)
			visit(each)
		})
	})
}

// weightOf returns what a record counts.
func (m *Market) weightOf(record uint32) float64 {
	switch {
	case m.times != nil:
		return float64(m.times[record])
	case m.mass != nil:
		return m.mass[record]
	default:
		return 1
	}
}

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

// spreadsInCells makes a pass over the cut.
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

// addCells counts records in the rows of their slots, and in the whole cut's. In the
// order of the main element a unit is a block; elsewhere a record's step tells its
// block.
func addCells[W weight, C code](x *spreadCells[W], unit int, records, slots []uint32, codes []C) {
	rows, step, counts := len(x.rows), x.c.pay.order.step, x.counts
	if step == nil && x.each == nil {
		addPeople(x, x.places[unit*rows:][:rows], records, slots, codes)
		return
	}
	slots = slots[:len(records)]
	for i, record := range records {
		block := unit
		if step != nil {
			block = int(step[record]) >> x.c.shift
		}
		places := x.places[block*rows:][:rows]
		whole := places[rows-1]
		employer, weight := int(codes[record]), W(1)
		if x.each != nil {
			weight = x.each[record]
		}
		if rows > 1 {
			if p := places[slots[i]]; p.first != p.second || employer == 0 {
				x.addSlowly(p, int(slots[i]), record, employer, weight)
			} else {
				counts[int(p.first)+employer] += 2 * weight
			}
		}
		if whole.first != whole.second || employer == 0 {
			x.addSlowly(whole, rows-1, record, employer, weight)
		} else {
			counts[int(whole.first)+employer] += 2 * weight
		}
	}
}

// addPeople is addCells for people in the order of the main element, all of one block:
// what is asked most.
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
