package records

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

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
	byWeight := func(p person) float64 { return p.weight }
	g.Backing = o.backing(q, people, byWeight)
	if o.elements[o.element(q.Pay)].Kind == market.BonusPaid {
		receivers, withBase, _ := o.receivers(q, people)
		g.Receivers, g.WithBase = o.backing(q, receivers, byWeight), o.backing(q, withBase, byWeight)
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
	if equal, weight := weightOf(paid, q.Own); q.Own != 0 && equal > 1 {
		g.Own.To = (below + weight) / sum
	}
	standings := make([]standing, len(people))
	for i, p := range people {
		standings[i] = standing{paid[i].pay[0], p.values[o.column("employer")], p.weight}
	}
	for i, percentile := range q.Percentiles {
		value := inverted(t, paid, percentile/100)
		g.Quantiles[i] = straight(standings, value, percentile/100, true)
		g.Quantiles[i].Value = value
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
		g.Own.To = tied(medians, q.Own)
	}
	for i, percentile := range q.Percentiles {
		g.Quantiles[i] = quantileOf(medians, alone(medians), percentile/100)
	}
}

// weightOf counts those who are paid an amount, and what they weigh.
func weightOf(paid []person, own float64) (people int, weight float64) {
	for _, p := range paid {
		if p.pay[0] == own {
			people++
			weight += p.weight
		}
	}
	return people, weight
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
	if math.Abs(got.Own.To-want.Own.To) <= 1e-12 {
		got.Own.To = want.Own.To
	}
	for _, b := range [][2]*market.Backing{{&got.Backing, &want.Backing}, {&got.Receivers, &want.Receivers}, {&got.WithBase, &want.WithBase}} {
		if backed(*b[0], *b[1]) {
			b[0].TopShare, b[0].Named = b[1].TopShare, b[1].Named
		}
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
