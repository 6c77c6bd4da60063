package charts

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// matrixKey says over a matrix what its colours are, and why cells have no number.
type matrixKey struct {
	colors  vg.Length // the room of the colours; 0 where no cell has a number
	short   bool      // the reasons have no room, so that one stands for all
	entries []keyEntry
	hatches map[string]int // of the reasons, by their texts
	lines   int
}

// keyEntry is a swatch and what it means.
type keyEntry struct {
	empty bool // nobody is there; else hatched
	text  string
}

// why is why a cell has no number, in few words; false where it has one.
func (m matrix) why(i, j int) (keyEntry, bool) {
	cell := m.cells[i][j]
	f, _ := cell.Figure(m.percentile)
	switch {
	case f.Known():
		return keyEntry{}, false
	case cell.People == 0:
		return keyEntry{true, say.L("nobody")}, true
	default:
		return keyEntry{false, table.Words(f.Reason.Brief())}, true
	}
}

// whys are the reasons in some rows and the first columns, each once, that nobody is there
// first.
func (m matrix) whys(rows []int, columns int) []keyEntry {
	var all []keyEntry
	for _, i := range rows {
		for j := range columns {
			why, ok := m.why(i, j)
			switch {
			case !ok || slices.Contains(all, why):
			case why.empty:
				all = slices.Insert(all, 0, why)
			default:
				all = append(all, why)
			}
		}
	}
	return all
}

// mostKeyLines is how many lines the key takes at most.
const mostKeyLines = 2

// key measures the key of all cells over a body: fewer of them need no more room.
func (m matrix) key(p *page, body vg.Rectangle) matrixKey {
	var k matrixKey
	rows := make([]int, len(m.rows))
	for i := range rows {
		rows[i] = i
		for _, cell := range m.cells[i] {
			if f, _ := cell.Figure(m.percentile); f.Known() {
				k.colors = max(k.colors, p.small.width(p.chart.short(f.Value)))
			}
		}
	}
	if k.colors > 0 {
		k.colors = 2*k.colors + m.barWidth(p, body) + 2.4*p.em
	}
	k.entries = m.whys(rows, len(m.columns))
	k.hatches = map[string]int{}
	for _, e := range k.entries {
		if !e.empty {
			k.hatches[e.text] = len(k.hatches)
		}
	}
	if k.lines = k.place(p, body, k.colors, k.entries, nil); k.lines > mostKeyLines {
		k.short, k.hatches = true, nil // one for all
		k.lines = k.place(p, body, k.colors, abridged(k.entries), nil)
	}
	return k
}

