package comparison

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// failedName names the cell with the number of checks that fail.
const failedName = "ChecksFailed"

// The words of the results of a check, and of all.
const (
	passes  = "passes"
	fails   = "fails"
	allPass = "All checks pass"
)

// check sets two formulas beside each other that must give the same.
type check struct {
	what       string
	this, that string // formulas
	value      float64
	pay        bool // the values are pay
}

// nothing is how far apart two ways to one number may be: half a cent.
const nothing = "0.005"

// checks are those of the whole book.
func (b *book) checks() []check {
	var all []check
	if r := b.records; r != nil && r.count > 0 {
		total := 0.0
		for _, g := range r.groups {
			for _, record := range g.rows {
				total += record.Pay
			}
		}
		all = append(all,
			check{what: "Records listed, and people selected when this workbook was made", this: "COUNT(" + payName + ")", that: plain(float64(r.count)), value: float64(r.count)},
			check{what: "Pay of the records, and their pay when this workbook was made", this: "SUM(" + payName + ")", that: plain(total), value: total, pay: true})
	}
	for _, p := range b.parts {
		all = append(all, p.checks()...)
	}
	return all
}

// checks are those of one comparison: its groups add up, its percentiles rise.
func (p *part) checks() []check {
	var all []check
	if whole, ok := p.whole(); ok && p.addsUp(whole) {
		people := p.columnOf("people")
		all = append(all, check{
			what: "People of the groups on " + p.sheet + ", and people selected",
			this: "SUM(" + p.tableCells(people) + ")", that: sheet.Reference(p.sheet, sheet.Fixed(people, stripRow)), value: float64(whole.People),
		})
	}
	var falls []string
	for i := range len(p.Query.Percentiles) - 1 {
		low, high := p.columnOf(market.PercentileName(p.Query.Percentiles[i])), p.columnOf(market.PercentileName(p.Query.Percentiles[i+1]))
		if low > 0 && high > 0 {
			a, b := p.tableCells(low), p.tableCells(high)
			falls = append(falls, fmt.Sprintf("SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*(%s>%s))", a, b, a, b))
		}
	}
	if len(falls) > 0 && len(p.Rows) > 0 {
		all = append(all, check{what: "Percentiles on " + p.sheet + " that are above the next one, and none", this: strings.Join(falls, "+"), that: "0"})
	}
	return all
}

// addsUp reports whether the people of the groups are those of the whole, as they
// are unless some are outside all bands, counted in several groups, or withheld.
func (p *part) addsUp(whole market.Row) bool {
	sum := 0
	for _, r := range p.Groups() {
		if r.People < 0 {
			return false
		}
		sum += r.People
	}
	return sum == whole.People && p.columnOf("people") > 0
}

// columnOf is the number of the column of the one list with an ID; 0 where the sheet
// has none.
func (p *part) columnOf(id string) int {
	return slices.IndexFunc(p.columns, func(c column) bool { return c.ID == id }) + 1
}

// tableCells names a column of the comparison's table.
func (p *part) tableCells(column int) string {
	last := headerRow + max(1, len(p.Groups()))
	return sheet.Reference(p.sheet, sheet.Fixed(column, headerRow+1)+":"+sheet.Fixed(column, last))
}

// rowOf is the formula of the row that a row of the comparison stands in, however
// its table is sorted: the one that has the same texts in its first columns. The
// texts are those of cells.
func (p *part) rowOf(cells ...string) string {
	var same []string
	for i, cell := range cells {
		same = append(same, fmt.Sprintf("EXACT(%s,%s)", p.tableCells(i+1), cell))
	}
	return fmt.Sprintf("SUMPRODUCT(MAX(%s*ROW(%s)))", strings.Join(same, "*"), p.tableCells(1))
}

// cellAt is the formula of a cell of the comparison's sheet: of a column, in the row
// that another cell names.
func (p *part) cellAt(column int, row string) string {
	last := headerRow + max(1, len(p.Groups()))
	return fmt.Sprintf("INDEX(%s,%s)", sheet.Reference(p.sheet, sheet.Fixed(column, 1)+":"+sheet.Fixed(column, last)), row)
}

// The columns of the list of checks.
var checkWidths = []float64{66, 18, 18, 14}

// writeChecks writes the sheet of checks.
func (b *book) writeChecks() error {
	all, grid := b.checks(), b.exported()
	widths := slices.Clone(checkWidths)
	for range len(grid.columns) {
		widths = append(widths, 14)
	}
	if err := b.SetWidths(checksSheet, widths...); err != nil {
		return err
	}
	if err := b.SetPage(checksSheet, sheet.Page{}); err != nil {
		return err
	}
	if err := b.markFailures(); err != nil {
		return err
	}
	s, err := b.Open(checksSheet)
	if err != nil {
		return err
	}
	p := b.first()
	st := p.styles
	if err := s.AddHigh(24, sheet.Cell(st.Title, "Checks")); err != nil {
		return err
	}
	if err := s.Add(sheet.Cell(st.Label, "Checks that fail"), sheet.Formula(st.Row[sheet.Plain][sheet.CountFormat], b.failures(len(all), grid), 0)); err != nil {
		return err
	}
	if err := b.Define(failedName, checksSheet, sheet.Fixed(2, s.Row)); err != nil {
		return err
	}
	s.SkipTo(checksRow)
	if err := s.Add(sheet.Cell(st.TextHeader, "Check"), sheet.Cell(st.Header[sheet.Plain], "This way"), sheet.Cell(st.Header[sheet.Plain], "That way"), sheet.Cell(st.LineHeader, "Result")); err != nil {
		return err
	}
	for _, c := range all {
		if err := p.writeCheck(s, c); err != nil {
			return err
		}
	}
	if err := grid.write(s); err != nil {
		return err
	}
	return s.Close()
}

