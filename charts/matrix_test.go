package charts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// The picture is testdata/example-matrix-light.png.
func ExampleNew_matrix() {
	say(Matrix)
	// Output:
	// Chief Product Officer, 1–10: median $184,450; 95 % sure: $165,000 to $225,000 (rough); 20 people, 20 employers
	// Chief Product Officer, 11–50: median $190,000; 95 % sure: $165,000 to $219,400 (rough); 55 people, 55 employers
}

func (matrix) example() string { return "role" }

func (matrix) of(c market.Comparison) drawing { return roleBySize(c, 90, 40) }

// TestGatherMatrix asks for single cells again, each by itself.
func TestGatherMatrix(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	data, err := Gather(ctx, m, Matrix, roles(t, m), Beside{})
	if err != nil {
		t.Fatal(err)
	}
	got := data.picture.(compared).drawing.(matrix)
	if got.across.Name != "company_size" {
		t.Fatalf("roles by %s", got.across.Name)
	}
	for i, role := range got.rows {
		for j, size := range got.columns {
			q := market.NewQuery().
				WithFilter(market.Filter{Dimension: "role", Values: []string{role.Group}}).
				WithFilter(market.Filter{Dimension: "company_size", Values: []string{size}})
			c, err := market.Compare(ctx, m, q)
			if err != nil {
				t.Fatal(err)
			}
			got, want := got.cells[i][j], c.Whole()
			if got.People != want.People || got.Median().Known() && got.Median().Value != want.Median().Value {
				t.Errorf("%s at %s: %d people, %+v; alone %d people, %+v",
					role.Name, size, got.People, got.Median(), want.People, want.Median())
			}
		}
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
	data, err := Gather(ctx, m, Matrix, c, Beside{})
	if err != nil {
		t.Fatal(err)
	}
	if got := data.picture.(compared).drawing.(matrix); got.across.Name == "role" || len(got.columns) < 2 {
		t.Errorf("one role by company size and %s: %q", got.across.Name, got.columns)
	}
	facets, err := m.Facets(ctx, c.Query)
	if err != nil {
		t.Fatal(err)
	}
	location, err := market.FindDimension(m, "location")
	if err != nil {
		t.Fatal(err)
	}
	asked := question{m, c, Beside{Facets: func() (map[string]market.Facet, error) { return facets, nil }}}
	got, err := crossed(ctx, asked, c.By, location)
	if err != nil {
		t.Fatal(err)
	}
	left := slices.Sorted(slices.Values(facets["location"].People))
	left = left[slices.IndexFunc(left, func(n int) bool { return n > 0 }):]
	if len(got.columns) != mostColumns || got.hidden != len(left)-mostColumns || got.hidden < 1 {
		t.Errorf("of %d locations %q are columns and %d are left out", len(left), got.columns, got.hidden)
	}
	all, _ := texts(fixture{"", got}.chart(t, Light()), 1200, 700)
	if last := all[len(all)-1].text; !strings.Contains(last, "8 columns with the most people") {
		t.Errorf("the chart ends with %q", last)
	}
}
