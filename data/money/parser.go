package money

import (
	"math"
	"strings"

	"github.com/paybench/paybench/data/remark"
)

// side is one of the two amounts of a range, or the only amount.
type side struct {
	number   number
	negative bool
	scale    int // the power of ten named after the number
}

// value is the side as a number.
func (s side) value() float64 {
	n := s.number
	// Nobody parts thousands before "M", nor with a point before "k".
	if n.unsure != 0 && (s.scale >= 6 || s.scale > 0 && n.unsure == '.') {
		n.exponent -= 3
	}
	n.exponent += s.scale
	if s.negative && n.mantissa != 0 {
		return -n.float()
	}
	return n.float()
}

// parser reads one cleaned cell from left to right.
type parser struct {
	text string
	pos  int
	mark DecimalMark

	out      Amount
	currency currency
	sign     string // a currency sign that several share, as written
	bracket  bool   // the amount stands in brackets
	atLeast  bool   // "from 5000"
	atMost   bool   // "up to 5000"
	between  bool   // "between 5000 and 6000"
	plus     bool   // "5000+"
}

// amount reads the whole text; why is "" or says why it is not an amount.
func (p *parser) amount() (why remark.Kind) {
	first, why := p.side()
	if why != "" {
		return why
	}
	second, isRange, why := p.otherEnd()
	if why != "" {
		return why
	}
	if why := p.leftOver(); why != "" {
		return why
	}
	p.out.Range = isRange
	p.out.OpenEnded = p.plus || p.atLeast && !isRange
	p.settleCurrency()
	if isRange {
		return p.settleRange(first, second)
	}
	return p.settleOne(first)
}

// settleOne gives a lone amount its value.
func (p *parser) settleOne(s side) (why remark.Kind) {
	switch {
	case p.atMost:
		return remark.AmountUpperOnly
	case p.bracket && (s.negative || p.out.Note != ""):
		return remark.AmountBrackets
	case p.bracket:
		s.negative = true
	}
	return p.settleValue(s.value(), s.value())
}

// settleRange puts the ends of a range together.
func (p *parser) settleRange(first, second side) (why remark.Kind) {
	switch {
	case p.bracket:
		return remark.AmountBrackets
	case first.number.padded, second.number.padded:
		return remark.AmountDate
	}
	shareScale(&first, &second)
	return p.settleValue(first.value(), second.value())
}

// settleValue takes in the ends of an amount, which may be one.
func (p *parser) settleValue(low, high float64) (why remark.Kind) {
	switch {
	case low > high:
		return remark.AmountBackwards
	case math.IsInf(low, 0), math.IsInf(high, 0):
		return remark.AmountTooLarge
	}
	p.out.Low, p.out.High, p.out.Value = low, high, low
	if low != high {
		p.out.Value = low/2 + high/2
	}
	return ""
}

// settleCurrency keeps a sign that names no one currency in the note. The note
// gets memory of its own: until now it was part of the cell.
func (p *parser) settleCurrency() {
	p.out.Currency, p.out.Assumed = p.currency.code, p.currency.assumed()
	if p.currency.code == "" {
		p.out.Sign = p.currency.sign
		p.note(p.sign)
	}
	p.out.Note = strings.Clone(p.out.Note)
}

// shareScale lets a unit named at one end of a range count for both: "50-60k",
// "50k-60". Ends that rise without it keep their own: "900-1k", "50k-60000". The
// unit may be the thousands that a mark parts in the upper end: "80-90 000".
func shareScale(first, second *side) {
	low, high := first.number.float(), second.number.float()
	switch {
	case low > high:
	case first.scale == 0 && second.scale != 0:
		first.scale = second.scale
	case second.scale == 0 && first.value() > second.value():
		second.scale = first.scale
	case second.number.grouped && low >= 10 && low < 1000 && low*1000 < high && first.scale == second.scale:
		first.scale += 3
	}
}

// side reads one amount with what stands before and after it.
func (p *parser) side() (s side, why remark.Kind) {
	if why := p.before(&s); why != "" {
		return s, why
	}
	n, ok := numberAt(p.text[p.pos:], p.mark)
	if !ok {
		return s, p.whyNoNumber()
	}
	s.number = n
	p.pos += n.length
	return s, p.after(&s)
}

