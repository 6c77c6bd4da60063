package records

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
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
// distribution of pay instead of drawing lines between neighbours.
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
				if got.People != want.People || got.Employers != want.Employers || got.TopShare != want.TopShare || got.Receiving != want.Receiving {
					t.Fatalf("%s: got %+v, want %+v", q.Key(), got, want)
				}
				if q.Weighting == market.PerEmployer {
					continue
				}
				for k, x := range got.Quantiles {
					want := want.Quantiles[k]
					if x.Attainable != want.Attainable || x.Low != want.Low || x.High != want.High {
						t.Fatalf("%s: interval %+v, want %+v", q.Key(), x, want)
					}
				}
			}
		}
	})
}

// randomMasses are fractions on a scale of their own, some of them 0 and many equal,
// so that sums reach their targets exactly.
func randomMasses(rng *rand.Rand, n int) []float64 {
	scale := math.Exp(10 * rng.NormFloat64())
	equal := rng.IntN(2) == 0
	masses := make([]float64, n)
	for i := range masses {
		masses[i] = scale * float64(rng.IntN(5)) / 10
		if !equal {
			masses[i] *= rng.ExpFloat64()
		}
	}
	return masses
}

func TestSamplingWeightsAgreeWithInvertingTheLongWay(t *testing.T) {
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, _ *Market) {
		masses := randomMasses(rng, len(s.people))
		m := s.weighted(t, market.SamplingWeight, masses)
		o := sampleOracle{&survey{about: s.about, columns: s.columns, elements: s.elements}}
		for i, p := range s.people { // whoever weighs nothing has no pay
			if p.pay = slices.Clone(p.pay); masses[i] == 0 {
				for e := range p.pay {
					p.pay[e] = math.NaN()
				}
			}
			p.weight = masses[i]
			o.people = append(o.people, p)
		}
		for range queries(s) {
			q := randomQuery(rng, s)
			got, err := m.Summarize(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			want := o.summaries(q, m) // unweighted: who is in which group
			if len(got.Groups) != len(want) {
				t.Fatalf("%s: got %d groups, want %d", q.Key(), len(got.Groups), len(want))
			}
			for i, g := range want {
				o.weigh(t, q, &g, o.members(q, m, g, i == 0))
				if diff := nearly(got.Groups[i], g); diff != "" {
					t.Fatalf("%s\ngroup %q: %s\n got %+v\nwant %+v", q.Key(), g.Group, diff, got.Groups[i], g)
				}
			}
		}
	})
}

// sampleOracle answers under sampling weights the slow and obvious way.
type sampleOracle struct{ *survey }

// members returns the people of a group.
func (o sampleOracle) members(q market.Query, m *Market, g market.Summary, whole bool) []person {
	people := o.cut(q, "")
	if whole {
		return people
	}
	return slices.DeleteFunc(people, func(p person) bool {
		label, place := o.group(q, m, p)
		return place < 0 || g.Blank != (place == math.MaxInt) || !g.Blank && label != g.Group
	})
}

// weigh replaces the figures of a summary that weights change.
func (o sampleOracle) weigh(t *testing.T, q market.Query, g *market.Summary, people []person) {
	t.Helper()
	if len(people) == 0 {
		return
	}
	if o.elements[o.element(q.Pay)].Kind == market.BonusPaid {
		var shares []person
		for _, p := range people {
			if bonus, base := p.pay[o.element(q.Pay)], p.pay[o.element("base")]; bonus > 0 && base > 0 {
				shares = append(shares, person{pay: []float64{bonus / base * 100}, weight: p.weight})
			}
		}
		g.MedianOfBase = inverted(t, shares, 0.5)
	}
	paid := make([]person, len(people))
	for i, p := range people {
		paid[i] = person{pay: o.paid(q, []person{p}), weight: p.weight}
	}
	if q.Weighting == market.PerEmployer {
		o.weighEmployers(t, q, g, people, paid)
		return
	}
	sum, squares, products, below := 0.0, 0.0, 0.0, 0.0
	for _, p := range paid {
		sum += p.weight
		squares += p.weight * p.weight
		products += p.weight * p.pay[0]
		if p.pay[0] < q.Own {
			below += p.weight
		}
	}
	g.Mean = products / sum
	if q.Own != 0 && !g.Own.AboveHighest {
		g.Own.Share = below / sum
	}
	effective := int(sum*sum/squares + 1e-6)
	for i, percentile := range q.Percentiles {
		x := &g.Quantiles[i]
		*x = market.Quantile{Value: inverted(t, paid, percentile/100)}
		var ranks quantile.Ranks
		if ranks, x.Attainable = quantile.Interval(effective, percentile/100, market.Confidence); x.Attainable {
			x.Low = passed(paid, float64(ranks.Lower-1)/float64(effective)*sum)
			x.High = passed(paid, float64(ranks.Upper-1)/float64(effective)*sum)
		}
	}
}

