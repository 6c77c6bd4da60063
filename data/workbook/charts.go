package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// The size of charts. They lie on rows of one line, which have 20 pixels on
// screen; the library places charts as if they had 18.
const (
	chartWidth  = 800
	chartRows   = 23
	chartHeight = chartRows * 18
	linePixels  = 20
)

// The colours of the pay range, from P10 to P90.
const (
	lowTailBlue    = "CFE3F1"
	lowHalfBlue    = "5BA3D0"
	highHalfBlue   = medianBlue
	highTailOrange = "F3C27E"
	quartileGrey   = "9AA5B1"
)

// mostUpright is how many names of groups stand side by side; more are turned.
const mostUpright = 14

// stroke is one series of a native chart.
type stroke struct {
	column int    // of Chart data
	colour string // "" is not drawn
	width  float64
	dash   excelize.LineDashType
}

// asked reports whether a percentile was asked for.
func (p *part) asked(percentile float64) bool {
	return slices.Contains(p.Query.Percentiles, percentile)
}

// medianTop draws median and top 10 % of each group, what was asked for of them.
func (p *part) medianTop() *excelize.Chart {
	var titles []string
	var strokes []stroke
	if p.asked(50) {
		titles, strokes = append(titles, "median"), append(strokes, stroke{column: medianAt, colour: medianBlue})
	}
	if p.asked(90) {
		titles, strokes = append(titles, "top 10 % (P90)"), append(strokes, stroke{column: topAt, colour: topBar})
	}
	title := strings.Join(titles, " and ")
	c := p.chart(excelize.Col, table.Capital(title), strokes...)
	overlap, gap := -5, uint(60)
	c.Overlap, c.GapWidth = &overlap, &gap
	c.Format.AltText = "Columns: " + title + " of each group; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// payRange draws P10 to P90 of each group; the middle half is dark, parted at the
// median.
func (p *part) payRange() *excelize.Chart {
	c := p.chart(excelize.ColStacked, "Pay range: P10 to P90, the middle half dark, parted at the median",
		stroke{column: baseAt}, stroke{column: lowTailAt, colour: lowTailBlue}, stroke{column: lowHalfAt, colour: lowHalfBlue},
		stroke{column: highHalfAt, colour: highHalfBlue}, stroke{column: highTailAt, colour: highTailOrange})
	overlap, gap := 100, uint(80)
	c.Overlap, c.GapWidth = &overlap, &gap
	c.Format.AltText = "Stacked columns: pay from P10 to P90 of each group, with quartiles and median; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// byExperience draws pay over years of experience.
func (p *part) byExperience() *excelize.Chart {
	c := p.chart(excelize.Line, "Pay by experience",
		stroke{column: topAt, colour: topBar, width: 2.5},
		stroke{column: p75At, colour: quartileGrey, width: 1.25, dash: excelize.LineDashDash},
		stroke{column: medianAt, colour: medianBlue, width: 2.5},
		stroke{column: p25At, colour: quartileGrey, width: 1.25, dash: excelize.LineDashDash})
	c.Format.AltText = "Lines over years of experience: P25, median, P75 and top 10 %; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// chart is a native chart of columns of Chart data in the workbook's style.
func (p *part) chart(kind excelize.ChartType, title string, strokes ...stroke) *excelize.Chart {
	zero, one, varied := 0.0, true, false
	c := &excelize.Chart{
		Type:       kind,
		Title:      chartTitle(title, 12, ink),
		VaryColors: &varied,
		Legend:     excelize.ChartLegend{Position: "bottom", Font: &excelize.Font{Size: 9, Color: ink}},
		XAxis: excelize.ChartAxis{
			Font: excelize.Font{Size: 9, Color: ink}, Title: chartTitle(p.axisTitle(), 9, muted), TickLabelPosition: excelize.ChartTickLabelLow,
		},
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, Minimum: &zero, Font: excelize.Font{Size: 9, Color: muted},
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: numberFormat(p.Currency, table.Decimals(p.Query.Basis))},
		},
		Dimension:    excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Border:       excelize.LineOptions{Type: excelize.LineNone},
		ShowBlanksAs: "gap",
		Format:       excelize.GraphicOptions{PrintObject: &one, Positioning: "twoCell"},
	}
	if len(charted(p.Comparison)) > mostUpright {
		c.XAxis.Alignment.TextRotation = -90
	}
	for _, s := range strokes {
		c.Series = append(c.Series, p.series(s))
	}
	return c
}

// series is a column of Chart data as a chart draws it.
func (p *part) series(s stroke) excelize.ChartSeries {
	paint := excelize.Fill{Type: "pattern"} // no pattern is not drawn
	if s.colour != "" {
		paint = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.colour}}
	}
	return excelize.ChartSeries{
		Name: p.chartHeading(s.column), Categories: p.chartCells(groupAt), Values: p.chartCells(s.column),
		Fill: paint, Line: excelize.LineOptions{Width: s.width, Dash: s.dash},
		Marker: excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: paint},
	}
}

