package workbook

import (
	"fmt"
	"math"
	"strconv"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// mostCharted is how many groups a native chart shows; more cannot be read.
const mostCharted = 40

// charted returns the rows that the native charts show.
func charted(c market.Comparison) []market.Row {
	rows := c.Groups()
	return rows[:min(len(rows), mostCharted)]
}

// grid is a small sheet kept in memory; nil is an empty cell.
type grid [][]any

// span is the rows of a comparison in Chart data: the heading's, the first and
// the last one. It is empty when last is before first.
type span struct{ heading, first, last int }

// The columns of Chart data. The pay range is drawn as columns stacked upon one
// that is not drawn, so its parts are differences.
const (
	groupAt = iota
	medianAt
	topAt
	p10At
	p25At
	p75At
	baseAt
	lowTailAt
	lowHalfAt
	highHalfAt
	highTailAt
	chartColumns
)

// chartTitles head the columns of Chart data.
var chartTitles = [chartColumns]string{
	"Group", table.PercentileTitle(50), table.PercentileTitle(90), "P10", "P25", "P75",
	"Below the range (not drawn)", "P10 to P25", "P25 to median", "Median to P75", "P75 to P90",
}

// layChartData lays out what the native charts read: numbers, and empty cells for
// what is withheld, so that charts show a gap.
func (b *book) layChartData() error {
	for _, p := range b.parts {
		b.graph = append(b.graph, []any{p.sheet + ": " + title(p.Comparison)})
		heading := make([]any, chartColumns)
		for i, text := range chartTitles {
			heading[i] = text
		}
		b.graph = append(b.graph, heading)
		p.graphed = span{heading: len(b.graph), first: len(b.graph) + 1}
		for _, r := range charted(p.Comparison) {
			b.graph = append(b.graph, chartRow(r))
		}
		p.graphed.last = len(b.graph)
		b.graph = append(b.graph, nil)
	}
	return nil
}

// groupWidth is the width of the groups' names, in digits.
const groupWidth = 30

// writeChartData writes what was laid out.
func (b *book) writeChartData() error {
	widths := []float64{groupWidth}
	for range chartColumns - 1 {
		widths = append(widths, 15)
	}
	if err := b.setWidths(chartDataSheet, widths...); err != nil {
		return err
	}
	if err := b.setPage(chartDataSheet, page{}); err != nil {
		return err
	}
	s, err := b.open(chartDataSheet)
	if err != nil {
		return err
	}
	for i, values := range b.graph {
		p, high := b.partAt(i+1), 0.0
		if len(values) > 1 {
			high = lineHeight * float64(lines(fmt.Sprint(values[groupAt]), groupWidth-1))
		}
		cells := make([]any, len(values))
		for j, v := range values {
			cells[j] = cell(p.chartStyle(i+1, j), v)
		}
		if i+1 == p.graphed.heading {
			high = 3 * lineHeight
		}
		if err := s.addHigh(high, cells...); err != nil {
			return err
		}
	}
	return s.close()
}

// partAt is the comparison that a row of Chart data belongs to.
func (b *book) partAt(row int) *part {
	for _, p := range b.parts {
		if row <= p.graphed.last+1 {
			return p
		}
	}
	return b.first()
}

// chartStyle is the style of a cell of Chart data.
func (p *part) chartStyle(row, column int) int {
	switch {
	case row < p.graphed.heading:
		return p.styles.section
	case row == p.graphed.heading && column == groupAt:
		return p.styles.textHeader
	case row == p.graphed.heading:
		return p.styles.header[toneAt(column)]
	case column == groupAt:
		return p.styles.row[plain][textFormat]
	default:
		return p.styles.row[toneAt(column)][payFormat]
	}
}

// toneAt is the tone of a column of Chart data.
func toneAt(column int) tone {
	switch column {
	case medianAt:
		return median
	case topAt:
		return top
	default:
		return plain
	}
}

// chartRow is a row as the charts read it.
func chartRow(r market.Row) []any {
	of := func(percentile float64) float64 {
		f, _ := r.Figure(percentile)
		if !f.Known() {
			return math.NaN()
		}
		return f.Value
	}
	p10, p25, p50, p75, p90 := of(10), of(25), of(50), of(75), of(90)
	base := p10
	if math.IsNaN(base) {
		base = p25
	}
	middle := !math.IsNaN(p75 - p25 + p50)
	row := make([]any, chartColumns)
	row[groupAt] = r.Name
	for column, x := range map[int]float64{
		medianAt: p50, topAt: p90, p10At: p10, p25At: p25, p75At: p75,
		baseAt: base, lowTailAt: p25 - p10, lowHalfAt: p50 - p25, highHalfAt: p75 - p50, highTailAt: p90 - p75,
	} {
		// There is no range without its middle half.
		if !math.IsNaN(x) && (middle || column < baseAt) {
			row[column] = x
		}
	}
	return row
}

// chartCells names a column of a comparison in Chart data.
func (p *part) chartCells(column int) string {
	return reference(chartDataSheet, fixed(column+1, p.graphed.first)+":"+fixed(column+1, p.graphed.last))
}

// chartHeading names the heading of a column of Chart data.
func (p *part) chartHeading(column int) string {
	return reference(chartDataSheet, fixed(column+1, p.graphed.heading))
}

// value is what a cell of the grid has, as text, and whether it has anything.
func (g grid) value(column, row int) (string, bool) {
	if row < 1 || row > len(g) || column < 1 || column > len(g[row-1]) {
		return "", false
	}
	switch v := g[row-1][column-1].(type) {
	case string:
		return fit(v), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	default:
		return "", false
	}
}
