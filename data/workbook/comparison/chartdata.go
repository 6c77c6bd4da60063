package comparison

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// mostCharted is how many groups a native chart shows; more cannot be read.
const mostCharted = 40

// charted returns the rows that the native charts show.
func charted(c market.Comparison) []market.Row {
	rows := c.Groups()
	return rows[:min(len(rows), mostCharted)]
}

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
		b.Data = append(b.Data, []any{p.sheet + ": " + title(p.Comparison)})
		heading := make([]any, chartColumns)
		for i, text := range chartTitles {
			heading[i] = text
		}
		b.Data = append(b.Data, heading)
		p.graphed = span{heading: len(b.Data), first: len(b.Data) + 1}
		for _, r := range charted(p.Comparison) {
			b.Data = append(b.Data, chartRow(r))
		}
		p.graphed.last = len(b.Data)
		b.Data = append(b.Data, nil)
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
	if err := b.SetWidths(chartDataSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(chartDataSheet, sheet.Page{}); err != nil {
		return err
	}
	s, err := b.Open(chartDataSheet)
	if err != nil {
		return err
	}
	for i, values := range b.Data {
		p, high := b.partAt(i+1), 0.0
		if len(values) > 1 {
			high = sheet.LineHeight * float64(sheet.Lines(fmt.Sprint(values[groupAt]), groupWidth-1))
		}
		cells := make([]any, len(values))
		for j, v := range values {
			cells[j] = sheet.Cell(p.chartStyle(i+1, j), v)
		}
		if i+1 == p.graphed.heading {
			high = 3 * sheet.LineHeight
		}
		if err := s.AddHigh(high, cells...); err != nil {
			return err
		}
	}
	return s.Close()
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
		return p.styles.Section
	case row == p.graphed.heading && column == groupAt:
		return p.styles.TextHeader
	case row == p.graphed.heading:
		return p.styles.Header[toneAt(column)]
	case column == groupAt:
		return p.styles.Row[sheet.Plain][sheet.TextFormat]
	default:
		return p.styles.Row[toneAt(column)][sheet.PayFormat]
	}
}

// toneAt is the tone of a column of Chart data.
func toneAt(column int) sheet.Tone {
	switch column {
	case medianAt:
		return sheet.Median
	case topAt:
		return sheet.Top
	default:
		return sheet.Plain
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
	return sheet.Reference(chartDataSheet, sheet.Fixed(column+1, p.graphed.first)+":"+sheet.Fixed(column+1, p.graphed.last))
}

// chartHeading names the heading of a column of Chart data.
func (p *part) chartHeading(column int) string {
	return sheet.Reference(chartDataSheet, sheet.Fixed(column+1, p.graphed.heading))
}
