package sheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Stream is a worksheet written row after row, each once.
type Stream struct {
	*excelize.StreamWriter
	Row  int // the last row written, 1-based
	name string
	book *Book
	ends *extent
}

// Open begins writing a sheet. Whatever is not a row comes before.
func (b *Book) Open(name string) (*Stream, error) {
	w, err := b.NewStreamWriter(name)
	if err != nil {
		return nil, fmt.Errorf("sheet %s: %w", name, err)
	}
	s := &Stream{StreamWriter: w, name: name, book: b, ends: &extent{}}
	b.extents[fmt.Sprintf("xl/worksheets/sheet%d.xml", w.SheetID)] = s.ends
	return s, nil
}

// Close ends the sheet.
func (s *Stream) Close() error {
	if err := s.Flush(); err != nil {
		return fmt.Errorf("sheet %s: %w", s.name, err)
	}
	return nil
}

// Add writes the next row.
func (s *Stream) Add(cells ...any) error { return s.AddHigh(0, cells...) }

// AddHigh writes the next row with a height in points; 0 leaves it to Excel. It fails
// once the making of the book is called off.
func (s *Stream) AddHigh(height float64, cells ...any) error {
	if err := s.book.ctx.Err(); err != nil {
		return err
	}
	s.Row++
	if len(cells) > 0 {
		s.ends.rows, s.ends.columns = s.Row, max(s.ends.columns, len(cells))
	}
	var options []excelize.RowOpts
	if height > 0 {
		options = append(options, excelize.RowOpts{Height: min(height, excelize.MaxRowHeight)})
	}
	if err := s.SetRow(At(1, s.Row), cells, options...); err != nil {
		return fmt.Errorf("sheet %s, row %d: %w", s.name, s.Row, err)
	}
	return nil
}

// SkipTo leaves rows empty so that the next one written is row.
func (s *Stream) SkipTo(row int) { s.Row = max(s.Row, row-1) }

// FillTo writes empty rows of one line each before row, for a chart to lie on:
// programs differ in how high they make rows that are not written.
func (s *Stream) FillTo(row int) error {
	for s.Row < row-1 {
		if err := s.AddHigh(LineHeight); err != nil {
			return err
		}
	}
	return nil
}

// Table makes the rows written since the header an Excel table. Its lines are
// those of the cells, not of a style of Excel's. Of its columns, as many as there are
// formulas, those with one are calculated: rows added to the table take it over. It
// is written for the row below the header.
func (s *Stream) Table(name string, formulas []string, header int) error {
	stripes := false
	err := s.AddTable(&excelize.Table{Range: At(1, header) + ":" + At(len(formulas), s.Row), Name: name, ShowRowStripes: &stripes})
	if err != nil {
		return fmt.Errorf("making the rows of %s an Excel table: %w", s.name, err)
	}
	if err := s.book.calculate(formulas); err != nil {
		return fmt.Errorf("the calculated columns of %s: %w", s.name, err)
	}
	return nil
}

// LineHeight is the height of one line, in points.
const LineHeight = 15

// Cell is a value with a style. Texts are cut to what a cell can hold, and a
// number that is none becomes an empty cell.
func Cell(style int, value any) excelize.Cell {
	switch v := value.(type) {
	case string:
		value = Fit(v)
	case Withheld:
		value = Fit(string(v))
	case Unpublished:
		value = Fit(string(v))
	case Without:
		value = string(v)
	case AtLeast:
		value = float64(v)
	case AtMost:
		value = float64(v)
	}
	if v, ok := value.(float64); ok {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			value = nil
		}
	}
	return excelize.Cell{StyleID: style, Value: value}
}

// Formula is a formula with the value it has.
func Formula(style int, expression string, value any) excelize.Cell {
	c := Cell(style, value)
	c.Formula = expression
	return c
}

// Quoted is a text in a formula, which has texts of 255 letters at most.
func Quoted(text string) string {
	const most = 200
	var pieces []string
	for runes := []rune(text); ; runes = runes[most:] {
		pieces = append(pieces, `"`+strings.ReplaceAll(string(runes[:min(most, len(runes))]), `"`, `""`)+`"`)
		if len(runes) <= most {
			return strings.Join(pieces, "&")
		}
	}
}

// At names a cell: At(2, 5) is "B5".
func At(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1"
	}
	return name
}

// Fixed names a cell that formulas keep pointing at: Fixed(2, 5) is "$B$5".
func Fixed(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		return "$A$1"
	}
	return name
}

// Letter is a column's name: Letter(2) is "B".
func Letter(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return "A"
	}
	return name
}

// Reference names cells of a sheet in a formula: 'Chart data'!$B$2:$B$9.
func Reference(sheet, cells string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cells
}
