package ui

import (
	"bytes"
	"encoding/csv"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

func TestExportWorkbook(t *testing.T) {
	w, picker := newTestWindow(t)
	picker.save = filepath.Join(t.TempDir(), "pay.xlsx")
	runItem(w, "Export", "Workbook (.xlsx)…")
	if want := "Pay of " + study.FirstRole + " by company size.xlsx"; picker.offered != want {
		t.Errorf("offered %q, want %q", picker.offered, want)
	}
	book, err := excelize.OpenFile(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Comparison", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, "|") + "\n"
	}
	for _, want := range []string{"152000", "235000", "811", "51–200"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the workbook:\n%s", want, text)
		}
	}
	if !strings.Contains(textsOf(w.notice.bar), picker.save) {
		t.Errorf("notice: %q", textsOf(w.notice.bar))
	}
}

func TestExportRefusesToReplaceUnasked(t *testing.T) {
	w, picker := newTestWindow(t)
	picker.save = writeFile(t, "pay.csv", "before")
	w.exports.csv()
	if text := dialogText(w); !strings.Contains(text, "exists already") {
		t.Errorf("dialog: %q", text)
	}
	if b, _ := os.ReadFile(picker.save); string(b) != "before" {
		t.Errorf("the file holds %q", b)
	}
}

func TestExportAsShown(t *testing.T) {
	w, picker := newTestWindow(t)
	w.state.do(w.state.study().WithSort(study.Sort{Column: "p50", Descending: true}).WithColumn("p10", false))
	picker.save = filepath.Join(t.TempDir(), "pay.csv")
	w.exports.csv()
	f, err := os.Open(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.Join(rows[0], ","), "p10") {
		t.Errorf("a hidden column was exported: %q", rows[0])
	}
	if rows[1][0] != "Everyone selected" || rows[2][0] != "5,001+" {
		t.Errorf("order on file: %q, %q", rows[1][0], rows[2][0])
	}
}

func TestExportChart(t *testing.T) {
	w, picker := newTestWindow(t)
	for _, format := range charts.Formats() {
		picker.save = filepath.Join(t.TempDir(), "chart."+string(format))
		w.exports.chart(format)
		if info, err := os.Stat(picker.save); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v, %v", format, info, err)
		}
	}
}

func TestUnwritableFolder(t *testing.T) {
	w, picker := newTestWindow(t)
	picker.save = filepath.Join(t.TempDir(), "missing", "pay.csv")
	w.exports.csv()
	if text := dialogText(w); !strings.Contains(text, "not saved") || !strings.Contains(text, picker.save) {
		t.Errorf("dialog: %q", text)
	}
}

func TestStudySavedAndOpened(t *testing.T) {
	w, picker := newTestWindow(t)
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200", "201–1,000"}})
	w.pins.pin()
	saved, people := w.state.study(), w.state.answer.Shown.Whole().People
	picker.save = filepath.Join(t.TempDir(), "review"+study.Extension)
	runItem(w, "File", "Save study")
	w.state.clearFilters()
	w.opener.open(picker.save)
	press(t, w.win.Canvas().Overlays().Top(), "Don't save")
	if !w.state.study().Equal(saved) {
		t.Errorf("opened %+v, saved %+v", w.state.study(), saved)
	}
	if got := w.state.answer.Shown.Whole().People; got != people {
		t.Errorf("%d people, want %d", got, people)
	}
	w.state.undo()
	if w.state.study().Equal(saved) {
		t.Error("opening a study cannot be undone")
	}
}