// axisTitle says what the groups are.
func (p *part) axisTitle() string {
	if p.By.Name == "" {
		return ""
	}
	return table.Title(p.By)
}

// chartTitle is a title in a chart; "" is none.
func chartTitle(text string, size float64, colour string) excelize.ChartTitle {
	if text == "" {
		return excelize.ChartTitle{}
	}
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: fit(text), Font: &excelize.Font{Bold: size > 10, Size: size, Color: colour, Family: face}}}}
}

// drawn reports whether there is a median or top 10 % to chart.
func (p *part) drawn() bool {
	return slices.ContainsFunc(charted(p.Comparison), func(r market.Row) bool { return r.Median().Known() || r.Top().Known() })
}

// ranged reports whether the pay range can be drawn.
func (p *part) ranged() bool {
	for _, r := range charted(p.Comparison) {
		if chartRow(r)[baseAt] != nil {
			return true
		}
	}
	return false
}

// exhibit is one page of the sheet Charts: a native chart or a picture.
type exhibit struct {
	title, lead string
	place       func(sheet, cell string) (rows int, err error)
}

// exhibits are the pages of the sheet Charts.
func (b *book) exhibits() []exhibit {
	var pages []exhibit
	native := func(p *part, chart *excelize.Chart) {
		pages = append(pages, exhibit{title(p.Comparison), subtitle(p.Comparison), func(sheet, cell string) (int, error) {
			return chartRows, b.AddChart(sheet, cell, chart)
		}})
	}
	for i, p := range b.parts {
		if i > 0 && p.drawn() {
			native(p, p.medianTop())
		}
		if p.ranged() {
			native(p, p.payRange())
		}
		if p.By.Kind == market.Experience && len(charted(p.Comparison)) > 1 {
			native(p, p.byExperience())
		}
	}
	for _, picture := range b.content.Pictures {
		pages = append(pages, exhibit{picture.Title, subtitle(b.first().Comparison), func(sheet, cell string) (int, error) {
			return b.addPicture(sheet, cell, picture)
		}})
	}
	return pages
}

// leadLetters is how many letters of a lead fit the width of a chart.
const leadLetters = 110

// halves parts a lead that is wider than a chart at its last dot that fits: what
// is beyond the chart would be printed on a page of its own.
func halves(lead string) []string {
	const dot = " · "
	runes := []rune(lead)
	if len(runes) <= leadLetters {
		return []string{lead}
	}
	at := strings.LastIndex(string(runes[:leadLetters]), dot)
	if at < 0 {
		return []string{lead}
	}
	return []string{lead[:at], lead[at+len(dot):]}
}

// writeCharts writes the sheet of charts, a page each. Without any there is no
// such sheet.
func (b *book) writeCharts() error {
	pages := b.exhibits()
	if len(pages) == 0 {
		return nil
	}
	widths := make([]float64, 9)
	for i := range widths {
		widths[i] = 12
	}
	if err := b.setWidths(chartsSheet, widths...); err != nil {
		return err
	}
	if err := b.setPage(chartsSheet, page{breaks: true}); err != nil {
		return err
	}
	begins := make([]int, len(pages)) // the row of each page's title
	row := 1
	for i, e := range pages {
		begins[i] = row
		rows, err := e.place(chartsSheet, at(1, row+3))
		if err != nil {
			return fmt.Errorf("chart %q: %w", e.title, err)
		}
		row += 3 + rows
	}
	s, err := b.open(chartsSheet)
	if err != nil {
		return err
	}
	for i, e := range pages {
		if i > 0 {
			if err := s.InsertPageBreak(at(1, begins[i])); err != nil {
				return fmt.Errorf("sheet %s: %w", chartsSheet, err)
			}
		}
		if err := s.fillTo(begins[i]); err != nil {
			return err
		}
		if err := s.head(e, b.first().styles); err != nil {
			return err
		}
	}
	if err := s.fillTo(row); err != nil {
		return err
	}
	return s.close()
}

// head writes the title and the lead of a page of charts.
func (s *sheet) head(e exhibit, styles styles) error {
	if err := s.add(cell(styles.section, e.title)); err != nil {
		return err
	}
	for _, lead := range halves(e.lead) {
		if err := s.add(cell(styles.lead, lead)); err != nil {
			return err
		}
	}
	return nil
}
