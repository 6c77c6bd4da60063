package comparison

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// mostCharted is how many groups a native chart and the summary show; more cannot be
// read.
const mostCharted = 15

// charted returns the rows that the native charts show, in their order: of many, those
// of most people.
func charted(c market.Comparison) []market.Row {
	rows := c.Groups()
	if len(rows) <= mostCharted || c.Pinned {
		return rows[:min(len(rows), mostCharted)]
	}
	places := make([]int, len(rows))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(rows[b].People, rows[a].People) })
	var shown []market.Row
	for _, i := range slices.Sorted(slices.Values(places[:mostCharted])) {
		shown = append(shown, rows[i])
	}
	return shown
}

// span is the rows of a comparison in Chart data: the heading's, that of own pay where
// it has one, and those of the groups, which are none when last is before first.
type span struct {
	heading, own, first, last int
	groups                    []market.Row
}

// The columns of Chart data. The pay range is drawn as columns stacked upon one
// that is not drawn, so its parts are differences. Jobs are found by their job and the
// rest of their cut, which stand in the last columns.
const (
	groupAt = iota
	placeAt
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
	ownAt
	labelAt
	rangeLabelAt
	jobAt
	restAt
	chartColumns
)

// chartTitles head the columns of Chart data.
var chartTitles = [chartColumns]string{
	"Group", "Row", table.PercentileTitle(50), table.PercentileTitle(90), "P10", "P25", "P75",
	"Below the range (not drawn)", "P10 to P25", "P25 to median", "Median to P75", "P75 to P90",
	"Own pay", "Name on the chart", "Name on the range",
}

