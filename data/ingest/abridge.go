package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// longestName is how many letters of a header are quoted in a sentence. Surveys
// have whole questions for headers.
const longestName = 60

// abridged cuts a long name, at a word where there is one near.
func abridged(name string) string {
	runes := []rune(name)
	if len(runes) <= longestName {
		return name
	}
	text := string(runes[:longestName-1])
	if at := strings.LastIndexByte(text, ' '); at > len(text)/2 {
		text = text[:at]
	}
	return text + "…"
}

// abridgeHeaders shortens the long headers in the sentences about a file.
func (b *builder) abridgeHeaders() {
	long := slices.Clone(b.file.header.names)
	long = slices.DeleteFunc(long, func(name string) bool { return abridged(name) == name })
	if len(long) == 0 {
		return
	}
	// A header that begins with another one must be found before it.
	slices.SortFunc(long, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var pairs []string
	for _, name := range long {
		pairs = append(pairs, name, abridged(name), strconv.Quote(name), strconv.Quote(abridged(name)))
	}
	r := strings.NewReplacer(pairs...)
	for _, sentences := range [][]string{b.notes, b.choices, b.file.u.Notes} {
		for i := range sentences {
			sentences[i] = r.Replace(sentences[i])
		}
	}
	for i := range b.elements {
		b.elements[i].Note = r.Replace(b.elements[i].Note)
	}
	for i := range b.file.guesses {
		b.file.guesses[i].why = r.Replace(b.file.guesses[i].why)
	}
}

// listed names columns in a sentence, the first ones of many.
func listed(names []string) string {
	const most = 12
	var list []string
	for _, name := range names[:min(len(names), most)] {
		list = append(list, abridged(name))
	}
	if len(names) > most {
		list = append(list, fmt.Sprintf("… (%d in all)", len(names)))
	}
	return strings.Join(list, ", ")
}
