package sheets

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/place"
	"github.com/paybench/paybench/data/remark"
)

// errorCells counts cells that hold an error of a spreadsheet instead of a value.
type errorCells struct {
	cells       int
	row, column int // of the first, counted from 0
}

// note counts a cell that is one.
func (e *errorCells) note(cell []byte, row, column int) {
	if len(cell) > longestError || !isError(strings.TrimFunc(string(cell), isSpace)) {
		return
	}
	if e.cells == 0 {
		e.row, e.column = row, column
	}
	e.cells++
}

// add counts those of a part of the file that begins in a row.
func (e *errorCells) add(more errorCells, row int) {
	if e.cells == 0 {
		e.row, e.column = row+more.row, more.column
	}
	e.cells += more.cells
}

// remarks says it, of a table in so many files.
func (e *errorCells) remarks(files place.Files) []remark.Remark {
	if e.cells == 0 {
		return nil
	}
	file, row := files.Of(e.row)
	cell := cellName(row, e.column)
	if file != "" {
		cell = file + ":" + cell
	}
	return []remark.Remark{remark.New(remark.ErrorCells, e.cells, cell)}
}

// cellName names a cell as spreadsheets do, in a row counted from 1 and a column
// counted from 0.
func cellName(row, column int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return "" // beyond any spreadsheet
	}
	return name
}

// longestError is more bytes than an error has in any language.
const longestError = 24

// isError reports whether a label is an error that a spreadsheet shows, in any
// language: "#N/A", "#REF!", "#NAME?", "#WERT!", "#¡VALOR!", "Err:502".
func isError(label string) bool {
	if len(label) < 3 || len(label) > longestError {
		return false
	}
	if number, ok := strings.CutPrefix(label, "Err:"); ok {
		return digits(number)
	}
	if label[0] != '#' {
		return false
	}
	switch label {
	case "#N/A", "#N/D", "#NV", "#GETTING_DATA":
		return true
	}
	last := label[len(label)-1]
	inside := label[1 : len(label)-1]
	return (last == '!' || last == '?') && inside == strings.ToUpper(inside) && !strings.ContainsAny(inside, " .,;:#")
}
