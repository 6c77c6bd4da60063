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
	lexicon.Filler, lexicon.Everyone, lexicon.Salary, lexicon.Base, lexicon.Income, lexicon.Cash, lexicon.Gross, lexicon.Net, lexicon.Rate,
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

// maySay reports whether a word of a label, or two together, may say a statistic.
// Words run together in scripts without spaces are looked at one by one later.
func (r *reader) maySay(label string) bool {
	before := ""
	for word := range strings.FieldsFuncSeq(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r.isKnown(word) || before != "" && r.isKnown(before+" "+word) {
			return true
		}
		before = word
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
	percentile, _ := columns.FigureOf(label, false).Statistic.Percentile()
	s := &statistic{percentile: percentile, plain: true}
	for i, w := range text.Words {
		var said, beside bool
		for _, m := range text.Matches {
			if m.From <= i && i < m.To {
				if slices.Contains(statistics, m.Concept) {
					said = true
					s.concepts = append(s.concepts, m.Concept)
				}
				beside = beside || slices.Contains(plain, m.Concept)
			}
		}
		if said || percentile > 0 && isOfPercentile(w.Text) {
			continue
		}
		if !isFiller(text, i) {
			s.group = append(s.group, w.Text)
		}
		s.plain = s.plain && beside
	}
	switch has := func(c lexicon.Concept) bool { return slices.Contains(s.concepts, c) }; {
	case len(s.concepts) == 0 && percentile == 0:
		return nil
	case percentile > 0, has(lexicon.Mean), has(lexicon.Median), has(lexicon.Minimum), has(lexicon.Maximum), has(lexicon.Reliability), has(lexicon.Statistic):
		s.why = remark.RowStatistic
	case has(lexicon.Number), has(lexicon.People), has(lexicon.Sample):
		s.why = remark.RowCount
	default:
		s.why = remark.RowTotal
	}
	return s
}

// isFiller reports whether a word of a text can be nothing but a filler.
func isFiller(text lexicon.Text, word int) bool {
	return slices.ContainsFunc(text.Matches, func(m lexicon.Match) bool {
		return m.From <= word && word < m.To && m.Concept == lexicon.Filler
	})
}

// isOfPercentile reports whether a word serves to name a percentile: "p", "25",
// "th".
func isOfPercentile(word string) bool {
	return strings.Trim(word, "0123456789") == "" || slices.Contains([]string{"p", "q", "d", "th", "st", "nd", "rd", "%"}, word)
}

// isOf reports whether the words of a cell are the group that a statistic names:
// "Sales" for "Sales total".
func (s *statistic) isOf(cell string) bool {
	if len(s.group) == 0 || cell == "" {
		return false
	}
	text := lexicon.Default().Read(cell)
	var words []string
	for i, w := range text.Words {
		said := slices.ContainsFunc(text.Matches, func(m lexicon.Match) bool {
			return m.From <= i && i < m.To && slices.Contains(statistics, m.Concept)
		})
		if !said && !isFiller(text, i) {
			words = append(words, w.Text)
		}
	}
	return slices.Equal(words, s.group)
}

// isDoubtful reports whether a label alone may as well be a job or a name: "Max",
// "Staff".
func (s *statistic) isDoubtful() bool {
	return !slices.ContainsFunc(s.concepts, func(c lexicon.Concept) bool {
		return c != lexicon.Minimum && c != lexicon.Maximum && c != lexicon.People && c != lexicon.Statistic && c != lexicon.Reliability
	}) && s.percentile == 0
}
