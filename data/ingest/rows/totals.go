package rows

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// candidate is a row that may be computed from others: one that says so and nothing
// else, or one that holds pay alone.
type candidate struct {
	*statistic // nil for pay without a label
	row        int
	column     int // that says it
	label      string
	value      bool // other rows have the label beside other texts: it is one of the column's values
	last       bool // only others of the kind stand below it
	sure       bool // it may be no data by what it is called alone
}

// mostCalled is how many rows may be a statistic by what they are called alone: what
// more are called is a value like others, such as a rating.
const mostCalled = 4

// leaveTotals leaves out the sums, averages, other statistics and head-counts that
// people write below and between their rows. One between rows of data says what it
// is, and is it: the sum, say, of the group above or of all rows above. One at the
// end may be told by its words alone, or by being the sum.
func (s *sorter) leaveTotals() {
	if !slices.ContainsFunc(s.meanings, columns.Meaning.IsPay) {
		return
	}
	all, beside := s.candidates()
	s.leaveBeside(beside)
	if len(all) == 0 {
		return
	}
	sums := s.newSums()
	fit, doubtful := map[string][]int{}, map[string][]int{}
	often := map[string]int{}
	for _, c := range all {
		often[c.label]++
	}
	for _, c := range all {
		sums.advance(c.row)
		c.sure = c.sure && len(doubtful[c.label]) == 0 && often[c.label] <= mostCalled
		switch why, ok := s.judge(c, sums); {
		case ok:
			s.leave(c.row, why)
			sums.end(c.row)
			if !c.sure && c.isPlain() && why != remark.RowTotal {
				fit[c.label] = append(fit[c.label], c.row)
			}
		case c.isPlain():
			doubtful[c.label] = append(doubtful[c.label], c.row)
		}
	}
	if first := all[0]; first.row == 0 && !s.isLeft(0) && sums.isOfRowsBelow(first) {
		s.leave(0, first.why)
	}
	s.doubt(doubtful, fit)
}

// doubt takes rows for people that are called a statistic and are it by chance, as
// others of the name are not; and says which rows are called so and are taken. What
// many rows are called is a value like others: a rating, say.
func (s *sorter) doubt(called, fit map[string][]int) {
	mostAlike := min(4, 1+s.rows/20)
	var rows []int
	for label, alike := range called {
		for _, row := range fit[label] {
			delete(s.left, row)
		}
		if len(alike) <= mostAlike && !s.isLeft(alike[0]) {
			rows = append(rows, alike...)
		}
	}
	if len(rows) > 0 {
		s.remarks = append(s.remarks, remark.New(remark.DoubtfulTotals, len(rows), s.table.Files.Arg(s.table.Line(slices.Min(rows)))))
	}
}

// judge decides whether a candidate is no data, and why.
func (s *sorter) judge(c candidate, sums *sums) (Why, bool) {
	if c.statistic == nil && !c.last {
		return remark.RowTotal, sums.areSums(c.row)
	}
	if c.statistic == nil {
		sum := &statistic{why: remark.RowTotal, plain: true}
		return sum.why, sums.fits(c.row, sum, sums.above())
	}
	of := sums.above()
	run, inGroup := s.groupAbove(c)
	switch {
	case inGroup:
		of = []span{run}
	case !c.plain && !c.last:
		return c.why, false
	}
	return c.why, c.sure || (c.plain || inGroup) && !sums.hasPay(c.row) || sums.fits(c.row, c.statistic, of)
}

// groupAbove returns the rows above a statistic that are of the group it names: a
// run of rows with its words in one column, or with nothing below them.
func (s *sorter) groupAbove(c candidate) (span, bool) {
	if len(c.group) == 0 {
		return span{}, false
	}
	for _, i := range s.columns {
		column := &s.table.Columns[i]
		if column.Store != sheets.AsText || s.meanings[i].IsPay() {
			continue
		}
		last, ok := s.lastFilled(&column.Codes, c.row)
		if ok && s.isGroup(column.Labels[column.Codes.At(last)], c.group) {
			return span{s.firstAlike(&column.Codes, last), c.row}, true
		}
	}
	return span{}, false
}

// lastFilled returns the last row of data above one that a column fills; ok is false
// where it is too far above.
func (s *sorter) lastFilled(codes *sheets.Codes, row int) (last int, ok bool) {
	for last = row - 1; last >= 0 && (s.isLeft(last) || codes.At(last) == 0); last-- {
		if s.patience--; s.patience < 0 {
			return last, false
		}
	}
	return last, last >= 0
}

// firstAlike returns the first row of a run of rows of data with the same code that
// ends in a row.
func (s *sorter) firstAlike(codes *sheets.Codes, last int) int {
	first := last
	for row := last - 1; row >= 0 && (s.isLeft(row) || codes.At(row) == codes.At(last)) && s.patience > 0; row-- {
		if s.patience--; !s.isLeft(row) {
			first = row
		}
	}
	return first
}

// isGroup reports whether a cell is the group that a statistic names.
func (s *sorter) isGroup(cell string, group []string) bool {
	words, known := s.words[cell]
	if !known {
		words = groupWords(cell)
		s.words[cell] = words
	}
	return slices.Equal(words, group)
}
