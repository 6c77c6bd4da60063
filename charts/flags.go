package charts

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// flag is a labelled upright line at a pay.
type flag struct {
	pay        float64
	percentile float64 // 0 for the own pay
	text       string
	look       look
	color      color.Color
	own        bool
}

// flags are the percentiles and the own pay of a cut, as far as the histogram
// reaches, lowest first.
func (p *page) flags(whole market.Row) []flag {
	h := p.chart.data.Histogram
	inside := func(v float64) bool { return v >= h.Edges[0] && v <= h.Edges[len(h.Edges)-1] }
	var out []flag
	for _, percentile := range spreadPercentiles {
		f, _ := whole.Figure(percentile)
		if !f.Known() || !inside(f.Value) {
			continue
		}
		one := flag{f.Value, percentile, table.Capital(figureName(percentile)) + " " + p.chart.value(f), p.small, p.style.Axis, false}
		switch percentile {
		case 50:
			one.look, one.color = p.strong, p.style.Median
		case 90:
			one.look, one.color = p.strong, p.style.Top
		}
		out = append(out, one)
	}
	if own := whole.Own; own.Pay > 0 && inside(own.Pay) {
		text := "Your pay " + p.chart.short(own.Pay)
		if own.Rank.Known {
			text += fmt.Sprintf(", %.0f %% earn less", own.Rank.Share*100)
		}
		out = append(out, flag{own.Pay, 0, text, p.small.colored(p.style.Text), p.style.Text, true})
	}
	slices.SortStableFunc(out, func(a, b flag) int {
		switch {
		case a.pay < b.pay:
			return -1
		case a.pay > b.pay:
			return 1
		}
		return 0
	})
	return out
}

// flagLine is the height of a line of flags.
func (p *page) flagLine() vg.Length { return 1.35 * p.em }

// flagLines is how many lines of labels stand over a distribution: one's own pay
// has the highest to itself.
const flagLines = 3

// flagRoom is the room flags take over the columns.
func (p *page) flagRoom(flags []flag) vg.Length {
	lines := vg.Length(flagLines)
	for _, f := range flags {
		if f.own {
			lines++
		}
	}
	return lines * p.flagLine()
}

// drawFlags draws lines and labels. Each label takes the lowest line it has room
// on; one that has room on none is left out, its line stays.
func (p *page) drawFlags(flags []flag, c draw.Canvas, x func(float64) vg.Length) {
	type label struct {
		flag
		at vg.Point
	}
	var labels []label
	var taken [flagLines + 1]vg.Length // where each line is free from
	bottom := c.Max.Y + 1.9*p.em
	for _, f := range flags {
		at := x(f.pay)
		w := f.look.width(f.text)
		left := max(p.Min.X+p.margin(), min(at-w/2, p.Max.X-p.margin()-w))
		first, last := 0, flagLines
		if f.own {
			first, last = flagLines, flagLines+1
		}
		top := bottom
		for line := first; line < last; line++ {
			if left > taken[line]+0.6*p.em || taken[line] == 0 {
				taken[line] = left + w
				y := bottom + vg.Length(line)*p.flagLine()
				labels = append(labels, label{f, vg.Point{X: left, Y: y}})
				top = y - 0.25*p.em
				break
			}
		}
		from, to := vg.Point{X: at, Y: c.Min.Y}, vg.Point{X: at, Y: top}
		if f.own {
			p.ownLine(from, to)
		} else {
			p.stroke(p.style.Background, p.em/3.5, from, to)
			p.stroke(f.color, p.em/7, from, to)
		}
	}
	for _, l := range labels {
		box := p.writeClear(l.look, l.text, l.at)
		p.mark(box, -1, l.percentile, p.flagText(l.flag))
	}
}

// flagText says a flag in words.
func (p *page) flagText(f flag) string {
	whole := p.comparison().Whole()
	if f.own {
		return table.OwnText(p.comparison(), whole)
	}
	figure, _ := whole.Figure(f.percentile)
	return p.chart.describe(whole, figure)
}
