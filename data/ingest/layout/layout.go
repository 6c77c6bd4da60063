// Package layout finds where the table is on a sheet: its headers, over one row or
// several; the texts above it; tables beside it.
package layout

// Options are the user's word.
type Options struct {
	HeaderRow int  // 1-based row of the headers (the last one, if they span rows); 0 finds it
	NoHeader  bool // no row holds headers: the columns are called by their letters
}

// Layout is where a table is, found in the first rows of a sheet.
type Layout struct {
	Row   int      // 1-based row of the headers, the last one if they span rows: the data is below it
	First int      // the first of the rows that the headers span
	None  bool     // no row holds headers
	Names []string // of the columns: unique, none empty
	Given []string // the headers as found: "" where a column has none
	Above []string // titles and notes above the headers, a text a row
}
