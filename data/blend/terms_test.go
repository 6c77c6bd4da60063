package blend_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/remark"
)

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
	if !slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool {
		return r.Equal(remark.New(remark.SourceNoRates, 10, "b", []any{"SEK"}))
	}) {
		t.Errorf("nothing is said of SEK: %v", c.Warnings)
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

// TestCurrencyUnknown: a source that names no currency counts as in that of the others, and
// this is said; where none names one there is nothing to say.
func TestCurrencyUnknown(t *testing.T) {
	dollars := parts(t, crowd(20, 100_000, nil))[0]
	unnamed := func(name string) blend.Part {
		return blend.Part{Name: name, Market: table(t, market.About{Name: name}, 100, 10, "", 1, 2, 3, 4, 5)}
	}
	for _, c := range []struct {
		of    []blend.Part
		rates map[string]float64
		want  []remark.Remark
	}{
		{of: []blend.Part{dollars, unnamed("b")}, want: []remark.Remark{remark.New(remark.SourceNoCurrency, "b", "USD")}},
		{of: []blend.Part{unnamed("b"), dollars}, want: []remark.Remark{remark.New(remark.SourceNoCurrency, "b", "USD")}},
		{of: []blend.Part{dollars, unnamed("b")}, rates: map[string]float64{"USD": 1}, want: []remark.Remark{remark.New(remark.SourceNoCurrency, "b", "USD")}},
		{of: []blend.Part{unnamed("b"), unnamed("c")}},
	} {
		said, _ := composite(t, blendOf(t, blend.Terms{Rates: c.rates}, c.of...), market.NewQuery())
		got := slices.DeleteFunc(slices.Clone(said.Warnings), func(r remark.Remark) bool { return r.Kind != remark.SourceNoCurrency })
		if !slices.EqualFunc(got, c.want, remark.Remark.Equal) {
			t.Errorf("of %s and %s is said %v, want %v", c.of[0].Name, c.of[1].Name, got, c.want)
		}
	}
}

// TestPlaces: pay of a place is brought to the country as a whole and from there to the
// place asked for.
func TestPlaces(t *testing.T) {
	of := parts(t, crowd(20, 91_000, func(_ int, p *person) { p.place, p.pay = "Leipzig", 91_000 }), crowd(21, 0, func(i int, p *person) {
		if p.place, p.pay = "Ulm", 100_000; i == 20 {
			p.place, p.pay = "Leipzig", 91_000
		}
	}))
	terms := blend.Terms{Places: []blend.Place{{Name: "Leipzig", Differential: 0.91}, {Name: "Munich", Differential: 1.2}}, Place: "Munich"}
	c, _ := composite(t, blendOf(t, terms, of...), market.NewQuery())
	for _, f := range c.Whole().Figures {
		if math.Abs(f.Value-120_000) > 1e-6 {
			t.Errorf("P%g is %v", f.Percentile, f.Value)
		}
	}
	// Beside a table of the user's a place that it does not name counts as its country, and
	// that is said; beside an estimate it does not count, nor do those of it that a source
	// does not bring in.
	said := func(want remark.Remark) {
		t.Helper()
		if !slices.ContainsFunc(c.Warnings, want.Equal) {
			t.Errorf("%v is not said: %v", want, c.Warnings)
		}
	}
	said(remark.New(remark.SourceNoPlaces, 20, "b", []any{"Ulm"}))
	terms.Estimated = &blend.Estimated{Sources: []string{"a"}, Within: []string{"Role"}, People: 20}
	c, _ = composite(t, blendOf(t, terms, of...), market.NewQuery())
	if said(remark.New(remark.SourceNoEstimate, 20, "b", []any{"Ulm"})); c.Whole().People != 21 {
		t.Errorf("%d people count", c.Whole().People)
	}
	own := slices.Clone(of)
	own[1].Own = []market.Filter{{Dimension: "location", Values: []string{"Leipzig"}}}
	c, _ = composite(t, blendOf(t, terms, own...), market.NewQuery())
	if slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool { return r.Kind == remark.SourceNoEstimate }) {
		t.Errorf("people are said to be left out who take no part: %v", c.Warnings)
	}
	terms.Place = "Ulm"
	if _, err := blend.New(context.Background(), of, terms); err == nil {
		t.Error("a place that no table names is taken")
	}
}

// TestPlacesOfTables: rows of a published table are brought to a place from the place that
// they are of, whether it was chosen or they are broken down by it.
func TestPlacesOfTables(t *testing.T) {
	rows := []string{"", "Leipzig", "Ulm"}
	pays := []float64{100_000, 91_000, 80_000}
	s := published.Series{
		Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"},
		Basis:   market.Annual, Percentiles: []float64{50}, People: []int{200, 100, 100}, Employers: []int{20, 10, 10},
	}
	var column published.Dimension
	column.Dimension = market.Dimension{Name: "location", Header: "Location", Kind: market.Location}
	for i, place := range rows {
		column.Labels = append(column.Labels, place)
		s.Rows = append(s.Rows, []published.Estimate{{Value: pays[i]}})
	}
	survey, err := published.New(market.About{Name: "survey"}, []published.Dimension{column}, []published.Series{s})
	if err != nil {
		t.Fatal(err)
	}
	terms := blend.Terms{Weighting: blend.Equally, Places: []blend.Place{{Name: "Leipzig", Differential: 0.91}, {Name: "Munich", Differential: 1.2}}, Place: "Munich"}
	m := blendOf(t, terms, blend.Part{Name: "survey", Market: survey}, blend.Part{Name: "wide", Market: wide(t, 2000, 40, 120_000, 0.3)})
	ask := func(q market.Query) (market.Comparison, blend.Composite) {
		t.Helper()
		return composite(t, m, q)
	}
	local := func(c market.Comparison) bool {
		return slices.ContainsFunc(c.Warnings, remark.New(remark.SourceLocal, "survey").Equal)
	}
	if c, made := ask(market.NewQuery()); math.Abs(made.Sources[0].Row.Median().Value-120_000) > 1e-6 || local(c) {
		t.Errorf("the country as a whole is %v in Munich", made.Sources[0].Row.Median().Value)
	}
	c, _ := ask(market.NewQuery().WithBy("location"))
	met := 0
	for place, want := range map[string]float64{"Leipzig": 120_000, "Ulm": 80_000} {
		for _, r := range c.Rows {
			if r.Group != place {
				continue
			}
			if met++; math.Abs(r.Median().Value-want) > 1e-6 {
				t.Errorf("%s is %v, want %v", place, r.Median().Value, want)
			}
		}
	}
	if met != 2 || !local(c) {
		t.Errorf("%d places, and of Ulm is said: %v", met, c.Warnings)
	}
}

// TestAverageOfSome: an average says how many sources with a weight do not give it.
func TestAverageOfSome(t *testing.T) {
	of := func(pays ...float64) market.Market {
		return table(t, market.About{Name: "survey"}, 100, 10, "USD", pays...)
	}
	m := blendOf(t, blend.Terms{Weighting: blend.Equally},
		blend.Part{Name: "a", Market: of(50_000, 60_000, 70_000, 80_000, math.NaN())}, blend.Part{Name: "b", Market: of(50_000, 60_000, 70_000, 80_000, 90_000)})
	_, made := composite(t, m, market.NewQuery())
	for _, a := range made.Average {
		want := 0
		if a.Percentile == 90 {
			want = 1
		}
		if a.Silent != want {
			t.Errorf("of P%g %d sources say nothing, want %d", a.Percentile, a.Silent, want)
		}
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
