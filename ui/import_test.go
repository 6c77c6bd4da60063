package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
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
	p := newImportPage(w, path)
	p.read(ingest.Options{}, nil)
	if p.found == nil {
		t.Fatalf("not understood: %s", dialogText(w))
	}
	p.load()
	if w.study().Source().Path != path {
		t.Fatalf("not taken: %s", dialogText(w))
	}
}

func TestImport(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", payFile)
	w.Open(path)
	text := textsOf(w.pages)
	for _, want := range []string{"What is in pay.csv", "separated by commas", "40 rows", "Base salary", "50,000 to 94,000, sum 2,880,000", "Show the figures"} {
		if !strings.Contains(text, want) {
			t.Errorf("the import screen does not say %q", want)
		}
	}
	importFile(t, w, path)
	c := w.answer.shown
	if got := c.Query.Filter("year").Values; len(got) != 1 || got[0] != "2025" {
		t.Errorf("the newest year is not chosen: %v", got)
	}
	if c.Whole().People != 20 || c.By.Name != "company_size" {
		t.Errorf("%d people by %q", c.Whole().People, c.By.Name)
	}
	if w.pages.Objects[0] != w.home {
		t.Error("the import screen stayed")
	}
	w.undo()
	if !w.study().Source().BuiltIn() || w.answer.shown.Whole().People != 811 {
		t.Error("undo does not lead back to the sample market")
	}
	w.redo()
	if w.answer.shown.Whole().People != 20 {
		t.Error("redo does not lead to the file again")
	}
}

func TestImportRemembersChoices(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", strings.Replace(payFile, "Base salary", "Amount X", 1))
	p := newImportPage(w, path)
	p.read(ingest.Options{}, nil)
	p.chooseColumn("Amount X", func(c *ingest.Choice) { c.Meaning = ingest.Base })
	p.options.Declared = market.Survey
	p.date.SetText("2026-04-01")
	p.load()
	about := w.loaded.Market.About()
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
	w.Open(next)
	if text := textsOf(w.pages); strings.Contains(text, "o pay column was found") {
		t.Error("the choice was not offered for the next file with the same headers")
	}
}

func TestWrongDate(t *testing.T) {
	w, _ := newTestWindow(t)
	p := newImportPage(w, writeFile(t, "pay.csv", payFile))
	p.read(ingest.Options{}, nil)
	p.date.SetText("1 April")
	p.load()
	if !strings.Contains(p.verdict.Text, `"1 April" is no date`) || !w.study().Source().BuiltIn() {
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
			w.Open(writeFile(t, test.name, test.text))
			if text := dialogText(w); !strings.Contains(text, test.want) || !strings.Contains(text, test.name) {
				t.Errorf("dialog: %q, want %q", text, test.want)
			}
			if w.answer.shown.Whole().People != 811 {
				t.Error("what was on screen has gone")
			}
		})
	}
	t.Run("missing", func(t *testing.T) {
		w, _ := newTestWindow(t)
		w.Open(filepath.Join(t.TempDir(), "gone.csv"))
		if text := dialogText(w); !strings.Contains(text, "gone.csv") {
			t.Errorf("dialog: %q", text)
		}
	})
	t.Run("no pay", func(t *testing.T) {
		w, _ := newTestWindow(t)
		w.Open(writeFile(t, "nopay.csv", "Role,City\nAnalyst,Paris\nManager,Rome\n"))
		if text := textsOf(w.pages); !strings.Contains(text, "o pay column was found") {
			t.Errorf("on screen: %q", text)
		}
	})
	t.Run("study", func(t *testing.T) {
		w, _ := newTestWindow(t)
		w.Open(writeFile(t, "x.paybench", "Role,Pay\n"))
		if text := dialogText(w); !strings.Contains(text, "not a Paybench study") {
			t.Errorf("dialog: %q", text)
		}
	})
}

func TestRealFile(t *testing.T) {
	w, _ := newTestWindow(t)
	importFile(t, w, realfiles.Path(t, "data", "foorilla_ai_salaries", "salaries.csv"))
	q := w.study().Query.WithoutFilters().
		WithFilter(market.Filter{Dimension: "role", Values: []string{"Data Scientist"}}).
		WithFilter(market.Filter{Dimension: "company_size", Values: []string{"M"}})
	for _, d := range w.loaded.Market.Dimensions() {
		if d.Header == "experience_level" {
			q = q.WithFilter(market.Filter{Dimension: d.Name, Values: []string{"SE"}})
		}
	}
	w.query(q)
	whole := w.answer.shown.Whole()
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
	if w.answer.shown.Whole().Median().Known() {
		t.Fatal("one employer's median is shown unasked")
	}
	if text := textsOf(w.notice.bar); !strings.Contains(text, "Own employees") {
		t.Fatalf("notice: %q", text)
	}
	w.declare(market.OwnEmployees)
	if !w.answer.shown.Whole().Median().Known() {
		t.Errorf("declared as own, the median is still withheld: %s", w.answer.shown.Whole().Median().Reason)
	}
	w.undo()
	if w.answer.shown.Whole().Median().Known() {
		t.Error("undo did not take the declaration back")
	}
}
