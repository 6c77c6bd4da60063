package columns

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// Figure is what words say of a figure that somebody computed: a header of a
// published table, a cell that names a row's statistic, a title.
type Figure struct {
	Statistic Meaning      // a percentile, Mean, People or Employers; "" where the words name none
	Pay       Meaning      // the pay it is of, "" where the words name none
	Target    bool         // pay that is to be reached, not what was paid
	Direct    bool         // total direct compensation: all pay but benefits
	Label     string       // the words for the pay, as written
	Period    money.Period // that the words name
	Letter    money.Period // that the first letter may stand for, which needs evidence elsewhere: H_MEDIAN
	Series    string       // the words that say something else, as written: "Starting", "Women"
	Sex       bool         // they say whose pay it is, women's or men's
	Everyone  bool         // they say that it is everybody's
}

// FigureOf reads what words say of a figure. Everyone says that a word for a total
// stands for everybody, as it does beside columns of women and men, and not for
// total pay.
func FigureOf(text string, everyone bool) Figure {
	h := headingOf(text)
	f := Figure{Statistic: h.statistic(), Period: PeriodOf(h.Text), Letter: h.letterPeriod(), Target: h.says(lexicon.Target), Direct: h.says(lexicon.Direct)}
	var total []int // words for everybody
	if everyone {
		total = h.totals()
	}
	f.Pay = h.pay(total)
	f.Label = h.written(func(i int) bool { return !slices.Contains(total, i) && h.isOne(i, payWords) && !h.isOne(i, periods) })
	f.Series = h.written(func(i int) bool { return slices.Contains(total, i) || !h.explained(i) })
	f.Sex = h.says(lexicon.Woman, lexicon.Man)
	f.Everyone = headingOf(f.Series).everyone()
	return f
}

// IsEveryone reports whether a label stands for everybody or everything that it
// could be of: "Total", "Persons", "All management occupations". "All other" stands
// for the rest.
func IsEveryone(label string) bool {
	h := headingOf(label)
	if h.everyone() {
		return true
	}
	if len(h.Words) < 2 || !h.is(0, lexicon.Everyone) && !h.is(0, lexicon.Total) || strings.HasPrefix(h.Words[1].Text, "other") {
		return false
	}
	return slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool { return slices.Contains(wholes, m.Concept) })
}

// wholes are what all of may be said: "all occupations", "total employees".
var wholes = concepts{
	lexicon.Role, lexicon.People, lexicon.Employers, lexicon.Employer, lexicon.Industry, lexicon.Location, lexicon.CompanySize, lexicon.JobFamily,
	lexicon.Level, lexicon.Grade, lexicon.Sex, lexicon.Age, lexicon.Department, lexicon.Education, lexicon.Experience, lexicon.EmploymentType,
}

// payWords are the concepts of words that say which pay it is.
var payWords = slices.Concat(payHeads, concepts{
	lexicon.Cash, lexicon.Direct, lexicon.Gross, lexicon.Net, lexicon.Target, lexicon.Paid, lexicon.Total, lexicon.Rate,
})

// periods are the concepts of times that pay is for.
var periods = concepts{
	lexicon.Year, lexicon.Month, lexicon.HalfMonth, lexicon.Fortnight, lexicon.Week, lexicon.Day, lexicon.Hour, lexicon.Annualized,
}

// figureWords are the concepts of the other words that any figure may have: its
// statistic, its unit, and what stands behind it.
var figureWords = slices.Concat(periods, concepts{
	lexicon.Mean, lexicon.Median, lexicon.Percentile, lexicon.Quartile, lexicon.Decile, lexicon.Statistic,
	lexicon.Thousand, lexicon.TenThousand, lexicon.Lakh, lexicon.Million, lexicon.Crore, lexicon.Hundredth,
	lexicon.Currency, lexicon.Amount, lexicon.Number, lexicon.People, lexicon.Employers, lexicon.Sample, lexicon.Filler,
})

// statistic is the statistic that a header names.
func (h *heading) statistic() Meaning {
	switch {
	case slices.ContainsFunc(h.blocked(), func(c lexicon.Concept) bool {
		return c == lexicon.Share || c == lexicon.Change || c == lexicon.Reliability
	}):
		return ""
	case h.percentile > 0:
		return PercentileMeaning(h.percentile)
	case h.has(lexicon.Mean):
		return Mean
	case h.numeral:
		if p := h.number(0); p >= 1 && p <= 99 {
			return PercentileMeaning(p)
		}
	case h.has(payHeads...):
	case h.has(lexicon.People, lexicon.Sample):
		return People
	case h.has(lexicon.Employers):
		return Employers
	}
	return ""
}

