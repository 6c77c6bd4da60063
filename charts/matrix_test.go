package charts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
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

// manyReasons is a matrix whose cells have no number for reasons of all kinds.
func manyReasons() matrix {
	m := roleBySize(comparison(sizes), 90, 6)
	for j, why := range []remark.Remark{
		remark.New(remark.LargeEmployer, 25), remark.New(remark.FewEmployers, 5, 3), remark.New(remark.NeighbourWithheld), remark.New(remark.PublisherMark, "too few in the sample"),
	} {
		cell := &m.cells[2][j]
		cell.Figures[4] = market.Figure{Percentile: 90, Status: market.Withheld, Reason: why}
	}
	return m
}

// TestEveryBlankCellIsExplained: over the cells stands why those have no number that have
// none, each reason once, and no other.
func TestEveryBlankCellIsExplained(t *testing.T) {
	explained := map[string]int{}
	for name, m := range map[string]matrix{
		"usual": roleBySize(comparison(sizes), 50, 6), "top": roleBySize(comparison(sizes), 90, 40), "many reasons": manyReasons(),
		"all withheld": roleBySize(comparison(nil), 99, 3),
	} {
		for _, style := range []Style{Light(), Dark(), Print()} {
			for _, size := range [][2]vg.Length{{300, 240}, {400, 300}, {1024, 700}, {3840, 2160}} {
				all, marks := texts(fixture{"", m}.chart(t, style), size[0], size[1])
				top, want := vg.Length(0), map[string]bool{}
				for _, mark := range marks {
					top = max(top, mark.at.Max.Y)
					if why, blank := m.why(mark.Row, mark.Column); blank {
						want[why.text] = true
					}
				}
				over := map[string]int{}
				for _, w := range all {
					if w.box.Min.Y > top {
						over[w.text]++
					}
				}
				for text := range want {
					if over["no figure"] == 1 && text != "nobody" {
						text = "no figure"
					}
					if explained[text]++; over[text] != 1 {
						t.Errorf("%s at %v: %q stands %d times over the cells: %v", name, size, text, over[text], over)
					}
				}
				for _, text := range []string{"nobody", "needs 10 people", "needs 5 people", "needs 5 employers"} {
					if over[text] > 0 && !want[text] {
						t.Errorf("%s at %v: %q is said of no cell", name, size, text)
					}
				}
			}
		}
	}
	for _, text := range []string{"nobody", "needs 10 people", "needs 5 people", "needs 5 employers", "no figure"} {
		if explained[text] == 0 {
			t.Errorf("%q is never said", text)
		}
	}
}

// TestAcross: the columns of a matrix are those that are named where they can be, and
// never the breakdown itself, nor what would be withheld for ever.
func TestAcross(t *testing.T) {
	values := func(n int) (labels []string) {
		for i := range n {
			labels = append(labels, string(rune('A'+i%26))+string(rune('a'+i/26)))
		}
		return labels
	}
	years := words("experience", market.Experience, "1", "2")
	years.Banded = true
	all := []market.Dimension{
		words("role", market.Role, values(60)...), words("city", market.Location, values(9)...), words("level", market.Level, "A", "B"),
		words("employer", market.Employer, values(12)...), words("single", market.Other, "A"), words("currency", market.Currency, "EUR", "USD"), years,
	}
	m := Market{Market: dimensions{all: all}}
	byRole := market.Comparison{By: all[0], Query: market.NewQuery().WithBy("role")}
	byCity := market.Comparison{By: all[1], Query: market.NewQuery().WithBy("city")}
	oneLevel := byRole
	oneLevel.Query = oneLevel.Query.WithFilter(market.Filter{Dimension: "level", Values: []string{"A"}})
	for _, tt := range []struct {
		name    string
		c       market.Comparison
		named   string
		offered string
		want    string
	}{
		{"none is named", byRole, "", "level city", "level"},
		{"one is named", byRole, "city", "level city", "city"},
		{"of one value left", oneLevel, "", "level city", "city"},
		{"of one value left, but named", oneLevel, "level", "level city", "level"},
		{"very many values", byCity, "", "level", "level"},
		{"very many values, but named", byCity, "role", "role level", "role"},
		{"the breakdown itself", byCity, "city", "level", "level"},
		{"bands", byRole, "experience", "level city", "level"},
		{"what is gone", byRole, "place", "level city", "level"},
		{"no breakdown", market.Comparison{Query: market.NewQuery()}, "role", "role level city", "role"},
		{"without a gate", market.Comparison{By: all[0]}, "", "level city employer", "level"},
	} {
		offered, at := Across(m, tt.c, tt.named)
		var names []string
		for _, d := range offered {
			names = append(names, d.Name)
		}
		if got := strings.Join(names, " "); got != tt.offered || offered[at].Name != tt.want {
			t.Errorf("%s: %q, and of them %d; want %q and %s", tt.name, got, at, tt.offered, tt.want)
		}
	}
	if offered, at := Across(Market{Market: dimensions{all: all[:1]}}, byRole, ""); at != -1 || offered != nil {
		t.Errorf("of one dimension %v, %d", offered, at)
	}
}

// TestGatherAcross: a matrix has the columns that are asked for.
func TestGatherAcross(t *testing.T) {
	m := sampleMarket(t)
	data, err := Gather(context.Background(), m, Matrix, roles(t, m), Beside{Across: "education"})
	if err != nil {
		t.Fatal(err)
	}
	if got := data.picture.(compared).drawing.(matrix); got.across.Name != "education" || !strings.HasSuffix(got.title(), "by role and education") {
		t.Errorf("%s: %q", got.title(), got.columns)
	}
}

// TestNoCellIsTakenForEmpty: for outside publication a row that is withheld does not tell
// that nobody is in its cells, nor does a table that has no row of them.
func TestNoCellIsTakenForEmpty(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	q := market.NewQuery().WithBy("company_size").WithFilter(market.Filter{Dimension: "role", Values: []string{"Chief Product Officer"}})
	q.Publication, q.Gate.People = true, 25
	c, err := market.Compare(ctx, m, q)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Gather(ctx, m, Matrix, c, Beside{Across: "level"})
	if err != nil {
		t.Fatal(err)
	}
	got, withheld := data.picture.(compared).drawing.(matrix), 0
	for i, r := range got.rows {
		for j := range got.columns {
			if r.Withheld.IsZero() {
				continue
			}
			withheld++
			if why, blank := got.why(i, j); !blank || why.empty || got.filters(i, j) != nil {
				t.Errorf("%s, %s: %+v", r.Name, got.columns[j], why)
			}
		}
	}
	if withheld == 0 {
		t.Error("no row is withheld")
	}
	published := matrix{percentile: 50, rows: []market.Row{{Name: "Cook"}}, cells: make([][]market.Row, 1)}
	published.add("Texas", market.Comparison{About: market.About{Published: true}})
	if why, _ := published.why(0, 0); why.empty || why.text != "no published row" {
		t.Errorf("of no published row it says %q", why.text)
	}
	counted := matrix{percentile: 50, rows: []market.Row{{Name: "Cook"}}, cells: make([][]market.Row, 1)}
	counted.add("Texas", market.Comparison{})
	if why, _ := counted.why(0, 0); !why.empty {
		t.Errorf("where nobody is it says %q", why.text)
	}
}
