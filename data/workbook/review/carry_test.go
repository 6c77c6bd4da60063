package review

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestCarry: the decisions of a merged book are filled into another one, but for who
// changed, came or went meanwhile; these are listed on the sheet of checks.
func TestCarry(t *testing.T) {
	folder, want := t.TempDir(), map[string]float64{}
	before := contentOf(t, twelve(t))
	book, err := ReadBook(filled(t, folder, before, "M00", true, want), "")
	if err != nil {
		t.Fatal(err)
	}
	merger, err := Merge(before, []*Returned{book})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "merged.xlsx")
	if err := os.WriteFile(path, written(t, merger.Content()), 0o600); err != nil {
		t.Fatal(err)
	}
	from, err := ReadBook(path, "")
	if err != nil {
		t.Fatal(err)
	}
	from.Rows = from.Rows[:len(from.Rows)-2] // as if they had come since
	now := twelve(t)
	lost, came := now[1].ID, now[len(now)-1].ID
	changed := now[0].ID
	now[0].Rating = "5"
	now = append(now[:1:1], now[2:]...)
	c, err := Carry(contentOf(t, now), from)
	if err != nil {
		t.Fatal(err)
	}
	if c.Carried.File != "merged.xlsx" || c.Carried.Filled != len(merger.Decisions)-1 || len(c.Decisions) != c.Carried.Filled {
		t.Errorf("%d of %d are filled in from %s", c.Carried.Filled, len(merger.Decisions), c.Carried.File)
	}
	states := map[string]State{}
	for _, r := range c.Carried.Left {
		states[r.ID] = r.State
	}
	if states[changed] != Changed || states[lost] != Gone || states[came] != New || c.Carried.Left[0].State != Changed {
		t.Errorf("left are %v", states)
	}
	f, err := excelize.OpenReader(bytes.NewReader(written(t, c)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(checksSheet)
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(row, "|")
	}
	sheet := strings.Join(lines, "\n")
	for _, line := range []string{
		"Decisions of merged.xlsx that are filled in:", "changed in the roster since|" + changed + "|–|3.0%|Rating: ", "not in the roster any more|" + lost, "new in the roster since|" + came + "|–|–",
	} {
		if !strings.Contains(sheet, line) {
			t.Errorf("%q is not on the sheet:\n%s", line, sheet)
		}
	}
}
