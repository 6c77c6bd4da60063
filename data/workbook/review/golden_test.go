package review

import (
	"bytes"
	flags "flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
)

var update = flags.Bool("update", false, "write the golden files anew")

// exampleBook is the content of the book of the example, with merit and two scenarios.
func exampleBook(t *testing.T, scenarios ...review.Scenario) Content {
	t.Helper()
	g, err := worked.Example()
	if err != nil {
		t.Fatal(err)
	}
	r, err := g.Review()
	if err != nil {
		t.Fatal(err)
	}
	c := bookOf(t, r, examplePlan(), scenarios...)
	c.Name, c.By = "Example roster", []string{"department"}
	return c
}

// examplePlan is a guideline of three ratings.
func examplePlan() *review.MeritPlan {
	return &review.MeritPlan{
		Budget: 0.03, Period: review.Year(2026), HiredBy: worked.Day("2026-09-30"),
		Guideline: review.Guideline{
			Ratings: []string{"3", "4", "5"}, From: []float64{0, 0.88, 1.04},
			Shares: map[string][]float64{"3": {0.04, 0.03, 0.02}, "4": {0.05, 0.04, 0.03}, "5": {0.06, 0.05, 0.04}},
		},
	}
}

// examplePools are what each purpose has.
var examplePools = review.PoolShares{Promotion: 0.005, Market: 0.02, Minimum: 0.005, HeldBack: 0.0025, Adjust: "target"}

// TestGolden compares every cell of the example's book, and how its pages are set up, with
// what was recorded, a file a sheet: what somebody reads, what is computed and how.
func TestGolden(t *testing.T) {
	c := exampleBook(t, review.Scenario{Name: "target", To: 1, Cap: 0.1, Budget: 60_000}, review.Scenario{Name: "minimum"})
	c.Pools = examplePools
	f, err := excelize.OpenReader(bytes.NewReader(written(t, c)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		t.Run(name, func(t *testing.T) { recorded(t, f, name) })
	}
}

// recorded compares a sheet with its file.
func recorded(t *testing.T, f *excelize.File, name string) {
	t.Helper()
	path, got := filepath.Join("testdata", strings.ReplaceAll(strings.ToLower(name), " ", "-")+".txt"), dump(t, f, name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) == got {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s is not as in %s; run the test with -update and look at the difference, which begins so:\n- %s\n+ %s", name, path, a[i], b[i])
		}
	}
	t.Fatalf("%s has %d lines, %s %d", name, len(b), path, len(a))
}

// dump writes a sheet down: its page, its names, and each cell as it is shown, with the
// formula behind it.
func dump(t *testing.T, f *excelize.File, name string) string {
	t.Helper()
	var out strings.Builder
	visible, err := f.GetSheetVisible(name)
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.GetPageLayout(name)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "visible %v, %s", visible, *page.Orientation)
	if page.FitToWidth != nil {
		fmt.Fprintf(&out, ", %d pages abreast", *page.FitToWidth)
	}
	out.WriteString("\n")
	for _, n := range f.GetDefinedName() {
		if n.Scope == name || strings.HasPrefix(n.RefersTo, "'"+name+"'!") || strings.HasPrefix(n.RefersTo, name+"!") {
			fmt.Fprintf(&out, "%s = %s\n", n.Name, n.RefersTo)
		}
	}
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for j, shown := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			formula, err := f.GetCellFormula(name, cell)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case formula != "":
				fmt.Fprintf(&out, "%s %q = %s\n", cell, shown, formula)
			case shown != "":
				fmt.Fprintf(&out, "%s %q\n", cell, shown)
			}
		}
	}
	return out.String()
}
