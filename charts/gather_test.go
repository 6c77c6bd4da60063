package charts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

func sampleMarket(t *testing.T) market.Market {
	t.Helper()
	loaded, err := source.LoadBytes(context.Background(), "sample-market.csv", assets.SampleMarket, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Market
}

// roles is the built-in market broken down by role.
func roles(t *testing.T, m market.Market) market.Comparison {
	t.Helper()
	c, err := market.Compare(context.Background(), m, market.NewQuery().WithBy("role"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAvailable(t *testing.T) {
	if got := Available(sampleMarket(t)); !slices.Equal(got, Kinds()) {
		t.Errorf("the built-in market has %v", got)
	}
}

// TestGatherMatrix asks for single cells again, each by itself.
func TestGatherMatrix(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	data, err := Gather(ctx, m, MatrixKind, roles(t, m), "company_size", nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, role := range data.Matrix.Rows {
		for j, size := range data.Matrix.Columns {
			q := market.NewQuery().
				WithFilter(market.Filter{Dimension: "role", Values: []string{role.Group}}).
				WithFilter(market.Filter{Dimension: "company_size", Values: []string{size}})
			c, err := market.Compare(ctx, m, q)
			if err != nil {
				t.Fatal(err)
			}
			got, want := data.Matrix.Cells[i][j], c.Whole()
			if got.People != want.People || got.Median().Known() && got.Median().Value != want.Median().Value {
				t.Errorf("%s at %s: %d people, %+v; alone %d people, %+v",
					role.Name, size, got.People, got.Median(), want.People, want.Median())
			}
		}
	}
	if _, err := Gather(ctx, m, MatrixKind, roles(t, m), "role", nil); err == nil {
		t.Error("a matrix of roles by roles gave no error")
	}
	if _, err := Gather(ctx, m, MatrixKind, roles(t, m), "shoe size", nil); err == nil {
		t.Error("a matrix by a column that is not there gave no error")
	}
}

// TestGatherMatrixColumns holds that the columns of a matrix tell something: not
// the one value that is left, and of many the ones with the most people.
func TestGatherMatrixColumns(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	q := market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: []string{"Director of Product Management"}})
	c, err := market.Compare(ctx, m, q)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Gather(ctx, m, MatrixKind, c, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if data.Matrix.Across.Name == "role" || len(data.Matrix.Columns) < 2 {
		t.Errorf("one role by company size and %s: %q", data.Matrix.Across.Name, data.Matrix.Columns)
	}
	many, err := Gather(ctx, m, MatrixKind, c, "location", nil)
	if err != nil {
		t.Fatal(err)
	}
	facets, err := m.Facets(ctx, c.Query)
	if err != nil {
		t.Fatal(err)
	}
	left := slices.Sorted(slices.Values(facets["location"].People))
	left = left[slices.IndexFunc(left, func(n int) bool { return n > 0 }):]
	if got := many.Matrix; len(got.Columns) != mostColumns || got.Hidden != len(left)-mostColumns || got.Hidden < 1 {
		t.Errorf("of %d locations %q are columns and %d are left out", len(left), got.Columns, got.Hidden)
	}
	all, _ := texts(fixture{"", MatrixKind, many}.chart(t, Light()), 1200, 700)
	if last := all[len(all)-1].text; !strings.Contains(last, "8 columns with the most people") {
		t.Errorf("the chart ends with %q", last)
	}
}

// TestGatherHistogram holds that the edges come from figures that may be shown.
func TestGatherHistogram(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	c := roles(t, m)
	data, err := Gather(ctx, m, Distribution, c, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	whole, sum := c.Whole(), 0
	for _, n := range data.Histogram.Counts {
		sum += n
	}
	if sum > whole.People || sum < whole.People*9/10 {
		t.Errorf("the histogram counts %d of %d people", sum, whole.People)
	}
	edges := histogramEdges(whole)
	for i, f := range whole.Figures {
		if f.Percentile == 10 || f.Percentile == 90 {
			whole.Figures[i] = market.Figure{Percentile: f.Percentile, Status: market.Withheld}
		}
	}
	if narrower := histogramEdges(whole); narrower[len(narrower)-1] >= edges[len(edges)-1] {
		t.Errorf("edges reach %g although P90 is withheld, and %g otherwise", narrower[len(narrower)-1], edges[len(edges)-1])
	}
	if got := histogramEdges(market.Row{}); got != nil {
		t.Errorf("without any figure there are edges: %v", got)
	}
}

func TestGatherExperience(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	data, err := Gather(ctx, m, ByExperience, roles(t, m), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if data.Comparison.By.Kind != market.Experience || len(data.Comparison.Groups()) < 3 {
		t.Errorf("broken down by %q into %d groups", data.Comparison.By.Name, len(data.Comparison.Groups()))
	}
}

// TestMarkFilters follows every mark's filters to the people it is about.
func TestMarkFilters(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	for _, d := range m.Dimensions() {
		c, err := market.Compare(ctx, m, market.NewQuery().WithBy(d.Name))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range Kinds() {
			data, err := Gather(ctx, m, kind, c, "", nil)
			if err != nil {
				t.Fatal(err)
			}
			_, marks, err := fixture{"", kind, data}.chart(t, Light()).Render(1200, 900, 1)
			if err != nil {
				t.Fatal(err)
			}
			for _, mark := range marks {
				row, filters := data.Comparison.Whole(), 0
				switch {
				case kind == MatrixKind:
					row, filters = data.Matrix.Cells[mark.Row][mark.Column], 2
					if row.People == 0 {
						filters = 0
					}
				case kind != Distribution:
					row, filters = data.Comparison.Groups()[mark.Row], 1
				}
				if len(mark.Filters) != filters {
					t.Errorf("%s by %s: %q has the filters %v", kind, d.Name, mark.Text, mark.Filters)
				}
				if mark.Percentile != 50 || row.People == 0 {
					continue
				}
				q := c.Query.WithBy("")
				for _, f := range mark.Filters {
					q = q.WithFilter(f)
				}
				cut, err := market.Compare(ctx, m, q)
				if err != nil {
					t.Fatal(err)
				}
				if got := cut.Whole(); got.People != row.People {
					t.Errorf("%s by %s: %q leads to %d people, want %d", kind, d.Name, mark.Text, got.People, row.People)
				}
			}
		}
	}
}
