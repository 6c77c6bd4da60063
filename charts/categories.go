package charts

import (
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// categories draws a bar for each category of workers from 0, where women and men are paid
// alike, to its gap of total pay: to the right where women are paid less. Those that reach
// 5 % are dark and have a sign.
type categories struct {
	Gapped
	of []gap.Category
}

func (g categories) title() string { return say.L("Gap of pay by category of workers") }

func (g categories) names() []string {
	names := []string{g.Roster}
	for _, c := range g.of {
		names = append(names, c.Name)
	}
	return names
}

func (g categories) told() told {
	t := g.Gapped.told()
	t.subtitle = say.L("Total pay, mean; in per cent of what men are paid: right of 0 women are paid less")
	t.signs = append(t.signs, table.FlagSign+" "+say.L("5 % or more, one of three conditions of article 10(1)"), say.L("by chance: how often pay that does not differ would reach it at these numbers"))
	return t
}

func (g categories) draw(p *page, body vg.Rectangle) {
	if len(g.of) == 0 {
		p.message(body, say.L("Nobody is in the figures"))
		return
	}
	dark, pale := p.ofWomen(), p.style.Neutral
	body = p.legend([]entry{{square, dark, table.FlagSign + " " + say.L("5 % or more")}, {square, pale, say.L("less than 5 %")}}, body)
	rows := heads(len(g.of), func(i int) (string, int) { return table.CategoryName(g.of[i]), g.of[i].Of.Both() })
	plan := p.planRows(rows, body, 1.4, 3.6)
	all := pick(g.of, plan.rows)
	columns := g.columns(p, all, body.Size().X)
	p.headColumns(&plan, columns, body)
	e, left, right := g.reach(p, all)
	area := p.rowArea(plan, body, 0.4*p.em+left, 0.4*p.em+right+p.columnsWidth(columns))
	s := newScale(e.low, e.high, p.ticksAcross(area.Size().X))
	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	p.valueAxisUnder(area, s, x)
	for _, flag := range []float64{-gap.Flag, gap.Flag} {
		p.stroke(p.style.Axis, p.hairline(), vg.Point{X: x(flag), Y: area.Min.Y}, vg.Point{X: x(flag), Y: area.Max.Y}, 0.35*p.em, 0.35*p.em)
	}
	p.rowHeads(plan, body.Min.X, area.Max.Y, "")
	for i, category := range all {
		middle, half := area.Max.Y-(vg.Length(i)+0.5)*plan.pitch, plan.pitch/2
		p.rowName(rows[plan.rows[i]], plan, body.Min.X, middle)
		p.category(category, rail{horizontal: true, at: x, low: middle - half, high: middle + half}, area.Min.X-left, body.Max.X-p.columnsWidth(columns))
		p.point(vg.Rectangle{Min: vg.Point{X: body.Min.X, Y: middle - half}, Max: vg.Point{X: body.Max.X, Y: middle + half}}, Mark{Row: plan.rows[i], Text: categoryText(category)})
	}
	p.figureColumns(columns, plan, body.Max.X, area.Max.Y)
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: x(0), Y: area.Min.Y}, vg.Point{X: x(0), Y: area.Max.Y})
	p.more(plan, func(n int) string { return say.N(n, "category", "categories") }, body, area)
}

// gapLook is how a gap is written at the end of its bar.
func (p *page) gapLook(c gap.Category, pitch vg.Length) look {
	l := p.body
	if c.Flagged() {
		l = p.strong
	}
	l.size = min(l.size, pitch/1.35)
	return l
}

// gapValue is what is written there.
func gapValue(c gap.Category) string {
	if c.Flagged() {
		return table.FlagSign + " " + percent(c.Total.Gap())
	}
	return percent(c.Total.Gap())
}

// reach is how far gaps go to both sides of 0, and at least beyond 5 % either way; and the
// room that is needed on both sides for what is written at the ends of bars.
func (g categories) reach(p *page, of []gap.Category) (e extent, left, right vg.Length) {
	e = extent{-gap.Flag - 1, gap.Flag + 1}
	for _, c := range of {
		x := c.Total.Gap()
		if math.IsNaN(x) {
			continue
		}
		e.low, e.high = min(e.low, x), max(e.high, x)
		width := p.strong.width(gapValue(c)) + 0.5*p.em
		if x < 0 {
			left = max(left, width)
		} else {
			right = max(right, width)
		}
	}
	return e, left, right
}

// columns are who is in a category, and how often chance alone would flag it, where there
// is room.
func (g categories) columns(p *page, of []gap.Category, width vg.Length) []figureColumn {
	if width < 46*p.em {
		return nil
	}
	number := func(n int) string { return table.Fact{Number: float64(n), As: table.AsCount}.String() }
	return []figureColumn{
		{say.L("Women"), func(i int) string { return number(of[i].Of.Women) }},
		{say.L("Men"), func(i int) string { return number(of[i].Of.Men) }},
		{say.L("By chance"), func(i int) string { return percent(100 * of[i].Chance) }},
	}
}

// category draws one, between two places to the left and to the right.
func (p *page) category(c gap.Category, row rail, left, right vg.Length) {
	pitch, middle := row.high-row.low, (row.low+row.high)/2
	x := c.Total.Gap()
	if math.IsNaN(x) || !c.Stated() {
		quiet := p.small
		quiet.size = min(quiet.size, pitch/1.25)
		why := table.Words(remark.New(remark.OneSex))
		if c.Stated() {
			why = table.Words(remark.New(remark.NoGap))
		}
		at, room := vg.Point{X: row.at(0) + 0.5*p.em, Y: middle - quiet.size*capHeight/2}, right-row.at(0)-0.5*p.em
		if before := row.at(0) - left - 0.5*p.em; before > room { // the larger side has it
			quiet, at.X, room = quiet.aligned(1), row.at(0)-0.5*p.em, before
		}
		p.writeClear(quiet, quiet.elide(why, room), at)
		return
	}
	fill := p.style.Neutral
	if c.Flagged() {
		fill = p.ofWomen()
	}
	p.fill(fill, row.inner(min(pitch*0.6, 1.6*p.em)).box(0, x))
	l := p.gapLook(c, pitch)
	at := vg.Point{X: row.at(x) + 0.45*p.em, Y: middle - l.size*capHeight/2}
	if x < 0 {
		l, at.X = l.aligned(1), row.at(x)-0.45*p.em
	}
	p.writeClear(l, gapValue(c), at)
}

// categoryText says a category in words.
func categoryText(c gap.Category) string {
	text := say.F("%s: %s and %s; ", table.CategoryName(c), say.N(c.Of.Women, "woman", "women"), say.N(c.Of.Men, "man", "men"))
	if !c.Stated() {
		return text + table.Words(remark.New(remark.OneSex))
	}
	text += say.F("gap of total pay %s", table.Fact{Number: c.Total.Gap(), As: table.AsPercent2})
	if c.Flagged() {
		text += ", " + say.L("5 % or more")
	}
	return text + "; " + say.F("by chance alone %s", percent(100*c.Chance))
}