// abridged lets one reason stand for all but that nobody is there.
func abridged(entries []keyEntry) []keyEntry {
	var all []keyEntry
	for _, e := range entries {
		if !e.empty {
			e.text = say.L("no figure")
		}
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}

// place works out where each entry goes beside colours of a width, calls put for it
// with the left end of its line's middle, and returns the number of lines.
func (k matrixKey) place(p *page, body vg.Rectangle, colors vg.Length, entries []keyEntry, put func(e keyEntry, at vg.Point)) int {
	x, lines := colors, 1
	for _, e := range entries {
		width := p.swatchWidth() + p.small.width(e.text)
		if x > 0 && x+width > body.Size().X {
			x, lines = 0, lines+1
		}
		if put != nil {
			e.text = p.small.elide(e.text, body.Size().X-p.swatchWidth())
			put(e, vg.Point{X: body.Min.X + x, Y: body.Max.Y - p.small.size*(1.6*vg.Length(lines)-0.8)})
		}
		x += width + 1.4*p.em
	}
	return lines
}

// height is the room that the key takes, with some under it.
func (k matrixKey) height(p *page) vg.Length { return p.small.size*1.6*vg.Length(k.lines) + 0.5*p.em }

// barWidth is how wide the bar of colours is.
func (matrix) barWidth(p *page, body vg.Rectangle) vg.Length { return min(10*p.em, body.Size().X/3) }

// swatchWidth is the room of a swatch before its meaning.
func (p *page) swatchWidth() vg.Length { return 2.1 * p.em }

// draw draws the key of the cells that have room, at the top of a body.
func (k matrixKey) draw(p *page, m matrix, plan matrixPlan, body vg.Rectangle) {
	colors := k.colors
	if low, high := m.span(plan.rows, plan.columns); low < high {
		m.colorBar(p, low, high, body)
	} else {
		colors = 0
	}
	entries := m.whys(plan.rows, plan.columns)
	if k.short {
		entries = abridged(entries)
	}
	l := p.small.colored(p.style.Text)
	k.place(p, body, colors, entries, func(e keyEntry, at vg.Point) {
		box := vg.Rectangle{Min: vg.Point{X: at.X, Y: at.Y - p.em*0.45}, Max: vg.Point{X: at.X + 1.6*p.em, Y: at.Y + p.em*0.45}}
		p.blank(e, k.hatches[e.text], box)
		p.write(l, e.text, vg.Point{X: at.X + p.swatchWidth(), Y: at.Y - l.size*capHeight/2})
	})
}

// blank paints a cell without a number: empty, or in the hatch of its reason.
func (p *page) blank(e keyEntry, hatch int, box vg.Rectangle) {
	if e.empty {
		p.fill(blend(p.style.Grid, p.style.Background, 0.35), box)
		p.frame(p.style.Grid, p.hairline(), box)
	} else {
		p.hatch(hatch, blend(p.style.Neutral, p.style.Background, 0.55), box)
	}
}

// colorBar draws the colours from the lowest to the highest figure.
func (m matrix) colorBar(p *page, low, high float64, body vg.Rectangle) {
	l := p.small.colored(p.style.Text)
	middle := body.Max.Y - l.size*0.8
	base := middle - l.size*capHeight/2
	x := p.write(l, p.chart.short(low), vg.Point{X: body.Min.X, Y: base}).Max.X + 0.5*p.em
	const steps = 24
	width := m.barWidth(p, body) / steps
	for i := range steps {
		p.fill(m.tint(p, float64(i)/(steps-1)), vg.Rectangle{
			Min: vg.Point{X: x, Y: middle - p.em*0.4},
			Max: vg.Point{X: x + width, Y: middle + p.em*0.4},
		})
		x += width
	}
	p.write(l, p.chart.short(high), vg.Point{X: x + 0.5*p.em, Y: base})
}

// cellWithout draws a cell without a number and writes why there is none, as fully as
// there is room; the key says it too.
func (m matrix) cellWithout(p *page, k matrixKey, i, j int, box vg.Rectangle) {
	why, _ := m.why(i, j)
	p.blank(why, k.hatches[why.text], box)
	l := p.small.aligned(0.5)
	l.size = min(l.size, box.Size().Y/1.4)
	most := max(1, int((box.Size().Y-0.2*p.em)/(l.size*leading)))
	lines, whole := l.even(m.fully(i, j, why), box.Size().X-0.6*p.em, most)
	if !whole {
		if lines, whole = l.even(why.text, box.Size().X-0.6*p.em, most); !whole {
			return
		}
	}
	height := l.size * (capHeight + leading*vg.Length(len(lines)-1))
	y := (box.Min.Y+box.Max.Y)/2 + height/2 - l.size*capHeight
	for k, s := range lines {
		at := vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: y - vg.Length(k)*l.size*leading}
		if why.empty {
			p.write(l, s, at)
		} else {
			p.writeClear(l, s, at)
		}
	}
}

// fully is why a cell has no number, with what there is: "needs 10 people, has 7".
func (m matrix) fully(i, j int, why keyEntry) string {
	if why.empty {
		return why.text
	}
	f, _ := m.cells[i][j].Figure(m.percentile)
	return table.Words(f.Reason)
}
