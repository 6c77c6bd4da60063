package intake

import (
	"slices"

	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/sheets"
)

// oddBeside returns the cells of a column that are no plain numbers, in other rows
// than these.
func oddBeside(c *sheets.Column, rows []int) []sheets.OddCell {
	if len(rows) == 0 {
		return c.Odd
	}
	return slices.DeleteFunc(slices.Clone(c.Odd), func(o sheets.OddCell) bool {
		_, found := slices.BinarySearch(rows, int(o.Row))
		return found
	})
}

// keptCodes returns the codes of the rows taken; the codes are used up.
func keptCodes(c sheets.Codes, taken []bool) records.Codes {
	bytes, words, longs := c.Slices()
	switch {
	case bytes != nil:
		return records.CodesOf8(keep(bytes, taken))
	case words != nil:
		return records.CodesOf16(keep(words, taken))
	}
	return records.CodesOf32(keep(longs, taken))
}

// keep returns the values of the rows taken, in place.
func keep[T any](values []T, taken []bool) []T {
	first := slices.Index(taken, false)
	if first < 0 {
		return values
	}
	kept := values[:first]
	for row := first; row < len(values); row++ {
		if taken[row] {
			kept = append(kept, values[row])
		}
	}
	return kept
}
