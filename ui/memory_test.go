package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paybench/paybench/ui/widgets"

	"github.com/paybench/paybench/data/market"
)

func TestRemembers(t *testing.T) {
	w, _ := newTestWindow(t)
	w.filters.at(3).section.OnToggle(true)
	w.results.table.OnWidths(map[string]float32{"group": 222})
	w.results.split.SetOffset(0.4)
	w.theme.set("dark")
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.win.Resize(fyne.NewSize(1100, 750))
	w.close()

	again := New(testDeps(w.theme.app, &fakePicker{}, atOnce))
	again.Start("")
	if !again.filters.at(3).section.IsOpen() {
		t.Error("a section that was opened is folded again")
	}
	if got := again.memory.widths(tableName)["group"]; got != 222 {
		t.Errorf("the column is %v wide", got)
	}
	if got := again.results.split.Offset; got != 0.4 {
		t.Errorf("the split is at %v", got)
	}
	if got := again.memory.windowSize(); got != fyne.NewSize(1100, 750) {
		t.Errorf("the window is %v", got)
	}
	if !again.theme.dark() {
		t.Error("the theme was forgotten")
	}
	if got := again.state.answer.Shown.Whole().People; got != 811 {
		t.Errorf("it opens on %d people", got)
	}
	again.notice.actions.Objects[0].(*widgets.Button).OnTapped()
	if got := again.state.answer.Shown.Whole().People; got != 160 {
		t.Errorf("going on shows %d people, want 160", got)
	}
}
