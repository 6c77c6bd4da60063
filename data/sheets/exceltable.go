package sheets

import (
	"context"
	"path"
	"strings"
)

// markedHeader returns the row of the headers of the Excel table (rows that
// somebody marked as one, so that nobody has to guess) that the sheet ends with or
// that half of its rows lie in, 0 where there is none: a sheet may have small
// tables of something else above or beside.
func (w *workbook) markedHeader(ctx context.Context, sheet string, rows int) int {
	const leastColumns = 3
	var best Rectangle
	for _, t := range w.excelTables(ctx, sheet) {
		if t.LastRow-t.FirstRow > best.LastRow-best.FirstRow {
			best = t
		}
	}
	large := best.LastRow >= rows || 2*(best.LastRow-best.FirstRow+1) >= rows
	if !large || best.LastColumn-best.FirstColumn+1 < leastColumns {
		return 0
	}
	return best.FirstRow
}

// excelTables returns where the sheet's tables with headers lie. What cannot be
// read is left out: the sheet is read without.
func (w *workbook) excelTables(ctx context.Context, sheet string) []Rectangle {
	var tables []Rectangle
	for _, s := range w.parts.sheets {
		if s.name != sheet {
			continue
		}
		folder := path.Dir(s.part)
		targets, err := w.parts.targets(ctx, path.Join(folder, "_rels", path.Base(s.part)+".rels"), folder)
		if err != nil {
			return nil // it refers to no other part
		}
		for _, target := range targets {
			if !strings.HasSuffix(target.kind, "/table") {
				continue
			}
			if data, err := w.parts.part(ctx, target.part); err == nil {
				if t, ok := excelTable(ctx, data); ok {
					tables = append(tables, t)
				}
			}
		}
	}
	return tables
}

// excelTable reads where a table lies; ok is false where it has no headers.
func excelTable(ctx context.Context, data []byte) (r Rectangle, ok bool) {
	x := scanXML(ctx, data)
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
