package market_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// fake is a market whose answers are written down.
type fake struct {
	about      market.About
	dimensions []market.Dimension
	elements   []market.Element
	answer     market.Summaries
	facets     map[string]market.Facet
	asked      *market.Query // the query Summarize was last asked
}

func (f fake) About() market.About            { return f.about }
func (f fake) Dimensions() []market.Dimension { return f.dimensions }
func (f fake) Elements() []market.Element     { return f.elements }
func (f fake) Facets(context.Context, market.Query) (map[string]market.Facet, error) {
	return f.facets, nil
}

func (f fake) Summarize(_ context.Context, q market.Query) (market.Summaries, error) {
	if f.asked != nil {
		*f.asked = q
	}
	return f.answer, nil
}

// group is a summary with the usual five percentiles, 10,000 apart from 100,000.
func group(name string, people, employers int) market.Summary {
	s := market.Summary{Group: name, People: people, Employers: employers, Mean: 1, MedianOfBase: math.NaN()}
	if employers > 0 {
		s.TopShare = 1 / float64(employers)
	}
	for i := range 5 {
		s.Quantiles = append(s.Quantiles, market.Quantile{Value: 100_000 + 10_000*float64(i)})
	}
	return s
}

func newFake(groups ...market.Summary) fake {
	return fake{
		about: market.About{Name: "pay.csv", Declared: market.Survey},
		dimensions: []market.Dimension{
			{Name: "role", Header: "job_title", Kind: market.Role, Values: []market.Value{{Label: "A"}, {Label: "B"}}},
			{Name: "experience", Header: "yrs", Kind: market.Experience, Numeric: true},
			{Name: "currency", Header: "cur", Kind: market.Currency, Values: []market.Value{{Label: "EUR"}, {Label: "USD"}}},
		},
		elements: []market.Element{{Name: "base", Header: "salary", Label: "Base salary", Kind: market.Base, Currency: "USD"}},
		answer:   market.Summaries{Groups: groups},
	}
}

func compare(t *testing.T, m market.Market, q market.Query) market.Comparison {
	t.Helper()
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestGate(t *testing.T) {
	cases := []struct {
		name        string
		people      int
		employers   int
		topShare    float64
		declared    market.Declaration
		median, p90 string // reasons, "" is shown
	}{
		{"four people", 4, -1, 0, market.Survey, "needs 5 people, has 4", "needs 10 people, has 4"},
		{"five people", 5, -1, 0, market.Survey, "", "needs 10 people, has 5"},
		{"ten people", 10, -1, 0, market.Survey, "", ""},
		{"four employers", 100, 4, .25, market.Survey, "needs 5 employers, has 4", "needs 10 employers, has 4"},
		{"nine employers", 100, 9, .2, market.Survey, "", "needs 10 employers, has 9"},
		{"dominated", 100, 20, .26, market.Survey, "one employer has more than 25 % of the people", "one employer has more than 25 % of the people"},
		{"exactly a quarter", 100, 20, .25, market.Survey, "", ""},
		{"own employees", 10, 1, 1, market.OwnEmployees, "", ""},
		{"public record", 10, 1, 1, market.PublicRecord, "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := group("", c.people, c.employers)
			s.TopShare = c.topShare
			m := newFake(s)
			m.about.Declared = c.declared
			row := compare(t, m, market.NewQuery()).Whole()
			for _, f := range []struct {
				figure market.Figure
				want   string
			}{{row.Median(), c.median}, {row.Top(), c.p90}} {
				if table.Words(f.figure.Reason) != f.want || f.figure.Known() != (f.want == "") {
					t.Errorf("P%g: known %v, reason %q; want %q", f.figure.Percentile, f.figure.Known(), table.Words(f.figure.Reason), f.want)
				}
			}
		})
	}
}

func TestGateBeyondP90(t *testing.T) {
	m := newFake(market.Summary{People: 30, Employers: -1, Quantiles: make([]market.Quantile, 3)})
	q := market.NewQuery()
	q.Percentiles = []float64{90, 95, 99}
	row := compare(t, m, q).Whole()
	want := []string{"", "", "needs 100 people, has 30"}
	for i, f := range row.Figures {
		if table.Words(f.Reason) != want[i] {
			t.Errorf("P%g: %q, want %q", f.Percentile, table.Words(f.Reason), want[i])
		}
	}
}

