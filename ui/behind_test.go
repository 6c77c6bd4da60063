package ui

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
)

// peopleOn opens the people behind a row of the table.
func peopleOn(t *testing.T, w *Window, name string) *peopleBehind {
	t.Helper()
	a := w.state.answer
	row := slices.IndexFunc(a.Shown.Rows, func(r market.Row) bool { return r.Name == name })
	if row < 0 {
		t.Fatalf("no row %q", name)
	}
	listing, err := a.People(t.Context(), a.Shown.Rows[row])
	if err != nil {
		t.Fatal(err)
	}
	return w.figures.newPeopleBehind(a.Shown.Rows[row], listing)
}

// TestEverybodyBehindAFigure: all of them are listed, searched with slips of the hand,
// and sorted in the order of their own.
func TestEverybodyBehindAFigure(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.clearFilters()
	p := peopleOn(t, w, "201–1,000")
	people := w.state.answer.Shown.Rows[slices.IndexFunc(w.state.answer.Shown.Rows, func(r market.Row) bool { return r.Name == "201–1,000" })].People
	if got := len(p.table.Order()); got != people || people < 1000 || p.count.Text != countText(people)+" people" {
		t.Fatalf("%d listed of %d, %q", got, people, p.count.Text)
	}
	for _, tc := range []struct{ typed, all string }{
		{"chief product", "Chief Product Officer"},
		{"chef prodct", "Chief Product Officer"},
	} {
		p.find.SetText(tc.typed)
		order := p.table.Order()
		if len(order) == 0 || len(order) >= people {
			t.Fatalf("%q finds %d", tc.typed, len(order))
		}
		if want := fmt.Sprintf("%d of %s people", len(order), countText(people)); p.count.Text != want {
			t.Errorf("%q: %q, want %q", tc.typed, p.count.Text, want)
		}
		found := matching(p.all, lowered(p.all), strings.Fields(tc.typed))
		for _, r := range found {
			if !slices.Contains(r.Cells, tc.all) {
				t.Errorf("%q finds %q", tc.typed, r.Cells)
			}
		}
	}
	p.find.SetText("nobody is called so")
	if len(p.table.Order()) != 0 {
		t.Error("somebody was found")
	}
	p.find.SetText("")
	if len(p.table.Order()) != people {
		t.Error("an empty search does not bring everybody back")
	}
	columns := recordColumns(w.state.answer.Shown, []market.Dimension{{Name: "size", Values: []market.Value{{Label: "51–200"}, {Label: "1,001+"}}}}, market.Listing{
		Columns: []string{"size", "bonus"}, Elements: []market.Element{{}},
	})
	small, large := market.Record{Cells: []string{"51–200", "900"}}, market.Record{Cells: []string{"1,001+", "12000"}}
	for _, i := range []int{2, 3} {
		if columns[i].Compare(small, large) >= 0 {
			t.Errorf("%s is sorted as text", columns[i].Title)
		}
	}
}

// TestPeopleAreExported: all of them, as CSV and as a workbook; where the gate withholds
// the median, or readers are outside, nobody is shown nor exported.
func TestPeopleAreExported(t *testing.T) {
	w, picker := newTestWindow(t)
	row := w.state.answer.Shown.Rows[2]
	items := w.figures.exportItems(row)
	picker.save = filepath.Join(t.TempDir(), "people.csv")
	items[0].Action()
	file, err := os.Open(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != row.People+1 || !slices.Contains(rows[0], "Role") || !strings.Contains(rows[0][len(rows[0])-1], "(FTE annual USD)") {
		t.Errorf("%d rows of %d, titles %q, %v", len(rows)-1, row.People, rows[0], err)
	}
	picker.save = filepath.Join(t.TempDir(), "people.xlsx")
	items[1].Action()
	book, err := excelize.OpenFile(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	records, err := book.GetRows("Records")
	if err != nil || len(records) < row.People {
		t.Errorf("the workbook lists %d of %d: %v", len(records), row.People, err)
	}

	few := market.NewQuery()
	few.Gate.People = 1000
	w.state.query(withRulesOf(w.state.study().Query, few))
	withheld := w.state.answer.Shown.Rows[2]
	if _, err := w.state.answer.People(t.Context(), withheld); err == nil {
		t.Error("the people behind a withheld median are listed")
	}
	w.figures.open(withheld, 50)
	if text := dialogText(w); strings.Contains(text, "Find among them") || strings.Contains(text, "Export") {
		t.Errorf("the people behind a withheld median can be looked through: %q", text)
	}
	picker.save = filepath.Join(t.TempDir(), "withheld.xlsx")
	for _, item := range w.figures.exportItems(withheld) {
		item.Action()
		if _, err := os.Stat(picker.save); err == nil {
			t.Errorf("%s exports the people behind a withheld median", item.Label)
		}
	}
}

// BenchmarkScrollPeople is one step through a hundred thousand people behind a figure.
func BenchmarkScrollPeople(b *testing.B) {
	w, _ := newTestWindow(b)
	a := w.state.answer
	listing, err := a.People(b.Context(), a.Shown.Rows[0])
	if err != nil {
		b.Fatal(err)
	}
	for len(listing.Rows) < 100_000 {
		listing.Rows = append(listing.Rows, listing.Rows[:min(len(listing.Rows), 100_000-len(listing.Rows))]...)
	}
	p := w.figures.newPeopleBehind(a.Shown.Rows[0], listing)
	win := test.NewTempWindow(b, p.content)
	win.Resize(fyne.NewSize(1000, 620))
	win.Canvas().Focus(p.table)
	for b.Loop() {
		win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
}
