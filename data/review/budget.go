package review

import (
	"cmp"
	"slices"
	"strings"
)

// equalShare is the share of what each needs that a budget pays, at most all of it.
func equalShare(all []candidate, budget float64) float64 {
	needed := 0.0
	for _, c := range all {
		needed += c.need * c.weight
	}
	if needed <= budget {
		return 1
	}
	return budget / needed
}

// lowestFirst gives each what they need, those who are lowest against target first, of
// equal ones by id, until the budget is spent.
func lowestFirst(all []candidate, budget float64, raises []float64) {
	type place struct {
		ratio float64
		of    *candidate
	}
	order := make([]place, len(all))
	for i := range all {
		order[i] = place{all[i].ratio(), &all[i]}
	}
	slices.SortFunc(order, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.ratio, b.ratio), strings.Compare(a.of.id, b.of.id))
	})
	for _, p := range order {
		c := p.of
		if cost := c.need * c.weight; cost <= budget {
			raises[c.at] = c.need
			budget -= cost
		} else {
			raises[c.at] = budget / c.weight
			return
		}
	}
}

// raisedFloor is the ratio λ of target that a budget raises everybody to: the cost of
// min(need, max(0, λ·target − pay)) is the budget. The cost rises with λ in straight
// pieces, which begin where somebody falls below λ and end where they have what they
// need, so it is solved exactly. Where the budget pays all that is needed, it is the
// ratio at which everybody has it.
func raisedFloor(all []candidate, budget float64) float64 {
	type turn struct{ ratio, slope float64 } // from here on the cost rises by slope more for each λ
	turns := make([]turn, 0, 2*len(all))
	highest := 0.0
	for i := range all {
		c := &all[i]
		if c.need <= 0 {
			continue
		}
		from, to, slope := c.ratio(), (c.pay+c.need)/c.target, c.target*c.weight
		turns = append(turns, turn{from, slope}, turn{to, -slope})
		highest = max(highest, to)
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.ratio, b.ratio) })
	cost, slope := 0.0, 0.0
	for i, t := range turns {
		if i > 0 {
			before := turns[i-1].ratio
			rise := slope * (t.ratio - before)
			if cost+rise >= budget {
				return before + (budget-cost)/slope
			}
			cost += rise
		}
		slope += t.slope
	}
	return highest
}

// The ratios that make a pair turn round: apart before by more than the first, and the
// other way after by more than the second.
const (
	apartBefore = 1e-12
	apartAfter  = 1e-9
)

// overtaken counts pairs of people of whom the one who was lower against target is
// higher after the raises. It goes through them from the lowest, and asks of those who
// were lower how many are higher now.
func overtaken(all []candidate, raises []float64) int {
	type pair struct{ before, after float64 }
	order := make([]pair, len(all))
	afters := make([]float64, len(all))
	for i := range all {
		c := &all[i]
		order[i] = pair{c.ratio(), (c.pay + raises[c.at]) / c.target}
		afters[i] = order[i].after
	}
	slices.SortFunc(order, func(a, b pair) int { return cmp.Compare(a.before, b.before) })
	slices.Sort(afters)
	lower := newTally(len(all))
	count, next := 0, 0
	for _, p := range order {
		for order[next].before < p.before-apartBefore {
			at, _ := slices.BinarySearch(afters, order[next].after)
			lower.add(at)
			next++
		}
		above, _ := slices.BinarySearch(afters, p.after+apartAfter)
		count += next - lower.below(above)
	}
	return count
}

// tally counts numbers below a limit as they are added (P. M. Fenwick, A New Data
// Structure for Cumulative Frequency Tables, 1994).
type tally []int

func newTally(size int) tally { return make(tally, size+1) }

func (t tally) add(n int) {
	for n++; n < len(t); n += n & -n {
		t[n]++
	}
}

func (t tally) below(limit int) int {
	sum := 0
	for ; limit > 0; limit -= limit & -limit {
		sum += t[limit]
	}
	return sum
}
