// Package lexicon is what Paybench knows of the words that pay files use: one
// vocabulary, concept × language, that every reader of headers, titles and cells
// shares.
//
// A vocabulary is one text per language in assets/vocabulary, named after its
// language. A line holds a concept, a colon, and the terms for it, parted by
// commas; lines that begin with a space go on with the line above:
//
//	hire_date: hire date, date of hire, start date,
//	  joining date
//	salary: *gehalt, *lohn
//
// A term is a word or several. A word that begins with * stands for all that end
// so, as compounds of German or Finnish do; one that ends with * for all that
// begin so. Capitals, accents, spaces and marks do not count, so that "hire date"
// is hireDate, HIREDATE and hire_date, too: see [Words]. One term may stand for
// several concepts; the reader of the header weighs which is meant. Some concepts
// are of cells alone, see [CellConcepts].
//
// A header is read by [Lexicon.Read]: it is cut into words, the longest terms are
// found in it first, and what is left over says how much of the header nobody
// understands.
package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/parallel"
)

// Language is the ISO 639-1 code of a language.
type Language string

// English is the language that headers of all countries fall back on.
const English Language = "en"

// meaning is a concept in a language.
type meaning struct {
	concept  Concept
	language Language
}

// ending is a word that stands for all that end, or begin, with it.
type ending struct {
	text string
	meaning
}

// Lexicon is the vocabulary of several languages. It is not changed once made,
// and may be used by many at once.
type Lexicon struct {
	languages []Language
	terms     map[string][]meaning // by their words written together, but those of cells alone
	all       []Term
	suffixes  []ending // the longest first
	prefixes  []ending
	words     int // of the longest term
	bytes     int
}

// Default returns the vocabulary that ships with the program.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := Load(assets.Vocabulary)
	if err != nil {
		panic(err) // a test reads every vocabulary
	}
	return l
})

// Load reads the vocabularies of a file system: files named *.txt after their
// language. It fails with the file and line of a word it cannot take.
func Load(files fs.FS) (*Lexicon, error) {
	paths, err := fs.Glob(files, "vocabulary/*.txt")
	if err != nil {
		return nil, fmt.Errorf("vocabulary: %w", err)
	}
	read, failed := make([]vocabulary, len(paths)), make([]error, len(paths))
	parallel.Do(len(paths), func(i int) { read[i], failed[i] = readVocabulary(files, paths[i]) })
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	terms := 0
	for _, v := range read {
		terms += len(v.terms)
	}
	l := &Lexicon{terms: make(map[string][]meaning, terms), all: make([]Term, 0, terms)}
	for _, v := range read {
		l.add(v)
	}
	longer := func(a, b ending) int { return len(b.text) - len(a.text) }
	slices.SortStableFunc(l.suffixes, longer)
	slices.SortStableFunc(l.prefixes, longer)
	return l, nil
}

// vocabulary is the text of one language as it was read.
type vocabulary struct {
	language           Language
	terms              []spelled
	suffixes, prefixes []ending
}

// spelled is a term with its words written together, and their number.
type spelled struct {
	Term
	together string
	words    int
}

// readVocabulary reads the vocabulary of one language.
func readVocabulary(files fs.FS, name string) (vocabulary, error) {
	v := vocabulary{language: Language(strings.TrimSuffix(path.Base(name), ".txt"))}
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return v, fmt.Errorf("vocabulary: %w", err)
	}
	v.terms = make([]spelled, 0, strings.Count(string(text), ","))
	var concept Concept
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		terms := line
		if line[0] != ' ' {
			head, rest, ok := strings.Cut(line, ":")
			concept, terms = Concept(head), rest
			if !ok || !concept.isKnown() {
				return v, fmt.Errorf("%s, line %d: %q is no concept", name, n, strings.TrimSpace(head))
			}
		}
		for term := range strings.SplitSeq(terms, ",") {
			v.add(strings.TrimSpace(term), concept)
		}
	}
	return v, nil
}

// add takes in a term.
func (v *vocabulary) add(term string, of Concept) {
	m := meaning{of, v.language}
	if before, ok := strings.CutPrefix(term, "*"); ok {
		v.suffixes = append(v.suffixes, ending{Fold(before), m})
		return
	}
	if after, ok := strings.CutSuffix(term, "*"); ok {
		v.prefixes = append(v.prefixes, ending{Fold(after), m})
		return
	}
	together, words := spell(term)
	if together != "" {
		v.terms = append(v.terms, spelled{Term{term, of, v.language}, together, words})
	}
}

// spell returns the words of a term written together, and their number. Most are
// plain: small letters and spaces alone.
func spell(term string) (together string, words int) {
	plain := true
	for i := range len(term) {
		if c := term[i]; c != ' ' && (c < 'a' || c > 'z') {
			plain = false
			break
		}
	}
	if plain {
		return strings.ReplaceAll(term, " ", ""), len(strings.Fields(term))
	}
	all := Words(term)
	return join(all), len(all)
}

// add takes in the vocabulary of a language.
func (l *Lexicon) add(v vocabulary) {
	l.languages = append(l.languages, v.language)
	l.suffixes, l.prefixes = append(l.suffixes, v.suffixes...), append(l.prefixes, v.prefixes...)
	for _, t := range v.terms {
		l.all = append(l.all, t.Term)
		known, m := l.terms[t.together], meaning{t.Concept, t.Language}
		if t.Concept.IsOfCells() || slices.Contains(known, m) {
			continue
		}
		l.terms[t.together] = append(known, m)
		l.words, l.bytes = max(l.words, t.words), max(l.bytes, len(t.together))
	}
}

// join writes words together.
func join(words []Word) string {
	if len(words) == 1 {
		return words[0].Text
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return b.String()
}