// layChartData lays out what the native charts read: numbers, and empty cells for
// what is withheld, so that charts show a gap.
func (b *book) layChartData() error {
	for _, p := range b.parts {
		b.Data = append(b.Data, []any{p.sheet + ": " + title(p.Comparison)})
		heading := make([]any, chartColumns)
		for i, text := range chartTitles {
			if text != "" {
				heading[i] = text
			}
		}
		if p.Pinned {
			heading[jobAt], heading[restAt] = "Job", "Selection"
		}
		b.Data = append(b.Data, heading)
		p.graphed = span{heading: len(b.Data), groups: charted(p.Comparison)}
		if p.ownBar() {
			own := make([]any, chartColumns)
			own[groupAt], own[medianAt], own[labelAt] = ownTitle, p.Query.Own, ownTitle
			b.Data = append(b.Data, own)
			p.graphed.own = len(b.Data)
		}
		if p.ownLine() {
			heading[ownAt] = p.ownLabel().Value
		}
		p.graphed.first = len(b.Data) + 1
		for _, r := range p.graphed.groups {
			b.Data = append(b.Data, p.chartRow(r))
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
			if v != nil {
				cells[j] = sheet.Formula(p.chartStyle(i+1, j), p.chartFormula(i+1, j), v)
			}
		}
		if i+1 == p.graphed.heading {
			high = 3 * sheet.LineHeight
		}
		if err := s.AddHigh(high, cells...); err != nil {
			return err
		}
	}
	if err := s.Close(); err != nil {
		return err
	}
	if err := b.SetSheetVisible(chartDataSheet, false); err != nil { // nobody prints it
		return fmt.Errorf("hiding %s: %w", chartDataSheet, err)
	}
	return nil
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

// placeOf names the cell of Chart data with the row of the comparison's sheet that a
// charted row stands in.
func (p *part) placeOf(charted int) string {
	return sheet.Reference(chartDataSheet, sheet.Fixed(placeAt+1, p.graphed.first+charted))
}

// percentileAt are the percentiles that columns of Chart data show.
var percentileAt = map[int]float64{medianAt: 50, topAt: 90, p10At: 10, p25At: 25, p75At: 75}

// parts are the columns of which each part of the pay range is the difference.
var partsOfRange = map[int][2]int{
	lowTailAt: {p25At, p10At}, lowHalfAt: {medianAt, p25At}, highHalfAt: {p75At, medianAt}, highTailAt: {topAt, p75At},
}

// chartFormula is the formula of a cell of Chart data that has a value; "" for texts.
func (p *part) chartFormula(row, column int) string {
	switch {
	case row == p.graphed.heading && column == ownAt && p.ownLine():
		return p.ownLabel().Formula
	case row == p.graphed.own && column == medianAt:
		return p.read(p.own)
	case row < p.graphed.first || row > p.graphed.last:
		return ""
	}
	cell := func(column int) string { return sheet.At(column+1, row) }
	if ends, ok := partsOfRange[column]; ok {
		return cell(ends[0]) + "-" + cell(ends[1])
	}
	if percentile, ok := percentileAt[column]; ok {
		if at := p.columnOf(market.PercentileName(percentile)); at > 0 {
			return p.cellAt(at, "$"+cell(placeAt))
		}
		return ""
	}
	return p.groupFormula(p.graphed.groups[row-p.graphed.first], row, column)
}

// groupFormula is the formula of a cell of Chart data about a group that is no figure of
// it.
func (p *part) groupFormula(r market.Row, row, column int) string {
	cell := func(column int) string { return sheet.At(column+1, row) }
	switch column {
	case ownAt:
		return p.read(p.own)
	case placeAt:
		if p.Pinned {
			return p.rowOf(cell(jobAt), cell(restAt))
		}
		return p.rowOf(cell(groupAt))
	case labelAt:
		return p.nameOnChart(r, row).Formula
	case rangeLabelAt:
		return p.nameOnRange(r, row).Formula
	case baseAt:
		return fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", cell(p10At), cell(p10At), cell(p25At))
	default:
		return ""
	}
}

// chartStyle is the style of a cell of Chart data.
func (p *part) chartStyle(row, column int) int {
	switch {
	case row < p.graphed.heading:
		return p.styles.Section
	case row == p.graphed.heading && isText(column):
		return p.styles.TextHeader
	case row == p.graphed.heading:
		return p.styles.Header[toneAt(column)]
	case isText(column):
		return p.styles.Row[sheet.Plain][sheet.TextFormat]
	case column == placeAt:
		return p.styles.Row[sheet.Plain][sheet.RowFormat]
	default:
		return p.styles.Row[toneAt(column)][sheet.PayFormat]
	}
}

// isText reports whether a column of Chart data holds texts.
func isText(column int) bool { return column == groupAt || column >= labelAt }

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
func (p *part) chartRow(r market.Row) []any {
	row := make([]any, chartColumns)
	row[groupAt] = r.Name
	if p.ownLine() {
		row[ownAt] = p.Query.Own
	}
	row[labelAt], row[rangeLabelAt] = p.nameOnChart(r, 0).Value, p.nameOnRange(r, 0).Value
	row[placeAt] = float64(headerRow + 1 + slices.IndexFunc(p.Groups(), func(other market.Row) bool { return other.Name == r.Name }))
	if p.Pinned {
		row[jobAt], row[restAt] = jobOf(r)
	}
	at := map[int]float64{}
	for column, percentile := range percentileAt {
		f, _ := r.Figure(percentile)
		at[column] = math.NaN()
		if f.Known() {
			at[column] = f.Value
		}
	}
	at[baseAt] = at[p10At]
	if math.IsNaN(at[baseAt]) {
		at[baseAt] = at[p25At]
	}
	middle := !math.IsNaN(at[p75At] - at[p25At] + at[medianAt])
	for column, ends := range partsOfRange {
		at[column] = at[ends[0]] - at[ends[1]]
	}
	for column, x := range at {
		// There is no range without its middle half.
		if !math.IsNaN(x) && (middle || column < baseAt) {
			row[column] = x
		}
	}
	return row
}

// chartCells names a column of a comparison in Chart data, from a row on.
func (p *part) chartCells(column, from int) string {
	return sheet.Reference(chartDataSheet, sheet.Fixed(column+1, from)+":"+sheet.Fixed(column+1, p.graphed.last))
}

// chartHeading names the heading of a column of Chart data.
func (p *part) chartHeading(column int) string {
	return sheet.Reference(chartDataSheet, sheet.Fixed(column+1, p.graphed.heading))
}
