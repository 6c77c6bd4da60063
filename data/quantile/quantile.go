// Package quantile answers three questions about a list of pay: which pay a
// given share of the people stays below (a percentile), how sure that figure is
// (its confidence interval), and where one pay stands in the list (its
// percentile rank).
//
// Percentiles are type 7 of Hyndman and Fan, which is what Excel's PERCENTILE,
// PERCENTILE.INC, QUARTILE and MEDIAN compute, so whoever checks a figure in a
// spreadsheet finds the same one. Weights have a declared kind and are never
// guessed: [Counts] takes rows that stand for several people each and gives
// type 7 of the people; [Sampling] takes rows that stand for an unequal share of
// a population and inverts the weighted distribution. Intervals are two of the
// observed values, named by their ranks, and promise their coverage whatever
// the shape of the pay distribution.
//
// A percentile is written as a share p from 0 to 1: the median is 0.5 and the
// start of the top 10 % is 0.9. Every function leaves its arguments unchanged
// and is safe for use by several goroutines.
//
// Sources:
//   - R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The
//     American Statistician 50 (1996), 361-365: the numbered types.
//   - H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition (2003),
//     section 7.1: intervals for a quantile from two order statistics.
package quantile

import (
	"math"
	"sort"
)

// ulps is the relative distance at which a computed position counts as the
// whole number it lies next to. Products such as 0.29*100 miss it by a rounding
// error, and a figure must not hang on that.
const ulps = 4 * 0x1p-52

// Rank returns where the type 7 percentile p of n sorted values lies: between
// the values at the indexes lower and lower+1, counted from 0, at the given
// fraction of the way. That is the position h = (n-1)p of Hyndman and Fan
// (1996), definition 7, split into its whole part and the rest. When the
// fraction is 0 the value at lower is the percentile, and lower+1 may not exist.
// Values of p outside 0 to 1 are taken as the nearer end, and NaN as 0.
func Rank(n int, p float64) (lower int, fraction float64) {
	if n < 2 || !(p > 0) {
		return 0, 0
	}
	if p >= 1 {
		return n - 1, 0
	}
	h := float64(n-1) * p
	if whole := math.Round(h); math.Abs(h-whole) <= ulps*h {
		return int(whole), 0
	}
	whole, fraction := math.Modf(h)
	return int(whole), fraction
}

// Blend returns the value at the given fraction, 0 to 1, of the way from lo up to
// hi. It is exact where lo equals hi, never leaves lo to hi, and never falls
// when the fraction rises, which (1-fraction)*lo + fraction*hi does not ensure.
func Blend(lo, hi, fraction float64) float64 {
	if fraction == 0 || lo == hi {
		return lo
	}
	gap := hi - lo
	if math.IsInf(gap, 0) {
		return (1-fraction)*lo + fraction*hi
	}
	// Rounding the product by itself gives the same digits on every processor.
	return min(lo+float64(fraction*gap), hi)
}

// Type7 returns the percentile p, 0 to 1, of values sorted in ascending order, by
// definition 7 of Hyndman and Fan (1996); Excel's PERCENTILE. It is NaN when there
// are no values or p lies outside 0 to 1.
func Type7(sorted []float64, p float64) float64 {
	if len(sorted) == 0 || !share(p) {
		return math.NaN()
	}
	lower, fraction := Rank(len(sorted), p)
	if fraction == 0 {
		return sorted[lower]
	}
	return Blend(sorted[lower], sorted[lower+1], fraction)
}

// PercentRank returns the share of values that lie below x, 0 to 1, as Excel's
// PERCENTRANK.INC does before it cuts the result to three digits: k/(n-1) for the
// value with k values below it, and along the straight line between the two
// neighbours for an x that no value equals. Equal values share the lowest rank,
// and the rank in a list of one is 1. It is the inverse of [Type7] where no two
// values are equal. The values are finite and sorted in ascending order; ok is
// false when there are none or x lies outside them.
func PercentRank(sorted []float64, x float64) (rank float64, ok bool) {
	n := len(sorted)
	if n == 0 || !(x >= sorted[0] && x <= sorted[n-1]) {
		return 0, false
	}
	if n == 1 {
		return 1, true
	}
	below := sort.SearchFloat64s(sorted, x)
	position := float64(below)
	if sorted[below] != x {
		lo, hi := sorted[below-1], sorted[below]
		if math.IsInf(hi-lo, 0) { // the gap is too wide for a float64, half of it is not
			lo, x, hi = lo/2, x/2, hi/2
		}
		position += (x-lo)/(hi-lo) - 1
	}
	return position / float64(n-1), true
}

// share reports whether p is a number from 0 to 1.
func share(p float64) bool { return p >= 0 && p <= 1 }
