package ingest

import (
	"fmt"
	"strings"
)

// longestName is how many letters of a header are quoted in a sentence. Surveys
// have whole questions for headers.
const longestName = 60

// Abridged cuts a long name, at a word where there is one near.
func Abridged(name string) string {
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

// listed names columns in a sentence, the first ones of many.
func listed(names []string) string {
	const most = 12
	var list []string
	for _, name := range names[:min(len(names), most)] {
		list = append(list, Abridged(name))
	}
	if len(names) > most {
		list = append(list, fmt.Sprintf("… (%d in all)", len(names)))
	}
	return strings.Join(list, ", ")
}
