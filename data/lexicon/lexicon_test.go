package lexicon_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/lexicon"
)

// core are the concepts without whose words the usual file of a language cannot be
// read. Every vocabulary has words for them; the others are printed where they
// lack, as many languages have no lakh.
var core = []lexicon.Concept{
	lexicon.Salary, lexicon.Base, lexicon.Total, lexicon.Bonus, lexicon.Commission, lexicon.Allowance, lexicon.Overtime, lexicon.Cost, lexicon.Benefit,
	lexicon.Gross, lexicon.Net, lexicon.Minimum, lexicon.Maximum, lexicon.Change, lexicon.Share, lexicon.Thousand,
	lexicon.Year, lexicon.Month, lexicon.Week, lexicon.Day, lexicon.Hour,
	lexicon.Mean, lexicon.Median, lexicon.Percentile, lexicon.Quartile, lexicon.Number, lexicon.People,
	lexicon.Role, lexicon.Level, lexicon.Grade, lexicon.JobCode, lexicon.JobFamily, lexicon.Experience, lexicon.CompanySize, lexicon.Industry, lexicon.Location,
	lexicon.Education, lexicon.EmploymentType, lexicon.Employer, lexicon.Department, lexicon.DataYear, lexicon.Currency, lexicon.PayUnit, lexicon.WeeklyHours, lexicon.FullTime,
	lexicon.EmployeeID, lexicon.PersonName, lexicon.Manager, lexicon.Sex, lexicon.Age, lexicon.BirthDate, lexicon.HireDate, lexicon.LeaveDate, lexicon.Status, lexicon.Woman, lexicon.Man,
	lexicon.Identifier, lexicon.Name, lexicon.Date, lexicon.Note, lexicon.Technical, lexicon.Opinion, lexicon.Everyone, lexicon.Filler,
	lexicon.AtLeast, lexicon.AtMost, lexicon.OrMore, lexicon.Nothing, "EUR", "USD",
}

// TestMatrix prints how many terms each language has for each concept, and what it
// has no word for.
func TestMatrix(t *testing.T) {
	l := lexicon.Default()
	languages := l.Languages()
	holes := map[lexicon.Language][]lexicon.Concept{}
	var matrix strings.Builder
	fmt.Fprintf(&matrix, "%-16s", "")
	for _, language := range languages {
		fmt.Fprintf(&matrix, "%5s", language)
	}
	for _, c := range slices.Concat(lexicon.Concepts(), lexicon.CellConcepts(), []lexicon.Concept{"EUR", "USD"}) {
		fmt.Fprintf(&matrix, "\n%-16s", c)
		for _, language := range languages {
			n := l.Terms(c, language)
			fmt.Fprintf(&matrix, "%5d", n)
			if n > 0 {
				continue
			}
			holes[language] = append(holes[language], c)
			if slices.Contains(core, c) {
				t.Errorf("%s has no word for %s", language, c)
			}
		}
	}
	t.Logf("terms by concept and language\n%s", &matrix)
	for _, language := range languages {
		t.Logf("%s has no word for %v", language, holes[language])
	}
}

// TestTermsOnce: a term stands once under a concept, and a concept once in a part of
// a vocabulary, which a remark begins. So whoever looks for a word sees all there
// are beside it.
func TestTermsOnce(t *testing.T) {
	paths, err := fs.Glob(assets.Vocabulary, "vocabulary/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d vocabularies: %v", len(paths), err)
	}
	for _, p := range paths {
		data, err := assets.Vocabulary.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, twice := range repeated(data) {
			t.Errorf("%s, %s", p, twice)
		}
	}
}

// repeated names the concepts and terms of a vocabulary that stand in it twice.
func repeated(vocabulary []byte) (twice []string) {
	concept, concepts, terms := "", map[string]bool{}, map[[2]string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(vocabulary))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "#"):
			clear(concepts)
			continue
		case strings.TrimSpace(line) == "":
			continue
		case line[0] != ' ':
			concept, line, _ = strings.Cut(line, ":")
			if concepts[concept] {
				twice = append(twice, fmt.Sprintf("line %d: the concept %s again", n, concept))
			}
			concepts[concept] = true
		}
		for term := range strings.SplitSeq(line, ",") {
			key := [2]string{concept, strings.ToLower(strings.TrimSpace(term))}
			if key[1] != "" && terms[key] {
				twice = append(twice, fmt.Sprintf("line %d: %s has %q again", n, concept, key[1]))
			}
			terms[key] = true
		}
	}
	return twice
}

func TestRepeated(t *testing.T) {
	for vocabulary, want := range map[string]int{
		"salary: pay, wage\nbonus: pay":                 0,
		"salary: pay,\n  wage, Pay":                     1,
		"salary: pay\nbonus: extra\nsalary: wage":       1,
		"salary: pay\n# Of other writing\nsalary: wage": 0,
		"salary: pay\n# Of other writing\nsalary: pay":  1,
	} {
		if got := repeated([]byte(vocabulary)); len(got) != want {
			t.Errorf("%q: %q, want %d", vocabulary, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.Load(assets.Vocabulary); err != nil {
			b.Fatal(err)
		}
	}
}

// TestPlainSpelling: most terms are read by a shorter way than texts are cut into words,
// and come out the same.
func TestPlainSpelling(t *testing.T) {
	var terms []string
	for term := range lexicon.Default().All() {
		terms = append(terms, term.Text)
	}
	read, cut := lexicon.Spellings(append(terms, "Ä b", "naïve  é", "o\u0301", "ß", "йо", "ŉ", "x2", "ab-c", ""))
	for i := range read {
		if read[i] != cut[i] {
			t.Errorf("term %d is read as %q and cut into %q", i, read[i], cut[i])
		}
	}
}

// TestFoldsLetters: letters that are looked up are folded as they are letter by letter.
func TestFoldsLetters(t *testing.T) {
	for r := range rune(0x0600) {
		for _, text := range []string{string(r), "a" + string(r) + "B", string(r) + "\u0301"} {
			if got, want := lexicon.Fold(text), lexicon.FoldAny(text); got != want {
				t.Errorf("%+q is folded into %+q, want %+q", text, got, want)
			}
		}
	}
}
