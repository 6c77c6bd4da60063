package records

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// weighted hands the survey over with weights; those of 0 are handed over as blanks
// half of the time.
func (s *survey) weighted(t *testing.T, kind market.WeightKind, weights []float64) *Market {
	t.Helper()
	columns, pays := s.parts()
	w := Weight{Header: "Posts", Kind: kind, Values: slices.Clone(weights)}
	for i, x := range weights {
		if x == 0 && i%2 == 0 {
			w.Values[i] = math.NaN()
		}
	}
	m, err := NewWeighted(s.about, columns, pays, s.lines(), w)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := m.About().Weight, (market.Weight{Header: "Posts", Kind: kind}); got != want {
		t.Errorf("About says the weight is %+v, want %+v", got, want)
	}
	return m
}

// lines are the rows of the people in the file.
func (s *survey) lines() []uint32 {
	lines := make([]uint32, len(s.people))
	for i, p := range s.people {
		lines[i] = uint32(p.line)
	}
	return lines
}

// expanded is the survey in which everybody stands as often as counted.
func (s *survey) expanded(counts []float64) *survey {
	all := *s
	all.people = nil
	for i, p := range s.people {
		all.people = append(all.people, slices.Repeat([]person{p}, int(counts[i]))...)
	}
	return &all
}

// randomCounts are few people for most and many for some.
func randomCounts(rng *rand.Rand, n int) []float64 {
	counts := make([]float64, n)
	for i := range counts {
		counts[i] = float64(rng.IntN(4))
		if rng.IntN(50) == 0 {
			counts[i] = float64(rng.IntN(300))
		}
	}
	return counts
}

// A market with count weights answers everything as the market of people does that
// its records stand for.
func TestCountWeightsEqualTheExpandedSample(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, _ *Market) {
		counts := randomCounts(rng, len(s.people))
		m := s.weighted(t, market.CountWeight, counts)
		everybody := s.expanded(counts)
		columns, pays := everybody.parts()
		want, err := New(s.about, columns, pays, everybody.lines())
		if err != nil {
			t.Fatal(err)
		}
		if m.About().People != want.About().People || !reflect.DeepEqual(m.Elements(), want.Elements()) {
			t.Errorf("%d people and %+v, want %d and %+v", m.About().People, m.Elements(), want.About().People, want.Elements())
		}
		if !reflect.DeepEqual(m.Dimensions(), want.Dimensions()) {
			t.Errorf("dimensions %+v, want %+v", m.Dimensions(), want.Dimensions())
		}
		for range queries(everybody) {
			sameAnswers(t, randomQuery(rng, s), m, want)
		}
	})
}

// sameAnswers asks two markets every kind of question.
func sameAnswers(t *testing.T, q market.Query, m, want *Market) {
	t.Helper()
	a, errA := m.Summarize(t.Context(), q)
	b, errB := want.Summarize(t.Context(), q)
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	if len(a.Groups) != len(b.Groups) || !reflect.DeepEqual(a.Mixed, b.Mixed) {
		t.Fatalf("%s: got %d groups, mixed %v; want %d, mixed %v", q.Key(), len(a.Groups), a.Mixed, len(b.Groups), b.Mixed)
	}
	for i := range b.Groups {
		if diff := different(a.Groups[i], b.Groups[i]); diff != "" {
			t.Fatalf("%s\ngroup %q: %s\n got %+v\nwant %+v", q.Key(), b.Groups[i].Group, diff, a.Groups[i], b.Groups[i])
		}
	}
	ask := func(name string, question func(m *Market) (any, error)) {
		a, errA := question(m)
		b, errB := question(want)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%s: %s: got %+v, want %+v", q.Key(), name, a, b)
		}
	}
	ask("facets", func(m *Market) (any, error) { return m.Facets(t.Context(), q) })
	ask("records", func(m *Market) (any, error) {
		list, err := m.Records(t.Context(), q, 5, 300)
		answer := []any{list.Total, list.Columns}
		for _, r := range list.Rows {
			answer = append(answer, r.Pay) // people of equal pay stand in any order
		}
		return answer, err
	})
	ask("histogram", func(m *Market) (any, error) {
		return m.Histogram(t.Context(), q, []float64{0, 1, 1000, 50_000, 60_000.5, 1e9})
	})
	ask("sample", func(m *Market) (any, error) {
		var people []string
		err := m.Sample(t.Context(), q, []string{"role", "year"}, func(b market.Batch) error {
			for i, pay := range b.Pay {
				people = append(people, fmt.Sprint(pay, b.Codes[0][i], b.Codes[1][i]))
			}
			return nil
		})
		slices.Sort(people)
		return people, err
	})
}

