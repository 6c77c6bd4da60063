package comparison

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The colours of the pay range, from P10 to P90.
const (
	lowTailBlue  = "CFE3F1"
	lowHalfBlue  = "5BA3D0"
	highHalfBlue = sheet.MedianBlue
	highTailBlue = "CFE3F1"
	quartileGrey = "9AA5B1"
)

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
func (p *part) medianTop() sheet.Chart {
	var titles []string
	var strokes []stroke
	if p.asked(50) {
		titles, strokes = append(titles, "median"), append(strokes, stroke{column: medianAt, colour: sheet.MedianBlue})
	}
	if p.asked(90) {
		titles, strokes = append(titles, "top 10 % (P90)"), append(strokes, stroke{column: topAt, colour: sheet.TopBar})
	}
	title := strings.Join(titles, " and ")
	c := p.chart(excelize.Col, table.Capital(title), strokes...)
	if p.acrossPage() {
		c.Kind, c.Across = excelize.Bar, true
	}
	c.Overlap, c.Gap = -5, 60
	c.Alt = "Columns: " + title + " of each group; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// acrossPage reports whether the groups are too many, or have too long names, to
// stand side by side.
func (p *part) acrossPage() bool {
	const many, long = 8, 14
	rows := charted(p.Comparison)
	return len(rows) > many || slices.ContainsFunc(rows, func(r market.Row) bool { return sheet.Width(r.Name) > long })
}

// payRange draws P10 to P90 of each group; the middle half is dark, parted at the
// median.
func (p *part) payRange() sheet.Chart {
	c := p.chart(excelize.ColStacked, "Pay range: P10 to P90, the middle half dark, the median where its colours meet",
		stroke{column: baseAt}, stroke{column: lowTailAt, colour: lowTailBlue}, stroke{column: lowHalfAt, colour: lowHalfBlue},
		stroke{column: highHalfAt, colour: highHalfBlue}, stroke{column: highTailAt, colour: highTailBlue})
	c.Overlap, c.Gap = 100, 80
	c.Alt = "Stacked columns: pay from P10 to P90 of each group, with quartiles and median; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// byExperience draws pay over years of experience.
func (p *part) byExperience() sheet.Chart {
	c := p.chart(excelize.Line, "Pay by experience",
		stroke{column: topAt, colour: sheet.TopBar, width: 2.5},
		stroke{column: p75At, colour: quartileGrey, width: 1.25, dash: excelize.LineDashDash},
		stroke{column: medianAt, colour: sheet.MedianBlue, width: 2.5},
		stroke{column: p25At, colour: quartileGrey, width: 1.25, dash: excelize.LineDashDash})
	c.Alt = "Lines over years of experience: P25, median, P75 and top 10 %; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// chart is a native chart of columns of Chart data.
func (p *part) chart(kind excelize.ChartType, title string, strokes ...stroke) sheet.Chart {
	c := sheet.Chart{
		Kind: kind, Title: title, Axis: p.axisTitle(), Pay: p.pay(),
		Groups: len(charted(p.Comparison)), Categories: p.chartCells(groupAt),
	}
	for _, s := range strokes {
		c.Series = append(c.Series, sheet.Series{
			Name: p.chartHeading(s.column), Values: p.chartCells(s.column), Colour: s.colour, Width: s.width, Dash: s.dash,
		})
	}
	return c
}

// axisTitle says what the groups are.
func (p *part) axisTitle() string {
	if p.By.Name == "" {
		return ""
	}
	return table.Title(p.By)
}

// drawn reports whether there is a median or top 10 % to chart.
func (p *part) drawn() bool {
	return slices.ContainsFunc(charted(p.Comparison), func(r market.Row) bool { return r.Median().Known() || r.Top().Known() })
}

// ranged reports whether the pay range can be drawn.
func (p *part) ranged() bool {
	for _, r := range charted(p.Comparison) {
		if p.chartRow(r)[baseAt] != nil {
			return true
		}
	}
	return false
}

// exhibit is one page of the sheet Charts: a native chart or a picture.
type exhibit struct {
	title, lead string
	place       func(cell string) (rows int, err error)
}

// exhibits are the pages of the sheet Charts.
func (b *book) exhibits() []exhibit {
	var pages []exhibit
	native := func(p *part, chart sheet.Chart) {
		pages = append(pages, exhibit{title(p.Comparison), subtitle(p.Comparison), func(cell string) (int, error) {
			return sheet.ChartRows, b.Draw(chartsSheet, cell, chart)
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
		pages = append(pages, exhibit{picture.Title, subtitle(b.first().Comparison), func(cell string) (int, error) {
			return b.Show(chartsSheet, cell, picture)
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
	if err := b.SetWidths(chartsSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(chartsSheet, sheet.Page{Breaks: true}); err != nil {
		return err
	}
	begins := make([]int, len(pages)) // the row of each page's title
	row := 1
	for i, e := range pages {
		begins[i] = row
		rows, err := e.place(sheet.At(1, row+3))
		if err != nil {
			return err
		}
		row += 3 + rows
	}
	s, err := b.Open(chartsSheet)
	if err != nil {
		return err
	}
	for i, e := range pages {
		if i > 0 {
			if err := s.InsertPageBreak(sheet.At(1, begins[i])); err != nil {
				return fmt.Errorf("sheet %s: %w", chartsSheet, err)
			}
		}
		if err := s.FillTo(begins[i]); err != nil {
			return err
		}
		if err := e.head(s, b.first().styles); err != nil {
			return err
		}
	}
	if err := s.FillTo(row); err != nil {
		return err
	}
	return s.Close()
}

// head writes the title and the lead of a page of charts.
func (e exhibit) head(s *sheet.Stream, styles sheet.Styles) error {
	if err := s.Add(sheet.Cell(styles.Section, e.title)); err != nil {
		return err
	}
	for _, lead := range halves(e.lead) {
		if err := s.Add(sheet.Cell(styles.Lead, lead)); err != nil {
			return err
		}
	}
	return nil
}
