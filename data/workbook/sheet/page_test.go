package sheet

import (
	"slices"
	"testing"
)

// A table too wide to be read on one page is printed on pages side by side, each with
// its first columns.
func TestAbreast(t *testing.T) {
	if p := Abreast([]float64{100, 100}, 1, 4, 5); p.Wide != 1 || !slices.Equal(p.Titles, []string{"$4:$5"}) {
		t.Errorf("a narrow table: %+v", p)
	}
	if p := Abreast([]float64{40, 200, 200}, 1, 5, 5); p.Wide != 3 || !slices.Equal(p.Titles, []string{"$A:$A", "$5:$5"}) {
		t.Errorf("a wide table: %+v", p)
	}
	if p := Abreast([]float64{150, 150, 90}, 2, 5, 5); p.Wide != 1 || !slices.Equal(p.Titles, []string{"$A:$B", "$5:$5"}) {
		t.Errorf("wide first columns: %+v", p)
	}
}
