package records

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// wanted is one record to be found: the first, in order of pay, with which the
// people of a slot are more than a number; for over = n that is the person at
// rank n, counted from 0. The slot after the last stands for the whole cut.
type wanted[W weight] struct {
	slot   int
	over   W      // find turns it into the number inside the block
	block  int    // filled in by find
	record uint32 // filled in by find
}

// find finds the records wanted, which must exist. The counts tell which block
// holds each; only those blocks are looked into.
func (m *measure[W]) find(ctx context.Context, all []wanted[W]) error {
	byBlock := m.assign(divided(all, m.c.slots+1))
	var starts []int
	for i, want := range byBlock {
		if i == 0 || want.block != byBlock[i-1].block {
			starts = append(starts, i)
		}
	}
	blocks := len(starts)
	starts = append(starts, len(byBlock))

	finders := make([]*finder[W], workers(blocks*m.c.blockSize()))
	for i := range finders {
		finders[i] = newFinder(m)
	}
	return share(ctx, len(finders), blocks, 1, func(i, block int) {
		finders[i].look(byBlock[starts[block]:starts[block+1]])
	})
}

// divided divides the records wanted among the slots, in order of pay.
func divided[W weight](all []wanted[W], slots int) [][]*wanted[W] {
	wantedOf := make([][]*wanted[W], slots)
	for i := range all {
		slot := all[i].slot
		wantedOf[slot] = append(wantedOf[slot], &all[i])
	}
	for _, some := range wantedOf {
		slices.SortFunc(some, func(a, b *wanted[W]) int { return cmp.Compare(a.over, b.over) })
	}
	return wantedOf
}

// assign gives each of the records wanted its block and its number in there, and
// returns them in order of block, slot and pay.
func (m *measure[W]) assign(wantedOf [][]*wanted[W]) []*wanted[W] {
	var byBlock []*wanted[W]
	before := make([]W, len(wantedOf))
	take := func(block, slot int, count W) {
		for len(wantedOf[slot]) > 0 && wantedOf[slot][0].over < before[slot]+count {
			want := wantedOf[slot][0]
			want.block, want.over = block, want.over-before[slot]
			byBlock = append(byBlock, want)
			wantedOf[slot] = wantedOf[slot][1:]
		}
		before[slot] += count
	}
	for block := range m.c.blocks {
		var whole W
		for slot, count := range m.block(block) {
			take(block, slot, count)
			whole += count
		}
		take(block, m.c.slots, whole)
	}
	return byBlock
}

// finder is one worker that looks into blocks.
type finder[W weight] struct {
	worker
	each    []W            // as in measure
	seen    []W            // what there was of each slot so far
	next    []W            // what seen must exceed for the record wanted next of each slot
	todo    [][]*wanted[W] // what is to be found of each slot
	last    []uint32       // the latest record of each slot, and of the whole cut
	passed  W              // what there was of the whole cut so far
	ofWhole []*wanted[W]   // what is to be found of the whole cut
}

// none is more than can be seen of a slot: see Weight.
const none = math.MaxUint32

func newFinder[W weight](m *measure[W]) *finder[W] {
	f := &finder[W]{each: m.each, seen: make([]W, m.c.slots), next: make([]W, m.c.slots), todo: make([][]*wanted[W], m.c.slots)}
	f.c = m.c
	for slot := range f.next {
		f.next[slot] = none
	}
	if m.each != nil {
		f.last = make([]uint32, m.c.slots+1)
	}
	return f
}

// look finds the records wanted of one block, which are in order of slot and pay.
func (f *finder[W]) look(all []*wanted[W]) {
	from, to := f.c.block(all[0].block)
	for len(all) > 0 && all[0].slot < f.c.slots {
		slot, end := all[0].slot, 1
		for end < len(all) && all[end].slot == slot {
			end++
		}
		f.next[slot], f.todo[slot] = all[0].over, all[:end]
		all = all[end:]
	}
	f.ofWhole, f.passed = all, 0
	clear(f.seen)
	if f.each == nil {
		f.pickPositions(from, to, f.count)
		return
	}
	f.pickPositions(from, to, f.weigh)
	f.takeLast()
}

// count goes on with records that count 1 each.
func (f *finder[W]) count(records, slots []uint32) {
	seen, next := f.seen, f.next
	for i, slot := range slots {
		seen[slot]++
		if seen[slot] > next[slot] {
			f.found(slot, records[i])
		}
	}
	for len(f.ofWhole) > 0 && f.ofWhole[0].over < f.passed+W(len(records)) {
		f.ofWhole[0].record = records[int(f.ofWhole[0].over-f.passed)]
		f.ofWhole = f.ofWhole[1:]
	}
	f.passed += W(len(records))
}

// weigh goes on with records that do not.
func (f *finder[W]) weigh(records, slots []uint32) {
	for i, record := range records {
		slot := slots[i]
		f.last[slot], f.last[f.c.slots] = record, record
		f.seen[slot] += f.each[record]
		if f.seen[slot] > f.next[slot] {
			f.found(slot, record)
		}
		f.passed += f.each[record]
		for len(f.ofWhole) > 0 && f.passed > f.ofWhole[0].over {
			f.ofWhole[0].record = record
			f.ofWhole = f.ofWhole[1:]
		}
	}
}

// found notes the record with which the number wanted next of a slot is exceeded.
func (f *finder[W]) found(slot, record uint32) {
	todo := f.todo[slot]
	for len(todo) > 0 && f.seen[slot] > todo[0].over {
		todo[0].record = record
		todo = todo[1:]
	}
	f.todo[slot], f.next[slot] = todo, none
	if len(todo) > 0 {
		f.next[slot] = todo[0].over
	}
}

// takeLast ends a block. Fractions that are added up in another order may miss the
// block's count by a rounding error, and then the last record is the one.
func (f *finder[W]) takeLast() {
	for slot, todo := range f.todo {
		for _, want := range todo {
			want.record = f.last[slot]
		}
		f.todo[slot], f.next[slot] = nil, none
	}
	for _, want := range f.ofWhole {
		want.record = f.last[f.c.slots]
	}
}
