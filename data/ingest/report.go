package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// Report says what became of the rows. RowsRead is RowsTaken plus the rows not
// taken.
type Report struct {
	RowsRead  int      `json:"rows_read"` // rows under the header that hold anything
	RowsTaken int      `json:"rows_taken"`
	Repeated  int      `json:"repeated"` // rows taken that repeat an earlier row exactly; they are kept
	NotTaken  []Cell   `json:"not_taken,omitempty"`
	ByReason  []Reason `json:"by_reason,omitempty"` // totals, most frequent first
}

// Capped is how many rows not taken, and how many unreadable cells of a column,
// are listed one by one; the totals count all of them.
const Capped = 1000

// RowsNotTaken is the number of rows read that are not in the market.
func (r Report) RowsNotTaken() int { return r.RowsRead - r.RowsTaken }

// Reason is a reason why rows were not taken, and how many it befell.
type Reason struct {
	Why  string `json:"why"`
	Rows int    `json:"rows"`
}

// Cell is a cell that could not be read, and where it stands.
type Cell struct {
	Row    int    `json:"row"`    // in the file, 1-based as spreadsheets count
	Column string `json:"column"` // its header
	Text   string `json:"text"`   // as written
	Why    string `json:"why"`
}

// makeReport counts the rows taken and lists the others.
func (b *builder) makeReport() {
	b.report = Report{RowsRead: b.table.Rows}
	reasons := map[string]int{}
	for row, taken := range b.taken {
		if taken {
			b.report.RowsTaken++
			continue
		}
		cell := b.whyNotTaken(row)
		reasons[cell.Why]++
		if len(b.report.NotTaken) < Capped {
			b.report.NotTaken = append(b.report.NotTaken, cell)
		}
	}
	for why, rows := range reasons {
		b.report.ByReason = append(b.report.ByReason, Reason{Why: why, Rows: rows})
	}
	slices.SortFunc(b.report.ByReason, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Why, b.Why))
	})
	b.report.Repeated = b.table.Repeated(b.taken)
	b.annualChoices()
	b.cellChoices()
}

// whyNotTaken names the cell for which a row was not taken: the first cell of
// pay that holds something, the one of base pay before others.
func (b *builder) whyNotTaken(row int) Cell {
	line := b.table.Line(row)
	if b.repeatsHeader(row) {
		return Cell{Row: line, Column: b.base, Text: b.base, Why: whyHeader}
	}
	var found *Cell
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
	return Cell{Row: line, Column: column, Why: "no pay"}
}

func (b *builder) cellOf(p *payColumn, l leftOut) Cell {
	text := number(l.x)
	if l.code != 0 {
		text = b.table.Columns[p.index].Labels[l.code]
	}
	return Cell{Row: b.table.Line(int(l.row)), Column: p.header, Text: text, Why: l.why}
}

// cellChoices says what was decided about cells of pay.
func (b *builder) cellChoices() {
	zero, zeros := "1 zero in %q is taken for unknown pay", "%d zeros in %q are taken for unknown pay"
	if b.file.options.ZeroPay {
		zero, zeros = "1 zero in %q is taken as pay of zero", "%d zeros in %q are taken as pay of zero"
	}
	mistake, mistakes := "1 amount in %q looks like a mistake and is left out", "%d amounts in %q look like mistakes and are left out"
	if b.file.options.KeepAbsurd {
		mistake, mistakes = "1 amount in %q looks like a mistake and is kept", "%d amounts in %q look like mistakes and are kept"
	}
	for _, p := range b.pays {
		if p.scaled > 0 {
			b.choose(fmt.Sprintf("%d amounts in %q are taken times %s, as its header says", p.scaled, p.header, money.Format(p.scale, "", 0)))
		}
		b.chooseCounted(p.report.Ranges, p.header, "1 range in %q is taken at its midpoint", "%d ranges in %q are taken at their midpoint")
		b.chooseCounted(p.report.Floors, p.header, "1 amount in %q that is open upwards is taken as written", "%d amounts in %q that are open upwards are taken as written")
		if p.zeroIsUnknown() {
			b.chooseCounted(p.report.Zeros, p.header, zero, zeros)
		}
		b.chooseCounted(p.report.Absurd, p.header, mistake, mistakes)
	}
}

// chooseCounted says what was decided about n cells of a column, in the words for
// one or for many.
func (b *builder) chooseCounted(n int, header, one, many string) {
	switch {
	case n == 1:
		b.choose(fmt.Sprintf(one, header))
	case n > 1:
		b.choose(fmt.Sprintf(many, n, header))
	}
}

// dropFootnotes takes the rows below the table that hold a single note off its
// end; they are kept in the Understanding.
func (b *builder) dropFootnotes() {
	const most = 100
	t := b.table
	if len(t.Columns) < 3 {
		return
	}
	var notes []string
	for t.Rows > 0 && len(notes) < most {
		note, ok := footnote(t, t.Rows-1)
		if !ok {
			break
		}
		notes = append(notes, note)
		t.DropLast()
	}
	slices.Reverse(notes)
	b.file.u.BelowTable = notes
}

// footnote returns the only text of a row if it reads like a note.
func footnote(t *sheets.Table, row int) (string, bool) {
	note := ""
	for i := range t.Columns {
		text := t.Columns[i].Text(row)
		if text != "" && note != "" || t.Columns[i].Store == sheets.NotKept {
			return "", false
		}
		note += text
	}
	const least = 8 // bytes
	letters := strings.IndexFunc(note, unicode.IsLetter) >= 0
	_, err := money.Parse(note, money.Auto)
	return note, err != nil && letters && len(note) >= least && strings.Contains(note, " ")
}
