package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
)

// payFile is a small file with everything recognised, of two years.
var payFile = func() string {
	var b strings.Builder
	b.WriteString("Role,Company size,Base salary,Year\n")
	for i := range 40 {
		role, size := []string{"Analyst", "Manager"}[i%2], []string{"S", "M"}[i/2%2]
		b.WriteString(role + "," + size + "," + []string{"50000", "61000", "72000", "83000", "94000"}[i%5] + "," + []string{"2024", "2025"}[i/20] + "\n")
	}
	return b.String()
}()

// importFile opens a file and takes it as it was understood.
func importFile(t *testing.T, w *Window, path string) {
	t.Helper()
	p := newImportPage(w.opener, path)
	p.read(ingest.Options{}, nil)
	if p.found == nil {
		t.Fatalf("not understood: %s", dialogText(w))
	}
	p.load()
	if w.state.study().Source().Path != path {
		t.Fatalf("not taken: %s", dialogText(w))
	}
}

func TestImport(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", payFile)
	w.opener.open(path)
	text := textsOf(w.pages.stack)
	for _, want := range []string{"What is in pay.csv", "separated by commas", "40 rows", "Base salary", "50,000 to 94,000, sum 2,880,000", "Show the figures"} {
		if !strings.Contains(text, want) {
			t.Errorf("the import screen does not say %q", want)
		}
	}
	importFile(t, w, path)
	c := w.state.answer.Shown
	if got := c.Query.Filter("year").Values; len(got) != 1 || got[0] != "2025" {
		t.Errorf("the newest year is not chosen: %v", got)
	}
	if c.Whole().People != 20 || c.By.Name != "company_size" {
		t.Errorf("%d people by %q", c.Whole().People, c.By.Name)
	}
	if w.pages.stack.Objects[0] != w.pages.home {
		t.Error("the import screen stayed")
	}
	w.state.undo()
	if !w.state.study().Source().BuiltIn() || w.state.answer.Shown.Whole().People != 811 {
		t.Error("undo does not lead back to the sample market")
	}
	w.state.redo()
	if w.state.answer.Shown.Whole().People != 20 {
		t.Error("redo does not lead to the file again")
	}
}

func TestImportRemembersChoices(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", strings.Replace(payFile, "Base salary", "Amount X", 1))
	p := newImportPage(w.opener, path)
	p.read(ingest.Options{}, nil)
	p.columns.chooseColumn("Amount X", func(c *ingest.Choice) { c.Meaning = columns.Base })
	p.options.Declared = market.Survey
	p.file.date.SetText("2026-04-01")
	p.load()
	about := w.state.source.About()
	if about.Declared != market.Survey || about.Effective.Format("2006-01-02") != "2026-04-01" {
		t.Errorf("declared %q, effective %v", about.Declared, about.Effective)
	}
	next := filepath.Join(t.TempDir(), "next.csv")
	text, _ := os.ReadFile(path)
	if err := os.WriteFile(next, text, 0o600); err != nil {
		t.Fatal(err)
	}
	known, ok := w.memory.options(p.found.Fingerprint())
	if !ok || len(known.Columns) != 1 || !known.Effective.IsZero() {
		t.Errorf("remembered %+v", known)
	}
	w.opener.open(next)
	if text := textsOf(w.pages.stack); strings.Contains(text, "o pay column was found") {
		t.Error("the choice was not offered for the next file with the same headers")
	}
}

// TestRememberedChoicesAreShown and can be forgotten.
func TestRememberedChoicesAreShown(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", strings.Replace(payFile, "Base salary", "Amount X", 1))
	p := opened(t, w, path)
	if p.remembered {
		t.Fatal("something was remembered of a file that was never taken")
	}
	p.columns.chooseColumn("Amount X", func(c *ingest.Choice) { c.Meaning = columns.Base })
	p.load()
	p = opened(t, w, path)
	if text := textsOf(p.content); !strings.Contains(text, "choices you made for the last file") || !p.source.Answers() {
		t.Fatalf("the screen does not say that choices were remembered: %s", text)
	}
	p.forget()
	if text := textsOf(p.content); strings.Contains(text, "choices you made") || len(p.options.Columns) > 0 {
		t.Errorf("the choices were not forgotten: %s", text)
	}
	if opened(t, w, path).remembered {
		t.Error("forgotten choices came back")
	}
}

// TestRememberedSheet: the next month's workbook opens at the sheet chosen in the
// last one, and one that has no such sheet as if nothing had been chosen.
func TestRememberedSheet(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, twoSheets(t, "Summary", "Pay"))
	if p.found.Sheet != "Summary" {
		t.Fatalf("read %q", p.found.Sheet)
	}
	p.choose(func(o *ingest.Options) { o.Sheet = "Pay" })
	p.load()
	if p = opened(t, w, twoSheets(t, "Summary", "Pay")); p.found.Sheet != "Pay" || !p.remembered {
		t.Errorf("the next workbook opens at %q", p.found.Sheet)
	}
	p = opened(t, w, twoSheets(t, "Summary", "Elsewhere"))
	if p.found.Sheet != "Summary" || p.remembered || dialogText(w) != "" {
		t.Errorf("a workbook without the sheet opens at %q: %s", p.found.Sheet, dialogText(w))
	}
}

