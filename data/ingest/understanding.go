package ingest

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// Understanding is what was understood of a file: plain data for the import
// screen and for paybench inspect.
type Understanding struct {
	Name       string          `json:"name"`                // the file's name
	Container  string          `json:"container"`           // "text", "gzip", "zip", "workbook", "old workbook" or "parquet"
	Encoding   string          `json:"encoding,omitempty"`  // of a text: "UTF-8", "Windows-1252" …
	Delimiter  string          `json:"delimiter,omitempty"` // of a text: ",", ";", "\t", "|"
	LineEnd    string          `json:"line_end,omitempty"`  // of a text: "LF", "CRLF" or "CR"
	Sheet      string          `json:"sheet,omitempty"`     // worksheet read
	Sheets     []sheets.Sheet  `json:"sheets,omitempty"`    // all worksheets, in the workbook's order
	HeaderRow  int             `json:"header_row"`          // 1-based row of the headers, the last one if they span rows; 0 if there is none
	Form       string          `json:"form"`                // "records" or "published"
	Columns    []ColumnReport  `json:"columns"`             // in the file's order
	Preview    [][]string      `json:"preview"`             // the first rows as read, each parallel to Columns
	FirstRows  []int           `json:"preview_rows"`        // their rows in the file, 1-based
	RowsRead   int             `json:"rows_read"`           // rows under the header that hold anything
	BlankRows  int             `json:"blank_rows"`          // rows under the header that hold nothing; not among those read
	Base       string          `json:"base,omitempty"`      // header of the column taken for base pay
	Remarks    []remark.Remark `json:"remarks,omitempty"`   // what was decided or looks doubtful
	Kind       columns.Kind    `json:"kind"`                // "records", "published", "roster", "structure" or "none"
	Finger     string          `json:"fingerprint"`         // of the headers: files with equal headers have equal ones
	TopRows    []string        `json:"top_rows,omitempty"`  // titles and notes above the header
	BelowTable []string        `json:"footnotes,omitempty"` // notes below the table
	Marks      []Mark          `json:"marks,omitempty"`     // of a published table: what stands in place of figures
}

// Fingerprint names the set of headers, so that the user's choices for one file
// can be offered for the next file with the same headers.
func (u *Understanding) Fingerprint() string { return u.Finger }

// Mark is what a publisher writes in place of a figure.
type Mark struct {
	Text      string        `json:"text"`      // as written
	Meaning   remark.Remark `json:"meaning"`   // what it means
	Explained bool          `json:"explained"` // the file itself says so
	Cells     int           `json:"cells"`     // cells that hold it
}

// ColumnReport is what one column was taken for, and how that went.
type ColumnReport struct {
	Header   string             `json:"header"`
	Meaning  columns.Meaning    `json:"meaning"`
	Evidence []columns.Evidence `json:"evidence,omitempty"` // for and against the meaning, the strongest first
	Rival    columns.Meaning    `json:"rival,omitempty"`    // the runner-up
	Against  []columns.Evidence `json:"against,omitempty"`  // its evidence
	Name     string             `json:"name,omitempty"`     // the dimension or pay element made of it; "" if none

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

// Understanding is what was understood of the file, apart from what only whoever
// makes a market of it can tell: form, base, what was read of pay, and its remarks.
func (r *Reading) Understanding() Understanding {
	u := Understanding{
		Name: r.Facts.Name, Container: r.Facts.Container, Encoding: r.Facts.Encoding, Delimiter: r.Facts.Delimiter, LineEnd: r.Facts.LineEnd,
		Sheet: r.Sheet, Sheets: r.Sheets, HeaderRow: r.Layout.Last, Finger: r.Finger, TopRows: r.Layout.Above, BelowTable: r.Rows.Below,
		RowsRead: r.Table.Rows, BlankRows: r.Table.Blank, Kind: r.Assignment.Kind,
	}
	for row := range min(previewRows, r.Table.Rows) {
		cells := make([]string, len(r.Layout.Names))
		line := r.Table.Line(row)
		if n := line - 1; n < len(r.Sample) {
			copy(cells, r.Sample[n])
		}
		u.Preview, u.FirstRows = append(u.Preview, cells), append(u.FirstRows, line)
	}
	for i, a := range r.Assignment.Columns {
		filled := r.Table.Columns[i].Filled
		u.Columns = append(u.Columns, ColumnReport{
			Header: r.Layout.Names[i], Meaning: a.Meaning, Evidence: strongest(a.Evidence), Rival: a.Rival, Against: strongest(a.Against),
			Filled: filled, Blank: r.Table.Rows - filled, Examples: r.examples(i),
		})
	}
	return u
}

// Add adds remarks, each once.
func (u *Understanding) Add(remarks ...remark.Remark) {
	for _, r := range remarks {
		if !slices.ContainsFunc(u.Remarks, r.Equal) {
			u.Remarks = append(u.Remarks, r)
		}
	}
}

// strongest sorts evidence by its weight.
func strongest(all []columns.Evidence) []columns.Evidence {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b columns.Evidence) int {
		switch {
		case abs(a.Weight) > abs(b.Weight):
			return -1
		case abs(a.Weight) < abs(b.Weight):
			return 1
		}
		return 0
	})
	return sorted
}

func abs(x float64) float64 { return max(x, -x) }

// examples returns a few different cells of a column as written.
func (r *Reading) examples(i int) []string {
	const most = 5
	var list []string
	for _, row := range r.Sample[min(r.Layout.Row, len(r.Sample)):] {
		if i < len(row) && row[i] != "" && !slices.Contains(list, row[i]) {
			list = append(list, row[i])
			if len(list) == most {
				break
			}
		}
	}
	return list
}

// Why is the strongest evidence for what the column was taken for; nothing where
// there is none.
func (c *ColumnReport) Why() remark.Remark {
	if len(c.Evidence) == 0 {
		return remark.Remark{}
	}
	return c.Evidence[0].Remark()
}

// Meanings lists the meanings that a column of the file can have, in the order an
// import screen offers them.
func (u *Understanding) Meanings() []columns.Meaning {
	all := append(columns.Percentiles(), columns.Meanings()...)
	for _, c := range u.Columns {
		if !slices.Contains(all, c.Meaning) {
			all = append(all, c.Meaning)
		}
	}
	return all
}
