package comparison

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// summaryWidths are the widths of the summary's columns, in digits: those of the
// table of groups, a gap, and those that the chart lies on.
var summaryWidths = []float64{26, 12, 12, 12, 10, 2, 14, 14, 14, 14, 14, 14}

// The chart of the summary lies beside the table.
const (
	chartColumn      = 7
	summaryChartWide = 610 // pixels, as wide as its columns
	summaryChartRows = 19
)

// barRows is how many rows a chart of bars covers: two bars and their numbers for each
// group, and its title.
func barRows(groups int) int { return 6 + (7*groups+4)/5 }

// summaryWidth is the width of the page, in digits.
func summaryWidth() float64 {
	total := 0.0
	for _, w := range summaryWidths {
		total += w
	}
	return total
}

// mostListed is how many comparisons the summary lists beside the first.
const mostListed = 15

// line is a row of the summary.
type line struct {
	height float64 // in points; 0 leaves it to Excel
	cells  []any
	merged []run // columns that are one cell
}

// run is neighbouring columns, the last one included.
type run struct{ first, last int }

// writeSummary writes the page for the meeting.
func (b *book) writeSummary() error {
	p := b.first()
	if err := b.SetWidths(summarySheet, summaryWidths...); err != nil {
		return err
	}
	if err := b.SetPage(summarySheet, sheet.Page{Single: true}); err != nil {
		return err
	}
	lines := b.headline(p)
	chartRow := len(lines) + 1
	groups := p.groupLines()
	if p.drawn() {
		chart, at := p.medianTop(), chartColumn
		chart.Width, chart.Rows = summaryChartWide, max(summaryChartRows, len(groups))
		if chart.Across {
			chart.Rows = max(chart.Rows, barRows(chart.Groups))
		}
		if len(groups) == 0 {
			at = 1
		}
		if err := b.Draw(summarySheet, sheet.At(at, chartRow), chart); err != nil {
			return err
		}
		for len(groups) < chart.Rows {
			groups = append(groups, line{height: sheet.LineHeight})
		}
	}
	lines = append(append(lines, groups...), line{})
	more, err := b.moreLines(len(lines) + 1)
	if err != nil {
		return err
	}
	lines = append(lines, more...)
	s, err := b.Open(summarySheet)
	if err != nil {
		return err
	}
	for _, l := range append(lines, b.noteLines()...) {
		if err := l.write(s); err != nil {
			return err
		}
	}
	return s.Close()
}

// broken is a text in lines of a width, broken between words.
func broken(text string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && sheet.Width(longer) > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}

// write writes a row of the summary.
func (l line) write(s *sheet.Stream) error {
	for _, m := range l.merged {
		if err := s.MergeCell(sheet.At(m.first, s.Row+1), sheet.At(m.last, s.Row+1)); err != nil {
			return fmt.Errorf("summary: %w", err)
		}
	}
	return s.AddHigh(l.height, l.cells...)
}

// across is a row that is one cell as wide as the page, as high as its text is long.
func across(text excelize.Cell, smaller float64) line {
	high := sheet.LineHeight * float64(sheet.Lines(fmt.Sprint(text.Value), summaryWidth()*smaller))
	return line{high, []any{text}, []run{{1, len(summaryWidths)}}}
}

// headline is the question and its answer: what is asked, whether the checks pass,
// and five cards, of which pinned cuts have none.
func (b *book) headline(p *part) []line {
	lines := []line{
		{height: 28, cells: []any{sheet.Cell(p.styles.Title, title(p.Comparison))}},
		across(p.lead(p.styles.LeadWrapped), 1),
		{cells: []any{b.verdict(p.styles.Lead)}},
		{},
	}
	if p.Pinned || len(p.Rows) == 0 {
		return lines
	}
	return append(append(lines, p.cardLines()...), line{})
}

// card is one large figure with what stands under it.
type card struct {
	label string
	big   any
	under [cardLines]any
}

// cardLines is how many lines stand under a large figure.
const cardLines = 3

// cardColumns are the columns that the cards lie on.
var cardColumns = []run{{1, 1}, {2, 4}, {5, 7}, {8, 9}, {10, 12}}

