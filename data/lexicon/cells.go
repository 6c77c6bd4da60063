package lexicon

import (
	"iter"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// What words say beside a number in a cell, where they mean something else than in
// a header, or nothing there: these are of cells alone, and no header is read by
// them. The number words have concepts of their own, written in digits: "2: two".
const (
	About        Concept = "about"     // before an estimate: about, circa
	AtLeast      Concept = "at_least"  // before a lower end: from, over, at least
	AtMost       Concept = "at_most"   // before an upper end: up to, under
	Between      Concept = "between"   // before two ends
	And          Concept = "and"       // between the ends that follow it
	RangeTo      Concept = "range_to"  // between two ends: to, until
	OrMore       Concept = "or_more"   // after a lower end
	OrLess       Concept = "or_less"   // after an upper end
	Per          Concept = "per"       // between an amount and what it is paid for
	Counted      Concept = "counted"   // what numbers count that are no pay: years, months, hours, persons, per cent
	OfYears      Concept = "of_years"  // after a number of years, one or several
	OfMonths     Concept = "of_months" // after a number of months, one or several
	Plus         Concept = "plus"      // between parts of pay that are added up, beside "and"
	Yes          Concept = "yes"       // of a question or a flag
	No           Concept = "no"
	Nothing      Concept = "nothing"       // there is no value: n/a, unknown, confidential, negotiable
	NoExperience Concept = "no_experience" // years of experience that are none
	Alone        Concept = "alone"         // a size of one: just me, self-employed
)

// What cells say of one of our own people, each column for itself.
const (
	Working     Concept = "working"       // of a status: works here
	Away        Concept = "away"          // of a status: on leave
	Leaving     Concept = "leaving"       // of a status: on notice, about to leave
	Departed    Concept = "departed"      // of a status: works here no more
	AsPaid      Concept = "as_paid"       // of the basis of pay: what the share of full time earns
	ForFullTime Concept = "for_full_time" // of the basis of pay: what full time would earn
	PartTime    Concept = "part_time"     // of a kind of employment
	WholeTime   Concept = "whole_time"    // of a kind of employment
)

// Names that several currencies share.
const (
	Dollar   Concept = "dollar"
	Pound    Concept = "pound"
	Crown    Concept = "crown"
	Rupee    Concept = "rupee"
	Peso     Concept = "peso"
	Franc    Concept = "franc"
	Dinar    Concept = "dinar"
	Dirham   Concept = "dirham"
	Rial     Concept = "rial"
	Shilling Concept = "shilling"
	Lira     Concept = "lira"
)

// CellConcepts lists the concepts of cells alone but the numbers.
func CellConcepts() []Concept {
	return []Concept{
		About, AtLeast, AtMost, Between, And, RangeTo, OrMore, OrLess, Per, Counted, OfYears, OfMonths, Plus, Yes, No, Nothing, NoExperience, Alone,
		Working, Away, Leaving, Departed, AsPaid, ForFullTime, PartTime, WholeTime,
	}
}

var ofCells = setOf(CellConcepts())

func setOf(concepts []Concept) map[Concept]bool {
	set := make(map[Concept]bool, len(concepts))
	for _, c := range concepts {
		set[c] = true
	}
	return set
}

// IsShared reports whether a concept is a name that several currencies share.
func (c Concept) IsShared() bool {
	switch c {
	case Dollar, Pound, Crown, Rupee, Peso, Franc, Dinar, Dirham, Rial, Shilling, Lira:
		return true
	}
	return false
}

// Number returns the number that a concept is; ok is false for any other.
func (c Concept) Number() (x float64, ok bool) {
	if c == "" || c[0]-'0' > 9 {
		return 0, false
	}
	x, err := strconv.ParseFloat(string(c), 64)
	return x, err == nil
}

// IsOfCells reports whether a concept is of cells alone.
func (c Concept) IsOfCells() bool {
	if _, number := c.Number(); number {
		return true
	}
	return ofCells[c]
}

var known = setOf(Concepts())

// isKnown reports whether a vocabulary may have terms for a concept.
func (c Concept) isKnown() bool {
	return known[c] || c.IsCurrency() || c.IsOfCells()
}

// Term is a term as its vocabulary writes it.
type Term struct {
	Text     string
	Concept  Concept
	Language Language
}

// All yields every term but those that stand for the end or the beginning of words,
// in the order of languages and of their vocabularies.
func (l *Lexicon) All() iter.Seq[Term] {
	return func(yield func(Term) bool) {
		for _, t := range l.all[1:] {
			m := l.meanings[t.meaning]
			if !yield(Term{l.text[t.from:t.to], m.concept, m.language}) {
				return
			}
		}
	}
}

// Index finds terms in cells without allocating memory; V is what they mean to its
// reader. Its zero value is empty. It must not be added to once it is used by
// several at once.
type Index[V any] struct {
	keys    keys // letters written together, of terms and of what they begin with
	entries []entry[V]
}

type entry[V any] struct {
	value V
	words int  // of the term that the letters are; 0 if they are none
	more  bool // a longer term begins with these letters and goes on with a new word
}

// Add takes in a term; with returns what it means, given what it meant before. A
// term is found as it is spelled and, unless it is so short that it would be another
// one, without accents: "år" is no "ar". One with a digit or a sign in it is left out.
func (x *Index[V]) Add(term string, with func(before V) V) {
	spelled, plain := lower(term), Fold(term)
	x.add(spelled, with)
	const leastFolded = 4
	if plain != spelled && len(plain) >= leastFolded {
		x.add(plain, with)
	}
}

func (x *Index[V]) add(text string, with func(V) V) {
	var letters []byte
	words, last := 0, rune(0)
	for _, r := range text {
		switch {
		case isAccent(r):
			continue
		case isLetter(r):
			if !isLetter(last) {
				words++
			}
			if len(letters) > 0 && (!isLetter(last) || isDense(last)) {
				x.entry(letters).more = true
			}
			letters = utf8.AppendRune(letters, r)
		case !isBetween(r) && r != '/' && r != '&':
			return
		}
		last = r
	}
	if len(letters) == 0 || len(letters) > mostLetters {
		return
	}
	e := x.entry(letters)
	e.value, e.words = with(e.value), max(e.words, words)
}

// entry is the entry of letters, which may be new.
func (x *Index[V]) entry(letters []byte) *entry[V] {
	n := x.keys.add(letters)
	if n == len(x.entries) {
		x.entries = append(x.entries, entry[V]{})
	}
	return &x.entries[n]
}

// known is what is known of letters, which may be nothing.
func (x *Index[V]) known(letters []byte) entry[V] {
	n, ok := x.keys.find(letters)
	if !ok {
		return entry[V]{}
	}
	return x.entries[n]
}

// mostLetters is the longest term in bytes.
const mostLetters = 64

// At returns what the longest term means that begins at text[at:] and that is
// wanted, and where it ends; end is at where there is none. Its words may be parted
// by spaces, hyphens, points and the like, or written together, and letters with
// points are one word, as in "p.a.". The text is clean: one kind of space, of dash and of apostrophe.
func (x *Index[V]) At(text string, at int, wanted func(V) bool) (value V, end int) {
	var buffer [mostLetters]byte
	size, words := 0, 1
	to, first := at, at // first is where the word begins
	end = at
	for to < len(text) && size+utf8.UTFMax <= len(buffer) {
		r, width := utf8.DecodeRuneInString(text[to:])
		if !isLetter(r) {
			break
		}
		size += putLetter(buffer[size:], r)
		to += width
		next, _ := utf8.DecodeRuneInString(text[to:])
		if isLetter(next) && !isDense(r) {
			continue
		}
		e := x.known(buffer[:size])
		if e.words >= words && wanted(e.value) {
			value, end = e.value, to
		}
		switch {
		case to == first+width && isPointInside(text, to):
			to++
		case !e.more:
			return value, end
		case isBetween(next):
			words++
		}
		for to < len(text) && isBetween(rune(text[to])) {
			to++
		}
		first = to
	}
	return value, end
}

// putLetter writes a small letter, and nothing for an accent, and returns how many
// bytes it took.
func putLetter(buffer []byte, r rune) int {
	switch {
	case r < utf8.RuneSelf:
		buffer[0] = byte(r) | ('a' - 'A')
		return 1
	case isAccent(r):
		return 0
	}
	return utf8.EncodeRune(buffer, unicode.ToLower(r))
}

// isPointInside reports whether a point at text[at:] goes on an abbreviation, as in
// "p.a.".
func isPointInside(text string, at int) bool {
	if at >= len(text) || text[at] != '.' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at+1:])
	return isLetter(r)
}

