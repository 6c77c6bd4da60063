package charts

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
)

// span is the lowest and highest figure in some rows and the first columns; low is
// above high if there is none.
func (m matrix) span(rows []int, columns int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, cells := range pick(m.cells, rows) {
		for _, cell := range cells[:columns] {
			if f, _ := cell.Figure(m.percentile); f.Known() {
				low, high = math.Min(low, f.Value), math.Max(high, f.Value)
			}
		}
	}
	return low, high
}

// matrixPlan is the measure of a matrix.
type matrixPlan struct {
	names         vg.Length
	width, height vg.Length // of a cell
	rows          []int     // those that have room, by index
	columns       int       // how many have room
	header        look
	headers       [][]string
	headerLines   int
}

// plan measures a matrix in a body.
func (m matrix) plan(p *page, body vg.Rectangle) matrixPlan {
	var plan matrixPlan
	for _, row := range m.rows {
		plan.names = max(plan.names, p.body.width(row.Name))
	}
	plan.names = min(plan.names, body.Size().X*0.3)
	least := 4.2 * p.em
	for _, cells := range m.cells {
		for _, cell := range cells {
			if f, _ := cell.Figure(m.percentile); f.Known() {
				least = max(least, p.strong.width(p.chart.value(f))+p.em)
			}
		}
	}
	for _, name := range m.columns {
		least = max(least, min(p.small.width(name), 6*p.em)+0.5*p.em)
	}
	across := body.Size().X - plan.names - 0.8*p.em
	plan.columns = min(len(m.columns), max(1, int(across/least)))
	plan.width = min(across/vg.Length(plan.columns), 16*p.em)
	plan.header = p.body.aligned(0.5)
	for _, name := range m.columns[:plan.columns] {
		if _, whole := p.body.wrap(name, plan.width-0.5*p.em, 2); !whole {
			plan.header.size = p.small.size
		}
	}
	for _, name := range m.columns[:plan.columns] {
		lines := plan.header.wrapName(name, plan.width-0.3*p.em, 2)
		plan.headers = append(plan.headers, lines)
		plan.headerLines = max(plan.headerLines, len(lines))
	}
	down := body.Size().Y - plan.header.height(plan.headerLines) - 0.6*p.em
	if len(m.rows) > int(down/(1.6*p.em)) || plan.columns < len(m.columns)+m.hidden {
		down -= 1.6 * p.em // the note needs a line
	}
	plan.rows = largest(m.rows, max(1, int(down/(1.6*p.em))))
	plan.height = min(down/vg.Length(len(plan.rows)), max(3*p.em, plan.width*0.62))
	return plan
}

// matrixName writes a row's name, in two lines where they have room.
func (p *page) matrixName(name string, plan matrixPlan, right, middle vg.Length) {
	l := p.body.aligned(1)
	most := 1
	if plan.height > 2.6*p.em {
		most = 2
	}
	lines := l.wrapName(name, plan.names, most)
	height := l.size * (capHeight + leading*vg.Length(len(lines)-1))
	p.writeLines(l, lines, right, middle+height/2+l.size*(ascent-capHeight))
}

// more says what had no room.
func (m matrix) more(p *page, plan matrixPlan, body vg.Rectangle, y vg.Length) {
	var parts []string
	if n := len(m.rows) - len(plan.rows); n > 0 {
		parts = append(parts, say.F("the %s with the most people, %s more have no room",
			say.N(len(plan.rows), "row", "rows"), money.Format(float64(n), "", 0)))
	}
	switch n := len(m.columns) - plan.columns; {
	case n > 0:
		parts = append(parts, say.N(n+m.hidden, "more column has no room", "more columns have no room"))
	case m.hidden > 0:
		parts = append(parts, say.F("the %s with the most people, %s more left out",
			say.N(plan.columns, "column", "columns"), money.Format(float64(m.hidden), "", 0)))
	}
	if text := table.Capital(strings.Join(parts, "; ")); text != "" {
		p.write(p.small, p.small.elide(text, body.Size().X), vg.Point{X: body.Min.X, Y: y - 0.5*p.em - p.small.size*ascent})
	}
}

// share returns where a value stands between the lowest and the highest, 0 to 1.
func share(low, high float64) func(float64) float64 {
	return func(v float64) float64 {
		if high <= low {
			return 0.5
		}
		return (v - low) / (high - low)
	}
}

// tint is the colour of a share: from pale to full in the percentile's own hue.
func (m matrix) tint(p *page, share float64) color.Color {
	c := p.style.Median
	if m.percentile > 50 {
		c = p.style.Top
	}
	return blend(c, p.style.Background, 0.10+0.80*share)
}

// cell draws one cell: its number on its colour, or why it has none.
func (m matrix) cell(p *page, k matrixKey, i, j int, share func(float64) float64, box vg.Rectangle) {
	row := m.cells[i][j]
	f, _ := row.Figure(m.percentile)
	row.Name = m.rows[i].Name + ", " + m.columns[j]
	p.point(box, Mark{Row: i, Column: j, Percentile: m.percentile, Text: p.chart.describe(row, f), Filters: m.filters(i, j)})
	center := (box.Min.X + box.Max.X) / 2
	if !f.Known() {
		m.cellWithout(p, k, i, j, box)
		return
	}
	fill := m.tint(p, share(f.Value))
	p.fill(fill, box)
	l := p.strong.aligned(0.5).colored(readable(fill))
	l.size = min(l.size, box.Size().Y/1.4)
	height := l.size * capHeight
	under := p.small.aligned(0.5).colored(l.color)
	text := people(row)
	two := text != "" && box.Size().Y > 2.7*p.em && under.width(text) < box.Size().X-0.4*p.em
	if two {
		height += under.size * leading
	}
	y := (box.Min.Y+box.Max.Y)/2 + height/2 - l.size*capHeight
	p.write(l, p.chart.value(f), vg.Point{X: center, Y: y})
	if two {
		p.write(under, text, vg.Point{X: center, Y: y - under.size*leading})
	}
}
