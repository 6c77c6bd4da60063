package comparison

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The columns of the summary are of one width; together they are as wide as the
// chart.
const (
	summaryColumns = 4
	summaryWidth   = 30
)

// mostListed is how many jobs or comparisons the summary lists.
const mostListed = 15

// writeSummary writes the page for the meeting.
func (b *book) writeSummary() error {
	p := b.first()
	widths := make([]float64, summaryColumns)
	for i := range widths {
		widths[i] = summaryWidth
	}
	if err := b.SetWidths(summarySheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(summarySheet, sheet.Page{Single: true}); err != nil {
		return err
	}
	head := b.headline(p)
	chartRow := len(head) + 2
	after := chartRow
	if p.drawn() {
		if err := b.Draw(summarySheet, sheet.At(1, chartRow), p.medianTop()); err != nil {
			return err
		}
		after += sheet.ChartRows + 1
	}
	tail, err := b.moreLines(after)
	if err != nil {
		return err
	}
	s, err := b.Open(summarySheet)
	if err != nil {
		return err
	}
	for _, l := range head {
		if err := s.AddHigh(l.height, l.cells...); err != nil {
			return err
		}
	}
	if err := s.FillTo(after); err != nil {
		return err
	}
	for _, l := range tail {
		if err := s.AddHigh(l.height, l.cells...); err != nil {
			return err
		}
	}
	if err := b.writeNotes(s); err != nil {
		return err
	}
	return s.Close()
}

// line is a row of the summary.
type line struct {
	height float64 // in points; 0 leaves it to Excel
	cells  []any
}

// headline is the question and its answer: two figures, annual and hourly, or
// for pinned cuts a line each.
func (b *book) headline(p *part) []line {
	s := p.styles
	head := []line{
		{28, []any{sheet.Cell(s.Title, title(p.Comparison))}},
		{0, []any{sheet.Cell(s.Lead, subtitle(p.Comparison))}},
		{},
	}
	if p.Pinned {
		return append(head, p.jobLines()...)
	}
	return append(head, p.figureLines(len(head)+2)...)
}

// figureLines are the large figures that were asked for and who stands behind them;
// row is that of the figures.
func (p *part) figureLines(row int) []line {
	s, r := p.styles, p.Whole()
	var labels, figures, others, intervals []any
	high := 32.0
	for _, h := range []struct {
		label      string
		percentile float64
		style      int
	}{{"Median", 50, s.MedianBig}, {"Top 10 % earn from (P90)", 90, s.TopBig}} {
		f, asked := r.Figure(h.percentile)
		if !asked {
			continue
		}
		if !f.Known() {
			high = max(high, sheet.LineHeight*float64(sheet.Lines(table.MissingText(f), summaryWidth-1)))
		}
		labels, figures = append(labels, sheet.Cell(s.Label, h.label)), append(figures, p.big(f, h.style))
		others = append(others, p.otherLine(f, sheet.At(len(figures), row)))
		intervals = append(intervals, sheet.Cell(s.Lead, p.interval(f)))
	}
	return []line{
		{0, append(labels, sheet.Cell(s.Label, "People"), sheet.Cell(s.Label, "Employers"))},
		{high, append(figures, p.bigCount(r, r.People), p.bigCount(r, r.Employers))},
		{0, others},
		{0, intervals},
	}
}

// jobLines lists pinned cuts, a line each.
func (p *part) jobLines() []line {
	s := p.styles
	lines := []line{{0, []any{sheet.Cell(s.TextHeader, "Job"), sheet.Cell(s.Header[sheet.Median], "Median"), sheet.Cell(s.Header[sheet.Top], "Top 10 % (P90)"), sheet.Cell(s.Header[sheet.Plain], "People")}}}
	for i, r := range p.Rows {
		if i == mostListed {
			return append(lines, line{0, []any{sheet.Cell(s.Lead, fmt.Sprintf("and %d more on the sheet %s", len(p.Rows)-i, p.sheet))}})
		}
		lines = append(lines, line{0, p.figures(sheet.Cell(s.Row[sheet.Plain][sheet.TextFormat], r.Name), r)})
	}
	return lines
}

// figures is a line with a row's headline.
func (p *part) figures(name excelize.Cell, r market.Row) []any {
	pay := func(t sheet.Tone, f market.Figure) excelize.Cell {
		return column{Tone: t, Format: sheet.PayFormat, Value: func(market.Row) any { return p.figureValue(f) }}.Cell(&p.styles.Row, r, 0)
	}
	people := column{Format: sheet.CountFormat, Value: func(market.Row) any { return count(r, r.People) }}
	return []any{name, pay(sheet.Median, r.Median()), pay(sheet.Top, r.Top()), people.Cell(&p.styles.Row, r, 0)}
}

// moreLines lists the other comparisons of the workbook, from a row on, each
// linked to its sheet.
func (b *book) moreLines(row int) ([]line, error) {
	if len(b.parts) < 2 {
		return nil, nil
	}
	s := b.first().styles
	lines := []line{{0, []any{sheet.Cell(s.TextHeader, "Also in this workbook"), sheet.Cell(s.Header[sheet.Median], "Median"), sheet.Cell(s.Header[sheet.Top], "Top 10 % (P90)"), sheet.Cell(s.Header[sheet.Plain], "People")}}}
	for _, p := range b.parts[1:] {
		if err := b.SetCellHyperLink(summarySheet, sheet.At(1, row+len(lines)), sheet.Reference(p.sheet, "A1"), "Location"); err != nil {
			return nil, fmt.Errorf("link to %s: %w", p.sheet, err)
		}
		name := sheet.Cell(s.Link, p.sheet)
		if p.Pinned {
			lines = append(lines, line{0, []any{name, sheet.Cell(s.Lead, table.Plural(len(p.Rows), "job", "jobs"))}})
			continue
		}
		lines = append(lines, line{0, p.figures(name, p.Whole())})
	}
	return append(lines, line{}), nil
}

// big is one large figure, or why it is withheld.
func (p *part) big(f market.Figure, style int) excelize.Cell {
	switch {
	case !f.Known():
		return sheet.Cell(p.styles.ReasonBig, table.MissingText(f))
	case f.Status == market.AtLeast:
		return sheet.Cell(style, "≥ "+p.amount(f.Value))
	default:
		return sheet.Cell(style, f.Value)
	}
}

// bigCount is a large number of people or employers, or why there is none.
func (p *part) bigCount(r market.Row, n int) excelize.Cell {
	switch v := count(r, n).(type) {
	case int:
		return sheet.Cell(p.styles.CountBig, v)
	case sheet.Withheld:
		return sheet.Cell(p.styles.ReasonBig, "withheld ("+string(v)+")")
	default:
		return sheet.Cell(p.styles.ReasonBig, v)
	}
}

// count is a number of people or employers of a row, or why there is none.
func count(r market.Row, n int) any {
	switch {
	case n >= 0:
		return n
	case !r.Withheld.IsZero():
		return sheet.Withheld(table.Words(r.Withheld))
	default:
		return "unknown"
	}
}

// otherLine is a figure in the other basis, computed from the cell above it; what a
// publisher gives is not converted.
func (p *part) otherLine(f market.Figure, from string) excelize.Cell {
	if _, ok := exact(f); !ok || p.published() {
		return sheet.Cell(p.styles.Lead, "")
	}
	c := p.otherColumn(f.Percentile, "")
	row := market.Row{Figures: []market.Figure{f}}
	return sheet.Formula(p.styles.Other, p.inOtherBasis(from), c.Value(row))
}

// interval writes a figure's interval, or why there is none.
func (p *part) interval(f market.Figure) string {
	return table.Sure(f, p.amount)
}

// writeNotes writes the sentences under the chart across the page.
func (b *book) writeNotes(s *sheet.Stream) error {
	for _, note := range b.notes() {
		if err := s.MergeCell(sheet.At(1, s.Row+1), sheet.At(summaryColumns, s.Row+1)); err != nil {
			return fmt.Errorf("summary: %w", err)
		}
		high := sheet.LineHeight * float64(sheet.Lines(note, summaryColumns*summaryWidth*11/10)) // the notes' letters are smaller
		if err := s.AddHigh(high, sheet.Cell(b.first().styles.Note, note)); err != nil {
			return err
		}
	}
	return nil
}

// notes are the sentences under the chart: warnings, what is withheld and why,
// and what the chart leaves out.
func (b *book) notes() []string {
	p := b.first()
	var notes []string
	if len(p.Groups()) > mostCharted {
		notes = append(notes, fmt.Sprintf("The chart shows the first %d of %d groups; the sheet %s has all.", mostCharted, len(p.Groups()), p.sheet))
	}
	if own := p.Whole().Own; own.Pay != 0 && !p.Pinned {
		notes = append(notes, "Own pay: "+table.OwnText(p.Comparison, p.Whole())+".")
	}
	if text := withheldText(p.Comparison); text != "" {
		notes = append(notes, text)
	}
	for _, w := range p.Warnings {
		notes = append(notes, table.Capital(table.Words(w))+".")
	}
	return append(notes, "Source: "+table.Source(p.About)+", "+table.Effective(p.About)+". Percentiles: "+table.Method(p.Comparison)+". The sheet "+methodSheet+" says more.")
}

// withheldText counts what is withheld and gives the reasons of the first few.
func withheldText(c market.Comparison) string {
	var examples []string
	count := 0
	for _, r := range c.Rows {
		for _, f := range r.Figures {
			if f.Status != market.Withheld {
				continue
			}
			count++
			if len(examples) < 3 {
				examples = append(examples, fmt.Sprintf("%s of %s: %s", shortTitleOf(f.Percentile), r.Name, table.Words(f.Reason)))
			}
		}
	}
	switch {
	case count == 0:
		return ""
	case count > len(examples):
		examples = append(examples, "and so on")
	}
	return fmt.Sprintf("%s withheld: %s.", table.Plural(count, "figure is", "figures are"), strings.Join(examples, "; "))
}
