package ranks

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// Spread is how the people of a slot are spread over employers, and how sure that
// leaves the slot's percentiles.
type Spread struct {
	Staff
	Group     quantile.Group
	Variances []float64 // of the share of people paid less, by percentile
}

// Interval returns the ranks of a percentile's interval among the people that can be
// counted on, how many those are, and why there is none.
func (s *Spread) Interval(i int, percentile float64) (quantile.Ranks, int, quantile.Lack) {
	variance := 0.0
	if s.Variances != nil {
		variance = s.Variances[i]
	}
	return s.Group.Interval(percentile/100, variance, market.Confidence)
}
