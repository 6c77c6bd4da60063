package charts

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
)

// Matrix holds one percentile by two dimensions.
type Matrix struct {
	Percentile float64          // in per cent
	By, Across market.Dimension // of the rows, and of the columns
	Rows       []market.Row     // the groups by one dimension
	Columns    []string         // values of the other one
	Hidden     int              // its values with fewer people, which are not among the columns
	Cells      [][]market.Row   // [row][column]; People 0 where nobody is
}

// check refuses what could not be drawn.
func (m *Matrix) check() error {
	if len(m.Cells) != len(m.Rows) {
		return fmt.Errorf("a matrix of %d rows needs %d rows of cells, has %d", len(m.Rows), len(m.Rows), len(m.Cells))
	}
	for i, cells := range m.Cells {
		if len(cells) != len(m.Columns) {
			return fmt.Errorf("row %q of a matrix needs %d cells, has %d", m.Rows[i].Name, len(m.Columns), len(cells))
		}
	}
	return nil
}

// span is the lowest and highest figure in some rows and the first columns; low is
// above high if there is none.
func (m *Matrix) span(rows []int, columns int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, cells := range pick(m.Cells, rows) {
		for _, cell := range cells[:columns] {
			if f, _ := cell.Figure(m.Percentile); f.Known() {
				low, high = math.Min(low, f.Value), math.Max(high, f.Value)
			}
		}
	}
	return low, high
}

