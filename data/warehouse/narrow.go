package warehouse

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/market"
)

// Narrow is who is taken of a table: the people whose column has one of the values, or
// lies in a range where it is of numbers.
type Narrow struct {
	Column          string
	Value           string // "" is no value
	Begins          bool   // with the value; it is not the whole of it
	Range           bool
	AtLeast, AtMost float64 // of a range; infinite where it has no end
}

// ParseNarrow reads COLUMN=VALUE, COLUMN= for no value, COLUMN^=PREFIX, and A..B, A.. and
// ..B for numbers, as filters are written. A column and a value may stand in double
// quotes, in which all is as it is written, and a quote is doubled.
func ParseNarrow(text string) (Narrow, error) {
	column, begins, written, ok := cutColumn(strings.TrimSpace(text))
	if !ok {
		return Narrow{}, fmt.Errorf("%q: write COLUMN=VALUE, or COLUMN=A..B for numbers", text)
	}
	n := Narrow{Column: column, Value: strings.TrimSpace(written), Begins: begins}
	if value, rest, quoted := unquoted(n.Value); quoted && rest == "" {
		n.Value = value
		return n, nil
	}
	from, to, ranged := strings.Cut(n.Value, "..")
	if begins || !ranged || from == "" && to == "" {
		return n, nil
	}
	low, err := endOf(from, math.Inf(-1))
	high, err2 := endOf(to, math.Inf(1))
	if err == nil && err2 == nil {
		return Narrow{Column: column, Range: true, AtLeast: low, AtMost: high}, nil
	}
	return n, nil
}

// cutColumn cuts the column off, with = or ^= behind it.
func cutColumn(text string) (column string, begins bool, value string, ok bool) {
	if inner, rest, quoted := unquoted(text); quoted {
		if rest, begins = strings.CutPrefix(rest, "^"); strings.HasPrefix(rest, "=") {
			return inner, begins, rest[1:], inner != ""
		}
	}
	column, value, ok = strings.Cut(text, "=")
	column = strings.TrimSpace(column)
	if before, prefix := strings.CutSuffix(column, "^"); prefix && value != "" {
		column, begins = strings.TrimSpace(before), true
	}
	return column, begins, value, ok && column != ""
}

// endOf reads an end of a range; without a text it is the one given.
func endOf(text string, without float64) (float64, error) {
	if text == "" {
		return without, nil
	}
	return strconv.ParseFloat(text, 64)
}

// String is the text that ParseNarrow reads it of, without quotes where it can be.
func (n Narrow) String() string {
	sign, value := "=", n.Value
	switch {
	case n.Range:
		value = textOfEnd(n.AtLeast) + ".." + textOfEnd(n.AtMost)
	case n.Begins:
		sign = "^="
	}
	for _, column := range []string{n.Column, quoted(n.Column)} {
		for _, value := range []string{value, quoted(value)} {
			text := column + sign + value
			if read, err := ParseNarrow(text); err == nil && read == n {
				return text
			}
		}
	}
	return quoted(n.Column) + sign + quoted(value)
}

// textOfEnd writes an end of a range; an infinite one is none.
func textOfEnd(x float64) string {
	if math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// mostNarrows is by how many values people are narrowed at the most: what a statement
// binds has an end, and a study is to stay readable.
const mostNarrows = 10_000

// Narrows are who the filters of a query keep, by what the table itself holds: Take gives
// the rows that the market asks about. It fails where they keep nobody, and where they
// keep too many values.
func (m *Market) Narrows(q market.Query) ([]Narrow, error) {
	var all []Narrow
	for _, f := range q.Filters {
		i, keep, err := m.keeps(f)
		if err != nil {
			return nil, err
		}
		if keep == nil {
			continue
		}
		kept := m.columns[i].narrows(keep)
		if len(kept) == 0 {
			return nil, fmt.Errorf("nobody is left by the filter on %s", f.Dimension)
		}
		all = append(all, kept...)
	}
	if len(all) > mostNarrows {
		return nil, fmt.Errorf("the filters choose %d values, and people are taken by %d at the most: filter by fewer", len(all), mostNarrows)
	}
	return all, nil
}

// narrows are the rows whose value is kept, by code; 0 is no value.
func (c *column) narrows(keep []bool) []Narrow {
	var all []Narrow
	if keep[0] {
		all = append(all, Narrow{Column: string(c.name)})
	}
	for i := 0; i < len(c.texts); i++ {
		if !keep[c.codes[i]] || c.texts[i] == "" {
			continue
		}
		last := i
		for c.number && last+1 < len(c.texts) && keep[c.codes[last+1]] && !isNaN(c.texts[last+1]) && !isNaN(c.texts[i]) {
			last++
		}
		n := Narrow{Column: string(c.name), Value: c.texts[i]}
		if last > i {
			n = Narrow{Column: n.Column, Range: true, AtLeast: numberOf(c.texts[i]), AtMost: numberOf(c.texts[last])}
		}
		all = append(all, n)
		i = last
	}
	return all
}
