package records

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAscendingIsAStableSort(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 2, 1000, 30_000, 300_000} {
		pay := make([]float64, n)
		unknown := 0
		for i := range pay {
			switch rng.IntN(6) {
			case 0:
				pay[i] = math.NaN()
				unknown++
			case 1:
				pay[i] = math.Copysign(0, float64(rng.IntN(2)*2-1))
			case 2:
				pay[i] = -rng.Float64()
			case 3:
				pay[i] = rng.ExpFloat64() * 1e300
			default:
				pay[i] = float64(rng.IntN(300) * 1000)
			}
		}
		want := make([]uint32, n)
		for i := range want {
			want[i] = uint32(i)
		}
		unknownLast := func(x float64) float64 {
			if math.IsNaN(x) {
				return math.Inf(1)
			}
			return x
		}
		slices.SortStableFunc(want, func(a, b uint32) int {
			return cmp.Compare(unknownLast(pay[a]), unknownLast(pay[b]))
		})
		got, known := ascending(pay)
		if known != n-unknown || !slices.Equal(got, want) {
			t.Errorf("%d values are not in the order of a stable sort", n)
		}
	}
}

func TestSortedByKeysOfAnyWidth(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	for width := range 65 {
		keys := make([]uint64, 3000)
		for i := range keys {
			keys[i] = rng.Uint64() >> (64 - width) &^ 0xF0 // one in several may be equal to another
		}
		want := make([]uint32, len(keys))
		for i := range want {
			want[i] = uint32(i)
		}
		slices.SortStableFunc(want, func(a, b uint32) int { return cmp.Compare(keys[a], keys[b]) })
		if got := sortedBy(len(keys), func(index uint32) uint64 { return keys[index] }); !slices.Equal(got, want) {
			t.Errorf("keys of %d bits are not in the order of a stable sort", width)
		}
	}
}
