package lexicon_test

import (
	"testing"

	"github.com/paybench/paybench/data/lexicon"
)

func TestTry(t *testing.T) {
	l := lexicon.Default()
	for _, h := range []string{"Job Title", "hiredate", "EMPNO", "Base salary (in 000s)", "YTDWages", "P25th", "employmentstatus", "Annual Rt", "Bonus Target - Local Currency (USD)", "DateofHire", "monthlyincome", "gross_mthly_25_percentile"} {
		r := l.Read(h)
		t.Log(h, r.Words, r.Matches, r.Unknown)
	}
}