// cardLines are the cards side by side.
func (p *part) cardLines() []line {
	r := p.Whole()
	var cards []card
	if f, asked := r.Figure(50); asked {
		cards = append(cards, p.figureCard("Median", f, p.styles.MedianBig, p.styles.MedianLeast))
	}
	if f, asked := r.Figure(90); asked {
		cards = append(cards, p.figureCard("Top 10 % earn from (P90)", f, p.styles.TopBig, p.styles.TopLeast))
	}
	cards = append(cards, card{label: "People", big: p.bigCount("people", r, r.People)})
	if p.columnOf("employers") > 0 || r.Employers >= 0 {
		cards = append(cards, card{label: "Employers", big: p.bigCount("employers", r, r.Employers)})
	}
	if p.Query.Own > 0 {
		cards = append(cards, p.ownCard())
	}
	lines := make([]line, 2+cardLines)
	lines[1].height = 32
	for i, c := range cards {
		at := cardColumns[i]
		for j, cell := range append([]any{sheet.Cell(p.styles.Label, c.label), c.big}, c.under[:]...) {
			l := &lines[j]
			for len(l.cells) < at.first-1 {
				l.cells = append(l.cells, nil)
			}
			l.cells = append(l.cells, cell)
			if at.last > at.first {
				l.merged = append(l.merged, at)
			}
		}
	}
	return lines
}

// wholeCell is the formula of a cell of the row of everyone selected; "" where the
// sheet has no such column.
func (p *part) wholeCell(id string) string {
	column, row := p.columnOf(id), stripRow
	if column == 0 {
		return ""
	}
	if _, parted := p.whole(); !parted {
		row = headerRow + 1
	}
	return sheet.Reference(p.sheet, sheet.Fixed(column, row))
}

// linked is a number of the comparison's sheet, shown elsewhere.
func (p *part) linked(style int, id string, value any) excelize.Cell {
	return sheet.Formula(style, p.wholeCell(id), value)
}

// figureCard is a figure of everyone selected: in the other basis, and how sure it is.
func (p *part) figureCard(label string, f market.Figure, style, least int) card {
	id := market.PercentileName(f.Percentile)
	c := card{label: label}
	switch {
	case !f.Known():
		c.big = sheet.Cell(p.styles.ReasonBig, p.missing())
		for i, text := range broken(table.Words(f.Reason), summaryWidths[0]-1) {
			if i < len(c.under) {
				c.under[i] = sheet.Cell(p.styles.Lead, text)
			}
		}
		return c
	case f.Status == market.AtLeast:
		c.big = p.linked(least, id, f.Value)
		return c
	}
	c.big = p.linked(style, id, f.Value)
	if from := p.wholeCell(id); from != "" && !p.published() {
		c.under[0] = sheet.Formula(p.styles.Other, p.inOtherBasis(from), p.otherColumn(f.Percentile, "").Value(p.Whole()))
	}
	switch {
	case f.Interval.Attainable:
		c.under[1] = p.linked(p.styles.From, id+lowEnd, f.Interval.Low)
		c.under[2] = p.linked(p.styles.To, id+highEnd, f.Interval.High)
	case !f.Interval.Why.IsZero():
		c.under[1] = sheet.Cell(p.styles.Lead, noInterval(f))
	}
	return c
}

// ownCard is the user's own pay and where it stands.
func (p *part) ownCard() card {
	s, own, r := p.styles, p.Whole().Own, p.Whole()
	c := card{label: "Own pay", big: sheet.Formula(s.OwnBig, p.read(p.own), p.Query.Own)}
	median := p.wholeCell("p50")
	if x, ok := exact(r.Median()); ok && median != "" {
		c.under[0] = sheet.Formula(s.OfMedian, p.ratioTo(p.own, median), p.Query.Own/x)
		c.under[2] = sheet.Formula(s.Apart, fmt.Sprintf(`IF(ISNUMBER(%s),%s-%s,"")`, median, p.own, median), p.Query.Own-x)
	}
	if p.live.whole && own.Rank.Known {
		c.under[1] = p.rankCell()
	} else if own.Pay != 0 {
		// A rank is not to be had of the figures alone: it is said for the pay it was computed for.
		c.under[1] = sheet.Formula(s.Lead, fmt.Sprintf(`IF(%s=%s,"%s","no rank: another pay was asked for")`, p.own, plain(p.Query.Own), strings.ReplaceAll(table.RankText(own.Rank), `"`, `""`)), table.RankText(own.Rank))
	}
	return c
}

// rankCell is the share of the records that own pay is above, to nine digits as the
// function has it.
func (p *part) rankCell() excelize.Cell {
	pay := p.own
	if p.byHours() {
		pay += "*" + p.read(p.hours)
	}
	formula := fmt.Sprintf(`IF(%[1]s<MIN(%[2]s),"below everyone selected",IF(%[1]s>MAX(%[2]s),"above everyone selected",PERCENTRANK(%[2]s,%[1]s,9)))`, pay, payName)
	return sheet.Formula(p.styles.RankOf, formula, float64(int64(p.Whole().Own.Rank.Share*1e9))/1e9)
}

