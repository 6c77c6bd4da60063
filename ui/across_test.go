package ui

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/study"
)

// TestColumnsOfTheMatrix: while there is a matrix, its columns can be chosen; the choice
// draws another picture, is undone, and is kept with the study.
func TestColumnsOfTheMatrix(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	w.state.clearFilters()
	f := w.results.controls.across
	cell := func() string { return w.state.answer.picture.marks[0].Text }
	before := places(w)
	if f.content.Visible() {
		t.Error("columns are offered without a matrix")
	}
	w.state.do(w.state.study().WithChart(string(charts.Matrix)))
	for name, at := range places(w) {
		if at != before[name] {
			t.Errorf("%s moved from %v to %v", name, before[name], at)
		}
	}
	if !f.content.Visible() || f.of.Selected != "Role" || slices.Contains(f.of.Options, "Company size") || slices.Contains(f.of.Options, "Employer") {
		t.Fatalf("%q of %q, visible: %v", f.of.Selected, f.of.Options, f.content.Visible())
	}
	first := cell()
	f.of.SetSelected("Location")
	if w.state.study().Across != "location" || cell() == first || f.of.Selected != "Location" {
		t.Errorf("across %q the first cell is %q", w.state.study().Across, cell())
	}
	path := filepath.Join(t.TempDir(), "matrix"+study.Extension)
	if err := w.state.study().Save(path, false); err != nil {
		t.Fatal(err)
	}
	runItem(w, "Edit", "Undo")
	if w.state.study().Across != "" || cell() != first || f.of.Selected != "Role" {
		t.Errorf("undone, across %q the first cell is %q, %q is chosen", w.state.study().Across, cell(), f.of.Selected)
	}
	w.opener.open(path)
	if f.of.Selected != "Location" || cell() == first {
		t.Errorf("opened again: %q, %q", f.of.Selected, cell())
	}
	w.state.query(w.state.study().Query.WithBy("location"))
	if f.of.Selected == "Location" || slices.Contains(f.of.Options, "Location") || !slices.Contains(f.of.Options, "Company size") {
		t.Errorf("by location %q of %q", f.of.Selected, f.of.Options)
	}
	if w.state.do(w.state.study().WithChart("")); f.content.Visible() {
		t.Error("columns are offered after the matrix")
	}
}
