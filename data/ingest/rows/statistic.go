package rows

import (
	"slices"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/remark"
)

// statistic is what a label says of its row, if it says that it is computed from
// others.
type statistic struct {
	why        Why
	percentile float64 // 0 if it is none
	concepts   []lexicon.Concept
	group      []string // the other words: the name of the group it is of
	plain      bool     // the other words say nothing of a group
}

// statistics are the concepts of rows that are computed from others.
var statistics = []lexicon.Concept{
	lexicon.Total, lexicon.Mean, lexicon.Median, lexicon.Percentile, lexicon.Quartile, lexicon.Decile, lexicon.Minimum, lexicon.Maximum,
	lexicon.Number, lexicon.People, lexicon.Sample, lexicon.Reliability, lexicon.Statistic,
}

// plain are the concepts of words that stand beside a statistic and name no group:
// "average salary", "total of all employees".
var plain = []lexicon.Concept{
	lexicon.Everyone, lexicon.Salary, lexicon.Base, lexicon.Income, lexicon.Cash, lexicon.Gross, lexicon.Net, lexicon.Rate,
	lexicon.Year, lexicon.Month, lexicon.Hour, lexicon.Employers, lexicon.Employer, lexicon.Low, lexicon.High, lexicon.Amount, lexicon.Including,
	lexicon.Paid, lexicon.Share,
}

// longestLabel is the longest label, in bytes, that is looked at.
const longestLabel = 60

// reader reads labels. Tables have many, made of much fewer words.
type reader struct {
	known map[string]bool // by word as written: whether it may say a statistic
}

// read returns the statistic that a label says, nil if it says none.
func (r *reader) read(label string) *statistic {
	if len(label) > longestLabel || !r.maySay(label) {
		return nil
	}
	return statisticOf(label)
}

// maySay reports whether a word of a label, or two short ones together, may say a
// statistic.
// Words run together in scripts without spaces are looked at one by one later.
func (r *reader) maySay(label string) bool {
	const short = 5 // letters of the two words of "std dev"
	before := ""
	for word := range strings.FieldsFuncSeq(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r.isKnown(word) || before != "" && len(word) <= short && r.isKnown(before+" "+word) {
			return true
		}
		if before = word; len(word) > short {
			before = ""
		}
	}
	return false
}

func (r *reader) isKnown(word string) bool {
	known, seen := r.known[word]
	if !seen {
		known = says(word)
		r.known[word] = known
	}
	return known
}

// says reports whether a word may say a statistic: it is a term for one, or a
// number in a name, such as "P25", or is written without spaces.
func says(word string) bool {
	const digits = 2 // of a percentile
	numbers := strings.Count(strings.Map(digit, word), "0")
	switch {
	case numbers > digits || numbers == len(word):
		return false
	case numbers > 0:
		return columns.FigureOf(word, false).Statistic != ""
	case []rune(word)[0] >= firstDense:
		return slices.ContainsFunc(lexicon.Default().Read(word).Matches, func(m lexicon.Match) bool { return slices.Contains(statistics, m.Concept) })
	}
	return slices.ContainsFunc(lexicon.Default().Whole(word), func(c lexicon.Concept) bool { return slices.Contains(statistics, c) })
}

// digit makes all digits 0.
func digit(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return r
}

// firstDense is the first letter of the scripts that are written without spaces
// between words: Thai, and those of East Asia.
const firstDense = '\u0E00'

// statisticOf returns the statistic that a label says, nil if it says none.
func statisticOf(label string) *statistic {
	text := lexicon.Default().Read(label)
	s := &statistic{plain: true}
	s.percentile, _ = columns.FigureOf(label, false).Statistic.Percentile()
	for i, w := range text.Words {
		said := conceptsAt(text, i, statistics)
		s.concepts = append(s.concepts, said...)
		switch {
		case len(said) > 0, s.percentile > 0 && isOfPercentile(w.Text):
		case len(s.concepts) > 0 && isNumber(w.Text): // "n = 12"
		case isFiller(text, i):
		default:
			s.group = append(s.group, w.Text)
			s.plain = s.plain && len(conceptsAt(text, i, plain)) > 0
		}
	}
	if len(s.concepts) == 0 && s.percentile == 0 {
		return nil
	}
	s.why = s.reason()
	return s
}

// conceptsAt returns which of some concepts a word of a text may be of.
func conceptsAt(text lexicon.Text, word int, of []lexicon.Concept) []lexicon.Concept {
	var found []lexicon.Concept
	for _, m := range text.Matches {
		if m.From <= word && word < m.To && slices.Contains(of, m.Concept) {
			found = append(found, m.Concept)
		}
	}
	return found
}

// reason is why a row that says the statistic is no data.
func (s *statistic) reason() Why {
	counts := []lexicon.Concept{lexicon.Number, lexicon.People, lexicon.Sample}
	other := func(c lexicon.Concept) bool { return c != lexicon.Total && !slices.Contains(counts, c) }
	switch {
	case s.percentile > 0, slices.ContainsFunc(s.concepts, other):
		return remark.RowStatistic
	case slices.Contains(s.concepts, lexicon.Total):
		return remark.RowTotal
	}
	return remark.RowCount
}

// isFiller reports whether a word of a text can be nothing but a filler.
func isFiller(text lexicon.Text, word int) bool {
	return len(conceptsAt(text, word, []lexicon.Concept{lexicon.Filler})) > 0
}

// isOfPercentile reports whether a word serves to name a percentile: "p", "25",
// "th".
func isOfPercentile(word string) bool {
	return isNumber(word) || slices.Contains([]string{"p", "q", "d", "th", "st", "nd", "rd", "%"}, word)
}

func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }

// groupWords are the words of a cell without those for statistics: a statistic whose
// group they are stands below it.
func groupWords(cell string) []string {
	text := lexicon.Default().Read(cell)
	var words []string
	for i, w := range text.Words {
		if len(conceptsAt(text, i, statistics)) == 0 && !isFiller(text, i) {
			words = append(words, w.Text)
		}
	}
	return words
}

// isDoubtful reports whether a label alone may as well be a job, a level or a name:
// "Staff", "P4", "Max".
func (s *statistic) isDoubtful() bool {
	return !slices.ContainsFunc(s.concepts, func(c lexicon.Concept) bool { return !slices.Contains(doubtful, c) })
}

// doubtful are the concepts of labels that may be something else.
var doubtful = []lexicon.Concept{lexicon.Minimum, lexicon.Maximum, lexicon.People, lexicon.Statistic, lexicon.Reliability}
