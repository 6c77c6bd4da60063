package charts

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// Histogram counts the people of a cut between neighbouring edges, in the
// comparison's basis. People outside the edges are not in it.
type Histogram struct {
	Edges  []float64 // ascending and equally wide, one more than Counts; see NiceEdges
	Counts []int
}

// check refuses what could not be drawn.
func (h *Histogram) check() error {
	if len(h.Edges) != len(h.Counts)+1 {
		return fmt.Errorf("a histogram of %d counts needs %d edges, has %d", len(h.Counts), len(h.Counts)+1, len(h.Edges))
	}
	for i, e := range h.Edges {
		if math.IsNaN(e) || math.IsInf(e, 0) || i > 0 && e <= h.Edges[i-1] {
			return errors.New("the edges of a histogram must be finite and ascend")
		}
	}
	for _, n := range h.Counts {
		if n < 0 {
			return errors.New("a histogram cannot count fewer than no people")
		}
	}
	return nil
}

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
	case len(h.Counts) == 0 || slices.Max(h.Counts) == 0:
		p.message(body, "There is no distribution to show.")
		return
	}
	body = p.legend(p.distributionLegend(whole), body)
	most := float64(slices.Max(h.Counts))
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
	plt := newPlot()
	plt.X.Min, plt.X.Max = first, last
	plt.Y.Min, plt.Y.Max = 0, most*1.02
	plt.Add(plotter(func(c draw.Canvas, x, y func(float64) vg.Length) {
		p.countAxis(c, step, most, y)
		p.bins(x, y, whole.Top())
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
		entries = append(entries, entry{square, p.topTint(), "Best-paid tenth"})
	}
	return entries
}

// topTint is the colour of people above P90.
func (p *page) topTint() color.Color { return blend(p.style.Top, p.style.Background, 0.55) }

// bins draws the histogram's columns; P90 parts the column it falls into.
func (p *page) bins(x, y func(float64) vg.Length, top market.Figure) {
	h := p.chart.data.Histogram
	gap := p.em / 16
	for i, n := range h.Counts {
		low, high := h.Edges[i], h.Edges[i+1]
		box := vg.Rectangle{Min: vg.Point{X: x(low) + gap, Y: y(0)}, Max: vg.Point{X: x(high) - gap, Y: y(float64(n))}}
		p.bin(p.style.Neutral, box)
		if top.Known() && high > top.Value {
			tinted := box
			tinted.Min.X = max(box.Min.X, x(top.Value))
			p.bin(p.topTint(), tinted)
		}
		box.Max.Y = max(box.Max.Y, box.Min.Y+p.em*0.5)
		p.point(box, Mark{Row: -1, Column: i, Text: p.binText(low, high, n)})
	}
}

// bin fills one column.
func (p *page) bin(c color.Color, box vg.Rectangle) {
	p.fill(c, box)
	p.pinstripe(c, rail{low: box.Min.X, high: box.Max.X}, box.Min.Y, box.Max.Y)
}

// binText says a bin in words. Where a gate holds, a handful of people is not
// told apart from one.
func (p *page) binText(low, high float64, n int) string {
	people := table.Plural(n, "person", "people")
	if least := p.comparison().Query.Gate.People; n > 0 && n < least {
		people = fmt.Sprintf("fewer than %d people", least)
	}
	return fmt.Sprintf("%s to %s: %s", p.chart.amount(low), p.chart.amount(high), people)
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
		p.write(l, label, vg.Point{X: at, Y: c.Min.Y - 0.5*p.em - l.size*ascent})
	}
}
