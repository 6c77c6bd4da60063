package sheet

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
)

// Withheld is why a figure is not there. It stands in the figure's cell, which
// shows "withheld".
type Withheld string

// Unpublished is why a publisher does not give a figure; its cell shows "not
// published".
type Unpublished string

// Without is why a figure has no interval; its cell shows a dash.
type Without string

// AtLeast is a number that stands for itself or more; its cell shows "≥" before it.
type AtLeast float64

// AtMost is a number that stands for itself or less; its cell shows "≤" before it.
type AtMost float64

// Column is one column of a table whose rows are made of R.
type Column[R any] struct {
	ID     string // by which others find it; "" where none do
	Title  string
	Tone   Tone
	Format Format
	Value  func(R) any // text, number, AtLeast, AtMost, Withheld, Unpublished or Without
	Most   float64     // widest a text column may be; 0 is as wide as it needs
	Awaits bool        // words of the formulas become numbers once a reviewer writes some

	// Formula is that of a row, which stands in a row of the sheet; "" where the value
	// is all. It is nil where no row has one.
	Formula func(r R, row int) string
}

// Cell is what a row has in the column, with the styles of the table or of the
// strip above it. The number of the row on the sheet is for formulas.
func (c Column[R]) Cell(set *StyleSet, r R, row int) excelize.Cell {
	value, shown := c.Value(r), c.Format
	switch value.(type) {
	case Withheld:
		shown = WithheldFormat
	case Unpublished:
		shown = unpublishedFormat
	case Without:
		shown = withoutFormat
	case AtLeast:
		shown = c.Format.bounded(leastFormat)
	case AtMost:
		shown = c.Format.bounded(mostFormat)
	case string:
		if shown != TextFormat && shown != NoteFormat && !c.Awaits {
			shown = BesideFormat
		}
	}
	if c.Formula == nil {
		return Cell(set[c.Tone][shown], value)
	}
	return Formula(set[c.Tone][shown], c.Formula(r, row), value)
}

// Number is the number that a cell's value stands for; ok is false for words.
func Number(value any) (x float64, ok bool) {
	switch v := value.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	case AtLeast:
		return float64(v), true
	case AtMost:
		return float64(v), true
	default:
		return 0, false
	}
}

// width is how wide the column must be for its cells and its heading, in digits.
func (c Column[R]) width(rows []R, pay Pay) float64 {
	const margin, button = 1.5, 2.5
	wide := 9.0
	for _, word := range strings.Fields(c.Title) {
		wide = max(wide, Width(word)+button)
	}
	largest := 0.0
	for _, r := range rows {
		value := c.Value(r)
		if text, ok := value.(string); ok {
			wide = max(wide, Width(text)+margin)
		}
		if x, ok := Number(value); ok {
			largest = max(largest, math.Abs(x))
		}
	}
	switch c.Format {
	case PayFormat:
		wide = max(wide, Width(money.Format(largest, pay.Currency, pay.Decimals))+margin)
	case OtherFormat:
		wide = max(wide, Width(money.Format(largest, pay.Currency, pay.OtherDecimals))+margin)
	case CountFormat:
		wide = max(wide, Width(money.Format(largest, "", 0))+margin)
	}
	if c.Most > 0 {
		wide = min(wide, c.Most)
	}
	return wide
}

// Columns are those of one table.
type Columns[R any] []Column[R]

// Widths are how wide the columns must be for rows, in digits.
func (c Columns[R]) Widths(rows []R, pay Pay) []float64 {
	widths := make([]float64, len(c))
	for i, column := range c {
		widths[i] = column.width(rows, pay)
	}
	return widths
}

// Header are the cells that head the table.
func (c Columns[R]) Header(styles *Styles) []any {
	header, taken := make([]any, len(c)), Names{}
	for i, column := range c {
		style := styles.Header[column.Tone]
		switch column.Format {
		case TextFormat:
			style = styles.TextHeader
		case NoteFormat:
			style = styles.LineHeader
		}
		header[i] = Cell(style, taken.Header(column.Title))
	}
	return header
}

// Calculated are the formulas that rows added to the table take over, for the row
// below its header; "" where a column has none.
func (c Columns[R]) Calculated(rows []R, below int) []string {
	formulas := make([]string, len(c))
	for i, column := range c {
		for _, r := range rows {
			if column.Formula != nil && formulas[i] == "" {
				formulas[i] = column.Formula(r, below)
			}
		}
	}
	return formulas
}

// Cells are those of one row.
func (c Columns[R]) Cells(set *StyleSet, r R, row int) []any {
	cells := make([]any, len(c))
	for i, column := range c {
		cells[i] = column.Cell(set, r, row)
	}
	return cells
}

// noteSmaller is how much more a note's small letters fit into a line.
const noteSmaller = 11.0 / 9

// Height is how high a row must be for the texts in it, in points; 0 is one line.
func (c Columns[R]) Height(widths []float64, r R) float64 {
	high := 1
	for i, column := range c {
		if column.Most == 0 {
			continue
		}
		room := widths[i] - 1
		if column.Format == NoteFormat {
			room *= noteSmaller
		}
		if text, ok := column.Value(r).(string); ok {
			high = max(high, Lines(text, room))
		}
	}
	if high == 1 {
		return 0
	}
	return LineHeight * float64(high)
}
