package market_test

import (
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestPercentileNames(t *testing.T) {
	for _, p := range []float64{0.5, 10, 50, 62.5, 90, 99.9} {
		if got, ok := market.ParsePercentile(market.PercentileName(p)); !ok || got != p {
			t.Errorf("%s is read as %g, %v", market.PercentileName(p), got, ok)
		}
	}
	for _, name := range []string{"", "p", "90", "people", "P90", "p0", "p100", "p-5", "pNaN", "pInf"} {
		if p, ok := market.ParsePercentile(name); ok || p != 0 {
			t.Errorf("%q is read as the percentile %g", name, p)
		}
	}
}
