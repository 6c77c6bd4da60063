package records

// Codes are the small integer codes of one column, one for each record. They
// start as bytes and widen by themselves when a larger code is appended. The
// zero Codes are empty and ready for use.
type Codes struct {
	// One of the three holds the codes; the others are nil.
	bytes []uint8
	words []uint16
	longs []uint32
}

// code is a width in which codes are kept.
type code interface{ uint8 | uint16 | uint32 }

// CodesOf8 takes over ready-made codes without copying them.
func CodesOf8(codes []uint8) Codes { return Codes{bytes: codes} }

// CodesOf16 takes over ready-made codes without copying them.
func CodesOf16(codes []uint16) Codes { return Codes{words: codes} }

// CodesOf32 takes over ready-made codes without copying them.
func CodesOf32(codes []uint32) Codes { return Codes{longs: codes} }

// Len returns the number of records.
func (c *Codes) Len() int { return len(c.bytes) + len(c.words) + len(c.longs) }

// At returns the code of record i, counted from 0.
func (c *Codes) At(i int) uint32 {
	switch {
	case c.longs != nil:
		return c.longs[i]
	case c.words != nil:
		return uint32(c.words[i])
	default:
		return uint32(c.bytes[i])
	}
}

// Append adds the code of one more record.
func (c *Codes) Append(code uint32) {
	if c.longs == nil && code > 1<<8-1 {
		c.widen(code)
	}
	switch {
	case c.longs != nil:
		c.longs = append(c.longs, code)
	case c.words != nil:
		c.words = append(c.words, uint16(code))
	default:
		c.bytes = append(c.bytes, uint8(code))
	}
}

// widen makes room for a code that does not fit a byte.
func (c *Codes) widen(code uint32) {
	switch {
	case code > 1<<16-1 && c.words != nil:
		c.longs, c.words = widened[uint32](c.words), nil
	case code > 1<<16-1:
		c.longs, c.bytes = widened[uint32](c.bytes), nil
	case c.words == nil:
		c.words, c.bytes = widened[uint16](c.bytes), nil
	}
}

// widened copies codes into a wider kind, with the same room to grow. The result
// is never nil.
func widened[To, From code](from []From) []To {
	to := make([]To, len(from), max(cap(from), 1))
	for i, v := range from {
		to[i] = To(v)
	}
	return to
}

// size returns the bytes the codes take.
func (c *Codes) size() int { return cap(c.bytes) + 2*cap(c.words) + 4*cap(c.longs) }
