package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// TestBesideFields: the charts of pay at our size and of the change between years have
// the fields that they ask for, and no other chart has.
func TestBesideFields(t *testing.T) {
	text := "employer,revenue,headcount,year,salary,currency\n"
	for i := range 24 {
		for _, year := range []int{2024, 2025, 2026} {
			text += fmt.Sprintf("E%d,%d,%d,%d,%d,USD\n", i, 100<<(i%6), 10<<(i%5), year, 50_000+2_000*(i%6)+500*(year-2025)+10*i)
		}
	}
	saved := filepath.Join(t.TempDir(), "beside"+study.Extension)
	if err := study.Of(study.Source{Path: writeFile(t, "survey.csv", text)}).Save(saved, false); err != nil {
		t.Fatal(err)
	}
	w, _ := newTestWindow(t)
	c := w.results.controls
	w.opener.open(saved)
	kind := func(k charts.Kind) {
		at := slices.Index(c.kinds, k)
		if at < 0 {
			t.Fatalf("%s is not offered: %v", k, c.kinds)
		}
		c.chooseKind(at)
	}
	if c.beside.bySize.Visible() || c.beside.byYears.Visible() {
		t.Error("the usual chart has their fields")
	}

	kind(charts.SizeLine)
	if !c.beside.bySize.Visible() || c.beside.byYears.Visible() {
		t.Fatal("the chart of sizes has no field for them, or one for years")
	}
	c.beside.ask("400; 1,600")
	c.beside.ask("large") // is no size, and asks nothing
	if got := w.state.study().Size.At; !slices.Equal(got, []float64{400, 1600}) || c.beside.own.Text != "400; 1,600" {
		t.Errorf("sizes asked for: %v, the field says %q", got, c.beside.own.Text)
	}
	if !slices.ContainsFunc(w.state.answer.picture.marks, func(m charts.Mark) bool { return strings.Contains(m.Text, "of 1,600: $") }) {
		t.Error("the chart does not tell what 1,600 pays")
	}
	was := w.state.study().Size.Size
	c.beside.chooseSize(1)
	if got := w.state.study().Size.Size; got == was || got != c.beside.sizes[1].Name {
		t.Errorf("by %q after another column was chosen", got)
	}

	kind(charts.ChangeOverTime)
	if c.beside.bySize.Visible() || !c.beside.byYears.Visible() || c.beside.from.Selected != "2025" || c.beside.to.Selected != "2026" {
		t.Fatalf("from %q to %q", c.beside.from.Selected, c.beside.to.Selected)
	}
	c.beside.from.SetSelected("2024")
	if got := w.state.study().Change; got != (market.Years{From: "2024", To: "2026"}) {
		t.Errorf("years %+v", got)
	}
}
