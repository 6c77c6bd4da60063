package charts

import (
	"github.com/paybench/paybench/data/say"

	"gonum.org/v1/plot/vg"
)

// ownLines is the label of the own pay beside its line.
func (p *page) ownLines(own float64) []string {
	return []string{say.L("Your pay"), p.chart.short(own)}
}

// ownLine draws the own pay's line, rimmed so that it shows on any fill.
func (p *page) ownLine(from, to vg.Point) {
	p.stroke(p.style.Background, p.em/3.5, from, to, p.em*0.45, p.em*0.3)
	p.stroke(p.style.Text, p.em/8, from, to, p.em*0.45, p.em*0.3)
}

// ownLineAcross draws the own pay as a dashed line with its label on the right.
// A pay beyond the scale is only named, at the top.
func (p *page) ownLineAcross(area vg.Rectangle, s scale, y func(float64) vg.Length) {
	own := p.comparison().Query.Own
	if own <= 0 {
		return
	}
	l := p.small.colored(p.style.Text)
	lines := p.ownLines(own)
	left := area.Max.X + 0.4*p.em
	if own > s.high {
		lines[1] += " ↑"
		p.writeLines(l, lines, left, area.Max.Y)
		return
	}
	at := y(own)
	p.ownLine(vg.Point{X: area.Min.X, Y: at}, vg.Point{X: area.Max.X, Y: at})
	p.writeLines(l, lines, left, at+l.height(len(lines))/2)
}

// ownLineUp draws the own pay as a dashed line with its label on top. A pay
// beyond the scale is only named, at the end it lies beyond.
func (p *page) ownLineUp(area vg.Rectangle, s scale, x func(float64) vg.Length) {
	own := p.comparison().Query.Own
	if own <= 0 {
		return
	}
	l := p.small.colored(p.style.Text)
	text := say.F("Your pay %s", p.chart.short(own))
	base := area.Max.Y + 0.55*p.em
	switch {
	case own < s.low:
		p.write(l, "← "+text, vg.Point{X: area.Min.X, Y: base})
	case own > s.high:
		text += " →"
		left := max(area.Min.X, area.Max.X-l.width(text))
		p.write(l, l.elide(text, p.Max.X-p.margin()-left), vg.Point{X: left, Y: base})
	default:
		at, half := x(own), l.width(text)/2
		p.ownLine(vg.Point{X: at, Y: area.Min.Y}, vg.Point{X: at, Y: area.Max.Y + 0.2*p.em})
		at = max(area.Min.X+half, min(at, p.Max.X-p.margin()-half))
		p.write(l.aligned(0.5), text, vg.Point{X: at, Y: base})
	}
}
