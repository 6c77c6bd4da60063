package ingest

import (
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/ingest/rows"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// Reading is a file that was read: typed columns, what each means, and which rows
// are data. The kinds of market, and a roster, are made from it; they read it and
// never write it.
type Reading struct {
	Facts      sheets.Facts
	Sheet      string             // the sheet that was read, "" where the file has none
	Sheets     []sheets.Sheet     // all sheets; nil where the file has one nameless
	Layout     layout.Layout      // where the table is
	Table      *sheets.Table      // the rows below the headers that hold something, a column for each header
	Assignment columns.Assignment // what each column means; final
	Cells      []columns.Cells    // what all cells of each column look like
	Rows       rows.Split         // which rows are no data
	Texts      []string           // titles, notes around the table, and on the workbook's other sheets
	Sample     [][]string         // the first rows of the sheet, as texts
	Remarks    []remark.Remark    // what was noticed so far
	Options    Options            // the user's word
	SHA256     string             // of the file
	Finger     string             // of the headers: files with equal headers have equal ones
}

// Header returns the header of a column.
func (r *Reading) Header(column int) string { return r.Layout.Names[column] }
