package records

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// randomQuery asks a random question of a survey.
func randomQuery(rng *rand.Rand, s *survey) market.Query {
	q := market.NewQuery()
	q.Pay = s.elements[rng.IntN(len(s.elements))].Name
	q.Basis = []market.Basis{market.Annual, market.Monthly, market.Hourly}[rng.IntN(3)]
	if rng.IntN(3) > 0 {
		q.By = s.columns[rng.IntN(len(s.columns))].Name
	}
	if q.By == "experience" && rng.IntN(2) == 0 {
		q.Bands = bands.Bands{{Min: 3, Max: 4}, {Min: 5, Max: 20}}
	}
	if rng.IntN(3) == 0 {
		q.Weighting = market.PerEmployer
	}
	if rng.IntN(3) == 0 {
		q.Ageing = market.Ageing{To: date(2024, 3, 31), Rate: 0.05, Simple: rng.IntN(2) == 0}
	}
	if rng.IntN(2) == 0 {
		q.Own = math.Round(math.Exp(11+0.6*rng.NormFloat64()) / q.Basis.Divisor(q.Hours))
	}
	if rng.IntN(3) == 0 {
		q.Percentiles = []float64{1, 10, 33.3, 50, 99}
	}
	for range rng.IntN(4) {
		q = q.WithFilter(randomFilter(rng, s))
	}
	return q.Normal()
}

func randomFilter(rng *rand.Rand, s *survey) market.Filter {
	d := rng.IntN(len(s.columns))
	f := market.Filter{Dimension: s.columns[d].Name}
	switch {
	case s.columns[d].Numeric && rng.IntN(2) == 0:
		low, high := float64(rng.IntN(20)), float64(20+rng.IntN(2003))
		f.AtLeast, f.AtMost = &low, &high
	case s.columns[d].Name == "role" && rng.IntN(2) == 0:
		f.Prefix = "Role 1"
	default:
		f.Values = []string{"no such value"}
		for range rng.IntN(20) {
			if len(s.people) > 0 {
				f.Values = append(f.Values, s.people[rng.IntN(len(s.people))].values[d])
			}
		}
	}
	return f
}

// surveys calls test with surveys of many sizes.
func surveys(t *testing.T, test func(t *testing.T, rng *rand.Rand, s *survey, m *Market)) {
	t.Helper()
	for seed, n := range []int{0, 1, 2, 3, 7, 40, 41, 300, 1000, 1024, 5000, 70_000} {
		t.Run(fmt.Sprintf("%d people", n), func(t *testing.T) {
			if testing.Short() && n > 5000 {
				t.Skip("skipped: many people the long way")
			}
			rng := rand.New(rand.NewPCG(uint64(seed), 1))
			s := randomSurvey(rng, n)
			m, err := s.market()
			if err != nil {
				t.Fatal(err)
			}
			test(t, rng, s, m)
		})
	}
}

// queries returns how many random queries to try on a survey: the oracle is slow.
func queries(s *survey) int { return max(3, min(150, 30_000/(len(s.people)+1))) }

func TestSummarizeAgreesWithSortingTheLongWay(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, m *Market) {
		for range queries(s) {
			q := randomQuery(rng, s)
			got, err := m.Summarize(t.Context(), q)
			if err != nil {
				t.Fatalf("%s: %v", q.Key(), err)
			}
			want := s.summaries(q, m)
			if len(got.Groups) != len(want) {
				t.Fatalf("%s: got %d groups, want %d", q.Key(), len(got.Groups), len(want))
			}
			for i := range want {
				if diff := different(got.Groups[i], want[i]); diff != "" {
					t.Fatalf("%s\ngroup %q: %s\n got %+v\nwant %+v", q.Key(), want[i].Group, diff, got.Groups[i], want[i])
				}
			}
		}
	})
}

// different says in what two summaries differ. All must be equal to the last bit,
// but for means, which are added up in another order.
func different(got, want market.Summary) string {
	same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
	switch {
	case got.Group != want.Group, got.Blank != want.Blank:
		return "group"
	case got.People != want.People:
		return "people"
	case got.Employers != want.Employers, got.TopShare != want.TopShare:
		return "employers"
	case !same(got.Mean, want.Mean) && !(math.Abs(got.Mean-want.Mean) <= 1e-12*want.Mean):
		return "mean"
	case got.Own != want.Own:
		return "own rank"
	case got.Receivers != want.Receivers, got.WithBase != want.WithBase, !same(got.MedianOfBase, want.MedianOfBase):
		return "receivers"
	case len(got.Quantiles) != len(want.Quantiles):
		return "number of percentiles"
	}
	for i, q := range got.Quantiles {
		w := want.Quantiles[i]
		if !same(q.Value, w.Value) {
			return fmt.Sprintf("percentile %d", i)
		}
		q.Value, w.Value = 0, 0
		if !reflect.DeepEqual(q, w) {
			return fmt.Sprintf("neighbours or interval of percentile %d", i)
		}
	}
	return ""
}

func TestFacetsAgreeWithCountingTheLongWay(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, m *Market) {
		for range queries(s) {
			q := randomQuery(rng, s)
			got, err := m.Facets(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for d, dimension := range m.Dimensions() {
				want := market.Facet{People: make([]int, len(dimension.Values))}
				for _, p := range s.cut(q, dimension.Name) {
					i := slices.IndexFunc(dimension.Values, func(v market.Value) bool { return v.Label == p.values[d] })
					if i < 0 {
						want.Blank++
					} else {
						want.People[i]++
					}
				}
				if facet := got[dimension.Name]; facet.Blank != want.Blank || !slices.Equal(facet.People, want.People) {
					t.Fatalf("%s\n%s: got %v, want %v", q.Key(), dimension.Name, facet, want)
				}
			}
		}
	})
}

