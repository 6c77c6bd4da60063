package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	draws "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/market"
)

// chooseItem taps the item called so of the menu that is open.
func chooseItem(t *testing.T, w *Window, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if item, ok := o.(fyne.Tappable); ok && slices.Equal(textLines(o), []string{label}) {
			item.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("the menu has no %q", label)
}

// textLines are the texts that a widget draws.
func textLines(o fyne.CanvasObject) []string {
	var lines []string
	for _, drawn := range test.LaidOutObjects(o) {
		if text, ok := drawn.(*draws.Text); ok {
			lines = append(lines, text.Text)
		}
	}
	return lines
}

// A row's menu sets the others against it, and a mark's menu ends that again.
func TestReferenceByMenu(t *testing.T) {
	w, _ := newTestWindow(t)
	row := slices.IndexFunc(w.state.answer.Shown.Rows, func(r market.Row) bool { return r.Name == "201–1,000" })
	w.results.table.Menu(row, fyne.NewPos(200, 500))
	chooseItem(t, w, "Compare the others with 201–1,000")
	shown := w.state.answer.Shown
	if shown.Reference != "201–1,000" || shown.Rows[row].Against != nil || shown.Rows[row+1].Against == nil {
		t.Errorf("the reference is %q", shown.Reference)
	}
	titles := 0
	for _, c := range w.results.columns {
		if c.ID == "median_against" || c.ID == "p90_against_is" {
			titles++
		}
	}
	if titles != 2 {
		t.Errorf("the table has %d of two columns of differences", titles)
	}
	drawn := textLines(w.results.table)
	for _, want := range []string{"Median against 201–1,000", "Top 10 % against 201–1,000", "−11.7 %, lower (−22.5 to −0.1)", "−8.5 %, not told apart (−24.6 to +12.9)", "the reference"} {
		if !slices.Contains(drawn, want) {
			t.Errorf("the table has no %q: %q", want, drawn)
		}
	}
	mark := w.state.answer.picture.marksOf(row, shown)[0]
	w.results.chart.OnMenuMark(mark, fyne.NewPos(400, 300))
	chooseItem(t, w, "No longer compare with 201–1,000")
	if got := w.state.answer.Shown; got.Reference != "" || got.Rows[row+1].Against != nil {
		t.Errorf("still set against %q", got.Reference)
	}
}
