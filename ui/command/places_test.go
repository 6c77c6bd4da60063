package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// placed is a file of people at three places: Bonn, Ulm, where everybody is paid a quarter
// more, and Ehm, of too few people.
func placed(t *testing.T, name string, times float64) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("job title,employer,location,base salary\n")
	for i := range 120 {
		place, factor := "Bonn", 1.0
		switch {
		case i >= 117:
			place = "Ehm"
		case i%3 > 0:
			place, factor = "Ulm", 1.25
		}
		fmt.Fprintf(&b, "%s,E%d,%s,%.0f\n", []string{"Cook", "Clerk"}[i/2%2], i%40, place, times*factor*float64(40_000+i/2%2*20_000))
	}
	path := filepath.Join(t.TempDir(), name+".csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// placesFound is what of the JSON is looked at.
type placesFound struct {
	People *int
	Places []struct {
		Place        string
		Differential *float64
		CI           *[2]float64
		People       *int
		Compared     *int
		Reason       *struct{ Kind string }
	}
	Notes     []any
	CannotSay []any `json:"cannot_say"`
}

func placesOf(t *testing.T, args ...string) placesFound {
	t.Helper()
	out, said, code := run(t, append([]string{"places", "--format", "json"}, args...)...)
	if code != 0 {
		t.Fatalf("%d: %s", code, said)
	}
	var found placesFound
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPlacesGolden(t *testing.T) {
	stdout, stderr, code := run(t, "places")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	golden(t, "places.txt", stdout)
}

// TestPlacesEverywhere: the same differentials in JSON, CSV and workbook, each with what it
// cannot say; who is withheld has a reason, and no row in a table that is read again.
func TestPlacesEverywhere(t *testing.T) {
	file := placed(t, "survey", 1)
	found := placesOf(t, file)
	if len(found.Places) != 3 || *found.People != 117 || len(found.CannotSay) != 3 || len(found.Notes) == 0 {
		t.Fatalf("%+v", found)
	}
	few := found.Places[1]
	if few.Place != "Ehm" || few.Differential != nil || few.CI != nil || few.Reason == nil || few.Reason.Kind != "few-people" {
		t.Errorf("Ehm: %+v", few)
	}
	if ratio := *found.Places[2].Differential / *found.Places[0].Differential; ratio < 1.2497 || ratio > 1.2503 {
		t.Errorf("Ulm pays %g times as much as Bonn", ratio)
	}
	csv, book := filepath.Join(t.TempDir(), "places.csv"), filepath.Join(t.TempDir(), "places.xlsx")
	printed, said, code := run(t, "places", file, "--csv", csv, "--xlsx", book)
	if code != 0 || !strings.Contains(printed, "needs 5 people") {
		t.Fatalf("%d: %s%s", code, printed, said)
	}
	text, err := os.ReadFile(csv)
	if err != nil {
		t.Fatal(err)
	}
	bonn := fmt.Sprintf("Bonn,%v", *found.Places[0].Differential)
	if !strings.Contains(string(text), bonn) || strings.Contains(string(text), "Ehm") || !strings.Contains(string(text), "the geometric mean") {
		t.Errorf("the CSV is\n%s", text)
	}
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if x, _ := f.GetCellValue("Places", "B2", excelize.Options{RawCellValue: true}); x != fmt.Sprint(*found.Places[0].Differential) {
		t.Errorf("the workbook has %s", x)
	}
	method := ""
	rows, err := f.GetRows("Method")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		method += strings.Join(row, " ") + "\n"
	}
	for _, want := range []string{"Ehm", "geometric mean", "survey.csv"} {
		if !strings.Contains(method, want) {
			t.Errorf("Method does not say %s:\n%s", want, method)
		}
	}
}

// TestPlacesComeBack: a table that was written is read again, by compare from a CSV as from
// a workbook: brought to Ulm, everybody is paid as there.
func TestPlacesComeBack(t *testing.T) {
	first, second := placed(t, "first", 1), placed(t, "second", 1.0002)
	for _, name := range []string{"places.csv", "places.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if _, said, code := run(t, "places", first, "--"+strings.TrimPrefix(filepath.Ext(name), "."), path); code != 0 {
			t.Fatal(said)
		}
		got := blendedBy(t, first, "--market", second, "--places", path, "--place", "Ulm", "--where", "job title=Cook", "--where", "location=Bonn")
		if m := got.Rows[0].Median; m < 49_950 || m > 50_050 {
			t.Errorf("%s: cooks of Bonn are paid %g at Ulm", name, m)
		}
	}
}

// TestPlacesTogether: sources are compared each within itself, so that one that pays more
// is no expensive place.
func TestPlacesTogether(t *testing.T) {
	one, both := placesOf(t, placed(t, "first", 1)), placesOf(t, placed(t, "first", 1), "--market", placed(t, "second", 3))
	for i, p := range one.Places {
		of := both.Places[i]
		if (p.Differential == nil) == (of.Differential == nil) && (p.Differential == nil || *p.Differential == *of.Differential) {
			continue
		}
		if p.Place != "Ehm" { // of six people in both
			t.Errorf("%+v, of two files %+v", p, of)
		}
	}
}

// TestPlacesOutside: who is compared is nobody's outside to know, nor the file.
func TestPlacesOutside(t *testing.T) {
	asked := []string{placed(t, "survey", 1), "--publication", "--where", "location=Bonn", "--where", "location=Ulm"}
	found := placesOf(t, asked...)
	if found.People != nil || found.Places[0].Compared != nil || found.Places[0].Differential == nil {
		t.Errorf("%+v", found)
	}
	for _, format := range []string{"table", "csv", "json"} {
		out, said, code := run(t, append([]string{"places", "--format", format}, asked...)...)
		if code != 0 || strings.Contains(out, "survey") || strings.Contains(out, "Compared") {
			t.Errorf("%d: %s%s", code, out, said)
		}
	}
}

// TestPlacesRefused: what cannot be estimated is said, and nothing is written.
func TestPlacesRefused(t *testing.T) {
	_, first, _ := twoFiles(t)
	for want, args := range map[string][]string{
		"no column of places": {first},
		"planet":              {first, "--by", "planet"},
		"fewer than two":      {placed(t, "one", 1), "--where", "location=Ulm"},
		"needs pay records":   {"--benchmarks", "--by", "role"},
		"use table, csv or":   {first, "--format", "text"},
		"--csv-separator":     {first, "--csv-separator", "tab"},
		"unknown flag: --pl":  {first, "--place", "Ulm"},
		`nobody has "Rome"`:   {placed(t, "two", 1), "--where", "location=Rome"},
	} {
		_, said, code := run(t, append([]string{"places"}, args...)...)
		if code == 0 || !strings.Contains(said, want) {
			t.Errorf("%v: %d: %s", args, code, said)
		}
	}
}
