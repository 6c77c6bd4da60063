package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	book "github.com/paybench/paybench/data/workbook/review"
)

// cellUnder is the cell of a person in a column of a manager's book, told by its heading.
func cellUnder(t *testing.T, f *excelize.File, heading, id string) string {
	t.Helper()
	rows, err := f.GetRows("People")
	if err != nil {
		t.Fatal(err)
	}
	column := 0
	for y, row := range rows {
		for x, cell := range row {
			if column == 0 && strings.EqualFold(cell, heading) {
				column = x + 1
			}
			if cell == id && column > 0 {
				name, err := excelize.CoordinatesToCellName(column, y+1)
				if err != nil {
					t.Fatal(err)
				}
				return name
			}
		}
	}
	t.Fatalf("no cell %q of %s in %v", heading, id, rows)
	return ""
}

// TestDecisionsComeBack: books are written for managers, one is decided in, and what came
// back is shown, merged and handed to payroll.
func TestDecisionsComeBack(t *testing.T) {
	w, picker := newExampleReview(t)
	e := stepOf[*exportStep](t, w, 4)
	picker.folder = t.TempDir()
	press(t, e.content(), "Bring decisions back…")
	if text := dialogText(w); !strings.Contains(text, "There is no workbook (.xlsx) in") {
		t.Errorf("an empty folder: %q", text)
	}
	w.dialogs.closeTop()
	press(t, e.content(), "A book a manager (.xlsx)…")
	path := filepath.Join(picker.folder, "Review E003.xlsx")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for heading, value := range map[string]any{"Raise %": 0.1, "Kind": "merit", "Reason": "as agreed"} {
		if err := f.SetCellValue("People", cellUnder(t, f, heading, "E009"), value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	press(t, e.content(), "Bring decisions back…")
	text := dialogText(w)
	if !strings.Contains(text, "1 merged · ") || !strings.Contains(text, "nothing decided") {
		t.Fatalf("what came back: %q", text)
	}
	top := w.win.Canvas().Overlays().Top()
	picker.save = filepath.Join(t.TempDir(), "payroll.csv")
	press(t, top, "For payroll (.csv)…")
	payroll, err := os.ReadFile(picker.save)
	if err != nil || !strings.Contains(string(payroll), "E009") || strings.Count(string(payroll), "\n") != 2 {
		t.Errorf("payroll has %q (%v)", payroll, err)
	}
	picker.save = filepath.Join(t.TempDir(), "merged.xlsx")
	press(t, top, "Merged book (.xlsx)…")
	if parts := partsOf(t, picker.save); len(parts) < 10 {
		t.Errorf("the merged book has %d parts", len(parts))
	}
	carriedOver(t, w, picker, picker.save)
}

// carriedOver fills the decisions of a merged book into the next one. Somebody in it is gone
// meanwhile, and somebody is new.
func carriedOver(t *testing.T, w *Window, picker *fakePicker, merged string) {
	t.Helper()
	w.dialogs.closeTop()
	f, err := excelize.OpenFile(merged)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue("People", cellUnder(t, f, "Id", "E010"), "E910"); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	e := w.steps[4].(*exportStep)
	picker.open = merged
	press(t, e.content(), "Fill in decisions…")
	if text := textsOf(e.content()); !strings.Contains(text, "merged.xlsx: 1 decision is filled in, 4 people are to be decided anew.") {
		t.Errorf("what is filled in: %q", text)
	}
	press(t, e.content(), "Who is not…")
	states := map[string]book.State{}
	for _, r := range e.carry.carried.Left {
		states[r.ID] = r.State
	}
	if states["E910"] != book.Gone || states["E010"] != book.New || !strings.Contains(dialogText(w), "The sheet Checks of the book lists them.") {
		t.Errorf("whose are not: %v, %q", states, dialogText(w))
	}
	w.dialogs.closeTop()
	reason := func() string {
		t.Helper()
		picker.save = filepath.Join(t.TempDir(), "next.xlsx")
		press(t, e.content(), "The book (.xlsx)…")
		next, err := excelize.OpenFile(picker.save)
		if err != nil {
			t.Fatal(err)
		}
		text, err := next.GetCellValue("People", cellUnder(t, next, "Reason", "E009"))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if got := reason(); got != "as agreed" {
		t.Errorf("the reason of E009 is %q in the next book", got)
	}
	press(t, e.content(), "Leave them out")
	if got := reason(); got != "" {
		t.Errorf("the reason of E009 is %q though it is left out", got)
	}
}

// TestManagersBooks: a password, the whole line and names are as they were chosen.
func TestManagersBooks(t *testing.T) {
	w, picker := newExampleReview(t)
	e := stepOf[*exportStep](t, w, 4)
	people := func(password string) string {
		t.Helper()
		picker.folder = t.TempDir()
		press(t, e.content(), "A book a manager (.xlsx)…")
		f, err := excelize.OpenFile(filepath.Join(picker.folder, "Review E001.xlsx"), excelize.Options{Password: password})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("People")
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, row := range rows {
			lines = append(lines, strings.Join(row, "|"))
		}
		return strings.Join(lines, "\n")
	}
	e.own.SetChecked(false)
	if !e.asked(e.own).NoNames || e.asked(e.names).NoNames {
		t.Error("names are left out of one kind of book alone")
	}
	direct := people("")
	e.line.SetIndex(1)
	whole := people("")
	if strings.Contains(direct, "E009|") || !strings.Contains(whole, "E009|") {
		t.Errorf("E009 is below the direct people of E001: %s\n%s", direct, whole)
	}
	e.password.SetText("geheim")
	if locked := people("geheim"); locked != whole {
		t.Errorf("the book with a password has other people: %s", locked)
	}
	if _, err := excelize.OpenFile(filepath.Join(picker.folder, "Review E001.xlsx")); err == nil {
		t.Error("the book opens without its password")
	}
}

// TestNobodyHasAManager: a book for each manager is none of everybody.
func TestNobodyHasAManager(t *testing.T) {
	w, picker := newExampleReview(t)
	e := stepOf[*exportStep](t, w, 4)
	for i := range w.review.answer.Review.People {
		w.review.answer.Review.People[i].Person.Manager = ""
	}
	picker.folder = t.TempDir()
	press(t, e.content(), "A book a manager (.xlsx)…")
	books, err := filepath.Glob(filepath.Join(picker.folder, "*"))
	if said := dialogText(w); err != nil || len(books) > 0 || !strings.Contains(said, "obody in the roster has a manager") {
		t.Errorf("%v are written (%v); it says\n%s", books, err, said)
	}
}
