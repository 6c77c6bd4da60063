package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
)

// wideFile is a table with as many columns as Excel has.
func wideFile(t *testing.T) string {
	t.Helper()
	const width = 16_384
	var b strings.Builder
	b.WriteString("Role,Base salary")
	for i := range width - 2 {
		fmt.Fprint(&b, ",Question ", i)
	}
	for row := range 8 {
		fmt.Fprint(&b, "\nAnalyst,", 50_000+1000*row, strings.Repeat(",yes,no", (width-2)/2))
	}
	return writeFile(t, "wide.csv", b.String())
}

// TestColumnsInTheThousands: the list, the rows below it and the filters make what
// is in sight and no more, and any column can be found.
func TestColumnsInTheThousands(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, wideFile(t))
	few := func(what string, n int) {
		t.Helper()
		if n > 100 {
			t.Errorf("%d %s were made", n, what)
		}
	}
	few("rows of columns", p.columns.list.Made())
	few("choices", len(p.fields.made))
	test.Type(p.columns.find, "question 16381")
	if p.columns.list.Made() != 2 || p.fields.made["meaning Question 16381"] == nil {
		t.Fatalf("%d rows were found: %s", p.columns.list.Made(), textsOf(p.columns.list))
	}
	p.columns.find.SetText("")
	w.win.Canvas().Focus(p.fields.made["meaning Role"])
	p.columns.reveal(16_000)
	last := p.fields.made["meaning Question 15998"]
	if last == nil {
		t.Fatal("the row of column 16,000 was not made")
	}
	w.win.Canvas().Focus(last)
	p.columns.chooseMeaning("Question 15998", columns.Location)
	if got := w.win.Canvas().Focused(); got != p.fields.made["meaning Question 15998"] || got == last {
		t.Errorf("the focus is on %v", got)
	}
	p.load()
	few("filters", len(w.filters.filters))
	if len(w.filters.dims) < 16_000 || w.state.answer.Shown.Whole().People != 8 {
		t.Errorf("%d filters, %d people", len(w.filters.dims), w.state.answer.Shown.Whole().People)
	}
	w.filters.open(w.filters.dims[9_000].Name)
	few("filters", len(w.filters.filters))
	if f := w.filters.filters[9_000]; f == nil || !f.section.IsOpen() {
		t.Error("the filter of a dimension far below was not opened")
	}
}

// TestEmptyColumns: columns without header and cells are counted and not listed, in
// the list and in the rows below.
func TestEmptyColumns(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", "Role,Base salary,,,,,Team\n"+strings.Repeat("Analyst,50000,,,,,A\nManager,61000,,,,,B\n", 8)))
	if text := textsOf(p.columns.list); !strings.Contains(text, "4 more columns have neither a header nor a cell") || len(p.fields.made) == 0 || p.fields.made["meaning C"] != nil {
		t.Errorf("listed: %s", text)
	}
	if text := test.RenderObjectToMarkup(p.preview); strings.Contains(text, ">C<") || !strings.Contains(text, ">Team<") {
		t.Errorf("shown: %s", text)
	}
}

// TestPartsOfColumns: a column stands under filters where one can filter by it, and
// says why where one cannot.
func TestPartsOfColumns(t *testing.T) {
	var b strings.Builder
	b.WriteString("Employee ID,Role,Base salary,Absent days,Favourite\n")
	for i := range 60 {
		fmt.Fprintf(&b, "E%d,Analyst,%d,%d,x%d\n", 1000+i, 50_000+i, i%4, i)
	}
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", b.String()))
	var listed []string
	for _, item := range p.columns.items {
		if item.column >= 0 {
			item.title = p.found.Columns[item.column].Header
		}
		listed = append(listed, item.title)
	}
	p.load()
	for _, d := range w.state.source.Dimensions() {
		at, rest := slices.Index(listed, d.Header), slices.Index(listed, restPart.title())
		if at < 0 || rest < at {
			t.Errorf("%q is a filter and is listed as none: %q", d.Header, listed)
		}
	}
	if text := textsOf(p.columns.list); slices.Index(listed, "Employee ID") < slices.Index(listed, restPart.title()) ||
		!strings.Contains(text, "no filter: it says who a person is · its header") ||
		!strings.Contains(text, "no filter: nearly every value is different") {
		t.Errorf("listed %q: %s", listed, text)
	}
}

// TestLongSelect: so many options are searched; few are a menu.
func TestLongSelect(t *testing.T) {
	w, _ := newTestWindow(t)
	by := w.results.controls.by
	w.win.Canvas().Focus(by)
	typeKey(w, fyne.KeySpace)
	w.win.Canvas().Overlays().Remove(w.win.Canvas().Overlays().Top())
	if before := by.Selected; before != "Company size" {
		t.Fatalf("compared by %q", before)
	}
	for len(by.Options) <= manyOptions {
		by.Options = append(by.Options, fmt.Sprint("Other ", len(by.Options)))
	}
	w.win.Canvas().Focus(by)
	by.TypedRune('l')
	test.Type(w.win.Canvas().Focused(), "evel")
	typeKey(w, fyne.KeyReturn)
	if w.state.answer.Shown.By.Name != "level" {
		t.Errorf("compared by %q", w.state.answer.Shown.By.Name)
	}
}

