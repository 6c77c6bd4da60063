package workbook

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// sheet is a worksheet written row after row.
type sheet struct {
	*excelize.StreamWriter
	name string
	row  int // the last row written, 1-based
}

// setWidths sets the widths of a sheet's columns, from the first one, in digits.
// It comes before charts, which are placed by them, and before open.
func (b *book) setWidths(name string, widths ...float64) error {
	for i, width := range widths {
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err == nil {
			err = b.SetColWidth(name, letter, letter, min(width, excelize.MaxColumnWidth))
		}
		if err != nil {
			return fmt.Errorf("widths of %s: %w", name, err)
		}
	}
	return nil
}

// open begins writing a sheet. Whatever is not a row comes before.
func (b *book) open(name string) (*sheet, error) {
	w, err := b.NewStreamWriter(name)
	if err != nil {
		return nil, fmt.Errorf("sheet %s: %w", name, err)
	}
	return &sheet{StreamWriter: w, name: name}, nil
}

// close ends the sheet.
func (s *sheet) close() error {
	if err := s.Flush(); err != nil {
		return fmt.Errorf("sheet %s: %w", s.name, err)
	}
	return nil
}

// add writes the next row.
func (s *sheet) add(cells ...any) error { return s.addHigh(0, cells...) }

// addHigh writes the next row with a height in points; 0 leaves it to Excel.
func (s *sheet) addHigh(height float64, cells ...any) error {
	s.row++
	var options []excelize.RowOpts
	if height > 0 {
		options = append(options, excelize.RowOpts{Height: min(height, excelize.MaxRowHeight)})
	}
	if err := s.SetRow(at(1, s.row), cells, options...); err != nil {
		return fmt.Errorf("sheet %s, row %d: %w", s.name, s.row, err)
	}
	return nil
}

// skipTo leaves rows empty so that the next one written is row.
func (s *sheet) skipTo(row int) { s.row = max(s.row, row-1) }

// fillTo writes empty rows of one line each before row, for a chart to lie on:
// programs differ in how high they make rows that are not written.
func (s *sheet) fillTo(row int) error {
	for s.row < row-1 {
		if err := s.addHigh(lineHeight); err != nil {
			return err
		}
	}
	return nil
}

// lineHeight is the height of one line, in points.
const lineHeight = 15

// cell is a value with a style. Texts are cut to what a cell can hold, and a
// number that is none becomes an empty cell.
func cell(style int, value any) excelize.Cell {
	switch v := value.(type) {
	case string:
		value = fit(v)
	case withheld:
		value = fit(string(v))
	case unpublished:
		value = fit(string(v))
	case without:
		value = string(v)
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

// at names a cell: at(2, 5) is "B5".
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1"
	}
	return name
}

// fixed names a cell that formulas keep pointing at: fixed(2, 5) is "$B$5".
func fixed(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		return "$A$1"
	}
	return name
}

// define gives a cell or range of a sheet a name that formulas use.
func (b *book) define(name, sheet, cells string) error {
	if err := b.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: reference(sheet, cells)}); err != nil {
		return fmt.Errorf("naming %s: %w", name, err)
	}
	return nil
}
