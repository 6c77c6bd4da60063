package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func years() *Range {
	r := NewRange(0, 40, 1)
	r.Format = func(low, high float64) string { return fmt.Sprintf("%v – %v years", low, high) }
	bars := make([]float64, 41)
	for i := range bars {
		bars[i] = float64((i + 2) * (41 - i) * (41 - i))
	}
	r.SetBars(bars)
	return r
}

func TestRangeDraws(t *testing.T) {
	r, plain := years(), NewRange(0, 3, 1)
	r.SetSpan(5, 15)
	w := show(t, inset(container.NewVBox(r, plain)), 260, 140)
	focus(r.handles[1])
	golden(t, w, "range")
}

func TestRangeKeys(t *testing.T) {
	r := years()
	w := show(t, r, 260, 80)
	var heard []string
	r.OnChanged = func(low, high float64, final bool) { heard = append(heard, fmt.Sprint(low, high, final)) }
	w.Canvas().FocusNext()
	press(w, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyEnd)
	w.Canvas().FocusNext()
	press(w, fyne.KeyLeft)
	want := []string{"1 40 true", "11 40 true", "40 40 true", "40 40 true"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}

func TestRangeDrag(t *testing.T) {
	r := NewRange(0, 10, 1)
	show(t, r, 216, 60) // 20 units a step
	var heard []string
	r.OnChanged = func(low, high float64, final bool) { heard = append(heard, fmt.Sprint(low, high, final)) }
	drag := func(h *rangeHandle, dx float32) {
		h.Dragged(&fyne.DragEvent{
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(handleSize/2+dx, 5)}, Dragged: fyne.NewDelta(dx, 0),
		})
		h.DragEnd()
	}
	drag(r.handles[0], 62) // lands between steps
	drag(r.handles[1], -190)
	drag(r.handles[1], 40) // both lie at 3: the way of the drag says which one moves
	want := []string{"3 10 false", "3 10 true", "3 3 false", "3 3 true", "3 5 false", "3 5 true"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}

func TestRangeHandlesOnOneSpotPart(t *testing.T) {
	for _, pull := range []float32{-40, 40} {
		for grabbed := range 2 {
			r := NewRange(0, 10, 1)
			show(t, r, 216, 60)
			r.SetSpan(5, 5)
			h := r.handles[grabbed]
			h.Dragged(&fyne.DragEvent{
				PointEvent: fyne.PointEvent{Position: fyne.NewPos(handleSize/2+pull, 5)}, Dragged: fyne.NewDelta(pull, 0),
			})
			low, high := r.Span()
			if high-low != 2 {
				t.Errorf("handle %d pulled by %v gives %v – %v", grabbed, pull, low, high)
			}
			if r.handles[0].upper || !r.handles[1].upper {
				t.Errorf("handle %d pulled by %v: the ends are mixed up", grabbed, pull)
			}
		}
	}
}

func TestRangeTapMovesTheNearerHandle(t *testing.T) {
	r := NewRange(0, 10, 1)
	w := show(t, r, 216, 60)
	for _, tc := range []struct {
		value     float64
		low, high float64
	}{{2, 2, 10}, {7, 2, 7}, {9, 2, 9}, {0, 0, 9}} {
		test.TapCanvas(w.Canvas(), fyne.NewPos(r.xOf(tc.value), 5))
		if low, high := r.Span(); low != tc.low || high != tc.high {
			t.Errorf("tap at %v: %v – %v, want %v – %v", tc.value, low, high, tc.low, tc.high)
		}
	}
}

func TestRangeWords(t *testing.T) {
	test.NewTempApp(t)
	r := NewRange(0, 2, 0.5)
	for _, tc := range []struct {
		low, high float64
		want      string
	}{{0, 2, "0 – 2"}, {1, 1, "1"}, {2, 0.5, "0.5 – 2"}, {-5, 99, "0 – 2"}} {
		r.SetSpan(tc.low, tc.high)
		if got := r.text(); got != tc.want {
			t.Errorf("%v..%v reads %q, want %q", tc.low, tc.high, got, tc.want)
		}
	}
	if !r.Whole() {
		t.Error("the whole range is not whole")
	}
}

func TestRangeOfNothing(t *testing.T) {
	for _, r := range []*Range{NewRange(3, 3, 0), NewRange(5, 1, -2)} {
		w := show(t, r, 100, 50)
		w.Canvas().FocusNext()
		press(w, fyne.KeyRight, fyne.KeyLeft, fyne.KeyEnd)
		r.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, 5)})
		if low, high := r.Span(); low != high || !r.Whole() {
			t.Errorf("%v – %v", low, high)
		}
	}
}
