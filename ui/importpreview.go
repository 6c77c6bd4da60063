package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// previewRow is one of the first rows of a file.
type previewRow struct {
	line  int
	cells []string
}

// firstRows is a table of the first rows as read, without columns that hold nothing.
func (r *reading) firstRows() ([]widgets.TableColumn[previewRow], []previewRow) {
	const many = 100 // columns, which are not measured one by one
	columns := []widgets.TableColumn[previewRow]{{
		ID: "line", Title: lang.L("Row"), Align: fyne.TextAlignTrailing,
		Text: func(row previewRow) string { return strconv.Itoa(row.line) },
	}}
	for i, c := range r.found.Columns {
		if r.isEmpty(i) {
			continue
		}
		column := widgets.TableColumn[previewRow]{
			ID: strconv.Itoa(i), Title: c.Header, Tip: c.Header,
			Text: func(row previewRow) string {
				if i < len(row.cells) {
					return row.cells[i]
				}
				return ""
			},
		}
		if len(r.found.Columns) > many {
			column.Width = 120
		}
		columns = append(columns, column)
	}
	rows := make([]previewRow, len(r.found.Preview))
	for i, cells := range r.found.Preview {
		rows[i] = previewRow{cells: cells}
		if i < len(r.found.FirstRows) {
			rows[i].line = r.found.FirstRows[i]
		}
	}
	return columns, rows
}
