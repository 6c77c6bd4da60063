package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/ui/widgets"
)

// TestRolePanelHasSomethingToSay: the panel is there for one role and only for one, until
// the user opens it; the chart is drawn for the room that is left, and what is remembered
// is what the user wants.
func TestRolePanelHasSomethingToSay(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	role := w.state.study().Query.Filter(string(market.Role))
	fits := func(step string, open bool) {
		t.Helper()
		if got := w.sides.State().RightOpen; got != open {
			t.Errorf("%s: the role panel is open: %v", step, got)
		}
		if drawn, on := w.state.answer.picture.canvas, w.results.canvas(); drawn != on {
			t.Errorf("%s: the chart is drawn on %d × %d, its room is %d × %d", step, drawn.width, drawn.height, on.width, on.height)
		}
	}
	remembered := func() bool { return w.memory.sides(widgets.SidesState{RightOpen: true}).RightOpen }
	fits("one role", true)
	narrow := w.results.canvas().width
	w.state.clearFilters()
	fits("no role", false)
	if wide := w.results.canvas().width; wide <= narrow {
		t.Errorf("the chart is %d wide with the panel and %d without", narrow, wide)
	}
	w.sides.ToggleLeft()
	w.sides.ToggleLeft()
	if !remembered() {
		t.Error("it is remembered as folded by the user, who folded another")
	}
	w.state.filter(role)
	fits("one role again", true)
	w.state.clearFilters()
	w.sides.ToggleRight()
	fits("opened by hand", true)
	w.sides.ToggleRight()
	if remembered() {
		t.Error("it is remembered as open, and the user has folded it")
	}
	w.state.filter(role)
	fits("folded by hand", false)
}