// pay is the pay that a header names, some of its words aside.
func (h *heading) pay(aside []int) Meaning {
	if len(aside) > 0 {
		var words []string
		for i, w := range h.Words {
			if !slices.Contains(aside, i) {
				words = append(words, w.Written)
			}
		}
		h = headingOf(strings.Join(words, " "))
	}
	c := &column{header: h.header, heading: h, cells: &Cells{}}
	c.readHeader()
	var best *candidate
	for _, k := range c.candidates {
		if k.meaning.IsPay() && !k.meaning.IsStatistic() && !isRangeEnd(k.meaning) && k.sum >= leastWeight && (best == nil || k.sum > best.sum) {
			best = k
		}
	}
	if best == nil {
		return ""
	}
	return best.meaning
}

// isRangeEnd reports whether a meaning is a point of a range of pay.
func isRangeEnd(m Meaning) bool { return m == PayMinimum || m == PayMidpoint || m == PayMaximum }

// written joins the words of a header that a test picks, as they are written.
func (h *heading) written(picks func(word int) bool) string {
	var words []string
	for i, w := range h.Words {
		if picks(i) {
			words = append(words, w.Written)
		}
	}
	return strings.Join(words, " ")
}

// isOne reports whether a word may be of one of some concepts.
func (h *heading) isOne(word int, of concepts) bool {
	return slices.ContainsFunc(of, func(c lexicon.Concept) bool { return h.is(word, c) })
}

// totals lists the words that by themselves stand for a total or for everybody:
// that of "Total" and "total salary", but not that of "total cash".
func (h *heading) totals() []int {
	alone := func(word int, of ...lexicon.Concept) bool {
		return word < len(h.Words) && slices.ContainsFunc(lexicon.Default().Whole(h.Words[word].Written), func(c lexicon.Concept) bool { return slices.Contains(of, c) })
	}
	var found []int
	for i := range h.Words {
		if alone(i, lexicon.Total, lexicon.Everyone) && !alone(i+1, lexicon.Cash) && !h.is(i, lexicon.Direct) {
			found = append(found, i)
		}
	}
	return found
}

// explained reports whether a word of a figure's header says which pay,
// statistic, unit or count it is.
func (h *heading) explained(i int) bool {
	w := h.Words[i]
	switch {
	case h.isOne(i, concepts{lexicon.Woman, lexicon.Man}):
		return false
	case h.isOne(i, payWords), h.isOne(i, figureWords), h.isCurrency(i), w.Text == "000":
		return true
	case h.isOne(i, concepts{lexicon.Identifier}) && h.has(lexicon.People, lexicon.Employers): // "No. of employees"
		return true
	case h.percentile > 0 || h.numeral:
		return h.namesPercentile(i)
	case h.letterPeriod() != money.UnknownPeriod && i == 0:
		return true
	}
	return w.Text == "%" || w.Text == "#"
}

// namesPercentile reports whether a word serves to name the percentile.
func (h *heading) namesPercentile(i int) bool {
	p := h.percentile
	if x := h.number(i); x > 0 {
		return x == p || x*25 == p || x*10 == p || h.numeral
	}
	switch h.Words[i].Text {
	case "p", "q", "d", "th", "st", "nd", "rd", "%", "#":
		return true
	}
	ends := h.isOne(i, concepts{lexicon.Low, lexicon.High, lexicon.Minimum, lexicon.Maximum})
	return ends && h.has(lexicon.Quartile, lexicon.Decile) || i == 0 && h.letterPeriod() != money.UnknownPeriod
}

// isCurrency reports whether a word names a currency.
func (h *heading) isCurrency(i int) bool {
	return money.CurrencyOf(h.Words[i].Written) != "" || slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool {
		return m.From <= i && i < m.To && m.Concept.IsCurrency()
	})
}

// everyone reports whether all words of a text stand for everybody or say
// nothing.
func (h *heading) everyone() bool {
	found := false
	for i := range h.Words {
		switch {
		case h.isOne(i, concepts{lexicon.Everyone, lexicon.Total}):
			found = true
		case !h.isOne(i, concepts{lexicon.Filler}):
			return false
		}
	}
	return found
}
