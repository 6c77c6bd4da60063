package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// makeReport counts the rows taken and lists the others.
func (b *recordsMaker) makeReport() {
	b.report = ingest.Report{RowsRead: b.table.Rows}
	for row, taken := range b.taken {
		if taken {
			b.report.RowsTaken++
		} else {
			b.report.Leave(b.whyNotTaken(row))
		}
	}
	b.report.Sort()
	b.report.Repeated = b.table.Repeated(b.taken)
	b.annualChoices()
	b.cellChoices()
	b.repeatedIDs()
}

// whyNotTaken names the cell for which a row was not taken: the first cell of
// pay that holds something, the one of base pay before others.
func (b *recordsMaker) whyNotTaken(row int) ingest.Cell {
	line := b.table.Line(row)
	if why := b.whyLeft[row]; why != "" {
		return ingest.Cell{Row: line, Column: b.r.Layout.Names[0], Text: b.rowText(row), Why: remark.New(why)}
	}
	var found *ingest.Cell
	for _, p := range b.pays {
		i, ok := slices.BinarySearchFunc(p.left, uint32(row), func(l leftOut, row uint32) int { return cmp.Compare(l.row, row) })
		if !ok {
			continue
		}
		cell := b.cellOf(p, p.left[i])
		if p.header == b.base {
			return cell
		}
		if found == nil {
			found = &cell
		}
	}
	if found != nil {
		return *found
	}
	column := b.base
	if column == "" && len(b.pays) > 0 {
		column = b.pays[0].header
	}
	return ingest.Cell{Row: line, Column: column, Why: remark.New(remark.RowNoPay)}
}

