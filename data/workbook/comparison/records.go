package comparison

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The columns of the Records sheet before those of the listing.
const (
	recordGroup = iota + 1
	recordRow
	recordPay
	firstListed = iota // how many there are
)

// recordsHeader is the row of the header of the table of records.
const recordsHeader = 5

// cutRecords are the records of the first comparison's cut as the sheet has them: in
// the groups' order where it is known who belongs where, best paid first.
type cutRecords struct {
	part    *part
	basis   market.Basis // that their pay is in
	columns []string
	groups  []groupRecords
	parted  bool // whether the groups are those of the comparison, not one of all
	count   int
	numbers []bool // which of the listing's columns are numbers
}

// groupRecords is one group of records.
type groupRecords struct {
	row  market.Row
	rows []market.Record
}

// writeRecords writes the records that the comparison's formulas read.
func (b *book) writeRecords() error {
	r := b.records
	if r == nil {
		return nil
	}
	widths := r.widths()
	if err := b.SetWidths(recordsSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(recordsSheet, sheet.Abreast(widths, recordPay, recordsHeader, recordsHeader)); err != nil {
		return err
	}
	s, err := b.Open(recordsSheet)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: recordPay, YSplit: recordsHeader, TopLeftCell: sheet.At(recordPay+1, recordsHeader+1), ActivePane: "bottomRight"}); err != nil {
		return fmt.Errorf("freezing the header of %s: %w", recordsSheet, err)
	}
	if err := r.writeTable(s); err != nil {
		return err
	}
	if err := s.Close(); err != nil || r.count == 0 {
		return err
	}
	if err := b.Define(groupName, recordsSheet, r.cells(recordGroup)); err != nil {
		return err
	}
	return b.Define(payName, recordsSheet, r.cells(recordPay))
}

// cells names the cells of one column of the records.
func (r *cutRecords) cells(column int) string {
	return sheet.Fixed(column, recordsHeader+1) + ":" + sheet.Fixed(column, recordsHeader+r.count)
}

// newCutRecords puts the records into the comparison's groups. Where the groups do
// not come out with the people they have, the records stay one group.
func newCutRecords(p *part, list market.Listing) *cutRecords {
	r := &cutRecords{part: p, basis: list.Basis, columns: table.RecordTitles(list), numbers: numberColumns(list), count: len(list.Rows)}
	if _, ok := p.whole(); ok && !p.Pinned {
		r.groups = grouped(p, list)
		r.parted = r.groups != nil
	}
	if !r.parted {
		r.groups = []groupRecords{{p.Whole(), list.Rows}}
	}
	return r
}

// grouped parts the records by the comparison's groups, or returns nil where the
// groups cannot be told from the records.
func grouped(p *part, list market.Listing) []groupRecords {
	column := slices.Index(list.Columns, p.By.Header)
	if column < 0 {
		column = slices.Index(list.Columns, p.By.Name)
	}
	if column < 0 {
		return nil
	}
	rows := p.Groups()
	groups := make([]groupRecords, len(rows))
	places := make(map[string]int, len(rows))
	for i, row := range rows {
		groups[i].row = row
		places[row.Group] = i
	}
	find := bandFinder(rows)
	for _, record := range list.Rows {
		place, ok := places[record.Cells[column]]
		if !ok {
			place, ok = find(record.Cells[column])
		}
		if !ok {
			return nil
		}
		groups[place].rows = append(groups[place].rows, record)
	}
	for _, g := range groups {
		if len(g.rows) != g.row.People {
			return nil
		}
	}
	return groups
}

// bandFinder finds the group whose band of numbers a record's number falls in.
func bandFinder(rows []market.Row) func(cell string) (int, bool) {
	spans := make(map[int]bands.Span)
	for i, row := range rows {
		if span, err := bands.ParseSize(row.Group); err == nil && !row.Blank {
			spans[i] = span
		}
	}
	return func(cell string) (int, bool) {
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			return 0, false
		}
		for i, span := range spans {
			if (bands.Bands{span}).Index(x) == 0 {
				return i, true
			}
		}
		return 0, false
	}
}

