package sheets

import (
	"context"
	"encoding/binary"
	"math"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// oldSheet is a sheet of an old workbook while its records are read.
type oldSheet struct {
	*oldBook
	*heldSheet
	last   [2]int // row and column of the formula read last
	unseen []int  // hidden rows, counted from 0
}

// read reads the records of the sheet.
func (s *oldSheet) read(ctx context.Context, stream *biffStream) error {
	const deepest = 8 // charts on the sheet have records of their own
	for depth, n := 0, 0; ; n++ {
		r, err := stream.next()
		if err == nil && n%1000 == 0 {
			err = ctx.Err()
		}
		switch {
		case err != nil:
			return err
		case r.kind == biffBOF:
			depth++
		case r.kind == biffEOF:
			depth--
		case depth == 1:
			if err := s.record(r); err != nil {
				return err
			}
		}
		switch {
		case depth == 0 && n > 0:
			s.end()
			return nil
		case depth <= 0, depth > deepest:
			return errBIFF
		}
	}
}

// end does what can be done when all cells are there.
func (s *oldSheet) end() {
	for _, row := range s.unseen {
		if row < len(s.rows) && len(s.rows[row]) > 0 {
			s.hidden.row(row + 1)
		}
	}
	s.fill()
}

// record reads a record of the sheet.
func (s *oldSheet) record(r biffRecord) error {
	switch r.kind {
	case biffRow:
		const optionsAt, hidden = 12, 0x20
		if r.short(optionsAt)&hidden != 0 {
			s.unseen = append(s.unseen, r.short(0))
		}
	case biffColInfo:
		const optionsAt, hidden = 8, 1
		if r.short(optionsAt)&hidden != 0 {
			s.hidden.columns(r.short(0)+1, r.short(2)+1)
		}
	case biffMergedCells:
		s.merged(r)
	case biffString:
		text := s.texts(r, 0)
		return s.put(s.last[0], s.last[1], text.long())
	case biffMulRK:
		return s.manyNumbers(r)
	default:
		return s.cell(r)
	}
	return nil
}

// merged reads merged cells.
func (s *oldSheet) merged(r biffRecord) {
	for at := 2; at+8 <= len(r.data); at += 8 {
		m := Rectangle{FirstRow: r.short(at) + 1, LastRow: r.short(at+2) + 1, FirstColumn: r.short(at+4) + 1, LastColumn: r.short(at+6) + 1}
		if m.FirstRow <= m.LastRow && m.FirstColumn <= m.LastColumn && m.LastColumn <= oldColumns {
			s.merges = append(s.merges, m)
		}
	}
}

// cell reads a cell: its row, column and style stand first.
func (s *oldSheet) cell(r biffRecord) error {
	const valueAt = 6
	if len(r.data) < valueAt {
		return nil
	}
	row, column, style := r.short(0), r.short(2), r.short(4)
	value := r.data[valueAt:]
	text := ""
	switch {
	case r.kind == biffLabelSST && len(value) >= 4:
		if n := binary.LittleEndian.Uint32(value); n < uint32(len(s.shared)) {
			text = s.shared[n]
		}
	case r.kind == biffLabel, r.kind == biffRString:
		t := s.texts(r, valueAt)
		text = t.long()
	case r.kind == biffNumber && len(value) >= 8:
		text = s.number(style, math.Float64frombits(binary.LittleEndian.Uint64(value)))
	case r.kind == biffRK && len(value) >= 4:
		text = s.number(style, compressed(value))
	case r.kind == biffBoolErr && len(value) >= 2:
		text = boolOrError(value[0], value[1] != 0)
	case r.kind == biffFormula && len(value) >= 8:
		s.last = [2]int{row, column}
		text = s.result(style, value)
	}
	return s.put(row, column, text)
}

// result is the result of a formula; that of a text follows in another record.
func (s *oldSheet) result(style int, value []byte) string {
	if binary.LittleEndian.Uint16(value[6:]) != 0xFFFF {
		return s.number(style, math.Float64frombits(binary.LittleEndian.Uint64(value)))
	}
	if kind := value[0]; kind == 1 || kind == 2 {
		return boolOrError(value[2], kind == 2)
	}
	return ""
}

// manyNumbers reads numbers in cells beside each other.
func (s *oldSheet) manyNumbers(r biffRecord) error {
	row, column := r.short(0), r.short(2)
	for at := 4; at+6 <= len(r.data)-2; at += 6 {
		if err := s.put(row, column, s.number(r.short(at), compressed(r.data[at+2:]))); err != nil {
			return err
		}
		column++
	}
	return nil
}

// number writes a number as its style means it.
func (s *oldSheet) number(style int, x float64) string {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return ""
	case style < len(s.formats):
		return s.formats[style].number(x)
	}
	return money.Digits(x)
}

// compressed reads a number of four bytes: whole or the upper half of a
// floating-point number, and a hundredth of it or not.
func compressed(value []byte) float64 {
	bits := binary.LittleEndian.Uint32(value)
	x := math.Float64frombits(uint64(bits&^3) << 32)
	if bits&2 != 0 {
		x = float64(int32(bits) >> 2)
	}
	if bits&1 != 0 {
		x /= 100
	}
	return x
}

// boolOrError writes a truth value, or an error by its number.
func boolOrError(value byte, isError bool) string {
	switch {
	case isError:
		errors := map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
		return errors[value]
	case value != 0:
		return "TRUE"
	}
	return "FALSE"
}

// oldColumns is how many columns a sheet of an old workbook can have.
const oldColumns = 256

// put keeps a cell.
func (s *oldSheet) put(row, column int, text string) error {
	if text = strings.TrimFunc(text, isSpace); text == "" {
		return nil
	}
	if column >= oldColumns {
		return errSheet
	}
	for len(s.rows) <= row {
		s.rows = append(s.rows, nil)
	}
	if missing := column + 1 - len(s.rows[row]); missing > 0 {
		if s.cells += missing; s.cells > mostCells {
			return tooLarge("", mostInMemory)
		}
		s.rows[row] = append(s.rows[row], make([]string, missing)...)
	}
	s.rows[row][column] = text
	return nil
}