// rowText is what a row says, shortened.
func (b *recordsMaker) rowText(row int) string {
	const most = 4
	var texts []string
	for i := range b.table.Columns {
		if b.meanings[i].IsPersonal() {
			continue
		}
		if text := b.table.Columns[i].Text(row); text != "" && len(texts) < most {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " · ")
}

func (b *recordsMaker) cellOf(p *payColumn, l leftOut) ingest.Cell {
	text := money.Digits(l.x)
	if l.code != 0 {
		text = b.table.Columns[p.index].Labels[l.code]
	}
	return ingest.Cell{Row: b.table.Line(int(l.row)), Column: p.header, Text: text, Why: remark.New(l.why)}
}

// cellChoices says what was decided about cells of pay.
func (b *recordsMaker) cellChoices() {
	zeros, mistakes := remark.ZerosUnknown, remark.MistakesLeft
	if b.r.Options.ZeroPay {
		zeros = remark.ZerosArePay
	}
	if b.r.Options.KeepAbsurd {
		mistakes = remark.MistakesKept
	}
	for _, p := range b.pays {
		if p.scaled > 0 {
			b.choose(remark.Scaled, p.scaled, p.header, p.Scale)
		}
		b.chooseCounted(remark.RangesMidpoint, p.report.Ranges, p)
		b.chooseCounted(remark.OpenAmounts, p.report.Floors, p)
		if p.zeroIsUnknown() {
			b.chooseCounted(zeros, p.report.Zeros, p)
		}
		b.chooseCounted(mistakes, p.report.Absurd, p)
	}
}

// chooseCounted says what was decided about n cells of a column.
func (b *recordsMaker) chooseCounted(kind remark.Kind, n int, p *payColumn) {
	if n > 0 {
		b.choose(kind, n, p.header)
	}
}

// annualChoices says how pay was brought to a full-time year.
func (b *recordsMaker) annualChoices() {
	o := b.r.Options
	var months, hourly bool
	for _, p := range b.pays {
		months = months || p.periods[money.Month] > 0 && p.months == nil
		hourly = hourly || p.periods[money.Hour] > 0
	}
	if months {
		b.choose(remark.TwelveMonths)
	}
	switch {
	case hourly && o.OwnHours:
		b.choose(remark.HourlyByOwnHours)
	case hourly:
		b.choose(remark.HourlyByHours, cmp.Or(o.Hours, market.StandardHours))
	}
}

// repeatedIDs says how many ids of people stand in several rows, or names where no
// column has ids and one has dates: two people of one name are not told apart. Neither
// is told.
func (b *recordsMaker) repeatedIDs() {
	i, kind := b.column(columns.EmployeeID), remark.RepeatedIDs
	if i < 0 && b.column(columns.EffectiveDate) >= 0 {
		i, kind = b.column(columns.PersonName), remark.RepeatedNames
	}
	if i < 0 || b.table.Columns[i].Store == sheets.NotKept {
		return
	}
	c := &b.table.Columns[i]
	lines := map[string][]int{}
	for row, taken := range b.taken {
		if id := c.Text(row); taken && id != "" {
			lines[id] = append(lines[id], b.table.Line(row))
		}
	}
	ids, rows, first := 0, 0, []int(nil)
	for _, of := range lines {
		if len(of) > 1 {
			ids++
			rows += len(of)
			if first == nil || of[0] < first[0] {
				first = of
			}
		}
	}
	if ids > 0 && len(b.elements) > 0 {
		b.remark(&b.elements[0], kind, ids, rows, b.firstOf(first), len(first))
	}
}

// firstOf are the first of some rows, as many as a remark holds.
func (b *recordsMaker) firstOf(lines []int) []any {
	return b.table.Files.Args(lines[:min(len(lines), mostLines)])
}

// understanding is what was understood of the file.
func (b *recordsMaker) understanding() ingest.Understanding {
	u := b.r.Understanding()
	u.Form, u.Base = string(ingest.RecordsForm), b.base
	for i := range u.Columns {
		c := &u.Columns[i]
		if p := b.payOf(i); p != nil {
			b.reportPay(c, p)
		} else {
			b.reportText(c, i)
		}
		c.Name = b.names[i]
	}
	u.Add(slices.Concat(b.r.Remarks, b.notes, b.choices)...)
	return u
}

func (b *recordsMaker) payOf(column int) *payColumn {
	for _, p := range b.pays {
		if p.index == column {
			return p
		}
	}
	return nil
}

// reportPay reports on a column of pay.
func (b *recordsMaker) reportPay(c *ingest.ColumnReport, p *payColumn) {
	given := *c
	*c = p.report
	c.Header, c.Meaning, c.Evidence, c.Rival, c.Against = given.Header, given.Meaning, given.Evidence, given.Rival, given.Against
	c.Blank, c.Examples = given.Blank, given.Examples
	c.Currency, _ = b.currencyOf(p)
	c.Period = p.mainPeriod().String()
	if units := p.periods; p.severalPeriods(units) || p.mainPeriod() == money.UnknownPeriod {
		c.Period = ""
	}
	for _, l := range p.left {
		if len(c.Unreadable) < ingest.Capped && l.why != remark.AmountZero {
			c.Unreadable = append(c.Unreadable, b.cellOf(p, l))
		}
	}
}

// severalPeriods reports whether amounts are paid for several times.
func (p *payColumn) severalPeriods(periods [money.Hour + 1]int) bool {
	several := 0
	for _, amounts := range periods {
		if amounts > 0 {
			several++
		}
	}
	return several > 1
}

// reportText reports on a column that is not pay.
func (b *recordsMaker) reportText(c *ingest.ColumnReport, i int) {
	column := &b.table.Columns[i]
	c.Distinct = -1
	if column.Store == sheets.AsText {
		c.Distinct = len(column.Labels) - 1
		c.Foldable = foldable(column.Labels[1:])
	}
	c.Unreadable = b.unread[i]
	c.Unread = len(c.Unreadable)
	c.Unreadable = c.Unreadable[:min(len(c.Unreadable), ingest.Capped)]
}

// noPayRead says why no row gave pay.
func (b *recordsMaker) noPayRead() error {
	var headers []string
	var first ingest.Cell
	for _, p := range b.pays {
		headers = append(headers, quoted(p.header))
	}
	for _, cell := range b.report.NotTaken {
		if cell.Text != "" {
			first = cell
			break
		}
	}
	var cause error
	if first.Text != "" {
		cause = &unreadError{strings.Join(headers, ", "), first}
	}
	return b.r.Fail(ingest.ErrNoPayRead, cause, "choose another column as pay, or its decimal mark")
}

// unreadError says where no pay was read, and names the first cell that holds none.
type unreadError struct {
	headers string
	first   ingest.Cell
}

func (e *unreadError) Error() string {
	return fmt.Sprintf("in %s; row %d holds %q", e.headers, e.first.Row, e.first.Text)
}

// Remark is why the first cell is no pay.
func (e *unreadError) Remark() remark.Remark { return e.first.Why }

func quoted(header string) string { return strconv.Quote(ingest.Abridged(header)) }

// isYes reports whether a cell of a flag says yes.
func isYes(label string) bool {
	yes, _ := lexicon.Answer(label)
	return yes || label == "1"
}
