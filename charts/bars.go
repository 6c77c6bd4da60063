package charts

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// rowPlan is the measure of a chart with a row for each group.
type rowPlan struct {
	pitch  vg.Length // of rows
	shown  int       // rows that have room
	hidden int       // rows that have not
	names  vg.Length // room for names, with people under them
	beside vg.Length // room for people right of the names, or 0
	lines  int       // a name may have
}

// planRows measures rows in a body: as high as they can be up to most, and no
// lower than least, in multiples of body text.
func (p *page) planRows(groups []market.Row, body vg.Rectangle, least, most vg.Length) rowPlan {
	height := body.Size().Y - p.underRows() - p.overRows()
	plan := rowPlan{shown: len(groups), lines: 1}
	if capacity := int(height / (least * p.em)); plan.shown > capacity {
		height -= 1.6 * p.em // the note needs a line
		plan.shown = max(1, int(height/(least*p.em)))
		plan.hidden = len(groups) - plan.shown
	}
	plan.pitch = min(most*p.em, height/vg.Length(plan.shown))
	inline := plan.pitch < 2.5*p.em
	if plan.pitch >= 3.8*p.em {
		plan.lines = 2
	}
	for _, g := range groups[:plan.shown] {
		plan.names = max(plan.names, p.body.width(g.Name))
		if inline {
			plan.beside = max(plan.beside, p.small.width(count(g))+0.6*p.em)
		} else {
			plan.names = max(plan.names, p.small.width(people(g)))
		}
	}
	plan.names = min(plan.names, body.Size().X*0.36)
	return plan
}

// count is the short form of people for a row without room for a second line.
func count(g market.Row) string {
	if g.People < 0 {
		return ""
	}
	return money.Format(float64(g.People), "", 0)
}

// underRows is the room for tick labels under rows, overRows that for the own
// pay's label over them.
func (p *page) underRows() vg.Length { return 1.7 * p.em }

func (p *page) overRows() vg.Length {
	if p.comparison().Query.Own > 0 {
		return 1.5 * p.em
	}
	return 0.2 * p.em
}

// rowArea is the part of a body that rows are drawn in, with some room left free
// on both sides.
func (p *page) rowArea(plan rowPlan, body vg.Rectangle, left, right vg.Length) vg.Rectangle {
	area := body
	area.Min.X += plan.names + plan.beside + 0.9*p.em + left
	area.Max.X -= right
	area.Max.Y -= p.overRows()
	area.Min.Y = area.Max.Y - plan.pitch*vg.Length(plan.shown)
	return area
}

// rowName writes a group's name and people at the left of its row.
func (p *page) rowName(g market.Row, plan rowPlan, left, middle vg.Length) {
	name, quiet := p.body.aligned(1), p.small.aligned(1)
	right := left + plan.names
	if plan.beside > 0 {
		base := middle - name.size*capHeight/2
		p.write(name, name.elide(g.Name, plan.names), vg.Point{X: right, Y: base})
		p.write(quiet, count(g), vg.Point{X: right + plan.beside, Y: base})
		return
	}
	lines, _ := name.wrap(g.Name, plan.names, plan.lines)
	under := people(g)
	height := name.size * (capHeight + leading*vg.Length(len(lines)-1))
	if under != "" {
		height += quiet.size * leading
	}
	top := middle + height/2 - name.size*capHeight + name.size*ascent
	top = p.writeLines(name, lines, right, top)
	p.writeLines(quiet, []string{under}, right, top)
}

// valueAxisUnder draws the grid and, under it, what its lines stand for.
func (p *page) valueAxisUnder(c draw.Canvas, s scale, x func(float64) vg.Length) {
	l := p.small.aligned(0.5)
	for i, label := range p.thinned(s, x(s.low+s.step)-x(s.low)) {
		at := x(s.ticks[i])
		p.stroke(p.style.Grid, p.hairline(), vg.Point{X: at, Y: c.Min.Y - 0.2*p.em}, vg.Point{X: at, Y: c.Max.Y})
		p.write(l, label, vg.Point{X: at, Y: c.Min.Y - 0.5*p.em - l.size*ascent})
	}
}

// ownLineUp draws the own pay as a dashed line with its label on top.
func (p *page) ownLineUp(c draw.Canvas, s scale, x func(float64) vg.Length) {
	own := p.comparison().Query.Own
	if own <= 0 || own < s.low || own > s.high {
		return
	}
	at := x(own)
	p.ownLine(vg.Point{X: at, Y: c.Min.Y}, vg.Point{X: at, Y: c.Max.Y + 0.2*p.em})
	l := p.small.colored(p.style.Text)
	text := "Your pay " + p.chart.short(own)
	half := l.width(text) / 2
	at = max(c.Min.X+half, min(at, p.Max.X-p.margin()-half))
	p.write(l.aligned(0.5), text, vg.Point{X: at, Y: c.Max.Y + 0.55*p.em})
}

