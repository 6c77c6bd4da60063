package sheets

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/shakinm/xlsReader/xls"
	"golang.org/x/text/encoding/charmap"
)

// openOld opens an Excel file as it was before 2007 (.xls).
func openOld(c Content, data, stream []byte) (reader, error) {
	s, err := readBIFF(stream)
	if errors.Is(err, ErrPassword) {
		return nil, locked()
	}
	if err != nil {
		return nil, &Error{Kind: ErrCorrupt, Err: err, Do: convert}
	}
	tables, err := oldTables(data, s)
	if err != nil {
		return nil, &Error{Kind: ErrOldFormat, Err: err, Do: convert}
	}
	return newHeld(c, "old workbook", tables)
}

// oldLetters decodes the texts that the library gives in bytes of Latin-1.
func oldLetters(s string) string {
	return charset{cell: charmap.Windows1252, assumed: new(atomic.Bool)}.text(s)
}

// oldTables reads the rows of all sheets. The library reads constants only; the
// results of formulas are filled in.
func oldTables(data []byte, s biff) (sheets []heldSheet, err error) {
	err = guarded(func() error { // the library trusts every length it reads
		sheets, err = readTables(data, s)
		return err
	})
	return sheets, err
}

func readTables(data []byte, s biff) ([]heldSheet, error) {
	book, err := xls.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if book.GetNumberSheets() != len(s.sheets) {
		return nil, fmt.Errorf("%d of its %d sheets can be read", book.GetNumberSheets(), len(s.sheets))
	}
	var sheets []heldSheet
	for i, report := range s.sheets {
		sheet, err := book.GetSheet(i)
		if err != nil {
			return nil, err
		}
		var rows [][]string
		for _, r := range sheet.GetRows() {
			var row []string
			for _, cell := range r.GetCols() {
				row = append(row, strings.TrimFunc(oldLetters(cell.GetString()), isSpace))
			}
			rows = append(rows, row)
		}
		for at, text := range s.formulas[i] {
			for len(rows) <= at.row {
				rows = append(rows, nil)
			}
			for len(rows[at.row]) <= at.column {
				rows[at.row] = append(rows[at.row], "")
			}
			rows[at.row][at.column] = strings.TrimFunc(text, isSpace)
		}
		sheets = append(sheets, heldSheet{Sheet: report, rows: rows})
	}
	return sheets, nil
}
