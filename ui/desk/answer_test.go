package desk_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
)

// role filters by role.
func role(names ...string) market.Filter { return market.Filter{Dimension: "role", Values: names} }

func TestAnswer(t *testing.T) {
	a := answer(t, open(t, study.Source{}), study.First())
	whole := a.Shown.Whole()
	if whole.People != 811 || whole.Median().Value != 152_000 || whole.Top().Value != 235_000 {
		t.Errorf("directors: %d people, median %g, P90 %g", whole.People, whole.Median().Value, whole.Top().Value)
	}
	facets, err := a.Facets()
	if err != nil {
		t.Fatal(err)
	}
	sum := facets["company_size"].Blank
	for _, n := range facets["company_size"].People {
		sum += n
	}
	if sum != 811 {
		t.Errorf("the facets of company size count %d people", sum)
	}
	data, err := a.Chart()
	if err != nil || data.By().Name != "company_size" || data.Comparison().Whole().People != 811 {
		t.Errorf("the chart is of %+v, %v", data.By(), err)
	}
}

// Pins stand beside each other in what the question is asked in, and the facets are
// those of the cut all the same.
func TestPins(t *testing.T) {
	s := open(t, study.Source{})
	hourly := study.First().Query
	hourly.Basis = market.Hourly
	asked := study.First().WithPin(market.Pin{Name: "Directors", Query: hourly}).
		WithPin(market.Pin{Name: "Everyone", Query: market.NewQuery().WithBy("role")}).
		WithFilter(role("Product Manager")).WithChart(string(charts.Distribution)).ShowingPins(true)
	a := answer(t, s, asked)
	if !a.Shown.Pinned || len(a.Shown.Rows) != 2 || a.Shown.Rows[0].Median().Value != 152_000 || a.Shown.Rows[1].People != 6000 {
		t.Errorf("the pins are %+v", a.Shown.Rows)
	}
	if a.Kind() != charts.MedianTop {
		t.Errorf("pins are drawn as %s", a.Kind())
	}
	facets, err := a.Facets()
	if err != nil || slices.Max(facets["company_size"].People) > 2000 {
		t.Errorf("the facets are of other people: %v, %v", facets["company_size"], err)
	}
	asked.Pins[1].Query.Filters = []market.Filter{{Dimension: "moon", Values: []string{"full"}}}
	if _, err := s.Answer(t.Context(), asked); err == nil || !strings.Contains(err.Error(), "Everyone") {
		t.Errorf("a pin that cannot be answered: %v", err)
	}
}

func TestAnswerFails(t *testing.T) {
	s := open(t, study.Source{})
	nowhere := study.First().WithFilter(market.Filter{Dimension: "moon", Values: []string{"full"}})
	pinned := nowhere.WithPin(market.Pin{Name: "Directors", Query: study.First().Query}).ShowingPins(true)
	for name, asked := range map[string]study.Study{"cut": nowhere, "pins": pinned} {
		if _, err := s.Answer(t.Context(), asked); err == nil || !strings.Contains(err.Error(), "moon") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := s.Answer(ended, study.First()); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
	if _, err := answer(t, s, study.First().WithChart("pie")).Chart(); err == nil || !strings.Contains(err.Error(), "pie") {
		t.Errorf("a chart of no kind: %v", err)
	}
}

// The table has the study's columns and order; the whole cut stays first, and rows
// without the value last.
func TestAsShown(t *testing.T) {
	asked := study.First().WithFilter(role("Chief Product Officer")).
		WithFilter(market.Filter{Dimension: "location", Values: []string{"New York"}}).WithColumn("p10", false)
	s := open(t, study.Source{})
	for _, sort := range []study.Sort{{Column: "p50"}, {Column: "p50", Descending: true}, {Column: "p75", Descending: true}, {Column: "p90", Descending: true}} {
		a := answer(t, s, asked.WithSort(sort))
		columns, rows := a.AsShown()
		if slices.ContainsFunc(columns, func(c table.Column[market.Row]) bool { return c.ID == "p10" }) || len(columns) == 0 {
			t.Error("a hidden column is shown")
		}
		if len(rows) != len(a.Shown.Rows) || !rows[0].Whole {
			t.Fatalf("%d rows, the first is %s", len(rows), rows[0].Name)
		}
		percentile, _ := market.ParsePercentile(sort.Column)
		var known []float64
		for i, r := range rows[1:] {
			if f, _ := r.Figure(percentile); f.Known() {
				if known = append(known, f.Value); len(known) < i+1 {
					t.Errorf("%+v: %s stands behind a row without a figure", sort, r.Name)
				}
			}
		}
		if sort.Descending {
			slices.Reverse(known)
		}
		if !slices.IsSorted(known) || len(known) == 0 || len(known) == len(rows)-1 {
			t.Errorf("%+v: the order is %v", sort, known)
		}
	}
}

// The chart has the order of the table; steps over experience alone go upwards whatever
// that is.
func TestChartHasTheOrderOfTheTable(t *testing.T) {
	s := open(t, study.Source{})
	asked := study.First().WithQuery(study.First().Query.WithBy("experience"))
	names := func(rows []market.Row) (all []string) {
		for _, r := range rows {
			all = append(all, r.Name)
		}
		return all
	}
	natural := names(answer(t, s, asked).Shown.Groups())
	sorted := asked.WithSort(study.Sort{Column: "p50", Descending: true})
	for kind, inOrder := range map[charts.Kind]bool{charts.MedianTop: true, charts.PayRange: true, charts.Matrix: true, charts.ByExperience: false} {
		a := answer(t, s, sorted.WithChart(string(kind)))
		want := names(a.Shown.Groups())
		if slices.Equal(want, natural) {
			t.Fatal("the median falls with experience: this test needs another order")
		}
		if !inOrder {
			want = natural
		}
		data, err := a.Chart()
		if err != nil {
			t.Fatal(err)
		}
		if got := names(data.Comparison().Groups()); !slices.Equal(got, want) {
			t.Errorf("%s: the chart has %v, want %v", kind, got, want)
		}
	}
	if got := names(answer(t, s, sorted.WithSort(study.Sort{})).Shown.Groups()); !slices.Equal(got, natural) {
		t.Errorf("without an order: %v, want %v", got, natural)
	}
}
