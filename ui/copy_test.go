package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/paybench/paybench/data/market"
)

// labels are those of menu items.
func labels(items []*fyne.MenuItem) []string {
	var all []string
	for _, i := range items {
		if !i.IsSeparator {
			all = append(all, labelOf(i))
		}
	}
	return all
}

// TestCopyOfTheMarket: row, chart's data and one mark, and nothing before it is asked for.
func TestCopyOfTheMarket(t *testing.T) {
	w, _ := newTestWindow(t)
	clipboard := fyne.CurrentApp().Clipboard()
	if got := clipboard.Content(); got != "" {
		t.Fatalf("the clipboard holds %q before anything was copied", got)
	}
	row := slices.IndexFunc(w.state.answer.Shown.Rows, func(r market.Row) bool { return r.Name == "201–1,000" })
	w.results.table.Select(row)
	w.win.Canvas().Focus(w.results.table)
	w.results.table.TypedShortcut(&fyne.ShortcutCopy{})
	if got := clipboard.Content(); !strings.HasPrefix(got, "201–1,000\t236\t90\t100000\t") || strings.Contains(got, "\n") {
		t.Errorf("the row is copied as %q", got)
	}
	mark := w.state.answer.picture.marksOf(row, w.state.answer.Shown)[0]
	items := w.results.chartItems(mark)
	for _, want := range []string{"People behind 201–1,000…", "Filter to 201–1,000", "Pin 201–1,000", "Compare the others with 201–1,000", "Copy what it says", "Copy chart", "Copy the chart's data"} {
		if !slices.Contains(labels(items), want) {
			t.Errorf("the menu of a mark has no %q: %q", want, labels(items))
		}
	}
	choose := func(label string) string {
		i := slices.IndexFunc(items, func(i *fyne.MenuItem) bool { return i.Label == label })
		items[i].Action()
		return clipboard.Content()
	}
	if got := choose("Copy what it says"); !strings.HasPrefix(got, "201–1,000\tmedian $150,000\t") {
		t.Errorf("the mark says %q", got)
	}
	if got := choose("Copy the chart's data"); strings.Count(got, "\n")+1 != len(w.state.answer.picture.marks) || !strings.Contains(got, "5,001+") {
		t.Errorf("the chart's data are %q", got)
	}
	if got := labels(w.results.chartItems(-1)); !slices.Equal(got, []string{"Copy chart", "Copy the chart's data"}) {
		t.Errorf("the chart's own menu: %q", got)
	}
}

// TestMenusOfTheTableByKey: the Menu key on a row, and a column hidden by it.
func TestMenusOfTheTableByKey(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Canvas().Focus(w.results.table)
	typeKey(w, fyne.KeyRight)
	typeKey(w, desktop.KeyMenu)
	if !w.dialogs.open() {
		t.Fatal("the Menu key opens nothing")
	}
	for range 5 { // to "Hide column"
		typeKey(w, fyne.KeyDown)
	}
	before := len(w.results.columns)
	typeKey(w, fyne.KeyReturn)
	if got := len(w.results.columns); got != before-1 || w.state.study().Shows("people") {
		t.Errorf("%d columns of %d, hidden: %v", got, before, w.state.study().Hidden)
	}
	w.win.Canvas().Focus(w.results.chart)
	typeKey(w, fyne.KeyRight)
	typeKey(w, desktop.KeyMenu)
	if !w.dialogs.open() {
		t.Error("the Menu key opens nothing on a mark of the chart")
	}
}
