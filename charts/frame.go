package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// entry is one item of a legend.
type entry struct {
	swatch swatch
	color  color.Color
	text   string
}

// swatch is the little picture of a legend entry.
type swatch int

const (
	square swatch = iota
	dot
	ring    // a dot that is open
	whisker // an interval
	arrow   // an interval that goes on
	bracket // an interval under a range
	stroke  // the median of a range
	thinBar
	twoBands // the intervals of both series
)

// margin is the room left free around everything.
func (p *page) margin() vg.Length { return p.em * 1.35 }

// layout writes title, subtitle and footer and returns what is left for the
// legend and the chart itself.
func (p *page) layout(w wording) vg.Rectangle {
	m := p.margin()
	body := vg.Rectangle{
		Min: vg.Point{X: p.Min.X + m, Y: p.Min.Y + m*0.8},
		Max: vg.Point{X: p.Max.X - m, Y: p.Max.Y - m},
	}
	body.Max.Y = p.head(w, body)
	if p.style.Footer {
		body.Min.Y = p.foot(w, body)
	}
	return body
}

// head writes title, badge and subtitle and returns the y under them.
func (p *page) head(w wording, body vg.Rectangle) vg.Length {
	y, width := body.Max.Y, body.Size().X
	if w.badge != "" {
		l := p.small.aligned(1)
		badge := l.width(w.badge) + 1.2*p.em
		if badge < width*0.45 {
			p.badge(l, w.badge, vg.Point{X: body.Max.X, Y: y})
			width -= badge + p.em
		}
	}
	lines, _ := p.title.wrap(w.title, width, p.roomFor(2))
	y = p.writeLines(p.title, lines, body.Min.X, y)
	if w.subtitle != "" && p.roomFor(2) > 1 {
		sub := p.body.colored(p.style.Muted)
		y = p.writeLines(sub, []string{sub.elide(w.subtitle, body.Size().X)}, body.Min.X, y)
	}
	return y - p.em*0.25
}

// roomFor returns how many lines a text of several may take: one on a low canvas.
func (p *page) roomFor(lines int) int {
	if p.Size().Y < 26*p.em {
		return 1
	}
	return lines
}

// badge writes a framed remark with its right upper corner at a point.
func (p *page) badge(l look, text string, corner vg.Point) {
	w := l.width(text) + 1.2*p.em
	box := vg.Rectangle{
		Min: vg.Point{X: corner.X - w, Y: corner.Y - 1.5*p.em},
		Max: corner,
	}
	p.frame(p.style.Axis, p.hairline(), box)
	middle := (box.Min.Y+box.Max.Y)/2 - l.size*capHeight/2
	p.write(l, text, vg.Point{X: box.Max.X - 0.6*p.em, Y: middle})
}

// hairline is the width of thin lines.
func (p *page) hairline() vg.Length { return p.em / 12 }

// legend writes the entries side by side at the top of a body, in as many lines
// as they need, and returns the body under them.
func (p *page) legend(entries []entry, body vg.Rectangle) vg.Rectangle {
	if len(entries) == 0 {
		return body
	}
	l := p.small.colored(p.style.Text)
	x, y := body.Min.X, body.Max.Y
	line := l.size * 1.6
	for _, e := range entries {
		swatchWidth := p.em * 0.85
		text := l.elide(e.text, body.Size().X-swatchWidth-0.45*p.em)
		w := swatchWidth + 0.45*p.em + l.width(text)
		if x > body.Min.X && x+w > body.Max.X {
			x, y = body.Min.X, y-line
		}
		middle := y - line/2
		p.swatch(e, vg.Rectangle{
			Min: vg.Point{X: x, Y: middle - swatchWidth/2},
			Max: vg.Point{X: x + swatchWidth, Y: middle + swatchWidth/2},
		})
		p.write(l, text, vg.Point{X: x + swatchWidth + 0.45*p.em, Y: middle - l.size*capHeight/2})
		x += w + 1.5*p.em
	}
	body.Max.Y = y - line - p.em*0.6
	return body
}

// swatch draws a legend entry's little picture.
func (p *page) swatch(e entry, r vg.Rectangle) {
	middle := vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	switch e.swatch {
	case square:
		p.fill(e.color, r)
	case twoBands:
		middle := vg.Point{X: r.Max.X, Y: middle.Y}
		p.fill(p.bandColor(p.style.Top), vg.Rectangle{Min: vg.Point{X: r.Min.X, Y: middle.Y}, Max: r.Max})
		p.fill(p.bandColor(p.style.Median), vg.Rectangle{Min: r.Min, Max: middle})
	case dot:
		p.disc(e.color, middle, p.em*0.36)
	case ring:
		p.disc(e.color, middle, p.em*0.36)
		p.disc(p.style.Background, middle, p.em*0.2)
	case whisker:
		upright := rail{at: func(v float64) vg.Length { return r.Min.Y + vg.Length(v)*(r.Max.Y-r.Min.Y) }, low: r.Min.X, high: r.Max.X}
		p.whisker(upright, 0, 1, true, true)
	case arrow:
		along := rail{horizontal: true, at: func(v float64) vg.Length { return r.Min.X + vg.Length(v)*(r.Max.X-r.Min.X) }, low: r.Min.Y, high: r.Max.Y}
		p.whisker(along, 0, 1, true, false)
	case bracket:
		along := rail{horizontal: true, at: func(v float64) vg.Length { return r.Min.X + vg.Length(v)*(r.Max.X-r.Min.X) }, low: middle.Y - p.em*0.21, high: middle.Y + p.em*0.21}
		p.bracket(e.color, along, 0, 1, true, true)
	case stroke:
		p.fill(e.color, vg.Rectangle{Min: vg.Point{X: middle.X - p.em*0.12, Y: r.Min.Y}, Max: vg.Point{X: middle.X + p.em*0.12, Y: r.Max.Y}})
	case thinBar:
		p.fill(e.color, vg.Rectangle{Min: vg.Point{X: r.Min.X, Y: middle.Y - p.em*0.1}, Max: vg.Point{X: r.Max.X, Y: middle.Y + p.em*0.1}})
	}
}

// foot writes the footer and returns the y above it.
func (p *page) foot(w wording, body vg.Rectangle) vg.Length {
	l := p.small
	l.size = p.em * 0.78
	var lines []string
	most := p.roomFor(4)
	for _, paragraph := range w.footer {
		wrapped, _ := l.wrap(paragraph, body.Size().X, max(1, most+1-len(lines)))
		lines = append(lines, wrapped...)
	}
	top := body.Min.Y + l.height(len(lines))
	p.writeLines(l, lines, body.Min.X, top)
	return top + p.em*0.8
}
