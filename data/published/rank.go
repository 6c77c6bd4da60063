package published

import (
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// rank places a pay among published percentiles by the curve through them. Pay beyond
// the outermost percentiles, or beyond a top code, is not placed. Pay that equals a
// published percentile has its rank to the last digit.
func rank(percentiles []float64, estimates []Estimate, pay float64) market.Rank {
	var shares, pays []float64
	for i, e := range estimates {
		if e.Missing != nil || e.AtLeast || e.Value <= 0 {
			continue
		}
		if e.Value == pay { // also where the curve leaves it out, as a second percentile of the same pay
			return market.Rank{Known: true, Interpolated: true, Share: percentiles[i] / 100}
		}
		shares, pays = append(shares, percentiles[i]/100), append(pays, e.Value)
	}
	share, beyond, ok := quantile.NewCurve(shares, pays).Share(pay)
	if !ok {
		return market.Rank{}
	}
	return market.Rank{Known: beyond == 0, BelowLowest: beyond < 0, AboveHighest: beyond > 0, Interpolated: true, Share: share}
}
