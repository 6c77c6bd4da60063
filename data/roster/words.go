package roster

import (
	"strings"
	"sync"

	"github.com/paybench/paybench/data/lexicon"
)

// ofPeople are the concepts of what cells say of a person, each column for itself.
var ofPeople = []lexicon.Concept{
	lexicon.Leaving, lexicon.Departed, lexicon.Away, lexicon.Working, lexicon.AsPaid, lexicon.ForFullTime, lexicon.PartTime, lexicon.WholeTime,
}

// words finds what cells say of a person.
var words = sync.OnceValue(func() *lexicon.Index[map[lexicon.Concept]bool] {
	wanted := map[lexicon.Concept]bool{}
	for _, c := range ofPeople {
		wanted[c] = true
	}
	x := &lexicon.Index[map[lexicon.Concept]bool]{}
	for t := range lexicon.Default().All() {
		if !wanted[t.Concept] {
			continue
		}
		x.Add(t.Text, func(before map[lexicon.Concept]bool) map[lexicon.Concept]bool {
			all := map[lexicon.Concept]bool{t.Concept: true}
			for c := range before {
				all[c] = true
			}
			return all
		})
	}
	return x
})

// says is which of some concepts a cell says: as a whole, else the first of them, in the
// order given, that a word or several in it say; "" where it says none.
func says(cell string, of ...lexicon.Concept) lexicon.Concept {
	const least = 3 // letters of a word inside another text
	if whole, ok := words().Whole(cell); ok {
		for _, c := range of {
			if whole[c] {
				return c
			}
		}
	}
	for _, c := range of {
		if contains(cell, c, least) {
			return c
		}
	}
	return ""
}

// contains reports whether words of a text, of so many letters at least, say a concept.
func contains(text string, c lexicon.Concept, least int) bool {
	text = strings.ToLower(text)
	wanted := func(all map[lexicon.Concept]bool) bool { return all[c] }
	for at := range text {
		if at > 0 && !strings.ContainsRune(" -_/(,.;:", rune(text[at-1])) {
			continue
		}
		if _, end := words().At(text, at, wanted); end-at >= least {
			return true
		}
	}
	return false
}

// basisIn is what a header of base pay says of part-time pay: that it is stated for full
// time, or as paid. A short word for the latter, as in "Base paid monthly", is about
// something else.
func basisIn(header string) Basis {
	const least, leastPaid = 3, 6
	switch {
	case contains(header, lexicon.ForFullTime, least):
		return ForFullTime
	case contains(header, lexicon.AsPaid, leastPaid):
		return AsPaid
	}
	return ""
}

// stateIn is what a status says; "" where that is not known.
func stateIn(status string) State {
	switch says(status, lexicon.Leaving, lexicon.Departed, lexicon.Away, lexicon.Working) {
	case lexicon.Leaving:
		return Leaving
	case lexicon.Departed:
		return Left
	case lexicon.Away:
		return Away
	case lexicon.Working:
		return Working
	}
	return ""
}
