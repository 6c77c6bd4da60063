package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
)

// TestFileIsReadOnce: after a file was read it is not needed again, for no choice
// that does not say how to read it.
func TestFileIsReadOnce(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(payFile), "\n")
	for i := range lines {
		lines[i] += []string{",FTE,Amount,Employer", ",0.5,4000,Us"}[min(i, 1)]
	}
	path := writeFile(t, "pay.csv", strings.Join(lines, "\n"))
	w, _ := newTestWindow(t)
	p := opened(t, w, path)
	w.memory.setOptions(p.found.Fingerprint(), ingest.Options{Currency: "SEK"})
	p.close()

	p = newImportPage(w.opener, path)
	p.read(ingest.Options{}, nil)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.enter()
	if !p.remembered || p.found.Columns[2].Currency != "SEK" {
		t.Errorf("remembered choices were not made: %+v, %s", p.options, dialogText(w))
	}
	p.forget()
	p.choose(func(o *ingest.Options) { o.Currency, o.Period = "NOK", "month" })
	p.columns.chooseMeaning("Amount", columns.BonusPaid)
	p.choose(func(o *ingest.Options) { o.PayIs = "full-time" })
	p.options.Declared = market.Survey
	p.file.date.SetText("2026-04-01")
	p.load()
	if text := dialogText(w); text != "" {
		t.Fatalf("the file was read again: %s", text)
	}
	about, first := w.state.source.About(), w.state.source.Elements()[0]
	if about.Declared != market.Survey || about.Effective.IsZero() || first.Currency != "NOK" || len(w.state.source.Elements()) < 2 {
		t.Errorf("taken with %+v, %+v", about, w.state.source.Elements())
	}
	if got := w.state.source.Report.RowsTaken; got != 40 {
		t.Errorf("%d rows taken", got)
	}
	p.declare(market.OwnEmployees)
	if text := dialogText(w); text != "" || w.state.source.About().Declared != market.OwnEmployees {
		t.Errorf("the file was read again for a declaration: %s", text)
	}
}

// TestChoiceThatNeedsTheFile: where the file has gone, a choice that needs it is
// refused with a sentence, and the screen stays as it was.
func TestChoiceThatNeedsTheFile(t *testing.T) {
	w, _ := newTestWindow(t)
	path := writeFile(t, "pay.csv", payFile)
	p := opened(t, w, path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.choose(func(o *ingest.Options) { o.HeaderRow = 2 })
	if text := dialogText(w); !strings.Contains(text, "could not be opened") {
		t.Errorf("dialog: %q", text)
	}
	if p.found.HeaderRow != 1 || p.options.HeaderRow != 0 || !p.source.Answers() {
		t.Errorf("headers in row %d under %+v", p.found.HeaderRow, p.options)
	}
}

// lockedFile is a workbook with a password.
func lockedFile(t *testing.T, password string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for row := range 20 {
		cells := []any{"Analyst", 50_000 + 1000*row}
		if row == 0 {
			cells = []any{"Role", "Base salary"}
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", row+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "locked.xlsx")
	if err := f.SaveAs(path, excelize.Options{Password: password}); err != nil {
		t.Fatal(err)
	}
	return path
}

// typePassword types into the dialog on top and opens the workbook.
func typePassword(t *testing.T, w *Window, password string) {
	t.Helper()
	test.Type(w.win.Canvas().Focused(), password)
	press(t, w.win.Canvas().Overlays().Top(), "Open")
}

// TestPassword: a locked workbook opens by its password, which is asked for until
// it is right and is kept nowhere.
func TestPassword(t *testing.T) {
	const secret = "Correct-Horse"
	w, _ := newTestWindow(t)
	path := lockedFile(t, secret)
	w.opener.open(path)
	if text := dialogText(w); !strings.Contains(text, "The workbook is locked") {
		t.Fatalf("dialog: %q", text)
	}
	press(t, w.win.Canvas().Overlays().Top(), "Open") // without any
	typePassword(t, w, strings.ToLower(secret))
	if text := dialogText(w); !strings.Contains(text, "This password is wrong") {
		t.Fatalf("dialog: %q", text)
	}
	typePassword(t, w, secret)
	if text := textsOf(w.pages.stack); dialogText(w) != "" || !strings.Contains(text, "What is in locked.xlsx") {
		t.Fatalf("not opened: %q", dialogText(w))
	}
	w.pages.now.enter()
	if got := w.state.answer.Shown.Whole().People; got != 19 {
		t.Fatalf("%d people: %s", got, dialogText(w))
	}

	// What is remembered for its headers is used once it is open.
	w.memory.setOptions(w.state.source.Understanding.Fingerprint(), ingest.Options{Currency: "SEK"})
	w.opener.open(path)
	typePassword(t, w, secret)
	if text := textsOf(w.pages.stack); !strings.Contains(text, "choices you made") {
		t.Errorf("what was remembered is not used: %s", text)
	}
	w.pages.now.enter()

	w.close()
	var saved strings.Builder
	if err := w.state.study().Write(&saved); err != nil {
		t.Fatal(err)
	}
	kept := fmt.Sprintf("%+v %+v %s %s", w.state.study().Source().Options, w.state.source.From.Options, saved.String(), w.memory.preferences.String(keyLast))
	for _, fingerprint := range w.memory.preferences.StringList(keyImports) {
		kept += w.memory.preferences.String(keyOptions + fingerprint)
	}
	if strings.Contains(kept, secret) {
		t.Error("the password was kept")
	}

	// A study of the workbook asks for it again.
	again, _ := newTestWindow(t)
	again.opener.resume(w.state.study(), path)
	typePassword(t, again, secret)
	if got := again.state.answer.Shown.Whole().People; got != 19 {
		t.Errorf("the study reopens with %d people", got)
	}
}

// TestPasswordIsLeft: Escape leaves what was on screen.
func TestPasswordIsLeft(t *testing.T) {
	w, _ := newTestWindow(t)
	w.opener.open(lockedFile(t, "x"))
	typeKey(w, fyne.KeyEscape)
	if text := dialogText(w); text != "" || w.state.answer.Shown.Whole().People != 811 {
		t.Errorf("dialog %q, %d people", text, w.state.answer.Shown.Whole().People)
	}
}
