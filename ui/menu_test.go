package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/market"
)

// TestUndoIsForTheFieldFirst: the driver reports Ctrl+Z as Fyne's own shortcut.
func TestUndoIsForTheFieldFirst(t *testing.T) {
	w, _ := newTestWindow(t)
	press := func() {
		for _, i := range w.menu.edit().Items {
			if i.Shortcut != nil && i.Shortcut.ShortcutName() == (&fyne.ShortcutUndo{}).ShortcutName() {
				i.Action()
			}
		}
	}
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
