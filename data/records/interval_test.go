package records

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/realfiles"
)

// standing is a person as the interval of a percentile sees one; "" is no employer.
type standing struct {
	pay      float64
	employer string
	weight   float64
}

// straight works out the interval of a percentile whose value is q the slow and
// obvious way, as docs/numbers.md has it.
func straight(people []standing, q, p float64, sampled bool) (x market.Quantile) {
	people = slices.Clone(people)
	slices.SortStableFunc(people, func(a, b standing) int { return cmp.Or(cmp.Compare(a.pay, b.pay), cmp.Compare(a.weight, b.weight)) })
	n, whole, squares := len(people), 0.0, 0.0
	for i := range people {
		whole += people[i].weight
		squares += people[i].weight * people[i].weight
		if people[i].employer == "" {
			people[i].employer = "alone " + strconv.Itoa(i)
		}
	}
	most := float64(n)
	if sampled {
		most = min(most, whole*whole/squares)
	}
	mass, below, s := map[string]float64{}, map[string]float64{}, 0.0
	for _, one := range people {
		z := 0.0
		switch {
		case one.pay < q:
			z = 1
		case one.pay == q:
			z = 0.5
		}
		mass[one.employer] += one.weight
		below[one.employer] += one.weight * z
		s += one.weight * z / whole
	}
	effective, lack := most, quantile.TooFewPeople
	if len(mass) < n {
		if len(mass) < 2 {
			return market.Quantile{Lack: quantile.OneEmployer}
		}
		variance, independent := 0.0, 0.0
		for employer, w := range mass {
			t := (below[employer] - s*w) / whole
			variance += t * t / (1 - w/whole)
			independent += w * w / (whole * whole)
		}
		lack = quantile.TooFewEffective
		if variance > 1e-25 { // which rounding leaves of nothing
			t := distuv.StudentsT{Sigma: 1, Nu: 1/independent - 1}.Quantile(0.975)
			effective = min(most, p*(1-p)/variance*(1.959963984540054/t)*(1.959963984540054/t))
		}
		if len(mass) < 6 || (p < 0.25 || p > 0.75) && len(mass) < 20 {
			return market.Quantile{Lack: quantile.TooFewEmployers}
		}
	}
	m := int(effective * (1 + 1e-9))
	ranks, ok := quantile.Interval(m, p, 0.95)
	x = market.Quantile{Counted: m, Lack: lack}
	if !ok {
		return x
	}
	low := (ranks.Lower-1)*n/m + 1
	high := n - (m-ranks.Upper)*n/m
	if sampled {
		low = passes(people, float64(ranks.Lower-1)/float64(m)*whole, whole)
		slices.SortStableFunc(people, func(a, b standing) int { return cmp.Or(cmp.Compare(b.pay, a.pay), cmp.Compare(a.weight, b.weight)) })
		high = n + 1 - passes(people, float64(m-ranks.Upper)/float64(m)*whole, whole)
	}
	slices.SortStableFunc(people, func(a, b standing) int { return cmp.Compare(a.pay, b.pay) })
	if x.Spare = min(low-1, n-high, 2); x.Spare < 1 {
		return market.Quantile{Counted: m, Lack: quantile.OutermostPersons}
	}
	x.Lack, x.Low, x.High = "", people[low-1].pay, people[high-1].pay
	return x
}

// passes is the rank at which the summed weight is more than a number.
func passes(people []standing, over, whole float64) int {
	sum := 0.0
	for i, one := range people {
		if sum += one.weight; sum > over+1e-12*whole {
			return i + 1
		}
	}
	return len(people)
}

