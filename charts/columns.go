package charts

import (
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"gonum.org/v1/plot/vg"
)

// columnPlan is the measure of a chart of columns: how much room each group and
// each column has.
type columnPlan struct {
	axis, right vg.Length // room for tick labels, and for the own pay's label
	pitch       vg.Length // of groups
	width       vg.Length // of a column
	gap         vg.Length // between a group's two columns
	names       [][]string
	nameLines   int
	whole       bool // no name had to be shortened
}

// planColumns measures columns in a body.
func (p *page) planColumns(pairs []pair, e extent, body vg.Rectangle) columnPlan {
	var plan columnPlan
	plan.axis = p.small.widest(p.chart.tickLabels(e.fromZero(10*p.em, p.em, 6))) + 0.7*p.em
	if own := p.comparison().Query.Own; own > 0 {
		plan.right = p.small.widest(p.ownLines(own)) + 0.5*p.em
	}
	plan.pitch = (body.Size().X - plan.axis - plan.right) / vg.Length(max(len(pairs), 1))
	plan.gap = p.em * 0.2
	plan.width = min(plan.pitch*0.4, 7*p.em)
	plan.whole = true
	for _, a := range pairs {
		lines, whole := p.body.wrap(a.group.Name, min(plan.pitch, 15*p.em)-0.6*p.em, 2)
		plan.names = append(plan.names, lines)
		plan.nameLines = max(plan.nameLines, len(lines))
		plan.whole = plan.whole && whole
	}
	return plan
}

// fewGroups are so many that it is not their number that leaves no room for columns.
const fewGroups = 8

// noColumns says why columns have no room, in few words; "" where every name and every
// value has.
func (p *page) noColumns(pairs []pair, e extent, body vg.Rectangle) string {
	plan := p.planColumns(pairs, e, body)
	switch {
	case body.Size().Y < 13*p.em:
		return say.L("little room")
	case !plan.whole:
		for _, a := range pairs {
			if len(pairs) <= fewGroups && p.body.width(a.group.Name) > 10*p.em {
				return say.L("long names")
			}
		}
		return crowded(pairs)
	}
	room := min(plan.width+plan.gap, plan.pitch-plan.width-plan.gap) - 0.25*p.em
	for _, a := range pairs {
		for _, f := range a.figures {
			if f.Known() && p.strong.width(p.chart.value(f)) > room {
				return crowded(pairs)
			}
		}
		if p.small.width(people(a.group)) > plan.pitch-0.4*p.em {
			return crowded(pairs)
		}
	}
	return ""
}

// crowded says why values have no room side by side.
func crowded(pairs []pair) string {
	if len(pairs) > fewGroups {
		return say.N(len(pairs), "group", "groups")
	}
	return say.L("little room")
}

// columns draws each group as two columns from zero.
func (p *page) columns(pairs []pair, e extent, body vg.Rectangle) {
	plan := p.planColumns(pairs, e, body)
	under := p.body.height(plan.nameLines) + p.small.height(1) + 1.1*p.em
	area := body
	area.Min.X += plan.axis
	area.Max.X -= plan.right
	area.Min.Y += under
	length := area.Size().Y
	s := e.fromZero(length, 1.9*p.em, p.ticksUp(length))

	x := linear(0, float64(len(pairs)), area.Min.X, area.Max.X)
	y := linear(s.low, s.high, area.Min.Y, area.Max.Y)
	p.valueAxisLeft(area, s, y)
	for i, a := range pairs {
		p.columnBars(a, plan.rails(x(float64(i)+0.5), y))
	}
	p.ownLineAcross(area, s, y)
	inside := p.anyReachesFar(pairs, rail{at: y}, s)
	for i, a := range pairs {
		p.columnGroup(a, plan.rails(x(float64(i)+0.5), y), s, inside)
	}
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: area.Min.X, Y: y(0)}, vg.Point{X: area.Max.X, Y: y(0)})
	for i, a := range pairs {
		at := vg.Point{X: x(float64(i) + 0.5), Y: area.Min.Y - 0.5*p.em}
		at.Y = p.writeLines(p.body.aligned(0.5), plan.names[i], at.X, at.Y)
		p.writeLines(p.small.aligned(0.5), []string{people(a.group)}, at.X, at.Y)
	}
}

// rails are the two columns of a group around a centre.
func (plan columnPlan) rails(center vg.Length, y func(float64) vg.Length) [2]rail {
	half := plan.gap / 2
	return [2]rail{
		{at: y, low: center - half - plan.width, high: center - half},
		{at: y, low: center + half, high: center + half + plan.width},
	}
}

// columnBars fills the columns of a group.
func (p *page) columnBars(a pair, rails [2]rail) {
	for i, one := range p.medianAndTop() {
		if f := a.figures[i]; f.Known() {
			p.bar(rails[i], one.color, f)
		}
	}
}

// columnGroup draws what stands on a group's columns: intervals, values, and the
// reasons where a column is missing.
func (p *page) columnGroup(a pair, rails [2]rail, s scale, inside bool) {
	if reason := a.withheld(); reason != "" {
		both := rails[0]
		both.high = rails[1].high
		box := p.columnGap(both, reason, s)
		for _, f := range a.figures {
			p.mark(box, a.row, a.group, f)
		}
		return
	}
	for i, one := range p.medianAndTop() {
		r, f := rails[i], a.figures[i]
		box := r.box(0, f.Value)
		if f.Known() {
			p.interval(r, s, f)
			box.Max.Y = max(box.Max.Y, p.barValue(p.strong, r, s, one.color, f, inside).Max.Y)
		} else {
			box = p.columnGap(r, table.Words(f.Reason), s)
		}
		p.mark(box, a.row, a.group, f)
	}
}

// columnGap writes, where a column would stand, why it does not: upright in a
// column too narrow for the words.
func (p *page) columnGap(r rail, reason string, s scale) vg.Rectangle {
	l := p.small.aligned(0.5)
	from, middle := r.at(0)+0.5*p.em, (r.low+r.high)/2
	lines, whole := l.even(reason, r.high-r.low+0.1*p.em, 5)
	if long := l.width(reason); !whole && long < r.at(s.high)-from {
		p.writeUp(l.aligned(0), reason, vg.Point{X: middle + l.size*capHeight/2, Y: from})
		return r.between(r.at(0), from+long)
	}
	top := from + l.height(len(lines))
	p.writeLines(l, lines, middle, top)
	return r.between(r.at(0), top)
}

// valueAxisLeft draws the grid and, left of it, what its lines stand for.
func (p *page) valueAxisLeft(area vg.Rectangle, s scale, y func(float64) vg.Length) {
	a := p.axisLeft(s, y, area.Min.X)
	for i, v := range a.ticks {
		at := y(v)
		p.stroke(p.style.Grid, p.hairline(), vg.Point{X: area.Min.X, Y: at}, vg.Point{X: area.Max.X, Y: at})
		p.write(a.look, a.labels[i], vg.Point{X: area.Min.X - 0.6*p.em, Y: at - a.look.size*capHeight/2})
	}
}
