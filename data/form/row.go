package form

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/money"
)

// Text is the cell of a column, "" where it is blank or there is no such column.
func (r Row) Text(column string) string { return r.cells[column] }

// Other is the cell of a column that is none of the form, by its place in Table.Others.
func (r Row) Other(i int) string { return r.others[i] }

// Wrong is the error of the headers: what is wrong with them and what to do.
func (t *Table) Wrong(format string, args ...any) error {
	return fmt.Errorf("%s, row %d: %w: %w", t.File, t.Line, ErrForm, fmt.Errorf(format, args...))
}

// Wrong is the error of a row as a whole: what is wrong with it and what to do.
func (r Row) Wrong(format string, args ...any) error {
	return fmt.Errorf("%s, row %d: %w", r.file, r.Line, fmt.Errorf(format, args...))
}

// WrongCell is the error of one cell.
func (r Row) WrongCell(column, cell, format string, args ...any) error {
	return r.Wrong("%s %q: %w", column, cell, fmt.Errorf(format, args...))
}

// Needs is the text of a column that must not be blank.
func (r Row) Needs(column string) (string, error) {
	text := r.Text(column)
	if text == "" {
		return "", r.Wrong("there is no %s; fill it in or take the row away", column)
	}
	return text, nil
}

// Number is the number in a cell; without says what it is where the cell is blank.
func (r Row) Number(column string, without float64) (float64, error) {
	text := r.Text(column)
	if text == "" {
		return without, nil
	}
	return r.number(column, text)
}

// number reads a plain number, with a point or a comma before its fraction. Three digits
// behind a lone comma may be thousands and are refused.
func (r Row) number(column, text string) (float64, error) {
	x, err := parseNumber(text)
	if err != nil {
		return 0, r.WrongCell(column, text, "%w", err)
	}
	return x, nil
}

// errTwoReadings is why a number is refused that may be of two sizes.
var errTwoReadings = errors.New("it may be thousands or a fraction; write it with a point before the fraction and nothing between thousands")

// parseNumber reads a plain number.
func parseNumber(text string) (float64, error) {
	whole, fraction, comma := strings.Cut(text, ",")
	switch {
	case comma && strings.ContainsAny(fraction, ",."), comma && strings.Contains(whole, "."):
		return 0, errors.New("write a plain number, with a point before its fraction")
	case comma && len(fraction) == 3 && strings.Trim(whole, "+-0") != "":
		return 0, errTwoReadings
	case comma:
		text = whole + "." + fraction
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", "?"), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || strings.ContainsAny(text, "xXpP") {
		return 0, errors.New("write a plain number, with a point before its fraction")
	}
	return x, nil
}

// Share is a share in a cell: "0.6", "60 %"; without says what it is where the cell is
// blank.
func (r Row) Share(column string, without float64) (float64, error) {
	return r.share(column, r.Text(column), without)
}

// OtherShare is Share of a column that is none of the form, which errors call by name.
func (r Row) OtherShare(i int, name string, without float64) (float64, error) {
	return r.share(name, r.Other(i), without)
}

// share reads a share.
func (r Row) share(column, text string, without float64) (float64, error) {
	if text == "" {
		return without, nil
	}
	x, err := ParseShare(text)
	if err != nil {
		return 0, r.WrongCell(column, text, "%w", err)
	}
	return x, nil
}

// ParseShare reads a share: "0.6", "60%", "60 %".
func ParseShare(text string) (float64, error) {
	digits, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	x, err := parseNumber(strings.TrimSpace(digits))
	if percent {
		x /= 100
	}
	return x, err
}

// Amount is an amount of money in a cell, 0 where it is blank: "49,300", "49.300 €".
// The mark is that of the column, as Table.Mark tells it.
func (r Row) Amount(column string, mark money.DecimalMark) (float64, error) {
	text := r.Text(column)
	if text == "" {
		return 0, nil
	}
	a, err := money.Parse(text, mark)
	if err != nil || a.Range || a.OpenEnded {
		return 0, r.WrongCell(column, text, "it is no amount; write a plain number")
	}
	return a.Value, nil
}

// Mark is the decimal mark of columns of amounts.
func (t *Table) Mark(columns ...string) money.DecimalMark {
	var votes money.DecimalVotes
	for _, r := range t.Rows {
		for _, c := range columns {
			votes.Add(r.Text(c))
		}
	}
	return votes.Mark()
}

// Currency is the ISO 4217 code in a cell, "" where it is blank.
func (r Row) Currency(column string) (string, error) {
	text := r.Text(column)
	code := money.CurrencyOf(text)
	if text != "" && code == "" {
		return "", r.WrongCell(column, text, "it is no currency; write its code of three letters, as EUR")
	}
	return code, nil
}

// Date is the day in a cell, the zero time where it is blank.
func (r Row) Date(column string) (time.Time, error) {
	text := r.Text(column)
	if text == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, r.WrongCell(column, text, "write the day as 2027-01-31")
	}
	return day, nil
}

// mostWrong is how many rows are said to be wrong in full.
const mostWrong = 5

// Each reads every row into what it says. It fails with everything that is wrong, the
// first few rows in full, and where there is no row.
func Each[T any](t *Table, read func(Row) (T, error)) ([]T, error) {
	var all []T
	var wrong []string
	var first error
	for _, r := range t.Rows {
		one, err := read(r)
		if err != nil {
			first = cmp.Or(first, err)
			wrong = append(wrong, err.Error())
			continue
		}
		all = append(all, one)
	}
	switch more := len(wrong) - mostWrong; {
	case len(wrong) == 1:
		return nil, first
	case more > 0:
		wrong = append(wrong[:mostWrong], fmt.Sprintf("and %d rows more", more))
		fallthrough
	case wrong != nil:
		return nil, errors.New(strings.Join(wrong, "; "))
	case all == nil:
		return nil, fmt.Errorf("%s: %w: there is no row below its headers", t.File, ErrForm)
	}
	return all, nil
}
