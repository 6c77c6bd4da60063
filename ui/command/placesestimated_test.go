package command_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestPlacesEstimated: differentials estimated from the files themselves bring pay to all
// places together or to one; nobody counts whose place has none, and all of it is said
// wherever figures are.
func TestPlacesEstimated(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	first, second := placed(t, "first", 1), placed(t, "second", 1.0002)
	args := []string{first, "--market", second, "--places", "estimated"}
	type answer struct {
		Rows  []struct{ People int }
		Blend struct {
			Differentials []struct {
				Place        string
				Differential float64
				People       int
				CI           *[2]float64
			}
			Rows []struct {
				Percentiles map[string]struct{ From float64 }
			}
		}
	}
	got := comparedAs[answer](t, append(args, "--where", "job title=Cook")...)
	if got.Rows[0].People != 118 { // of 122 two at Ehm in each
		t.Errorf("%d cooks count", got.Rows[0].People)
	}
	d := got.Blend.Differentials
	if len(d) != 2 || d[0].Place != "Bonn" || d[0].People != 78 || d[1].People != 156 || math.Abs(d[1].Differential/d[0].Differential-1.25) > 3e-4 {
		t.Fatalf("differentials are %+v", d)
	}
	for _, p := range d {
		if p.CI == nil || p.CI[0] > p.Differential || p.CI[1] < p.Differential {
			t.Errorf("%s has the interval %v", p.Place, p.CI)
		}
	}
	if m := got.Blend.Rows[0].Percentiles["median"].From; math.Abs(m-40_004/d[0].Differential) > 15 {
		t.Errorf("cooks of all places together are paid %g", m)
	}
	ulm := blendedBy(t, append(args, "--place", "Ulm", "--where", "job title=Cook")...)
	if m := ulm.Rows[0].Median; math.Abs(m-50_000) > 30 {
		t.Errorf("cooks are paid %g at Ulm", m)
	}

	printed, said, code := run(t, append(append([]string{"compare"}, args...), "--xlsx", in("book.xlsx"), "--csv", in("table.csv"), "--chart", in("chart.svg"), "--save", in("study.paybench"))...)
	if code != 0 {
		t.Fatal(said)
	}
	const estimate = "differentials estimated from first and second (the same Role and Source, 234 people at 2 places, 95 % intervals of ±"
	for what, text := range map[string]string{"text": strings.Join(strings.Fields(printed), " "), "notes": said, "CSV": content(t, in("table.csv")), "workbook": cells(t, in("book.xlsx"))} {
		if !strings.Contains(text, estimate) {
			t.Errorf("%s does not say where differentials are from:\n%s", what, text)
		}
	}
	if !strings.Contains(content(t, in("chart.svg")), "estimated from") {
		t.Error("the chart does not say where differentials are from")
	}
	if !strings.Contains(said, "3 people of first are at places of which no differential is estimated, and are not counted: Ehm") {
		t.Errorf("nothing is said of Ehm: %s", said)
	}
	if book := cells(t, in("book.xlsx")); !strings.Contains(book, fmt.Sprintf("Differential of Bonn %g (95 %% interval", d[0].Differential)) {
		t.Error("the workbook does not hold the differentials")
	}
	// A study keeps them, and a table replaces them.
	again := comparedAs[answer](t, in("study.paybench"))
	if len(again.Blend.Differentials) != 2 || again.Blend.Differentials[0] != d[0] && again.Blend.Differentials[0].Differential != d[0].Differential {
		t.Errorf("the study has %+v", again.Blend.Differentials)
	}
	if _, said, code = run(t, append(append([]string{"compare"}, args...), "--place", "Ehm")...); code == 0 || !strings.Contains(said, "needs 5") {
		t.Errorf("pay is brought to Ehm: %d %s", code, said)
	}
}

// TestPlacesEstimatedOutside: outside readers learn no counts of who was compared.
func TestPlacesEstimatedOutside(t *testing.T) {
	book := filepath.Join(t.TempDir(), "book.xlsx")
	printed, said, code := run(t, "compare", placed(t, "first", 1), "--market", placed(t, "second", 1.0002), "--places", "estimated", "--publication", "--xlsx", book)
	if code != 0 {
		t.Fatal(said)
	}
	for what, text := range map[string]string{"text": printed, "notes": said, "workbook": cells(t, book)} {
		text = strings.Join(strings.Fields(text), " ")
		if !strings.Contains(text, "differentials estimated from source 1 and source 2 (the same Role and Source, 95 %") || strings.Contains(text, "234 people at") || strings.Contains(text, "Ehm") || strings.Contains(text, "Differential of") {
			t.Errorf("%s says\n%s", what, text)
		}
	}
}

// TestPlacesReviewed: a review takes the table of an estimate as it takes one with the same
// differentials that somebody wrote.
func TestPlacesReviewed(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	survey := placed(t, "survey", 1)
	if _, said, code := run(t, "places", survey, "--csv", in("places.csv")); code != 0 {
		t.Fatal(said)
	}
	typed := "place,differential\n"
	for _, p := range placesOf(t, survey).Places {
		if p.Differential != nil {
			typed += fmt.Sprintf("%s,%v\n", p.Place, *p.Differential)
		}
	}
	for name, text := range map[string]string{
		"typed.csv":  typed,
		"people.csv": "employee id,job title,location,base salary\n1,Cook,Bonn,41000\n2,Cook,Ulm,50000\n3,Clerk,Ulm,70000\n4,Clerk,Ehm,61000\n",
	} {
		if err := os.WriteFile(in(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reviewed := func(args ...string) string {
		out, said, code := run(t, append([]string{"review", in("people.csv"), "--market", survey, "--format", "json"}, args...)...)
		if code != 0 {
			t.Fatal(said)
		}
		return out
	}
	none, estimate, written := reviewed(), reviewed("--places", in("places.csv")), reviewed("--places", in("typed.csv"))
	if estimate != written {
		t.Errorf("by the estimate\n%s\nby what is written\n%s", estimate, written)
	}
	if estimate == none {
		t.Error("the review takes no differentials")
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// cells are the texts of a workbook, a row in each line.
func cells(t *testing.T, path string) string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := ""
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all += strings.Join(row, " ") + "\n"
		}
	}
	return all
}
