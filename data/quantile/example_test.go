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

// The same figures as =MEDIAN(A1:A5) and =PERCENTILE(A1:A5,0.9).
func ExampleType7() {
	pay := []float64{98_000, 120_000, 131_000, 149_000, 210_000}
	fmt.Println(quantile.Type7(pay, 0.5))
	fmt.Println(quantile.Type7(pay, 0.9))
	// Output:
	// 131000
	// 185600
}

// A table that says "3 people at 120,000, 1 at 150,000" has the median of the
// four people in it.
func ExampleCounts() {
	median, err := quantile.Counts([]float64{120_000, 150_000}, []int64{3, 1}, 0.5)
	fmt.Println(median, err)
	// Output: 120000 <nil>
}

// The first two people stand for exactly half of the population, so the median is
// half-way from the second to the third.
func ExampleSampling() {
	pay := []float64{50_000, 60_000, 70_000}
	median, err := quantile.Sampling(pay, []float64{1.5, 2.5, 4}, 0.5)
	fmt.Println(median, err)
	// Output: 65000 <nil>
}

// The P90 of 118 people lies between the 99th and the 113th pay, at 96.8 %.
// From 20 people no such interval has an upper end; it takes 36.
func ExampleInterval() {
	ranks, ok := quantile.Interval(118, 0.9, 0.95)
	fmt.Printf("%d to %d, %.1f %%, %t\n", ranks.Lower, ranks.Upper, 100*ranks.Coverage, ok)

	_, ok = quantile.Interval(20, 0.9, 0.95)
	fmt.Println(ok, quantile.SmallestN(0.9, 0.95))
	// Output:
	// 99 to 113, 96.8 %, true
	// false 36
}

// The example of Excel's own help page for PERCENTRANK.INC, which prints 0.583.
func ExamplePercentRank() {
	rank, ok := quantile.PercentRank([]float64{1, 1, 1, 2, 3, 4, 8, 11, 12, 13}, 5)
	fmt.Printf("%.4f %t", rank, ok)
	// Output: 0.5833 true
}
