package blend_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// person is a row of a file; "" is no value.
type person struct {
	role, experience, employer, place, currency string
	pay, bonus                                  float64
	weight                                      float64
}

// fileOf makes records of people.
func fileOf(tb testing.TB, about market.About, kind market.WeightKind, people []person) *records.Market {
	tb.Helper()
	columns := []records.Dimension{
		column(market.Role, people, func(p person) string { return p.role }),
		column(market.Experience, people, func(p person) string { return p.experience }),
		column(market.Employer, people, func(p person) string { return p.employer }),
		column(market.Location, people, func(p person) string { return p.place }),
	}
	base := records.Pay{Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}}
	bonus := records.Pay{Element: market.Element{Name: "bonus_paid", Label: "Bonus", Kind: market.BonusPaid, Currency: "USD"}}
	if slices.ContainsFunc(people, func(p person) bool { return p.currency != "" }) {
		columns = append(columns, column(market.Currency, people, func(p person) string { return p.currency }))
		base.Element.Currency, base.Element.CurrencyDimension = "", "currency"
		bonus.Element.Currency, bonus.Element.CurrencyDimension = "", "currency"
	}
	w := records.Weight{Header: "weight", Kind: kind}
	for _, p := range people {
		base.Annual, bonus.Annual = append(base.Annual, p.pay), append(bonus.Annual, p.bonus)
		w.Values = append(w.Values, p.weight)
	}
	make := func() (*records.Market, error) {
		return records.New(about, columns, []records.Pay{base, bonus}, nil)
	}
	if kind != "" {
		make = func() (*records.Market, error) {
			return records.NewWeighted(about, columns, []records.Pay{base, bonus}, nil, w)
		}
	}
	m, err := make()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// column is a dimension of people.
func column(kind market.Kind, people []person, value func(person) string) records.Dimension {
	d := records.Dimension{Dimension: market.Dimension{Name: string(kind), Header: string(kind), Kind: kind, Numeric: kind == market.Experience}}
	codes := map[string]uint32{"": 0}
	for _, p := range people {
		v := value(p)
		if _, ok := codes[v]; !ok {
			d.Labels = append(d.Labels, v)
			codes[v] = uint32(len(d.Labels))
			if x, err := strconv.ParseFloat(v, 64); err == nil {
				d.Spans = append(d.Spans, bands.Span{Min: x, Max: x})
			}
		}
		d.Codes.Append(codes[v])
	}
	return d
}

// someone is a random person.
func someone(random *rand.Rand, roles, employers int) person {
	maybe := func(value string) string {
		if random.IntN(12) == 0 {
			return ""
		}
		return value
	}
	p := person{
		role:       maybe(fmt.Sprintf("Role %d", random.IntN(roles))),
		experience: maybe(strconv.Itoa(random.IntN(30))),
		employer:   maybe(fmt.Sprintf("Employer %d", random.IntN(employers))),
		place:      maybe([]string{"Berlin", "Leipzig", "Bonn"}[random.IntN(3)]),
		pay:        math.Round(60_000*math.Exp(0.35*random.NormFloat64())/500) * 500,
		bonus:      math.Round(4_000*random.Float64()) * float64(random.IntN(2)),
		weight:     float64(random.IntN(4)),
	}
	if random.IntN(15) == 0 {
		p.pay = math.NaN()
	}
	return p
}

// question is a random query.
func question(random *rand.Rand) market.Query {
	q := market.NewQuery()
	q.Gate = market.NoGate()
	if random.IntN(2) == 0 {
		q.Pay = "bonus_paid"
	} else {
		q.Pay = "base"
	}
	q.By = []string{"", "role", "experience", "location", "employer"}[random.IntN(5)]
	for _, f := range []market.Filter{
		{Dimension: "role", Values: []string{"Role 0", "Role 1", ""}},
		{Dimension: "experience", AtLeast: new(5.0), AtMost: new(20.0)},
		{Dimension: "location", Prefix: "B"},
	} {
		if random.IntN(3) == 0 {
			q = q.WithFilter(f)
		}
	}
	if random.IntN(3) == 0 {
		q.Weighting = market.PerEmployer
	}
	if random.IntN(3) == 0 {
		q.Own = 60_000
	}
	if random.IntN(3) == 0 {
		q.Basis = market.Hourly
	}
	if random.IntN(3) == 0 {
		q.Ageing = market.Ageing{To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Rate: 0.03}
	}
	return q
}

