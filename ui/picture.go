package ui

import (
	"context"
	"image"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
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
	data   charts.Data
	err    error
}

// canvas is what a picture is to be drawn on now.
func (r *results) canvas() canvas {
	width, height, scale := r.chart.PixelSize()
	return canvas{width, height, scale, r.window.chartStyle()}
}

// draw draws the study's chart. It runs beside Fyne's goroutine.
func draw(ctx context.Context, m market.Market, s study.Study, c market.Comparison, on canvas) picture {
	p := picture{canvas: on}
	p.kind = kindOf(s)
	p.data, p.err = charts.Gather(ctx, m, p.kind, c, "")
	if p.err != nil {
		return p
	}
	return p.drawn(on)
}

// kindOf is the study's kind of chart.
func kindOf(s study.Study) charts.Kind {
	if s.Chart == "" {
		return charts.MedianTop
	}
	return charts.Kind(s.Chart)
}

// drawn is the picture on another canvas.
func (p picture) drawn(on canvas) picture {
	p.canvas = on
	if on.width <= 0 || on.height <= 0 {
		return p
	}
	chart, err := charts.New(p.kind, p.data, on.style)
	if err != nil {
		p.err = err
		return p
	}
	img, marks, err := chart.Render(on.width, on.height, float64(on.scale))
	p.image, p.marks, p.err = img, marks, err
	return p
}

// redraw draws the chart on screen again for another size or theme, unless a
// newer picture was asked for meanwhile.
func (w *Window) redraw() {
	if w.answer.study.Sources == nil {
		return
	}
	w.drawn++
	wanted, asked, was, on := w.drawn, w.asked, w.answer.picture, w.results.canvas()
	var p picture
	w.background(
		func() { p = was.drawn(on) },
		func() {
			if wanted == w.drawn && asked == w.asked {
				w.answer.picture = p
				w.results.showPicture(p)
			}
		})
}

// showPicture shows a chart, or why there is none.
func (r *results) showPicture(p picture) {
	if p.err != nil {
		r.chart.Clear(sentence(p.err))
		return
	}
	if p.image == nil {
		return
	}
	marks := make([]widgets.ChartMark, len(p.marks))
	for i, m := range p.marks {
		marks[i] = widgets.ChartMark{Bounds: m.Bounds, Tip: m.Text}
	}
	r.chart.SetPicture(p.image, p.canvas.scale, marks)
}

// row is the group that a mark of the chart belongs to; false where it belongs to
// none.
func (p picture) row(mark int) (market.Row, bool) {
	groups := p.data.Comparison.Groups()
	if mark < 0 || mark >= len(p.marks) || p.kind == charts.Distribution || p.kind == charts.MatrixKind {
		return market.Row{}, false
	}
	i := p.marks[mark].Row
	if i < 0 || i >= len(groups) {
		return market.Row{}, false
	}
	return groups[i], true
}

// listed reports whether the chart's groups are the rows of the table.
func (p picture) listed(shown market.Comparison) bool {
	return p.data.Comparison.By.Name == shown.By.Name
}
