package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Histogram counts the people of a cut between neighbouring edges, in the
// comparison's basis.
type Histogram struct {
	Edges        []float64 // ascending and equally wide, one more than Counts; see NiceEdges
	Counts       []int
	Below, Above int // people outside the edges
}

// check refuses what could not be drawn.
func (h *Histogram) check() error {
	if len(h.Edges) != len(h.Counts)+1 {
		return fmt.Errorf("a histogram of %d counts needs %d edges, has %d", len(h.Counts), len(h.Counts)+1, len(h.Edges))
	}
	for i, e := range h.Edges {
		if math.IsNaN(e) || math.IsInf(e, 0) || i > 0 && e <= h.Edges[i-1] {
			return errors.New("the edges of a histogram must be finite and ascend")
		}
	}
	if min(h.Below, h.Above) < 0 || slices.ContainsFunc(h.Counts, func(n int) bool { return n < 0 }) {
		return errors.New("a histogram cannot count fewer than no people")
	}
	return nil
}

// bin is a column of a histogram, or several neighbouring ones drawn as one.
type bin struct {
	low, high    float64
	people       int
	below, above bool // those outside the edges are among its people
}

// join returns two neighbours as one.
func (b bin) join(next bin) bin {
	return bin{b.low, next.high, b.people + next.people, b.below, next.above}
}

// bins returns the columns as they may be drawn under a gate that asks for so many
// people at least. A column of fewer would tell of single people, and to leave it
// out would not help: the others can be subtracted from the whole. So it is joined
// to its neighbour on the side of the highest column, and a few people outside the
// edges to the outermost.
func (h *Histogram) bins(least int) []bin {
	few := func(n int) bool { return n > 0 && n < least }
	out := make([]bin, len(h.Counts))
	for i, n := range h.Counts {
		out[i] = bin{low: h.Edges[i], high: h.Edges[i+1], people: n}
	}
	if len(out) == 0 {
		return nil
	}
	if first := &out[0]; few(h.Below) {
		first.people, first.below = first.people+h.Below, true
	}
	if last := &out[len(out)-1]; few(h.Above) {
		last.people, last.above = last.people+h.Above, true
	}
	peak := slices.Index(h.Counts, slices.Max(h.Counts))
	join := func(i int) { // the i-th to the one before
		out[i-1] = out[i-1].join(out[i])
		out = slices.Delete(out, i, i+1)
	}
	for i := len(out) - 1; i > peak; i-- {
		if few(out[i].people) {
			join(i)
		}
	}
	for i := 0; i < peak; {
		if few(out[i].people) {
			join(i + 1)
			peak--
		} else {
			i++
		}
	}
	for len(out) > 1 && few(out[peak].people) {
		join(max(peak, 1))
		peak = max(peak-1, 0)
	}
	return out
}

// outside counts the people who are in no column.
func (h *Histogram) outside(least int) int {
	n := 0
	for _, beyond := range []int{h.Below, h.Above} {
		if beyond >= least {
			n += beyond
		}
	}
	return n
}
