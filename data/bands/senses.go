package bands

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
)

// sense is what a term of the vocabulary means beside a number of years or people.
type sense struct {
	number float64 // the number that it is, where isNumber
	unit   unit    // the time that it counts
	is     kinds
}

// kinds are what else a term means, as a set.
type kinds uint16

const (
	isNumber   kinds = 1 << iota
	about            // stands before an estimate
	overLead         // stands before a lower end
	underLead        // stands before an upper end
	between          // stands before two ends
	andWord          // stands between them then
	toWord           // stands between two ends
	moreTail         // stands after a lower end
	lessTail         // stands after an upper end
	headNoun         // is what a size counts
	experience       // says that years are of experience
	noYears          // says that somebody has none
	alone            // begins what somebody writes who works alone
)

func (s sense) has(any kinds) bool { return s.is&any != 0 }

var kindsOf = map[lexicon.Concept]kinds{
	lexicon.About: about, lexicon.AtLeast: overLead, lexicon.AtMost: underLead, lexicon.Between: between, lexicon.And: andWord,
	lexicon.RangeTo: toWord, lexicon.OrMore: moreTail, lexicon.OrLess: lessTail, lexicon.People: headNoun, lexicon.FullTime: headNoun,
	lexicon.Experience: experience, lexicon.NoExperience: noYears, lexicon.Alone: alone,
}

// senses finds terms in cells.
var senses = sync.OnceValue(func() *lexicon.Index[sense] {
	x := &lexicon.Index[sense]{}
	for t := range lexicon.Default().All() {
		s := sense{is: kindsOf[t.Concept]}
		switch t.Concept {
		case lexicon.Year, lexicon.OfYears:
			s.unit = years
		case lexicon.Month, lexicon.OfMonths:
			s.unit = months
		case lexicon.Counted:
			s.is = headNoun
		}
		if n, ok := t.Concept.Number(); ok {
			s.number, s.is = n, isNumber
		}
		if s != (sense{}) {
			x.Add(t.Text, func(before sense) sense { return before.and(s) })
		}
	}
	for letter, u := range map[string]unit{"y": years, "v": years, "г": years, "л": years, "m": months} {
		x.Add(letter, func(before sense) sense { return before.and(sense{unit: u}) })
	}
	return x
})

// and adds another meaning of the same term; of two numbers or units the first
// counts.
func (s sense) and(other sense) sense {
	if !s.has(isNumber) {
		s.number = other.number
	}
	if s.unit == 0 {
		s.unit = other.unit
	}
	s.is |= other.is
	return s
}

// The kinds of terms that stand before a number, and after it.
const (
	leads = about | overLead | underLead | between | experience
	tails = moreTail | lessTail | headNoun | experience
)

// cutLeads takes the terms of some kinds, and the marks for them, off the beginning
// of a text, and says which kinds they were.
func cutLeads(text string, kinds kinds) (rest string, found kinds) {
	for text != "" && !isDigit(text[0]) {
		s, end := sense{}, 1
		switch text[0] {
		case '~':
			s.is = about
		case '>', '+':
			s.is = overLead
		case '<':
			s.is = underLead
		default:
			s, end = senses().At(text, 0, func(s sense) bool { return s.has(kinds) })
		}
		if end == 0 || !s.has(kinds) {
			break
		}
		found |= s.is & kinds
		text = strings.TrimLeft(text[end:], " .:='")
	}
	return text, found
}

// cutTails takes the longest terms of some kinds off the end of a text, and says
// which kinds they were.
func cutTails(text string, kinds kinds) (rest string, found kinds) {
	for {
		text = strings.TrimRight(text, " .&")
		s, from := tailOf(text, kinds)
		if from == len(text) {
			return text, found
		}
		found |= s.is & kinds
		text = text[:from]
	}
}

// tailOf finds the longest term of some kinds that ends a text, and where it begins.
// Chinese and Japanese write words without spaces between them.
func tailOf(text string, kinds kinds) (tail sense, from int) {
	const mostWords = 5
	from = len(text)
	for at, words := len(text), 0; at > 0 && words < mostWords && !isDigit(text[at-1]); {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if at == len(text) && !isLetter(r) {
			break
		}
		at -= size
		last, _ := utf8.DecodeLastRuneInString(text[:at])
		if !isLetter(r) || isLetter(last) && !lexicon.IsDense(r) {
			continue
		}
		if !isLetter(last) {
			words++
		}
		if s, end := senses().At(text, at, func(s sense) bool { return s.has(kinds) && s.unit == 0 }); end == len(text) {
			tail, from = s, at
		}
	}
	return tail, from
}

// cutTerm takes a term of a kind off the beginning of a text.
func cutTerm(text string, kind kinds) (rest string, found bool) {
	_, end := senses().At(text, 0, func(s sense) bool { return s.has(kind) })
	return text[end:], end > 0
}
