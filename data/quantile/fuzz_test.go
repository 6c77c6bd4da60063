package quantile_test

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/quantile"
)

// floats reads a number from every eight bytes.
func floats(text []byte) []float64 {
	var values []float64
	for ; len(text) >= 8; text = text[8:] {
		values = append(values, math.Float64frombits(binary.LittleEndian.Uint64(text)))
	}
	return values
}

// bytes is the inverse of floats, to write seeds with.
func bytes(values ...float64) []byte {
	var text []byte
	for _, value := range values {
		text = binary.LittleEndian.AppendUint64(text, math.Float64bits(value))
	}
	return text
}

// finiteSorted drops what is not finite and sorts the rest.
func finiteSorted(values []float64) []float64 {
	values = slices.DeleteFunc(values, func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) })
	slices.Sort(values)
	return values
}

func FuzzType7(f *testing.F) {
	f.Add(bytes(98_000, 120_000, 131_000), 0.9)
	f.Add(bytes(0, 0.2, 0.4), 0.45)
	f.Add(bytes(-math.MaxFloat64, math.MaxFloat64), 0.5)
	f.Add(bytes(-math.MaxFloat64, math.MaxFloat64), 0.625)
	f.Add(bytes(5e-324, 0, -5e-324, 0.1, 0.1, 0.1), 1.0)
	f.Fuzz(func(t *testing.T, text []byte, p float64) {
		values := finiteSorted(floats(text))
		got := quantile.Type7(values, p)
		if len(values) == 0 || !(p >= 0 && p <= 1) {
			if !math.IsNaN(got) {
				t.Fatalf("p=%v of %v: got %v, want NaN", p, values, got)
			}
			return
		}
		if !(got >= values[0] && got <= values[len(values)-1]) {
			t.Fatalf("p=%v of %v: %v lies outside", p, values, got)
		}
		later := quantile.Type7(values, min(1, math.Nextafter(p, 2)))
		if later < got {
			t.Fatalf("p=%v of %v: falls from %v to %v", p, values, got, later)
		}
		if rank, ok := quantile.PercentRank(values, got); !ok || !(rank >= 0 && rank <= 1) {
			t.Fatalf("percent rank of %v in %v: %v, %t", got, values, rank, ok)
		}
	})
}

func FuzzCounts(f *testing.F) {
	f.Add(bytes(120_000, 150_000), []byte{3, 1}, 0.5)
	f.Add(bytes(1, 2, 3), []byte{0, 0, 0}, 0.5)
	f.Add(bytes(1, 2, 3), []byte{0, 200, 0}, 1.0)
	f.Add(bytes(2, 1), []byte{255, 1}, 0.1)
	f.Fuzz(func(t *testing.T, text, people []byte, p float64) {
		values := floats(text)
		counts := make([]int64, len(people))
		for i, count := range people {
			counts[i] = int64(count) - 2 // now and then below 0
		}
		got, err := quantile.Counts(values, counts, p)
		if err != nil {
			return
		}
		want := quantile.Type7(expand(values, counts), p)
		if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Fatalf("p=%v of %v with %v: got %v, expanded %v", p, values, counts, got, want)
		}
	})
}

func FuzzSampling(f *testing.F) {
	f.Add(bytes(1, 2, 3, 4, 5), bytes(0.67, 2.63, 9.26, 3.72, 4.1), 1.0)
	f.Add(bytes(1, 2), bytes(1, 1000), 0.5)
	f.Add(bytes(1, 2, 3), bytes(0, 5e-324, 0), 0.5)
	f.Add(bytes(1, 2), bytes(math.MaxFloat64, 1), 0.5)
	f.Add(bytes(2, 1), bytes(math.NaN(), -1), 0.5)
	f.Fuzz(func(t *testing.T, text, shares []byte, p float64) {
		values, weights := floats(text), floats(shares)
		got, err := quantile.Sampling(values, weights, p)
		if err != nil {
			return
		}
		var weighted []float64
		for i, weight := range weights {
			if weight > 0 {
				weighted = append(weighted, values[i])
			}
		}
		first, last := weighted[0], weighted[len(weighted)-1]
		if math.IsInf(first, 0) || math.IsInf(last, 0) {
			return // half-way between opposite infinities is no number
		}
		if !(got >= first && got <= last) {
			t.Fatalf("p=%v of %v with %v: %v lies outside", p, values, weights, got)
		}
		if end, err := quantile.Sampling(values, weights, 1); err != nil || end != last {
			t.Fatalf("p=1 of %v with %v: got %v, %v; want %v", values, weights, end, err, last)
		}
	})
}

func FuzzInterval(f *testing.F) {
	f.Add(118, 0.9, 0.95)
	f.Add(10_000_000, 0.5, 0.95)
	f.Add(1_000_000, 1e-300, 1-1e-16)
	f.Add(36, 0.1, 1e-17)
	f.Fuzz(func(t *testing.T, n int, p, confidence float64) {
		n %= 100_000_000
		ranks, ok := quantile.Interval(n, p, confidence)
		if !ok {
			return
		}
		if ranks.Lower < 1 || ranks.Lower > ranks.Upper || ranks.Upper > n {
			t.Fatalf("n=%d p=%v confidence=%v: %+v", n, p, confidence, ranks)
		}
		if !(ranks.Coverage >= confidence-1e-9 && ranks.Coverage <= 1) {
			t.Fatalf("n=%d p=%v confidence=%v: coverage %v", n, p, confidence, ranks.Coverage)
		}
	})
}
