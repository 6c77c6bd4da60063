package ui

import (
	"image"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// held is background work that the test finishes when and in what order it likes.
type held struct {
	holding bool
	waiting []func()
}

func (h *held) background(work, done func()) {
	if h.holding {
		h.waiting = append(h.waiting, func() { work(); done() })
		return
	}
	atOnce(work, done)
}

// finish ends one piece of work.
func (h *held) finish(i int) {
	next := h.waiting[i]
	h.waiting = slices.Delete(h.waiting, i, i+1)
	next()
}

// sizes are filters that lead to other figures each.
var sizes = []string{"11–50", "51–200", "201–1,000", "1,001–5,000", "5,001+"}

// TestStalePictureIsDropped: a chart asked for in another size is finished after
// newer figures have come with a chart of their own.
func TestStalePictureIsDropped(t *testing.T) {
	h := &held{}
	w, _ := newWindowWith(t, h.background)
	h.holding = true
	w.win.Resize(fyne.NewSize(1200, 760)) // asks for another size
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"51–200"}})
	if len(h.waiting) != 2 {
		t.Fatalf("%d pieces of work, want a drawing and a question", len(h.waiting))
	}
	h.finish(1)
	h.finish(0)
	showsItsFigures(t, w)
}

// showsItsFigures fails where the chart is of other figures than the headline.
func showsItsFigures(t *testing.T, w *Window) {
	t.Helper()
	chart, figures := w.state.answer.picture.data.Comparison(), w.state.answer.Shown
	if !chart.Query.Equal(figures.Query) || chart.Whole().People != figures.Whole().People {
		t.Fatalf("the chart is of %d people, the headline of %d", chart.Whole().People, figures.Whole().People)
	}
}

// TestRapidChanges lets questions, sizes and themes come in any order, and their
// answers in any other.
func TestRapidChanges(t *testing.T) {
	h := &held{}
	w, _ := newWindowWith(t, h.background)
	h.holding = true
	random := rand.New(rand.NewPCG(5, 6))
	for range 120 {
		switch random.IntN(6) {
		case 0:
			w.state.filter(market.Filter{Dimension: "company_size", Values: []string{sizes[random.IntN(len(sizes))]}})
		case 1:
			w.win.Resize(fyne.NewSize(1100+float32(random.IntN(200)), 760))
		case 2:
			w.theme.set([]string{"light", "dark"}[random.IntN(2)])
		case 3:
			w.state.undo()
		default:
			if len(h.waiting) > 0 {
				h.finish(random.IntN(len(h.waiting)))
			}
		}
		showsItsFigures(t, w)
	}
	for len(h.waiting) > 0 {
		h.finish(random.IntN(len(h.waiting)))
	}
	showsItsFigures(t, w)
	if w.state.answer.picture.canvas != w.results.canvas() {
		t.Errorf("the chart is drawn for %v, on screen it is %v", w.state.answer.picture.canvas, w.results.canvas())
	}
}

// TestResizingDrawsOneAtATime: however many sizes there were while a chart was
// being drawn, the last one is drawn next, and nothing is blank meanwhile.
func TestResizingDrawsOneAtATime(t *testing.T) {
	h := &held{}
	w, _ := newWindowWith(t, h.background)
	h.holding = true
	before := w.state.answer.picture.image
	for i := range 20 {
		w.win.Resize(fyne.NewSize(1290+float32(i), 760))
	}
	if len(h.waiting) != 1 {
		t.Fatalf("%d charts are being drawn, want 1", len(h.waiting))
	}
	if w.state.answer.picture.image != before {
		t.Error("the former chart has left the screen before there was another")
	}
	h.finish(0)
	h.finish(0)
	if len(h.waiting) != 0 {
		t.Errorf("%d more charts are being drawn", len(h.waiting))
	}
	on := w.results.canvas()
	if got := w.state.answer.picture.image.Bounds().Size(); got != image.Pt(on.width, on.height) {
		t.Errorf("the chart is drawn at %v, want %d×%d", got, on.width, on.height)
	}
}

// markOf is the mark of the chart that says something.
func markOf(t *testing.T, w *Window, of func(charts.Mark) bool) int {
	t.Helper()
	i := slices.IndexFunc(w.state.answer.picture.marks, of)
	if i < 0 {
		t.Fatal("the chart has no such mark")
	}
	return i
}