// The pays a percentile lies between are never the lowest or the highest.
func TestTraceHidesOutermostPay(t *testing.T) {
	q := market.NewQuery()
	for people, known := range map[int]bool{10: false, 11: true, 12: true} {
		s := group("", people, -1)
		s.Quantiles[4].Below, s.Quantiles[4].Above = 1, 2
		trace := compare(t, newFake(s), q).Whole().Top().Trace
		if got := !math.IsNaN(trace.Below) && !math.IsNaN(trace.Above); got != known {
			t.Errorf("P90 of %d people, rank %g: neighbours known %v, want %v", people, trace.Rank, got, known)
		}
	}
	q.Gate = market.NoGate()
	s := group("", 10, -1)
	s.Quantiles[4].Above = 2
	if trace := compare(t, newFake(s), q).Whole().Top().Trace; trace.Above != 2 {
		t.Errorf("without a gate the trace is %+v", trace)
	}
}

func TestUnknownValues(t *testing.T) {
	m := newFake(group("", 100, -1))
	m.dimensions[0].Values = []market.Value{{Label: "Product Manager"}, {Label: "Clerk"}}
	for _, c := range []struct {
		values []string
		want   string
	}{
		{[]string{"Clerk", ""}, ""},
		{[]string{"Clerk", "Produkt Manager"}, `nobody has "Produkt Manager" as job_title; did you mean "Product Manager"?`},
		{[]string{"xyz"}, `nobody has "xyz" as job_title`},
	} {
		got := ""
		for _, w := range compare(t, m, market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: c.values})).Warnings {
			if w.Kind == remark.UnknownValue || w.Kind == remark.MisspeltValue {
				got += table.Words(w)
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.values, got, c.want)
		}
	}
}

func TestShowAnyway(t *testing.T) {
	m := newFake(group("", 100, -1), group("A", 3, -1))
	q := market.NewQuery()
	q.By = "role"
	q.ShowAnyway = []market.FigureID{{Group: "A", Percentile: 50}}
	c := compare(t, m, q)
	a := c.Rows[1]
	if f := a.Median(); f.Status != market.BelowGate || f.Value != 120_000 || f.Reason.IsZero() {
		t.Errorf("median shown anyway = %+v", f)
	}
	if f := a.Top(); f.Status != market.Withheld || !math.IsNaN(f.Value) {
		t.Errorf("P90 was not asked for, yet it is %+v", f)
	}
	if !hasWarning(c, remark.ShownByChoice) {
		t.Error("no warning that figures below the gate are shown")
	}
}

// The whole cut and the group of those without a value have no name: one figure
// shown anyway is not the other's.
func TestShowAnywayOfWholeCut(t *testing.T) {
	blank := group("", 3, -1)
	blank.Blank = true
	m := newFake(group("", 4, -1), blank)
	q := market.NewQuery().WithBy("role")
	for shown := range 2 {
		q.ShowAnyway = []market.FigureID{compare(t, m, q).Rows[shown].FigureID(50)}
		c := compare(t, m, q)
		if f := c.Rows[shown].Median(); f.Status != market.BelowGate {
			t.Errorf("row %d was to be shown anyway, and is %s", shown, f.Status)
		}
		if f := c.Rows[1-shown].Median(); f.Status != market.Withheld {
			t.Errorf("row %d was not to be shown anyway, and is %s", 1-shown, f.Status)
		}
	}
}

// What is above zero of a bonus belongs to those who receive one, and so does the
// mean: it takes enough of them.
func TestFewReceivers(t *testing.T) {
	for receiving, want := range map[int]market.Status{1: market.Withheld, 4: market.Withheld, 5: market.Shown} {
		s := group("", 100, -1)
		s.Receiving, s.Quantiles[0].Value = receiving, 0
		m := newFake(s)
		m.elements[0].Kind = market.BonusPaid
		row := compare(t, m, market.NewQuery()).Whole()
		if row.Mean.Status != want || row.Top().Status != want {
			t.Errorf("%d of 100 receive a bonus: the mean is %s, P90 %s; want %s", receiving, row.Mean.Status, row.Top().Status, want)
		}
		if f := row.Figures[0]; f.Status != market.Shown {
			t.Errorf("%d of 100 receive a bonus: P10, nothing, is %s", receiving, f.Status)
		}
	}
}