// intervalCase is a case of p2_employer_interval.json.
type intervalCase struct {
	Name     string    `json:"name"`
	Kind     string    `json:"kind"`
	Pay      []float64 `json:"pay"`
	Employer []string  `json:"employer"`
	Weight   []float64 `json:"weight"`
	Expected map[string]struct {
		N           int         `json:"n"`
		Employers   int         `json:"employers"`
		Quantile    float64     `json:"quantile"`
		Interval    *[2]float64 `json:"interval"`
		Share       *float64    `json:"share"`
		Variance    float64     `json:"variance_of_share"`
		Independent float64     `json:"independent_employers"`
		T           float64     `json:"t"`
		Effective   float64     `json:"effective"`
		Counted     *int        `json:"counted"`
		Why         string      `json:"why"`
	} `json:"expected"`
}

// survey is the case as a survey of people.
func (c intervalCase) survey() *survey {
	s := &survey{
		about:    market.About{Name: c.Name},
		columns:  []market.Dimension{{Name: "employer", Header: "Employer", Kind: market.Employer}},
		elements: []market.Element{{Name: "base", Kind: market.Base}},
	}
	for i, pay := range c.Pay {
		s.people = append(s.people, person{line: i + 2, values: []string{c.Employer[i]}, pay: []float64{pay}})
	}
	return s
}

