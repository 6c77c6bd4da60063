package lexicon

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Match is a term that was found in a text.
type Match struct {
	From, To int     // of the text's words
	Concept  Concept // what it speaks of
	Language Language
}

// Text is a text that was read: its words and what is known of them.
type Text struct {
	Words   []Word
	Matches []Match // in the order of the words; several for one place are readings of it
	Unknown int     // words that are in no term, numbers apart
}

// Read cuts a text into words and finds the terms in it: the longest first, so
// that "base salary grade" is no salary. A word that no term has is taken apart
// into words of one language, if it can be: "hiredate", "Bruttojahresgehalt".
func (l *Lexicon) Read(text string) Text { return l.find(l.takeApart(Words(text))) }

// ReadWhole is Read without taking words apart: it is faster, for cells.
func (l *Lexicon) ReadWhole(text string) Text { return l.find(Words(text)) }

// find finds the terms among words; none begins outside brackets and ends in them.
func (l *Lexicon) find(words []Word) Text {
	t := Text{Words: words}
	taken := make([]bool, len(words))
	for length := min(len(words), l.words); length > 0; length-- {
		for from := 0; from+length <= len(words); from++ {
			if slices.Contains(taken[from:from+length], true) || words[from].Bracket != words[from+length-1].Bracket {
				continue
			}
			for m := range l.at(words[from : from+length]) {
				if !m.inHeaders() {
					continue
				}
				t.Matches = append(t.Matches, Match{from, from + length, m.concept, m.language})
				for i := from; i < from+length; i++ {
					taken[i] = true
				}
			}
		}
	}
	for i, w := range words {
		if !taken[i] && !isNumber(w.Text) {
			t.Unknown++
		}
	}
	slices.SortStableFunc(t.Matches, func(a, b Match) int { return a.From - b.From })
	return t
}

// inHeaders reports whether words mean something in headers, and not in cells alone.
func (m meaning) inHeaders() bool { return m.concept != Hourly && m.concept != Salaried }

// Whole returns what a text means that is one term and nothing else, such as a
// cell: "Non-exempt" is hourly_paid.
func (l *Lexicon) Whole(text string) []Concept {
	var all []Concept
	for m := range l.of(join(Words(text))) {
		if !slices.Contains(all, m.concept) {
			all = append(all, m.concept)
		}
	}
	return all
}

func isNumber(word string) bool { return word[0]-'0' <= 9 }

// at yields what words mean together.
func (l *Lexicon) at(words []Word) iter.Seq[meaning] {
	text := join(words)
	if len(words) > 1 || l.has(text) {
		return l.of(text)
	}
	return l.byEnding(text)
}

// byEnding yields what a word means by its end, else by its beginning.
func (l *Lexicon) byEnding(text string) iter.Seq[meaning] {
	found := affixed(l.suffixes, func(a ending) bool { return len(text) > len(a.text) && strings.HasSuffix(text, a.text) })
	if found == nil {
		found = affixed(l.prefixes, func(a ending) bool { return len(text) > len(a.text) && strings.HasPrefix(text, a.text) })
	}
	return slices.Values(found)
}

// affixed returns what the longest endings that fit mean.
func affixed(all []ending, fits func(ending) bool) (found []meaning) {
	longest := 0
	for _, e := range all {
		if len(e.text) < longest {
			break
		}
		if fits(e) {
			longest = len(e.text)
			found = append(found, *e.meaning)
		}
	}
	return found
}

// takeApart replaces words that no term has by the words they are made of.
func (l *Lexicon) takeApart(words []Word) []Word {
	var apart []Word
	for i, w := range words {
		parts := []string(nil)
		first, _ := utf8.DecodeRuneInString(w.Text)
		switch {
		case isNumber(w.Text), l.isOfHeaders(w.Text), l.inTerm(words, i):
		case isDense(first):
			parts = l.denseParts(w.Text)
		default:
			if parts = l.compound(w.Text); parts == nil {
				parts = l.withoutFootnote(w.Text)
			}
		}
		if parts == nil {
			apart = append(apart, w)
			continue
		}
		apart = append(apart, w.into(parts)...)
	}
	return apart
}

// isOfHeaders reports whether a word is a term that means something in headers.
func (l *Lexicon) isOfHeaders(word string) bool {
	for m := range l.of(word) {
		if m.inHeaders() {
			return true
		}
	}
	return false
}

// withoutFootnote returns the word before the letter of a footnote, "jobs" of
// "jobsb"; nil where there is none. Only words in the plural have one: other words
// with a letter more are other words.
func (l *Lexicon) withoutFootnote(word string) []string {
	const shortest = 4
	before := len(word) - 1
	if before < shortest || word[before] < 'a' || word[before] > 'd' || word[before-1] != 's' || !l.has(word[:before]) {
		return nil
	}
	return []string{word[:before]}
}

// into returns the words that a word is taken apart into. They keep how they are
// written where every letter has one place.
func (w Word) into(parts []string) []Word {
	all := make([]Word, len(parts))
	runes, at := []rune(w.Written), 0
	for i, p := range parts {
		all[i] = Word{Text: p, Written: p, Joined: i > 0, Bracket: w.Bracket, Capitals: w.Capitals}
		if letters := utf8.RuneCountInString(p); len(runes) == utf8.RuneCountInString(w.Text) {
			all[i].Written = string(runes[at : at+letters])
			at += letters
		}
	}
	return all
}

// inTerm reports whether a word belongs, with those beside it, to a term.
func (l *Lexicon) inTerm(words []Word, at int) bool {
	for from := max(0, at-l.words+1); from <= at; from++ {
		for to := at + 1; to <= min(len(words), from+l.words); to++ {
			if to-from > 1 && l.has(join(words[from:to])) {
				return true
			}
		}
	}
	return false
}

