package source_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/table"
)

// TestLongHeaders cuts the questions of surveys in sentences, and nowhere else.
func TestLongHeaders(t *testing.T) {
	question := `What is your "annual" base salary, before tax, as you were paid it in December of last year?`
	text := `Role,"` + strings.ReplaceAll(question, `"`, `""`) + `"` + "\nA,52000-54000\nB,0\nA,61000\n"
	l := loadText(t, text, ingest.Options{})
	sentences := append(table.AllWords(l.Understanding.Remarks), table.AllWords(l.Market.About().Choices)...)
	found := false
	for _, s := range sentences {
		found = found || strings.Contains(s, "before tax, as you were…")
		if strings.Contains(s, "of last year") {
			t.Errorf("it says: %s", s)
		}
	}
	if !found || l.Understanding.Base != question || l.Market.Elements()[0].Header != question {
		t.Errorf("base %q, element %+v, sentences %q", l.Understanding.Base, l.Market.Elements()[0], sentences)
	}
}