// TestPoolIsTheFile: a blend of two files by people says what one file of both says, to
// the last digit: figures, intervals, ranks, who is behind them, counts and lists.
func TestPoolIsTheFile(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	asked, groups := 0, 0
	for range 60 {
		about := market.About{Name: "file", Effective: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Declared: market.Survey}
		roles, employers := 1+random.IntN(6), 1+random.IntN(25)
		var files [2][]person
		for i := range files {
			for range 1 + random.IntN(400) {
				files[i] = append(files[i], someone(random, roles, employers))
			}
		}
		kind := []market.WeightKind{"", market.CountWeight}[random.IntN(2)]
		whole := fileOf(t, about, kind, slices.Concat(files[0], files[1]))
		a, b := fileOf(t, about, kind, files[0]), fileOf(t, about, kind, files[1])
		m := blendOf(t, blend.Terms{}, blend.Part{Name: "a", Market: a, Records: a}, blend.Part{Name: "b", Market: b, Records: b})
		for range 8 {
			q := question(random)
			want, err := whole.Summarize(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			got, err := m.Summarize(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			got.Notes = nil
			if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
				t.Fatalf("%+v\nthe file says %+v\nthe blend     %+v", q, want, got)
			}
			facets, err := whole.Facets(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			ofBlend, err := m.Facets(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			delete(ofBlend, "source")
			if !reflect.DeepEqual(facets, ofBlend) {
				t.Fatalf("%+v: counts differ", q)
			}
			asked, groups = asked+1, groups+len(want.Groups)
		}
	}
	t.Logf("%d questions with %d groups were the same", asked, groups)
	if groups < 2000 {
		t.Error("too few groups to say anything")
	}
}

// TestWeightsOfPools: under any weighting a percentile of each group is that of its people
// with the weight of their source shared among them, as the plain definition has it.
func TestWeightsOfPools(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	checked := 0
	for range 40 {
		var files [2][]person
		for i := range files {
			for range 30 + random.IntN(300) {
				p := someone(random, 3, 20)
				p.weight = 0.5 + random.Float64()
				files[i] = append(files[i], p)
			}
		}
		sampling := []market.WeightKind{"", market.SamplingWeight}[random.IntN(2)]
		about := market.About{Name: "file"}
		a, b := fileOf(t, about, "", files[0]), fileOf(t, about, sampling, files[1])
		terms := blend.Terms{Weighting: []blend.Weighting{blend.ByPeople, blend.ByEmployers, blend.Equally, blend.ByHand}[random.IntN(4)]}
		m := blendOf(t, terms, blend.Part{Name: "a", Market: a, Records: a, Weight: 0.7}, blend.Part{Name: "b", Market: b, Records: b, Weight: 0.3})
		if terms.Weighting == blend.ByPeople && sampling == "" {
			continue // it is the file
		}
		q := market.NewQuery()
		q.Gate, q.Pay, q.By = market.NoGate(), "base", "role"
		answer, err := m.Summarize(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for g, s := range answer.Groups {
			var own [2][]person
			var share [2]float64
			for i, file := range files {
				employers := map[string]bool{}
				for _, p := range file {
					if !math.IsNaN(p.pay) && (g == 0 || p.role == s.Group) {
						own[i] = append(own[i], p)
						employers[p.employer] = true
					}
				}
				delete(employers, "")
				share[i] = map[blend.Weighting]float64{
					blend.ByPeople: float64(len(own[i])), blend.ByEmployers: float64(len(employers)), blend.Equally: 1, blend.ByHand: []float64{0.7, 0.3}[i],
				}[terms.Weighting]
			}
			if share[0]*share[1] == 0 { // one names no employer, so both weigh alike
				share = [2]float64{1, 1}
			}
			var pays, weights []float64
			for i := range own {
				sum := 0.0
				for _, p := range own[i] {
					sum += weighs(p, i, sampling)
				}
				for _, p := range own[i] {
					pays, weights = append(pays, p.pay), append(weights, share[i]*weighs(p, i, sampling)/sum)
				}
			}
			people := len(pays)
			pays, weights = sorted(pays, weights)
			for i, p := range q.Percentiles {
				want, err := quantile.Sampling(pays, weights, p/100)
				if err != nil {
					t.Fatal(err)
				}
				if !near(s.Quantiles[i].Value, want) {
					t.Errorf("%s, %q: P%g is %v, want %v", terms.Weighting, s.Group, p, s.Quantiles[i].Value, want)
				}
				checked++
			}
			if s.People != people {
				t.Errorf("%q has %d people, want %d", s.Group, s.People, people)
			}
		}
	}
	t.Logf("%d percentiles", checked)
}

// sorted brings pay into order, and weights with it.
func sorted(pays, weights []float64) (inOrder, theirs []float64) {
	at := make([]int, len(pays))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(pays[a], pays[b]) })
	for _, i := range at {
		inOrder, theirs = append(inOrder, pays[i]), append(theirs, weights[i])
	}
	return inOrder, theirs
}

func weighs(p person, file int, kind market.WeightKind) float64 {
	if file == 1 && kind != "" {
		return p.weight
	}
	return 1
}

// near allows for a share that is hit exactly being missed by a rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 500 }

// crowd is so many people with pay around an amount.
func crowd(n int, pay float64, change func(i int, p *person)) []person {
	people := make([]person, n)
	for i := range people {
		people[i] = person{role: "Engineer", employer: fmt.Sprintf("E%d", i), pay: pay + float64(i), experience: "3"}
		if change != nil {
			change(i, &people[i])
		}
	}
	return people
}

// parts makes parts of files of people.
func parts(tb testing.TB, files ...[]person) []blend.Part {
	tb.Helper()
	var all []blend.Part
	for i, people := range files {
		m := fileOf(tb, market.About{Name: string(rune('a' + i)), Declared: market.Survey}, "", people)
		all = append(all, blend.Part{Name: string(rune('a' + i)), Market: m, Records: m, Weight: 1})
	}
	return all
}

// TestSourcesAlone: each source is there to be looked at alone, says what it says itself
// and passes the gate by itself.
func TestSourcesAlone(t *testing.T) {
	of := parts(t, crowd(40, 50_000, nil), crowd(4, 90_000, nil))
	m := blendOf(t, blend.Terms{Weighting: blend.Equally}, of...)
	c, made := composite(t, m, market.NewQuery())
	alone, err := market.Compare(context.Background(), of[0].Market, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := made.Sources[0].Row.Median(), alone.Whole().Median(); got.Value != want.Value || !reflect.DeepEqual(got.Interval, want.Interval) {
		t.Errorf("the first alone has %+v, want %+v", got, want)
	}
	if got := made.Sources[1].Row.Median(); got.Known() || got.Reason.Kind != remark.FewPeople {
		t.Errorf("four people alone have %+v", got)
	}
	// Four people weigh as four of the forty, or they would decide half of all figures.
	if share := made.Sources[1].Weight; math.Abs(share-4.0/44) > 1e-12 {
		t.Errorf("four people weigh %v", share)
	}
	if !slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool { return r.Equal(remark.New(remark.SourceThin, "b")) }) {
		t.Errorf("nothing is said of it: %v", c.Warnings)
	}
	if median := c.Whole().Median(); !median.Known() || !median.Interval.Attainable || median.Value > 60_000 {
		t.Errorf("the whole is %+v", median)
	}
}

// TestUnnamedEmployers: a source that names no employers passes the gate as its own file
// does, and so has the weight that is given to it beside one that names them.
func TestUnnamedEmployers(t *testing.T) {
	of := parts(t, crowd(40, 50_000, nil), crowd(40, 90_000, nil))
	pay := records.Pay{Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}}
	for i := range 40 {
		pay.Annual = append(pay.Annual, 60_000+float64(i))
	}
	m, err := records.New(market.About{Name: "c", Declared: market.Survey}, nil, []records.Pay{pay}, nil)
	if err != nil {
		t.Fatal(err)
	}
	of[0].Weight, of[1] = 0.25, blend.Part{Name: "c", Market: m, Records: m, Weight: 0.75}
	c, made := composite(t, blendOf(t, blend.Terms{Weighting: blend.ByHand}, of...), market.NewQuery())
	if share := made.Sources[1].Weight; math.Abs(share-0.75) > 1e-12 {
		t.Errorf("it weighs %v, want the 0.75 given to it; %v", share, c.Warnings)
	}
}

// TestGateOfTheWhole: sources that are too few together are withheld together.
func TestGateOfTheWhole(t *testing.T) {
	for _, weighting := range []blend.Weighting{blend.ByPeople, blend.Equally} {
		c, _ := composite(t, blendOf(t, blend.Terms{Weighting: weighting}, parts(t, crowd(2, 50_000, nil), crowd(2, 60_000, nil))...), market.NewQuery())
		if f := c.Whole().Median(); f.Known() {
			t.Errorf("%s: four people are shown: %+v", weighting, f)
		}
		// E0 to E3 are employers of both sources and count once.
		c, _ = composite(t, blendOf(t, blend.Terms{Weighting: weighting}, parts(t, crowd(4, 50_000, nil), crowd(4, 60_000, nil))...), market.NewQuery())
		if f := c.Whole().Median(); f.Known() || f.Reason.Kind != remark.FewEmployers {
			t.Errorf("%s: four employers are shown: %+v", weighting, f)
		}
	}
}

// TestOwnCut: a source takes part by a title of its own, whatever title is asked of the
// others, and only by that.
func TestOwnCut(t *testing.T) {
	second := crowd(30, 80_000, func(i int, p *person) {
		p.role = []string{"Programmer", "Engineer", "Cook"}[i%3]
		p.employer = fmt.Sprintf("F%d", i)
	})
	of := parts(t, crowd(20, 50_000, nil), second)
	of[1].Own = []market.Filter{{Dimension: "role", Values: []string{"Programmer"}}}
	m := blendOf(t, blend.Terms{}, of...)
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Engineer"}})
	c, made := composite(t, m, q)
	if c.Whole().People != 30 || made.Sources[0].Row.People != 20 || made.Sources[1].Row.People != 10 {
		t.Errorf("%d people, %d and %d", c.Whole().People, made.Sources[0].Row.People, made.Sources[1].Row.People)
	}
	c, _ = composite(t, m, q.WithoutFilters().WithBy("role"))
	if c.Whole().People != 30 {
		t.Errorf("%d people", c.Whole().People)
	}
	var names []string
	for _, r := range c.Groups() {
		names = append(names, r.Name)
	}
	if got := strings.Join(names, ", "); got != "Engineer, Programmer (b)" {
		t.Errorf("groups are %s", got)
	}
	of[1].Own[0].Values = []string{"Pilot"}
	if _, err := blend.New(context.Background(), of, blend.Terms{}); err == nil || !strings.Contains(err.Error(), "b: nobody is left") {
		t.Errorf("a selection of nobody takes part: %v", err)
	}
	q.Publication = true
	if _, err := market.Compare(context.Background(), m, q); err == nil {
		t.Error("a selection of its own is published")
	}
}

// TestDates: each source is aged from its own date, and what is of several dates is said
// where nothing is aged.
func TestDates(t *testing.T) {
	of := parts(t, crowd(20, 50_000, nil), crowd(20, 50_000, nil))
	for i, year := range []int{2025, 2026} {
		m := fileOf(t, market.About{Name: of[i].Name, Effective: time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)}, "", crowd(20, 50_000, nil))
		of[i].Market, of[i].Records = m, m
	}
	m := blendOf(t, blend.Terms{}, of...)
	c, _ := composite(t, m, market.NewQuery())
	if !slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool { return r.Kind == remark.SourcesOfDates }) {
		t.Errorf("nothing is said: %v", c.Warnings)
	}
	q := market.NewQuery()
	q.Ageing = market.Ageing{To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Rate: 0.10}
	for range 2 { // the second is the one kept
		_, made := composite(t, m, q)
		for i, want := range []float64{1.21, 1.10} {
			if got := made.Sources[i].Row.Median().Value / 50_009.5; math.Abs(got-want) > 1e-9 || math.Abs(made.Sources[i].Ageing-want) > 1e-9 {
				t.Errorf("source %d is aged by %v, %v", i, got, made.Sources[i].Ageing)
			}
		}
	}
	people := m.(market.People)
	list, err := people.Records(context.Background(), q, 0, 1)
	if err != nil || list.Total != 40 || math.Abs(list.Rows[0].Pay-1.21*50_019) > 1e-6 {
		t.Errorf("the best paid is %+v, %v", list, err)
	}
	of[1].Market, of[1].Records = of[0].Market, of[0].Records
	undated := parts(t, crowd(5, 1, nil))
	if _, err := market.Compare(context.Background(), blendOf(t, blend.Terms{}, of[0], blend.Part{Name: "none", Market: undated[0].Market, Records: undated[0].Records}), q); err == nil || !strings.Contains(err.Error(), "none has no effective date") {
		t.Errorf("a source without a date is aged: %v", err)
	}
}

