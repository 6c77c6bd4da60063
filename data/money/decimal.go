package money

import (
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

// DecimalVotes gathers, cell by cell, what a column says about its decimal mark.
// The zero value is ready to use.
//
// Cells with one reading ("4695,70", "98,500.50") vote. Cells with two
// ("152,000") do not; what the others show decides, and their size: beside 150000
// the comma parts thousands, beside 28,5 it does not.
type DecimalVotes struct {
	comma, point markVotes
	sizes        [mostDigits + 1]int // other numbers, by the digits before their decimal mark
}

// mostDigits is the longest number that is told from longer ones.
const mostDigits = 12

// markVotes is what the cells say about one mark.
type markVotes struct {
	shown  int // cells that show it is the decimal mark, by it or by the other one
	before int // of them those that hold it, not before three digits
	fine   int // and before more digits than anybody writes by hand
	three  int // cells with two readings: it stands before three digits
	digits int // of these, taken as thousands
}

// Add counts one cell, of which it looks at the first number only.
func (v *DecimalVotes) Add(cell string) { v.addTimes(cell, 1) }

// addTimes counts a cell that occurs so many times.
func (v *DecimalVotes) addTimes(cell string, times int) {
	digits := 0
	for digits < len(cell) && isDigit(cell[digits]) {
		digits++
	}
	if digits == len(cell) && digits > 0 && cell[0] != '0' { // most cells
		v.sizes[min(digits, mostDigits)] += times
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
		v.count(&s, r, isScaled(text[start+s.length:]), times)
	}
}

// isScaled reports whether a power of ten follows a number, which then has fewer
// digits than its amount: "62k".
func isScaled(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	t, _ := termAt(rest, 0)
	r, _ := utf8.DecodeRuneInString(rest)
	_, isLetter := scaleLetters[unicode.ToLower(r)]
	return t.has(scaled) || isLetter
}

func (v *DecimalVotes) count(s *shape, r meaning, scaled bool, times int) {
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
		m := v.of(r.group)
		m.three += times
		m.digits += times * digits
		return
	}
	if !s.zeroHead && !scaled {
		v.sizes[min(digits, mostDigits)] += times
	}
	switch {
	case r.decimal != 0:
		m := v.of(r.decimal)
		m.shown += times
		m.before += times
		if s.runs[s.count-1] > 3 {
			m.fine += times
		}
	case r.group == '.':
		v.comma.shown += times
	case r.group == ',':
		v.point.shown += times
	}
}

// of returns the votes on a mark, "," or ".".
func (v *DecimalVotes) of(mark byte) *markVotes {
	if mark == ',' {
		return &v.comma
	}
	return &v.point
}

// Mark is the decimal mark so far: the one most cells show, unless it would turn
// "6,956" among thousands into 6.956; then each cell is left to its own shape. A
// comma before three digits is a decimal one only where another cell shows one,
// and a point only where none does: hourly rates beside "85,000" do not make it 85.
func (v DecimalVotes) Mark() DecimalMark {
	comma, point := v.comma.shown, v.point.shown
	commaParts := comma == 0 || point > 0 || v.partsThousands(v.comma)
	pointParts := comma > 0 || v.partsThousands(v.point)
	if !commaParts {
		comma += v.comma.three
	}
	if !pointParts {
		point += v.point.three
	}
	switch {
	case comma > point && (!commaParts || v.comma.three == 0):
		return Comma
	case point > comma && (!pointParts || v.point.three == 0):
		return Point
	}
	return Auto
}

// partsThousands reports whether a mark parts thousands in the cells where it
// stands before three digits. It does not where other cells show it to be the
// decimal mark and agree in size: "95.061" among "28.5" and "23.4567" is a rate,
// whatever salaries of five digits stand beside. Else the sizes alone decide.
func (v *DecimalVotes) partsThousands(m markVotes) bool {
	numbers, digits := 0, 0
	for size, n := range v.sizes {
		numbers += n
		digits += n * size
	}
	if m.three == 0 || numbers == 0 {
		return true
	}
	size := float64(m.digits) / float64(m.three) // as thousands
	small := 0                                   // numbers about as small as without them
	for digits, n := range v.sizes {
		if float64(digits) <= size-2 {
			small += n
		}
	}
	byMost := 2*m.before > numbers+m.three
	if m.fine > 0 || byMost || m.before >= m.three && small >= m.three {
		return false
	}
	return size-float64(digits)/float64(numbers) <= 1.5
}
