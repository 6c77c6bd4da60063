package profile

import (
	"slices"
	"strings"
	"unicode"
)

// abbreviations that are read alike wherever they stand in a job title. Those
// that could be two words (PM, CPO, eng. for engineer) are left to aliases.
var abbreviations = map[string][]string{
	"assoc": {"associate"},
	"asst":  {"assistant"},
	"dept":  {"department"},
	"dir":   {"director"},
	"exec":  {"executive"},
	"jnr":   {"junior"},
	"jr":    {"junior"},
	"mgmt":  {"management"},
	"mgr":   {"manager"},
	"mgt":   {"management"},
	"mktg":  {"marketing"},
	"mngmt": {"management"},
	"mngr":  {"manager"},
	"ops":   {"operation"},
	"prod":  {"product"},
	"snr":   {"senior"},
	"sr":    {"senior"},
	"svp":   {"senior", "vice", "president"},
	"vp":    {"vice", "president"},
}

// connectives carry nothing that tells one title from another.
var connectives = []string{"a", "an", "and", "for", "in", "of", "the"}

// Key reduces a job title to what tells it from others: its words in lower
// case, abbreviations written out, plurals made singular, connectives left
// out, in alphabetical order. Titles with the same key are the same role:
// "Dir. Product Mgmt", "Director, Product Management" and "Product Management
// Director" are one. A title without letters or digits has an empty key.
func Key(title string) string {
	return strings.Join(words(title), " ")
}

func words(title string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(strings.ToLower(title), isSeparator) {
		word = singular(word)
		full, short := abbreviations[word]
		switch {
		case slices.Contains(connectives, word):
		case short:
			all = append(all, full...)
		default:
			all = append(all, word)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func isSeparator(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// singular takes the s off a longer word; which words it mangles ("sale") does
// not matter, as all titles are treated alike.
func singular(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return strings.TrimSuffix(word, "s")
	}
	return word
}