// TestCurrencies stand together by the user's rates alone.
func TestCurrencies(t *testing.T) {
	mixedFile := crowd(40, 50_000, func(i int, p *person) {
		p.employer = fmt.Sprintf("M%d", i)
		p.currency = []string{"USD", "EUR", "SEK", "USD"}[i%4]
		p.pay = 50_000 + float64(i/4)
	})
	of := parts(t, crowd(20, 100_000, nil), mixedFile)
	// Without rates all are not in one cut: the commonest currency is, and it is said.
	c, _ := composite(t, blendOf(t, blend.Terms{}, of...), market.NewQuery())
	if c.Currency != "USD" || c.Whole().People != 40 {
		t.Errorf("%d people in %s", c.Whole().People, c.Currency)
	}
	rates := map[string]float64{"USD": 1, "EUR": 1.25}
	m := blendOf(t, blend.Terms{Rates: rates}, of...)
	c, made := composite(t, m, market.NewQuery())
	if c.Currency != "USD" || c.Whole().People != 50 { // ten in SEK are not counted
		t.Errorf("%d people in %s", c.Whole().People, c.Currency)
	}
	if made.Sources[1].Rate != 0 || made.Sources[0].Rate != 1 {
		t.Errorf("rates are %v and %v", made.Sources[0].Rate, made.Sources[1].Rate)
	}
	if !slices.ContainsFunc(m.About().Choices, func(r remark.Remark) bool {
		return r.Equal(remark.New(remark.SourceNoRates, 10, "b", []any{"SEK"}))
	}) {
		t.Errorf("nothing is said of SEK: %v", m.About().Choices)
	}
	list, err := m.(market.People).Records(context.Background(), c.Query.WithFilter(market.Filter{Dimension: "currency", Values: []string{"EUR"}}), 0, 100)
	if err != nil || list.Total != 10 || list.Rows[0].Pay != 50_009*1.25 {
		t.Errorf("in EUR: %+v, %v", list, err)
	}
	euros := table(t, market.About{Name: "table"}, 100, 10, "EUR", 1, 2, 3, 4, 5)
	if _, err := blend.New(context.Background(), []blend.Part{of[0], {Name: "table", Market: euros}}, blend.Terms{}); err == nil || !strings.Contains(err.Error(), "a is in USD and table in EUR") {
		t.Errorf("two currencies stand together: %v", err)
	}
	if _, err := blend.New(context.Background(), []blend.Part{of[0], {Name: "table", Market: euros}}, blend.Terms{Rates: map[string]float64{"EUR": 1}}); err == nil || !strings.Contains(err.Error(), "has to name both") {
		t.Errorf("a rate is made up: %v", err)
	}
}

