package records

import (
	"math/bits"
)

// digitBits is the most bits that a pass of sortedBy sorts by: a counter for each
// digit of that width still fits the processor's second cache.
const digitBits = 13

// sortedBy returns the indexes of keys from the lowest to the highest by the bits
// in mask, equal ones in the order given.
//
// It is a radix sort from the lowest digit (Knuth, The Art of Computer Programming
// 3, 5.2.5) of items that hold an index and 32 bits of its key, those that differ
// at all first: pay in whole units differs in no more, so that what is moved about
// is as small as can be, and keys are looked up once.
func sortedBy(keys []uint64, mask uint64) []uint32 {
	var differ uint64
	for _, key := range keys {
		differ |= (key ^ keys[0]) & mask
	}
	lowest := bits.TrailingZeros64(differ)
	items, spare := make([]uint64, len(keys)), make([]uint64, len(keys))
	inPieces(len(keys), func(_, from, to int) {
		for i := from; i < to; i++ {
			items[i] = uint64(i)
		}
	})
	for shift := lowest; shift < bits.Len64(differ); shift += indexBits {
		differs := differ >> shift % (1 << indexBits)
		inPieces(len(keys), func(_, from, to int) {
			for i, item := range items[from:to] {
				index := item % (1 << indexBits)
				items[from+i] = (keys[index]&mask)>>shift<<indexBits | index
			}
		})
		items, spare = sortItems(items, spare, bits.Len64(differs))
	}
	indexes := make([]uint32, len(keys))
	inPieces(len(keys), func(_, from, to int) {
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