// market is the case as a market.
func (c intervalCase) market(t *testing.T) *Market {
	t.Helper()
	switch c.Kind {
	case "count":
		return c.survey().weighted(t, market.CountWeight, c.Weight)
	case "sampling":
		return c.survey().weighted(t, market.SamplingWeight, c.Weight)
	}
	m, err := c.survey().market()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (c intervalCase) query() market.Query {
	q := market.NewQuery()
	if c.Kind == "employer" {
		q.Weighting = market.PerEmployer
	}
	return q
}

func readIntervalCases(t *testing.T) []intervalCase {
	t.Helper()
	text, err := os.ReadFile(realfiles.Path(t, "vectors", "figures", "p2_employer_interval.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Cases []intervalCase `json:"cases"`
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all.Cases
}

func TestIntervalsOfOthers(t *testing.T) {
	figures, intervals, none, spreads := 0, 0, map[string]int{}, 0
	for _, c := range readIntervalCases(t) {
		got, err := c.market(t).Summarize(t.Context(), c.query())
		if err != nil {
			t.Fatal(err)
		}
		for i, percentile := range c.query().Percentiles {
			want, x := c.Expected["P"+strconv.Itoa(int(percentile))], got.Groups[0].Quantiles[i]
			figures++
			if math.Abs(x.Value-want.Quantile) > 1e-9*want.Quantile {
				t.Errorf("%s: P%g is %v, want %v", c.Name, percentile, x.Value, want.Quantile)
			}
			if string(x.Lack) != want.Why {
				t.Errorf("%s: P%g lacks %q, want %q", c.Name, percentile, x.Lack, want.Why)
			}
			if want.Counted != nil && x.Counted != *want.Counted {
				t.Errorf("%s: P%g counts %d, want %d", c.Name, percentile, x.Counted, *want.Counted)
			}
			if want.Interval == nil {
				none[want.Why]++
				continue
			}
			intervals++
			if low, high := want.Interval[0], want.Interval[1]; x.Low != low || x.High != high {
				t.Errorf("%s: P%g has %v to %v, want %v to %v", c.Name, percentile, x.Low, x.High, low, high)
			}
		}
		spreads += c.checkSpreads(t)
	}
	t.Logf("%d percentiles: %d intervals; none: %v; %d spreads over employers", figures, intervals, none, spreads)
	if figures < 100 || intervals < 40 || spreads < 50 {
		t.Error("fewer than there should be")
	}
}

// checkSpreads compares what an interval rests on, counted in cells and by sorting.
func (c intervalCase) checkSpreads(t *testing.T) (compared int) {
	t.Helper()
	if c.Kind == "employer" {
		return 0
	}
	cut, err := c.market(t).newCut(c.query())
	if err != nil {
		t.Fatal(err)
	}
	tally, err := cut.countAll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	group := quantile.Alone(cut.people(tally)[1])
	weight := float64(group.People)
	if cut.m.mass != nil {
		weight = tally.mass.bySlot()[1]
	}
	near := func(what string, percentile, got, want float64) {
		if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
			t.Errorf("%s: P%g: %s is %v, want %v", c.Name, percentile, what, got, want)
		}
	}
	s := spreading{group: group, weight: weight}
	for _, percentile := range c.query().Percentiles {
		s.figures = append(s.figures, c.Expected["P"+strconv.Itoa(int(percentile))].Quantile)
	}
	found, err := cut.spreadsOf(t.Context(), []spreading{s})
	if err != nil {
		t.Fatal(err)
	}
	for i, percentile := range c.query().Percentiles {
		want := c.Expected["P"+strconv.Itoa(int(percentile))]
		near("employers", percentile, float64(found[0].Group.Employers), float64(want.Employers))
		if want.Share == nil {
			continue
		}
		near("the variance", percentile, found[0].Variances[i], want.Variance)
		near("how many employers count", percentile, found[0].Group.Independent, want.Independent)
		compared++
	}
	return compared
}

// The interval of −pay is that of pay turned over, but under sampling weights, whose
// percentiles have no such symmetry on exact hits of the upper value.
func TestIntervalsAreMirrored(t *testing.T) {
	intervals := 0
	surveys(t, func(t *testing.T, rng *rand.Rand, s *survey, _ *Market) {
		turned := &survey{about: s.about, columns: s.columns, elements: s.elements}
		for _, p := range s.people {
			p.pay = slices.Clone(p.pay)
			for e := range p.pay {
				p.pay[e] = -p.pay[e]
			}
			turned.people = append(turned.people, p)
		}
		counts := randomCounts(rng, len(s.people))
		masses := randomMasses(rng, len(s.people))
		for _, pair := range [][2]*Market{
			{s.made(t), turned.made(t)},
			{s.weighted(t, market.CountWeight, counts), turned.weighted(t, market.CountWeight, counts)},
			{s.weighted(t, market.SamplingWeight, masses), turned.weighted(t, market.SamplingWeight, masses)},
		} {
			for range queries(s) {
				q := randomQuery(rng, s)
				q.Pay, q.Own, q.Ageing, q.Percentiles = "base", 0, market.Ageing{}, []float64{10, 25, 50, 75, 90}
				a, errA := pair[0].Summarize(t.Context(), q)
				b, errB := pair[1].Summarize(t.Context(), q)
				if errA != nil || errB != nil {
					t.Fatal(errA, errB)
				}
				for g := range a.Groups {
					for i, x := range a.Groups[g].Quantiles {
						y := b.Groups[g].Quantiles[len(q.Percentiles)-1-i]
						if math.Abs(x.Value+y.Value) > 1e-9*math.Abs(x.Value) {
							continue // where types of percentile know no mirror, as between equal weights
						}
						if x.Lack != y.Lack || math.Abs(x.Low+y.High)+math.Abs(x.High+y.Low) > 1e-9*math.Abs(x.Value) || x.Spare != y.Spare {
							t.Fatalf("%s, group %q: %+v, turned over %+v", q.Key(), a.Groups[g].Group, x, y)
						}
						if x.Lack == "" {
							intervals++
						}
					}
				}
			}
		}
	})
	t.Logf("%d intervals", intervals)
	if intervals < 1000 {
		t.Error("too few to tell")
	}
}

// made is the survey as a market.
func (s *survey) made(t *testing.T) *Market {
	t.Helper()
	m, err := s.market()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The chance that an interval holds the percentile of everybody there is, for people
// who share employers and whose pay goes together in them.
func TestCoverage(t *testing.T) {
	if testing.Short() {
		t.Skip("simulates markets by the thousand")
	}
	same := func(employers, people int) []int { return slices.Repeat([]int{people}, employers) }
	uneven := slices.Concat([]int{60, 40, 30, 20, 15, 12, 10, 8, 8, 6, 6, 5, 5, 4, 4, 3, 3, 3, 2, 2, 2, 2}, same(8, 1))
	for _, design := range []struct {
		name  string
		sizes []int
		least float64
		// others are P50 and P75 at each ICC as another implementation simulated them,
		// in whole per cents of 1,000 runs.
		others [3][2]float64
	}{
		{"40 × 1", same(40, 1), 92, [3][2]float64{{96, 98}, {97, 98}, {96, 96}}},
		{"6 × 10", same(6, 10), 92, [3][2]float64{{99, 98}, {98, 97}, {97, 94}}},
		{"12 × 5", same(12, 5), 92, [3][2]float64{{99, 97}, {98, 97}, {98, 98}}},
		{"20 × 3", same(20, 3), 92, [3][2]float64{{98, 99}, {99, 99}, {98, 98}}},
		{"30 × 10", same(30, 10), 92, [3][2]float64{{97, 97}, {95, 97}, {97, 97}}},
		{"15 uneven", []int{30, 15, 10, 8, 6, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1}, 92, [3][2]float64{{98, 98}, {97, 97}, {97, 96}}},
		{"30 uneven", uneven, 92, [3][2]float64{{98, 98}, {96, 97}, {97, 96}}},
		{"50 very uneven", slices.Concat([]int{200, 100, 50, 30, 20, 10}, same(14, 5), same(30, 2)), 91, [3][2]float64{{99, 98}, {96, 96}, {94, 91}}},
	} {
		for at, icc := range []float64{0, 0.1, 0.3} {
			found := coverage(t, design.sizes, icc)
			for _, c := range found {
				beside := ""
				if i := slices.Index([]float64{50, 75}, c.percentile); i >= 0 {
					beside = fmt.Sprintf("; others found %g %%", design.others[at][i])
				}
				t.Logf("%-15s ICC %.1f  %s%s", design.name, icc, c, beside)
				if c.given > 0 && (c.percentile == 50 || c.percentile == 75) && c.held() < design.least {
					t.Errorf("%s at ICC %.1f: P%g is held in %.1f %%, want %g", design.name, icc, c.percentile, c.held(), design.least)
				}
			}
		}
	}
}

// covered is how often intervals of a percentile were given, lay wholly above it, and
// wholly below.
type covered struct {
	percentile          float64
	given, above, below int
}

// held is the share of intervals, in per cent, that hold the percentile.
func (c covered) held() float64 {
	return 100 * float64(c.given-c.above-c.below) / float64(c.given)
}

func (c covered) String() string {
	if c.given == 0 {
		return fmt.Sprintf("P%g: none is given", c.percentile)
	}
	return fmt.Sprintf("P%g: %d given, %.1f %% hold it, %.1f %% lie above, %.1f %% below", c.percentile, c.given,
		c.held(), 100*float64(c.above)/float64(c.given), 100*float64(c.below)/float64(c.given))
}

// coverage asks two thousand markets of employers of these sizes, whose pay has so
// much of its variance between employers.
func coverage(t *testing.T, sizes []int, icc float64) []covered {
	t.Helper()
	const runs = 2000
	rng := rand.New(rand.NewPCG(2026, uint64(len(sizes))))
	q := market.NewQuery()
	all := make([]covered, len(q.Percentiles))
	for range runs {
		c := intervalCase{}
		for employer, people := range sizes {
			level := rng.NormFloat64()
			for range people {
				z := math.Sqrt(icc)*level + math.Sqrt(1-icc)*rng.NormFloat64()
				c.Pay = append(c.Pay, math.Exp(0.35*z))
				c.Employer = append(c.Employer, strconv.Itoa(employer))
			}
		}
		got, err := c.market(t).Summarize(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for i, percentile := range q.Percentiles {
			truth := math.Exp(0.35 * distuv.UnitNormal.Quantile(percentile/100))
			all[i].percentile = percentile
			x := got.Groups[0].Quantiles[i]
			if x.Lack != "" {
				continue
			}
			all[i].given++
			if x.Low > truth {
				all[i].above++
			}
			if x.High < truth {
				all[i].below++
			}
		}
	}
	return all
}
