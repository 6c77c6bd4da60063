package charts

import (
	"context"
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// ChangeOverTime is the change of pay between two years.
const ChangeOverTime Kind = "change"

// changeOverTime draws how pay changed between two years: of the same employers with
// its interval and the middle half of their changes, of everybody, and what of that is
// who takes part.
type changeOverTime struct {
	groups
	change market.Change
}

func (changeOverTime) about() about {
	return about{kind: ChangeOverTime, label: say.L("Change over time")}
}

func (changeOverTime) lacks(m Market, _ market.Comparison) string {
	year, _ := dimensionOf(m, market.Year)
	_, named := dimensionOf(m, market.Employer)
	if len(year.Values) < 2 || !named || m.People == nil {
		return say.L("needs pay records of several years with their employers")
	}
	return ""
}

func (changeOverTime) gather(_ context.Context, q question) (drawing, error) {
	change, err := q.beside.Change()
	shown := change.After // what is told around the picture is of both years
	if year, ok := dimensionOf(q.market, market.Year); ok {
		shown.Query = shown.Query.WithFilter(market.Filter{Dimension: year.Name})
	}
	return changeOverTime{groupsOf(shown), change}, err
}

func (c changeOverTime) title() string {
	return say.F("Change of %s from %s to %s", payName(c.shown), c.change.Years.From, c.change.Years.To)
}

func (c changeOverTime) by() market.Dimension { return market.Dimension{} }

// behind is nobody: the people of the later year are not those compared, whom the remarks
// count.
func (changeOverTime) behind() string { return "" }

func (c changeOverTime) remarks() []string { return table.AllWords(table.ChangeNotes(c.change)) }

// changeLine is a line of the picture.
type changeLine struct {
	table.ChangeRow
	title, value string
}

// lines are the changes that are drawn; the quartiles are a bar on the first.
func (c changeOverTime) lines(p *page) []changeLine {
	columns := table.Change(c.change)
	var out []changeLine
	for i, row := range table.ChangeRows(c.change) {
		if i == 1 || i == 2 {
			continue
		}
		title := row.Name
		if i == 0 && c.change.Both >= 0 {
			title += fmt.Sprintf(" (%d)", c.change.Both)
		}
		out = append(out, changeLine{row, title, table.Text(columns[1], row, p.comparison().Currency, p.comparison().Query.Basis)})
	}
	return out
}

func (c changeOverTime) draw(p *page, body vg.Rectangle) {
	if p.nobody(body) {
		return
	}
	lines := c.lines(p)
	low, high, known := c.reach(lines)
	if !known {
		p.message(body, table.Sentences(table.ChangeNotes(c.change)...))
		return
	}
	body = p.legend(c.legend(p), body)
	names, values := vg.Length(0), vg.Length(0)
	for _, l := range lines {
		names = max(names, p.body.width(l.title))
		if !math.IsNaN(l.Change) {
			values = max(values, p.strong.width(l.value))
		}
	}
	names = min(names, body.Size().X*0.4)
	area := body
	area.Min.X += names + 1.2*p.em
	area.Max.X -= values + 1.5*p.em
	area.Min.Y += p.small.height(1) + 0.9*p.em
	s := newScale(low, high, p.ticksAcross(area.Size().X))
	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	p.changeTicks(s, area, x)
	step := area.Size().Y / vg.Length(len(lines))
	for i, l := range lines {
		middle := area.Max.Y - (vg.Length(i)+0.5)*step
		p.write(p.body, p.body.elide(l.title, names), vg.Point{X: body.Min.X, Y: middle - p.body.size*capHeight/2})
		c.line(p, i, l, middle, min(step/2, 1.4*p.em), x, area, body)
	}
}

// line draws one change: its dot with the interval, or why there is none.
func (c changeOverTime) line(p *page, row int, l changeLine, middle, half vg.Length, x func(float64) vg.Length, area, body vg.Rectangle) {
	box := vg.Rectangle{Min: vg.Point{X: area.Min.X, Y: middle - half}, Max: vg.Point{X: area.Max.X, Y: middle + half}}
	text := fmt.Sprintf("%s: %s", l.title, l.value)
	if math.IsNaN(l.Change) {
		quiet := p.small
		p.write(quiet, quiet.elide(l.value, body.Max.X-area.Min.X), vg.Point{X: area.Min.X, Y: middle - quiet.size*capHeight/2})
		p.point(box, Mark{Row: -1, Column: row, Text: text})
		return
	}
	color := p.style.Neutral
	if row == 0 {
		color = p.style.Median
		if !math.IsNaN(c.change.P25) {
			p.fill(p.bandColor(color), vg.Rectangle{Min: vg.Point{X: x(c.change.P25), Y: middle - half*0.6}, Max: vg.Point{X: x(c.change.P75), Y: middle + half*0.6}})
			text += "; " + say.F("the middle half of the employers %s to %s %%", money.Signed(100*c.change.P25, 1), money.Signed(100*c.change.P75, 1))
		}
	}
	if !math.IsNaN(l.Low) {
		p.whisker(rail{horizontal: true, at: x, low: middle - half*0.4, high: middle + half*0.4}, l.Low, l.High, true, true)
		text += say.F(" (95 %%: %s to %s %%)", money.Signed(100*l.Low, 1), money.Signed(100*l.High, 1))
	}
	p.disc(p.style.Background, vg.Point{X: x(l.Change), Y: middle}, p.em*0.55)
	p.disc(color, vg.Point{X: x(l.Change), Y: middle}, p.em*0.45)
	p.write(p.strong.aligned(1), l.value, vg.Point{X: body.Max.X, Y: middle - p.strong.size*capHeight/2})
	p.point(box, Mark{Row: -1, Column: row, Text: text})
}

// reach is the span that is drawn, zero in it; known is false without any change.
func (c changeOverTime) reach(lines []changeLine) (low, high float64, known bool) {
	for _, l := range lines {
		known = known || !math.IsNaN(l.Change)
		for _, v := range []float64{l.Change, l.Low, l.High, c.change.P25, c.change.P75} {
			if !math.IsNaN(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	room := math.Max(0.005, (high-low)*0.04)
	return low - room, high + room, known
}

// legend explains dot, whisker and bar.
func (c changeOverTime) legend(p *page) []entry {
	entries := []entry{{dot, p.style.Median, say.L("Median of the employers' changes")}}
	if c.change.Attainable {
		entries = append(entries, entry{whisker, nil, say.L("95 % confidence interval")})
	}
	if !math.IsNaN(c.change.P25) {
		entries = append(entries, entry{square, p.bandColor(p.style.Median), say.L("Middle half of the employers")})
	}
	return entries
}

// changeTicks draws the axis, and zero as a line.
func (p *page) changeTicks(s scale, area vg.Rectangle, x func(float64) vg.Length) {
	l, free := p.small.aligned(0.5), p.Min.X
	for _, v := range s.ticks {
		at, color := x(v), p.style.Grid
		if v == 0 {
			color = p.style.Axis
		}
		p.stroke(color, p.em/10, vg.Point{X: at, Y: area.Min.Y}, vg.Point{X: at, Y: area.Max.Y})
		label := money.Minus(fmt.Sprintf("%+g %%", math.Round(1e6*v)/1e4))
		if v == 0 {
			label = "0 %"
		}
		under := vg.Point{X: at, Y: area.Min.Y - 0.5*p.em - l.size*ascent}
		if box := l.box(label, under); box.Min.X >= free && box.Max.X <= p.Max.X {
			p.write(l, label, under)
			free = box.Max.X + 0.8*p.em
		}
	}
}