// TestPlaces: pay of a place is brought to the country as a whole and from there to the
// place asked for.
func TestPlaces(t *testing.T) {
	of := parts(t, crowd(20, 91_000, func(_ int, p *person) { p.place, p.pay = "Leipzig", 91_000 }), crowd(20, 0, func(_ int, p *person) { p.place, p.pay = "Ulm", 100_000 }))
	terms := blend.Terms{Places: []blend.Place{{Name: "Leipzig", Differential: 0.91}, {Name: "Munich", Differential: 1.2}}, Place: "Munich"}
	c, _ := composite(t, blendOf(t, terms, of...), market.NewQuery())
	for _, f := range c.Whole().Figures {
		if math.Abs(f.Value-120_000) > 1e-6 {
			t.Errorf("P%g is %v", f.Percentile, f.Value)
		}
	}
	terms.Place = "Ulm"
	if _, err := blend.New(context.Background(), of, terms); err == nil {
		t.Error("a place that no table names is taken")
	}
}

// TestMixedWithRecords: a table and records make a mixture, to which records that the gate
// would withhold do not contribute.
func TestMixedWithRecords(t *testing.T) {
	of := parts(t, crowd(2000, 50_000, func(i int, p *person) { p.pay = 50_000 * math.Exp(0.3*math.Sqrt2*math.Erfinv((float64(i)+0.5)/1000-1)) }))
	survey := wide(t, 2000, 40, 80_000, 0.3)
	terms := blend.Terms{Weighting: blend.Equally}
	c, made := composite(t, blendOf(t, terms, of[0], blend.Part{Name: "survey", Market: survey}), market.NewQuery())
	if median := c.Whole().Median(); math.Abs(median.Value-63_246) > 300 { // √(50,000 × 80,000), both being alike otherwise
		t.Errorf("the median is %+v", median)
	}
	if c.Whole().People != 4000 || made.Sources[0].Weight != 0.5 {
		t.Errorf("%d people, %v", c.Whole().People, made.Sources[0].Weight)
	}
	if !slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool { return r.Kind == remark.BlendNoInterval }) {
		t.Errorf("nothing is said of intervals: %v", c.Warnings)
	}
	few := parts(t, crowd(4, 50_000, nil))
	c, made = composite(t, blendOf(t, terms, few[0], blend.Part{Name: "survey", Market: survey}), market.NewQuery())
	if median := c.Whole().Median(); math.Abs(median.Value-80_000) > 1e-6 || made.Sources[0].Out.Kind != remark.FewPeople || made.Sources[1].Weight != 1 {
		t.Errorf("with four people of records the median is %+v, %+v", median, made.Sources)
	}
}