// numberColumns tells which columns of a listing hold numbers only, written as a
// program would: "0123" stays the code it is.
func numberColumns(list market.Listing) []bool {
	numbers := make([]bool, len(list.Columns))
	for i := range numbers {
		numbers[i] = true
	}
	for _, record := range list.Rows {
		for i, text := range record.Cells {
			if !numbers[i] || text == "" {
				continue
			}
			x, err := strconv.ParseFloat(text, 64)
			numbers[i] = err == nil && money.Digits(x) == text
		}
	}
	return numbers
}

// widths are how wide the columns must be.
func (r *cutRecords) widths() []float64 {
	widths := make([]float64, firstListed+len(r.columns))
	for i := range widths {
		widths[i] = 11
	}
	widths[recordGroup-1] = 14
	for _, g := range r.groups {
		widths[recordGroup-1] = min(32, max(widths[recordGroup-1], sheet.Width(g.row.Name)+2))
	}
	widths[recordPay-1] = 13
	for i, title := range r.columns {
		wide := sheet.Width(title) + 3
		for _, g := range r.groups {
			for _, record := range g.rows[:min(len(g.rows), 200)] {
				wide = max(wide, sheet.Width(record.Cells[i])+1.5)
			}
		}
		widths[firstListed+i] = max(widths[firstListed+i], min(wide, 32))
	}
	return widths
}

// writeTable writes the records as an Excel table, under what it is.
func (r *cutRecords) writeTable(s *sheet.Stream) error {
	styles, taken := r.part.styles, sheet.Names{}
	if err := s.AddHigh(24, sheet.Cell(styles.Title, "Records behind the figures")); err != nil {
		return err
	}
	if err := s.Add(sheet.Cell(styles.Lead, title(r.part.Comparison)+" · "+subtitle(r.part.Comparison))); err != nil {
		return err
	}
	if err := s.Add(sheet.Cell(styles.Lead, r.part.recomputed())); err != nil {
		return err
	}
	header := []any{
		sheet.Cell(styles.TextHeader, taken.Header("Group")), sheet.Cell(styles.Header[sheet.Plain], taken.Header("Row in file")),
		sheet.Cell(styles.Header[sheet.Plain], taken.Header("Pay"+table.PaidIn(r.basis, r.part.Currency))),
	}
	for i, title := range r.columns {
		style := styles.LineHeader
		if r.numbers[i] {
			style = styles.Header[sheet.Plain]
		}
		header = append(header, sheet.Cell(style, taken.Header(title)))
	}
	s.SkipTo(recordsHeader)
	if err := s.AddHigh(2*sheet.LineHeight+3, header...); err != nil {
		return err
	}
	for _, g := range r.groups {
		if err := r.writeGroup(s, g); err != nil {
			return err
		}
	}
	if s.Row == recordsHeader {
		return nil
	}
	return s.Table("PayRecords", make([]string, len(header)), recordsHeader)
}

// writeGroup writes the records of one group.
func (r *cutRecords) writeGroup(s *sheet.Stream, g groupRecords) error {
	styles := r.part.styles.Row[sheet.Plain]
	group, pay := sheet.Cell(styles[sheet.TextFormat], g.row.Name), sheet.PayFormat
	if r.basis != r.part.Query.Basis {
		pay = sheet.OtherFormat
	}
	cells := make([]any, firstListed+len(r.columns))
	for _, record := range g.rows {
		cells[0] = group
		cells[1] = excelize.Cell{StyleID: styles[sheet.RowFormat], Value: record.Line}
		cells[2] = sheet.Cell(styles[pay], record.Pay)
		for i, text := range record.Cells {
			cells[firstListed+i] = r.listed(i, text)
		}
		if err := s.Add(cells...); err != nil {
			return err
		}
	}
	return nil
}

// listed is one cell of the listing.
func (r *cutRecords) listed(column int, text string) any {
	if text == "" {
		return sheet.Cell(r.part.styles.Row[sheet.Plain][sheet.LineFormat], nil)
	}
	if r.numbers[column] {
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			return excelize.Cell{StyleID: r.part.styles.Row[sheet.Plain][sheet.NumberFormat], Value: x}
		}
	}
	return sheet.Cell(r.part.styles.Row[sheet.Plain][sheet.LineFormat], strings.TrimSpace(text))
}

// recomputed says what the records are to the comparison's figures.
func (p *part) recomputed() string {
	if p.live.why != "" {
		return p.live.why
	}
	return "The figures of the comparison are formulas over these records; figures that are withheld are left out. Sort, filter and change the records as you like."
}
