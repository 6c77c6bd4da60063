package warehouse

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// clickRows reads what ClickHouse calls TabSeparatedWithNamesAndTypes: a line of
// names, a line of types, and a line for every row.
type clickRows struct {
	answer *clickAnswer
	lines  *bufio.Reader
	names  []string
	types  []string
	fields []string
	err    error
}

// newClickRows reads names and types.
func newClickRows(answer *clickAnswer) (*clickRows, error) {
	r := &clickRows{answer: answer, lines: bufio.NewReader(answer)}
	for _, into := range []*[]string{&r.names, &r.types} {
		line, err := r.line()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = errors.New("ClickHouse answered without a heading")
			}
			return nil, err
		}
		*into = strings.Split(line, "\t")
	}
	if len(r.names) != len(r.types) {
		return nil, fmt.Errorf("ClickHouse answered with %d names and %d types of columns", len(r.names), len(r.types))
	}
	return r, nil
}

// line is the next line; io.EOF is the error after the last one.
func (r *clickRows) line() (string, error) {
	line, err := r.lines.ReadString('\n')
	switch {
	case errors.Is(err, io.EOF) && line == "":
		return "", io.EOF
	case errors.Is(err, io.EOF):
		if f := faultIn(line); f != nil {
			return "", f
		}
		return "", errors.New("the answer of ClickHouse broke off in the middle of a row")
	case err != nil:
		return "", err
	}
	line = line[:len(line)-1]
	if f := faultIn(line); f != nil {
		return "", f
	}
	return line, nil
}

// Next goes on to the next row.
func (r *clickRows) Next() bool {
	if r.err != nil {
		return false
	}
	line, err := r.line()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			r.err = err
		}
		r.fields = nil
		return false
	}
	r.fields = strings.Split(line, "\t")
	if len(r.fields) != len(r.names) {
		r.err = fmt.Errorf("ClickHouse answered with a row of %d columns where there are %d", len(r.fields), len(r.names))
		return false
	}
	return true
}

// Scan reads the columns of the row.
func (r *clickRows) Scan(into ...any) error {
	if len(into) != len(r.fields) {
		return fmt.Errorf("a row of ClickHouse has %d columns, and %d are read", len(r.fields), len(into))
	}
	for i, field := range r.fields {
		if err := scanClick(field, r.types[i], into[i]); err != nil {
			return fmt.Errorf("column %s of ClickHouse's answer: %w", r.names[i], err)
		}
	}
	return nil
}

// Err is what ended the rows too early.
func (r *clickRows) Err() error { return r.err }

// Close ends reading.
func (r *clickRows) Close() { r.answer.Close() }

// scanClick reads a field of a type.
func scanClick(field, kind string, into any) error {
	null := field == `\N`
	switch into := into.(type) {
	case **int64:
		return pointed(null, into, func(v *int64) error { return scanClick(field, kind, v) })
	case **float64:
		return pointed(null, into, func(v *float64) error { return scanClick(field, kind, v) })
	case **string:
		return pointed(null, into, func(v *string) error { return scanClick(field, kind, v) })
	}
	if null {
		return errors.New("there is no value where one has to be")
	}
	kind = strings.TrimSuffix(strings.TrimPrefix(kind, "Nullable("), ")")
	whole := strings.HasPrefix(kind, "Int") || strings.HasPrefix(kind, "UInt")
	number := whole || strings.HasPrefix(kind, "Float") || strings.HasPrefix(kind, "Decimal")
	var err error
	switch into := into.(type) {
	case *int64:
		if !whole {
			return fmt.Errorf("%s is no whole number", kind)
		}
		*into, err = strconv.ParseInt(field, 10, 64)
	case *float64:
		if !number {
			return fmt.Errorf("%s is no number", kind)
		}
		*into, err = strconv.ParseFloat(field, 64)
	case *string:
		*into, err = unescapeClick(field)
	default:
		err = fmt.Errorf("a %T cannot be read", into)
	}
	return err
}

// pointed reads a value that may be missing.
func pointed[T any](null bool, into **T, scan func(*T) error) error {
	if null {
		*into = nil
		return nil
	}
	*into = new(T)
	return scan(*into)
}

// unescapeClick is the text of a field of tab separated values.
func unescapeClick(field string) (string, error) {
	if !strings.Contains(field, `\`) {
		return field, nil
	}
	var b strings.Builder
	for i := 0; i < len(field); i++ {
		if field[i] != '\\' {
			b.WriteByte(field[i])
			continue
		}
		if i++; i == len(field) {
			return "", errors.New("a text ends in the middle of a character")
		}
		at := strings.IndexByte(`bfrnt0`, field[i])
		if at < 0 {
			b.WriteByte(field[i]) // a backslash, a quote
			continue
		}
		b.WriteByte("\b\f\r\n\t\x00"[at])
	}
	return b.String(), nil
}

// tail is how much of an answer's end may tell of a fault.
const tail = 16 << 10

// clickCSV streams CSV and looks at its end, where a server that breaks off writes why.
type clickCSV struct {
	answer *clickAnswer
	last   []byte
}

// Read reads on.
func (c *clickCSV) Read(into []byte) (int, error) {
	n, err := c.answer.Read(into)
	c.last = append(c.last, into[:n]...)
	if extra := len(c.last) - tail; extra > 0 {
		c.last = append(c.last[:0], c.last[extra:]...)
	}
	if errors.Is(err, io.EOF) {
		if f := faultIn(string(c.last)); f != nil {
			return n, f
		}
	}
	return n, err
}

// Close ends reading, and the statement.
func (c *clickCSV) Close() error {
	c.answer.Close()
	return nil
}