// twoSheets is a workbook of two sheets of pay with different headers.
func twoSheets(t *testing.T, names ...string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range names {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for row := range 12 {
			cells := []any{"Analyst", "M", 50_000 + 1000*row}
			if row == 0 {
				cells = []any{"Role", []string{"City", "Company size"}[i], "Base salary"}
			}
			if err := f.SetSheetRow(name, "A"+strconv.Itoa(row+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestHoursOfAWeek: hourly pay is brought to a year by the hours said.
func TestHoursOfAWeek(t *testing.T) {
	w, _ := newTestWindow(t)
	rows := strings.Repeat("Nurse,20.50\nPorter,15\n", 20)
	p := opened(t, w, writeFile(t, "rates.csv", "Role,Hourly rate\n"+rows))
	if text := textsOf(p.content); !strings.Contains(text, "Full-time hours a week") || !strings.Contains(text, "15 to 20.50, sum 710") {
		t.Fatalf("the screen does not ask for the hours: %s", text)
	}
	hours := p.fields.made["hours"].(*entryBox)
	hours.OnSubmitted("many")
	if !strings.Contains(p.verdict.Text, `"many" is not a number from 1 to 168`) {
		t.Errorf("problem %q", p.verdict.Text)
	}
	hours.OnSubmitted("37.5")
	p.load()
	if got := w.state.answer.Shown.Whole().Top().Value; got != 20.5*37.5*52 {
		t.Errorf("P90 is %v, want %v", got, 20.5*37.5*52)
	}
	if p = opened(t, w, writeFile(t, "salaries.csv", payFile)); strings.Contains(textsOf(p.content), "hours a week") {
		t.Error("annual pay is asked for its hours")
	}
}

// TestHeaderChoice: another row can hold the headers, or none.
func TestHeaderChoice(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", payFile))
	rows := p.found.RowsRead
	choose := func(at int) { p.fields.made["headers"].(*choiceBox).SetSelectedIndex(at) }
	choose(0)
	if p.found.HeaderRow != 0 || p.found.RowsRead != rows+1 || !strings.Contains(textsOf(p.content), "no headers") {
		t.Errorf("headers in row %d, %d rows", p.found.HeaderRow, p.found.RowsRead)
	}
	choose(1)
	if p.found.HeaderRow != 1 || p.found.RowsRead != rows {
		t.Errorf("headers in row %d, %d rows", p.found.HeaderRow, p.found.RowsRead)
	}
}

func TestVerdict(t *testing.T) {
	column := func(header string, m columns.Meaning, period, currency string) ingest.ColumnReport {
		return ingest.ColumnReport{Header: header, Meaning: m, Period: period, Currency: currency}
	}
	tests := []struct {
		form    ingest.Form
		columns []ingest.ColumnReport
		want    string
	}{
		{ingest.RecordsForm, []ingest.ColumnReport{column("Role", columns.Role, "", ""), column("Wage", columns.Base, "year", "")}, "One row a person. Base salary from “Wage” (a year, currency unknown)."},
		{
			ingest.RecordsForm,
			[]ingest.ColumnReport{column("pay", columns.Base, "year", ""), column("code", columns.Currency, "", "")},
			"One row a person. Base salary from “pay” (a year, currency by the row).",
		},
		{
			ingest.RecordsForm,
			[]ingest.ColumnReport{column("Bonus", columns.BonusPaid, "year", "USD"), column("Salary", columns.Base, "year", "USD"), column("Rate", columns.Base, "hour", "USD")},
			"One row a person. Base salary from “Salary” (USD a year) and “Rate” (USD an hour); bonus paid from “Bonus” (USD a year).",
		},
		{
			ingest.RecordsForm,
			slices.Repeat([]ingest.ColumnReport{column("Pay", columns.Base, "year", "USD")}, 2000),
			"One row a person. Base salary from “Pay” (USD a year), “Pay” (USD a year), “Pay” (USD a year), “Pay” (USD a year) and 1,996 more.",
		},
		{
			ingest.RecordsForm,
			[]ingest.ColumnReport{column("What did you earn in a month, before tax, in your main job?", columns.Base, "month", "EUR")},
			"One row a person. Base salary from “What did you earn in a month, before tax…” (EUR a month).",
		},
		{
			ingest.PublishedForm,
			[]ingest.ColumnReport{column("A_MEDIAN", "p50", "year", "USD"), column("H_MEDIAN", "p50", "hour", "USD"), column("A_PCT90", "p90", "year", "USD")},
			"Percentiles that somebody published: P50, P90; USD a year and USD an hour.",
		},
	}
	for _, test := range tests {
		u := ingest.Understanding{Form: string(test.form), Columns: test.columns}
		if got := verdictText(&u); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestTotalsTie(t *testing.T) {
	c := ingest.ColumnReport{
		Meaning: columns.Base, Parsed: 3, Blank: 4, Zeros: 1, Ranges: 1, Absurd: 2,
		Lowest: 0, Highest: 96.5, Sum: 259_099.96, Examples: []string{"$14.51", "0", "96.5"}, Evidence: []columns.Evidence{{What: columns.ByHeader, Detail: "salary", Weight: 8}},
	}
	want := "3 read · 4 blank · 1 zero · 1 range · 2 look like mistakes · 0 to 96.50, sum 259,099.96 · its header says salary"
	if got := columnText(c, ""); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWrongDate(t *testing.T) {
	w, _ := newTestWindow(t)
	p := newImportPage(w.opener, writeFile(t, "pay.csv", payFile))
	p.read(ingest.Options{}, nil)
	p.file.date.SetText("1 April")
	p.load()
	if !strings.Contains(p.verdict.Text, `"1 April" is no date`) || !w.state.study().Source().BuiltIn() {
		t.Errorf("problem %q", p.verdict.Text)
	}
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty.csv", "", "empty"},
		{"picture.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a table"},
		{"headers.csv", "Role,Base salary\n", "no rows"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, _ := newTestWindow(t)
			w.opener.open(writeFile(t, test.name, test.text))
			if text := dialogText(w); !strings.Contains(text, test.want) || !strings.Contains(text, test.name) {
				t.Errorf("dialog: %q, want %q", text, test.want)
			}
			if w.state.answer.Shown.Whole().People != 811 {
				t.Error("what was on screen has gone")
			}
		})
	}
	t.Run("missing", func(t *testing.T) {
		w, _ := newTestWindow(t)
		w.opener.open(filepath.Join(t.TempDir(), "gone.csv"))
		if text := dialogText(w); !strings.Contains(text, "gone.csv") {
			t.Errorf("dialog: %q", text)
		}
	})
	t.Run("no pay", func(t *testing.T) {
		w, _ := newTestWindow(t)
		w.opener.open(writeFile(t, "nopay.csv", "Role,City\nAnalyst,Paris\nManager,Rome\n"))
		if text := textsOf(w.pages.stack); !strings.Contains(text, "o pay column was found") {
			t.Errorf("on screen: %q", text)
		}
	})
	t.Run("study", func(t *testing.T) {
		w, _ := newTestWindow(t)
		w.opener.open(writeFile(t, "x.paybench", "Role,Pay\n"))
		if text := dialogText(w); !strings.Contains(text, "not a Paybench study") {
			t.Errorf("dialog: %q", text)
		}
	})
}

func TestRealFile(t *testing.T) {
	w, _ := newTestWindow(t)
	importFile(t, w, realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv"))
	q := w.state.study().Query.WithoutFilters().
		WithFilter(market.Filter{Dimension: "role", Values: []string{"Data Scientist"}}).
		WithFilter(market.Filter{Dimension: "company_size", Values: []string{"M"}})
	for _, d := range w.state.source.Dimensions() {
		if d.Header == "experience_level" {
			q = q.WithFilter(market.Filter{Dimension: d.Name, Values: []string{"SE"}})
		}
	}
	w.state.query(q)
	whole := w.state.answer.Shown.Whole()
	if whole.People != 7178 || whole.Median().Value != 160455 || whole.Top().Value != 250000 {
		t.Errorf("%d people, median %v, P90 %v", whole.People, whole.Median().Value, whole.Top().Value)
	}
}

func TestOneEmployerIsAskedAbout(t *testing.T) {
	w, _ := newTestWindow(t)
	lines := strings.Split(strings.TrimSpace(payFile), "\n")
	for i := range lines {
		lines[i] += []string{",Employer", ",Us"}[min(i, 1)]
	}
	importFile(t, w, writeFile(t, "ours.csv", strings.Join(lines, "\n")))
	if w.state.answer.Shown.Whole().Median().Known() {
		t.Fatal("one employer's median is shown unasked")
	}
	if text := textsOf(w.notice.bar); !strings.Contains(text, "Own employees") {
		t.Fatalf("notice: %q", text)
	}
	press(t, w.notice.actions, "Own employees")
	if !w.state.answer.Shown.Whole().Median().Known() {
		t.Errorf("declared as own, the median is still withheld: %s", w.state.answer.Shown.Whole().Median().Reason)
	}
	w.state.undo()
	if w.state.answer.Shown.Whole().Median().Known() {
		t.Error("undo did not take the declaration back")
	}
}

// TestImportGolden is the whole screen at the smallest size, with everything a
// column can have.
func TestImportGolden(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(smallest)
	text := "Job title,\"Monthly salary before tax and other deductions, as in your last contract\",Hourly rate,Note of place\n" +
		strings.Repeat("Analyst,€4000,,Oulu\nanalyst,€5000-6000,,Turku\nManager,,€25.50,Oulu\nManager,ask me,,Turku\n", 6)
	p := opened(t, w, writeFile(t, "pay.csv", text))
	p.choose(func(o *ingest.Options) { o.FoldSpelling = []string{"Job title"} })
	p.columns.chooseColumn(p.found.Columns[1].Header, func(c *ingest.Choice) { c.Meaning, c.Period = columns.Base, "month" })
	assertMarkup(t, "import", p.content)
}
