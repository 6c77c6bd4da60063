package ui

import (
	"testing"

	"github.com/paybench/paybench/data/study"
)

func TestPins(t *testing.T) {
	w, _ := newTestWindow(t)
	w.pins.pin()
	w.pins.pinRow(w.state.answer.Shown, w.state.answer.Shown.Rows[3])
	w.state.do(w.state.study().ShowingPins(true))
	c := w.state.answer.Shown
	if !c.Pinned || len(c.Rows) != 2 || c.Rows[0].People != 811 || c.Rows[1].People != 160 {
		t.Fatalf("pinned rows: %+v", c.Rows)
	}
	w.state.do(w.state.study().WithPinMoved(1, 0).WithPinNamed(0, "Our Director"))
	if got := w.state.answer.Shown.Rows[0].Name; got != "Our Director" {
		t.Errorf("first row is %q", got)
	}
	items := w.pins.items(0)
	items[0].Action() // open this cut
	if w.state.study().Pinned || w.state.answer.Shown.Whole().People != 160 {
		t.Errorf("opened: pinned %v, %d people", w.state.study().Pinned, w.state.answer.Shown.Whole().People)
	}
	for len(w.state.study().Pins) > 0 {
		w.state.do(w.state.study().ShowingPins(true).WithoutPin(0))
	}
	if w.state.answer.Shown.Pinned {
		t.Error("pins are on screen, but there are none")
	}
}

// TestPinOfEveryone: a row's name begins with a capital, as the others do.
func TestPinOfEveryone(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.clearFilters()
	w.pins.pin()
	if got := w.state.study().Pins[0].Name; got != "Everyone selected" {
		t.Errorf("the pin is called %q", got)
	}
}

// TestNoticeStaysInItsRoom: what was done in one room is not said over another, but what
// asks something is.
func TestNoticeStaysInItsRoom(t *testing.T) {
	w, _ := newTestWindow(t)
	w.pins.pin()
	w.rooms.show(study.ReviewRoom)
	if w.notice.bar.Visible() {
		t.Errorf("over the review it says %q", textsOf(w.notice.bar))
	}
	w.notice.stay("Unsaved work was found.")
	w.rooms.show(study.MarketRoom)
	if !w.notice.bar.Visible() {
		t.Error("a question is gone unanswered")
	}
}
