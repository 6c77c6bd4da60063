package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
)

// opened is the import screen of a file, as Open shows it.
func opened(t *testing.T, w *Window, path string) *importPage {
	t.Helper()
	p := newImportPage(w.opener, path)
	p.read(ingest.Options{}, p.enter)
	if p.found == nil {
		t.Fatalf("not understood: %s", dialogText(w))
	}
	return p
}

func typeKey(w *Window, name fyne.KeyName) {
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

// TestFocusSurvivesAChoice: every choice makes the widgets anew, but the keyboard
// stays where it was, even where its row moves to another part of the list.
func TestFocusSurvivesAChoice(t *testing.T) {
	w, _ := newTestWindow(t)
	p := opened(t, w, writeFile(t, "pay.csv", payFile))
	before := p.fields.made["meaning Company size"].(*meaningBox)
	w.win.Canvas().Focus(before)
	w.win.Canvas().Focused().TypedRune('l') // opens the list and searches
	test.Type(w.win.Canvas().Focused(), "eft out")
	typeKey(w, fyne.KeyReturn)
	now, ok := w.win.Canvas().Focused().(*meaningBox)
	if !ok || now == before || now != p.fields.made["meaning Company size"] || now.Selected != "Left out" {
		t.Errorf("the focus is on %v", w.win.Canvas().Focused())
	}
	if got := p.options.Columns; len(got) != 1 || got[0].Header != "Company size" || got[0].Meaning != columns.Ignore {
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
	for name, widget := range p.fields.made {
		if !seen[widget] {
			t.Errorf("Tab does not lead to %q", name)
		}
	}
	last := p.fields.made["meaning Year"].(*meaningBox)
	p.columns.list.Resize(fyne.NewSize(p.columns.list.Size().Width, 60))
	p.columns.list.ScrollToTop()
	w.win.Canvas().Focus(last)
	if p.columns.list.Offset() == 0 {
		t.Error("the choice in focus is not scrolled to")
	}
	typeKey(w, fyne.KeyReturn)
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("Enter does not open the choice in focus")
	}
	typeKey(w, fyne.KeyEscape)
	if w.win.Canvas().Overlays().Top() != nil || w.win.Canvas().Focused() != last {
		t.Fatal("Escape does not go back to the choice")
	}
	typeKey(w, fyne.KeyEscape)
	if !strings.Contains(dialogText(w), "Discard the import?") || !w.pages.covered() {
		t.Fatal("Escape does not ask")
	}
	typeKey(w, fyne.KeyReturn)
	if w.dialogs.open() || !w.pages.covered() || w.win.Canvas().Focused() != last {
		t.Fatal("Enter does not keep correcting")
	}
	typeKey(w, fyne.KeyEscape)
	typeKey(w, fyne.KeyEscape)
	if w.dialogs.open() || !w.pages.covered() {
		t.Fatal("Escape does not keep correcting")
	}
	typeKey(w, fyne.KeyEscape)
	press(t, w.win.Canvas().Overlays().Top(), "Discard")
	if w.pages.covered() {
		t.Error("Escape does not go back once it is wanted")
	}
}
