package charts

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
)

// histogram counts the people of a cut between neighbouring edges, in the
// comparison's basis.
type histogram struct {
	edges        []float64 // ascending and equally wide, one more than counts; see NiceEdges
	counts       []int
	below, above int // people outside the edges
}

// histogramEdges spans the percentiles of a row that may be shown, and as much
// again outside P10 and P90 as lies between them and the median. So the edges
// tell nothing of the lowest and highest pay. They are nil without a median.
func histogramEdges(whole market.Row) []float64 {
	median := whole.Median()
	if !median.Known() {
		return nil
	}
	low, high := median.Value, median.Value
	for _, f := range whole.Figures {
		if f.Known() && f.Percentile >= 10 && f.Percentile <= 90 {
			low, high = math.Min(low, f.Value), math.Max(high, f.Value)
		}
	}
	low = math.Max(math.Min(0, low), 2*low-median.Value)
	high = 2*high - median.Value
	return NiceEdges(low, high, histogramBins(whole))
}

// histogramBins is about how many columns a row's people make.
func histogramBins(whole market.Row) int {
	return max(8, min(int(math.Sqrt(float64(max(whole.People, 1)))), 32))
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
func (h histogram) bins(least int) []bin {
	few := func(n int) bool { return n > 0 && n < least }
	out := make([]bin, len(h.counts))
	for i, n := range h.counts {
		out[i] = bin{low: h.edges[i], high: h.edges[i+1], people: n}
	}
	if len(out) == 0 {
		return nil
	}
	if first := &out[0]; few(h.below) {
		first.people, first.below = first.people+h.below, true
	}
	if last := &out[len(out)-1]; few(h.above) {
		last.people, last.above = last.people+h.above, true
	}
	peak := slices.Index(h.counts, slices.Max(h.counts))
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
func (h histogram) outside(least int) int {
	n := 0
	for _, beyond := range []int{h.below, h.above} {
		if beyond >= least {
			n += beyond
		}
	}
	return n
}
