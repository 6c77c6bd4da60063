package quantile

import (
	"math"
	"slices"
	"sort"
)

// Mixture is several groups of people as one, of each of which only a curve is known.
// Its percentiles are what the people together are paid: the pay at which the shares
// paid less, each by its weight, add up to the share asked for. An average of the
// groups' percentiles is not that, and 3 % off where the groups differ as much as two
// surveys of one job do.
type Mixture []Part

// Part is a group in a mixture.
type Part struct {
	Weight float64 // 0 or more, on a scale that all parts share
	Curve  Curve
}

// Pay returns the two pays between which the percentile at a share, 0 to 1, lies: equal
// where it is known. Past the outermost percentiles of a part its people may be paid
// anything, so that the mixture's pay has only bounds there, and none (NaN) below the
// lowest or above the highest pay that any part knows.
func (m Mixture) Pay(share float64) (low, high float64) {
	var pays []float64
	for _, part := range m {
		if part.Weight > 0 {
			pays = append(pays, part.Curve.pays...)
		}
	}
	slices.Sort(pays)
	pays = slices.Compact(pays)
	low = reach(pays, share, func(pay float64) float64 { _, most := m.Share(pay); return most })
	high = reach(pays, share, func(pay float64) float64 { least, _ := m.Share(pay); return least })
	if low == high {
		return low, high
	}
	// What lies past everything that is known is bounded by nothing that was mixed.
	if len(pays) > 0 && low == pays[0] {
		low = math.NaN()
	}
	if len(pays) > 0 && high == pays[len(pays)-1] {
		high = math.NaN()
	}
	return low, high
}

// Share returns the least and the largest share, 0 to 1, of all that can be paid less;
// NaN where no part has a weight.
func (m Mixture) Share(pay float64) (least, most float64) {
	whole := 0.0
	for _, part := range m {
		if part.Weight <= 0 {
			continue
		}
		whole += part.Weight
		share, beyond, ok := part.Curve.Share(pay)
		from, to := share, share
		switch {
		case !ok:
			from, to = 0, 1
		case beyond < 0:
			from = 0
		case beyond > 0:
			to = 1
		}
		least += part.Weight * from
		most += part.Weight * to
	}
	return least / whole, most / whole
}

// reach returns the lowest pay at which a share that never falls reaches what is asked
// for: one of the given pays, between which it is continuous, or one between two of
// them; NaN where none does.
func reach(pays []float64, asked float64, share func(pay float64) float64) float64 {
	at := sort.Search(len(pays), func(i int) bool { return within(share(pays[i]), asked) })
	switch at {
	case len(pays):
		return math.NaN()
	case 0:
		return pays[0]
	}
	below, above := math.Nextafter(pays[at-1], math.Inf(1)), math.Nextafter(pays[at], 0)
	switch {
	case within(share(below), asked):
		return pays[at-1]
	case !within(share(above), asked):
		return pays[at]
	}
	if pay := root(below, above, func(pay float64) float64 { return share(pay) - asked }); pay < above {
		return pay
	}
	return pays[at]
}

// within reports whether a share reaches what is asked for, but for what rounding does.
func within(share, asked float64) bool { return share >= asked-hit }

// root finds where a continuous function that rises crosses zero between two ends, by
// regula falsi as the Illinois algorithm has it (Dowell and Jarratt 1971).
func root(low, high float64, of func(float64) float64) float64 {
	atLow, atHigh := of(low), of(high)
	const enough = 1e-14
	side := 0 // the end that moved last
	for range 200 {
		if high-low <= enough*high || atHigh == atLow {
			break
		}
		x := high - atHigh*(high-low)/(atHigh-atLow)
		if !(x > low && x < high) {
			x = (low + high) / 2
		}
		switch y := of(x); {
		case y == 0:
			return x
		case y < 0:
			if low, atLow = x, y; side < 0 {
				atHigh /= 2 // it stayed twice
			}
			side = -1
		default:
			if high, atHigh = x, y; side > 0 {
				atLow /= 2
			}
			side = 1
		}
	}
	return high
}
