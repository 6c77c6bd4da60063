package market

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrFilterForm is the reason why a text is no filter, whatever the columns are.
var ErrFilterForm = errors.New("write COLUMN=VALUE")

// ParseFilter reads a filter as people write it: COLUMN=VALUE, COLUMN^=PREFIX, COLUMN= for
// no value, and for numeric columns A..B, A.. and ..B. The first = splits; a comma or a
// later = belongs to the value. It fails with ErrFilterForm where the text itself is
// none, and with other errors where the market has no such column.
func ParseFilter(m Market, text string) (Filter, error) {
	column, value, ok := strings.Cut(text, "=")
	if !ok {
		return Filter{}, ErrFilterForm
	}
	column, prefixed := strings.CutSuffix(column, "^")
	d, err := FindDimension(m, column)
	if err != nil {
		return Filter{}, err
	}
	f := Filter{Dimension: d.Name}
	value = strings.TrimSpace(value)
	switch {
	case prefixed:
		f.Prefix = value
	case d.Numeric && strings.Contains(value, ".."):
		f.AtLeast, f.AtMost, err = parseRange(value)
		return f, err
	case d.Numeric:
		f.Values = sameNumber(d, value)
	case strings.Contains(value, "..") && isRange(value):
		return f, fmt.Errorf("column %q is not numeric, so it has no range", d.Header)
	default:
		f.Values = sameText(d, value)
	}
	return f, nil
}

// formError says what is wrong with the form of a filter.
type formError struct{ error }

// Is makes it ErrFilterForm.
func (formError) Is(target error) bool { return target == ErrFilterForm }

// isRange reports whether a text reads as a range of numbers.
func isRange(text string) bool {
	_, _, err := parseRange(text)
	return err == nil
}

// parseRange reads A..B, A.. or ..B.
func parseRange(text string) (low, high *float64, err error) {
	from, to, _ := strings.Cut(text, "..")
	if low, err = parseEnd(from); err != nil {
		return nil, nil, err
	}
	if high, err = parseEnd(to); err != nil {
		return nil, nil, err
	}
	if low == nil && high == nil {
		return nil, nil, formError{errors.New("a range needs at least one end: A..B, A.. or ..B")}
	}
	return low, high, nil
}

// parseEnd reads one end of a range; "" is open.
func parseEnd(text string) (*float64, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, formError{fmt.Errorf("%q is not a number", text)}
	}
	return &x, nil
}

// sameText returns the value of a dimension that is a text, else those that differ
// from it by case only; the text itself where none does.
func sameText(d Dimension, text string) []string {
	var values []string
	for _, v := range d.Values {
		if v.Label == text {
			return []string{text}
		}
		if strings.EqualFold(v.Label, text) {
			values = append(values, v.Label)
		}
	}
	if values == nil {
		return []string{text}
	}
	return values
}

// sameNumber returns the values of a numeric dimension that are the number in
// the text, however they are written; the text itself where none is.
func sameNumber(d Dimension, text string) []string {
	var values []string
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		for _, v := range d.Values {
			if v.Low == x && v.High == x {
				values = append(values, v.Label)
			}
		}
	}
	if values == nil {
		return sameText(d, text)
	}
	return values
}
