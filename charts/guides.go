package charts

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// guide is a labelled upright line at a pay.
type guide struct {
	pay        float64
	percentile float64 // 0 for the own pay
	text       string
	look       look
	color      color.Color
	own        bool
	beyond     bool // the own pay lies outside; no line is drawn
}

// guides are the percentiles and the own pay of a cut, as far as the histogram
// reaches, lowest first.
func (d distribution) guides(p *page, whole market.Row) []guide {
	first, last := d.edges[0], d.edges[len(d.edges)-1]
	var out []guide
	for _, percentile := range spreadPercentiles {
		f, _ := whole.Figure(percentile)
		if !f.Known() || f.Value < first || f.Value > last {
			continue
		}
		one := guide{
			pay: f.Value, percentile: percentile, look: p.small, color: p.style.Muted,
			text: table.Capital(figureName(percentile)) + " " + p.chart.value(f),
		}
		switch percentile {
		case 50:
			one.look, one.color = p.strong, p.style.Median
		case 90:
			one.look, one.color = p.strong, p.style.Top
		}
		out = append(out, one)
	}
	if whole.Own.Pay > 0 {
		out = append(out, p.ownGuide(whole.Own, first, last))
	}
	slices.SortStableFunc(out, func(a, b guide) int { return cmp.Compare(a.pay, b.pay) })
	return out
}

// ownGuide is the guide of the own pay. Beyond the histogram's first or last edge it
// is a label at that end.
func (p *page) ownGuide(own market.Position, first, last float64) guide {
	g := guide{pay: own.Pay, text: say.F("Your pay %s", p.chart.short(own.Pay)), look: p.small.colored(p.style.Text), own: true}
	if own.Rank.Known {
		g.text += ", " + say.F("%.0f %% earn less", own.Rank.Share*100)
	}
	switch {
	case own.Pay < first:
		g.pay, g.text, g.beyond = first, "← "+g.text, true
	case own.Pay > last:
		g.pay, g.text, g.beyond = last, g.text+" →", true
	}
	return g
}

// guideLine is the height of a line of guides.
func (p *page) guideLine() vg.Length { return 1.4 * p.em }

// guideLines is how many lines the percentiles' labels may need. One's own pay
// stands over them, on a line of its own.
const guideLines = 3

// placedGuide is a guide with its place: where its line stands, where its label
// begins, and on which line, counted upwards; -1 where the label has no room.
type placedGuide struct {
	guide
	at, left vg.Length
	line     int
}

// placeGuides gives each label the lowest line it has room on, and returns how
// many lines that takes.
func (p *page) placeGuides(guides []guide, x func(float64) vg.Length) (out []placedGuide, lines int) {
	var free [guideLines]vg.Length // where each line has room from
	place := func(f guide) placedGuide {
		w := f.look.width(f.text)
		at := x(f.pay)
		return placedGuide{f, at, max(p.Min.X+p.margin(), min(at-w/2, p.Max.X-p.margin()-w)), -1}
	}
	for _, f := range guides {
		if f.own {
			continue
		}
		one := place(f)
		for line := range free {
			if one.left >= free[line] {
				free[line] = one.left + f.look.width(f.text) + 0.7*p.em
				one.line = line
				lines = max(lines, line+1)
				break
			}
		}
		out = append(out, one)
	}
	for _, f := range guides {
		if f.own {
			one := place(f)
			one.line = lines
			lines++
			out = append(out, one)
		}
	}
	return out, lines
}

// drawGuides draws the lines, then the labels over them.
func (p *page) drawGuides(guides []placedGuide, area vg.Rectangle) {
	base := func(f placedGuide) vg.Length { return area.Max.Y + 0.6*p.em + vg.Length(f.line)*p.guideLine() }
	for _, f := range guides {
		from, to := vg.Point{X: f.at, Y: area.Min.Y}, vg.Point{X: f.at, Y: base(f) - 0.2*p.em}
		switch {
		case f.beyond:
		case f.own:
			p.ownLine(from, to)
		default:
			p.stroke(p.style.Background, p.em/3.5, from, to)
			p.stroke(f.color, p.em/7, from, to)
		}
	}
	for _, f := range guides {
		if f.line >= 0 {
			box := p.writeClear(f.look, f.text, vg.Point{X: f.left, Y: base(f)})
			p.point(box, Mark{Row: -1, Percentile: f.percentile, Text: p.guideText(f.guide)})
		}
	}
}

// guideText says a guide in words.
func (p *page) guideText(f guide) string {
	whole := p.comparison().Whole()
	if f.own {
		return table.OwnText(p.comparison(), whole)
	}
	figure, _ := whole.Figure(f.percentile)
	return p.chart.describe(whole, figure)
}