func TestRecordsAreTheBestPaidFirst(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, m *Market) {
		for range queries(s) {
			q := randomQuery(rng, s)
			people := s.cut(q, "")
			paid := s.paid(q, people)
			slices.Reverse(paid)
			byLine := map[int]person{}
			for _, p := range people {
				byLine[p.line] = p
			}
			first, count := rng.IntN(len(people)+2), rng.IntN(50)
			got, err := m.Records(t.Context(), q, first, count)
			if err != nil {
				t.Fatal(err)
			}
			if want := min(count, max(0, len(people)-first)); got.Total != len(people) || len(got.Rows) != want {
				t.Fatalf("got %d rows of %d, want %d of %d", len(got.Rows), got.Total, want, len(people))
			}
			for i, row := range got.Rows {
				p, ok := byLine[row.Line]
				if !ok || row.Pay != paid[first+i] || !slices.Equal(row.Cells[:len(s.columns)], p.values) {
					t.Fatalf("row %d: got %+v, want pay %v and %v", i, row, paid[first+i], p)
				}
				delete(byLine, row.Line)
			}
		}
	})
}

func TestHistogramAgreesWithCountingTheLongWay(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, m *Market) {
		for range queries(s) {
			q := randomQuery(rng, s)
			paid := s.paid(q, s.cut(q, ""))
			edges := []float64{-1, 0}
			for range rng.IntN(20) {
				edges = append(edges, math.Round(rng.Float64()*200_000/q.Basis.Divisor(q.Hours)))
			}
			if len(paid) > 0 {
				edges = append(edges, paid[rng.IntN(len(paid))], paid[len(paid)-1])
			}
			slices.Sort(edges)
			got, err := m.Histogram(t.Context(), q, edges)
			if err != nil {
				t.Fatal(err)
			}
			want := make([]int, len(edges)-1)
			for _, x := range paid {
				for i := range want {
					if x >= edges[i] && (x < edges[i+1] || i == len(want)-1 && x == edges[i+1]) {
						want[i]++
					}
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s\nedges %v\n got %v\nwant %v", q.Key(), edges, got, want)
			}
		}
	})
}

func TestMixedNamesTheValuesInTheCut(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, m *Market) {
		for range queries(s) {
			q := randomQuery(rng, s)
			answer, err := m.Summarize(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(answer.Mixed)
			var want []market.Mix
			for _, name := range []string{"year", "employment_type"} {
				values := map[string]bool{}
				for _, p := range s.cut(q, "") {
					values[p.values[s.column(name)]] = true
				}
				mix := market.Mix{Dimension: name}
				for _, v := range m.Dimensions()[s.column(name)].Values {
					if values[v.Label] {
						mix.Values = append(mix.Values, v.Label)
					}
				}
				if len(mix.Values) > 1 {
					want = append(want, mix)
				}
			}
			if got != fmt.Sprint(want) {
				t.Fatalf("%s\n got %v\nwant %v", q.Key(), got, want)
			}
		}
	})
}

func TestManyGoroutinesAskAtOnce(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	s := randomSurvey(rng, 40_000)
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		q := randomQuery(rng, s)
		q.Pay = "bonus_paid"
		want := s.summaries(q, m)
		wait.Go(func() {
			for range 3 {
				got, err := m.Summarize(context.Background(), q)
				if err != nil || different(got.Groups[0], want[0]) != "" {
					t.Errorf("got %+v, %v", got, err)
				}
				if _, err := m.Facets(context.Background(), q); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// Ticked values, a prefix and the absence of a value are alternatives.
func TestManyTickedValues(t *testing.T) {
	m, q := manyTicked(t)
	answer, err := m.Summarize(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := answer.Groups[0].People, 10_000+8+1; got != want { // J49990 to J49999, two of them ticked
		t.Errorf("%d people, want %d", got, want)
	}
}

// Making the plan must not take longer than the query.
func BenchmarkManyTickedValues(b *testing.B) {
	m, q := manyTicked(b)
	for b.Loop() {
		if _, err := m.Summarize(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
}

// manyTicked returns a market with 50,000 job codes and one blank, and a query in
// which every fifth code and the blank are ticked.
func manyTicked(tb testing.TB) (*Market, market.Query) {
	tb.Helper()
	const values = 50_000
	column := Dimension{Dimension: market.Dimension{Name: "code", Header: "code", Kind: market.JobCode}}
	column.Codes.Append(0)
	annual := make([]float64, values+1)
	ticked := []string{""}
	for i := range values {
		label := fmt.Sprintf("J%05d", i)
		column.Labels = append(column.Labels, label)
		column.Codes.Append(uint32(i + 1))
		annual[i] = float64(i)
		if i%5 == 0 {
			ticked = append(ticked, label)
		}
	}
	m, err := New(market.About{}, []Dimension{column}, []Pay{{Element: market.Element{Name: "base"}, Annual: annual}}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return m, market.Query{Filters: []market.Filter{{Dimension: "code", Values: ticked, Prefix: "J4999"}}, Percentiles: []float64{50}}
}
