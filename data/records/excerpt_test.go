package records

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// TestExcerpts: an excerpt for a query says what the market says, and so does it of fewer
// people of the query, and balanced: to the last digit, but for sums of fractions, which
// come together in another order.
func TestExcerpts(t *testing.T) {
	excerpts, groups := 0, 0
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, plain *Market) {
		markets := []*Market{
			plain, s.weighted(t, market.CountWeight, randomCounts(rng, len(s.people))),
			s.weighted(t, market.SamplingWeight, randomMasses(rng, len(s.people))),
		}
		for range queries(s) {
			whole := markets[rng.IntN(len(markets))]
			q := randomQuery(rng, s)
			x, err := whole.Excerpt(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if x == whole {
				continue
			}
			excerpts++
			groups += sameOfExcerpt(t, q, x, whole)
			if q.Filter("company_size").Empty() {
				groups += sameOfExcerpt(t, q.WithBy("").WithFilter(market.Filter{Dimension: "company_size", Values: []string{"1-10", ""}}), x, whole)
			}
			share := func(group string, blank bool, value string) float64 {
				return float64(1+len(group)%3) * float64(len(value)) / 7
			}
			balanced, err := x.Balanced(t.Context(), q, "company_size", share)
			if err != nil {
				t.Fatal(err)
			}
			want, err := whole.Balanced(t.Context(), q, "company_size", share)
			if err != nil {
				t.Fatal(err)
			}
			groups += sameOfExcerpt(t, q, balanced, want)
		}
	})
	t.Logf("%d excerpts with %d groups said the same", excerpts, groups)
	if excerpts < 50 {
		t.Error("too few excerpts to say anything")
	}
}

// sameOfExcerpt expects two markets to say the same, and counts the groups of it.
func sameOfExcerpt(t *testing.T, q market.Query, x, whole *Market) int {
	t.Helper()
	got, err := x.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	want, err := whole.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Groups) != len(want.Groups) || fmt.Sprint(got.Mixed) != fmt.Sprint(want.Mixed) {
		t.Fatalf("%s: %d groups, mixed %v; want %d, %v", q.Key(), len(got.Groups), got.Mixed, len(want.Groups), want.Mixed)
	}
	for i, g := range want.Groups {
		if diff := nearly(got.Groups[i], g); diff != "" {
			t.Fatalf("%s\ngroup %q: %s\n got %+v\nwant %+v", q.Key(), g.Group, diff, got.Groups[i], g)
		}
		for k, figure := range g.Quantiles {
			if of := got.Groups[i].Quantiles[k]; fmt.Sprint(of.Value) != fmt.Sprint(figure.Value) {
				t.Errorf("%s\ngroup %q: P%g is %v, want %v", q.Key(), g.Group, q.Percentiles[k], of.Value, figure.Value)
			}
		}
	}
	return len(want.Groups)
}
