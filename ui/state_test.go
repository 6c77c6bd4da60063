package ui

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestFilterUndoRedo(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	people := func() int { return w.state.answer.Shown.Whole().People }
	if people() != 160 {
		t.Fatalf("%d people, want 160", people())
	}
	runItem(w, "Edit", "Undo")
	if people() != 811 {
		t.Errorf("%d people after undo, want 811", people())
	}
	runItem(w, "Edit", "Redo")
	if people() != 160 {
		t.Errorf("%d people after redo, want 160", people())
	}
	w.state.clearFilters()
	if people() != 6000 {
		t.Errorf("%d people without filters, want 6,000", people())
	}
	if got := textsOf(w.results.chips); strings.Contains(got, "51–200") {
		t.Errorf("chips still say %q", got)
	}
}

// TestNewerQuestionWins lets answers arrive in the wrong order.
func TestNewerQuestionWins(t *testing.T) {
	var waiting []func()
	hold := false
	w, _ := newWindowWith(t, func(work, done func()) {
		if hold {
			waiting = append(waiting, func() { work(); done() })
			return
		}
		work()
		done()
	})
	hold = true
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"11–50"}})
	older, newer := waiting[0], waiting[1]
	newer()
	older()
	if got := w.state.answer.Shown.Whole().People; got != 74 {
		t.Errorf("%d people on screen, want the newer question's 74", got)
	}
}

func TestFilterToGroup(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.query(w.state.study().Query.WithBy("experience"))
	c := w.state.answer.Shown
	for _, row := range c.Groups() {
		f, ok := c.FilterTo(row)
		if !ok {
			t.Fatalf("no filter for %q", row.Name)
		}
		w.state.filter(f)
		if got := w.state.answer.Shown.Whole().People; got != row.People {
			t.Errorf("filtered to %q: %d people, want %d", row.Name, got, row.People)
		}
		w.state.undo()
	}
	if _, ok := c.FilterTo(c.Whole()); ok {
		t.Error("everyone selected has a filter")
	}
}
