package quantile_test

import (
	"fmt"

	"github.com/paybench/paybench/data/quantile"
)

// The P90 of 118 people stands at h = 117 * 0.9 = 105.3 counted from 0, which is
// rank 106.3: the 106th value, and three tenths of the way to the 107th.
func ExampleRank() {
	lower, fraction := quantile.Rank(118, 0.9)
	fmt.Printf("rank %.1f", float64(lower+1)+fraction)
	// Output: rank 106.3
}