func TestPublishedFiguresStand(t *testing.T) {
	s := group("", 3, -1)
	s.Quantiles[4] = market.Quantile{Value: 239_200, AtLeast: true}
	s.Quantiles[0] = market.Quantile{Value: math.NaN(), NotPublished: remark.New(remark.PublisherMark, "not released")}
	m := newFake(s)
	m.about.Published = true
	row := compare(t, m, market.NewQuery()).Whole()
	if !row.Mean.Known() || !strings.HasPrefix(table.Words(row.Mean.Reason), "below the gate") {
		t.Errorf("mean = %+v, want it shown and marked", row.Mean)
	}
	if f := row.Median(); !f.Known() || !strings.HasPrefix(table.Words(f.Reason), "below the gate") {
		t.Errorf("median = %+v, want it shown and marked", f)
	}
	if f := row.Top(); f.Status != market.AtLeast {
		t.Errorf("P90 = %+v, want it at least 239,200", f)
	}
	if f := row.Figures[0]; f.Known() || table.Words(f.Reason) != "not released" {
		t.Errorf("P10 = %+v, want the publisher's reason", f)
	}
}

func TestCurrenciesAreNeverPooled(t *testing.T) {
	var asked market.Query
	m := newFake(group("", 50, -1))
	m.asked = &asked
	m.elements[0].Currency, m.elements[0].CurrencyDimension = "", "currency"
	m.facets = map[string]market.Facet{"currency": {People: []int{30, 20}}}

	c := compare(t, m, market.NewQuery())
	if got := asked.Filter("currency").Values; len(got) != 1 || got[0] != "EUR" || c.Currency != "EUR" {
		t.Errorf("asked for %v in %q, want EUR, the most common", got, c.Currency)
	}
	if !hasWarning(c, remark.SeveralCurrencies) {
		t.Error("no warning that one of several currencies was taken")
	}

	usd := market.NewQuery().WithFilter(market.Filter{Dimension: "currency", Values: []string{"USD"}})
	if c = compare(t, m, usd); c.Currency != "USD" || hasWarning(c, remark.SeveralCurrencies) {
		t.Errorf("filtered for USD: currency %q, warnings %v", c.Currency, c.Warnings)
	}
}

func TestTrace(t *testing.T) {
	s := group("", 118, -1)
	f := compare(t, newFake(s), market.NewQuery()).Whole().Top()
	if math.Abs(f.Trace.Rank-106.3) > 1e-9 || f.Trace.People != 118 {
		t.Errorf("P90 of 118 people is rank %v of %d, want 106.3 of 118", f.Trace.Rank, f.Trace.People)
	}
}

func TestOwnPay(t *testing.T) {
	s := group("", 100, -1)
	s.Own = market.Rank{Known: true, Share: 0.46}
	q := market.NewQuery()
	q.Own = 114_000
	p := compare(t, newFake(s), q).Whole().Own
	if p.Ratio != 0.95 || p.Apart != -6000 || p.Rank.Share != 0.46 {
		t.Errorf("position = %+v", p)
	}
	s.People = 3
	if p = compare(t, newFake(s), q).Whole().Own; p.Rank.Known || !math.IsNaN(p.Ratio) {
		t.Errorf("position in a withheld cut = %+v, want nothing given away", p)
	}
}

func TestComparePins(t *testing.T) {
	m := newFake(group("", 100, -1))
	pins := []market.Pin{
		{Name: "Director, small", Query: market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"A"}})},
		{Name: "Director, anywhere", Query: market.NewQuery().WithBy("role")},
	}
	c, err := market.ComparePins(context.Background(), m, pins)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Pinned || len(c.Groups()) != 2 || c.Rows[1].Name != "Director, anywhere" || c.Rows[1].Query.By != "" {
		t.Errorf("pinned comparison = %+v", c)
	}
	pins[1].Query.By, pins[1].Query.Filters = "", []market.Filter{{Dimension: "nothing", Values: []string{"x"}}}
	if _, err = market.ComparePins(context.Background(), m, pins); err == nil || !strings.Contains(err.Error(), "Director, anywhere") {
		t.Errorf("error %v does not name the pin", err)
	}
}

