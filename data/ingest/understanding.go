package ingest

import (
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// Understanding is what was understood of a file: plain data for the import
// screen and for paybench inspect.
type Understanding struct {
	Name       string         `json:"name"`                // the file's name
	Container  string         `json:"container"`           // "text", "gzip", "zip", "workbook", "old workbook" or "parquet"
	Encoding   string         `json:"encoding,omitempty"`  // of a text: "UTF-8", "Windows-1252" …
	Delimiter  string         `json:"delimiter,omitempty"` // of a text: ",", ";", "\t", "|"
	LineEnd    string         `json:"line_end,omitempty"`  // of a text: "LF", "CRLF" or "CR"
	Sheet      string         `json:"sheet,omitempty"`     // worksheet read
	Sheets     []sheets.Sheet `json:"sheets,omitempty"`    // all worksheets, in the workbook's order
	HeaderRow  int            `json:"header_row"`          // 1-based row of the headers, the last one if they span rows; 0 if there is none
	Form       string         `json:"form"`                // "records" or "published"
	Columns    []ColumnReport `json:"columns"`             // in the file's order
	Preview    [][]string     `json:"preview"`             // the first rows as read, each parallel to Columns
	FirstRows  []int          `json:"preview_rows"`        // their rows in the file, 1-based
	RowsRead   int            `json:"rows_read"`           // rows under the header that hold anything
	BlankRows  int            `json:"blank_rows"`          // rows under the header that hold nothing; not among those read
	Base       string         `json:"base,omitempty"`      // header of the column taken for base pay
	Notes      []string       `json:"notes,omitempty"`     // what was decided or looks doubtful, each in one sentence
	Finger     string         `json:"fingerprint"`         // of the headers: files with equal headers have equal ones
	TopRows    []string       `json:"top_rows,omitempty"`  // titles and notes above the header
	BelowTable []string       `json:"footnotes,omitempty"` // notes below the table
	Marks      []Mark         `json:"marks,omitempty"`     // of a published table: what stands in place of figures
}

// Fingerprint names the set of headers, so that the user's choices for one file
// can be offered for the next file with the same headers.
func (u *Understanding) Fingerprint() string { return u.Finger }

// Recognised reports whether pay was found, so that the file can be taken as it
// is.
func (u *Understanding) Recognised() bool {
	for _, c := range u.Columns {
		if c.Meaning.IsPay() && c.Meaning != Mean {
			return true
		}
	}
	return false
}

// Mark is what a publisher writes in place of a figure.
type Mark struct {
	Text      string `json:"text"`      // as written
	Words     string `json:"words"`     // what it means
	Explained bool   `json:"explained"` // the file itself says so
	Cells     int    `json:"cells"`     // cells that hold it
}

// ColumnReport is what one column was taken for, and how that went.
type ColumnReport struct {
	Header  string  `json:"header"`
	Meaning Meaning `json:"meaning"`
	Why     string  `json:"why"`            // in half a sentence: "header says salary"
	Name    string  `json:"name,omitempty"` // the dimension or pay element made of it; "" if none

	Period   string `json:"period,omitempty"`   // of pay, as Options.Period
	Currency string `json:"currency,omitempty"` // of pay: ISO code, "" if unknown or by row
	Decimal  string `json:"decimal,omitempty"`  // of pay: "." or ","

	Filled   int `json:"filled"`            // cells that hold something
	Blank    int `json:"blank"`             // cells that hold nothing
	Distinct int `json:"distinct"`          // different texts; -1 where there are too many to keep
	Parsed   int `json:"parsed,omitempty"`  // of pay: cells read as an amount, zeros and ranges among them
	Unread   int `json:"unread,omitempty"`  // of pay: cells that hold no amount that could be read
	Zeros    int `json:"zeros,omitempty"`   // of pay: cells that say zero
	Ranges   int `json:"ranges,omitempty"`  // of pay: ranges, taken at their midpoint
	Floors   int `json:"floors,omitempty"`  // of pay: "7500+", taken as the amount given
	Negative int `json:"negative,omitzero"` // of pay: cells below zero, not taken
	Absurd   int `json:"absurd,omitempty"`  // of pay: amounts that look like a mistake
	Marked   int `json:"marked,omitempty"`  // of published figures: cells that hold a mark of the publisher

	// The control totals of pay, as read, before anything is annualised: they
	// tie to the sheet's own SUM, MIN and MAX.
	Sum     float64 `json:"sum,omitempty"`
	Lowest  float64 `json:"lowest,omitempty"`
	Highest float64 `json:"highest,omitempty"`

	Examples   []string `json:"examples,omitempty"`   // a few different cells as written
	Unreadable []Cell   `json:"unreadable,omitempty"` // the first cells of pay that could not be read
	Foldable   int      `json:"foldable,omitempty"`   // spellings that differ from another by case or spaces only
}

// previewRows is how many rows are shown as read.
const previewRows = 20

// understand fills the Understanding from what was read.
func (b *builder) understand() {
	u := &b.file.u
	u.Form, u.Base = string(market.RecordsForm), b.base
	u.RowsRead, u.BlankRows = b.table.Rows, b.table.Blank
	for row := range min(previewRows, b.table.Rows) {
		cells := make([]string, len(b.table.Columns))
		line := b.table.Line(row)
		for i := range cells {
			if n := line - 1; n < len(b.file.first.Rows) && i < len(b.file.first.Rows[n]) {
				cells[i] = b.file.first.Rows[n][i]
			}
		}
		u.Preview, u.FirstRows = append(u.Preview, cells), append(u.FirstRows, line)
	}
	u.Columns = make([]ColumnReport, len(b.file.guesses))
	for i, g := range b.file.guesses {
		c := &b.table.Columns[i]
		r := &u.Columns[i]
		if p := b.payOf(i); p != nil {
			*r = b.payReport(p)
		} else {
			b.textReport(r, i, c)
		}
		r.Header, r.Meaning, r.Why, r.Name = g.header, g.meaning, g.why, b.names[i]
		r.Filled, r.Blank = c.Filled, b.table.Rows-c.Filled
	}
	if n := len(b.table.Beyond); n > 0 {
		b.notes = append(b.notes, fmt.Sprintf("%d rows have cells beyond the last header, which are left out; the first is row %d", n, b.table.Beyond[0]))
	}
	u.Notes = append(u.Notes, b.notes...)
	u.Notes = append(u.Notes, b.choices...)
}

func (b *builder) payOf(column int) *payColumn {
	for _, p := range b.pays {
		if p.index == column {
			return p
		}
	}
	return nil
}

// payReport reports on a column of pay.
func (b *builder) payReport(p *payColumn) ColumnReport {
	r := p.report
	r.Currency, _ = b.currencyOf(p)
	r.Period = p.mainPeriod().String()
	r.Decimal = p.decimal
	for _, l := range p.left {
		cell := b.cellOf(p, l)
		if len(r.Unreadable) < Capped && l.why != whyZero {
			r.Unreadable = append(r.Unreadable, cell)
		}
	}
	r.Examples = b.examples(p.index)
	return r
}

// mainPeriod is the period most amounts are paid for.
func (p *payColumn) mainPeriod() money.Period {
	best := p.period
	for period := money.Year; period <= money.Hour; period++ {
		if p.periods[period] > p.periods[best] {
			best = period
		}
	}
	return best
}

// textReport reports on a column that is not pay.
func (b *builder) textReport(r *ColumnReport, i int, c *sheets.Column) {
	r.Distinct = -1
	if c.Store == sheets.AsText {
		r.Distinct = len(c.Labels) - 1
		r.Foldable = foldable(c.Labels[1:])
	}
	r.Unreadable = b.unread[i]
	r.Unread = len(r.Unreadable)
	r.Unreadable = r.Unreadable[:min(len(r.Unreadable), Capped)]
	r.Examples = b.examples(i)
}

// examples returns a few different cells of a column as written.
func (b *builder) examples(i int) []string {
	const most = 5
	var list []string
	for _, row := range b.file.first.Rows[min(b.file.header.row, len(b.file.first.Rows)):] {
		if i < len(row) && row[i] != "" && !slices.Contains(list, row[i]) {
			list = append(list, row[i])
			if len(list) == most {
				break
			}
		}
	}
	return list
}
