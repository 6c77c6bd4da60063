package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// quarters draws how many of everyone, and of each quarter by pay, are women and men: a
// bar each, parted in two. A dashed line takes the share of everyone down to the quarters.
type quarters struct {
	Gapped
	by string // what people are ranked by: "hourly pay"
	of [4]gap.Quarter
}

// parts are everyone, and the quarters.
func (q quarters) parts() (names []string, shares []gap.Pair, of []gap.Count) {
	var all gap.Count
	for _, each := range q.of {
		all.Women, all.Men = all.Women+each.Whole.Women, all.Men+each.Whole.Men
	}
	names, shares, of = []string{say.L("Everyone")}, []gap.Pair{all.Shares()}, []gap.Count{all}
	for i, each := range q.of {
		names, shares, of = append(names, table.QuarterNames()[i]), append(shares, each.WholeShares()), append(of, each.Whole)
	}
	return names, shares, of
}

func (q quarters) title() string   { return say.F("Women and men in the quarters by %s", q.by) }
func (q quarters) names() []string { return []string{q.Roster} }

func (q quarters) told() told {
	t := q.Gapped.told()
	t.subtitle = say.L("As many people in each quarter, the lowest paid first")
	t.facts = append(t.facts, say.L("people paid alike over a boundary are parted in proportion"))
	return t
}

func (q quarters) draw(p *page, body vg.Rectangle) {
	names, shares, of := q.parts()
	if of[0].Both() == 0 {
		p.message(body, say.L("Nobody is in the figures"))
		return
	}
	women, men := p.ofWomen(), p.ofMen()
	body = p.legend([]entry{{square, women, say.L("Women")}, {square, men, say.L("Men")}}, body)
	rows := heads(len(names), func(i int) (string, int) { return names[i], of[i].Both() })
	plan := p.planRows(rows, body, 1.4, 4.6)
	area := p.rowArea(plan, body, 0.8*p.em, 1.5*p.em)
	s := newScale(0, 100, min(5, p.ticksAcross(area.Size().X)))
	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	p.valueAxisUnder(area, s, x)
	p.rowHeads(plan, body.Min.X, area.Max.Y, "")
	for i, at := range plan.rows {
		middle, half := area.Max.Y-(vg.Length(i)+0.5)*plan.pitch, plan.pitch/2
		p.rowName(rows[at], plan, body.Min.X, middle)
		row := rail{horizontal: true, at: x, low: middle - half, high: middle + half}.inner(min(plan.pitch*0.66, 2.2*p.em))
		p.share(row, women, 0, shares[at].Women, shares[at].Women)
		p.share(row, men, shares[at].Women, 100, shares[at].Men)
		p.point(vg.Rectangle{Min: vg.Point{X: body.Min.X, Y: middle - half}, Max: vg.Point{X: body.Max.X, Y: middle + half}}, Mark{Row: at, Text: sharesText(names[at], shares[at], of[at])})
	}
	p.rim(x(shares[0].Women), area.Min.Y, area.Max.Y-plan.pitch)
	p.more(plan, func(n int) string { return say.N(n, "quarter", "quarters") }, body, area)
}

// ofWomen and ofMen are the colours of both: neither is one that means something else.
func (p *page) ofWomen() color.Color { return blend(p.style.Text, p.style.Background, 0.72) }
func (p *page) ofMen() color.Color   { return blend(p.style.Neutral, p.style.Background, 0.6) }

// share draws a part of a bar, with how much of everybody in it that is where there is room.
func (p *page) share(row rail, c color.Color, from, to, percents float64) {
	box := row.box(from, to)
	p.fill(c, box)
	l := p.body.colored(readable(c)).aligned(0.5)
	l.size = min(l.size, (row.high-row.low)/1.25)
	if text := percent(percents); l.width(text)+0.8*p.em < box.Size().X {
		p.write(l, text, vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: (row.low+row.high)/2 - l.size*capHeight/2})
	}
}

// rim draws the dashed line of everyone's share, which can be seen on both colours.
func (p *page) rim(at, from, to vg.Length) {
	p.stroke(p.style.Background, p.em*0.22, vg.Point{X: at, Y: from}, vg.Point{X: at, Y: to})
	p.stroke(p.style.Text, p.em*0.1, vg.Point{X: at, Y: from}, vg.Point{X: at, Y: to}, 0.4*p.em, 0.3*p.em)
}

// sharesText says a bar in words.
func sharesText(name string, share gap.Pair, of gap.Count) string {
	if of.Both() == 0 {
		return name + ": " + say.L("nobody")
	}
	return say.F("%s: %s (%s), %s (%s)", name, say.N(of.Women, "woman", "women"), percent(share.Women), say.N(of.Men, "man", "men"), percent(share.Men))
}
