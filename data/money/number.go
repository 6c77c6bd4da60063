package money

import (
	"math"
	"strconv"
)

// shape is how a number is written: runs of digits and the marks between them.
// "1.234,56" has the runs 1, 3, 2 and the marks "." and ",".
type shape struct {
	runs     [12]int32
	marks    [12]byte
	count    int  // runs
	length   int  // bytes
	zeroHead bool // begins with 0
}

// shapeOf returns the shape of the number that the text begins with; its count
// is 0 when the text begins with none. A mark belongs to the number when a
// digit follows; a space or an apostrophe only where it parts thousands.
func shapeOf(text string) shape {
	var s shape
	s.zeroHead = text != "" && text[0] == '0'
	i := 0
	for s.count < len(s.runs) {
		start := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		s.runs[s.count] = int32(min(i-start, math.MaxInt32))
		s.count++
		if !isMark(text[i:], i-start) {
			break
		}
		s.marks[s.count-1] = text[i]
		i++
	}
	s.length = i
	if s.count == 1 && s.runs[0] == 0 {
		s.count = 0
	}
	return s
}

// isMark reports whether the text, which follows a run of digits, begins with a
// mark inside the number.
func isMark(text string, run int) bool {
	if len(text) < 2 || !isDigit(text[1]) {
		return false
	}
	switch text[0] {
	case '.', ',':
		return true
	case ' ', '\'':
		threes := len(text) >= 4 && isDigit(text[2]) && isDigit(text[3]) && (len(text) == 4 || !isDigit(text[4]))
		return threes && run >= 1 && run <= 3
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// meaning is what the marks of a shape mean.
type meaning struct {
	decimal byte // the decimal mark, or 0
	group   byte // the mark that parts thousands, or 0
	unsure  bool // the mark in group could as well be the decimal mark
}

// read tells what the marks mean; ok is false where digits are grouped as in no
// number, such as in the date "1.5.2023".
func (s *shape) read() (r meaning, ok bool) {
	if s.count <= 1 {
		return r, true
	}
	marks := s.marks[:s.count-1]
	last := marks[len(marks)-1]
	lone := len(marks) == 1
	switch {
	case last != '.' && last != ',':
		r.group = last
	case lone && s.runs[1] == 3 && s.runs[0] >= 1 && s.runs[0] <= 3 && !s.zeroHead:
		r.group, r.unsure = last, true
	case lone:
		r.decimal = last
	case marks[len(marks)-2] == last:
		r.group = last
	default:
		r.decimal, r.group = last, marks[0]
	}
	return r, s.isGrouped(r)
}

// isGrouped reports whether all marks before the decimal mark are the same and
// part thousands: 1,234,567 or, with commas, the Indian 12,34,567.
func (s *shape) isGrouped(r meaning) bool {
	if r.group == 0 {
		return true
	}
	whole := s.count
	if r.decimal != 0 {
		whole--
	}
	if s.runs[0] < 1 || s.runs[0] > 3 || s.runs[whole-1] != 3 {
		return false
	}
	for _, mark := range s.marks[:whole-1] {
		if mark != r.group {
			return false
		}
	}
	middle := s.runs[1 : whole-1]
	return all(middle, 3) || r.group == ',' && s.runs[0] <= 2 && all(middle, 2)
}

func all(runs []int32, length int32) bool {
	for _, run := range runs {
		if run != length {
			return false
		}
	}
	return true
}

// number is an unsigned decimal number, mantissa × 10^exponent.
type number struct {
	mantissa uint64
	exponent int
	length   int  // bytes of text it was read from
	padded   bool // begins with a needless 0, as in 05
	grouped  bool // a mark parts its thousands
	unsure   byte // the mark that was taken to part thousands without proof, or 0
}

// numberAt reads the number that the text begins with. ok is false where there
// is none or where its digits are grouped as in no number.
func numberAt(text string, mark DecimalMark) (n number, ok bool) {
	s := shapeOf(text)
	if s.count == 0 {
		return n, false
	}
	r, ok := s.read()
	if !ok {
		return n, false
	}
	if r.unsure {
		if mark.is(r.group) {
			r = meaning{decimal: r.group}
		} else if mark == Auto {
			n.unsure = r.group
		}
	}
	n.length = s.length
	n.grouped = r.group != 0
	n.padded = s.zeroHead && s.runs[0] > 1
	n.digits(text[:s.length], r.decimal)
	n.power(text)
	return n, true
}

// digits takes in the digits of text. More than 19 do not fit; the least are
// dropped, far below what a float64 can tell apart.
func (n *number) digits(text string, decimal byte) {
	const room = (math.MaxUint64 - 9) / 10
	fraction := false
	for i := range len(text) {
		switch c := text[i]; {
		case !isDigit(c):
			fraction = fraction || c == decimal
		case n.mantissa <= room:
			n.mantissa = n.mantissa*10 + uint64(c-'0')
			if fraction {
				n.exponent--
			}
		case !fraction:
			n.exponent++
		}
	}
}

// power takes in a power of ten as programs write it: 1e+05. An e without digits
// is left alone; it may be a euro.
func (n *number) power(text string) {
	i := n.length
	if i >= len(text) || text[i] != 'e' && text[i] != 'E' {
		return
	}
	i++
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	first := i
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	power, err := strconv.Atoi(text[n.length+1 : i])
	if i == first || err != nil {
		return
	}
	n.exponent += power
	n.length = i
}

// float returns the number as the nearest float64; +Inf where it is too large.
func (n number) float() float64 {
	const exact = 1 << 53
	if n.mantissa <= exact && n.exponent > -len(powersOfTen) && n.exponent < len(powersOfTen) {
		if n.exponent < 0 {
			return float64(n.mantissa) / powersOfTen[-n.exponent]
		}
		return float64(n.mantissa) * powersOfTen[n.exponent]
	}
	text := strconv.FormatUint(n.mantissa, 10) + "e" + strconv.Itoa(n.exponent)
	// The only error is a range error, with which the value is ±Inf or 0 as wanted.
	value, _ := strconv.ParseFloat(text, 64)
	return value
}
