package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/market"
)

// TestUndoIsForTheFieldFirst: the driver reports Ctrl+Z as Fyne's own shortcut.
func TestUndoIsForTheFieldFirst(t *testing.T) {
	w, _ := newTestWindow(t)
	press := func() { w.menu.undo().Action() }
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.results.headline.own.field.Focus()
	test.Type(w.win.Canvas().Focused(), "148000")
	press()
	if got := w.state.answer.Shown.Whole().People; got != 160 {
		t.Errorf("undone in a field, %d people, want 160", got)
	}
	w.win.Canvas().Unfocus()
	press()
	if got := w.state.answer.Shown.Whole().People; got != 811 {
		t.Errorf("undone, %d people, want 811", got)
	}
}

// TestNothingWorksBeforeThereAreFigures: the program may be slow to read its
// market, and the user fast.
func TestNothingWorksBeforeThereAreFigures(t *testing.T) {
	var waiting []func()
	w, picker := newWindowWith(t, func(work, done func()) {
		waiting = append(waiting, func() { work(); done() })
	})
	picker.save = filepath.Join(t.TempDir(), "pay.xlsx")
	for _, menu := range w.win.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Shortcut != nil {
				runItem(w, menu.Label, i.Label)
			}
		}
	}
	if _, err := os.Stat(picker.save); err == nil {
		t.Error("something was exported")
	}
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if got := w.state.answer.Shown.Whole().People; got != 811 {
		t.Errorf("%d people in the end", got)
	}
}

// TestEveryCommandHasAKey: all commands of the menus do, each its own, and F1 lists
// them. A label says the key in the colour of its text.
func TestEveryCommandHasAKey(t *testing.T) {
	w, _ := newTestWindow(t)
	keys := w.menu.keys()
	seen := map[string]string{}
	for _, key := range keys {
		if before, twice := seen[key[0]]; twice {
			t.Errorf("%s is both %q and %q", key[0], before, key[1])
		}
		seen[key[0]] = key[1]
	}
	if seen["Ctrl+Shift+S"] != "Save study as" || seen["Ctrl+Z"] != "Undo" || seen["F1"] != "Keyboard" {
		t.Errorf("keys: %q", seen)
	}
	for _, menu := range w.win.MainMenu().Items {
		for _, i := range menu.Items {
			if i.Action != nil && i.Shortcut == nil && !i.IsSeparator {
				t.Errorf("%s ▸ %s has no key", menu.Label, i.Label)
			}
			if _, pale := i.Shortcut.(fyne.KeyboardShortcut); pale {
				t.Errorf("%s ▸ %s is written by Fyne, which no eye can read", menu.Label, i.Label)
			}
		}
	}
	w.keyDown(&fyne.KeyEvent{Name: fyne.KeyF1})
	if text := dialogText(w); !strings.Contains(text, "Ctrl+Shift+S\nSave study as") || !strings.Contains(text, "Shift+Tab") {
		t.Errorf("F1 lists %q", text)
	}
}

// TestTextSize: larger text is remembered, and what no longer fits is scrolled to.
func TestTextSize(t *testing.T) {
	w, _ := newTestWindow(t)
	before := w.results.headline.median.MinSize().Height
	for range 9 {
		runItem(w, "View", "Larger")
	}
	if got := w.results.headline.median.MinSize().Height; got < 1.7*before || w.memory.textSize() != 200 {
		t.Errorf("at %d %% a card is %v high, before %v", w.memory.textSize(), got, before)
	}
	if least := w.win.Content().MinSize(); least.Width > smallest.Width || least.Height > smallest.Height {
		t.Errorf("the window needs %v", least)
	}
	if inside := w.pages.stack.MinSize(); inside.Height < 700 || inside.Width > 1280 {
		t.Errorf("the content needs %v", inside)
	}
	for range 9 {
		runItem(w, "View", "Smaller")
	}
	if got := w.results.headline.median.MinSize().Height; got != before {
		t.Errorf("back at the usual size a card is %v high, before %v", got, before)
	}
}
