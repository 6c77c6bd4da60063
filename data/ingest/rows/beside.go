package rows

import (
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/sheets"
)

// leaveBeside leaves out the statistics of groups whose row also holds the group, in
// other columns: "Sales, Total, 30000" below people of Sales. The words may be a
// value like others there. So the other columns have to hold what the rows above do,
// and all rows with the label have to be what they say.
func (s *sorter) leaveBeside(all []candidate) {
	if len(all) == 0 {
		return
	}
	sums := s.newSums()
	groups := map[string][]candidate{}
	for _, c := range all {
		groups[c.label] = append(groups[c.label], c)
		s.leave(c.row, c.why) // for the time being: none is part of another
	}
	var wrong []candidate
	for _, alike := range groups {
		if !s.areOfGroups(alike, sums) {
			wrong = append(wrong, alike...)
		}
	}
	for _, c := range wrong {
		delete(s.left, c.row)
	}
}

// areOfGroups reports whether each of some rows is the statistic that it says, of
// the group above it, and most groups have several rows that differ.
func (s *sorter) areOfGroups(alike []candidate, sums *sums) bool {
	large := 0
	for _, c := range alike {
		group, ok := s.runAbove(c)
		if !ok {
			return false
		}
		fit, differ := sums.fitsGroup(c, group)
		if !fit {
			return false
		}
		if differ {
			large++
		}
	}
	return 2*large >= len(alike)
}

// runAbove returns the rows above one that hold the same texts, but for the column
// that says the statistic.
func (s *sorter) runAbove(c candidate) (span, bool) {
	var same []int // columns
	for _, i := range s.columns {
		column := &s.table.Columns[i]
		if i != c.column && column.Store == sheets.AsText && !s.meanings[i].IsPay() && column.Codes.At(c.row) != 0 && !layout.IsNumber(column.Text(c.row)) {
			same = append(same, i)
		}
	}
	first, last := c.row, c.row
	for row := c.row - 1; row >= 0; row-- {
		if s.patience--; s.patience < 0 {
			return span{}, false
		}
		if s.isLeft(row) {
			continue
		}
		for _, i := range same {
			if codes := &s.table.Columns[i].Codes; codes.At(row) != codes.At(c.row) {
				return span{first, last}, first < last
			}
		}
		first = row
	}
	return span{first, last}, first < last
}
