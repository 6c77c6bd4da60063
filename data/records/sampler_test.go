package records

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestSampleHandsOutTheCut(t *testing.T) {
	names := []string{"role", "employer", "experience"}
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, m *Market) {
		for range queries(s) {
			q := randomQuery(rng, s)
			var want []string
			for _, p := range s.cut(q, "") {
				row := fmt.Sprint(s.paid(q, []person{p})[0])
				for _, name := range names {
					row += "|" + p.values[s.column(name)]
				}
				want = append(want, row)
			}
			var got []string
			err := m.Sample(t.Context(), q, names, func(b market.Batch) error {
				for i, pay := range b.Pay {
					row := fmt.Sprint(pay)
					for c, name := range names {
						row += "|" + label(t, m, name, b.Codes[c][i])
					}
					got = append(got, row)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("%d people handed out, want %d: %+v", len(got), len(want), q)
			}
		}
	})
}

// label is what a code stands for.
func label(t *testing.T, m *Market, dimension string, code uint32) string {
	t.Helper()
	d, err := market.FindDimension(m, dimension)
	if err != nil {
		t.Fatal(err)
	}
	if code == 0 {
		return ""
	}
	return d.Values[code-1].Label
}

func TestSampleStopsAtAnError(t *testing.T) {
	s := randomSurvey(rand.New(rand.NewPCG(1, 1)), 20_000)
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	enough, visits := errors.New("enough"), 0
	err = m.Sample(t.Context(), market.NewQuery(), nil, func(market.Batch) error { visits++; return enough })
	if !errors.Is(err, enough) || visits != 1 {
		t.Errorf("error %v after %d visits, want %v after one", err, visits, enough)
	}
	if err := m.Sample(t.Context(), market.NewQuery(), []string{"colour"}, nil); err == nil {
		t.Error("a dimension that is not there was sampled")
	}
}
