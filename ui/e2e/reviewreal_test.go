//go:build e2e

package e2e

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// pricedJobs are what the jobs of a real roster are matched to in the US wages, and what
// that comes to, as another program has it.
type pricedJobs struct {
	Of           int
	BelowMinimum int     `json:"below_minimum"`
	AboveMaximum int     `json:"above_maximum"`
	CostToMin    float64 `json:"cost_to_minimum"`
	Jobs         map[string]struct {
		Title string
		N     int
	} `json:"by_job"`
}

// notBuiltIn is a job whose occupation is not among those of the built-in wages.
const notBuiltIn = "Administrative Assistant"

// TestReviewReal goes with the mouse from a roster as an HR system wrote it, past the import
// screen, to the built-in US wages, matched by a file of matches, and to the book.
func TestReviewReal(t *testing.T) {
	var want struct {
		HR struct {
			Priced pricedJobs `json:"oews_2024_unaged_spread50"`
		} `json:"hrdataset_v14"`
	}
	realfiles.JSON(t, &want, "review", "rosters", "expected.json")
	roster := realfiles.Path(t, "review", "rosters", "hrdataset_v14_no_names.csv")
	p := sitDown(t, "review real", "")
	p.click("Review", 0)
	p.choose(roster)
	p.click("Open a roster…", 0)
	p.shoot("import")
	p.click("Review these people", 0)
	p.shoot("people")
	p.click(p.startingWith("2 Jobs"), 0)
	p.click("Sample market", 0)
	p.click("Add US national wages (BLS)", 0)
	p.click("2 markets", 0)
	p.click("Remove Sample market", 0)
	p.choose(matchesOf(t, want.HR.Priced))
	p.click("Matches", 0)
	p.click("Open matches…", 0)
	p.shoot("matched")
	p.click(p.startingWith("1 People"), 0)
	p.shoot("priced")
	p.click("5 Export", 0)
	p.choose(filepath.Join(p.home, "review.xlsx"))
	p.click("The book (.xlsx)…", 0)
	want.HR.Priced.hold(t, p.saved("review.xlsx"))
	t.Logf("from the first click to the book: %d clicks, %v", p.clicks, p.took)
}

// matchesOf writes the matches to a file.
func matchesOf(t *testing.T, of pricedJobs) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "matches.csv")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := [][]string{{"job", "market_job", "quality"}}
	for job, to := range of.Jobs {
		rows = append(rows, []string{job, to.Title, "strong"})
	}
	if err := csv.NewWriter(file).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return path
}

// hold holds the figures of a book against them.
func (of pricedJobs) hold(t *testing.T, book string) {
	t.Helper()
	counted := 0
	for job, to := range of.Jobs {
		if job != notBuiltIn {
			counted += to.N
		}
	}
	summary := cells(t, book, "Summary")
	under := func(title string) string {
		for i, row := range summary[:len(summary)-1] {
			if column := slices.Index(row, title); column >= 0 {
				return summary[i+1][column]
			}
		}
		return ""
	}
	for _, card := range []struct {
		title string
		want  int
	}{{"Counted", counted}, {"of people", of.Of}, {"Below minimum", of.BelowMinimum}, {"Above maximum", of.AboveMaximum}, {"To minimum, USD", int(of.CostToMin)}} {
		if got := under(card.title); got != fmt.Sprint(card.want) {
			t.Errorf("%s: %s, want %d", card.title, got, card.want)
		}
	}
	people := 0
	for _, row := range cells(t, book, "People") {
		if slices.Contains(row, "USD a year") {
			people++
		}
	}
	if people != of.Of {
		t.Errorf("%d people stand in the book, want %d", people, of.Of)
	}
}
