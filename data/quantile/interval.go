package quantile

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Ranks names a confidence interval by two of the sorted values, counted from 1:
// the value at rank Lower and the value at rank Upper. Coverage is the chance
// that such an interval holds the percentile of the population, at least the
// confidence asked for.
type Ranks struct {
	Lower, Upper int
	Coverage     float64
}

// Interval returns the confidence interval for the percentile p of a population,
// from n people drawn from it; p and confidence lie between 0 and 1. The
// interval has equal tails: with alpha = 1-confidence, the chance that it lies
// wholly above the percentile is at most alpha/2, and so is the chance that it
// lies wholly below.
//
// The number of people under the percentile is binomial(n, p) with distribution
// F, so Lower is the largest r with F(r-1) <= alpha/2, Upper the smallest s with
// F(s-1) >= 1-alpha/2, and the coverage F(Upper-1) - F(Lower-1), whatever the
// distribution of pay; equal pays only raise it (David and Nagaraja, Order
// Statistics, 3rd edition 2003, section 7.1). In Excel:
// =SMALL(range,CRITBINOM(n,p,alpha/2)) and =SMALL(range,CRITBINOM(n,p,1-alpha/2)+1).
//
// It is not attainable, and false, when n is so small that an end would lie
// outside the data; [SmallestN] says how many people it takes. The end that can
// be had is filled in then, the other one and the coverage are 0.
func Interval(n int, p, confidence float64) (Ranks, bool) {
	if n < 1 || !inside(p) || !inside(confidence) {
		return Ranks{}, false
	}
	tail := (1 - confidence) / 2
	lower, below := lowerRank(n, p, tail)
	mirrored, above := lowerRank(n, 1-p, tail)
	ranks := Ranks{Lower: lower}
	if mirrored > 0 {
		ranks.Upper = n + 1 - mirrored
	}
	if ranks.Lower == 0 || ranks.Upper == 0 {
		return ranks, false
	}
	ranks.Coverage = 1 - below - above
	return ranks, true
}

// SmallestN returns the fewest people for whom [Interval] is attainable: both
// (1-p)^n and p^n, the chances that all of them lie on one side of the
// percentile, must be at most half of 1-confidence. At 95 % that takes 6 people
// for the median, 13 for P25 and P75, and 36 for P10 and P90. It is 0 when no
// number of people is enough, as for p or confidence outside 0 to 1.
func SmallestN(p, confidence float64) int {
	if !inside(p) || !inside(confidence) {
		return 0
	}
	tail := (1 - confidence) / 2
	n := math.Log(tail) / math.Log1p(-min(p, 1-p))
	if n >= math.MaxInt {
		return 0
	}
	return max(1, int(math.Ceil(n*(1-tied))))
}

// tied is the relative distance at which two tail probabilities count as equal,
// so that a tail of exactly alpha/2 is not lost to the rounding of either.
const tied = 1e-12

// lowerRank returns the largest rank r with F(r-1) <= tail, where F is the
// distribution of binomial(n, p), and that F(r-1). It is 0, 0 when there is none.
//
// The search starts where the normal approximation puts the rank, which is rarely
// more than one off, and goes on in single steps: F is computed once, however
// large n is.
func lowerRank(n int, p, tail float64) (rank int, below float64) {
	people := distuv.Binomial{N: float64(n), P: p}
	start := people.Mean() + distuv.UnitNormal.Quantile(tail)*people.StdDev() + 0.5
	rank = int(min(max(start, 0), float64(n)))

	limit := tail * (1 + tied)
	below = people.CDF(float64(rank - 1))
	for rank > 0 && below > limit {
		rank--
		below -= people.Prob(float64(rank))
	}
	for rank < n {
		next := below + people.Prob(float64(rank))
		if next > limit {
			break
		}
		rank, below = rank+1, next
	}
	return rank, below
}

// inside reports whether p is a number strictly between 0 and 1.
func inside(p float64) bool { return p > 0 && p < 1 }
