package ui

import (
	"cmp"
	"image"
	"slices"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/widgets"
)

// canvas is what a picture is drawn on: the size it has on screen, in device
// pixels, and the colours there.
type canvas struct {
	width, height int
	scale         float32
	style         charts.Style
}

// picture is a chart as drawn, and what it was drawn from.
type picture struct {
	canvas canvas
	image  image.Image
	marks  []charts.Mark
	kind   charts.Kind
	form   string // why it is not drawn as usual; see charts.Drawn
	data   charts.Data
	err    error
}

// canvas is what a picture is to be drawn on now.
func (r *results) canvas() canvas {
	width, height, scale := r.chart.PixelSize()
	return canvas{width, height, scale, r.theme.chartStyle()}
}

// draw draws an answer's chart. It runs beside Fyne's goroutine.
func draw(a desk.Answer, on canvas) picture {
	p := picture{canvas: on, kind: a.Kind()}
	if p.data, p.err = a.Chart(); p.err != nil {
		return p
	}
	return p.drawn(on)
}

// drawn is the picture on another canvas.
func (p picture) drawn(on canvas) picture {
	p.canvas = on
	if on.width <= 0 || on.height <= 0 {
		return p
	}
	chart, err := charts.New(p.data, on.style)
	if err != nil {
		p.err = err
		return p
	}
	drawn, err := chart.Draw(on.width, on.height, float64(on.scale))
	p.image, p.marks, p.form, p.err = drawn.Image, drawn.Marks, drawn.Form, err
	return p
}

// redraw draws the chart on screen again for another size or theme. It draws one
// at a time, so that while the window is being dragged pictures come as fast as
// they are finished and the last size has the last word. A picture of figures that
// have left the screen meanwhile is dropped.
func (r *results) redraw() {
	s := r.state
	if r.drawing || s.answer.picture.kind == "" {
		return
	}
	r.drawing = true
	shown, was, on := s.changes, s.answer.picture, r.canvas()
	var p picture
	r.tasks.run(
		func() { p = was.drawn(on) },
		func() {
			r.drawing = false
			if shown == s.changes {
				s.answer.picture = p
				r.showPicture(p)
			}
			r.fitPicture()
		})
}

// fitPicture draws the chart again unless it fits the size and theme there are.
func (r *results) fitPicture() {
	if r.state.answer.picture.canvas != r.canvas() {
		r.redraw()
	}
}

// showPicture shows a chart, or why there is none; and under the selector, why it is of
// another kind or form than the one chosen.
func (r *results) showPicture(p picture) {
	r.caption.say(cmp.Or(r.state.answer.Instead(), p.form))
	if p.err != nil {
		r.chart.Clear(sentence(p.err))
		return
	}
	if p.image == nil {
		return
	}
	marks := make([]widgets.ChartMark, len(p.marks))
	for i, m := range p.marks {
		marks[i] = widgets.ChartMark{Bounds: m.Bounds, Tip: m.Text, Leads: len(m.Filters) > 0}
	}
	r.chart.SetPicture(p.image, p.canvas.scale, marks)
}

// row is the row of a table that a mark of the chart is about; false where there
// is none.
func (p picture) row(mark int, shown market.Comparison) (int, bool) {
	if mark < 0 || mark >= len(p.marks) || p.marks[mark].Row < 0 || p.data.By().Name != shown.By.Name {
		return 0, false
	}
	groups := p.data.Comparison().Groups()
	if at := p.marks[mark].Row; at < len(groups) && !shown.Pinned { // in another order, perhaps
		row := slices.IndexFunc(shown.Rows, func(r market.Row) bool { return !r.Whole && r.Name == groups[at].Name })
		return row, row >= 0
	}
	return p.marks[mark].Row + firstGroup(shown), true
}

// marksOf are the marks of the chart that are about a row of a table.
func (p picture) marksOf(row int, shown market.Comparison) []int {
	var marks []int
	for i := range p.marks {
		if at, ok := p.row(i, shown); ok && at == row {
			marks = append(marks, i)
		}
	}
	return marks
}
