package charts

import (
	"context"
	"image/color"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// MedianTop is the median and P90 of each group.
const MedianTop Kind = "median-top"

// medianTop draws the median and P90 of each group: as columns where names and
// values have room side by side, else as bars with their names on the left, and
// where there are too many groups for bars, as two dots on a line each.
type medianTop struct{ groups }

func (medianTop) about() about {
	return about{kind: MedianTop, label: say.L("Median and top 10 %"), pins: true, native: true}
}

func (medianTop) gather(_ context.Context, q question) (drawing, error) {
	return medianTop{groupsOf(q.comparison)}, nil
}

func (m medianTop) title() string {
	return m.titled(say.F("Median and top 10 %% of %s", payName(m.shown)))
}

func (m medianTop) draw(p *page, body vg.Rectangle) {
	pairs := p.pairs()
	e := reach(m.shown.Groups(), []float64{50, 90}, m.shown.Query.Own, true)
	tight := p.noColumns(pairs, e, body)
	switch {
	case p.nobody(body):
	case tight == "":
		p.columns(pairs, e, p.legend(p.medianTopLegend(square, pairs, e), body))
	case p.barsFit(len(pairs), body):
		p.form = say.F("Bars, not columns: %s", tight)
		p.bars(pairs, e, p.legend(p.medianTopLegend(square, pairs, e), body))
	default:
		if p.form = say.F("Dots, not columns: %s", tight); len(pairs) > fewGroups {
			p.form = say.F("Dots, not columns: %s", say.N(len(pairs), "group", "groups"))
		}
		p.dots(pairs, p.legend(p.medianTopLegend(dot, nil, e), body))
	}
}

// series is one of the two figures most charts are about.
type series struct {
	percentile float64
	name       string
	color      color.Color
}

// medianAndTop are the two series in the order they are drawn.
func (p *page) medianAndTop() [2]series {
	return [2]series{
		{50, say.L("Median"), p.style.Median},
		{90, say.L("Top 10 % earn from (P90)"), p.style.Top},
	}
}

// pair is a group with its median and its P90.
type pair struct {
	row     int // index into Comparison.Groups()
	group   market.Row
	figures [2]market.Figure
}

// pairs are the groups of the comparison.
func (p *page) pairs() []pair {
	groups := p.comparison().Groups()
	out := make([]pair, len(groups))
	for i, g := range groups {
		out[i] = pair{row: i, group: g, figures: [2]market.Figure{g.Median(), g.Top()}}
	}
	return out
}

// withheld returns why nothing of a group is shown, or "" when something is.
// The median asks for least, so its reason is the one to know.
func (a pair) withheld() string {
	if a.figures[0].Known() || a.figures[1].Known() {
		return ""
	}
	return table.Words(a.figures[0].Reason)
}

// nobody says so when there is nothing to draw at all.
func (p *page) nobody(body vg.Rectangle) bool {
	cmp := p.comparison()
	if len(cmp.Groups()) > 0 && (cmp.Pinned || cmp.Whole().People != 0) {
		return false
	}
	p.message(body, say.L("Nobody is left in this selection. Remove a filter to see figures."))
	return true
}

// medianTopLegend explains the two colours, and the intervals if there are any.
func (p *page) medianTopLegend(s swatch, pairs []pair, e extent) []entry {
	var entries []entry
	for _, one := range p.medianAndTop() {
		entries = append(entries, entry{s, one.color, one.name})
	}
	for _, a := range pairs {
		if a.figures[0].Interval.Attainable || a.figures[1].Interval.Attainable {
			entries = append(entries, entry{whisker, nil, say.L("95 % confidence interval")})
			return append(entries, p.cutLegend(e)...)
		}
	}
	return entries
}

// cutLegend explains the arrow of intervals that go on beyond the picture, if one does.
func (p *page) cutLegend(e extent) []entry {
	if !e.cuts(p.comparison().Groups()) {
		return nil
	}
	return []entry{{arrow, nil, say.L("goes on beyond the picture")}}
}