// weighEmployers is weigh where each employer counts once.
func (o sampleOracle) weighEmployers(t *testing.T, q market.Query, g *market.Summary, people, paid []person) {
	t.Helper()
	byEmployer := map[string][]person{}
	for i, p := range people {
		if name := p.values[o.column("employer")]; name != "" {
			byEmployer[name] = append(byEmployer[name], paid[i])
		}
	}
	var medians []float64
	for _, theirs := range byEmployer {
		medians = append(medians, inverted(t, theirs, 0.5))
	}
	slices.Sort(medians)
	g.Mean, g.Own = math.NaN(), market.Rank{}
	sum := 0.0
	for _, x := range medians {
		sum += x
		g.Mean = sum / float64(len(medians))
	}
	if share, ok := quantile.PercentRank(medians, q.Own); q.Own != 0 && len(medians) > 0 {
		g.Own = market.Rank{Known: true, Share: share, BelowLowest: !ok && q.Own < medians[0], AboveHighest: !ok && q.Own > medians[0]}
		if g.Own.AboveHighest {
			g.Own.Share = 1
		}
	}
	for i, percentile := range q.Percentiles {
		g.Quantiles[i] = quantileOf(medians, percentile/100)
	}
}

// inverted is quantile.Sampling of what people are paid; NaN where there are none.
func inverted(t *testing.T, people []person, p float64) float64 {
	t.Helper()
	if len(people) == 0 {
		return math.NaN()
	}
	slices.SortFunc(people, byPay)
	var values, weights []float64
	for _, p := range people {
		values, weights = append(values, p.pay[0]), append(weights, p.weight)
	}
	x, err := quantile.Sampling(values, weights, p)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// passed is the pay at which the summed weight is more than a number.
func passed(people []person, over float64) float64 {
	slices.SortFunc(people, byPay)
	sum := 0.0
	for _, p := range people {
		if sum += p.weight; sum > over*(1+1e-11) {
			return p.pay[0]
		}
	}
	return math.NaN()
}

func byPay(a, b person) int {
	switch {
	case a.pay[0] < b.pay[0]:
		return -1
	case a.pay[0] > b.pay[0]:
		return 1
	}
	return 0
}

// nearly says in what two summaries differ, but for the neighbours of percentiles,
// and for the rounding of sums.
func nearly(got, want market.Summary) string {
	if math.Abs(got.Own.Share-want.Own.Share) <= 1e-12 {
		got.Own.Share = want.Own.Share
	}
	for i := range got.Quantiles {
		got.Quantiles[i].Below, got.Quantiles[i].Above = want.Quantiles[i].Below, want.Quantiles[i].Above
	}
	return different(got, want)
}

func TestSamplingWeightsHaveNoScale(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	s := randomSurvey(rng, 3000)
	masses := randomMasses(rng, len(s.people))
	scaled := make([]float64, len(masses))
	for i, x := range masses {
		scaled[i] = x * 1e200
	}
	a, b := s.weighted(t, market.SamplingWeight, masses), s.weighted(t, market.SamplingWeight, scaled)
	for range 40 {
		compare(t, randomQuery(rng, s), a, b, func(x float64) float64 { return x })
	}
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