// bigCount is a large number of people or employers, or why there is none.
func (p *part) bigCount(id string, r market.Row, n int) excelize.Cell {
	switch v := count(r, n).(type) {
	case int:
		return p.linked(p.styles.CountBig, id, v)
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

// compact are the columns of the summary's table, by their ID and heading there.
var compact = []struct{ id, title string }{
	{"people", "People"}, {"p50", "Median"}, {"p90", "Top 10 % (P90)"}, {ratioID, "Median ÷ everyone"},
}

// groupLines list the groups that the chart shows: people, median, top 10 % and
// ratio, as the comparison's sheet has them.
func (p *part) groupLines() []line {
	if _, parted := p.whole(); !parted && !p.Pinned {
		return nil
	}
	s := p.styles
	header := []any{sheet.Cell(s.TextHeader, p.columns[0].Title)}
	for _, c := range compact {
		if at := p.columnOf(c.id); at > 0 {
			header = append(header, sheet.Cell(s.Header[p.columns[at-1].Tone], c.title))
		}
	}
	lines := []line{{height: 2 * sheet.LineHeight, cells: header}}
	for i, r := range charted(p.Comparison) {
		name := sheet.Cell(s.Row[sheet.Plain][sheet.TextFormat], r.Name)
		high := sheet.LineHeight * float64(sheet.Lines(r.Name, summaryWidths[0]-1))
		lines = append(lines, line{height: high, cells: p.compactLine(name, r, p.placeOf(i))})
	}
	if left := len(p.Groups()) - len(charted(p.Comparison)); left > 0 {
		lines = append(lines, line{cells: []any{sheet.Cell(s.Lead, fmt.Sprintf("and %s more with fewer people: see the sheet %s", whole(left), p.sheet))}})
	}
	return lines
}

// compactLine is a row of the summary's table, whose place on the comparison's sheet
// a cell names; "" for everyone selected.
func (p *part) compactLine(name excelize.Cell, r market.Row, place string) []any {
	cells := []any{name}
	for _, c := range compact {
		at := p.columnOf(c.id)
		if at == 0 {
			continue
		}
		from := p.columns[at-1]
		cell := column{Tone: from.Tone, Format: from.Format, Value: from.Value}
		if _, known := sheet.Number(from.Value(r)); known {
			cell.Formula = func(market.Row, int) string {
				if place == "" {
					return p.wholeCell(c.id)
				}
				return p.cellAt(at, place)
			}
		}
		cells = append(cells, cell.Cell(&p.styles.Row, r, 0))
	}
	return cells
}

// moreLines lists the other comparisons of the workbook, from a row on, each
// linked to its sheet.
func (b *book) moreLines(row int) ([]line, error) {
	if len(b.parts) < 2 {
		return nil, nil
	}
	s := b.first().styles
	lines := []line{{cells: []any{sheet.Cell(s.TextHeader, "Also in this workbook")}}}
	for i, p := range b.parts[1:] {
		if i == mostListed {
			lines = append(lines, line{cells: []any{sheet.Cell(s.Lead, fmt.Sprintf("and %d more sheets", len(b.parts)-1-i))}})
			break
		}
		if err := b.SetCellHyperLink(summarySheet, sheet.At(1, row+len(lines)), sheet.Reference(p.sheet, "A1"), "Location"); err != nil {
			return nil, fmt.Errorf("link to %s: %w", p.sheet, err)
		}
		name := sheet.Cell(s.Link, p.sheet)
		if p.Pinned {
			lines = append(lines, line{cells: []any{name, sheet.Cell(s.Lead, say.N(len(p.Rows), "job", "jobs"))}})
			continue
		}
		lines = append(lines, line{cells: p.compactLine(name, p.Whole(), "")})
	}
	return append(lines, line{}), nil
}

// noteLines are the sentences below, across the page.
func (b *book) noteLines() []line {
	const smaller = 11.0 / 10 // the notes' letters are
	var lines []line
	for _, note := range b.notes() {
		lines = append(lines, across(sheet.Cell(b.first().styles.Note, note), smaller))
	}
	return lines
}

// notes are what a reader must know: warnings, what is withheld and why, and where
// the figures come from.
func (b *book) notes() []string {
	p := b.first()
	var notes []string
	if text := withheldText(p.Comparison); text != "" {
		notes = append(notes, text)
	}
	for _, w := range p.Warnings {
		notes = append(notes, table.Capital(table.WithoutFlags(table.Words(w)))+".")
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
	return fmt.Sprintf("%s withheld: %s.", say.N(count, "figure is", "figures are"), strings.Join(examples, "; "))
}
