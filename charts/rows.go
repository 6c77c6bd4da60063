package charts

import (
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
)

// rowPlan is the measure of a chart with a row for each group.
type rowPlan struct {
	pitch  vg.Length // of rows
	rows   []int     // the groups that have room, by index
	hidden int       // how many have not
	over   vg.Length // room over the rows
	names  vg.Length // room for names, with people under them
	beside vg.Length // room for people right of the names, or 0 where they are under them
	values vg.Length // room for a column of values right of the people, or 0
	bare   bool      // the lowest value has no room beside what is drawn
	mute   bool      // no value has
	lines  int       // a name may have

	counted bool // it is known of some group how many people it has

	intervals bool // have room under what is drawn
}

// low reports whether rows have room for a single line of text only.
func (plan rowPlan) low() bool { return plan.beside > 0 }

// planRows measures rows in a body: as high as they can be up to most, and no
// lower than least, in multiples of body text.
func (p *page) planRows(groups []market.Row, body vg.Rectangle, least, most vg.Length) rowPlan {
	plan := rowPlan{lines: 1, over: p.overRows(), counted: slices.ContainsFunc(groups, func(g market.Row) bool { return g.People >= 0 })}
	height := body.Size().Y - p.underRows() - plan.over
	capacity := int(height / (least * p.em))
	if len(groups) > capacity {
		height -= 1.6 * p.em // the note needs a line
		capacity = max(1, int(height/(least*p.em)))
	}
	plan.rows = largest(groups, capacity)
	plan.hidden = len(groups) - len(plan.rows)
	plan.pitch = min(most*p.em, height/vg.Length(len(plan.rows)))
	if plan.pitch < 2.9*p.em {
		plan.beside = p.small.width(say.L("People")) + 0.9*p.em
		plan.pitch -= (p.headRows() - plan.over) / vg.Length(len(plan.rows))
		plan.over = p.headRows()
	}
	if plan.pitch >= 3.8*p.em {
		plan.lines = 2
	}
	for _, g := range pick(groups, plan.rows) {
		plan.names = max(plan.names, p.rowLook(plan).width(g.Name))
		if plan.low() {
			plan.beside = max(plan.beside, p.small.width(count(g))+0.9*p.em)
		} else {
			plan.names = max(plan.names, p.small.width(people(g)))
		}
	}
	plan.names = min(plan.names, body.Size().X*0.36)
	return plan
}

// rowLook is how names are written in rows.
func (p *page) rowLook(plan rowPlan) look {
	l := p.body
	l.size = min(l.size, plan.pitch/1.35)
	return l
}

// largest returns the indices of so many groups at most, in their own order: all
// if they have room, else those with the most people.
func largest(groups []market.Row, most int) []int {
	rows := make([]int, len(groups))
	for i := range rows {
		rows[i] = i
	}
	if len(rows) > most {
		slices.SortStableFunc(rows, func(a, b int) int { return groups[b].People - groups[a].People })
		rows = rows[:most]
		slices.Sort(rows)
	}
	return rows
}

// pick returns the items at some indices.
func pick[T any](items []T, at []int) []T {
	out := make([]T, len(at))
	for i, j := range at {
		out[i] = items[j]
	}
	return out
}

// count is the short form of people for a row without room for a second line.
func count(g market.Row) string {
	if g.People < 0 {
		return ""
	}
	return money.Format(float64(g.People), "", 0)
}

// underRows is the room for tick labels under rows, overRows that for the own
// pay's label over them, headRows that for the heads of columns too.
func (p *page) underRows() vg.Length { return 1.7 * p.em }

func (p *page) headRows() vg.Length { return 1.5 * p.em }

func (p *page) overRows() vg.Length {
	if p.comparison().Query.Own > 0 {
		return p.headRows()
	}
	return 0.2 * p.em
}

// rowArea is the part of a body that rows are drawn in, with some room left free
// on both sides.
func (p *page) rowArea(plan rowPlan, body vg.Rectangle, left, right vg.Length) vg.Rectangle {
	area := body
	area.Min.X += plan.names + plan.beside + plan.values + 0.9*p.em + left
	area.Max.X -= right
	area.Max.Y -= plan.over
	rows := plan.pitch * vg.Length(len(plan.rows))
	if plan.hidden == 0 {
		area.Max.Y -= max(0, area.Size().Y-p.underRows()-rows) / 3
	}
	area.Min.Y = area.Max.Y - rows
	return area
}

// rowName writes a group's name and people at the left of its row.
func (p *page) rowName(g market.Row, plan rowPlan, left, middle vg.Length) {
	name, quiet := p.rowLook(plan).aligned(1), p.small.aligned(1)
	right := left + plan.names
	if plan.low() {
		quiet.size = min(quiet.size, name.size)
		base := middle - name.size*capHeight/2
		p.write(name, name.abridge(g.Name, plan.names), vg.Point{X: right, Y: base})
		p.write(quiet, count(g), vg.Point{X: right + plan.beside, Y: base})
		return
	}
	lines := name.wrapName(g.Name, plan.names, plan.lines)
	under := people(g)
	height := name.size * (capHeight + leading*vg.Length(len(lines)-1))
	if under != "" {
		height += quiet.size * leading
	}
	top := middle + height/2 - name.size*capHeight + name.size*ascent
	top = p.writeLines(name, lines, right, top)
	p.writeLines(quiet, []string{under}, right, top)
}

// rowHeads writes over low rows what the columns beside their names are.
func (p *page) rowHeads(plan rowPlan, left, top vg.Length, value string) {
	if !plan.low() {
		return
	}
	l, at := p.small.aligned(1), vg.Point{X: left + plan.names + plan.beside, Y: top + 0.55*p.em}
	if plan.counted {
		p.write(l, say.L("People"), at)
	}
	if plan.values > 0 {
		at.X += plan.values
		p.write(l, value, at)
	}
}

// valueAxisUnder draws the grid and, under it, what its lines stand for.
func (p *page) valueAxisUnder(area vg.Rectangle, s scale, x func(float64) vg.Length) {
	a := p.axisUnder(s, x)
	for i, v := range a.ticks {
		at := x(v)
		p.stroke(p.style.Grid, p.hairline(), vg.Point{X: at, Y: area.Min.Y - 0.2*p.em}, vg.Point{X: at, Y: area.Max.Y})
		p.write(a.look, a.labels[i], vg.Point{X: at, Y: area.Min.Y - 0.5*p.em - a.look.size*ascent})
	}
}

// more says how many groups, or what else count says rows are, had no room, and what else is to be
// said of those that are not drawn.
func (p *page) more(plan rowPlan, count func(int) string, body, area vg.Rectangle, others ...string) {
	if plan.hidden > 0 {
		others = append([]string{say.N(plan.hidden, "more has no room", "more have no room")}, others...)
	}
	if len(others) == 0 {
		return
	}
	text := say.F("The %s with the most people; %s", count(len(plan.rows)), strings.Join(others, ", "))
	p.write(p.small, p.small.elide(text, body.Size().X), vg.Point{X: body.Min.X, Y: area.Min.Y - p.underRows() - p.small.size*ascent})
}
