package lexicon_test

import (
	"fmt"
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

func FuzzRead(f *testing.F) {
	for _, text := range []string{"Bruttojahresgehalt", "jobsb", "ÅrslönSEK", "月給(千円)", "a\u0300\u0300b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read := lexicon.Default().Read(text)
		for _, m := range read.Matches {
			if m.From < 0 || m.To > len(read.Words) || m.From >= m.To {
				t.Fatalf("%q: %+v of %d words", text, m, len(read.Words))
			}
		}
		if fmt.Sprint(read) != fmt.Sprint(lexicon.Default().Read(text)) {
			t.Errorf("%q is read in two ways", text)
		}
	})
}
