package lexicon_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/lexicon"
)

// TestWritten: words keep how they are written, and parts of compounds that they are
// written together.
func TestWritten(t *testing.T) {
	for text, want := range map[string]string{
		"Monatlicher Bruttolohn":  "Monatlicher Brutto+lohn",
		"Grundgehälter":           "Grundgehälter",
		"hireDate":                "hire Date",
		"Number of jobsb (£)":     "Number of jobs £",
		"\u0e38 ค่าจ้าง":          "ค่าจ้าง",
		"Jobsz United directa":    "Jobsz United directa",
		"Jahresgrundgehalt (EUR)": "Jahres+grundgehalt EUR",
	} {
		var parts []string
		for _, w := range lexicon.Default().Read(text).Words {
			if w.Joined {
				parts[len(parts)-1] += "+" + w.Written
				continue
			}
			parts = append(parts, w.Written)
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzMatch reads any text in any set of languages.
func FuzzMatch(f *testing.F) {
	for _, text := range []string{"Bruttojahresgehalt", "jobsb", "ÅrslönSEK", "月給(千円)", "a\u0300\u0300b", "Base salary (in 000s), 25th percentile", "hiredateEMPNO", "연봉 만원"} {
		f.Add(text, uint64(1))
		f.Add(text, uint64(1<<4|1<<14))
	}
	l := lexicon.Default()
	f.Fuzz(func(t *testing.T, text string, set uint64) {
		var languages []lexicon.Language
		for i, language := range l.Languages() {
			if set>>i&1 == 1 {
				languages = append(languages, language)
			}
		}
		read := l.Read(text)
		checkMatches(t, text, read)
		checkMatches(t, text, l.ReadWhole(text))
		if fmt.Sprint(read) != fmt.Sprint(l.Read(text)) {
			t.Errorf("%q is read in two ways", text)
		}
		in := read.In(languages)
		checkMatches(t, text, in)
		if !slices.Equal(places(in), places(read)) {
			t.Errorf("%q in %v: terms at %v, want %v as in all languages", text, languages, places(in), places(read))
		}
		votes := 0.0
		for _, vote := range l.Vote([]lexicon.Text{read}) {
			votes += vote
		}
		if want := float64(len(places(read))); math.Abs(votes-want) > 1e-6 {
			t.Errorf("%q: %v votes, want one for each of %v terms", text, votes, want)
		}
	})
}

// places are where the terms of a text stand, each once.
func places(read lexicon.Text) (all [][2]int) {
	for _, m := range read.Matches {
		all = append(all, [2]int{m.From, m.To})
	}
	return slices.Compact(all)
}

// checkMatches checks what holds of any text: words have letters, terms lie within
// them and stand apart or in one place, and what no term has is unknown, but numbers.
func checkMatches(t *testing.T, text string, read lexicon.Text) {
	t.Helper()
	taken, end := 0, 0
	for _, p := range places(read) {
		if p[0] < end || p[1] <= p[0] || p[1] > len(read.Words) {
			t.Fatalf("%q: a term at %v after one that ends at %d, of %d words", text, p, end, len(read.Words))
		}
		taken, end = taken+p[1]-p[0], p[1]
	}
	numbers := 0
	for i, w := range read.Words {
		if w.Text == "" || w.Written == "" || i == 0 && w.Joined {
			t.Fatalf("%q: word %d is %+v", text, i, w)
		}
		if '0' <= w.Text[0] && w.Text[0] <= '9' {
			numbers++
		}
	}
	if left := len(read.Words) - taken; read.Unknown > left || read.Unknown < left-numbers {
		t.Fatalf("%q: %d of %d words without a term are unknown, %d numbers", text, read.Unknown, left, numbers)
	}
}