// checksRow is the row of the header of the checks.
const checksRow = 4

// writeCheck writes one check.
func (p *part) writeCheck(s *sheet.Stream, c check) error {
	st, format := p.styles.Row[sheet.Plain], sheet.CountFormat
	if c.pay {
		format = sheet.PayFormat
	}
	row := s.Row + 1
	return s.Add(sheet.Cell(st[sheet.TextFormat], c.what),
		sheet.Formula(st[format], c.this, c.value), sheet.Formula(st[format], c.that, c.value),
		sheet.Formula(st[sheet.LineFormat], fmt.Sprintf(`IF(ABS(B%d-C%d)<%s,"%s","%s")`, row, row, nothing, passes, fails), passes))
}

// failures is the formula that counts the checks that fail. A result that is an
// error is no pass either.
func (b *book) failures(checks int, grid exported) string {
	formula := fmt.Sprintf(`%d-COUNTIF(D%d:D%d,"%s")`, checks, checksRow+1, checksRow+max(1, checks), passes)
	if n := len(grid.rows); n > 0 {
		first := grid.header(checks) + 1
		formula += fmt.Sprintf(`+%d-COUNTIF(D%d:D%d,"%s")`, n, first, first+n-1, passes)
	}
	return formula
}

// markFailures sets off what fails.
func (b *book) markFailures() error {
	style, err := b.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: sheet.Alarm}})
	if err != nil {
		return fmt.Errorf("style of checks: %w", err)
	}
	rule := excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: `"` + fails + `"`, Format: &style}
	if err := b.SetConditionalFormat(checksSheet, fmt.Sprintf("D%d:D%d", checksRow+1, excelize.TotalRows), []excelize.ConditionalFormatOptions{rule}); err != nil {
		return fmt.Errorf("conditional format of checks: %w", err)
	}
	return nil
}

// verdict is the sentence under a title that says whether the checks pass.
func (b *book) verdict(style int) excelize.Cell {
	n := len(b.checks()) + len(b.exported().rows)
	if n == 0 {
		return sheet.Cell(style, nil)
	}
	return sheet.Formula(style, fmt.Sprintf(`IF(%s=0,"%s",%s&" of %d checks fail: see the sheet %s")`, failedName, allPass, failedName, n, checksSheet), allPass)
}

// exported are the figures of the first comparison as they were when the book was
// made, beside which its formulas over the records are held.
type exported struct {
	part    *part
	columns []int // of the comparison's sheet
	rows    []market.Row
}

// exported are those of the rows that are formulas over records.
func (b *book) exported() exported {
	p := b.first()
	e := exported{part: p}
	for _, r := range p.Rows {
		if p.liveRow(r) {
			e.rows = append(e.rows, r)
		}
	}
	for i, c := range p.columns {
		if len(e.rows) > 0 && p.recomputes(c) && c.Format != sheet.BesideFormat {
			e.columns = append(e.columns, i+1)
		}
	}
	return e
}

// header is the row of the header of the exported figures, below so many checks.
func (e exported) header(checks int) int { return checksRow + checks + 3 }

// write writes the exported figures, a line each row.
func (e exported) write(s *sheet.Stream) error {
	if len(e.rows) == 0 {
		return nil
	}
	p := e.part
	st := p.styles
	s.Row++
	if err := s.Add(sheet.Cell(st.Section, "Figures when this workbook was made, and whether the formulas still give them")); err != nil {
		return err
	}
	header := []any{sheet.Cell(st.TextHeader, p.columns[0].Title), nil, sheet.Cell(st.Header[sheet.Plain], "Row on "+p.sheet), sheet.Cell(st.LineHeader, "Result")}
	for _, at := range e.columns {
		header = append(header, sheet.Cell(st.Header[p.columns[at-1].Tone], p.columns[at-1].Title))
	}
	if err := s.AddHigh(3*sheet.LineHeight, header...); err != nil {
		return err
	}
	for i, r := range e.rows {
		if err := s.Add(e.line(r, i, s.Row+1)...); err != nil {
			return err
		}
	}
	return nil
}

// line is one line of the exported figures, in a row of the sheet.
func (e exported) line(r market.Row, i, row int) []any {
	p, st := e.part, e.part.styles.Row
	at, place := sheet.Formula(st[sheet.Plain][sheet.RowFormat], p.rowOf(fmt.Sprintf("$A%d", row)), headerRow+i), fmt.Sprintf("$C%d", row)
	if _, parted := p.whole(); !parted {
		at = sheet.Cell(st[sheet.Plain][sheet.RowFormat], headerRow+1)
	} else if r.Whole {
		at = sheet.Cell(st[sheet.Plain][sheet.RowFormat], stripRow)
	}
	var cells []any
	var same []string
	for j, column := range e.columns {
		c := p.columns[column-1]
		value := c.Value(r)
		fixed := c
		fixed.Formula = nil
		x, ok := sheet.Number(value)
		if ok && !math.IsNaN(x) {
			here := sheet.At(len(checkWidths)+1+j, row)
			same = append(same, fmt.Sprintf("ABS(%s-%s)<%s", p.cellAt(column, place), here, nothing))
			if c.Format == sheet.PayFormat && p.byHours() {
				fixed.Formula = func(market.Row, int) string { return p.constant(x) }
			}
		}
		cells = append(cells, fixed.Cell(&p.styles.Row, r, row))
	}
	result := sheet.Formula(st[sheet.Plain][sheet.LineFormat], fmt.Sprintf(`IFERROR(IF(AND(%s),"%s","%s"),"%s")`, strings.Join(same, ","), passes, fails, fails), passes)
	return append([]any{sheet.Cell(st[sheet.Plain][sheet.TextFormat], r.Name), nil, at, result}, cells...)
}
