package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestRoomsFit: with twice the text no step of a review and no view of the pay gap needs
// scrolling to the side, because what a room says of its file goes below its ways.
func TestRoomsFit(t *testing.T) {
	fits := func(w *Window, name string, turn func()) {
		turn()
		for range 2 { // once more, now that it has its width
			w.win.Resize(fyne.NewSize(1280, 799))
			w.win.Resize(fyne.NewSize(1280, 800))
			settle(w.win.Content())
		}
		if least := w.rooms.content.MinSize().Width; least > 1280 {
			t.Errorf("%s needs a width of %v", name, least)
		}
	}
	w, _ := newExampleReview(t)
	w.theme.setTextSize(200)
	for i, step := range w.steps {
		fits(w, step.name(), func() { press(t, w.win.Content(), stepLabel(w, i)) })
	}
	w, _ = newExampleGap(t)
	w.theme.setTextSize(200)
	for _, view := range w.gapViews {
		fits(w, view.name(), func() { press(t, w.win.Content(), view.name()) })
	}
}
