package ingest

import (
	"path"
	"strings"
)

// markedHeader returns the row of the headers of the Excel table (rows that
// somebody marked as one, so that nobody has to guess) that the sheet ends with or
// that half of its rows lie in, 0 where there is none: a sheet may have small
// tables of something else above or beside.
func (w *workbook) markedHeader(rows int) int {
	const leastColumns = 3
	var best rectangle
	for _, t := range w.excelTables() {
		if t.lastRow-t.firstRow > best.lastRow-best.firstRow {
			best = t
		}
	}
	large := best.lastRow >= rows || 2*(best.lastRow-best.firstRow+1) >= rows
	if !large || best.lastColumn-best.firstColumn+1 < leastColumns {
		return 0
	}
	return best.firstRow
}

// excelTables returns where the sheet's tables with headers lie. What cannot be
// read is left out: the sheet is read without.
func (w *workbook) excelTables() []rectangle {
	var tables []rectangle
	for _, s := range w.parts.sheets {
		if s.name != w.sheet {
			continue
		}
		folder := path.Dir(s.part)
		targets, err := w.parts.targets(path.Join(folder, "_rels", path.Base(s.part)+".rels"), folder)
		if err != nil {
			return nil // it refers to no other part
		}
		for _, target := range targets {
			if !strings.HasSuffix(target.kind, "/table") {
				continue
			}
			if data, err := w.parts.part(target.part); err == nil {
				if t, ok := excelTable(data); ok {
					tables = append(tables, t)
				}
			}
		}
	}
	return tables
}

// excelTable reads where a table lies; ok is false where it has no headers.
func excelTable(data []byte) (r rectangle, ok bool) {
	x := xmlScanner{data: data}
	for tag, more := x.next(); more; tag, more = x.next() {
		if !tag.is("table") {
			continue
		}
		if headers := tag.attribute("headerRowCount"); headers != nil && string(headers) != "1" {
			return r, false
		}
		return rectangleOf(tag.attribute("ref"))
	}
	return r, false
}
