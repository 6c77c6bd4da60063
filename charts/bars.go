package charts

import (
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"gonum.org/v1/plot/vg"
)

// barsFit reports whether groups have room as bars.
func (p *page) barsFit(n int, body vg.Rectangle) bool {
	height := body.Size().Y - p.underRows() - p.overRows() - 2*p.em
	return n > 0 && height/vg.Length(n) >= 2.35*p.em
}

// bars draws each group as two bars from zero.
func (p *page) bars(pairs []pair, e extent, body vg.Rectangle) {
	plan := p.planRows(p.comparison().Groups(), body, 2.2, 6)
	pairs = pick(pairs, plan.rows)
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

	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	p.valueAxisUnder(area, s, x)
	p.rowHeads(plan, body.Min.X, area.Max.Y, "")
	for i, a := range pairs {
		p.columnBars(a, plan.rails(area.Max.Y, i, p.em, x))
	}
	p.ownLineUp(area, s, x)
	inside := p.anyReachesFar(pairs, rail{horizontal: true, at: x}, s)
	for i, a := range pairs {
		rails := plan.rails(area.Max.Y, i, p.em, x)
		p.rowName(a.group, plan, body.Min.X, (rails[0].low+rails[1].high)/2)
		p.barGroup(a, rails, s, inside)
	}
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: x(0), Y: area.Min.Y}, vg.Point{X: x(0), Y: area.Max.Y})
	p.more(plan, func(n int) string { return say.N(n, "group", "groups") }, body, area)
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
func (p *page) barGroup(a pair, rails [2]rail, s scale, inside bool) {
	if reason := a.withheld(); reason != "" {
		both := rails[1]
		both.high = rails[0].high
		box := p.barGap(both, reason)
		for _, f := range a.figures {
			p.mark(box, a.row, a.group, f)
		}
		return
	}
	for i, one := range p.medianAndTop() {
		r, f := rails[i], a.figures[i]
		if !f.Known() {
			p.mark(p.barGap(r, figureName(f.Percentile)+" "+table.Words(f.Reason)), a.row, a.group, f)
			continue
		}
		thick := r.high - r.low
		if thick > 0.8*p.em {
			p.interval(r, s, f)
		}
		l := p.strong
		l.size = min(l.size, thick/0.85)
		box := r.box(0, f.Value)
		box.Max.X = max(box.Max.X, p.barValue(l, r, s, one.color, f, inside).Max.X)
		p.mark(box, a.row, a.group, f)
	}
}

// barGap writes, where a bar would begin, why there is none.
func (p *page) barGap(r rail, reason string) vg.Rectangle {
	l := p.small
	l.size = min(l.size, (r.high-r.low)/0.85)
	from := r.at(0) + 0.5*p.em
	text := l.elide(reason, p.Max.X-p.margin()-from)
	return p.writeClear(l, text, vg.Point{X: from, Y: (r.low+r.high)/2 - l.size*capHeight/2})
}
