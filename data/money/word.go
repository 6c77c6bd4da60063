package money

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a run of letters in a cell or header, in lower case and without the
// points of an abbreviation: "P.a." is "pa".
type word struct {
	fold    [48]byte
	size    int
	end     int  // where it ends in the text it was read from
	dotted  bool // was written with points
	capital bool // holds a capital letter
	small   bool // holds a small letter
}

// String returns the folded word.
func (w *word) String() string { return string(w.fold[:w.size]) }

// add takes in one more letter. A word too long for every list keeps its first
// letters only, and is then in none.
func (w *word) add(r rune) {
	lower := unicode.ToLower(r)
	w.capital = w.capital || lower != r
	w.small = w.small || lower == r
	if w.size+utf8.UTFMax <= len(w.fold) {
		w.size += utf8.EncodeRune(w.fold[w.size:], lower)
	}
}

// wordAt reads the word that begins at text[start:]; its size is 0 when no letter
// stands there. "Bi-weekly" and "half month" are one word.
func wordAt(text string, start int) word {
	w := lettersAt(text, start)
	if _, halving := lookup(halvingWords, &w); !halving || w.end == len(text) {
		return w
	}
	next := w.end
	if strings.IndexByte("- _", text[next]) >= 0 {
		next++
	}
	rest := lettersAt(text, next)
	whole := w
	for _, r := range rest.String() {
		whole.add(r)
	}
	whole.end, whole.dotted = rest.end, rest.dotted
	whole.capital, whole.small = whole.capital || rest.capital, whole.small || rest.small
	_, named := lookup(periodWords, &whole)
	_, other := lookup(otherPeriods, &whole)
	if named || other {
		return whole
	}
	return w
}

// lettersAt reads the letters that begin at text[start:] as a word.
func lettersAt(text string, start int) word {
	var w word
	w.end = start
	for letters := 0; ; letters++ {
		if (letters == 1 || w.dotted) && isPointInside(text, w.end) {
			w.dotted = true
			w.end++
		}
		r, size := utf8.DecodeRuneInString(text[w.end:])
		if !isLetter(r) {
			break
		}
		w.add(r)
		w.end += size
	}
	if w.dotted && w.end < len(text) && text[w.end] == '.' {
		w.end++
	}
	return w
}

// isPointInside reports whether text[at:] goes on an abbreviation, as in "p.a.".
func isPointInside(text string, at int) bool {
	if at >= len(text) || text[at] != '.' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at+1:])
	return isLetter(r)
}

// partAt reads a word like wordAt, but ends it before a capital that follows a
// small letter: the first part of "salaryInUSD" is "salary".
func partAt(text string, start int) word {
	small := false
	for i, r := range text[start:] {
		if !isLetter(r) {
			break
		}
		if small && unicode.IsUpper(r) {
			part := wordAt(text[:start+i], start)
			if _, halving := lookup(halvingWords, &part); !halving {
				return part
			}
		}
		small = unicode.IsLower(r)
	}
	return wordAt(text, start)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// lookup finds a word in a list, without allocation.
func lookup[V any](list map[string]V, w *word) (V, bool) {
	value, ok := list[string(w.fold[:w.size])]
	return value, ok
}

// eachWord calls visit for every word of a header, or part of one.
func eachWord(header string, visit func(*word)) {
	text := Clean(header)
	for at := 0; at < len(text); {
		w := partAt(text, at)
		if w.size > 0 {
			visit(&w)
			at = w.end
			continue
		}
		at += runeSize(text, at)
	}
}

// runeSize is how many bytes the character at text[at:] takes.
func runeSize(text string, at int) int {
	_, size := utf8.DecodeRuneInString(text[at:])
	return size
}
