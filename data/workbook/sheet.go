package workbook

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// sheet is a worksheet written row after row.
type sheet struct {
	*excelize.StreamWriter
	name string
	row  int // the last row written, 1-based
}

// open begins writing a sheet. Charts, conditional formats and page set-up come
// before, column widths right after.
func (b *book) open(name string, widths ...float64) (*sheet, error) {
	w, err := b.NewStreamWriter(name)
	if err != nil {
		return nil, fmt.Errorf("sheet %s: %w", name, err)
	}
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	return &sheet{StreamWriter: w, name: name}, nil
}

// add writes the next row.
func (s *sheet) add(cells ...any) error { return s.addHigh(0, cells...) }

// addHigh writes the next row with a height in points; 0 leaves it to Excel.
func (s *sheet) addHigh(height float64, cells ...any) error {
	s.row++
	var options []excelize.RowOpts
	if height > 0 {
		options = append(options, excelize.RowOpts{Height: height})
	}
	if err := s.SetRow(fmt.Sprintf("A%d", s.row), cells, options...); err != nil {
		return fmt.Errorf("sheet %s, row %d: %w", s.name, s.row, err)
	}
	return nil
}

// cell is a value with a style. Texts are cut to what a cell can hold, and a
// number that is none becomes an empty cell.
func cell(style int, value any) excelize.Cell {
	switch v := value.(type) {
	case string:
		value = fit(v)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			value = nil
		}
	}
	return excelize.Cell{StyleID: style, Value: value}
}

// formula is a formula with the value it has.
func formula(style int, expression string, value any) excelize.Cell {
	c := cell(style, value)
	c.Formula = expression
	return c
}

// longest is how many characters a cell holds.
const longest = 32_767

// fit makes a text one that a worksheet can hold: valid UTF-8 without control
// characters, not too long.
func fit(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
	if utf8.RuneCountInString(text) <= longest/2 {
		return text
	}
	// Excel counts UTF-16 units; halving keeps even the longest text within.
	return string([]rune(text)[:longest/2-1]) + "…"
}

// at names a cell: at(2, 5) is "B5".
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1"
	}
	return name
}
