package charts

import (
	"context"
	"errors"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// Distribution is the histogram of the cut.
const Distribution Kind = "distribution"

// distribution draws how many people earn how much, the top tenth tinted, with
// the usual percentiles and one's own pay on top.
type distribution struct {
	groups
	histogram
}

func (distribution) about() about {
	return about{kind: Distribution, label: say.L("Distribution")}
}

func (distribution) lacks(m Market, _ market.Comparison) string {
	if m.People == nil {
		return say.L("needs pay records")
	}
	return ""
}

// gather counts the cut's people; of pinned cuts, those of the first. Without a
// figure to begin with there are no columns.
func (distribution) gather(ctx context.Context, q question) (drawing, error) {
	if q.market.People == nil {
		return nil, errors.New("published tables have no distribution")
	}
	d := distribution{groups: groupsOf(q.comparison)}
	whole, asked := d.shown.Whole(), d.shown.Query
	if d.shown.Pinned {
		asked = whole.Query
	}
	if asked.Publication {
		return d.gatherOutside(ctx, q, asked)
	}
	d.edges = histogramEdges(whole)
	if d.edges == nil {
		d.edges = []float64{0}
		return d, nil
	}
	edges := slices.Concat([]float64{math.Inf(-1)}, d.edges, []float64{math.Inf(1)})
	counts, err := q.market.People.Histogram(ctx, asked.WithBy(""), edges)
	if err != nil {
		return nil, err
	}
	last := len(counts) - 1
	d.below, d.counts, d.above = counts[0], counts[1:last], counts[last]
	return d, nil
}

// gatherOutside counts the people between P10 and P90, for outside publication: in the
// terms of the source, so that other hours ask for nothing else.
func (d distribution) gatherOutside(ctx context.Context, q question, asked market.Query) (drawing, error) {
	d.edges = []float64{0}
	whole := d.shown.Whole()
	low, _ := whole.Figure(10)
	high, _ := whole.Figure(90)
	if !low.Known() || !high.Known() || !(low.Value < high.Value) {
		return d, nil
	}
	terms, amount, err := market.SourceTerms(d.shown.About, d.shown.Element, asked)
	if err != nil {
		return nil, err
	}
	edges := evenEdges(amount.Source(low.Value), amount.Source(high.Value), histogramBins(whole))
	if d.counts, err = q.market.People.Histogram(ctx, terms.WithBy(""), edges); err != nil {
		return nil, err
	}
	d.edges = d.edges[:0]
	for _, edge := range edges {
		d.edges = append(d.edges, amount.Of(edge))
	}
	return d, nil
}

// evenEdges part the span between two amounts, in whole cents.
func evenEdges(low, high float64, bins int) []float64 {
	edges := make([]float64, bins+1)
	for i := range edges {
		edges[i] = math.Round(100*(low+(high-low)*float64(i)/float64(bins))) / 100
	}
	return edges
}

func (d distribution) title() string { return say.F("Distribution of %s", payName(d.shown)) }

// remarks says who is in no column, and why some columns are wider than others.
func (d distribution) remarks() []string {
	least := d.shown.Query.Gate.People
	var notes []string
	if d.shown.Query.Publication {
		notes = append(notes, say.L("for outside publication from P10 to P90 only"))
	}
	if n := d.outside(least); n > 0 {
		notes = append(notes, say.F("%s less or more than the picture reaches", say.N(n, "person earns", "people earn")))
	}
	if len(d.bins(least)) < len(d.counts) {
		notes = append(notes, say.F("columns of fewer than %d people are joined to their neighbours; the area of a column tells its people", least))
	}
	return notes
}

func (d distribution) draw(p *page, body vg.Rectangle) {
	whole := d.shown.Whole()
	switch median, top := whole.Median(), whole.Top(); {
	case p.nobody(body):
		return
	case !median.Known():
		p.message(body, say.F("The distribution is withheld as the median is: %s.", table.Words(median.Reason)))
		return
	case top.Status == market.Withheld || d.shown.Query.Publication && len(d.edges) < 2: // columns of a few people would show each of them
		p.message(body, say.F("The distribution is withheld as P90 is: %s.", table.Words(top.Reason)))
		return
	}
	bins := d.bins(d.shown.Query.Gate.People)
	most := 0.0
	for _, b := range bins {
		most = math.Max(most, d.height(b))
	}
	if most == 0 {
		p.message(body, say.L("There is no distribution to show."))
		return
	}
	body = p.legend(d.legend(p, whole), body)
	axis := p.small.width(money.Format(most, "", 0)) + 0.7*p.em

	area := body
	area.Min.X += axis
	area.Min.Y += p.underRows()
	area.Max.X -= 1.2 * p.em
	first, last := d.edges[0], d.edges[len(d.edges)-1]
	x := linear(first, last, area.Min.X, area.Max.X)
	guides, lines := p.placeGuides(d.guides(p, whole), x)
	area.Max.Y -= vg.Length(lines)*p.guideLine() + 0.4*p.em
	about := max(1, min(4, int(area.Size().Y/(3*p.em))))
	step := math.Max(1, niceStep(most, about))
	if step != math.Trunc(step) {
		step = 2 // there are no half people
	}
	y := linear(0, most*1.02, area.Min.Y, area.Max.Y)
	p.countAxis(area, step, most, y)
	d.columns(p, bins, x, y, whole.Top())
	p.valueTicks(area, newScale(first, last, p.ticksAcross(area.Size().X)), x)
	p.drawGuides(guides, area)
}

// legend explains the tint of the top tenth.
func (d distribution) legend(p *page, whole market.Row) []entry {
	entries := []entry{{square, p.style.Neutral, say.F("People per %s of pay", p.chart.short(d.edges[1]-d.edges[0]))}}
	if whole.Top().Known() {
		entries = append(entries, entry{square, p.style.Top, say.L("Best-paid tenth")})
	}
	return entries
}

// height is how many people a column has for each of the histogram's usual
// widths: one that was joined is lower, so that its area still tells its people.
func (d distribution) height(b bin) float64 {
	return float64(b.people) * (d.edges[1] - d.edges[0]) / (b.high - b.low)
}

// columns draws the histogram's columns; P90 parts the column it falls into.
func (d distribution) columns(p *page, bins []bin, x, y func(float64) vg.Length, top market.Figure) {
	gap := p.em / 16
	for i, b := range bins {
		box := vg.Rectangle{
			Min: vg.Point{X: x(b.low) + gap, Y: y(0)},
			Max: vg.Point{X: x(b.high) - gap, Y: y(d.height(b))},
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
	span := say.F("%s to %s", p.chart.amount(b.low), p.chart.amount(b.high))
	switch {
	case b.below && b.above:
		span = say.L("All pay")
	case b.below:
		span = say.F("Less than %s", p.chart.amount(b.high))
	case b.above:
		span = say.F("%s and more", p.chart.amount(b.low))
	}
	return span + ": " + say.N(b.people, "person", "people")
}

// countAxis draws the grid of people.
func (p *page) countAxis(area vg.Rectangle, step, most float64, y func(float64) vg.Length) {
	l := p.small.aligned(1)
	for v := 0.0; v <= most; v += step {
		at := y(v)
		p.stroke(p.style.Grid, p.hairline(), vg.Point{X: area.Min.X, Y: at}, vg.Point{X: area.Max.X, Y: at})
		p.write(l, money.Format(v, "", 0), vg.Point{X: area.Min.X - 0.6*p.em, Y: at - l.size*capHeight/2})
	}
}

// valueTicks draws a pay axis without a grid.
func (p *page) valueTicks(area vg.Rectangle, s scale, x func(float64) vg.Length) {
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: area.Min.X, Y: area.Min.Y}, vg.Point{X: area.Max.X, Y: area.Min.Y})
	a := p.axisUnder(s, x)
	for i, v := range a.ticks {
		at := x(v)
		p.stroke(p.style.Axis, p.hairline(), vg.Point{X: at, Y: area.Min.Y - 0.3*p.em}, vg.Point{X: at, Y: area.Min.Y})
		p.write(a.look, a.labels[i], vg.Point{X: at, Y: area.Min.Y - 0.5*p.em - a.look.size*ascent})
	}
}
