package money

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
)

// sense is what a term of the vocabulary means beside an amount. One term may mean
// several things: "M" is a million after a number and a month after "/".
type sense struct {
	currency currency
	period   Period
	perAlone Period // means this only after "/" or "per", or alone
	scale    int8   // the power of ten that it names, where scaled
	lead     lead
	is       kinds
}

// kinds are what else a term means, as a set.
type kinds uint16

const (
	scaled    kinds = 1 << iota
	initials        // the period is meant after an amount, but not before one
	quality         // what kind of pay an amount is; it goes to the note
	counted         // what numbers count that are no pay: years, persons
	perWord         // stands between an amount and what it is paid for
	toWord          // stands between two ends
	andWord         // stands between the ends that "between" began
	noPeriod        // a time that is no pay period
	unnamed         // stands before a time or thing that has no name here
	monthName       // follows the day in a date
	nothing         // says that there is no value
	unclear         // a thousand in one language and a million in another
)

func (s *sense) has(k kinds) bool { return s.is&k != 0 }

// lead is what a word before an amount says.
type lead uint8

const (
	aboutLead   lead = iota + 1 // the amount is an estimate
	atLeastLead                 // the amount is the lower end
	atMostLead                  // the amount is the upper end
	betweenLead                 // two amounts follow
	fillerLead                  // part of a longer expression: "salary of"
)

// What concepts mean beside an amount.
var (
	periodsOf = map[lexicon.Concept]Period{
		lexicon.Year: Year, lexicon.Annualized: Year, lexicon.Month: Month, lexicon.HalfMonth: HalfMonth, lexicon.Fortnight: Fortnight,
		lexicon.Week: Week, lexicon.Day: Day, lexicon.Hour: Hour,
	}
	scalesOf = map[lexicon.Concept]int8{
		lexicon.Hundredth: -2, lexicon.Thousand: 3, lexicon.TenThousand: 4, lexicon.Lakh: 5, lexicon.Million: 6,
		lexicon.Crore: 7, lexicon.Billion: 9,
	}
	leadsOf = map[lexicon.Concept]lead{
		lexicon.About: aboutLead, lexicon.AtLeast: atLeastLead, lexicon.AtMost: atMostLead, lexicon.Between: betweenLead,
	}
	kindsOf = map[lexicon.Concept]kinds{
		lexicon.Salary: quality, lexicon.Income: quality, lexicon.Base: quality, lexicon.Gross: quality, lexicon.Net: quality, lexicon.Total: quality,
		lexicon.TotalCash: quality, lexicon.TotalPay: quality, lexicon.FullTime: quality,
		lexicon.Counted: counted, lexicon.People: counted,
		lexicon.Per: perWord, lexicon.RangeTo: toWord, lexicon.And: andWord,
		lexicon.Quarter: noPeriod, lexicon.Nothing: nothing,
	}
	signsOf = map[lexicon.Concept]currency{
		lexicon.Dollar: {code: "USD", sign: dollar}, lexicon.Pound: {code: "GBP", sign: pound},
		lexicon.Crown: {sign: crown}, lexicon.Rupee: {sign: rupee}, lexicon.Peso: {sign: peso}, lexicon.Franc: {sign: franc},
		lexicon.Dinar: {sign: "dinar"}, lexicon.Dirham: {sign: "dirham"}, lexicon.Rial: {sign: rial},
		lexicon.Shilling: {sign: "shilling"}, lexicon.Lira: {sign: "lira"},
	}
)

// senses finds terms in cells. It is made once, of the vocabulary and of the short
// words and letters that mean something only beside an amount.
var senses = sync.OnceValue(func() *lexicon.Index[sense] {
	x := &lexicon.Index[sense]{}
	for word, s := range shortWords() {
		x.Add(word, func(sense) sense { return s })
	}
	for t := range lexicon.Default().All() {
		if s, ok := senseOf(t); ok {
			x.Add(t.Text, func(before sense) sense { return before.and(s, t.Text) })
		}
	}
	for lower, code := range currencyCodes {
		x.Add(lower, func(before sense) sense { return before.and(sense{currency: currency{code: code}}, lower) })
	}
	return x
})

// senseOf returns what a term of the vocabulary means in cells; ok is false where
// that is nothing. Single letters mean something there only beside numbers, and three
// or fewer are a period only after an amount: "Mon 5" is a day.
func senseOf(t lexicon.Term) (s sense, ok bool) {
	const shortest = 3
	letters, dense := letterCount(t.Text)
	if letters < 2 && !dense && !t.Concept.IsOfCells() {
		return s, false
	}
	s = sense{currency: currencyOf(t), period: periodsOf[t.Concept], lead: leadsOf[t.Concept], is: kindsOf[t.Concept]}
	if scale, found := scalesOf[t.Concept]; found {
		s.scale, s.is = scale, s.is|scaled
	}
	if s.period != UnknownPeriod && letters <= shortest && !dense {
		s.is |= initials
	}
	return s, s != sense{}
}

// currencyOf is the currency that a term names, if it does.
func currencyOf(t lexicon.Term) currency {
	if shared, ok := signsOf[t.Concept]; ok {
		return shared
	}
	if !t.Concept.IsCurrency() || isAlsoWord(strings.ToUpper(t.Text)) {
		return currency{}
	}
	return currency{code: string(t.Concept)}
}

// letterCount counts the letters of a term, and says whether they are of a script
// whose letters are words or syllables.
func letterCount(term string) (letters int, dense bool) {
	for _, r := range term {
		if isLetter(r) {
			letters++
			dense = dense || lexicon.IsDense(r)
		}
	}
	return letters, dense
}

// and adds another meaning of the same term.
func (s sense) and(other sense, term string) sense {
	s.currency = s.currency.or(other.currency, term)
	if s.period == UnknownPeriod {
		s.period = other.period
	}
	if s.perAlone == UnknownPeriod {
		s.perAlone = other.perAlone
	}
	if !s.has(scaled) {
		s.scale = other.scale
	}
	if s.lead == 0 {
		s.lead = other.lead
	}
	s.is |= other.is
	return s
}

// or is what a term means that means one currency and another: where one is a sign
// that several share, or the two differ, it is no one's code.
func (c currency) or(other currency, term string) currency {
	switch {
	case other == currency{}, other == c:
		return c
	case c == currency{}, other.sign != "":
		return other
	case c.sign != "":
		return c
	}
	return currency{sign: strings.ToLower(term)}
}

// isMeant reports whether a term means anything here; all that are indexed do.
func isMeant(sense) bool { return true }

// termAt returns what the longest term means that begins at text[at:], and where it
// ends; end is at where there is none.
func termAt(text string, at int) (s sense, end int) { return senses().At(text, at, isMeant) }

// lettersEnd returns where the letters end that begin at text[at:].
func lettersEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isLetter(r) {
			break
		}
		at += size
	}
	return at
}

// isLetter reports whether a character is a letter of a word.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// runeSize is how many bytes the character at text[at:] takes.
func runeSize(text string, at int) int {
	_, size := utf8.DecodeRuneInString(text[at:])
	return size
}
