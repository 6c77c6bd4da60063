package command_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"github.com/paybench/paybench/data/study"
)

// TestPins keeps cuts under names and shows them beside each other; the study and
// the workbook keep them.
func TestPins(t *testing.T) {
	folder := t.TempDir()
	book, saved := filepath.Join(folder, "pins.xlsx"), filepath.Join(folder, "pins"+study.Extension)
	pinned := compare(t, "--pin", "PM: level 3: role=Product Manager company_size=51–200", "--pin", "Directors: role=Director of Product Management",
		"--pin", "Everyone:", "--pinned", "--xlsx", book, "--save", saved, "--chart-kind", "pay-range")
	names, filters := []any{}, 0
	for _, row := range pinned.Rows {
		names = append(names, row["group"])
		filters += len(row["filters"].([]any))
	}
	if want := []any{"PM: level 3", "Directors", "Everyone"}; !reflect.DeepEqual(names, want) || filters != 3 {
		t.Errorf("rows %q with %d filters, want %q with 3", names, filters, want)
	}
	alone := compare(t, "--where", "role=Product Manager", "--where", "company_size=51–200")
	if got, want := pinned.Rows[0]["median"], alone.Rows[0]["median"]; got != want {
		t.Errorf("the first pin has median %v, its cut %v", got, want)
	}
	for _, path := range []string{book, saved} {
		if again := compare(t, path); !reflect.DeepEqual(again.Rows, pinned.Rows) {
			t.Errorf("%s reopens to %v", filepath.Base(path), again.Rows)
		}
		if cut := compare(t, path, "--where", "role=Product Manager"); cut.Rows[0]["group"] != nil {
			t.Errorf("%s: a selection that is asked for is not shown: %v", filepath.Base(path), cut.Rows)
		}
	}
	s, err := study.Load(saved)
	if err != nil || len(s.Pins) != 3 || s.Chart != "pay-range" || !s.Pinned {
		t.Errorf("the study holds %+v, %v", s, err)
	}
}