// otherEnd reads the upper end of a range where one follows. Where none does,
// the text is left for the note.
func (p *parser) otherEnd() (s side, found bool, why remark.Kind) {
	if p.pos == len(p.text) {
		return s, false, ""
	}
	start := *p
	if p.rangeMark() {
		if s, why = p.side(); why != remark.AmountNone {
			return s, true, why
		}
	}
	*p = start
	return s, false, ""
}

// rangeMark takes in what stands between the ends of a range.
func (p *parser) rangeMark() bool {
	p.skip(" ")
	rest := p.text[p.pos:]
	switch {
	case strings.HasPrefix(rest, "-"), strings.HasPrefix(rest, "~"):
		p.pos++
		return true
	case strings.HasPrefix(rest, ".."):
		p.skip(".")
		return true
	case strings.HasPrefix(rest, "…"):
		p.pos += len("…")
		return true
	}
	t, end := termAt(p.text, p.pos)
	p.pos = end
	return t.has(toWord) || t.has(andWord) && p.between
}

// leftOver keeps what was not read as the note, unless it shows that the number
// before it was no amount.
func (p *parser) leftOver() (why remark.Kind) {
	rest := p.text[p.pos:]
	if why := refuse(rest); why != "" {
		return why
	}
	if isOtherTime(rest) {
		return remark.AmountOtherTime
	}
	rest = strings.TrimRight(strings.TrimLeft(rest, " ,;:.)]"), " ,;:)]")
	if strings.HasPrefix(rest, "(") && !strings.Contains(rest, ")") {
		rest = rest[1:]
	} else if open := strings.Count(rest, "(") - strings.Count(rest, ")"); open > 0 {
		rest += strings.Repeat(")", open)
	}
	p.note(rest)
	return ""
}

// isOtherTime reports whether an amount is followed by something that it is paid
// for and that is no pay period: "quarterly", "per shift", "/visit".
func isOtherTime(rest string) bool {
	text := strings.TrimLeft(rest, " ,;([/")
	t, _ := termAt(text, 0)
	if t.has(noPeriod | unnamed) {
		return true
	}
	if rest == "" || rest[0] != '/' || t.has(quality) || lettersEnd(text, 0) == 0 {
		return false
	}
	_, _, isCurrency := currencyAt(text, 0, onlyCurrency)
	return !isCurrency
}

// refuse says why an amount cannot be followed by rest.
func refuse(rest string) (why remark.Kind) {
	attached := rest != "" && rest[0] != ' '
	rest = strings.TrimLeft(rest, " ")
	if rest == "" {
		return ""
	}
	next := strings.TrimLeft(rest[1:], " ")
	beforeDigit := next != "" && isDigit(next[0])
	switch c := rest[0]; {
	case isDigit(c):
		return remark.AmountTwoNumbers
	case c == '%':
		return remark.AmountPercentage
	case c == '-' && next == "":
		return remark.AmountDash
	case !beforeDigit:
		return ""
	case strings.IndexByte("*x=^", c) >= 0, c == '+' && strings.IndexFunc(rest, isLetter) < 0:
		return remark.AmountSum
	case strings.IndexByte("/:-", c) >= 0:
		return remark.AmountDate
	case c == '.':
		return remark.AmountGroups
	case attached && strings.IndexByte("+,;([&", c) < 0:
		return remark.AmountNone
	}
	return ""
}

func (p *parser) skip(characters string) {
	for p.pos < len(p.text) && strings.IndexByte(characters, p.text[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *parser) note(text string) {
	if p.out.Note != "" && text != "" {
		p.out.Note += " "
	}
	p.out.Note += text
}

func (p *parser) setPeriod(period Period) (why remark.Kind) {
	if p.out.Period != UnknownPeriod && p.out.Period != period {
		return remark.AmountTwoPeriods
	}
	p.out.Period = period
	return ""
}

func (p *parser) setCurrency(c currency, sign string) (why remark.Kind) {
	if c.code == "" {
		p.sign = sign
	}
	merged, ok := p.currency.merge(c)
	if !ok {
		return remark.AmountTwoCurrencies
	}
	p.currency = merged
	return ""
}

// whyNoNumber tells a date from other digits that are grouped as in no number.
func (p *parser) whyNoNumber() remark.Kind {
	s := shapeOf(p.text[p.pos:])
	if s.count == 3 && s.marks[0] == '.' && s.marks[1] == '.' {
		return remark.AmountDate
	}
	return remark.AmountGroups
}
