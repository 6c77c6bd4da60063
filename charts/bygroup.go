package charts

import (
	"cmp"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// ByGroup is groups of our people against market and range.
const ByGroup ReviewKind = "groups"

// byGroup draws a bar for each group from 1, where pay is as the market's, to its market
// index, with a stroke for its compa-ratio. Where nothing is priced by a market, bars are
// of the compa-ratio.
type byGroup struct {
	Reviewed
	by    string
	parts []review.Part // everyone first
}

// OfGroups is our people by a dimension; it fails where people are not told apart by it.
func OfGroups(r Reviewed, by string) (Data, error) {
	parts, err := r.parts(by)
	if err != nil {
		return Data{}, err
	}
	return Data{byGroup{r, by, append([]review.Part{{Value: say.L("Everyone"), Group: r.Total}}, parts...)}}, nil
}

// priced reports whether there is a market.
func (g byGroup) priced() bool { return !math.IsNaN(g.Total.MarketIndex) }

// bar is the ratio that bars are of.
func (g byGroup) bar(p review.Part) float64 {
	if g.priced() {
		return p.MarketIndex
	}
	return p.GroupCompaRatio
}

func (g byGroup) title() string {
	by := lowered(say.Data(table.Capital(strings.ReplaceAll(g.by, "_", " "))))
	if g.priced() {
		return say.F("Our pay against the market by %s", by)
	}
	return say.F("Our pay against our ranges by %s", by)
}

func (g byGroup) names() []string {
	names := []string{g.source()}
	for _, p := range g.parts {
		names = append(names, p.Value)
	}
	return names
}

func (g byGroup) told() told {
	t := g.Reviewed.told(true)
	t.subtitle = say.L("Compa-ratio: full-time pay ÷ midpoint of the range")
	if g.priced() {
		t.subtitle = say.L("Market index: full-time pay ÷ market P50 of the same jobs; 1.00 is as the market")
	}
	return t
}

func (g byGroup) draw(p *page, body vg.Rectangle) {
	body = p.legend(g.legend(p), body)
	rows := heads(len(g.parts), func(i int) (string, int) { return cmp.Or(g.parts[i].Value, review.Blank), g.parts[i].Counted })
	plan := p.planRows(rows, body, 1.4, 4.2)
	parts := pick(g.parts, plan.rows)
	columns := g.columns(p, parts, body.Size().X)
	p.headColumns(&plan, columns, body)
	area := p.rowArea(plan, body, 0.8*p.em, 1.5*p.em+p.columnsWidth(columns))
	e := g.reach(parts)
	s := e.around(p.ticksAcross(area.Size().X))

	x := linear(s.low, s.high, area.Min.X, area.Max.X)
	p.valueAxisUnder(area, s, x)
	p.rowHeads(plan, body.Min.X, area.Max.Y, "")
	for i, part := range parts {
		middle, half := area.Max.Y-(vg.Length(i)+0.5)*plan.pitch, plan.pitch/2
		p.rowName(rows[plan.rows[i]], plan, body.Min.X, middle)
		g.row(p, part, rail{horizontal: true, at: x, low: middle - half, high: middle + half})
		p.point(vg.Rectangle{Min: vg.Point{X: body.Min.X, Y: middle - half}, Max: vg.Point{X: body.Max.X, Y: middle + half}}, Mark{Row: plan.rows[i] - 1, Text: g.text(part)})
	}
	p.figureColumns(columns, plan, body.Max.X, area.Max.Y)
	p.stroke(p.style.Axis, p.em/10, vg.Point{X: x(1), Y: area.Min.Y}, vg.Point{X: x(1), Y: area.Max.Y})
	p.more(plan, func(n int) string { return say.N(n, "group", "groups") }, body, area)
}

// legend explains bars and strokes.
func (g byGroup) legend(p *page) []entry {
	if !g.priced() {
		return []entry{{square, p.style.Neutral, say.L("Compa-ratio")}}
	}
	return []entry{{square, p.style.Neutral, say.L("Market index")}, {stroke, p.style.Text, say.L("Compa-ratio")}}
}

// reach is how far the ratios go from 1, and at least a tenth on both sides.
func (g byGroup) reach(parts []review.Part) extent {
	e := extent{0.9, 1.1}
	for _, p := range parts {
		for _, x := range []float64{p.MarketIndex, p.GroupCompaRatio} {
			if !math.IsNaN(x) && !math.IsInf(x, 0) {
				e.low, e.high = min(e.low, x), max(e.high, x)
			}
		}
	}
	return e
}

// columns are the ratios that are drawn, where there is room.
func (g byGroup) columns(p *page, parts []review.Part, width vg.Length) []figureColumn {
	if width < 30*p.em {
		return nil
	}
	compa := figureColumn{say.L("Compa-ratio"), func(i int) string { return ratio(parts[i].GroupCompaRatio) }}
	if !g.priced() {
		return []figureColumn{compa}
	}
	return []figureColumn{{say.L("Market index"), func(i int) string { return ratio(parts[i].MarketIndex) }}, compa}
}

// row draws a group.
func (g byGroup) row(p *page, part review.Part, row rail) {
	pitch, middle := row.high-row.low, (row.low+row.high)/2
	x := g.bar(part)
	if math.IsNaN(x) {
		reason := say.L("no market")
		if part.Counted == 0 {
			reason = say.L("nobody counted")
		}
		quiet := p.small
		quiet.size = min(quiet.size, pitch/1.25)
		p.gap(quiet, reason, row.at(1)+0.5*p.em, middle)
		return
	}
	p.fill(p.style.Neutral, row.inner(min(pitch*0.6, 1.6*p.em)).box(1, x))
	if compa := part.GroupCompaRatio; g.priced() && !math.IsNaN(compa) {
		at, high := row.at(compa), row.inner(min(pitch*0.8, 2*p.em))
		p.fill(p.style.Background, high.between(at-p.em*0.18, at+p.em*0.18))
		p.fill(p.style.Text, high.between(at-p.em*0.1, at+p.em*0.1))
	}
}

// text says a group in words.
func (g byGroup) text(part review.Part) string {
	name := cmp.Or(part.Value, review.Blank)
	if part.Counted == 0 {
		return name + ": " + say.L("nobody counted")
	}
	said := name + ": "
	if g.priced() {
		said += say.F("market index %s", ratio(part.MarketIndex)) + ", "
	}
	return said + say.F("compa-ratio %s; %d of %d counted, %d below minimum, %d above maximum",
		ratio(part.GroupCompaRatio), part.Counted, part.Rows, part.BelowMinimum, part.AboveMaximum)
}
