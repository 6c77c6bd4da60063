package records

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
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
	d := c.Dimension
	d.Blank, d.Values = people[0], nil
	renumbered := make([]uint32, len(people))
	for _, label := range naturalOrder(c) {
		if people[label+1] == 0 {
			continue
		}
		v := market.Value{Label: c.Labels[label], People: people[label+1]}
		if d.Numeric {
			v.Low, v.High = ends(c.Spans[label])
		}
		d.Values = append(d.Values, v)
		renumbered[label+1] = uint32(len(d.Values))
	}
	d.Banded = banded(d)
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

// naturalOrder returns the indexes of a column's labels as a person would list
// them: numbers and spans by size, texts as bands.Order has them.
func naturalOrder(c *Dimension) []int {
	indexes := bands.Order(c.Labels)
	if c.Dimension.Numeric {
		slices.SortStableFunc(indexes, func(a, b int) int {
			lowA, highA := ends(c.Spans[a])
			lowB, highB := ends(c.Spans[b])
			return cmp.Or(cmp.Compare(lowA, lowB), cmp.Compare(highA, highB))
		})
	}
	return indexes
}

// ends returns the lowest and the highest number of a span.
func ends(s bands.Span) (low, high float64) {
	if s.Open {
		return s.Min, math.Inf(1)
	}
	return s.Min, s.Max
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

// A breakdown by more plain numbers than this reads better in bands.
const (
	fewNumbers = 12
	fewYears   = 6 // of experience
)

// fewSpans is the share of people who may have a span among plain numbers. It is
// in the band of its lower end.
const fewSpans = 0.05

// banded reports whether a breakdown groups a dimension's values into bands: they
// are many plain numbers, but for a few spans, that whole numbers part, and
// amounts of something, not names such as a year, a grade or a job code.
func banded(d market.Dimension) bool {
	few := fewNumbers
	switch d.Kind {
	case market.Experience:
		few = fewYears
	case market.CompanySize, market.CompanyRevenue, market.Other:
	default:
		return false
	}
	if !d.Numeric || len(d.Values) <= few {
		return false
	}
	people, spans := 0, 0
	for _, v := range d.Values {
		people += v.People
		if v.Low != v.High {
			spans += v.People
		}
	}
	if float64(spans) > fewSpans*float64(people) {
		return false
	}
	return d.Values[len(d.Values)-1].Low-d.Values[0].Low >= float64(few)
}
