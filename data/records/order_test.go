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

func TestSortedByMindsTheMaskOnly(t *testing.T) {
	keys := []uint64{0x3_0002, 0x1_0001, 0x2_0001, 0x0_0002}
	if got, want := sortedBy(keys, 0xffff), []uint32{1, 2, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
