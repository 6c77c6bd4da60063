package ui

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestFigureOpens(t *testing.T) {
	w, _ := newTestWindow(t)
	w.figures.open(w.state.answer.Shown.Whole(), 90)
	text := dialogText(w)
	for _, want := range []string{"$235,000 ($112.98 an hour)", "811 people", "P90 of 811 people = rank 730", "95 % sure"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestWithheldFigureListsNobody(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.filter(market.Filter{Dimension: "role", Values: []string{"Senior Director of Product Management"}})
	row := w.state.answer.Shown.Groups()[0]
	if row.Name != "1–10" || row.Median().Known() {
		t.Fatalf("row %q, median %+v", row.Name, row.Median())
	}
	w.figures.open(row, 50)
	if text := dialogText(w); !strings.Contains(text, "needs 5 people, has 3") || strings.Contains(text, "Row\n") {
		t.Errorf("dialog: %q", text)
	}
	label, q := showAnyway(w.state.study().Query, row, row.Median())
	if label != "Show anyway" {
		t.Fatalf("offered %q", label)
	}
	w.state.query(q)
	if f := w.state.answer.Shown.Groups()[0].Median(); f.Status != market.BelowGate {
		t.Errorf("shown anyway, the figure is %+v", f)
	}
}
