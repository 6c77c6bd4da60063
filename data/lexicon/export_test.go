package lexicon

import (
	"slices"
	"strings"
)

// Languages lists the languages known, in alphabetical order of their codes.
func (l *Lexicon) Languages() []Language { return slices.Clone(l.languages) }

// Terms returns how many terms a language has for a concept.
func (l *Lexicon) Terms(c Concept, of Language) int {
	n, m := 0, meaning{c, of}
	for t := range l.All() {
		if t.Concept == c && t.Language == of {
			n++
		}
	}
	for _, list := range [][]ending{l.suffixes, l.prefixes} {
		for _, e := range list {
			if *e.meaning == m {
				n++
			}
		}
	}
	return n
}

// Spellings returns the words of every term written together as its vocabulary was read,
// and as any text is cut into words.
func Spellings(terms []string) (read, cut []string) {
	for _, text := range terms {
		together, _ := spell(text)
		read, cut = append(read, together), append(cut, join(Words(text)))
	}
	return read, cut
}

// FoldAny folds a text letter by letter.
func FoldAny(text string) string {
	var b strings.Builder
	foldAny(&b, text)
	return b.String()
}
