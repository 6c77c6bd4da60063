package lexicon

import "slices"

// Languages lists the languages known, in alphabetical order of their codes.
func (l *Lexicon) Languages() []Language { return slices.Clone(l.languages) }

// Terms returns how many terms a language has for a concept.
func (l *Lexicon) Terms(c Concept, of Language) int {
	n, m := 0, meaning{c, of}
	for _, t := range l.all {
		if t.Concept == c && t.Language == of {
			n++
		}
	}
	for _, list := range [][]ending{l.suffixes, l.prefixes} {
		for _, e := range list {
			if e.meaning == m {
				n++
			}
		}
	}
	return n
}
