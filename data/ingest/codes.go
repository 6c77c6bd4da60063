package ingest

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/records"
)

// codes are the codes of a column, one for each row, as narrow as the largest
// allows; one of the three slices holds them.
type codes struct {
	bytes []uint8
	words []uint16
	longs []uint32
}

// makeCodes returns no codes, with room for so many.
func makeCodes(room int) codes { return codes{bytes: make([]uint8, 0, room)} }

func (c *codes) len() int { return len(c.bytes) + len(c.words) + len(c.longs) }

func (c *codes) at(row int) uint32 {
	switch {
	case c.bytes != nil:
		return uint32(c.bytes[row])
	case c.words != nil:
		return uint32(c.words[row])
	}
	return c.longs[row]
}

func (c *codes) append(code uint32) {
	switch {
	case c.bytes != nil && code <= 0xFF:
		c.bytes = append(c.bytes, uint8(code))
	case c.words != nil && code <= 0xFFFF:
		c.words = append(c.words, uint16(code))
	case c.longs != nil:
		c.longs = append(c.longs, code)
	default:
		c.widen(code)
		c.append(code)
	}
}

// widen makes room for a larger code.
func (c *codes) widen(code uint32) {
	switch {
	case c.bytes != nil && code <= 0xFFFF:
		c.words, c.bytes = widened[uint16](c.bytes), nil
	case c.bytes != nil:
		c.longs, c.bytes = widened[uint32](c.bytes), nil
	case c.words != nil && code > 0xFFFF:
		c.longs, c.words = widened[uint32](c.words), nil
	case c.longs == nil:
		c.bytes = []uint8{}
		if code > 0xFF {
			c.widen(code)
		}
	}
}

type width interface{ uint8 | uint16 | uint32 }

func widened[To, From width](from []From) []To {
	to := make([]To, len(from), max(cap(from), 1))
	for i, v := range from {
		to[i] = To(v)
	}
	return to
}

// truncate keeps the codes of the first rows.
func (c *codes) truncate(rows int) {
	c.bytes = c.bytes[:min(rows, len(c.bytes))]
	c.words = c.words[:min(rows, len(c.words))]
	c.longs = c.longs[:min(rows, len(c.longs))]
}

// makeRoom makes room for the codes of so many rows.
func (c *codes) makeRoom(rows int) {
	switch {
	case c.words != nil:
		c.words = roomy(c.words, rows)
	case c.longs != nil:
		c.longs = roomy(c.longs, rows)
	default:
		c.bytes = roomy(c.bytes, rows)
	}
}

// appendAll appends codes, and widens to their width.
func (c *codes) appendAll(more codes) {
	switch {
	case more.longs != nil && c.longs == nil:
		c.widen(math.MaxUint32)
	case more.words != nil && c.bytes != nil:
		c.widen(math.MaxUint16)
	}
	switch {
	case c.bytes != nil:
		c.bytes = append(c.bytes, more.bytes...)
	case c.words != nil:
		c.words = appendAs(appendAs(c.words, more.bytes), more.words)
	default:
		c.longs = appendAs(appendAs(appendAs(c.longs, more.bytes), more.words), more.longs)
	}
}

func appendAs[To, From width](all []To, from []From) []To {
	if same, ok := any(from).([]To); ok {
		return append(all, same...)
	}
	for _, v := range from {
		all = append(all, To(v))
	}
	return all
}

// replace puts another code for each.
func (c *codes) replace(by []uint32) {
	replaced := makeCodes(c.len())
	for row := range c.len() {
		replaced.append(by[c.at(row)])
	}
	*c = replaced
}

// kept returns the codes of the rows taken; the codes are used up.
func (c *codes) kept(taken []bool) records.Codes {
	switch {
	case c.bytes != nil:
		return records.CodesOf8(keep(c.bytes, taken))
	case c.words != nil:
		return records.CodesOf16(keep(c.words, taken))
	}
	return records.CodesOf32(keep(c.longs, taken))
}

// counts returns how often each of the codes up to the largest occurs.
func (c *codes) counts(labels int) []int {
	n := make([]int, labels)
	for row := range c.len() {
		n[c.at(row)]++
	}
	return n
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
