package bands

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/money"
)

const (
	notYears      = `is not a number of years: write a number, "5-7", "10+" or "<1"`
	calendarYear  = "is more years than anybody works: it may be a calendar year"
	highToLow     = "is a range from high to low"
	longestCareer = 100
	monthsInYear  = 12
	half          = 0.5
)

// ParseYears reads a time in years as people write it: "5-7 years", "10+",
// "1,5", "<1", "less than a year", "yli 10 vuotta", "3 years 6 months", "15,
// thereof 8 as CTO".
//
// A comma is the decimal mark, except before three digits. More than 100 years are an error: the
// cell may hold a calendar year. A blank cell gives [ErrBlank], any other that is
// not a time in years an error that matches [ErrUnreadable].
func ParseYears(cell string) (Span, error) {
	if n, ok := wholeNumber(cell); ok && n <= longestCareer {
		return number(n), nil
	}
	text := strings.ToLower(strings.TrimSpace(money.Clean(cell)))
	if text == "" {
		return Span{}, ErrBlank
	}
	span, why := yearsIn(text)
	if inner, found := bracketed(text); found && why != "" {
		// "Entry level (0-2 years)"; a bare number in brackets may be anything.
		if s, innerWhy := yearsIn(inner); innerWhy == "" && s.Min != s.Max {
			return s, nil
		}
	}
	if why != "" {
		return Span{}, unreadable(cell, why)
	}
	return span, nil
}

// yearsIn reads a folded text; why is "" or says why it is not a time in years.
func yearsIn(text string) (span Span, why string) {
	if s, ok := senses().Whole(text); ok && s.has(noYears) && !strings.ContainsAny(text, "0123456789") {
		return span, ""
	}
	text, after := cutTails(text, moreTail|lessTail|experience)
	text, before := cutLeads(text, leads)
	under, over := before&underLead|after&lessTail != 0, before&overLead|after&moreTail != 0
	p := yearsParser{text: text, impliesOne: under || over, between: before&between != 0}
	span, ok := p.span()
	switch {
	case !ok, under && (p.ranged || span.Open || over):
		return span, notYears
	case span.Min > span.Max:
		return span, highToLow
	case span.Min > longestCareer, !span.Open && span.Max > longestCareer:
		return span, calendarYear
	case under:
		return Span{Max: span.Max}, ""
	case over && !p.ranged:
		return openFrom(span.Min), ""
	}
	return span, ""
}

// yearsParser reads "5", "5-7 years", "3 years 6 months", "10+ years" and the
// like from left to right.
type yearsParser struct {
	text       string
	impliesOne bool // "less than year"
	between    bool // "between 2 and 5 years"
	ranged     bool
	named      bool // a unit was named
	spelled    bool // a number was written as a word, which needs a unit
}

// span reads the whole text.
func (p *yearsParser) span() (span Span, ok bool) {
	low, lowUnit, ok := p.quantity()
	if !ok {
		return span, false
	}
	high, highUnit := low, lowUnit
	if p.dash() {
		if high, highUnit, ok = p.quantity(); !ok {
			return span, false
		}
		p.ranged = true
	}
	if lowUnit == 0 {
		lowUnit = highUnit
	}
	if highUnit == 0 {
		highUnit = lowUnit
	}
	span = Span{Min: low / perYear(lowUnit), Max: high / perYear(highUnit)}
	open, ok := p.tail()
	if open {
		span = openFrom(span.Min)
	}
	return span, ok && (p.named || !p.spelled)
}

// unit is what a number counts: years, months or, at 0, not said.
type unit uint8

const (
	years unit = iota + 1
	months
)

func perYear(u unit) float64 {
	if u == months {
		return monthsInYear
	}
	return 1
}

// quantity reads a number with its unit; years and months together come as years.
func (p *yearsParser) quantity() (value float64, u unit, ok bool) {
	if value, ok = p.number(); !ok {
		return 0, 0, false
	}
	u = p.unit()
	if u != years {
		return value, u, true
	}
	rest := *p
	rest.skip(", ")
	rest.word(andWord)
	if more, found := rest.number(); found {
		switch {
		case rest.unit() == months:
			*p, value = rest, value+more/monthsInYear
		case more == half:
			*p, value = rest, value+half
		}
	}
	return value, u, true
}

// number reads digits, a small number in words, or, where the sentence needs
// none, the 1 in "less than year".
func (p *yearsParser) number() (value float64, ok bool) {
	p.skip(" ~")
	size := 0
	for size < len(p.text) && (isDigit(p.text[size]) || isMark(p.text[size:])) {
		size++
	}
	if size > 0 {
		digits := p.text[:size]
		p.text = p.text[size:]
		if whole, thousands, found := strings.Cut(digits, ","); found && len(thousands) != 3 {
			digits = whole + "." + thousands
		}
		value, err := strconv.ParseFloat(digits, 64)
		return value, err == nil
	}
	if _, end := senses().At(p.text, 0, countsTime); end > 0 && p.impliesOne {
		return 1, true
	}
	s, end := senses().At(p.text, 0, func(s sense) bool { return s.has(isNumber) })
	p.text = p.text[end:]
	p.spelled = p.spelled || end > 0
	return s.number, end > 0
}

func countsTime(s sense) bool { return s.unit != 0 }

// unit reads the unit that follows a number, if any does.
func (p *yearsParser) unit() unit {
	rest := strings.TrimLeft(p.text, " -")
	s, end := senses().At(rest, 0, countsTime)
	if end == 0 {
		return 0
	}
	p.text = strings.TrimLeft(rest[end:], ".")
	p.named = true
	return s.unit
}

// dash reads what stands between the ends of a range.
func (p *yearsParser) dash() bool {
	p.skip(" ")
	if strings.HasPrefix(p.text, "-") {
		p.skip("-")
		return true
	}
	return p.word(toWord) || p.between && p.word(andWord)
}

// tail reads what follows: "+", "or more", words about what the years were spent
// on. ok is false where the text then is not a time in years.
func (p *yearsParser) tail() (open, ok bool) {
	p.skip(" ")
	if rest, found := strings.CutPrefix(p.text, "+"); found {
		p.text, open = rest, true
	} else {
		open = p.word(moreTail)
	}
	p.unit()
	p.skip(" &")
	open = p.word(moreTail) || open
	p.skip(" .")
	if p.text == "" {
		return open, true
	}
	aside := strings.IndexByte(",;", p.text[0]) >= 0 && (len(p.text) == 1 || !isDigit(p.text[1]))
	return open, aside || p.text[0] == '(' || p.named && beginsWithLetter(p.text)
}

func (p *yearsParser) skip(characters string) { p.text = strings.TrimLeft(p.text, characters) }

// word takes in the next term if it is of a kind.
func (p *yearsParser) word(kind kinds) bool {
	rest, found := cutTerm(strings.TrimLeft(p.text, " "), kind)
	if found {
		p.text = rest
	}
	return found
}

// wholeNumber reads a cell of a few digits, as most are, without further ado.
func wholeNumber(cell string) (n float64, ok bool) {
	const few = 9
	if cell == "" || len(cell) > few {
		return 0, false
	}
	whole := 0
	for i := range len(cell) {
		if !isDigit(cell[i]) {
			return 0, false
		}
		whole = whole*10 + int(cell[i]-'0')
	}
	return float64(whole), true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isMark reports whether text begins with a decimal mark before a digit.
func isMark(text string) bool {
	return (text[0] == '.' || text[0] == ',') && len(text) > 1 && isDigit(text[1])
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func beginsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isLetter(r)
}
