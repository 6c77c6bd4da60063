package quantile_test

import (
	"fmt"
	"testing"

	"github.com/paybench/paybench/data/quantile"
)

// An interval is computed for every figure of every group, so its cost must not
// grow with the number of people.
func BenchmarkInterval(b *testing.B) {
	for _, n := range []int{40, 1000, 100_000, 10_000_000} {
		for _, p := range []float64{0.5, 0.9} {
			b.Run(fmt.Sprintf("n=%d/p=%v", n, p), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					quantile.Interval(n, p, 0.95)
				}
			})
		}
	}
}

func BenchmarkType7(b *testing.B) {
	values := ascending(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		quantile.Type7(values, 0.9)
	}
}

func BenchmarkCounts(b *testing.B) {
	values := ascending(1_000_000)
	counts := make([]int64, len(values))
	for i := range counts {
		counts[i] = int64(i % 7)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := quantile.Counts(values, counts, 0.9); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSampling(b *testing.B) {
	values := ascending(1_000_000)
	weights := make([]float64, len(values))
	for i := range weights {
		weights[i] = 0.1 + float64(i%7)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := quantile.Sampling(values, weights, 0.9); err != nil {
			b.Fatal(err)
		}
	}
}

// ascending returns n different values in order.
func ascending(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = 20_000 + 0.1*float64(i)
	}
	return values
}