// Whole returns what the term means that a text is, whatever marks stand in it; ok
// is false where it is none.
func (x *Index[V]) Whole(text string) (value V, ok bool) {
	var buffer [mostLetters]byte
	size := 0
	for _, r := range text {
		if !isLetter(r) {
			continue
		}
		if size+utf8.UTFMax > len(buffer) {
			return value, false
		}
		size += putLetter(buffer[size:], r)
	}
	e := x.known(buffer[:size])
	return e.value, e.words > 0
}

// IsDense reports whether a letter is of a script that is written without spaces
// between words, as Chinese, Japanese, Korean and Thai.
func IsDense(r rune) bool { return isDense(r) }

// isBetween reports whether a mark may stand between the words of a term.
func isBetween(r rune) bool {
	return r == ' ' || r == '-' || r == '_' || r == '.' || r == '\'' || r == '’'
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// isAccent reports whether a character is an accent apart from its letter.
func isAccent(r rune) bool {
	const firstAccent = 0x0300
	return r >= firstAccent && unicode.Is(unicode.Mn, r) && !isDense(r)
}

// lower returns a text in small letters.
func lower(text string) string {
	letters := make([]rune, 0, len(text))
	for _, r := range text {
		letters = append(letters, unicode.ToLower(r))
	}
	return string(letters)
}