func TestMatrixCell(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.clearFilters()
	w.state.do(w.state.study().WithQuery(w.state.study().Query.WithBy("role")).WithChart(string(charts.Matrix)))
	cell := markOf(t, w, func(m charts.Mark) bool { return strings.HasPrefix(m.Text, study.FirstRole+", 51–200:") })
	r := w.results

	r.chart.OnHoverMark(cell)
	row, ok := w.state.answer.picture.row(cell, w.state.answer.Shown)
	if !ok || w.state.answer.Shown.Rows[row].Name != study.FirstRole {
		t.Fatalf("the cell belongs to row %d of the table", row)
	}
	marks := w.state.answer.picture.marksOf(row, w.state.answer.Shown)
	if len(marks) != 6 || !slices.Contains(marks, cell) {
		t.Errorf("the row of the table is the marks %v of the chart", marks)
	}

	r.chart.OnTapMark(cell)
	if got := w.state.answer.Shown.Whole().People; got != 160 {
		t.Errorf("the cell leads to %d people, want 160", got)
	}
	if r.back.Hidden {
		t.Fatal("there is no way back")
	}
	w.state.do(w.state.study().WithChart(string(charts.PayRange)))
	r.back.OnTapped()
	if got := w.state.answer.Shown.Whole().People; got != 6000 || !r.back.Hidden {
		t.Errorf("back are %d people, want 6,000; the way back is still offered: %v", got, !r.back.Hidden)
	}
	if w.state.answer.Kind() != charts.PayRange {
		t.Error("the kind of chart went back too")
	}
}

// TestBackGoesStepByStep: two steps in are two steps back; a filter set by hand
// makes the way back void.
func TestBackGoesStepByStep(t *testing.T) {
	w, _ := newTestWindow(t)
	size := market.Filter{Dimension: "company_size", Values: []string{"51–200"}}
	w.drills.into(size)
	w.drills.into(size) // it is there already
	w.drills.into(market.Filter{Dimension: "level", Values: []string{w.state.source.Dimensions()[0].Values[0].Label}})
	w.drills.back()
	if got := w.state.answer.Shown.Whole().People; got != 160 || w.results.back.Hidden {
		t.Errorf("one step back are %d people, want 160", got)
	}
	w.drills.back()
	if got := w.state.answer.Shown.Whole().People; got != 811 || !w.results.back.Hidden {
		t.Errorf("two steps back are %d people, want 811", got)
	}
	w.drills.into(size)
	w.state.filter(market.Filter{Dimension: "company_size", Values: []string{"1–10"}})
	if !w.results.back.Hidden {
		t.Error("the way back leads from a selection that has left the screen")
	}
	w.drills.back()
	if got := w.state.answer.Shown.Whole().People; got != 7 {
		t.Errorf("%d people, want 7", got)
	}
}

// TestHighlightTogether: every mark that belongs to a row of the table points
// there and back, for every kind of chart.
func TestHighlightTogether(t *testing.T) {
	w, _ := newTestWindow(t)
	for _, by := range []string{"company_size", "experience", "role"} {
		for _, kind := range w.state.source.Kinds(false) {
			w.state.do(w.state.study().WithQuery(w.state.study().Query.WithBy(by)).WithChart(string(kind)))
			a, pointed := w.state.answer, 0
			for i, m := range a.picture.marks {
				if m.Text == "" {
					t.Errorf("%s by %s: mark %d says nothing", kind, by, i)
				}
				row, ok := a.picture.row(i, a.Shown)
				if !ok {
					continue
				}
				pointed++
				if !slices.Contains(a.picture.marksOf(row, a.Shown), i) {
					t.Errorf("%s by %s: row %d does not point back to mark %d", kind, by, row, i)
				}
			}
			// Steps are over the breakdown where it has an order, which roles have not.
			wanted := kind != charts.Distribution && (kind != charts.ByExperience || by != "role")
			if wanted != (pointed > 0) {
				t.Errorf("%s by %s: %d marks point at the table", kind, by, pointed)
			}
		}
	}
}
