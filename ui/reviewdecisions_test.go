package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
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
			if strings.EqualFold(cell, heading) {
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
}