// The shortest parts that a word is taken apart into, and the shortest word.
const (
	leastPart  = 3
	leastWhole = 5
	mostWhole  = 60
)

// compound returns the fewest words of one language that make up a word; nil if
// none do. English words go with those of any language.
func (l *Lexicon) compound(word string) []string {
	if len(word) < leastWhole || len(word) > mostWhole {
		return nil
	}
	var best []string
	for _, language := range l.languages {
		if parts := l.parts(word, language); parts != nil && (best == nil || len(parts) < len(best)) {
			best = parts
		}
	}
	return best
}

// parts returns the fewest words of a language that make up a word; of equals,
// those whose shortest is longest come first by beginning with the longest.
func (l *Lexicon) parts(word string, language Language) []string {
	best := make([][]string, len(word)+1) // that make up word[at:]
	best[len(word)] = []string{}
	for at := len(word) - 1; at >= 0; at-- {
		for end := min(len(word), at+l.bytes); end > at; end-- {
			part := word[at:end]
			if best[end] == nil || !l.isPart(part, language, end == len(word)) {
				continue
			}
			if best[at] == nil || 1+len(best[end]) < len(best[at]) {
				best[at] = append([]string{part}, best[end]...)
			}
		}
	}
	if len(best[0]) < 2 {
		return nil
	}
	return best[0]
}

// isPart reports whether a word of a language may be part of a compound. Two
// letters may end one only: "empno", "userid".
func (l *Lexicon) isPart(part string, language Language, last bool) bool {
	if len(part) < leastPart && (!last || part != "id" && part != "no") || len(part) == leastPart && language == English && !shortParts[part] {
		return false
	}
	for m := range l.of(part) {
		switch {
		case m.concept == Filler:
		case m.language == English && (language == English || len(part) > leastPart),
			m.language == language && (len(part) > leastPart || compounds[language]):
			return true
		}
	}
	return false
}

// shortParts are the English words of three letters that are written together with
// others: "paygrade", "avgpay".
var shortParts = map[string]bool{
	"pay": true, "job": true, "emp": true, "sal": true, "avg": true, "min": true, "max": true, "age": true, "fte": true, "usd": true, "eur": true, "gbp": true,
}

// compounds are the languages that write several words as one, so that short ones
// are parts of others.
var compounds = map[Language]bool{"de": true, "nl": true, "sv": true, "da": true, "no": true, "fi": true, "hu": true}

// denseParts cuts a word of a script without spaces into known words and what
// lies between them.
func (l *Lexicon) denseParts(word string) []string {
	var parts []string
	between := 0
	for at := 0; at < len(word); {
		end := min(len(word), at+l.bytes)
		for ; end > at && !l.has(word[at:end]); end-- {
		}
		if end > at {
			if between < at {
				parts = append(parts, word[between:at])
			}
			parts = append(parts, word[at:end])
			at, between = end, end
			continue
		}
		_, size := utf8.DecodeRuneInString(word[at:])
		at += size
	}
	if parts == nil {
		return nil
	}
	if between < len(word) {
		parts = append(parts, word[between:])
	}
	return parts
}

// Vote returns how much of texts is written in each language: a known word counts
// for the languages that have it, the less the more of them do.
func (l *Lexicon) Vote(texts []Text) map[Language]float64 {
	votes := map[Language]float64{}
	for _, t := range texts {
		for i := 0; i < len(t.Matches); {
			j := i
			var of []Language
			for ; j < len(t.Matches) && t.Matches[j].From == t.Matches[i].From; j++ {
				if !slices.Contains(of, t.Matches[j].Language) {
					of = append(of, t.Matches[j].Language)
				}
			}
			for _, language := range of {
				votes[language] += 1 / float64(len(of))
			}
			i = j
		}
	}
	return votes
}

// Of lists the languages that texts are written in, by their vote: the first, and
// those that are nearly as likely. Of equals English comes first.
func (l *Lexicon) Of(texts []Text) []Language {
	const nearly = 0.6
	votes := l.Vote(texts)
	others := slices.DeleteFunc(slices.Clone(l.languages), func(a Language) bool { return a == English })
	all := append([]Language{English}, others...)
	slices.SortStableFunc(all, func(a, b Language) int { return cmp.Compare(votes[b], votes[a]) })
	most := votes[all[0]]
	return slices.DeleteFunc(all, func(a Language) bool { return votes[a] == 0 || votes[a] < nearly*most })
}

// Is reports whether a word of the text may be of a concept.
func (t Text) Is(word int, c Concept) bool {
	behind, _ := slices.BinarySearchFunc(t.Matches, word+1, func(m Match, from int) int { return m.From - from })
	for i := behind - 1; i >= 0 && t.Matches[i].From > word-mostWords; i-- {
		if m := t.Matches[i]; word < m.To && m.Concept == c {
			return true
		}
	}
	return false
}

// mostWords is more than any term has.
const mostWords = 16

// In leaves out what words mean in other languages than these, where they mean
// something in these; and else what they do not mean in English, if they mean
// something in it.
func (t Text) In(languages []Language) Text {
	of := func(m Match) bool { return slices.Contains(languages, m.Language) }
	english := func(m Match) bool { return m.Language == English }
	var kept []Match
	for i := 0; i < len(t.Matches); {
		j := i
		for j < len(t.Matches) && t.Matches[j].From == t.Matches[i].From {
			j++
		}
		place := t.Matches[i:j]
		for _, is := range []func(Match) bool{of, english} {
			if slices.ContainsFunc(place, is) {
				place = slices.DeleteFunc(slices.Clone(place), func(m Match) bool { return !is(m) })
				break
			}
		}
		kept = append(kept, place...)
		i = j
	}
	t.Matches = kept
	return t
}
