package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The size of charts. They lie on rows of one line, which have 20 pixels on
// screen; the library places charts as if they had 18.
const (
	ChartRows    = 26 // that a chart covers
	chartWidth   = 840
	chartHeight  = ChartRows * placedPixels
	linePixels   = 20
	placedPixels = 18
)

// mostUpright is how many names of groups stand side by side; more are turned.
const mostUpright = 14

// Chart is a native chart in the workbook's style. It reads what it draws from
// cells of the sheet that the Book's Data stands on.
type Chart struct {
	Kind         excelize.ChartType
	Title, Axis  string   // Axis says what the groups are; "" for nothing
	Under        []string // lines under the title
	Alt          string   // what it shows, in words, for those who do not see it
	Pay          Pay      // what the value axis is in
	Groups       int      // how many there are: the names of many are turned
	Width, Rows  int      // in pixels and in rows of one line; 0 for those of a page
	Across       bool     // bars from left to right, the first group on top
	Unexplained  bool     // no legend: the lines under the title say what is drawn
	Overlap, Gap int      // of bars, in percent of their width
	Shares       bool     // the value axis is of shares, which may be below 0
	Short        bool     // amounts are in thousands or millions, as labels have room for
	Categories   string   // the cells with the groups' names, as Reference writes them
	Series       []Series
	Level        *Series // a line through all groups, beside columns; nil for none
}

// Series is one row of bars or one line of a chart.
type Series struct {
	Name, Values string  // the cell with its name and the cells with its numbers
	Colour       string  // "" is not drawn
	Width        float64 // of a line, in points
	Dash         excelize.LineDashType
	Dark         bool  // what is written on it is white
	Labelled     bool  // each number stands beside what is drawn
	Least        []int // the points that stand for themselves or more
	Apart        []int // the points that are of no group, in the colour of text
}

// Draw places a chart with its upper left corner in a cell.
func (b *Book) Draw(sheet, cell string, c Chart) error {
	native := c.native()
	var level []*excelize.Chart
	if c.Level != nil { // the axes are those of the chart added last
		level = []*excelize.Chart{{Type: excelize.Line, XAxis: native.XAxis, YAxis: native.YAxis, Series: []excelize.ChartSeries{c.Level.native(c.Categories)}}}
	}
	if err := b.AddChart(sheet, cell, native, level...); err != nil {
		return notPlaced(sheet, c.Title, err)
	}
	b.charts = append(b.charts, c)
	return nil
}

// notPlaced says which chart could not be placed where.
func notPlaced(sheet, title string, err error) error {
	return fmt.Errorf("chart %q of the sheet %s: %w", title, sheet, err)
}

// native is the chart as the library has it.
func (c Chart) native() *excelize.Chart {
	zero, printed, varied := 0.0, true, false
	n := &excelize.Chart{
		Type:       c.Kind,
		Title:      chartTitle(c.Title, 11, Ink),
		VaryColors: &varied,
		Legend:     excelize.ChartLegend{Position: "top", Font: &excelize.Font{Size: 9, Color: Ink}},
		XAxis: excelize.ChartAxis{
			Font: excelize.Font{Size: 9, Color: Ink}, Title: chartTitle(c.Axis, 9, muted), TickLabelPosition: excelize.ChartTickLabelLow,
		},
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, Minimum: &zero, Font: excelize.Font{Size: 9, Color: muted},
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.format("")},
		},
		Dimension:    excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Border:       excelize.LineOptions{Type: excelize.LineNone},
		ShowBlanksAs: "gap",
		Format:       excelize.GraphicOptions{AltText: c.Alt, PrintObject: &printed, Positioning: "twoCell"},
	}
	if c.Width > 0 {
		n.Dimension = excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Rows * placedPixels)}
	}
	n.XAxis.ReverseOrder = c.Across
	if c.Shares {
		n.YAxis.Minimum, n.YAxis.NumFmt.CustomNumFmt = nil, "0%"
	}
	if c.Unexplained {
		n.Legend.Position = "none"
	}
	if c.Kind != excelize.Line {
		gap := uint(max(0, c.Gap))
		n.Overlap, n.GapWidth = &c.Overlap, &gap
	}
	if c.Groups > mostUpright && !c.Across {
		n.XAxis.Alignment.TextRotation = -90
	}
	for _, text := range c.Under {
		n.Title.Paragraph = append(n.Title.Paragraph, chartTitle(text, 9, muted).Paragraph...)
	}
	for _, s := range c.Series {
		n.Series = append(n.Series, s.native(c.Categories))
	}
	return n
}

// native is a series as the library has it.
func (s Series) native(categories string) excelize.ChartSeries {
	paint := excelize.Fill{Type: "pattern"} // no pattern is not drawn
	if s.Colour != "" {
		paint = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Colour}}
	}
	marker := excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: paint}
	if s.Dash != excelize.LineDashUnset {
		marker = excelize.ChartMarker{Symbol: "none"}
	}
	return excelize.ChartSeries{
		Name: s.Name, Categories: categories, Values: s.Values,
		Fill: paint, Line: excelize.LineOptions{Width: s.Width, Dash: s.Dash},
		Marker: marker,
	}
}

// chartTitle is a title in a chart; "" is none.
func chartTitle(text string, size float64, colour string) excelize.ChartTitle {
	if text == "" {
		return excelize.ChartTitle{}
	}
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: Fit(text), Font: &excelize.Font{Bold: size > 10, Size: size, Color: colour, Family: face}}}}
}
