package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// dots draws each group as two dots on a line: the form for many groups. Those
// that have no room are counted in a note.
func (p *page) dots(pairs []pair, body vg.Rectangle) {
	groups := p.comparison().Groups()
	plan := p.planRows(groups, body, 1.4, 2.4)
	pairs = pick(pairs, plan.rows)
	e := reach(pick(groups, plan.rows), []float64{50, 90}, p.comparison().Query.Own, false)
	l := p.dotLabel(plan)
	var label [2]vg.Length
	for _, a := range pairs {
		for i, f := range a.figures {
			if f.Known() {
				label[i] = max(label[i], l.width(p.chart.value(f)))
			}
		}
	}
	area := p.rowArea(plan, body, label[0]+0.9*p.em, label[1]+0.9*p.em)
	if area.Size().X < 10*p.em { // the picture before what the table says too
		plan.mute, plan.names = true, min(plan.names, body.Size().X*0.25)
		area = p.rowArea(plan, body, 0.6*p.em, 0.6*p.em)
	}
	width := area.Size().X
	s := e.around(p.ticksAcross(width))

	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	p.valueAxisUnder(area, s, x)
	p.ownLineUp(area, s, x)
	p.rowHeads(plan, body.Min.X, area.Max.Y, "")
	for i, a := range pairs {
		middle := area.Max.Y - (vg.Length(i)+0.5)*plan.pitch
		p.rowName(a.group, plan, body.Min.X, middle)
		p.dotGroup(a, l, plan, middle, x, area.Min.X)
	}
	p.more(plan, func(n int) string { return say.N(n, "group", "groups") }, body, area)
}

// dotLabel is the look of values beside dots.
func (p *page) dotLabel(plan rowPlan) look {
	l := p.small.colored(p.style.Text)
	l.size = min(l.size, plan.pitch/1.25)
	return l
}

// dotGroup draws one group on its line.
func (p *page) dotGroup(a pair, l look, plan rowPlan, middle vg.Length, x func(float64) vg.Length, left vg.Length) {
	median, top := a.figures[0], a.figures[1]
	if median.Known() && top.Known() {
		p.stroke(p.style.Neutral, p.em/5,
			vg.Point{X: x(median.Value), Y: middle}, vg.Point{X: x(top.Value), Y: middle})
	}
	free := left // where a reason may begin
	for i, one := range p.medianAndTop() {
		if f := a.figures[i]; f.Known() {
			box := p.dotFigure(l.aligned(vg.Length(1-i)), one.color, f, vg.Point{X: x(f.Value), Y: middle}, plan)
			p.mark(box, a.row, a.group, f)
			free = max(free, box.Max.X+0.5*p.em)
		}
	}
	for i, one := range p.medianAndTop() {
		f := a.figures[i]
		if f.Known() {
			continue
		}
		text := figureName(one.percentile) + " " + table.Words(f.Reason)
		if a.withheld() != "" {
			text = table.Words(f.Reason)
		}
		quiet := l.colored(p.style.Muted)
		box := quiet.box(text, vg.Point{X: free, Y: middle - l.size*capHeight/2})
		if i == 0 || a.withheld() == "" {
			box = p.writeClear(quiet, quiet.elide(text, p.Max.X-p.margin()-free), vg.Point{X: free, Y: middle - l.size*capHeight/2})
			free = box.Max.X + 0.5*p.em
		}
		p.mark(box, a.row, a.group, f)
	}
}

// dotFigure draws one dot with its value on the side the look is aligned to.
func (p *page) dotFigure(l look, c color.Color, f market.Figure, at vg.Point, plan rowPlan) vg.Rectangle {
	radius := min(p.em*0.42, plan.pitch*0.33)
	p.disc(c, at, radius)
	if !f.Reason.IsZero() {
		p.disc(p.style.Background, at, radius*0.55)
	}
	aside := (radius + 0.35*p.em) * (1 - 2*l.align)
	box := vg.Rectangle{Min: at, Max: at}
	if !plan.mute {
		box = p.writeClear(l, p.chart.value(f), vg.Point{X: at.X + aside, Y: at.Y - l.size*capHeight/2})
	}
	return vg.Rectangle{
		Min: vg.Point{X: min(box.Min.X, at.X-radius), Y: at.Y - plan.pitch/2},
		Max: vg.Point{X: max(box.Max.X, at.X+radius), Y: at.Y + plan.pitch/2},
	}
}
