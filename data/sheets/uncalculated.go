package sheets

import "github.com/paybench/paybench/data/remark"

// calculate is what to do with a workbook whose formulas have no results: a
// program wrote it that does not calculate.
const calculate = "open it in Excel or LibreOffice and save it once"

// uncalculated counts the cells of a sheet with a formula that was never
// calculated.
type uncalculated struct {
	cells       int
	row, column int         // of the first: the row counted from 1, the column from 0
	columns     map[int]int // cells by column
}

// note counts a cell.
func (u *uncalculated) note(row, column int) {
	if u.cells == 0 {
		u.row, u.column, u.columns = row, column, map[int]int{}
	}
	u.cells++
	u.columns[column]++
}

// mark says so in the columns of a table. It fails where they are all that the
// columns kept as numbers hold.
func (u *uncalculated) mark(t *Table, sheet string) error {
	filled, never := 0, 0
	for i := range t.Columns {
		c := &t.Columns[i]
		c.Uncalculated += u.columns[i]
		if c.Store == AsNumber {
			filled, never = filled+c.Filled, never+c.Uncalculated
		}
	}
	if filled == 0 && never > 0 {
		return &Error{Kind: ErrNotCalculated, Where: where(sheet), Do: calculate}
	}
	return nil
}

func (u *uncalculated) remarks() []remark.Remark {
	if u.cells == 0 {
		return nil
	}
	return []remark.Remark{remark.New(remark.NotCalculated, u.cells, cellName(u.row, u.column))}
}
