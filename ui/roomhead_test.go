package ui

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	drawn "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/ui/widgets"
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

// TestThemeReachesAllViews: text is made larger, and the window dark, while a view is out of
// sight; it then looks as if that had happened before its eyes.
func TestThemeReachesAllViews(t *testing.T) {
	type look struct {
		text  string
		size  float32
		color color.Color
	}
	looks := func(w *Window) []look {
		var all []look
		for _, o := range test.LaidOutObjects(w.win.Content()) {
			if text, ok := o.(*drawn.Text); ok && text.Text != "" {
				all = append(all, look{text.Text, text.TextSize, color.NRGBAModel.Convert(text.Color)})
			}
		}
		return all
	}
	follow := func(w *Window, names []string, turn func(int)) {
		t.Helper()
		for i := range names {
			w.theme.set("light")
			w.theme.setTextSize(100)
			turn(i)
			turn((i + 1) % len(names))
			w.theme.set("dark")
			w.theme.setTextSize(200)
			turn(i)
			got := looks(w)
			w.theme.apply()
			for at, want := range looks(w) {
				if at >= len(got) || got[at] != want {
					t.Errorf("%s: %v, want %v", names[i], got[min(at, len(got)-1)], want)
					break
				}
			}
		}
	}
	w, _ := newExampleReview(t)
	var names []string
	for _, step := range w.steps {
		names = append(names, step.name())
	}
	follow(w, names, func(i int) { press(t, w.win.Content(), stepLabel(w, i)) })
	w, _ = newExampleGap(t)
	names = nil
	for _, view := range w.gapViews {
		names = append(names, view.name())
	}
	follow(w, names, func(i int) { press(t, w.win.Content(), names[i]) })
	follow(w, []string{"market", "pay gap"}, func(i int) { runItem(w, "View", []string{"Room: Market", "Room: Pay gap"}[i]) })
}

// TestFormsFit: what settings are said of is read with twice the text, and so is a word of
// the column of sexes.
func TestFormsFit(t *testing.T) {
	w, _ := newExampleReview(t)
	w.theme.setTextSize(200)
	w.win.Resize(fyne.NewSize(1280, 800))
	press(t, w.win.Content(), stepLabel(w, 2))
	settle(w.win.Content())
	lines := 0
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		c, ok := o.(*fyne.Container)
		if !ok {
			continue
		}
		if l, ok := c.Layout.(*pair); ok {
			lines++
			value, least := c.Objects[1], l.least*theme.TextSize()/widgets.UsualText
			if value.Size().Width < least || c.Size().Height < value.Position().Y+value.Size().Height-1 {
				t.Errorf("a value has %v at %v in %v", value.Size(), value.Position(), c.Size())
			}
		}
	}
	if lines < 5 {
		t.Errorf("only %d lines of settings", lines)
	}
	w, _ = newExampleGap(t)
	w.theme.setTextSize(200)
	w.win.Resize(fyne.NewSize(1280, 800))
	settle(w.win.Content())
	word := shownText{text: "“X”, 1 person"}
	if !slices.Contains(textsOnScreen(w), word) {
		t.Errorf("%v is not on screen, or cut", word)
	}
}
