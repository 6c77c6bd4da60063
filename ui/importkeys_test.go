package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
)

// opened is the import screen of a file, as Open shows it.
func opened(t *testing.T, w *Window, path string) *importPage {
	t.Helper()
	p := newImportPage(w, path)
	p.read(ingest.Options{}, p.enter)
	if p.found == nil {
		t.Fatalf("not understood: %s", dialogText(w))
	}
	return p
}

func typeKey(w *Window, name fyne.KeyName) {
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

// TestFocusSurvivesAChoice: every choice reads the file again and makes the
// widgets anew, but the keyboard stays where it was.
func TestFocusSurvivesAChoice(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", payFile))
	before := p.focusable["meaning Company size"].(*choiceBox)
	w.win.Canvas().Focus(before)
	typeKey(w, fyne.KeyRight) // the next meaning
	now, ok := w.win.Canvas().Focused().(*choiceBox)
	if !ok || now == before || now != p.focusable["meaning Company size"] || now.Selected == before.Options[0] {
		t.Errorf("the focus is on %v", w.win.Canvas().Focused())
	}
	if got := p.options.Columns; len(got) != 1 || got[0].Header != "Company size" {
		t.Errorf("chosen: %v", got)
	}
}

// TestImportByKeyboard: Tab leads to every choice and scrolls to it, Enter opens
// it, Escape goes back.
func TestImportByKeyboard(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(smallest)
	p := opened(t, w, writeFile(t, "pay.csv", payFile))
	seen := map[fyne.Focusable]bool{}
	for range 40 {
		w.win.Canvas().FocusNext()
		seen[w.win.Canvas().Focused()] = true
	}
	for name, widget := range p.focusable {
		if !seen[widget] {
			t.Errorf("Tab does not lead to %q", name)
		}
	}
	last := p.focusable["meaning Year"].(*choiceBox)
	p.scroll.Resize(fyne.NewSize(p.scroll.Size().Width, 60))
	p.scroll.ScrollToTop()
	w.win.Canvas().Focus(last)
	if p.scroll.Offset.Y == 0 {
		t.Error("the choice in focus is not scrolled to")
	}
	typeKey(w, fyne.KeyReturn)
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("Enter does not open the choice in focus")
	}
	w.win.Canvas().Overlays().Remove(top)
	w.win.Canvas().Focus(last)
	typeKey(w, fyne.KeyEscape)
	if w.pages.Objects[0] != w.home {
		t.Error("Escape does not go back")
	}
}
