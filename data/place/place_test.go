package place_test

import (
	"testing"

	"github.com/paybench/paybench/data/place"
)

func TestFiles(t *testing.T) {
	files := place.Files{{Name: "jan.csv", First: 2, Row: 2}, {Name: "none.csv", First: 5, Row: 3}, {Name: "feb.csv", First: 5, Row: 4}}
	for line, want := range map[int]any{1: 1, 2: "jan.csv:2", 4: "jan.csv:4", 5: "feb.csv:4", 7: "feb.csv:6"} {
		if got := files.Arg(line); got != want {
			t.Errorf("row %d is %v, want %v", line, got, want)
		}
	}
	if got := place.Files(nil).Arg(7); got != 7 {
		t.Errorf("row 7 of one file is %v", got)
	}
}