// filters keep the people of one cell.
func (m *Matrix) filters(i, j int) []market.Filter {
	if m.Cells[i][j].People == 0 {
		return nil
	}
	row, ok := m.By.FilterTo(m.Rows[i])
	if !ok {
		return nil
	}
	return []market.Filter{row, {Dimension: m.Across.Name, Values: []string{m.Columns[j]}}}
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

// planMatrix measures a matrix in a body.
func (p *page) planMatrix(m *Matrix, body vg.Rectangle) matrixPlan {
	var plan matrixPlan
	for _, row := range m.Rows {
		plan.names = max(plan.names, p.body.width(row.Name))
	}
	plan.names = min(plan.names, body.Size().X*0.3)
	least := 4.2 * p.em
	for _, cells := range m.Cells {
		for _, cell := range cells {
			if f, _ := cell.Figure(m.Percentile); f.Known() {
				least = max(least, p.strong.width(p.chart.value(f))+p.em)
			}
		}
	}
	for _, name := range m.Columns {
		least = max(least, min(p.small.width(name), 6*p.em)+0.5*p.em)
	}
	across := body.Size().X - plan.names - 0.8*p.em
	plan.columns = min(len(m.Columns), max(1, int(across/least)))
	plan.width = min(across/vg.Length(plan.columns), 16*p.em)
	plan.header = p.body.aligned(0.5)
	for _, name := range m.Columns[:plan.columns] {
		if _, whole := p.body.wrap(name, plan.width-0.5*p.em, 2); !whole {
			plan.header.size = p.small.size
		}
	}
	for _, name := range m.Columns[:plan.columns] {
		lines := plan.header.wrapName(name, plan.width-0.3*p.em, 2)
		plan.headers = append(plan.headers, lines)
		plan.headerLines = max(plan.headerLines, len(lines))
	}
	down := body.Size().Y - plan.header.height(plan.headerLines) - 0.6*p.em
	if len(m.Rows) > int(down/(1.6*p.em)) || plan.columns < len(m.Columns)+m.Hidden {
		down -= 1.6 * p.em // the note needs a line
	}
	plan.rows = largest(m.Rows, max(1, int(down/(1.6*p.em))))
	plan.height = min(down/vg.Length(len(plan.rows)), max(3*p.em, plan.width*0.62))
	return plan
}

// matrix draws one percentile by two dimensions, as colour and number.
func (p *page) matrix() {
	m := p.chart.data.Matrix
	body := p.layout(p.chart.words())
	if len(m.Rows) == 0 || len(m.Columns) == 0 {
		p.message(body, "Nobody is left in this cut. Remove a filter to see figures.")
		return
	}
	legend := body
	body.Max.Y -= p.colorLegendHeight()
	plan := p.planMatrix(m, body)
	low, high := m.span(plan.rows, plan.columns)
	if low < high {
		p.colorLegend(low, high, legend)
	}
	left := body.Min.X + plan.names + 0.8*p.em
	top := body.Max.Y
	for j, lines := range plan.headers {
		y := top - plan.header.size*leading*vg.Length(plan.headerLines-len(lines))
		p.writeLines(plan.header, lines, left+(vg.Length(j)+0.5)*plan.width, y)
	}
	top -= plan.header.height(plan.headerLines) + 0.5*p.em
	for k, i := range plan.rows {
		y := top - vg.Length(k)*plan.height
		p.matrixName(m.Rows[i].Name, plan, body.Min.X+plan.names, y-plan.height/2)
		for j := range plan.columns {
			x := left + vg.Length(j)*plan.width
			rim := p.em / 12
			p.cell(i, j, share(low, high), vg.Rectangle{
				Min: vg.Point{X: x + rim, Y: y - plan.height + rim},
				Max: vg.Point{X: x + plan.width - rim, Y: y - rim},
			})
		}
	}
	p.moreCells(m, plan, body, top-vg.Length(len(plan.rows))*plan.height)
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

// moreCells says what had no room.
func (p *page) moreCells(m *Matrix, plan matrixPlan, body vg.Rectangle, y vg.Length) {
	var parts []string
	if n := len(m.Rows) - len(plan.rows); n > 0 {
		parts = append(parts, fmt.Sprintf("the %s with the most people, %s more have no room",
			table.Plural(len(plan.rows), "row", "rows"), money.Format(float64(n), "", 0)))
	}
	switch n := len(m.Columns) - plan.columns; {
	case n > 0:
		parts = append(parts, table.Plural(n+m.Hidden, "more column has", "more columns have")+" no room")
	case m.Hidden > 0:
		parts = append(parts, fmt.Sprintf("the %s with the most people, %s more left out",
			table.Plural(plan.columns, "column", "columns"), money.Format(float64(m.Hidden), "", 0)))
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
func (p *page) tint(share float64) color.Color {
	c := p.style.Median
	if p.chart.data.Matrix.Percentile > 50 {
		c = p.style.Top
	}
	return blend(c, p.style.Background, 0.10+0.80*share)
}

// cell draws one cell: its number on its colour, or hatched with the reason.
func (p *page) cell(i, j int, share func(float64) float64, box vg.Rectangle) {
	m := p.chart.data.Matrix
	row := m.Cells[i][j]
	f, _ := row.Figure(m.Percentile)
	row.Name = m.Rows[i].Name + ", " + m.Columns[j]
	p.point(box, Mark{Row: i, Column: j, Percentile: m.Percentile, Text: p.chart.describe(row, f), Filters: m.filters(i, j)})
	center := (box.Min.X + box.Max.X) / 2
	if !f.Known() {
		p.hatchedCell(f, row, box)
		return
	}
	fill := p.tint(share(f.Value))
	p.fill(fill, box)
	l := p.strong.aligned(0.5).colored(p.readable(fill))
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

// hatchedCell draws a cell without a figure and writes why there is none; where
// nobody is, it stays empty.
func (p *page) hatchedCell(f market.Figure, row market.Row, box vg.Rectangle) {
	if row.People == 0 {
		p.fill(blend(p.style.Grid, p.style.Background, 0.35), box)
		return
	}
	p.hatch(blend(p.style.Neutral, p.style.Background, 0.55), box)
	l := p.small.aligned(0.5)
	l.size = min(l.size, box.Size().Y/1.4)
	most := max(1, int((box.Size().Y-0.2*p.em)/(l.size*leading)))
	lines, _ := l.even(f.Reason, box.Size().X-0.6*p.em, most)
	height := l.size * (capHeight + leading*vg.Length(len(lines)-1))
	y := (box.Min.Y+box.Max.Y)/2 + height/2 - l.size*capHeight
	for k, s := range lines {
		p.writeClear(l, s, vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: y - vg.Length(k)*l.size*leading})
	}
}

// hatch fills a rectangle with slanting lines.
func (p *page) hatch(c color.Color, box vg.Rectangle) {
	step, height := p.em*0.55, box.Size().Y
	for x := box.Min.X - height + step/2; x < box.Max.X; x += step {
		from := vg.Point{X: x, Y: box.Min.Y}
		to := vg.Point{X: x + height, Y: box.Max.Y}
		if from.X < box.Min.X {
			from.Y += box.Min.X - from.X
			from.X = box.Min.X
		}
		if to.X > box.Max.X {
			to.Y -= to.X - box.Max.X
			to.X = box.Max.X
		}
		p.stroke(c, p.hairline(), from, to)
	}
}

// readable is black or white, whichever stands out more from a fill.
func (p *page) readable(fill color.Color) color.Color {
	if luminance(fill) > 0.22 {
		return rgb(0x10151C)
	}
	return rgb(0xFFFFFF)
}

// luminance is the relative luminance of a colour as WCAG 2 defines it.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// colorLegendHeight is the room that the legend of colours takes.
func (p *page) colorLegendHeight() vg.Length { return p.small.size*1.6 + 0.5*p.em }

// colorLegend draws, at the top of a body, the colours from the lowest to the
// highest figure.
func (p *page) colorLegend(low, high float64, body vg.Rectangle) {
	l := p.small.colored(p.style.Text)
	middle := body.Max.Y - l.size*0.8
	base := middle - l.size*capHeight/2
	x := p.write(l, p.chart.short(low), vg.Point{X: body.Min.X, Y: base}).Max.X + 0.5*p.em
	const steps = 24
	width := min(10*p.em, body.Size().X/3) / steps
	for i := range steps {
		p.fill(p.tint(float64(i)/(steps-1)), vg.Rectangle{
			Min: vg.Point{X: x, Y: middle - p.em*0.4},
			Max: vg.Point{X: x + width, Y: middle + p.em*0.4},
		})
		x += width
	}
	p.write(l, p.chart.short(high), vg.Point{X: x + 0.5*p.em, Y: base})
}
