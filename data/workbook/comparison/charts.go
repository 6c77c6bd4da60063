package comparison

import (
	"cmp"
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

// medianTop draws median and top 10 % of each group, what was asked for of them, and own
// pay: through columns as a line, over bars as one of its own.
func (p *part) medianTop() sheet.Chart {
	var titles []string
	var strokes []stroke
	if p.asked(50) {
		titles, strokes = append(titles, "median"), append(strokes, stroke{column: medianAt, colour: sheet.MedianBlue})
	}
	if p.asked(90) {
		titles, strokes = append(titles, "top 10 % (P90)"), append(strokes, stroke{column: topAt, colour: sheet.TopBar})
	}
	what := strings.Join(titles, " and ")
	c := p.chart(excelize.Col, what, labelAt, cmp.Or(p.graphed.own, p.graphed.first), strokes...)
	if p.acrossPage() {
		c.Kind, c.Across, c.Axis = excelize.Bar, true, ""
	}
	for i := range c.Series {
		c.Series[i].Labelled = true
	}
	if p.graphed.own > 0 {
		c.Series[0].Apart = []int{0}
	}
	if p.ownLine() {
		c.Level = &sheet.Series{Name: p.chartHeading(ownAt), Values: p.chartCells(ownAt, p.graphed.first), Colour: sheet.Ink, Width: 1.5, Dash: excelize.LineDashDash}
	}
	c.Overlap, c.Gap = -5, 60
	c.Alt = "Columns: " + what + " of each group; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// acrossPage reports whether the groups are too many, or have too long names, to
// stand side by side.
func (p *part) acrossPage() bool {
	const many, long = 6, 14
	rows := charted(p.Comparison)
	return len(rows) > many || slices.ContainsFunc(rows, func(r market.Row) bool { return sheet.Width(r.Name) > long })
}

// payRange draws P10 to P90 of each group; the middle half is dark, its colours meet at
// the median.
func (p *part) payRange() sheet.Chart {
	c := p.chart(excelize.ColStacked, "P10 to P90, the middle half dark, the median where its colours meet", rangeLabelAt, p.graphed.first,
		stroke{column: baseAt}, stroke{column: lowTailAt, colour: lowTailBlue}, stroke{column: lowHalfAt, colour: lowHalfBlue},
		stroke{column: highHalfAt, colour: highHalfBlue}, stroke{column: highTailAt, colour: highTailBlue})
	if p.acrossPage() {
		c.Kind, c.Across, c.Axis = excelize.BarStacked, true, ""
	}
	c.Overlap, c.Gap, c.Unexplained = 100, 80, true
	c.Alt = "Stacked columns: pay from P10 to P90 of each group, with quartiles and median; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// byExperience draws pay over years of experience.
func (p *part) byExperience() sheet.Chart {
	c := p.chart(excelize.Line, "P25, median, P75 and top 10 % (P90)", groupAt, p.graphed.first,
		stroke{column: topAt, colour: sheet.TopBar, width: 2.5},
		stroke{column: p75At, colour: quartileGrey, width: 1.25, dash: excelize.LineDashDash},
		stroke{column: medianAt, colour: sheet.MedianBlue, width: 2.5},
		stroke{column: p25At, colour: quartileGrey, width: 1.25, dash: excelize.LineDashDash})
	c.Alt = "Lines over years of experience: P25, median, P75 and top 10 %; the sheet " + chartDataSheet + " holds the numbers."
	return c
}

// chart is a native chart of columns of Chart data, from a row on, whose names stand in
// one of them.
func (p *part) chart(kind excelize.ChartType, what string, names, from int, strokes ...stroke) sheet.Chart {
	if n := len(p.Groups()); n > len(p.graphed.groups) {
		what += fmt.Sprintf(", of the %d groups with the most people of %s", len(p.graphed.groups), whole(n))
	}
	c := sheet.Chart{
		Kind: kind, Title: title(p.Comparison), Under: []string{table.Capital(what) + " · " + table.PayText(p.Comparison), table.Source(p.About) + " · " + table.Effective(p.About)}, Axis: p.axisTitle(),
		Pay: p.pay(), Short: p.shortened(), Groups: p.graphed.last - from + 1, Categories: p.chartCells(names, from),
	}
	for _, s := range strokes {
		series := sheet.Series{Name: p.chartHeading(s.column), Values: p.chartCells(s.column, from), Colour: s.colour, Width: s.width, Dash: s.dash}
		for i, r := range p.graphed.groups {
			if f, _ := r.Figure(percentileAt[s.column]); f.Status == market.AtLeast {
				series.Least = append(series.Least, p.graphed.first-from+i)
			}
		}
		c.Series = append(c.Series, series)
	}
	return c
}

// shortened reports whether amounts are large enough to be told in thousands, as no
// reader in India would.
func (p *part) shortened() bool {
	const large = 10_000
	return p.Currency != "INR" && slices.ContainsFunc(p.Rows, func(r market.Row) bool { return r.Median().Value >= large || r.Top().Value >= large })
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

// exhibit places one page of the sheet Charts, a native chart or a picture, which tell
// themselves what they show, and returns the rows it covers.
type exhibit func(cell string) (rows int, err error)

// exhibits are the pages of the sheet Charts.
func (b *book) exhibits() []exhibit {
	var pages []exhibit
	native := func(chart sheet.Chart) {
		pages = append(pages, func(cell string) (int, error) { return sheet.ChartRows, b.Draw(chartsSheet, cell, chart) })
	}
	for i, p := range b.parts {
		if i > 0 && p.drawn() {
			native(p.medianTop())
		}
		if p.ranged() {
			native(p.payRange())
		}
		if p.By.Kind == market.Experience && (i > 0 || !b.content.Sorted) && len(charted(p.Comparison)) > 1 {
			native(p.byExperience())
		}
	}
	for _, picture := range b.content.Pictures {
		pages = append(pages, func(cell string) (int, error) { return b.Show(chartsSheet, cell, picture) })
	}
	return pages
}

// writeCharts writes the sheet of charts, a page each. Without any there is no
// such sheet.
func (b *book) writeCharts() error {
	pages := b.exhibits()
	if len(pages) == 0 {
		return nil
	}
	widths := make([]float64, 10)
	for i := range widths {
		widths[i] = 12
	}
	if err := b.SetWidths(chartsSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(chartsSheet, sheet.Page{Breaks: true}); err != nil {
		return err
	}
	var begins []int // the rows of the pages
	row := 1
	for _, place := range pages {
		begins = append(begins, row)
		rows, err := place(sheet.At(1, row))
		if err != nil {
			return err
		}
		row += rows + 1
	}
	s, err := b.Open(chartsSheet)
	if err != nil {
		return err
	}
	for _, row := range begins[1:] {
		if err := s.InsertPageBreak(sheet.At(1, row)); err != nil {
			return fmt.Errorf("sheet %s: %w", chartsSheet, err)
		}
	}
	if err := s.FillTo(row); err != nil {
		return err
	}
	return s.Close()
}
