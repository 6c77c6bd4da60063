package sheets

import (
	"math"
	"slices"
)

// Codes are the codes of a column, one for each row, as narrow as the largest
// allows; one of the three slices holds them. Those of a blank column are all 0
// and are only counted: a sheet with one stray cell far to the right has thousands
// of blank columns.
type Codes struct {
	blank int // codes when there is no slice
	bytes []uint8
	words []uint16
	longs []uint32
}

// MakeCodes returns no codes, with room for so many.
func MakeCodes(room int) Codes { return Codes{bytes: make([]uint8, 0, room)} }

// Len returns how many codes there are.
func (c *Codes) Len() int { return c.blank + len(c.bytes) + len(c.words) + len(c.longs) }

// At returns the code of a row.
func (c *Codes) At(row int) uint32 {
	switch {
	case c.bytes != nil:
		return uint32(c.bytes[row])
	case c.words != nil:
		return uint32(c.words[row])
	case c.longs != nil:
		return c.longs[row]
	}
	return 0
}

// Append adds the code of the next row.
func (c *Codes) Append(code uint32) {
	switch {
	case c.bytes != nil && code <= 0xFF:
		c.bytes = append(c.bytes, uint8(code))
	case c.words != nil && code <= 0xFFFF:
		c.words = append(c.words, uint16(code))
	case c.longs != nil:
		c.longs = append(c.longs, code)
	case !c.held() && code == 0:
		c.blank++
	default:
		c.widen(code)
		c.Append(code)
	}
}

// held reports whether a slice holds the codes.
func (c *Codes) held() bool { return c.bytes != nil || c.words != nil || c.longs != nil }

// hold puts the codes into a slice.
func (c *Codes) hold() {
	if !c.held() {
		c.bytes, c.blank = make([]uint8, c.blank, max(c.blank, 1)), 0
	}
}

// appendBlank adds the code 0 for so many rows.
func (c *Codes) appendBlank(rows int) {
	switch {
	case c.bytes != nil:
		c.bytes = append(c.bytes, make([]uint8, rows)...)
	case c.words != nil:
		c.words = append(c.words, make([]uint16, rows)...)
	case c.longs != nil:
		c.longs = append(c.longs, make([]uint32, rows)...)
	default:
		c.blank += rows
	}
}

// widen makes room for a larger code.
func (c *Codes) widen(code uint32) {
	switch {
	case c.bytes != nil && code <= 0xFFFF:
		c.words, c.bytes = widened[uint16](c.bytes), nil
	case c.bytes != nil:
		c.longs, c.bytes = widened[uint32](c.bytes), nil
	case c.words != nil && code > 0xFFFF:
		c.longs, c.words = widened[uint32](c.words), nil
	case c.longs == nil:
		c.hold()
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
func (c *Codes) truncate(rows int) {
	c.blank = min(rows, c.blank)
	c.bytes = c.bytes[:min(rows, len(c.bytes))]
	c.words = c.words[:min(rows, len(c.words))]
	c.longs = c.longs[:min(rows, len(c.longs))]
}

// makeRoom makes room for the codes of so many rows.
func (c *Codes) makeRoom(rows int) {
	switch {
	case c.words != nil:
		c.words = roomy(c.words, rows)
	case c.longs != nil:
		c.longs = roomy(c.longs, rows)
	default:
		c.hold()
		c.bytes = roomy(c.bytes, rows)
	}
}

// appendAll appends codes, and widens to their width.
func (c *Codes) appendAll(more Codes) {
	if !more.held() {
		c.appendBlank(more.blank)
		return
	}
	c.hold()
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

// Replace puts another code for each.
func (c *Codes) Replace(by []uint32) {
	replaced := MakeCodes(c.Len())
	for row := range c.Len() {
		replaced.Append(by[c.At(row)])
	}
	*c = replaced
}

// Slices returns the codes as they are held: in one of the slices, the others are
// nil. They are not copied.
func (c *Codes) Slices() (bytes []uint8, words []uint16, longs []uint32) {
	c.hold()
	return c.bytes, c.words, c.longs
}

// Counts returns how often each of the codes below labels occurs.
func (c *Codes) Counts(labels int) []int {
	n := make([]int, labels)
	for row := range c.Len() {
		n[c.At(row)]++
	}
	return n
}

// clone returns a copy of the codes.
func (c *Codes) clone() Codes {
	return Codes{blank: c.blank, bytes: slices.Clone(c.bytes), words: slices.Clone(c.words), longs: slices.Clone(c.longs)}
}
