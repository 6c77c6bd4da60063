package sheets

import (
	"math"

	"github.com/paybench/paybench/data/money"
)

// Text returns a cell as a label; "" where it is blank or was not kept. A plain
// number of a column of numbers is written in full, "1.50" as "1.5".
func (c *Column) Text(row int) string {
	switch c.Store {
	case AsText:
		return c.Labels[c.Codes.At(row)]
	case AsNumber:
		if x := c.Values[row]; !math.IsNaN(x) {
			return money.Digits(x)
		}
		if code, ok := c.OddCode(row); ok {
			return c.Labels[code]
		}
	}
	return ""
}

// Number returns a cell that is a plain number, NaN for any other.
func (c *Column) Number(row int) float64 {
	switch c.Store {
	case AsText:
		return numberOf(c.Labels[c.Codes.At(row)])
	case AsNumber:
		return c.Values[row]
	}
	return math.NaN()
}

func numberOf(label string) float64 {
	if x, ok := plainNumber([]byte(label)); ok {
		return x
	}
	return math.NaN()
}

// Keep turns the column into one that is kept in another way, as if it had been
// read so. A column that was not kept stays so.
func (c *Column) Keep(as Store) {
	switch {
	case c.Store == as || c.Store == NotKept:
	case as == NotKept:
		*c = Column{Store: NotKept, Filled: c.Filled}
	case as == AsNumber:
		c.keepAsNumber()
	default:
		c.keepAsText()
	}
}

func (c *Column) keepAsNumber() {
	numbers := make([]float64, len(c.Labels))
	for code, label := range c.Labels {
		numbers[code] = numberOf(label)
	}
	c.Values = make([]float64, c.Codes.Len())
	for row := range c.Values {
		code := c.Codes.At(row)
		c.Values[row] = numbers[code]
		if code != 0 && math.IsNaN(numbers[code]) {
			c.Odd = append(c.Odd, OddCell{Row: uint32(row), Code: code})
		}
	}
	c.Store, c.Codes = AsNumber, Codes{}
}

func (c *Column) keepAsText() {
	c.Codes = MakeCodes(len(c.Values))
	numbers := map[float64]uint32{}
	known := map[string]uint32{}
	for code, label := range c.Labels {
		known[label] = uint32(code)
	}
	odd := c.Odd
	for row, x := range c.Values {
		code, ok := numbers[x]
		switch {
		case len(odd) > 0 && int(odd[0].Row) == row:
			code, odd = odd[0].Code, odd[1:]
		case math.IsNaN(x):
			code = 0
		case !ok:
			label := money.Digits(x)
			if code, ok = known[label]; !ok {
				code = uint32(len(c.Labels))
				c.Labels = append(c.Labels, label)
			}
			numbers[x] = code
		}
		c.Codes.Append(code)
	}
	c.Store, c.Values, c.Odd = AsText, nil, nil
}
