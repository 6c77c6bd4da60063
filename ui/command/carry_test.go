package command_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/study"
)

// twoYears writes a survey of one year and of the next. In the next, pay is 4 %
// higher, a role is spelt otherwise, one is gone and one is new, and so is a column.
func twoYears(t *testing.T) (last, this string) {
	t.Helper()
	folder := t.TempDir()
	write := func(name string, columns []string, row func(role string, i int) []string, roles ...string) string {
		path := filepath.Join(folder, name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		out := csv.NewWriter(f)
		_ = out.Write(columns)
		for _, role := range roles {
			for i := range 30 {
				_ = out.Write(row(role, i))
			}
		}
		out.Flush()
		if err := out.Error(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	last = write("pay 2025.csv", []string{"Role", "Year", "Location", "Annual base salary (USD)"}, func(role string, i int) []string {
		return []string{role, "2025", []string{"Boston", "Austin"}[i%2], fmt.Sprint(100_000 + 1000*i)}
	}, "Data analyst", "Typist", "Recruiter")
	this = write("pay 2026.csv", []string{"Role", "Year", "Annual base salary (USD)"}, func(role string, i int) []string {
		return []string{role, "2026", fmt.Sprint(1.04 * float64(100_000+1000*i))}
	}, "Data Analyst", "Recruiter", "Prompt engineer")
	return last, this
}

// TestCarriedToThisYear: a study goes on with another year's file; what is gone, new
// or spelt otherwise is listed, and the pins' movement shown.
func TestCarriedToThisYear(t *testing.T) {
	last, this := twoYears(t)
	saved, next := filepath.Join(filepath.Dir(last), "review"+study.Extension), filepath.Join(filepath.Dir(last), "next"+study.Extension)
	compare(t, last, "--where", "role=Data analyst", "--where", "year=2025", "--age-to", "2027-01-01", "--age-rate", "3%", "--effective", "2025-07-01",
		"--pin", "Analysts: role=Data analyst", "--pin", "Typists: role=Typist", "--pin", "Boston: location=Boston", "--pin", "Both: role=Recruiter", "--save", saved)

	c := member(t, "carried", saved, "--source", this, "--effective", "2026-07-01", "--format", "json", "--save", next)
	var said []string
	for _, r := range c["remarks"].([]any) {
		said = append(said, r.(map[string]any)["text"].(string))
	}
	want := []string{
		`"Data analyst" as Role is called "Data Analyst" now`,
		`the year 2025 is gone; 2026 stands in its place`,
		`nobody has "Typist" as Role any more`,
		`the column "Location" is gone; what it filtered or compared is taken away`,
		`the pinned selection "Boston" is left out, because a column it filters is gone`,
		`1 value of Role is new: "Prompt engineer"`,
	}
	if got := strings.Join(said, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("said:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
	moved := map[string]any{}
	for _, pin := range c["pins"].([]any) {
		pin := pin.(map[string]any)
		moved[pin["name"].(string)] = pin["median"].(map[string]any)["moved"]
	}
	if share, ok := moved["Analysts"].(float64); !ok || math.Abs(share-0.04) > 1e-9 || moved["Typists"] != nil || len(moved) != 3 {
		t.Errorf("moved: %v", moved)
	}
	again, err := study.Load(next)
	if err != nil || len(again.Pins) != 3 || again.Source().Path != this || again.Query.Filters[0].Values[0] != "Data Analyst" || again.Query.Ageing.Rate != 0.03 {
		t.Errorf("saved: %+v, %v", again, err)
	}
	text, _, _ := run(t, "compare", saved, "--source", this, "--effective", "2026-07-01")
	for _, part := range []string{"- the pinned selection \"Boston\" is left out", "Pinned selection", "Analysts", "4.0 %"} {
		if !strings.Contains(text, part) {
			t.Errorf("the table does not say %q:\n%s", part, text)
		}
	}
}

// TestCarriedWithoutLastYear: without the study's own file pins are carried, and it is
// said that their movement is not known.
func TestCarriedWithoutLastYear(t *testing.T) {
	last, this := twoYears(t)
	saved := filepath.Join(filepath.Dir(last), "review"+study.Extension)
	compare(t, last, "--pin", "Analysts: role=Data analyst", "--save", saved)
	if err := os.Remove(last); err != nil {
		t.Fatal(err)
	}
	c := member(t, "carried", saved, "--source", this, "--format", "json")
	remarks := c["remarks"].([]any)
	if kind := remarks[len(remarks)-1].(map[string]any)["kind"]; kind != "pins-not-moved" || len(c["pins"].([]any)) != 0 {
		t.Errorf("said %v, moved %v", remarks, c["pins"])
	}
	if _, stderr, code := run(t, "compare", this, "--source", this); code != 2 || !strings.Contains(stderr, "--source goes with a study") {
		t.Errorf("without a study: %d, %q", code, stderr)
	}
}
