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
	if _, ok := noYears[text]; ok {
		return span, ""
	}
	text, _ = cutSuffixOf(text, easternExperience)
	text, above := cutSuffixOf(text, easternAbove)
	text, below := cutSuffixOf(text, lessTails)
	text, _ = cutLead(text, aboutLeads)
	text, under := cutLead(text, underLeads)
	text, over := cutLead(text, overLeads)
	text, between := cutLead(text, betweenLeads)
	under, over = under || below, over || above
	p := yearsParser{text: text, impliesOne: under || over, between: between}
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
	rest.word(andWords...)
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
	word := wordOf(p.text)
	if _, isUnit := unitWords[word]; isUnit {
		return 1, p.impliesOne
	}
	if value, ok = numberWords[word]; ok {
		p.spelled = true
		p.text = p.text[len(word):]
		if value == half {
			p.word("a", "an") // half a year
		} else if p.word("half") { // a half
			value = half
		}
	}
	return value, ok
}

// unit reads the unit that follows a number, if any does.
func (p *yearsParser) unit() unit {
	rest := strings.TrimLeft(p.text, " -")
	word := wordOf(rest)
	u, ok := unitWords[word]
	if !ok {
		return 0
	}
	p.text = strings.TrimLeft(rest[len(word):], ".")
	p.named = true
	return u
}

// dash reads what stands between the ends of a range.
func (p *yearsParser) dash() bool {
	p.skip(" ")
	if strings.HasPrefix(p.text, "-") {
		p.skip("-")
		return true
	}
	return p.word("to", "bis", "a", "à", "till", "til", "do", "до") || p.between && p.word(andWords...)
}

// tail reads what follows: "+", "or more", words about what the years were spent
// on. ok is false where the text then is not a time in years.
func (p *yearsParser) tail() (open, ok bool) {
	p.skip(" ")
	if rest, found := strings.CutPrefix(p.text, "+"); found {
		p.text, open = rest, true
	} else if rest, found := cutLead(p.text, moreTails); found {
		p.text, open = rest, true
	}
	p.unit()
	if rest, found := cutLead(strings.TrimLeft(p.text, " "), moreTails); found {
		p.text, open = rest, true
	}
	p.skip(" .")
	if p.text == "" {
		return open, true
	}
	aside := strings.IndexByte(",;", p.text[0]) >= 0 && (len(p.text) == 1 || !isDigit(p.text[1]))
	return open, aside || p.text[0] == '(' || p.named && beginsWithLetter(p.text)
}

func (p *yearsParser) skip(characters string) { p.text = strings.TrimLeft(p.text, characters) }

// word takes in the next word if it is one of these.
func (p *yearsParser) word(words ...string) bool {
	rest := strings.TrimLeft(p.text, " ")
	next := wordOf(rest)
	for _, word := range words {
		if next == word {
			p.text = rest[len(word):]
			return true
		}
	}
	return false
}

// wordOf is the word that the text begins with, or "".
func wordOf(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		return text
	}
	return text[:end]
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

func endsInLetter(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return isLetter(r)
}

func isSymbol(phrase string) bool { return !beginsWithLetter(phrase) }
