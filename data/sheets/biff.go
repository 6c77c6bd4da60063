package sheets

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf16"
)

// biff is what is read of an old workbook's own records ([MS-XLS]) besides its
// constants: the sheets, and the results of formulas as they were last computed.
type biff struct {
	sheets   []Sheet
	starts   []uint32
	formulas []map[position]string // by sheet
}

// position is a cell, counted from 0.
type position struct{ row, column int }

// The records that are read.
const (
	biffFilePass   = 0x002F
	biffBoundSheet = 0x0085
	biffFormula    = 0x0006
	biffString     = 0x0207
	biffEOF        = 0x000A
)

var errBIFF = errors.New("its records do not follow each other")

// biffRecord is one record of a stream.
type biffRecord struct {
	kind uint16
	data []byte
	next int // where the following one begins
}

// biffAt reads the record at a place in the stream.
func biffAt(stream []byte, at int) (biffRecord, error) {
	if at < 0 || at+4 > len(stream) {
		return biffRecord{}, errBIFF
	}
	r := biffRecord{kind: binary.LittleEndian.Uint16(stream[at:])}
	r.next = at + 4 + int(binary.LittleEndian.Uint16(stream[at+2:]))
	if r.next > len(stream) {
		return r, errBIFF
	}
	r.data = stream[at+4 : r.next]
	return r, nil
}

// readBIFF reads the sheets of a workbook and the results of their formulas. It
// fails with ErrPassword when the workbook is encrypted.
func readBIFF(stream []byte) (biff, error) {
	var b biff
	for at, end := 0, false; !end; {
		r, err := biffAt(stream, at)
		if err != nil {
			return b, err
		}
		at = r.next
		switch r.kind {
		case biffFilePass:
			return b, ErrPassword
		case biffBoundSheet:
			b.addSheet(r.data)
		case biffEOF:
			end = true
		}
	}
	for _, start := range b.starts {
		formulas, err := readFormulas(stream, int(start))
		if err != nil {
			return b, err
		}
		b.formulas = append(b.formulas, formulas)
	}
	return b, nil
}

// addSheet reads a sheet's place, visibility and name.
func (b *biff) addSheet(data []byte) {
	const nameAt = 8
	if len(data) < nameAt {
		return
	}
	name, _ := biffText(data[nameAt:], int(data[6]), data[7])
	b.sheets = append(b.sheets, Sheet{Name: name, Hidden: data[4]&3 != 0})
	b.starts = append(b.starts, binary.LittleEndian.Uint32(data))
}

// biffText reads a text of so many letters, of one byte or two each by the lowest
// bit of flags.
func biffText(data []byte, letters int, flags byte) (string, bool) {
	if flags&1 == 0 {
		if len(data) < letters {
			return "", false
		}
		runes := make([]rune, letters)
		for i, c := range data[:letters] {
			runes[i] = rune(c)
		}
		return string(runes), true
	}
	if len(data) < 2*letters {
		return "", false
	}
	units := make([]uint16, letters)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units)), true
}

// readFormulas reads the results of the formulas of the sheet that starts at a
// place in the stream.
func readFormulas(stream []byte, at int) (map[position]string, error) {
	formulas := map[position]string{}
	var last position
	for {
		r, err := biffAt(stream, at)
		if err != nil {
			return nil, err
		}
		at = r.next
		switch {
		case r.kind == biffEOF:
			return formulas, nil
		case r.kind == biffFormula && len(r.data) >= 14:
			last = position{int(binary.LittleEndian.Uint16(r.data)), int(binary.LittleEndian.Uint16(r.data[2:]))}
			if text, ok := formulaResult(r.data[6:14]); ok {
				formulas[last] = text
			}
		case r.kind == biffString && len(r.data) >= 3:
			if text, ok := biffText(r.data[3:], int(binary.LittleEndian.Uint16(r.data)), r.data[2]); ok {
				formulas[last] = text
			}
		}
	}
}

// formulaResult reads a number, or a truth value; texts follow in a record of
// their own, and errors are no result.
func formulaResult(data []byte) (string, bool) {
	if binary.LittleEndian.Uint16(data[6:]) != 0xFFFF {
		return number(math.Float64frombits(binary.LittleEndian.Uint64(data))), true
	}
	if data[0] == 1 {
		if data[2] != 0 {
			return "TRUE", true
		}
		return "FALSE", true
	}
	return "", false
}
