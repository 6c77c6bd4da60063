package ingest

// Understanding is what was understood of a file: plain data for the import
// screen and for paybench inspect.
type Understanding struct {
	Name       string         `json:"name"`                // the file's name
	Container  string         `json:"container"`           // "text", "gzip", "zip", "workbook", "old workbook" or "parquet"
	Encoding   string         `json:"encoding,omitempty"`  // of a text: "UTF-8", "Windows-1252" …
	Delimiter  string         `json:"delimiter,omitempty"` // of a text: ",", ";", "\t", "|"
	LineEnd    string         `json:"line_end,omitempty"`  // of a text: "LF", "CRLF" or "CR"
	Sheet      string         `json:"sheet,omitempty"`     // worksheet read
	Sheets     []SheetReport  `json:"sheets,omitempty"`    // all worksheets, in the workbook's order
	HeaderRow  int            `json:"header_row"`          // 1-based row of the headers, the last one if they span rows
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
}

// Fingerprint names the set of headers, so that the user's choices for one file
// can be offered for the next file with the same headers.
func (u *Understanding) Fingerprint() string { return u.Finger }

// Recognised reports whether pay was found, so that the file can be taken as it
// is.
func (u *Understanding) Recognised() bool {
	for _, c := range u.Columns {
		if c.Meaning.IsPay() {
			return true
		}
	}
	return false
}

// SheetReport is one worksheet of a workbook.
type SheetReport struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden,omitempty"`
}

// ColumnReport is what one column was taken for, and how that went.
type ColumnReport struct {
	Header  string  `json:"header"`
	Meaning Meaning `json:"meaning"`
	Why     string  `json:"why"`            // in half a sentence: "header says salary"
	Name    string  `json:"name,omitempty"` // the dimension or pay element made of it; "" if none

	Period   string `json:"period,omitempty"`   // of pay: year, month, week, day, hour
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

	// The control totals of pay, as read, before anything is annualised: they
	// tie to the sheet's own SUM, MIN and MAX.
	Sum     float64 `json:"sum,omitempty"`
	Lowest  float64 `json:"lowest,omitempty"`
	Highest float64 `json:"highest,omitempty"`

	Examples   []string `json:"examples,omitempty"`   // a few different cells as written
	Unreadable []Cell   `json:"unreadable,omitempty"` // the first cells of pay that could not be read
	Foldable   int      `json:"foldable,omitempty"`   // spellings that differ from another by case or spaces only
}
