package ingest

import (
	"cmp"
	"slices"

	"github.com/paybench/paybench/data/place"
	"github.com/paybench/paybench/data/remark"
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
	Why  remark.Remark `json:"why"`
	Rows int           `json:"rows"`
}

// Cell is a cell that could not be read, and where it stands.
type Cell struct {
	File   string        `json:"file,omitempty"` // where the rows are of several
	Row    int           `json:"row"`            // in the file, 1-based as spreadsheets count
	Column string        `json:"column"`         // its header
	Text   string        `json:"text"`           // as written
	Why    remark.Remark `json:"why"`
}

// Place names the cell's row for people.
func (c Cell) Place() string { return place.Text(c.File, c.Row) }

// locate says in which of several files cells stand.
func locate(cells []Cell, files place.Files) {
	for i := range cells {
		cells[i].File, cells[i].Row = files.Of(cells[i].Row)
	}
}

// Locate says in which of several files the rows stand that the market left out or has
// cells of that cannot be read.
func (l *Loaded) Locate(files place.Files) {
	locate(l.Report.NotTaken, files)
	for _, c := range l.Understanding.Columns {
		locate(c.Unreadable, files)
	}
}

// Leave counts a row that was not taken, and lists it where there is room. Sort puts
// the reasons in order when all rows are in.
func (r *Report) Leave(cell Cell) {
	if len(r.NotTaken) < Capped {
		r.NotTaken = append(r.NotTaken, cell)
	}
	i := slices.IndexFunc(r.ByReason, func(x Reason) bool { return x.Why.Equal(cell.Why) })
	if i < 0 {
		i = len(r.ByReason)
		r.ByReason = append(r.ByReason, Reason{Why: cell.Why})
	}
	r.ByReason[i].Rows++
}

// Sort puts the most frequent reasons first.
func (r *Report) Sort() {
	slices.SortStableFunc(r.ByReason, func(a, b Reason) int { return cmp.Compare(b.Rows, a.Rows) })
}
