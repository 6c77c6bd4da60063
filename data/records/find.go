package records

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// wanted is one record to be found: the one at a rank, in order of pay, among the
// people of a slot. The slot after the last stands for the whole cut.
type wanted struct {
	slot   int
	rank   int    // from 0; find turns it into the rank inside the block
	block  int    // filled in by find
	record uint32 // filled in by find
}

// find finds the records wanted, whose ranks must exist. The counts tell which
// block a rank lies in; only those blocks are looked into.
func (c *cut) find(ctx context.Context, t *tally, all []wanted) error {
	byBlock := c.assign(t, divided(all, c.slots+1))
	var starts []int
	for i, want := range byBlock {
		if i == 0 || want.block != byBlock[i-1].block {
			starts = append(starts, i)
		}
	}
	blocks := len(starts)
	starts = append(starts, len(byBlock))

	finders := make([]*finder, workers(blocks*c.blockSize()))
	for i := range finders {
		finders[i] = newFinder(c)
	}
	return share(ctx, len(finders), blocks, 1, func(i, block int) {
		finders[i].look(byBlock[starts[block]:starts[block+1]])
	})
}

// divided divides the records wanted among the slots, ordered by rank.
func divided(all []wanted, slots int) [][]*wanted {
	wantedOf := make([][]*wanted, slots)
	for i := range all {
		slot := all[i].slot
		wantedOf[slot] = append(wantedOf[slot], &all[i])
	}
	for _, some := range wantedOf {
		slices.SortFunc(some, func(a, b *wanted) int { return cmp.Compare(a.rank, b.rank) })
	}
	return wantedOf
}

// assign gives each of the records wanted its block and its rank in there, and
// returns them ordered by block, slot and rank.
func (c *cut) assign(t *tally, wantedOf [][]*wanted) []*wanted {
	var byBlock []*wanted
	before := make([]int, len(wantedOf))
	take := func(block, slot, count int) {
		for len(wantedOf[slot]) > 0 && wantedOf[slot][0].rank < before[slot]+count {
			want := wantedOf[slot][0]
			want.block, want.rank = block, want.rank-before[slot]
			byBlock = append(byBlock, want)
			wantedOf[slot] = wantedOf[slot][1:]
		}
		before[slot] += count
	}
	for block := range c.blocks {
		whole := 0
		for slot, count := range t.counts[block*c.slots:][:c.slots] {
			take(block, slot, int(count))
			whole += int(count)
		}
		take(block, c.slots, whole)
	}
	return byBlock
}

// finder is one worker that looks into blocks.
type finder struct {
	worker
	seen []uint32    // people of each slot so far
	next []uint32    // the rank wanted next of each slot, none where there is none
	todo [][]*wanted // what is to be found of each slot
}

const none = math.MaxUint32

func newFinder(c *cut) *finder {
	f := &finder{seen: make([]uint32, c.slots), next: make([]uint32, c.slots), todo: make([][]*wanted, c.slots)}
	f.c = c
	for slot := range f.next {
		f.next[slot] = none
	}
	return f
}

// look finds the records wanted of one block, which are ordered by slot and rank.
func (f *finder) look(all []*wanted) {
	from, to := f.c.block(all[0].block)
	for len(all) > 0 && all[0].slot < f.c.slots {
		slot, end := all[0].slot, 1
		for end < len(all) && all[end].slot == slot {
			end++
		}
		f.next[slot], f.todo[slot] = uint32(all[0].rank), all[:end]
		all = all[end:]
	}
	ofWhole, passed := all, 0 // what is left is wanted of the whole cut
	clear(f.seen)
	f.pickPositions(from, to, func(records, slots []uint32) {
		for i, slot := range slots {
			rank := f.seen[slot]
			f.seen[slot]++
			if rank == f.next[slot] {
				f.found(slot, records[i])
			}
		}
		for len(ofWhole) > 0 && ofWhole[0].rank < passed+len(records) {
			ofWhole[0].record = records[ofWhole[0].rank-passed]
			ofWhole = ofWhole[1:]
		}
		passed += len(records)
	})
}

// found notes the record at the rank wanted next of a slot, as often as it is
// wanted.
func (f *finder) found(slot, record uint32) {
	rank := f.next[slot]
	todo := f.todo[slot]
	for len(todo) > 0 && uint32(todo[0].rank) == rank {
		todo[0].record = record
		todo = todo[1:]
	}
	f.todo[slot], f.next[slot] = todo, none
	if len(todo) > 0 {
		f.next[slot] = uint32(todo[0].rank)
	}
}

// below returns how many people of each slot, and of the whole cut last, stand
// before a position in order of pay.
func (c *cut) below(t *tally, position int) []int {
	people := make([]int, c.slots+1)
	last := position / c.blockSize()
	for block := range min(last, c.blocks) {
		for slot, count := range t.counts[block*c.slots:][:c.slots] {
			people[slot] += int(count)
		}
	}
	w := worker{c: c}
	w.pickPositions(last*c.blockSize(), position, func(_, slots []uint32) {
		for _, slot := range slots {
			people[slot]++
		}
	})
	for _, n := range people[:c.slots] {
		people[c.slots] += n
	}
	return people
}
