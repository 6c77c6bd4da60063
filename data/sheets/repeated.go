package sheets

import (
	"sync/atomic"

	"github.com/paybench/paybench/data/parallel"
)

// Repeated counts the rows taken that repeat an earlier one exactly, told by
// their 64-bit hashes, which are given up: it can be asked once. Rows are first parted by the top bits of their hashes, so
// that each part's table of the hashes seen stays in the processor's cache.
func (t *Table) Repeated(taken []bool) int {
	hashes := t.hashes
	t.hashes = nil
	const (
		partBits = 12
		shift    = 64 - partBits
	)
	var starts [1<<partBits + 1]int
	for row, h := range hashes {
		if taken[row] {
			starts[h>>shift+1]++
		}
	}
	for i := range 1 << partBits {
		starts[i+1] += starts[i]
	}
	parted := make([]uint64, starts[1<<partBits])
	next := starts
	for row, h := range hashes {
		if taken[row] {
			parted[next[h>>shift]] = h
			next[h>>shift]++
		}
	}
	var total atomic.Int64
	const together = 64
	parallel.Do(1<<partBits/together, func(job int) {
		var seen hashSet
		n := 0
		for i := job * together; i < (job+1)*together; i++ {
			n += seen.repeats(parted[starts[i]:starts[i+1]])
		}
		total.Add(int64(n))
	})
	return int(total.Load())
}

// hashSet is an open-addressed table of hashes; 0 is a free place, so the hash 0
// stands for 1.
type hashSet struct{ places []uint64 }

// repeats counts the hashes that have stood before among these.
func (s *hashSet) repeats(hashes []uint64) int {
	size := 16
	for size < 2*len(hashes) {
		size *= 2
	}
	if len(s.places) < size {
		s.places = make([]uint64, size)
	}
	places := s.places[:size]
	clear(places)
	mask := uint64(size - 1)
	n := 0
	for _, h := range hashes {
		h = max(h, 1)
		at := h & mask
		for places[at] != 0 && places[at] != h {
			at = (at + 1) & mask
		}
		if places[at] == h {
			n++
		}
		places[at] = h
	}
	return n
}
