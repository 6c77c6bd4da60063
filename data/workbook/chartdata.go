package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

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

// writeChartData writes what the native charts read: numbers, and empty cells for
// what is withheld, so that charts show a gap.
func (b *book) writeChartData() error {
	c := b.content.Comparison
	s, err := b.open(chartSheet, 34, 13, 13)
	if err != nil {
		return err
	}
	if err := s.add(cell(b.styles.header, "Group"), cell(b.styles.header, table.PercentileTitle(50)), cell(b.styles.header, table.PercentileTitle(90))); err != nil {
		return err
	}
	for _, r := range charted(c) {
		if err := s.add(cell(b.styles.text, r.Name), b.bar(r.Median()), b.bar(r.Top())); err != nil {
			return err
		}
	}
	return s.Flush()
}

// bar is a figure as the charts read it.
func (b *book) bar(f market.Figure) excelize.Cell {
	if !f.Known() {
		return excelize.Cell{}
	}
	return cell(b.styles.pay, f.Value)
}

// addChart puts the native chart of median and top 10 % on the summary.
func (b *book) addChart(place string) error {
	c := b.content.Comparison
	last := len(charted(c)) + 1
	series := func(column, colour string) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!$%s$1", chartSheet, column),
			Categories: fmt.Sprintf("'%s'!$A$2:$A$%d", chartSheet, last),
			Values:     fmt.Sprintf("'%s'!$%s$2:$%s$%d", chartSheet, column, column, last),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		}
	}
	zero := 0.0
	overlap := -5
	gap := uint(60)
	chart := &excelize.Chart{
		Type:         excelize.Col,
		Series:       []excelize.ChartSeries{series("B", medianBlue), series("C", "E08A00")},
		Title:        excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Median and top 10 % (P90)", Font: &excelize.Font{Bold: true, Size: 12, Color: ink}}}},
		Legend:       excelize.ChartLegend{Position: "bottom"},
		XAxis:        excelize.ChartAxis{Font: excelize.Font{Size: 9, Color: ink}},
		YAxis:        excelize.ChartAxis{MajorGridLines: true, Minimum: &zero, NumFmt: excelize.ChartNumFmt{CustomNumFmt: numberFormat(c.Currency, table.Decimals(c.Query.Basis))}, Font: excelize.Font{Size: 9, Color: muted}},
		Dimension:    excelize.ChartDimension{Width: 860, Height: 380},
		ShowBlanksAs: "gap",
		GapWidth:     &gap,
		Overlap:      &overlap,
		Format:       excelize.GraphicOptions{AltText: "Median and top 10 % of each group; the sheet Chart data holds the numbers.", PrintObject: yes(), Positioning: "oneCell"},
	}
	if err := b.AddChart(summarySheet, place, chart); err != nil {
		return fmt.Errorf("drawing the chart: %w", err)
	}
	return nil
}

// yes is a switched-on option.
func yes() *bool {
	on := true
	return &on
}
