package ingest

import (
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// remarkRoom notes that a file looks like one for the other room: figures of groups, or
// people of several employers whom nothing names, among our own people; people who are
// named and of one employer at most, among pay data.
func (r *Reading) remarkRoom(in columns.Table) {
	a := &r.Assignment
	who := a.Has(columns.EmployeeID) || a.Has(columns.PersonName)
	header, employers := r.employers()
	switch room := r.room(); {
	case room == columns.Roster && r.figures(in):
		r.Remarks = append(r.Remarks, remark.New(remark.FiguresAsRoster))
	case room == columns.Roster && !who && employers > 1:
		r.Remarks = append(r.Remarks, remark.New(remark.MarketAsRoster, employers, header))
	case room == "" && a.Kind == columns.Roster && employers < 2:
		r.Remarks = append(r.Remarks, remark.New(remark.RosterAsMarket))
	}
}

// figures reports whether a table is one of figures of groups where nobody says what it is.
func (r *Reading) figures(in columns.Table) bool {
	return columns.Assign(in, r.choices(), "").Kind == columns.Published
}

// employers is how many employers the column of them names that names most, and its header.
func (r *Reading) employers() (header string, n int) {
	for i, c := range r.Assignment.Columns {
		column := &r.Table.Columns[i]
		if c.Meaning != columns.Employer || column.Store != sheets.AsText {
			continue
		}
		if names := len(column.Labels) - 1; names > n { // the first label is for blank cells
			header, n = r.Layout.Names[i], names
		}
	}
	return header, n
}
