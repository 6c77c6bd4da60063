package money

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DecimalMark is the mark between whole units and fractions in a column.
type DecimalMark uint8

// The decimal marks. Auto leaves each cell to its own shape.
const (
	Auto DecimalMark = iota
	Point
	Comma
)

// String returns "auto", "point" or "comma".
func (m DecimalMark) String() string {
	switch m {
	case Point:
		return "point"
	case Comma:
		return "comma"
	}
	return "auto"
}

func (m DecimalMark) is(mark byte) bool {
	return m == Point && mark == '.' || m == Comma && mark == ','
}

// DetectDecimal finds the decimal mark of a column from all its cells; Auto where
// nothing decides. See [DecimalVotes] for how.
func DetectDecimal(cells iter.Seq[string]) DecimalMark {
	var votes DecimalVotes
	for cell := range cells {
		votes.Add(cell)
	}
	return votes.Mark()
}

// DecimalVotes gathers, cell by cell, what a column says about its decimal mark.
// The zero value is ready to use.
//
// Cells with one reading ("4695,70", "98,500.50") vote. Cells with two
// ("152,000") do not, but they are held against the size of the other numbers:
// beside 150000 the comma parts thousands, beside 28,5 it does not.
type DecimalVotes struct {
	comma, point           int // cells that show their decimal mark
	commaThree, pointThree int // cells with two readings, by mark

	clear, clearDigits int // other numbers, and the digits before their decimal mark
	threeDigits        int // the same digits of cells with two readings, taken as thousands
}

// Add counts one cell, of which it looks at the first number only.
func (v *DecimalVotes) Add(cell string) {
	digits := 0
	for digits < len(cell) && isDigit(cell[digits]) {
		digits++
	}
	if digits == len(cell) && digits > 0 && cell[0] != '0' { // most cells
		v.clear++
		v.clearDigits += digits
		return
	}
	text := Clean(cell)
	start := 0
	for start < len(text) && !isDigit(text[start]) {
		start++
	}
	s := shapeOf(text[start:])
	if s.count == 0 {
		return
	}
	if r, ok := s.read(); ok {
		v.count(&s, r, isScaled(text[start+s.length:]))
	}
}

// isScaled reports whether a power of ten follows a number, which then has fewer
// digits than its amount: "62k".
func isScaled(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	w := wordAt(rest, 0)
	_, isWord := lookup(scaleWords, &w)
	r, _ := utf8.DecodeRuneInString(rest)
	_, isLetter := scaleLetters[unicode.ToLower(r)]
	return isWord || isLetter
}

func (v *DecimalVotes) count(s *shape, r reading, scaled bool) {
	if scaled && r.unsure {
		return
	}
	digits := 0
	for i := range s.count {
		if r.decimal == 0 || i < s.count-1 {
			digits += int(s.runs[i])
		}
	}
	if r.unsure {
		v.threeDigits += digits
		if r.group == ',' {
			v.commaThree++
		} else {
			v.pointThree++
		}
		return
	}
	if !s.zeroHead && !scaled {
		v.clear++
		v.clearDigits += digits
	}
	switch {
	case r.decimal == ',', r.group == '.':
		v.comma++
	case r.decimal == '.', r.group == ',':
		v.point++
	}
}

// Mark is the decimal mark so far: the one most cells show, unless it would turn
// "6,956" among thousands into 6.956; then each cell is left to its own shape. A
// comma before three digits is a decimal one only where another cell shows one,
// and a point only where none does: hourly rates beside "85,000" do not make it 85.
func (v DecimalVotes) Mark() DecimalMark {
	comma, point := v.comma, v.point
	thousands := v.readsAsThousands()
	commaParts := thousands || v.comma == 0 || v.point > 0
	pointParts := thousands || v.comma > 0
	if !commaParts {
		comma += v.commaThree
	}
	if !pointParts {
		point += v.pointThree
	}
	switch {
	case comma > point && (!commaParts || v.commaThree == 0):
		return Comma
	case point > comma && (!pointParts || v.pointThree == 0):
		return Point
	}
	return Auto
}

// readsAsThousands reports whether the cells with two readings are nearer in
// size to the other cells when their mark is taken to part thousands than when
// it is taken for the decimal mark, which leaves three digits fewer.
func (v DecimalVotes) readsAsThousands() bool {
	three := v.commaThree + v.pointThree
	if three == 0 || v.clear == 0 {
		return true
	}
	tooLong := float64(v.threeDigits)/float64(three) - float64(v.clearDigits)/float64(v.clear)
	return tooLong <= 1.5
}
