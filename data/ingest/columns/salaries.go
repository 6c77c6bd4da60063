package columns

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
)

// timesIn finds "x13" and "14 ×".
var timesIn = regexp.MustCompile(`(?i)(?:^|[^\pL\d])(?:[x×*]\s?(1[2-8])|(1[2-8])\s?[x×*])(?:[^\pL\d]|$)`)

// SalariesIn is how many salaries a year a header of pay names: "x13", "14 pagas",
// "13 Monatsgehälter"; 0 if it names none. "13. Monatsgehalt" is the thirteenth.
func SalariesIn(header string) float64 {
	const fewest, most = 12, 18
	words := lexicon.Default().Read(header)
	if found := timesIn.FindStringSubmatch(header); found != nil {
		n, _ := strconv.Atoi(found[1] + found[2])
		return float64(n)
	}
	for i, w := range words.Words {
		n, err := strconv.Atoi(w.Text)
		if err != nil || n < fewest || n > most || strings.Contains(header, w.Text+".") {
			continue
		}
		follows := func(m lexicon.Match) bool {
			return m.Concept == lexicon.MonthsAYear && m.From == i+1 ||
				m.Concept == lexicon.Bonus && m.From == i ||
				m.Concept == lexicon.Salary && m.From > i && m.From <= i+2
		}
		if slices.ContainsFunc(words.Matches, follows) {
			return float64(n)
		}
	}
	return 0
}
