package records

import (
	"math/bits"
	"sync/atomic"
)

// digitBits is the most bits that a pass of sortItems sorts by: so many places to
// write to still fit the processor's second cache.
const digitBits = 13

// sortedBy returns the indexes of n keys from the lowest to the highest, equal ones
// in the order given.
//
// It is a radix sort from the lowest digit (Knuth, The Art of Computer Programming
// 3, 5.2.5) of items that hold an index and 32 bits of its key, the lowest that
// differ at all first: pay in whole units differs in no more, so that what is moved
// about is small, and a key is asked for twice.
func sortedBy(n int, key func(index uint32) uint64) []uint32 {
	items, spare := make([]uint64, n), make([]uint64, n)
	var differing atomic.Uint64
	inPieces(n, func(_, from, to int) {
		first, differ := key(0), uint64(0)
		for i := from; i < to; i++ {
			items[i] = uint64(i)
			differ |= key(uint32(i)) ^ first
		}
		differing.Or(differ)
	})
	differ := differing.Load()
	for shift := bits.TrailingZeros64(differ); differ>>shift != 0; shift += indexBits {
		inPieces(n, func(_, from, to int) {
			for i, item := range items[from:to] {
				index := uint32(item)
				items[from+i] = key(index)>>shift<<indexBits | uint64(index)
			}
		})
		items, spare = sortItems(items, spare, bits.Len32(uint32(differ>>shift)))
	}
	indexes := make([]uint32, n)
	inPieces(n, func(_, from, to int) {
		for i, item := range items[from:to] {
			indexes[from+i] = uint32(item)
		}
	})
	return indexes
}

// indexBits is the width of the index in an item, and where its key begins.
const indexBits = 32

// sortItems sorts items by so many bits of their key, equal ones in the order
// given, and returns them and the memory that is not needed any more.
func sortItems(items, spare []uint64, width int) (sorted, free []uint64) {
	passes := (width + digitBits - 1) / digitBits
	digit := (width + passes - 1) / passes
	starts := make([][1 << digitBits]uint32, pieces(len(items)))
	for pass := range passes {
		// A shift that is known to be small is one instruction.
		shift, mask := (indexBits+pass*digit)%64, uint64(1)<<digit-1
		inPieces(len(items), func(piece, from, to int) {
			counts := &starts[piece]
			clear(counts[:])
			for _, item := range items[from:to] {
				counts[item>>shift&mask%(1<<digitBits)]++
			}
		})
		next := uint32(0)
		for d := range mask + 1 {
			for piece := range starts {
				starts[piece][d], next = next, next+starts[piece][d]
			}
		}
		inPieces(len(items), func(piece, from, to int) {
			at := &starts[piece]
			for _, item := range items[from:to] {
				d := item >> shift & mask % (1 << digitBits)
				spare[at[d]] = item
				at[d]++
			}
		})
		items, spare = spare, items
	}
	return items, spare
}
