package ingest

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// rectangle is a merged cell of a worksheet: rows and columns counted from 1,
// ends included, and its text, which the sheet holds in its first cell only.
type rectangle struct {
	firstRow, lastRow, firstColumn, lastColumn int
	text                                       string
}

// mostForMerged is the size of an unpacked workbook up to which merged cells are
// looked for; they stand behind a sheet's rows, and finding them costs as much
// as reading it.
const mostForMerged = 16 << 20

// look finds out what the raw cells of the sheet do not tell: dates, percentages
// and merged cells.
func (w *workbook) look(unpacked uint64) error {
	const looked = 200
	raw, err := w.firstRows(w.sheet, looked)
	if err != nil {
		return err
	}
	shown, err := w.shownRows(looked)
	if err != nil {
		return err
	}
	props, err := w.file.GetWorkbookProps()
	from1904 := err == nil && props.Date1904 != nil && *props.Date1904
	w.formats = columnFormats(raw, shown, from1904)
	if unpacked > mostForMerged {
		return nil
	}
	merged, err := w.file.GetMergeCells(w.sheet)
	if err != nil {
		return &Error{File: w.content.name, Kind: ErrCorrupt, Where: "sheet " + w.sheet, Err: err}
	}
	for _, m := range merged {
		r := rectangle{text: tidy(rawNumber(m.GetCellValue()), asIs)}
		var err1, err2 error
		r.firstColumn, r.firstRow, err1 = excelize.CellNameToCoordinates(m.GetStartAxis())
		r.lastColumn, r.lastRow, err2 = excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 == nil && err2 == nil && r.text != "" {
			w.merges = append(w.merges, r)
		}
	}
	return nil
}

// shownRows returns the first rows as a spreadsheet shows them.
func (w *workbook) shownRows(most int) ([][]string, error) {
	rows, err := w.file.Rows(w.sheet)
	if err != nil {
		return nil, &Error{File: w.content.name, Kind: ErrCorrupt, Where: "sheet " + w.sheet, Err: err}
	}
	defer rows.Close()
	var all [][]string
	for len(all) < most && rows.Next() {
		row, err := rows.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			return nil, &Error{File: w.content.name, Kind: ErrCorrupt, Where: fmt.Sprintf("sheet %s, row %d", w.sheet, len(all)+1), Err: err}
		}
		all = append(all, row)
	}
	return all, nil
}

// fillDown gives a text merged over several rows of one column to each of them.
// Merged numbers are left alone: pay counts once.
func (w *workbook) fillDown(line int, cells []string) []string {
	for _, m := range w.merges {
		if m.firstColumn != m.lastColumn || line <= m.firstRow || line > m.lastRow {
			continue
		}
		if _, err := strconv.ParseFloat(m.text, 64); err == nil {
			continue
		}
		for len(cells) < m.firstColumn {
			cells = append(cells, "")
		}
		if cells[m.firstColumn-1] == "" {
			cells[m.firstColumn-1] = m.text
		}
	}
	return cells
}

// fillRight gives a header merged over several columns to each of them.
func fillRight(rows [][]string, first, last int, merges []rectangle) [][]string {
	filled := make([][]string, 0, last-first+1)
	for row := first; row <= last; row++ {
		cells := append([]string(nil), rows[row-1]...)
		for _, m := range merges {
			if row < m.firstRow || row > m.lastRow || m.firstRow < first {
				continue
			}
			for column := m.firstColumn; column <= m.lastColumn; column++ {
				for len(cells) < column {
					cells = append(cells, "")
				}
				if cells[column-1] == "" && row == m.firstRow {
					cells[column-1] = m.text
				}
			}
		}
		filled = append(filled, cells)
	}
	return filled
}
