package gap

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// chartData is the hidden sheet that charts read.
const chartData = "Chart data"

// The colours of charts. None of them means women or men anywhere else.
const (
	darkBars = "5D656E"
	paleBars = "CBD1D8"
)

// The size of charts, in pixels and in rows, and how many categories one has at most.
const (
	chartWide    = 700
	quartersHigh = 13
	mostBars     = 30
)

// chart makes the charts of the employer's own book: the quarters as stacked shares, and the
// gaps of categories to both sides of 0.
func (b *book) chart(r gap.Results) {
	if r.UK != nil {
		b.addChart("Quarters", b.quarters("hourly pay", r.UK.Quarters))
	}
	if r.EU != nil {
		b.addChart("Quarters", b.quarters("pay level", r.EU.Quarters))
		b.addChart("Categories", b.categories(r.EU.Categories))
	}
}

func (b *book) addChart(name string, c sheet.Chart) {
	i := slices.IndexFunc(b.pages, func(p page) bool { return p.name == name })
	b.pages[i].charts = append(b.pages[i].charts, c)
}

// quarters are a bar for each quarter, the highest paid on top.
func (b *book) quarters(by string, all [4]gap.Quarter) sheet.Chart {
	lines := sheet.Grid{{"Quarter", "Women", "Men"}}
	names := table.QuarterNames()
	for i := len(all) - 1; i >= 0; i-- {
		shares := all[i].WholeShares()
		lines = append(lines, []any{names[i], shares.Women / 100, shares.Men / 100})
	}
	c := b.bars(lines, sheet.Series{Colour: darkBars, Dark: true, Labelled: true}, sheet.Series{Colour: paleBars, Labelled: true})
	c.Kind, c.Overlap, c.Rows = excelize.BarPercentStacked, 100, quartersHigh
	c.Title = "Women and men in the quarters by " + by
	c.Alt = c.Title + "; the tables above hold the numbers."
	return c
}

// categories are a bar for each category that has a gap, those that reach 5 % dark.
func (b *book) categories(all []gap.Category) sheet.Chart {
	flagged, other := "5 % or more", "less than 5 %"
	lines := sheet.Grid{{"Category", flagged, other}}
	stated := slices.DeleteFunc(slices.Clone(all), func(c gap.Category) bool { return !c.Stated() })
	shown := stated[:min(len(stated), mostBars)]
	for _, c := range shown {
		line := []any{table.CategoryName(c), nil, nil}
		if line[2] = c.Total.Gap() / 100; c.Flagged() {
			line[1], line[2] = line[2], nil
		}
		lines = append(lines, line)
	}
	c := b.bars(lines, sheet.Series{Colour: darkBars, Labelled: true}, sheet.Series{Colour: paleBars, Labelled: true})
	c.Kind, c.Overlap, c.Rows = excelize.Bar, 100, len(shown)*3/2+7
	c.Title = "Gap of total pay by category of workers"
	c.Under = []string{"Right of 0 women are paid less, left of it men; in per cent of men's pay"}
	if len(shown) < len(stated) {
		c.Under = append(c.Under, fmt.Sprintf("the first %d of %d categories", len(shown), len(stated)))
	}
	c.Alt = c.Title + "; the table above holds the numbers."
	return c
}

// bars are bars from left to right of lines, under a head, which go to the charts' data.
func (b *book) bars(lines sheet.Grid, series ...sheet.Series) sheet.Chart {
	head := len(b.Data) + 1
	b.Data = append(b.Data, lines...)
	cells := func(column int) string {
		return sheet.Reference(chartData, fmt.Sprintf("$%[1]s$%[2]d:$%[1]s$%[3]d", sheet.Letter(column), head+1, len(b.Data)))
	}
	for i := range series {
		series[i].Name = sheet.Reference(chartData, fmt.Sprintf("$%s$%d", sheet.Letter(i+2), head))
		series[i].Values = cells(i + 2)
	}
	return sheet.Chart{Across: true, Shares: true, Groups: len(lines) - 1, Width: chartWide, Gap: 50, Categories: cells(1), Series: series}
}

// writeChartData writes what charts read.
func (b *book) writeChartData() error {
	if len(b.Data) == 0 {
		return nil
	}
	if err := b.SetSheetVisible(chartData, false); err != nil { // nobody prints it
		return fmt.Errorf("hiding the data of charts: %w", err)
	}
	s, err := b.Open(chartData)
	if err != nil {
		return err
	}
	for _, line := range b.Data {
		if err := s.Add(line...); err != nil {
			return err
		}
	}
	return s.Close()
}
