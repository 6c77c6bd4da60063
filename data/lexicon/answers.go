package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// answer is what a cell says to a question, or of a flag.
type answer struct{ yes bool }

// answers finds the words for yes and no.
var answers = sync.OnceValue(func() *Index[answer] {
	x := &Index[answer]{}
	for t := range Default().All() {
		if t.Concept == Yes || t.Concept == No {
			x.Add(t.Text, func(answer) answer { return answer{t.Concept == Yes} })
		}
	}
	return x
})

// Answer reports whether a cell says yes in any language; ok is false where it says
// neither yes nor no. Digits are no answers: they may count.
func Answer(cell string) (yes, ok bool) {
	if strings.ContainsAny(cell, "0123456789") {
		return false, false
	}
	a, ok := answers().Whole(cell)
	return a.yes, ok
}

// joining are the languages of the words between parts that are added up.
var joining = sync.OnceValue(func() map[string][]Language {
	all := map[string][]Language{}
	for t := range Default().All() {
		if t.Concept == And || t.Concept == Plus {
			word := Fold(t.Text)
			all[word] = append(all[word], t.Language)
		}
	}
	return all
})

// Joins reports whether a text has a word or sign between parts that are added up,
// in a language of its other words: "base + bonus", "salario y primas". The text is
// left in the languages of its table by [Text.In].
func (t Text) Joins() bool {
	return slices.ContainsFunc(t.Words, func(w Word) bool {
		return w.Text == "+" || w.Text == "&" || slices.ContainsFunc(joining()[w.Text], t.speaks)
	})
}

// speaks reports whether a word of the text is of a language.
func (t Text) speaks(language Language) bool {
	return slices.ContainsFunc(t.Matches, func(m Match) bool { return m.Language == language })
}
