package ingest

import (
	"slices"
	"strconv"
)

// rectangle is a merged cell of a worksheet: rows and columns counted from 1,
// ends included. The sheet holds its text in its first cell only.
type rectangle struct{ firstRow, lastRow, firstColumn, lastColumn int }

// filler gives a text that is merged over several rows of one column to each of
// them, row by row. Merged numbers are left alone: pay counts once.
type filler struct {
	starts map[int][]rectangle // by their first row
	active []fill
}

type fill struct {
	rectangle
	text string
}

func newFiller(merges []rectangle) *filler {
	f := &filler{starts: map[int][]rectangle{}}
	for _, m := range merges {
		if m.firstColumn == m.lastColumn && m.lastRow > m.firstRow {
			f.starts[m.firstRow] = append(f.starts[m.firstRow], m)
		}
	}
	return f
}

// row fills the cells of the next row.
func (f *filler) row(line int, cells []string) []string {
	f.active = slices.DeleteFunc(f.active, func(m fill) bool { return line > m.lastRow })
	for _, m := range f.active {
		for len(cells) < m.firstColumn {
			cells = append(cells, "")
		}
		if cells[m.firstColumn-1] == "" {
			cells[m.firstColumn-1] = m.text
		}
	}
	for _, m := range f.starts[line] {
		if m.firstColumn > len(cells) {
			continue
		}
		text := cells[m.firstColumn-1]
		if _, err := strconv.ParseFloat(text, 64); err != nil && text != "" {
			f.active = append(f.active, fill{m, text})
		}
	}
	return cells
}

// fillRight gives a header merged over several columns to each of them, in the
// rows from first to last.
func fillRight(rows [][]string, first, last int, merges []rectangle) [][]string {
	filled := make([][]string, 0, last-first+1)
	for row := first; row <= last; row++ {
		cells := slices.Clone(rows[row-1])
		for _, m := range merges {
			if row != m.firstRow || m.firstColumn > len(cells) {
				continue
			}
			for len(cells) < m.lastColumn {
				cells = append(cells, "")
			}
			for column := m.firstColumn; column < m.lastColumn; column++ {
				if cells[column] == "" {
					cells[column] = cells[m.firstColumn-1]
				}
			}
		}
		filled = append(filled, cells)
	}
	return filled
}
