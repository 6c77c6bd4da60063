package sheets

import (
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// biffTexts reads texts in a record and its continuations.
type biffTexts struct {
	since97 bool
	letters encoding.Encoding // of texts before Excel 97
	data    []byte            // that is left of the part being read
	more    [][]byte          // parts that follow
}

// texts reads texts from a place in a record on.
func (b *oldBook) texts(r biffRecord, at int) biffTexts {
	return biffTexts{since97: b.since97, letters: b.letters, data: r.data[min(at, len(r.data)):], more: r.more}
}

// left reports whether anything is left to read.
func (t *biffTexts) left() bool {
	for len(t.data) == 0 && len(t.more) > 0 {
		t.data, t.more = t.more[0], t.more[1:]
	}
	return len(t.data) > 0
}

// bytes reads so many bytes, fewer at the end.
func (t *biffTexts) bytes(n int) []byte {
	var all []byte
	for n > 0 && t.left() {
		part := t.data[:min(n, len(t.data))]
		t.data = t.data[len(part):]
		n -= len(part)
		if n == 0 && all == nil {
			return part
		}
		all = append(all, part...)
	}
	return all
}

// number reads a whole number of so many bytes, up to four.
func (t *biffTexts) number(bytes int) int {
	var four [4]byte
	copy(four[:], t.bytes(bytes))
	return int(binary.LittleEndian.Uint32(four[:]))
}

// brief reads a text whose length is one byte.
func (t *biffTexts) brief() string { return t.text(t.number(1)) }

// long reads a text whose length is two bytes.
func (t *biffTexts) long() string { return t.text(t.number(2)) }

// text reads a text of so many letters, without its formatting and what says how
// it is pronounced.
func (t *biffTexts) text(letters int) string {
	if !t.since97 {
		decoded, err := t.letters.NewDecoder().Bytes(t.bytes(letters))
		if err != nil {
			return ""
		}
		return string(decoded)
	}
	const wide, pronounced, formatted = 1, 4, 8
	flags := t.number(1)
	behind := 0
	if flags&formatted != 0 {
		behind = 4 * t.number(2)
	}
	if flags&pronounced != 0 {
		behind += t.number(4)
	}
	text := t.units(letters, flags&wide != 0)
	t.skip(behind)
	return text
}

// units reads so many UTF-16 units, of one byte or of two. Where they go on in a
// continuation, that says anew of how many.
func (t *biffTexts) units(letters int, wide bool) string {
	var units []uint16
	for letters > 0 {
		if len(t.data) == 0 {
			if !t.left() {
				break
			}
			wide, t.data = t.data[0]&1 != 0, t.data[1:]
		}
		each := 1
		if wide {
			each = 2
		}
		n := min(letters, len(t.data)/each)
		if n == 0 { // half a letter
			t.data = nil
			continue
		}
		for i := range n {
			if wide {
				units = append(units, binary.LittleEndian.Uint16(t.data[2*i:]))
			} else {
				units = append(units, uint16(t.data[i]))
			}
		}
		t.data, letters = t.data[n*each:], letters-n
	}
	return string(utf16.Decode(units))
}

// skip leaves out so many bytes.
func (t *biffTexts) skip(n int) {
	for n > 0 && t.left() {
		part := min(n, len(t.data))
		t.data, n = t.data[part:], n-part
	}
}

// codePage returns the encoding of a code page of Windows, DOS or old Macintoshes;
// that of western Windows for those that are not known.
func codePage(number int) encoding.Encoding {
	switch number {
	case 10_000, 32_768:
		return charmap.Macintosh
	}
	if _, e, err := encodingNamed(fmt.Sprint("cp", number)); err == nil {
		return e
	}
	return charmap.Windows1252
}
