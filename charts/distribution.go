package charts

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// distribution draws how many people earn how much, the top tenth tinted, with
// the usual percentiles and one's own pay on top.
func (p *page) distribution() {
	body := p.layout(p.chart.words())
	h, whole := p.chart.data.Histogram, p.comparison().Whole()
	switch median, top := whole.Median(), whole.Top(); {
	case p.nobody(body):
		return
	case !median.Known():
		p.message(body, "The distribution is withheld as the median is: "+median.Reason+".")
		return
	case top.Status == market.Withheld: // columns of a few people would show each of them
		p.message(body, "The distribution is withheld as P90 is: "+top.Reason+".")
		return
	}
	bins := h.bins(p.comparison().Query.Gate.People)
	most := 0.0
	for _, b := range bins {
		most = math.Max(most, p.binHeight(b))
	}
	if most == 0 {
		p.message(body, "There is no distribution to show.")
		return
	}
	body = p.legend(p.distributionLegend(whole), body)
	axis := p.small.width(money.Format(most, "", 0)) + 0.7*p.em

	area := body
	area.Min.X += axis
	area.Min.Y += p.underRows()
	area.Max.X -= 1.2 * p.em
	first, last := h.Edges[0], h.Edges[len(h.Edges)-1]
	guides, lines := p.placeGuides(p.guides(whole), func(pay float64) vg.Length {
		return area.Min.X + area.Size().X*vg.Length((pay-first)/(last-first))
	})
	area.Max.Y -= vg.Length(lines)*p.guideLine() + 0.4*p.em
	about := max(1, min(4, int(area.Size().Y/(3*p.em))))
	step := math.Max(1, niceStep(most, about))
	if step != math.Trunc(step) {
		step = 2 // there are no half people
	}
	plt := newPlot()
	plt.X.Min, plt.X.Max = first, last
	plt.Y.Min, plt.Y.Max = 0, most*1.02
	plt.Add(plotter(func(c draw.Canvas, x, y func(float64) vg.Length) {
		p.countAxis(c, step, most, y)
		p.bins(bins, x, y, whole.Top())
		p.valueTicks(c, newScale(plt.X.Min, plt.X.Max, p.ticksAcross(area.Size().X)), x)
		p.drawGuides(guides, c)
	}))
	plt.Draw(p.cut(area))
}

// distributionLegend explains the tint of the top tenth.
func (p *page) distributionLegend(whole market.Row) []entry {
	edges := p.chart.data.Histogram.Edges
	entries := []entry{{square, p.style.Neutral, "People per " + p.chart.short(edges[1]-edges[0]) + " of pay"}}
	if whole.Top().Known() {
		entries = append(entries, entry{square, p.style.Top, "Best-paid tenth"})
	}
	return entries
}

// binHeight is how many people a column has for each of the histogram's usual
// widths: one that was joined is lower, so that its area still tells its people.
func (p *page) binHeight(b bin) float64 {
	edges := p.chart.data.Histogram.Edges
	return float64(b.people) * (edges[1] - edges[0]) / (b.high - b.low)
}

// bins draws the histogram's columns; P90 parts the column it falls into.
func (p *page) bins(bins []bin, x, y func(float64) vg.Length, top market.Figure) {
	gap := p.em / 16
	for i, b := range bins {
		box := vg.Rectangle{
			Min: vg.Point{X: x(b.low) + gap, Y: y(0)},
			Max: vg.Point{X: x(b.high) - gap, Y: y(p.binHeight(b))},
		}
		p.bin(p.style.Neutral, box)
		if top.Known() && b.high > top.Value {
			tinted := box
			tinted.Min.X = max(box.Min.X, x(top.Value))
			p.bin(p.style.Top, tinted)
		}
		box.Max.Y = max(box.Max.Y, box.Min.Y+p.em*0.5)
		p.point(box, Mark{Row: -1, Column: i, Text: p.binText(b)})
	}
}

// bin fills one column.
func (p *page) bin(c color.Color, box vg.Rectangle) {
	p.fill(c, box)
	p.pinstripe(c, rail{low: box.Min.X, high: box.Max.X}, box.Min.Y, box.Max.Y)
}

// binText says a column in words.
func (p *page) binText(b bin) string {
	span := p.chart.amount(b.low) + " to " + p.chart.amount(b.high)
	switch {
	case b.below && b.above:
		span = "All pay"
	case b.below:
		span = "Less than " + p.chart.amount(b.high)
	case b.above:
		span = p.chart.amount(b.low) + " and more"
	}
	return span + ": " + table.Plural(b.people, "person", "people")
}

// countAxis draws the grid of people.
func (p *page) countAxis(c draw.Canvas, step, most float64, y func(float64) vg.Length) {
	l := p.small.aligned(1)
	for v := 0.0; v <= most; v += step {
		at := y(v)
		p.stroke(p.style.Grid, p.hairline(), vg.Point{X: c.Min.X, Y: at}, vg.Point{X: c.Max.X, Y: at})
		p.write(l, money.Format(v, "", 0), vg.Point{X: c.Min.X - 0.6*p.em, Y: at - l.size*capHeight/2})
	}
}

// valueTicks draws a pay axis without a grid.
func (p *page) valueTicks(c draw.Canvas, s scale, x func(float64) vg.Length) {
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: c.Min.X, Y: c.Min.Y}, vg.Point{X: c.Max.X, Y: c.Min.Y})
	l := p.small.aligned(0.5)
	for i, label := range p.thinned(s, x(s.low+s.step)-x(s.low)) {
		at := x(s.ticks[i])
		p.stroke(p.style.Axis, p.hairline(), vg.Point{X: at, Y: c.Min.Y - 0.3*p.em}, vg.Point{X: at, Y: c.Min.Y})
		p.tickUnder(l, label, vg.Point{X: at, Y: c.Min.Y - 0.5*p.em - l.size*ascent})
	}
}
