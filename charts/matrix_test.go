package charts

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// The picture is testdata/example-matrix-light.png.
func ExampleNew_matrix() {
	printFigures(Matrix)
	// Output:
	// Chief Product Officer, 1–10: median $184,450; 95 % sure: $165,000 to $225,000 (rough); 20 people, 20 employers
	// Chief Product Officer, 11–50: median $190,000; 95 % sure: $165,000 to $219,400 (rough); 55 people, 55 employers
}

func (matrix) example() string { return "role" }

func (matrix) of(c market.Comparison) drawing { return roleBySize(c, 90, 40) }

// TestGatherMatrix asks for single cells again, each by itself.
func TestGatherMatrix(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	for _, tt := range []struct {
		named, across string
		people        int // in all cells
	}{{"", "company_size", 6000}, {"experience", "experience", 6000}} {
		data, err := Gather(ctx, m, Matrix, roles(t, m), Beside{Across: tt.named})
		if err != nil {
			t.Fatal(err)
		}
		got, people := data.picture.(compared).drawing.(matrix), 0
		if got.across.Name != tt.across || len(got.columns) < 3 {
			t.Fatalf("roles by %s: %q", got.across.Name, got.columns)
		}
		for i, role := range got.rows {
			for j, column := range got.columns {
				q := market.NewQuery()
				if got.cells[i][j].Name == "" { // nobody is there
					continue
				}
				for _, f := range got.filters(i, j) {
					q = q.WithFilter(f)
				}
				c, err := market.Compare(ctx, m, q)
				if err != nil {
					t.Fatal(err)
				}
				cell, want := got.cells[i][j], c.Whole()
				people += cell.People
				if len(q.Filters) != 2 || cell.People != want.People || cell.Median().Known() && cell.Median().Value != want.Median().Value {
					t.Errorf("%s at %s: %d people, %+v; alone %d people, %+v",
						role.Name, column, cell.People, cell.Median(), want.People, want.Median())
				}
			}
		}
		if people != tt.people {
			t.Errorf("%d people are in the cells by %s, want %d", people, tt.across, tt.people)
		}
	}
}

// TestMatrixBandsWithinFilter: the columns of a cut of some years have nobody of others.
func TestMatrixBandsWithinFilter(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	low, high := 4.0, 7.0
	c, err := market.Compare(ctx, m, market.NewQuery().WithBy("role").WithFilter(market.Filter{Dimension: "experience", AtLeast: &low, AtMost: &high}))
	if err != nil {
		t.Fatal(err)
	}
	data, err := Gather(ctx, m, Matrix, c, Beside{Across: "experience"})
	if err != nil {
		t.Fatal(err)
	}
	people := 0
	for _, cells := range data.picture.(compared).drawing.(matrix).cells {
		for _, cell := range cells {
			people += max(cell.People, 0)
		}
	}
	if want := c.Whole().People; people != want {
		t.Errorf("%d people are in the cells of a cut of %d", people, want)
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

// TestHatchesTellReasonsApart: each reason has lines of its own, which stay in their cell.
func TestHatchesTellReasonsApart(t *testing.T) {
	box := vg.Rectangle{Min: vg.Point{X: 10, Y: 20}, Max: vg.Point{X: 50, Y: 44}}
	seen := map[string]int{}
	for kind := range hatches {
		lines := hatching(kind, box, 5)
		for _, line := range lines {
			for _, at := range line {
				if at.X < box.Min.X || at.X > box.Max.X || at.Y < box.Min.Y || at.Y > box.Max.Y {
					t.Errorf("hatch %d goes to %v", kind, at)
				}
			}
		}
		if other, ok := seen[fmt.Sprint(lines)]; ok || len(lines) < 4 {
			t.Errorf("hatch %d has %d lines, those of %d", kind, len(lines), other)
		}
		seen[fmt.Sprint(lines)] = kind
	}
	m := manyReasons()
	var out []written
	p := newPage(draw.New(reader{blank{1600, 900}, &out, new([]vg.Point)}), fixture{"", m}.chart(t, Light()))
	key := m.key(p, vg.Rectangle{Max: vg.Point{X: 1600, Y: 900}})
	kinds := map[int]bool{}
	for _, e := range key.entries {
		if !e.empty {
			kinds[key.hatches[e.text]] = true
		}
	}
	if len(kinds) != len(key.hatches) || len(kinds) < 4 {
		t.Errorf("%d hatches for %v", len(kinds), key.hatches)
	}
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
	if offered, at := Across(Market{Market: dimensions{all: []market.Dimension{all[0], years}}}, market.Comparison{By: all[0], Query: market.NewQuery().WithBy("role")}, ""); at != 0 || len(offered) != 1 {
		t.Errorf("where there are only bands %v, %d", offered, at)
	}
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
		{"none is named", byRole, "", "experience level city", "level"},
		{"one is named", byRole, "city", "experience level city", "city"},
		{"of one value left", oneLevel, "", "experience level city", "city"},
		{"of one value left, but named", oneLevel, "level", "experience level city", "level"},
		{"very many values", byCity, "", "experience level", "level"},
		{"very many values, but named", byCity, "role", "role experience level", "role"},
		{"the breakdown itself", byCity, "city", "experience level", "level"},
		{"bands, named", byRole, "experience", "experience level city", "experience"},
		{"what is gone", byRole, "place", "experience level city", "level"},
		{"no breakdown", market.Comparison{Query: market.NewQuery()}, "role", "role level city", "role"},
		{"without a gate", market.Comparison{By: all[0]}, "", "experience level city employer", "level"},
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