func TestFindDimension(t *testing.T) {
	m := newFake()
	m.dimensions = append(m.dimensions, market.Dimension{Name: "Role in team", Header: "Role in team"},
		market.Dimension{Name: "level", Header: "role", Kind: market.Level})
	cases := []struct{ name, want string }{
		{"job_title", "role"},
		{"JOB_TITLE", "role"},
		{"role", "level"}, // the file's own header wins
		{"exp", "experience"},
		{"Role in", "Role in team"},
	}
	for _, c := range cases {
		d, err := market.FindDimension(m, c.name)
		if err != nil || d.Name != c.want {
			t.Errorf("FindDimension(%q) = %q, %v; want %q", c.name, d.Name, err, c.want)
		}
	}
	for name, want := range map[string]string{"colour": "the columns are", "rol": "it could be"} {
		if _, err := market.FindDimension(m, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("FindDimension(%q): %v, want %q in it", name, err, want)
		}
	}
}

func TestResolve(t *testing.T) {
	m := newFake()
	five := 5.0
	q := market.Query{Filters: []market.Filter{
		{Dimension: "job_title", Values: []string{"A"}},
		{Dimension: "role", Values: []string{"B"}},
		{Dimension: "yrs", AtLeast: &five},
	}}
	got, err := market.Resolve(m, q)
	if err != nil {
		t.Fatal(err)
	}
	if values := got.Filter("role").Values; len(values) != 2 {
		t.Errorf("two filters on one column gave %v, want any of both", values)
	}
	if !got.Filter("experience").Ranged() {
		t.Error("the range was lost")
	}
	q.Filters[0] = market.Filter{Dimension: "role", AtLeast: &five}
	if _, err := market.Resolve(m, q); err == nil {
		t.Error("a range of names was accepted")
	}
	if _, err := market.Resolve(m, market.Query{Percentiles: []float64{100}}); err == nil {
		t.Error("P100 was accepted; it is the maximum")
	}
}

func TestQueryKey(t *testing.T) {
	a := market.NewQuery().
		WithFilter(market.Filter{Dimension: "role", Values: []string{"A", "B"}}).
		WithFilter(market.Filter{Dimension: "size", Values: []string{"S"}})
	b := market.NewQuery().
		WithFilter(market.Filter{Dimension: "size", Values: []string{"S"}}).
		WithFilter(market.Filter{Dimension: "role", Values: []string{"B", "A"}})
	if !a.Equal(b) {
		t.Errorf("the same question has two keys:\n%s\n%s", a.Key(), b.Key())
	}
	if a.Equal(b.WithBy("role")) || a.Equal(b.WithFilter(market.Filter{Dimension: "size"})) {
		t.Error("different questions have one key")
	}
	if !a.WithoutFilters().Equal(market.NewQuery()) {
		t.Error("without filters it is not the first question again")
	}
}

func TestEmployerWarnings(t *testing.T) {
	cases := []struct {
		name      string
		people    int
		employers int
		declared  market.Declaration
		want      []string
	}{
		{"one, undeclared", 763, 1, "", []string{"one employer stands behind this cut: declare the source as own employees or as a public record, and the rule on employers does not apply"}},
		{"one, declared a survey", 763, 1, market.Survey, []string{
			"one employer has 100 % of the people in this cut",
			"763 people from 1 employer: the interval is narrower than it should be",
		}},
		{"one, own employees", 763, 1, market.OwnEmployees, nil},
		{"few", 118, 6, "", []string{"118 people from 6 employers: the interval is narrower than it should be"}},
		{"one each", 12, 12, "", nil},
		{"not named", 763, -1, "", nil},
	}
	for _, c := range cases {
		m := newFake(group("", c.people, c.employers))
		m.about.Declared = c.declared
		var got []string
		for _, w := range compare(t, m, market.NewQuery()).Warnings {
			got = append(got, table.Words(w))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.want)
		}
	}
}

func hasWarning(c market.Comparison, kind remark.Kind) bool {
	for _, w := range c.Warnings {
		if w.Kind == kind {
			return true
		}
	}
	return false
}

func ExampleGate_String() {
	fmt.Println(market.DefaultGate())
	fmt.Println(market.NoGate())
	// Output:
	// median and quartiles from 5 people, P10 and P90 from 10; where employers are known from 5 and 10 employers, none with more than 25 % of the people
	// none: every figure is shown
}

// A pay has no ratio to a median that is only known to be so much or more.
func TestNoRatioToTopCode(t *testing.T) {
	s := group("", 100, -1)
	s.Quantiles[2].AtLeast = true
	m := newFake(s)
	m.about.Published = true
	q := market.NewQuery()
	q.Own = 100_000
	if own := compare(t, m, q).Whole().Own; !math.IsNaN(own.Ratio) || !math.IsNaN(own.Apart) {
		t.Errorf("own pay = %+v", own)
	}
}
