package sheets

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// dictionary numbers the different texts of a column in the order they come.
// Code 0 is the blank cell. Several spellings in the file may share one code:
// what counts is the text after decoding and trimming. Workers share a column's
// dictionary, each through a lookup of its own.
type dictionary struct {
	decode func(string) string

	mutex  sync.Mutex
	codes  map[string]uint32 // by label
	labels []string          // by code
	filled int               // cells that hold something, as far as blocks have ended
}

// A column of texts that has this many different ones, and hardly any of them
// twice, is an ID or free text, not something to filter by.
const (
	manyTexts   = 20_000
	hardlyTwice = 0.5
)

// newDictionary returns an empty dictionary. decode turns bytes that are not
// UTF-8 into text; nil leaves them.
func newDictionary(decode func(string) string) *dictionary {
	if decode == nil {
		decode = asIs
	}
	return &dictionary{decode: decode, codes: map[string]uint32{"": 0}, labels: []string{""}}
}

// add returns the number of a cell as it is written, giving it one if its label
// is new.
func (d *dictionary) add(written string) uint32 {
	label := tidy(written, d.decode)
	d.mutex.Lock()
	defer d.mutex.Unlock()
	c, ok := d.codes[label]
	if !ok {
		c = uint32(len(d.labels))
		d.codes[label] = c
		d.labels = append(d.labels, label)
	}
	return c
}

// hardlyRepeats reports, at the end of a block with so many filled cells, whether
// the column is one of texts that hardly repeat.
func (d *dictionary) hardlyRepeats(filled int) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.filled += filled
	return len(d.labels) > manyTexts && float64(len(d.labels)) > hardlyTwice*float64(d.filled)
}

// lookup remembers, for one worker, the numbers of the cells it has seen by their
// bytes. Nearly all cells are short; those of up to 16 bytes are held as two
// words in an open-addressed table, which no pointer is followed to compare.
type lookup struct {
	texts *dictionary
	short []shortCell // its length is a power of two
	used  int
	long  map[string]uint32
}

// shortCell is a cell of 1 to 16 bytes; length 0 is a free place.
type shortCell struct {
	low, high    uint64
	length, code uint32
}

const longestShort = 16

func newLookup(texts *dictionary) *lookup {
	return &lookup{texts: texts, long: map[string]uint32{}}
}

// code returns the number of a cell, which is not retained.
func (l *lookup) code(cell []byte) uint32 {
	if len(cell) == 0 {
		return 0
	}
	if len(cell) > longestShort {
		c, ok := l.long[string(cell)]
		if !ok {
			written := string(cell)
			c = l.texts.add(written)
			l.long[written] = c
		}
		return c
	}
	if l.short == nil { // most columns of a very wide sheet are blank
		l.short = make([]shortCell, 64)
	}
	low, high := words(cell)
	length := uint32(len(cell))
	mask := len(l.short) - 1
	at := slotOf(low, high, length, mask)
	for {
		s := &l.short[at]
		if s.low == low && s.high == high && s.length == length {
			return s.code
		}
		if s.length == 0 {
			break
		}
		at = (at + 1) & mask
	}
	c := l.texts.add(string(cell))
	l.short[at] = shortCell{low, high, length, c}
	if l.used++; 2*l.used > len(l.short) {
		l.grow()
	}
	return c
}

// grow doubles the table.
func (l *lookup) grow() {
	old := l.short
	l.short = make([]shortCell, 2*len(old))
	mask := len(l.short) - 1
	for _, s := range old {
		if s.length == 0 {
			continue
		}
		at := slotOf(s.low, s.high, s.length, mask)
		for l.short[at].length != 0 {
			at = (at + 1) & mask
		}
		l.short[at] = s
	}
}

// words returns a cell of 1 to 16 bytes as two words: its first 8 and its last 8
// bytes, which overlap, or all of it and nothing. With the length they tell any
// two cells apart.
func words(cell []byte) (low, high uint64) {
	n := len(cell)
	switch {
	case n >= 8:
		return binary.LittleEndian.Uint64(cell), binary.LittleEndian.Uint64(cell[n-8:])
	case cap(cell) >= 8:
		// The bytes behind the cell are the block's, and are masked away.
		return binary.LittleEndian.Uint64(cell[:8]) & (1<<(8*n) - 1), 0
	}
	for i, c := range cell {
		low |= uint64(c) << (8 * i)
	}
	return low, 0
}

// slotOf is where a cell is looked for first: the middle of a product of odd
// constants, as in wyhash.
func slotOf(low, high uint64, length uint32, mask int) int {
	a, b := bits.Mul64(low^0x9E3779B97F4A7C15^uint64(length), high^0xD6E8FEB86659FD93)
	return int((a^b)>>7) & mask
}