// Weights that are all 1 change nothing, but that sampling weights invert the
// distribution of pay instead of drawing lines between neighbours; which employers'
// people are paid less than a percentile hangs on that.
func TestWeightsOfOneChangeNothing(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, plain *Market) {
		ones := slices.Repeat([]float64{1}, len(s.people))
		counted := s.weighted(t, market.CountWeight, ones)
		for i := range ones {
			ones[i] = 0.3
		}
		sampled := s.weighted(t, market.SamplingWeight, ones)
		for range queries(s) {
			q := randomQuery(rng, s)
			sameAnswers(t, q, counted, plain)
			a, errA := sampled.Summarize(t.Context(), q)
			b, errB := plain.Summarize(t.Context(), q)
			if errA != nil || errB != nil {
				t.Fatal(errA, errB)
			}
			for i, want := range b.Groups {
				got := a.Groups[i]
				if !backed(got.Backing, want.Backing) || !backed(got.Receivers, want.Receivers) {
					t.Fatalf("%s: got %+v, want %+v", q.Key(), got, want)
				}
				if q.Weighting == market.PerEmployer || want.Employers > 0 {
					continue
				}
				for k, x := range got.Quantiles {
					want := want.Quantiles[k]
					if x.Lack != want.Lack || x.Low != want.Low || x.High != want.High {
						t.Fatalf("%s: interval %+v, want %+v", q.Key(), x, want)
					}
				}
			}
		}
	})
}

func TestWeightsThatCannotBe(t *testing.T) {
	for _, test := range []struct {
		kind   market.WeightKind
		values []float64
		want   string
	}{
		{"", []float64{1, 1}, `weights of kind "": they are counts or sampling weights`},
		{market.CountWeight, []float64{1}, `weight "FTE" has 1 values for 2 records`},
		{market.CountWeight, []float64{1, 1.5}, `row 9 of "FTE" counts for 1.5 people, and people are whole: declare the column as sampling weights instead`},
		{market.CountWeight, []float64{-2, 1}, `row 7 of "FTE" has the weight -2: a weight is 0 or more, and finite`},
		{market.CountWeight, []float64{3e9, 3e9}, `row 9 of "FTE" brings the people to more than can be counted: declare the column as sampling weights instead`},
		{market.SamplingWeight, []float64{1, math.Inf(1)}, `row 9 of "FTE" has the weight +Inf: a weight is 0 or more, and finite`},
	} {
		pays := []Pay{{Element: market.Element{Name: "base"}, Annual: []float64{10, 20}}}
		_, err := NewWeighted(market.About{Name: "x.csv"}, nil, pays, []uint32{7, 9}, Weight{Header: "FTE", Kind: test.kind, Values: test.values})
		if want := "making a market of x.csv: " + test.want; err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
}

// Nobody has a weight: no people, no figures.
func TestWeightsOfNobody(t *testing.T) {
	for _, kind := range []market.WeightKind{market.CountWeight, market.SamplingWeight} {
		s := randomSurvey(rand.New(rand.NewPCG(12, 12)), 10)
		m := s.weighted(t, kind, make([]float64, 10))
		q := market.NewQuery()
		q.Pay = "base"
		answer, err := m.Summarize(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if whole := answer.Groups[0]; whole.People != 0 || !math.IsNaN(whole.Mean) || !math.IsNaN(whole.Quantiles[0].Value) {
			t.Errorf("%s weights of nobody: %+v", kind, whole)
		}
	}
}

// backed reports whether the same people stand behind two statistics, but for the
// rounding of sums of weights.
func backed(a, b market.Backing) bool {
	return a.People == b.People && a.Employers == b.Employers && math.Abs(a.TopShare-b.TopShare) <= 1e-9
}

// What contributors bring to a mean is what the people bring that the records stand for,
// also where each employer counts once.
func TestCountWeightsBringWhatTheExpandedSampleDoes(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, _ *Market) {
		counts := randomCounts(rng, len(s.people))
		m, everybody := s.weighted(t, market.CountWeight, counts), s.expanded(counts)
		columns, pays := everybody.parts()
		expanded, err := New(s.about, columns, pays, everybody.lines())
		if err != nil {
			t.Fatal(err)
		}
		for range queries(everybody) {
			q := randomQuery(rng, s)
			q.Publication = true
			got, errA := m.Summarize(t.Context(), q)
			want, errB := expanded.Summarize(t.Context(), q)
			if errA != nil || errB != nil {
				t.Fatal(errA, errB)
			}
			for i, w := range want.Groups {
				if g := got.Groups[i]; !bringsAlike(g.Paid, w.Paid) || !bringsAlike(g.Variable, w.Variable) {
					t.Fatalf("%s, group %q: %+v and %+v, want %+v and %+v", q.Key(), w.Group, g.Paid, g.Variable, w.Paid, w.Variable)
				}
			}
		}
	})
}

// bringsAlike compares totals, but for the order of adding.
func bringsAlike(a, b market.Totals) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*max(1, math.Abs(y)) }
	return a.Known == b.Known && a.OfPeople == b.OfPeople && a.Contributors == b.Contributors &&
		near(a.Sum, b.Sum) && near(a.Largest, b.Largest) && near(a.Second, b.Second)
}