// TestMissingColumns: a source that has no such column has nobody in the selection, and
// that is said.
func TestMissingColumns(t *testing.T) {
	of := parts(t, crowd(20, 50_000, nil))
	survey := table(t, market.About{Name: "survey"}, 100, 10, "USD", 50_000, 60_000, 70_000, 80_000, 90_000)
	m := blendOf(t, blend.Terms{}, of[0], blend.Part{Name: "survey", Market: survey})
	c, made := composite(t, m, market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"engineer"}}))
	if made.Sources[1].Out.Kind != remark.SourceNoColumn || made.Sources[1].Weight != 0 || c.Whole().People != 20 {
		t.Errorf("%+v of %d people", made.Sources[1], c.Whole().People)
	}
	if !slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool { return r.Equal(remark.New(remark.SourceLacks, "survey", "role")) }) {
		t.Errorf("nothing is said: %v", c.Warnings)
	}
	c, _ = composite(t, m, market.NewQuery().WithBy("role"))
	if len(c.Rows) != 2 || c.Rows[0].People != 120 || c.Rows[1].People != 20 {
		t.Errorf("rows are %+v", c.Rows)
	}
}

// TestRefused: what makes no blend says why.
func TestRefused(t *testing.T) {
	of := parts(t, crowd(20, 50_000, nil), crowd(20, 50_000, nil))
	twice := slices.Clone(of)
	twice[1].Name = "A"
	heavy := slices.Clone(of)
	heavy[0].Weight = -1
	none := slices.Clone(of)
	none[0].Weight, none[1].Weight = 0, 0
	for want, try := range map[string]struct {
		parts []blend.Part
		terms blend.Terms
	}{
		"it takes two":             {of[:1], blend.Terms{}},
		`two sources are called`:   {twice, blend.Terms{}},
		"a weighs -1":              {heavy, blend.Terms{}},
		"no source has a weight":   {none, blend.Terms{Weighting: blend.ByHand}},
		"rate of SEK":              {of, blend.Terms{Rates: map[string]float64{"SEK": 0}}},
		"differential of Bonn":     {of, blend.Terms{Places: []blend.Place{{Name: "Bonn"}}}},
		`does not name "Atlantis"`: {of, blend.Terms{Place: "Atlantis"}},
	} {
		if _, err := blend.New(context.Background(), try.parts, try.terms); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// TestMadeUp: a blend is made up where one of its sources is.
func TestMadeUp(t *testing.T) {
	of := parts(t, crowd(20, 50_000, nil), crowd(20, 50_000, nil))
	if blendOf(t, blend.Terms{}, of...).About().Synthetic() {
		t.Error("two files are made up")
	}
	m := fileOf(t, market.About{Name: "sample", Note: remark.New(remark.Synthetic)}, "", crowd(20, 50_000, nil))
	if of[1].Market, of[1].Records = m, m; !blendOf(t, blend.Terms{}, of...).About().Synthetic() {
		t.Error("the sample market is not made up beside another")
	}
}

// TestOneNamesEmployers: people of a source that names no employers are shown by their
// number, as that source alone would be, and not where others stand behind them whose
// employers are too few.
func TestOneNamesEmployers(t *testing.T) {
	unnamed := crowd(20, 50_000, func(_ int, p *person) { p.employer = "" })
	first := parts(t, crowd(3, 60_000, nil))
	m, err := records.New(market.About{Name: "b"}, []records.Dimension{column(market.Role, unnamed, func(p person) string { return p.role })},
		[]records.Pay{{Element: market.Element{Name: "base", Kind: market.Base, Currency: "USD"}, Annual: pays(unnamed)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	all := blendOf(t, blend.Terms{}, first[0], blend.Part{Name: "b", Market: m, Records: m})
	c, made := composite(t, all, market.NewQuery())
	if f := c.Whole().Median(); f.Known() || f.Reason.Kind != remark.FewEmployers || c.Whole().Employers != 3 {
		t.Errorf("together they are %+v", f)
	}
	if f := made.Sources[1].Row.Median(); !f.Known() || made.Sources[1].Row.Employers != -1 {
		t.Errorf("those without employers alone are %+v", made.Sources[1].Row)
	}
}

func pays(people []person) []float64 {
	var all []float64
	for _, p := range people {
		all = append(all, p.pay)
	}
	return all
}
