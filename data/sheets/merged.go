package sheets

import (
	"slices"
	"strconv"
)

// Rectangle is a merged cell of a worksheet: rows and columns counted from 1,
// ends included. The sheet holds its text in its first cell only.
type Rectangle struct{ FirstRow, LastRow, FirstColumn, LastColumn int }

// filler gives a text that is merged over several rows of one column to each of
// them, row by row. Merged numbers are left alone: pay counts once.
type filler struct {
	left   int                 // cells that may still be filled: a few bytes can ask for a whole sheet
	starts map[int][]Rectangle // by their first row
	active []fill
}

type fill struct {
	Rectangle
	text string
}

func newFiller(merges []Rectangle) *filler {
	f := &filler{starts: map[int][]Rectangle{}, left: mostCells}
	for _, m := range merges {
		if m.FirstColumn == m.LastColumn && m.LastRow > m.FirstRow {
			f.starts[m.FirstRow] = append(f.starts[m.FirstRow], m)
		}
	}
	return f
}

// row fills the cells of the next row.
func (f *filler) row(line int, cells []string) []string {
	f.active = slices.DeleteFunc(f.active, func(m fill) bool { return line > m.LastRow })
	for _, m := range f.active {
		if f.left -= max(1, m.FirstColumn-len(cells)); f.left < 0 {
			break
		}
		for len(cells) < m.FirstColumn {
			cells = append(cells, "")
		}
		if cells[m.FirstColumn-1] == "" {
			cells[m.FirstColumn-1] = m.text
		}
	}
	for _, m := range f.starts[line] {
		if m.FirstColumn > len(cells) {
			continue
		}
		text := cells[m.FirstColumn-1]
		if _, err := strconv.ParseFloat(text, 64); err != nil && text != "" {
			f.active = append(f.active, fill{m, text})
		}
	}
	return cells
}