func TestStudySaysThatItsFileHasChanged(t *testing.T) {
	w, picker := newTestWindow(t)
	path := writeFile(t, "pay.csv", payFile)
	importFile(t, w, path)
	picker.save = filepath.Join(filepath.Dir(path), "review"+study.Extension)
	w.file.save()
	w.opener.open(picker.save)
	if text := textsOf(w.notice.bar); strings.Contains(text, "is not the file it was") {
		t.Errorf("an unchanged file is said to have changed: %q", text)
	}
	if err := os.WriteFile(path, []byte(payFile+"Analyst,M,90000,2025\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.opener.open(picker.save)
	if text := textsOf(w.notice.bar); !strings.Contains(text, "pay.csv is not the file it was") {
		t.Errorf("notice: %q", text)
	}
}

func TestWorkbookOpensAgain(t *testing.T) {
	w, picker := newTestWindow(t)
	w.pins.pin()
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.state.do(w.state.study().WithChart(string(charts.Distribution)))
	saved, people := w.state.study(), w.state.answer.Shown.Whole().People
	picker.save = filepath.Join(t.TempDir(), "pay.xlsx")
	w.exports.workbook(true)
	book, err := excelize.OpenFile(picker.save)
	if err != nil {
		t.Fatal(err)
	}
	if sheets := strings.Join(book.GetSheetList(), "|"); !strings.Contains(sheets, "Market pricing") || !strings.Contains(sheets, "Records") {
		t.Errorf("sheets: %s", sheets)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	w.state.clearFilters()
	w.opener.open(picker.save)
	press(t, w.win.Canvas().Overlays().Top(), "Don't save")
	if !w.state.study().Equal(saved) || w.state.answer.Shown.Whole().People != people {
		t.Errorf("opened %+v, saved %+v", w.state.study(), saved)
	}
	if w.file.path != "" {
		t.Error("saving the study would write over the workbook")
	}
}

func TestRecordsAreNotExportedWhereTheMedianIsWithheld(t *testing.T) {
	w, picker := newTestWindow(t)
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Senior Director of Product Management"}})
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})
	picker.save = filepath.Join(t.TempDir(), "pay.xlsx")
	w.exports.workbook(true)
	if _, err := os.Stat(picker.save); err == nil {
		t.Error("people of a withheld cut were exported")
	}
	if got := textsOf(w.notice.bar); !strings.Contains(got, "needs 5 people, has 3") {
		t.Errorf("notice: %q", got)
	}
}

// TestClosingWaitsForSaving: a file asked for is not lost because the window was
// closed at once.
func TestClosingWaitsForSaving(t *testing.T) {
	var finish func()
	hold := false
	w, picker := newWindowWith(t, func(work, done func()) {
		if hold {
			finish = func() { work(); done() }
			return
		}
		work()
		done()
	})
	closed := false
	w.win.SetOnClosed(func() { closed = true })
	for _, test := range []struct {
		path  string
		close bool // in the end
	}{
		{filepath.Join(t.TempDir(), "no", "such", "folder", "pay.csv"), false},
		{filepath.Join(t.TempDir(), "pay.csv"), true},
	} {
		picker.save, hold = test.path, true
		w.exports.csv()
		hold = false
		w.close()
		if closed {
			t.Fatalf("%s: closed before it was saved", test.path)
		}
		finish()
		if _, err := os.Stat(test.path); closed != test.close || (err == nil) != test.close {
			t.Errorf("%s: closed %v, %v", test.path, closed, err)
		}
	}
}

// A proposed name says what is in the file.
func TestFileNames(t *testing.T) {
	role := func(values ...string) study.Study {
		return study.First().WithFilter(market.Filter{Dimension: "role", Values: values})
	}
	pinned := role().WithPin(market.Pin{Name: "A", Query: market.NewQuery()}).ShowingPins(true)
	for want, s := range map[string]study.Study{
		"Market pricing.csv":                                       pinned,
		"Pay in Sample market by company size.csv":                 role(),
		"Pay in Sample market.csv":                                 role().WithQuery(market.NewQuery()),
		"Pay of Product Manager by company size.csv":               role("Product Manager"),
		"Pay of Chief - Head and 1 other role by company size.csv": role("Chief / Head", "Product Manager"),
	} {
		w, picker := newTestWindow(t)
		picker.save = filepath.Join(t.TempDir(), "x.csv")
		w.state.do(s)
		w.exports.csv()
		if picker.offered != want {
			t.Errorf("offered %q, want %q", picker.offered, want)
		}
	}
}

// The chart is copied as a picture, as a file has it.
func TestCopyChart(t *testing.T) {
	w, _ := newTestWindow(t)
	var copied []byte
	w.exports.copyPicture = func(png []byte) error { copied = png; return nil }
	runItem(w, "Export", "Copy chart")
	if picture, err := png.DecodeConfig(bytes.NewReader(copied)); err != nil || picture.Width != 2*charts.FileWidth {
		t.Errorf("copied %d bytes: %v", len(copied), err)
	}
	if !strings.Contains(textsOf(w.notice.bar), "Copied the chart") {
		t.Errorf("notice: %q", textsOf(w.notice.bar))
	}
	w.exports.copyPicture = func([]byte) error { return errors.New("nothing here copies pictures") }
	w.exports.copyChart()
	if text := dialogText(w); !strings.Contains(text, "Nothing here copies pictures") {
		t.Errorf("dialog: %q", text)
	}
}
