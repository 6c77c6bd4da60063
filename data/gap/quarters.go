package gap

import (
	"cmp"
	"math"
	"slices"
)

// Quarter is one of four groups of as many people each, by pay.
type Quarter struct {
	Size  int
	Exact Pair  // men and women, where those paid alike are shared out exactly
	Whole Count // the same in whole people, as a return is made of
}

// Shares are the exact shares of men and women, in per cent.
func (q Quarter) Shares() Pair {
	return Pair{100 * q.Exact.Men / float64(q.Size), 100 * q.Exact.Women / float64(q.Size)}
}

// WholeShares are those of whole people, in per cent with one decimal.
func (q Quarter) WholeShares() Pair {
	of := func(n int) float64 { return math.Round(1000*float64(n)/float64(q.Size)) / 10 }
	return Pair{of(q.Whole.Men), of(q.Whole.Women)}
}

// ranked is somebody in the order of pay.
type ranked struct {
	pay float64
	man bool
}

// quarterSizes are how many of n people are in each quarter, the lowest paid first: as
// many each, and of one left over the lower quarter has one more, of two it and the upper
// middle one, of three all but the upper one (guidance on gov.uk to regulation 13).
func quarterSizes(n int) [4]int {
	var sizes [4]int
	more := [4][4]int{1: {1, 0, 0, 0}, 2: {1, 0, 1, 0}, 3: {1, 1, 1, 0}}[n%4]
	for i := range sizes {
		sizes[i] = n/4 + more[i]
	}
	return sizes
}

// quarters ranks people by pay and parts them into four. Where several are paid alike on
// both sides of a boundary, each side has the same proportion of men and women of them
// (SI 2017/172, regulation 13(3)). Pay is alike when it is at nine decimals.
func quarters(people []ranked) [4]Quarter {
	slices.SortFunc(people, func(a, b ranked) int { return cmp.Compare(a.pay, b.pay) })
	var all [4]Quarter
	ends := [5]int{}
	for i, size := range quarterSizes(len(people)) {
		all[i].Size, ends[i+1] = size, ends[i]+size
	}
	for from := 0; from < len(people); {
		to := from + 1
		for to < len(people) && alike(people[to].pay, people[from].pay) {
			to++
		}
		share(&all, ends, people[from:to], from)
		from = to
	}
	return all
}

// alike reports whether pay is equal at nine decimals.
func alike(a, b float64) bool {
	const decimals = 1e9
	return a == b || math.Round(a*decimals) == math.Round(b*decimals)
}

// share shares people who are paid alike, from a place on, out over quarters. In whole
// people the men go by largest remainder, the lower quarter first among equal ones.
func share(all *[4]Quarter, ends [5]int, same []ranked, from int) {
	men := 0
	for _, p := range same {
		if p.man {
			men++
		}
	}
	var places, whole [4]int
	var order []int
	left := men
	for q := range all {
		places[q] = max(0, min(from+len(same), ends[q+1])-max(from, ends[q]))
		exact := float64(places[q]*men) / float64(len(same))
		all[q].Exact.Men += exact
		all[q].Exact.Women += float64(places[q]) - exact
		whole[q] = places[q] * men / len(same)
		left -= whole[q]
		order = append(order, q)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(places[b]*men%len(same), places[a]*men%len(same))
	})
	for _, q := range order[:left] {
		whole[q]++
	}
	for q := range all {
		all[q].Whole.Men += whole[q]
		all[q].Whole.Women += places[q] - whole[q]
	}
}
