package charts

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
)

// page is one drawing of a chart: the canvas, the looks in the size that suits
// it, and the marks collected so far.
type page struct {
	draw.Canvas
	chart *Chart
	style Style
	em    vg.Length // size of body text; the unit of every distance
	marks []placed
	form  string // see Drawn.Form

	title, body, strong, small look
}

// newPage prepares a drawing. Text grows slowly with the canvas, so that it is
// read as easily on a small chart as on a wall.
func newPage(c draw.Canvas, chart *Chart) *page {
	size := c.Size()
	grow := math.Sqrt(math.Min(size.X.Points()/960, size.Y.Points()/600))
	em := vg.Points(chart.style.TextSize * min(1.8, max(0.84, grow)))
	s, foreign := chart.style, chart.foreign
	return &page{
		Canvas: c, chart: chart, style: s, em: em,
		title:  look{size: em * 1.4, bold: true, color: s.Text, foreign: foreign},
		body:   look{size: em, color: s.Text, foreign: foreign},
		strong: look{size: em, bold: true, color: s.Text, foreign: foreign},
		small:  look{size: em * 0.86, color: s.Muted, foreign: foreign},
	}
}

// comparison is what the page compares.
func (p *page) comparison() market.Comparison { return p.chart.shown }

// write writes one line of text at its baseline and returns the room it took.
func (p *page) write(l look, text string, at vg.Point) vg.Rectangle {
	box := l.box(text, at)
	p.SetColor(l.color)
	x := box.Min.X
	runs, shape := l.set(text)
	if shape != nil {
		p.Fill(shape.at(l.size, vg.Point{X: x, Y: at.Y}))
		return box
	}
	for _, r := range runs {
		p.FillString(r.font.face(l.size), vg.Point{X: x, Y: at.Y}, r.text)
		x += r.font.width(r.text, l.size)
	}
	return box
}

// writeClear writes a line on a strip of background, so that lines drawn before
// do not run through it.
func (p *page) writeClear(l look, text string, at vg.Point) vg.Rectangle {
	return p.writeOn(p.style.Background, l, text, at)
}

// writeOn writes a line on a strip of a colour.
func (p *page) writeOn(back color.Color, l look, text string, at vg.Point) vg.Rectangle {
	box := l.box(text, at)
	side, rim := l.size*0.1, l.size*0.25
	p.fill(back, vg.Rectangle{
		Min: vg.Point{X: box.Min.X - side, Y: at.Y - rim},
		Max: vg.Point{X: box.Max.X + side, Y: at.Y + l.size*capHeight + rim},
	})
	return p.write(l, text, at)
}

// writeLines writes lines one under the other, the first with its top at y, and
// returns the y under the last.
func (p *page) writeLines(l look, lines []string, x, y vg.Length) vg.Length {
	for _, s := range lines {
		p.write(l, s, vg.Point{X: x, Y: y - l.size*ascent})
		y -= l.size * leading
	}
	return y
}

// writeUp writes a line from the bottom up.
func (p *page) writeUp(l look, text string, at vg.Point) {
	p.Push()
	p.Translate(at)
	p.Rotate(math.Pi / 2)
	p.write(l, text, vg.Point{})
	p.Pop()
}

// height is the room a number of lines takes.
func (l look) height(lines int) vg.Length {
	if lines <= 0 {
		return 0
	}
	return l.size * (ascent + descent + leading*vg.Length(lines-1))
}

// fill paints a rectangle.
func (p *page) fill(c color.Color, r vg.Rectangle) {
	if r.Max.X > r.Min.X && r.Max.Y > r.Min.Y {
		p.SetColor(c)
		p.Fill(r.Path())
	}
}

// disc paints a filled circle.
func (p *page) disc(c color.Color, at vg.Point, radius vg.Length) {
	var path vg.Path
	path.Move(vg.Point{X: at.X + radius, Y: at.Y})
	path.Arc(at, radius, 0, 2*math.Pi)
	path.Close()
	p.SetColor(c)
	p.Fill(path)
}

// stroke draws a straight line; dashes may be none.
func (p *page) stroke(c color.Color, width vg.Length, from, to vg.Point, dashes ...vg.Length) {
	p.StrokeLine2(draw.LineStyle{Color: c, Width: width, Dashes: dashes}, from.X, from.Y, to.X, to.Y)
}

// frame draws a rectangle's sides, inside it.
func (p *page) frame(c color.Color, width vg.Length, r vg.Rectangle) {
	h := width / 2
	a, b := vg.Point{X: r.Min.X + h, Y: r.Min.Y + h}, vg.Point{X: r.Max.X - h, Y: r.Max.Y - h}
	p.stroke(c, width, vg.Point{X: r.Min.X, Y: a.Y}, vg.Point{X: r.Max.X, Y: a.Y})
	p.stroke(c, width, vg.Point{X: r.Min.X, Y: b.Y}, vg.Point{X: r.Max.X, Y: b.Y})
	p.stroke(c, width, vg.Point{X: a.X, Y: r.Min.Y}, vg.Point{X: a.X, Y: r.Max.Y})
	p.stroke(c, width, vg.Point{X: b.X, Y: r.Min.Y}, vg.Point{X: b.X, Y: r.Max.Y})
}

// mark remembers where a figure of a group is drawn.
func (p *page) mark(at vg.Rectangle, row int, group market.Row, f market.Figure) {
	m := Mark{Row: row, Percentile: f.Percentile, Text: p.chart.describe(group, f)}
	if filter, ok := p.comparison().FilterTo(group); ok {
		m.Filters = []market.Filter{filter}
	}
	p.point(at, m)
}

// point remembers where something is drawn.
func (p *page) point(at vg.Rectangle, m Mark) {
	p.marks = append(p.marks, placed{Mark: m, at: p.inside(at)})
}

// inside cuts a rectangle to the canvas.
func (p *page) inside(r vg.Rectangle) vg.Rectangle {
	r.Min.X, r.Max.X = max(r.Min.X, p.Min.X), min(r.Max.X, p.Max.X)
	r.Min.Y, r.Max.Y = max(r.Min.Y, p.Min.Y), min(r.Max.Y, p.Max.Y)
	return r
}

// message fills a body that has nothing to show with one sentence.
func (p *page) message(body vg.Rectangle, text string) {
	l := p.body.colored(p.style.Muted).aligned(0.5)
	lines, _ := l.wrap(text, body.Size().X-2*p.em, 4)
	y := (body.Min.Y+body.Max.Y)/2 + l.height(len(lines))/2
	p.writeLines(l, lines, (body.Min.X+body.Max.X)/2, y)
}
