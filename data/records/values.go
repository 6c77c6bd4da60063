package records

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/values"
)

// arrange turns a column as handed to New into a dimension whose values stand in
// natural order, and its codes by record. Labels that no record has are left
// out. The column's own codes are dropped. Records count as often as times says, in
// file order; once where it is nil.
func arrange(c *Dimension, sorted, times []uint32) (market.Dimension, Codes, error) {
	people, err := countCodes(c, times)
	if err != nil {
		return market.Dimension{}, Codes{}, err
	}
	d, renumbered := values.Arrange(c.Dimension, c.Labels, c.Spans, people)
	arranged := recode(&c.Codes, sorted, renumbered, len(d.Values))
	c.Codes = Codes{}
	return d, arranged, nil
}

// countCodes counts the people of each code.
func countCodes(c *Dimension, times []uint32) ([]int, error) {
	people := make([]int, len(c.Labels)+1)
	var most int
	switch {
	case c.Codes.longs != nil:
		most = count(people, c.Codes.longs, times)
	case c.Codes.words != nil:
		most = count(people, c.Codes.words, times)
	default:
		most = count(people, c.Codes.bytes, times)
	}
	if most >= len(people) {
		return nil, fmt.Errorf("column %q has code %d but only %d labels", c.Dimension.Header, most, len(c.Labels))
	}
	return people, nil
}

// count adds the people of each code that people has room for, and returns the
// highest code.
func count[C code](people []int, codes []C, times []uint32) (most int) {
	for i, code := range codes {
		most = max(most, int(code))
		switch {
		case int(code) >= len(people):
		case times == nil:
			people[code]++
		default:
			people[code] += int(times[i])
		}
	}
	return most
}

// recode returns the codes of the records in sorted order and with new numbers,
// in the narrowest width that holds the numbers 0 to most.
func recode(codes *Codes, sorted, renumbered []uint32, most int) Codes {
	switch {
	case codes.longs != nil:
		return recoded(codes.longs, sorted, renumbered, most)
	case codes.words != nil:
		return recoded(codes.words, sorted, renumbered, most)
	default:
		return recoded(codes.bytes, sorted, renumbered, most)
	}
}

func recoded[From code](codes []From, sorted, renumbered []uint32, most int) Codes {
	switch {
	case most <= math.MaxUint8:
		return CodesOf8(narrowed[uint8](codes, sorted, renumbered))
	case most <= math.MaxUint16:
		return CodesOf16(narrowed[uint16](codes, sorted, renumbered))
	default:
		return CodesOf32(narrowed[uint32](codes, sorted, renumbered))
	}
}

func narrowed[To, From code](codes []From, sorted, renumbered []uint32) []To {
	out := make([]To, len(sorted))
	for i, from := range sorted {
		out[i] = To(renumbered[codes[from]])
	}
	return out
}
