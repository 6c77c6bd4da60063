package records

import (
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// TestPlain holds that a question without intervals has the answer of the one with them,
// but for the intervals: of any survey, weighted or not, with employers or without.
func TestPlain(t *testing.T) {
	figures := 0
	surveys(t, func(t *testing.T, _ *rand.Rand, _ *survey, m *Market) {
		for _, d := range m.Dimensions() {
			q := market.NewQuery().WithBy(d.Name)
			want, err := m.Summarize(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			q.Plain = true
			got, err := m.Summarize(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for i := range want.Groups {
				for j := range want.Groups[i].Quantiles {
					x, y := &want.Groups[i].Quantiles[j], &got.Groups[i].Quantiles[j]
					if want.Groups[i].People > 0 && y.Lack != quantile.NotAsked {
						t.Errorf("an interval was not asked for, and lacks %q", y.Lack)
					}
					x.Low, x.High, x.Counted, x.Spare, x.Lack = y.Low, y.High, y.Counted, y.Spare, y.Lack
					if x.Value == y.Value {
						figures++
					}
				}
				if diff := different(got.Groups[i], want.Groups[i]); diff != "" {
					t.Errorf("by %s, %q: %s", d.Name, want.Groups[i].Group, diff)
				}
			}
		}
	})
	if figures < 1000 {
		t.Errorf("only %d figures were compared", figures)
	}
}
