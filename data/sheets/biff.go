package sheets

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/text/encoding"
)

// The records of an old workbook that are read ([MS-XLS], and for Excel 5 and 95
// its forerunner, BIFF5).
const (
	biffFormula     = 0x0006
	biffEOF         = 0x000A
	biffFilePass    = 0x002F
	biffDateMode    = 0x0022
	biffContinue    = 0x003C
	biffCodePage    = 0x0042
	biffColInfo     = 0x007D
	biffBoundSheet  = 0x0085
	biffMulRK       = 0x00BD
	biffRString     = 0x00D6
	biffXF          = 0x00E0
	biffMergedCells = 0x00E5
	biffSST         = 0x00FC
	biffLabelSST    = 0x00FD
	biffNumber      = 0x0203
	biffLabel       = 0x0204
	biffBoolErr     = 0x0205
	biffString      = 0x0207
	biffRow         = 0x0208
	biffRK          = 0x027E
	biffFormat      = 0x041E
	biffBOF         = 0x0809
)

var errBIFF = errors.New("its records do not follow each other")

// biffRecord is a record, with what stands in continuations of it.
type biffRecord struct {
	kind uint16
	data []byte
	more [][]byte
}

// biffStream is the records of a workbook.
type biffStream struct {
	data []byte
	at   int // where the next record begins
}

// next reads the next record.
func (s *biffStream) next() (biffRecord, error) {
	r, err := s.one()
	for err == nil && s.at+2 <= len(s.data) && binary.LittleEndian.Uint16(s.data[s.at:]) == biffContinue {
		var part biffRecord
		part, err = s.one()
		r.more = append(r.more, part.data)
	}
	return r, err
}

// one reads a record without its continuations.
func (s *biffStream) one() (biffRecord, error) {
	if s.at < 0 || s.at+4 > len(s.data) {
		return biffRecord{}, errBIFF
	}
	r := biffRecord{kind: binary.LittleEndian.Uint16(s.data[s.at:])}
	start := s.at + 4
	end := start + int(binary.LittleEndian.Uint16(s.data[s.at+2:]))
	if end > len(s.data) {
		return r, errBIFF
	}
	r.data, s.at = s.data[start:end], end
	return r, nil
}

// short returns the number of two bytes at a place in the record, 0 beyond its
// end.
func (r biffRecord) short(at int) int {
	if at+2 > len(r.data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.data[at:]))
}

// oldBook is an old workbook while its records are read.
type oldBook struct {
	since97  bool              // texts are Unicode, and mostly shared
	letters  encoding.Encoding // of other texts
	from1904 bool
	codes    map[int]string // of number formats
	styles   []int          // number format of each
	formats  []numberFormat // by style
	shared   []string
	sheets   []heldSheet
	starts   []int // of the sheets' records
	cells    int   // in memory
}

// readOld reads the sheets of a workbook. It fails with ErrPassword when the
// workbook is encrypted.
func readOld(ctx context.Context, data []byte) ([]heldSheet, error) {
	b := &oldBook{codes: map[int]string{}}
	if err := b.readGlobals(&biffStream{data: data}); err != nil {
		return nil, err
	}
	for i := range b.sheets {
		s := oldSheet{oldBook: b, heldSheet: &b.sheets[i]}
		if err := s.read(ctx, &biffStream{data: data, at: b.starts[i]}); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	return b.sheets, nil
}

// readGlobals reads what stands before the sheets.
func (b *oldBook) readGlobals(s *biffStream) error {
	first, err := s.next()
	const excel5, excel97 = 0x0500, 0x0600
	switch version := first.short(0); {
	case err != nil:
		return err
	case first.kind != biffBOF, version != excel5 && version != excel97:
		return errBIFF
	default:
		b.since97 = version == excel97
	}
	b.letters = codePage(1252)
	for {
		r, err := s.next()
		if err != nil {
			return err
		}
		switch r.kind {
		case biffFilePass:
			return ErrPassword
		case biffCodePage:
			b.letters = codePage(r.short(0))
		case biffDateMode:
			b.from1904 = r.short(0) == 1
		case biffFormat:
			b.addFormat(r)
		case biffXF:
			b.styles = append(b.styles, r.short(2))
		case biffBoundSheet:
			b.addSheet(r)
		case biffSST:
			b.readShared(r)
		case biffEOF:
			b.makeFormats()
			return nil
		}
	}
}

// addFormat reads the code of a number format.
func (b *oldBook) addFormat(r biffRecord) {
	t := b.texts(r, 2)
	if b.since97 {
		b.codes[r.short(0)] = t.long()
	} else {
		b.codes[r.short(0)] = t.brief()
	}
}

// makeFormats tells what the number format of each style means.
func (b *oldBook) makeFormats() {
	for _, id := range b.styles {
		format := builtIn(id, b.from1904)
		if code, ok := b.codes[id]; ok {
			format = formatOf(code, b.from1904)
		}
		b.formats = append(b.formats, format)
	}
}

// addSheet reads a sheet's place, visibility and name, unless it is one of charts
// or macros.
func (b *oldBook) addSheet(r biffRecord) {
	const placeAt, shownAt, kindAt, nameAt = 0, 4, 5, 6
	if len(r.data) < nameAt || r.data[kindAt] != 0 {
		return
	}
	start := int(binary.LittleEndian.Uint32(r.data[placeAt:]))
	if slices.Contains(b.starts, start) || len(b.sheets) == mostOldSheets {
		return // no sheet is read twice
	}
	name := b.texts(r, nameAt)
	b.sheets = append(b.sheets, heldSheet{Sheet: Sheet{Name: name.brief(), Hidden: r.data[shownAt]&3 != 0}})
	b.starts = append(b.starts, start)
}

// mostOldSheets is far more sheets than anybody puts into a workbook.
const mostOldSheets = 4096

// readShared reads the texts that cells share.
func (b *oldBook) readShared(r biffRecord) {
	const textsAt = 8
	if len(r.data) < textsAt {
		return
	}
	count := binary.LittleEndian.Uint32(r.data[4:])
	t := b.texts(r, textsAt)
	for uint32(len(b.shared)) < count && t.left() {
		b.shared = append(b.shared, t.long())
	}
}