// openMeaningsOf opens the list of meanings of a column by the keyboard.
func openMeaningsOf(t *testing.T, w *Window, p *importPage, header string) {
	t.Helper()
	w.win.Canvas().Focus(p.fields.made["meaning "+header])
	typeKey(w, fyne.KeyReturn)
	if w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("the list of meanings did not open")
	}
}

// TestMeanings: the list has the groups of meanings and all of them, begins at the
// present one, and a choice can be taken back.
func TestMeanings(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", payFile))
	var offered []string
	for _, g := range p.columns.meaningGroups(p.found.Columns[0]) {
		if g.Name == "" {
			t.Errorf("a group of meanings has no name: %+v", g.Picks)
		}
		for _, pick := range g.Picks {
			offered = append(offered, pick.Value)
		}
	}
	for _, m := range append(columns.Meanings(), columns.Percentiles()...) {
		if !slices.Contains(offered, string(m)) {
			t.Errorf("%q is not offered", m)
		}
		if _, ok := m.Percentile(); !ok && meaningTexts[m] == "" {
			t.Errorf("%q has no text", m)
		}
	}
	openMeaningsOf(t, w, p, "Role")
	typeKey(w, fyne.KeyDown)
	typeKey(w, fyne.KeyReturn)
	if got := p.found.Columns[0].Meaning; got != columns.Level {
		t.Fatalf("the meaning below role is %q", got)
	}
	openMeaningsOf(t, w, p, "Role")
	test.Type(w.win.Canvas().Focused(), "leave it")
	typeKey(w, fyne.KeyReturn)
	if got := p.found.Columns[0].Meaning; got != columns.Role || p.isChosen("Role") {
		t.Errorf("after the choice was taken back: %q, %+v", got, p.options.Columns)
	}
	openMeaningsOf(t, w, p, "Role")
	test.Type(w.win.Canvas().Focused(), "gender")
	typeKey(w, fyne.KeyReturn)
	if got := p.found.Columns[0].Meaning; got != columns.Sex {
		t.Errorf("“gender” leads to %q", got)
	}
}

// TestWhy: each column says the strongest evidence, and on demand all of it with
// weights and what came second, which can be taken instead.
func TestWhy(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", payFile))
	c := ingest.ColumnReport{
		Header: "Company size", Meaning: columns.CompanySize, Rival: columns.Grade,
		Evidence: []columns.Evidence{{What: columns.ByHeader, Detail: "company_size", Weight: 10.04}, {What: columns.AgainstCells, Detail: "odd", Weight: -2.5}},
		Against:  []columns.Evidence{{What: columns.ByCells, Detail: "short codes", Weight: 4}, {What: columns.AgainstWords, Detail: "size", Weight: -decides}},
	}
	p.columns.showWhy(c)
	text := dialogText(w)
	for _, want := range []string{
		"Why “Company size” is taken for: company size", "Its header says company size", "+10\n", "−2.5", "7.5", "Second: grade", "+4\n", "rules it out",
	} {
		if !strings.Contains(text+"\n", want) {
			t.Errorf("the reasons do not say %q: %s", want, text)
		}
	}
	press(t, w.win.Canvas().Overlays().Top(), "Take it for: grade")
	if got := p.found.Columns[1].Meaning; got != columns.Grade || dialogText(w) != "" {
		t.Errorf("taken for %q", got)
	}
	if text := textsOf(p.columns.list); !strings.Contains(text, "its header says") || !strings.Contains(text, "your choice") {
		t.Errorf("the list says no reasons: %s", text)
	}
	p.fields.made["why Company size"].(*linkBox).OnTapped()
	if text := dialogText(w); !strings.Contains(text, "Your choice\ndecides") {
		t.Errorf("a choice is no reason: %s", text)
	}
}

// TestSeveralYears: a new file begins at its newest year, as a filter in sight, and
// the headline says so where that holds few of the rows. A study keeps its own.
func TestSeveralYears(t *testing.T) {
	var b strings.Builder
	b.WriteString("Role,Year,Base salary\n")
	for i := range 400 {
		year := 2024
		if i%20 == 0 {
			year = 2025
		}
		fmt.Fprintf(&b, "Analyst,%d,%d\n", year, 50_000+i)
	}
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", b.String())
	importFile(t, w, path)
	const few = "2025 only: 20 of 400 rows."
	if text := textsOf(w.results.headline.content); !strings.Contains(text, few) {
		t.Errorf("the headline does not say %q: %s", few, text)
	}
	if text := test.RenderObjectToMarkup(w.results.chips); !strings.Contains(text, ">2025<") {
		t.Errorf("no chip says the year: %s", text)
	}
	w.state.filter(market.Filter{Dimension: "year", Values: []string{"2024"}})
	if text := textsOf(w.results.headline.content); strings.Contains(text, "only:") {
		t.Errorf("most of the rows are told to be few: %s", text)
	}
	w.state.clearFilters()
	own := w.state.study()
	again, _ := newTestWindow(t)
	again.opener.resume(own, path)
	if got := again.state.answer.Shown; !got.Query.Filter("year").Empty() || got.Whole().People != 400 {
		t.Errorf("a study reopens with %v, %d people", got.Query.Filter("year"), got.Whole().People)
	}
}
