package sheets

import (
	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/remark"
)

// hiddenParts are the rows and columns that a sheet does not show, and that are
// read all the same.
type hiddenParts struct {
	rows, first int // how many rows, and the first, counted from 1
	names       []string
}

// row notes a hidden row, counted from 1.
func (h *hiddenParts) row(line int) {
	if h.rows == 0 {
		h.first = line
	}
	h.rows++
}

// columns notes hidden columns, counted from 1. Very many are those beyond the
// table, which nobody uses.
func (h *hiddenParts) columns(first, last int) {
	const most = 20
	if last-first >= most {
		return
	}
	for n := first; n <= last; n++ {
		if name, err := excelize.ColumnNumberToName(n); err == nil {
			h.names = append(h.names, name)
		}
	}
}

func (h *hiddenParts) remarks() []remark.Remark {
	var said []remark.Remark
	if h.rows > 0 {
		said = append(said, remark.New(remark.HiddenRows, h.rows, h.first))
	}
	if len(h.names) > 0 {
		said = append(said, remark.New(remark.HiddenColumns, remark.List(h.names)))
	}
	return said
}
