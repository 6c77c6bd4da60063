package review

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/roster"
)

// twice prices every job by its market and, a tenth higher, by a second survey.
type twice struct {
	of             review.Pricer
	weight, adjust float64
	known          map[review.Job]review.Price
}

// Price implements review.Pricer.
func (s twice) Price(of roster.Person) review.Price {
	job := review.JobOf(&of)
	job.Code += of.Country // which decides between cuts
	if p, ok := s.known[job]; ok {
		return p
	}
	p := s.of.Price(of)
	cuts := slices.Clone(p.Cuts)
	for _, c := range p.Cuts {
		c.Survey, c.Weight, c.Adjust, c.Points = "second", s.weight, s.adjust, slices.Clone(c.Points)
		for i := range c.Points {
			c.Points[i].Value *= 1.1
		}
		cuts = append(cuts, c)
	}
	p.Cuts = cuts
	s.known[job] = p
	return p
}

// TestExampleFollows changes the book of the example in the sheet: target, cap, rule and
// budget of its scenario, and weight and adjustment of a survey. LibreOffice then calculates
// what a book says that is made so.
func TestExampleFollows(t *testing.T) {
	g, err := worked.Example()
	if err != nil {
		t.Fatal(err)
	}
	with := func(weight, adjust float64, s review.Scenario) Content {
		r, err := review.New(g.People.People, twice{g.Prices, weight, adjust, map[review.Job]review.Price{}}, g.Settings)
		if err != nil {
			t.Fatal(err)
		}
		c := bookOf(t, r, examplePlan(), s)
		c.By = []string{"department"}
		return c
	}
	began := with(50, 1, review.Scenario{Name: "a", To: 1, Cap: 0.1, Budget: 60_000, Rule: review.Floor})
	m, err := newModel(began)
	if err != nil {
		t.Fatal(err)
	}
	var weights []change
	for _, j := range m.jobs {
		for _, c := range j.cuts {
			if c.Survey == "second" {
				weights = append(weights, change{marketSheet, "I" + strconv.Itoa(c.row), 400.0}, change{marketSheet, "J" + strconv.Itoa(c.row), 1.05})
			}
		}
	}
	if len(weights) < 30 {
		t.Fatalf("%d changes", len(weights))
	}
	asked := map[string]review.Scenario{
		"share":  {Name: "a", To: 0.95, Cap: 0.05, Budget: 20_000, Rule: review.Share},
		"floor":  {Name: "a", To: 1.02, Cap: 0.2, Budget: 90_000, Rule: review.Floor},
		"lowest": {Name: "a", To: 0.9, Budget: 15_000, Rule: review.Lowest},
		"none":   {Name: "a"},
	}
	book, books := written(t, began), map[string][]byte{}
	for name, s := range asked {
		books[name] = changed(t, book, append(slices.Clone(weights), inputsOf(s)...)...)
	}
	met := 0
	for name, f := range calculated(t, books) {
		want := with(400, 1.05, asked[name])
		t.Run(name, func(t *testing.T) {
			expected := written(t, want)
			sameCells(t, f, expected, summarySheet, checksSheet, costSheet) // Cost is in another order, and Checks say what changed
			met += sameCosts(t, f, expected)
			met += sameCards(t, f, expected)
		})
	}
	t.Logf("%d figures of costs and cards met in the calculated books", met)
	if met < 500 {
		t.Errorf("only %d figures of costs and cards were compared", met)
	}
}

// sameCosts compares totals, and each person's need and raise, with those that a book
// carries.
func sameCosts(t *testing.T, got *excelize.File, book []byte) int {
	t.Helper()
	want := rawBook(t, book)
	met := 0
	for row := 4; row <= 12; row++ {
		cell := fmt.Sprint("H", row)
		a, _ := got.GetCellValue(costSheet, cell)
		b, _ := want.GetCellValue(costSheet, cell)
		if !near(a, b) {
			t.Errorf("%s!%s is %s in LibreOffice, %s here", costSheet, cell, a, b)
		}
		met++
	}
	ours := map[string]map[string]string{}
	for _, row := range byHeader(t, want, costSheet, costHeader(1)) {
		ours[row["Id"]] = row
	}
	for _, row := range byHeader(t, got, costSheet, costHeader(1)) {
		if row["Id"] == "" {
			continue
		}
		for _, title := range []string{"Target", "Needs", "Raise, own currency, full-time", "Of target then"} {
			if a, b := row[title], ours[row["Id"]][title]; !near(a, b) {
				t.Errorf("%s of %s is %s in LibreOffice, %s here", title, row["Id"], a, b)
			}
			met++
		}
	}
	return met
}

// sameCards compares the figures of the summary's cards and groups.
func sameCards(t *testing.T, got *excelize.File, book []byte) int {
	t.Helper()
	want := rawBook(t, book)
	met := 0
	for row := 5; row <= 20; row++ {
		for column := 1; column <= 12; column++ {
			cell, _ := excelize.CoordinatesToCellName(column, row)
			if formula, _ := want.GetCellFormula(summarySheet, cell); formula == "" {
				continue
			}
			a, _ := got.GetCellValue(summarySheet, cell)
			b, _ := want.GetCellValue(summarySheet, cell)
			if !near(a, b) {
				t.Errorf("%s!%s is %s in LibreOffice, %s here", summarySheet, cell, a, b)
			}
			met++
		}
	}
	return met
}

// rawBook opens a book with its raw values.
func rawBook(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
