package source_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// plain is a small table that all containers below hold.
const plain = "Role,City,Base salary\nEngineer,Jyväskylä,52000\nDesigner,Besançon,48000\nEngineer,Jyväskylä,61000.50\n"

// loadText loads a small text.
func loadText(t *testing.T, text string, o ingest.Options) *ingest.Loaded {
	t.Helper()
	l, err := source.LoadBytes(t.Context(), "pay.csv", []byte(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// payByLine returns an element's pay a year of each row of the file, as "line:pay".
func payByLine(t *testing.T, m market.Market, pay string) string {
	t.Helper()
	q, err := market.Resolve(m, market.Query{Pay: pay})
	if err != nil {
		t.Fatal(err)
	}
	lister, ok := m.(market.Lister)
	if !ok {
		t.Fatalf("it is no market of people: %T", m)
	}
	page, err := lister.Records(t.Context(), q, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(page.Rows, func(a, b market.Record) int { return a.Line - b.Line })
	var rows []string
	for _, r := range page.Rows {
		if !math.IsNaN(r.Pay) {
			rows = append(rows, fmt.Sprintf("%d:%g", r.Line, math.Round(r.Pay*100)/100))
		}
	}
	return strings.Join(rows, " ")
}

// listing lists the records of a market with role, location and pay.
func listing(t *testing.T, m market.Market) string {
	t.Helper()
	q, err := market.Resolve(m, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	page, err := m.(market.Lister).Records(t.Context(), q, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	role, city := -1, -1
	for _, d := range m.Dimensions() {
		for c, name := range page.Columns {
			switch {
			case name != d.Name && name != d.Header:
			case d.Kind == market.Role:
				role = c
			case d.Kind == market.Location:
				city = c
			}
		}
	}
	var rows []string
	for _, r := range page.Rows {
		var cells []string
		for _, c := range []int{role, city} {
			if c >= 0 {
				cells = append(cells, r.Cells[c])
			}
		}
		rows = append(rows, strings.Join(append(cells, number(r.Pay)), "|"))
	}
	return strings.Join(rows, " ")
}

// number writes a number with as few digits as say it.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
