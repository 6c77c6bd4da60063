package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
)

// places are where the objects are that somebody may be about to press.
func places(w *Window) map[string][2]fyne.Position {
	all := map[string]fyne.CanvasObject{
		"pin": w.results.controls.pin, "breakdown": w.results.controls.by, "pay": w.results.controls.pay,
		"basis": w.results.controls.basis, "kind": w.results.controls.kind, "chart": w.results.chart, "table": w.results.table,
		"median": w.results.headline.median, "own pay": w.results.headline.own.content,
	}
	at := map[string][2]fyne.Position{}
	for name, o := range all {
		at[name] = [2]fyne.Position{fyne.CurrentApp().Driver().AbsolutePositionForObject(o), fyne.NewPos(0, o.Size().Height)}
	}
	return at
}

// TestNothingMoves: what can be pressed stays where it is when the figures change, when
// the chart takes another form and says so, and when something is pinned; while the role
// panel is there, and while no role is chosen and it is not.
func TestNothingMoves(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	before := map[bool]map[string][2]fyne.Position{true: places(w)} // by whether a role is chosen
	by := func(name string) { w.state.query(w.state.study().Query.WithBy(name)) }
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a small selection", func() { w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"11–50"}}) }},
		{"one with little to show", func() { w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}}) }},
		{"everybody", w.state.clearFilters},
		{"many groups", func() { by("location") }},
		{"another kind of chart", func() { w.state.do(w.state.study().WithChart(string(charts.PayRange))) }},
		{"a pin", w.results.controls.pin.OnTapped},
		{"the other currency of time", func() { w.state.query(w.state.study().Query.WithBasis(market.Hourly)) }},
	} {
		step.do()
		role := w.state.oneRole()
		if before[role] == nil {
			before[role] = places(w)
		}
		for name, at := range places(w) {
			if at != before[role][name] {
				t.Errorf("%s: %s moved from %v to %v", step.name, name, before[role][name], at)
			}
		}
	}
}

// TestCaptionOfTheKind: the selector says when the chart is of another kind or form than
// the one chosen, and falls silent when it is again.
func TestCaptionOfTheKind(t *testing.T) {
	w, _ := newTestWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	said := func() string { return w.results.caption.text.Text }
	if got := said(); got != "" {
		t.Errorf("at first it says %q", got)
	}
	w.state.do(w.state.study().WithChart(string(charts.Matrix)))
	w.results.controls.pin.OnTapped()
	w.pins.show(true)
	if got := said(); got != "Not matrix, which shows one selection alone" || w.results.controls.kind.Selected != "Median and top 10 %" {
		t.Errorf("of pins it says %q and has %q chosen", got, w.results.controls.kind.Selected)
	}
	w.pins.show(false)
	if got := said(); got != "" || w.results.controls.kind.Selected != "Matrix" || w.state.study().Chart != "matrix" {
		t.Errorf("afterwards it says %q and has %q chosen", got, w.results.controls.kind.Selected)
	}
	w.state.do(w.state.study().WithChart(string(charts.MedianTop)))
	w.state.query(w.state.study().Query.WithBy("location"))
	if got := said(); !strings.Contains(got, "not columns: 9 groups") {
		t.Errorf("of nine places it says %q", got)
	}
	var lacking []string
	for _, item := range w.results.controls.kind.items() {
		if item.Disabled {
			lacking = append(lacking, item.Label)
		}
	}
	if len(lacking) != 2 || !strings.Contains(lacking[0], ": needs pay records") {
		t.Errorf("there are none of %q", lacking)
	}
}

// TestRoleListStandsStill: while a range is dragged, the list of roles keeps its order and
// its place; only its counts change.
func TestRoleListStandsStill(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.clearFilters()
	roles, years := w.filters.at(0), w.filters.at(1)
	order := func() (all []string) {
		for _, i := range roles.order {
			all = append(all, roles.dimension.Values[i].Label)
		}
		return all
	}
	shown := func() string { return strings.Join(order(), "; ") }
	was, height := shown(), roles.section.MinSize().Height
	counted := w.state.answer.facets["role"].People[0]
	for _, low := range []float64{5, 12, 20, 28} {
		years.span.OnChanged(low, 32, false)
		if got := shown(); got != was || roles.section.MinSize().Height != height {
			t.Fatalf("from %g years on: %s, %v high; before: %s, %v", low, got, roles.section.MinSize().Height, was, height)
		}
	}
	if w.state.answer.facets["role"].People[0] == counted {
		t.Error("the counts did not change either")
	}
	if years.span.OnChanged(28, 32, true); shown() == was {
		t.Error("the handle let go, the roles of most people do not come first")
	}
}