// more says how many groups had no room.
func (p *page) more(plan rowPlan, body, area vg.Rectangle) {
	if plan.hidden > 0 {
		text := "and " + table.Plural(plan.hidden, "more group", "more groups") + " in the table"
		p.write(p.small, p.small.elide(text, body.Size().X), vg.Point{X: body.Min.X, Y: area.Min.Y - p.underRows() - p.small.size*ascent})
	}
}

// ticksAcross is how many ticks a horizontal scale has room for.
func (p *page) ticksAcross(width vg.Length) int {
	return max(2, int(width/(7*p.em)))
}

// barsFit reports whether groups have room as bars.
func (p *page) barsFit(n int, body vg.Rectangle) bool {
	height := body.Size().Y - p.underRows() - p.overRows() - 2*p.em
	return n > 0 && height/vg.Length(n) >= 2.35*p.em
}

// bars draws each group as two bars from zero.
func (p *page) bars(pairs []pair, e extent, body vg.Rectangle) {
	plan := p.planRows(p.comparison().Groups(), body, 2.2, 6)
	pairs = pairs[:plan.shown]
	var label vg.Length
	for _, a := range pairs {
		for _, f := range a.figures {
			if f.Known() {
				label = max(label, p.strong.width(p.chart.value(f)))
			}
		}
	}
	area := p.rowArea(plan, body, 0, 0.5*p.em)
	width := area.Size().X
	s := e.fromZero(width, label+0.8*p.em, p.ticksAcross(width))

	plt := newPlot()
	plt.X.Min, plt.X.Max = s.low, s.high
	plt.Add(plotter(func(c draw.Canvas, x, _ func(float64) vg.Length) {
		p.valueAxisUnder(c, s, x)
		for i, a := range pairs {
			p.columnBars(a, plan.rails(c.Max.Y, i, p.em, x))
		}
		p.ownLineUp(c, s, x)
		for i, a := range pairs {
			rails := plan.rails(c.Max.Y, i, p.em, x)
			p.rowName(a.group, plan, body.Min.X, (rails[0].low+rails[1].high)/2)
			p.barGroup(a, rails, s)
		}
		p.stroke(p.style.Axis, p.em/10, vg.Point{X: x(0), Y: c.Min.Y}, vg.Point{X: x(0), Y: c.Max.Y})
	}))
	plt.Draw(p.cut(area))
	p.more(plan, body, area)
}

// rails are the two bars of a row, the median's on top.
func (plan rowPlan) rails(top vg.Length, row int, em vg.Length, x func(float64) vg.Length) [2]rail {
	middle := top - (vg.Length(row)+0.5)*plan.pitch
	thick := min(plan.pitch*0.38, 2*em)
	half := em * 0.06
	return [2]rail{
		{horizontal: true, at: x, low: middle + half, high: middle + half + thick},
		{horizontal: true, at: x, low: middle - half - thick, high: middle - half},
	}
}

// barGroup draws what stands beside a group's bars: intervals, values, and the
// reasons where a bar is missing.
func (p *page) barGroup(a pair, rails [2]rail, s scale) {
	if reason := a.withheld(); reason != "" {
		both := rails[1]
		both.high = rails[0].high
		box := p.barGap(both, reason)
		for _, f := range a.figures {
			p.mark(box, a.row, f.Percentile, p.chart.describe(a.group, f))
		}
		return
	}
	for i, f := range a.figures {
		r := rails[i]
		if !f.Known() {
			p.mark(p.barGap(r, figureName(f.Percentile)+" "+f.Reason), a.row, f.Percentile, p.chart.describe(a.group, f))
			continue
		}
		thick := r.high - r.low
		if thick > 0.8*p.em {
			p.interval(r, s, f)
		}
		l := p.strong
		l.size = min(l.size, thick/0.85)
		at := vg.Point{X: r.end(s, f) + 0.5*p.em, Y: (r.low+r.high)/2 - l.size*capHeight/2}
		box := r.box(0, f.Value)
		box.Max.X = p.writeClear(l, p.chart.value(f), at).Max.X
		p.mark(box, a.row, f.Percentile, p.chart.describe(a.group, f))
	}
}

// barGap writes, where a bar would begin, why there is none.
func (p *page) barGap(r rail, reason string) vg.Rectangle {
	l := p.small
	l.size = min(l.size, (r.high-r.low)/0.85)
	from := r.at(0) + 0.5*p.em
	text := l.elide(reason, p.Max.X-p.margin()-from)
	return p.write(l, text, vg.Point{X: from, Y: (r.low+r.high)/2 - l.size*capHeight/2})
}
