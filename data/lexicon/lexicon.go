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
	"iter"
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

// meaning is a concept in a language. All the terms of a line share it.
type meaning struct {
	concept  Concept
	language Language
}

// ending is a word that stands for all that end, or begin, with it.
type ending struct {
	text string
	*meaning
}

// term is a term, and where it lies in the text of all of them, as its vocabulary
// writes it.
type term struct {
	from, to uint32
	meaning  uint16 // its place among the meanings
	next     int32  // of the terms whose words are the same; 0 after the last
}

// Lexicon is the vocabulary of several languages. It is not changed once made,
// and may be used by many at once.
type Lexicon struct {
	languages []Language
	meanings  []meaning
	text      string   // of all terms
	all       []term   // from 1
	together  keys     // the words of terms written together; none of cells alone
	first     []int32  // of the terms of each key
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
	l := gather(read)
	longer := func(a, b ending) int { return len(b.text) - len(a.text) }
	slices.SortStableFunc(l.suffixes, longer)
	slices.SortStableFunc(l.prefixes, longer)
	return l, nil
}

// gather makes one lexicon of vocabularies.
func gather(read []vocabulary) *Lexicon {
	terms, bytes := 1, 0
	for _, v := range read {
		terms += len(v.terms)
		for _, t := range v.terms {
			bytes += len(t.text)
		}
	}
	l := &Lexicon{all: make([]term, 1, terms), first: make([]int32, 0, terms)}
	l.together.grow(terms, bytes)
	var text strings.Builder
	text.Grow(bytes)
	for _, v := range read {
		l.add(v, &text)
	}
	l.text = text.String()
	return l
}

// vocabulary is the text of one language as it was read.
type vocabulary struct {
	language           Language
	terms              []spelled
	suffixes, prefixes []ending
}

// spelled is a term with its words written together, and their number.
type spelled struct {
	text string
	*meaning
	together string
	words    int
}

// readVocabulary reads the vocabulary of one language. What is kept of it for good is
// cloned, so that it does not hold the whole text.
func readVocabulary(files fs.FS, name string) (vocabulary, error) {
	v := vocabulary{language: Language(strings.TrimSuffix(path.Base(name), ".txt"))}
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return v, fmt.Errorf("vocabulary: %w", err)
	}
	text := string(content)
	v.terms = make([]spelled, 0, strings.Count(text, ","))
	var of *meaning
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		terms := line
		if line[0] != ' ' {
			head, rest, ok := strings.Cut(line, ":")
			of, terms = &meaning{Concept(strings.Clone(head)), v.language}, rest
			if !ok || !of.concept.isKnown() {
				return v, fmt.Errorf("%s, line %d: %q is no concept", name, n, strings.TrimSpace(head))
			}
		}
		for term := range strings.SplitSeq(terms, ",") {
			v.add(strings.TrimSpace(term), of)
		}
	}
	return v, nil
}

// add takes in a term.
func (v *vocabulary) add(text string, of *meaning) {
	if before, ok := strings.CutPrefix(text, "*"); ok {
		v.suffixes = append(v.suffixes, ending{strings.Clone(Fold(before)), of})
		return
	}
	if after, ok := strings.CutSuffix(text, "*"); ok {
		v.prefixes = append(v.prefixes, ending{strings.Clone(Fold(after)), of})
		return
	}
	if together, words := spell(text); together != "" {
		v.terms = append(v.terms, spelled{text, of, together, words})
	}
}

// spell returns the words of a term written together, and their number. Most terms are
// plain: small letters of the Latin or Cyrillic alphabet, and spaces.
func spell(text string) (together string, words int) {
	var room [64]byte
	letters, within := room[:0], false
	for _, r := range text {
		folded := foldSmall(r)
		if folded == "" && r != ' ' {
			all := Words(text)
			return join(all), len(all)
		}
		if r != ' ' && !within {
			words++
		}
		within = r != ' '
		letters = append(letters, folded...)
	}
	if string(letters) == text {
		return text, words
	}
	return string(letters), words
}

// add takes in the vocabulary of a language, and writes its terms to the text of all.
func (l *Lexicon) add(v vocabulary, text *strings.Builder) {
	l.languages = append(l.languages, v.language)
	l.suffixes, l.prefixes = append(l.suffixes, v.suffixes...), append(l.prefixes, v.prefixes...)
	var last *meaning
	for _, t := range v.terms {
		if t.meaning != last {
			last = t.meaning
			l.meanings = append(l.meanings, *last)
		}
		at, from := int32(len(l.all)), uint32(text.Len())
		text.WriteString(t.text)
		l.all = append(l.all, term{from: from, to: uint32(text.Len()), meaning: uint16(len(l.meanings) - 1)})
		if t.concept.IsOfCells() {
			continue
		}
		key := l.together.add([]byte(t.together))
		if key < len(l.first) {
			l.chain(l.first[key], at)
			continue
		}
		l.first = append(l.first, at)
		l.words, l.bytes = max(l.words, t.words), max(l.bytes, len(t.together))
	}
}

// chain puts a term behind those whose words are the same, unless one means the same.
func (l *Lexicon) chain(first, added int32) {
	for at := first; l.means(at) != l.means(added); at = l.all[at].next {
		if l.all[at].next == 0 {
			l.all[at].next = added
			return
		}
	}
}

// means is what a term means.
func (l *Lexicon) means(at int32) meaning { return l.meanings[l.all[at].meaning] }

// has reports whether words written together are a term.
func (l *Lexicon) has(together string) bool {
	_, ok := l.together.find([]byte(together))
	return ok
}

// of yields what a term means whose words are written together.
func (l *Lexicon) of(together string) iter.Seq[meaning] {
	return func(yield func(meaning) bool) {
		key, ok := l.together.find([]byte(together))
		if !ok {
			return
		}
		for at := l.first[key]; at != 0 && yield(l.means(at)); at = l.all[at].next {
		}
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
