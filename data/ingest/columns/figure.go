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
	Named     bool         // one of them is a word for pay itself: "wage", and not only "gross"
	Period    money.Period // that the words name
	Letter    money.Period // that the first letter may stand for, which needs evidence elsewhere: H_MEDIAN
	Series    string       // the words that say something else, as written: "Starting", "Women"
	Sex       bool         // they say whose pay it is, women's or men's
	Everyone  bool         // they say that it is everybody's
	Sample    bool         // of a count: those counted are a sample
	Times     float64      // of a count: what it is a multiple of, 1000 for "jobs (thousand)"
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
	f.Pay = h.pay(append(h.counted(), total...))
	f.Label = h.label(total)
	f.Named = slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool {
		return slices.Contains(payNouns, m.Concept) && !h.isOne(m.From, concepts{lexicon.Gross, lexicon.Net})
	})
	f.Series = h.written(func(i int) bool { return slices.Contains(total, i) || !h.explained(i) })
	f.Sex = h.says(lexicon.Woman, lexicon.Man)
	f.Everyone = headingOf(f.Series).everyone()
	f.Sample = h.says(lexicon.Sample)
	f.Times = h.times()
	return f
}

// IsErrorOfMean reports whether a header names the standard error of a mean in per cent
// of it: "MEAN_PRSE".
func IsErrorOfMean(header string) bool {
	h := headingOf(header)
	return h.says(lexicon.RelativeError) && h.says(lexicon.Mean)
}

// IsEveryone reports whether a label stands for everybody or everything that it
// could be of: "Total", "Persons", "National", "All management occupations". "All
// other" stands for the rest, and "National guard" for something else.
func IsEveryone(label string) bool {
	h := headingOf(label)
	if h.everyone() {
		return true
	}
	if len(h.Words) < 2 || !h.isOne(0, concepts{lexicon.Everyone, lexicon.Total}) || h.Words[0].Text == "national" || strings.HasPrefix(h.Words[1].Text, "other") {
		return false
	}
	return slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool { return slices.Contains(wholes, m.Concept) })
}

// multiples are the concepts of words for what numbers are multiples of.
var multiples = map[lexicon.Concept]float64{
	lexicon.Thousand: 1e3, lexicon.TenThousand: 1e4, lexicon.Lakh: 1e5, lexicon.Million: 1e6, lexicon.Crore: 1e7,
}

// times is what a header says that its numbers are multiples of.
func (h *heading) times() float64 {
	if slices.ContainsFunc(h.Words, func(w lexicon.Word) bool { return w.Text == "000" }) {
		return 1000
	}
	for _, m := range h.Matches {
		if x := multiples[m.Concept]; x > 0 {
			return x
		}
	}
	return 1
}

// EndOf returns which point of a range a header names that may as well be a
// percentile: PayMinimum for "Low", PayMidpoint for "Mid"; "" where it says more.
func EndOf(header string) Meaning {
	h := headingOf(header)
	if h.fit(nil, rangeWords) < 1 {
		return ""
	}
	switch {
	case h.has(lexicon.Low, lexicon.Minimum):
		return PayMinimum
	case h.has(lexicon.Midpoint):
		return PayMidpoint
	case h.has(lexicon.High, lexicon.Maximum):
		return PayMaximum
	}
	return ""
}

// rangeWords are the words of headers that name a point of a range.
var rangeWords = slices.Concat(payHeads, neutral, concepts{lexicon.Low, lexicon.High, lexicon.Minimum, lexicon.Midpoint, lexicon.Maximum})

// isCountOfPay reports whether a header names nothing but a number of people or
// employers and the pay that they stand behind: "Base salary # Incs".
func (c *column) isCountOfPay() bool {
	h := c.heading
	return h.has(lexicon.People, lexicon.Employers) && h.has(lexicon.Number, lexicon.Identifier) && c.cells.Number >= mostly &&
		h.fit(nil, slices.Concat(payHeads, neutral, countWords)) == 1
}

// mayBeFigures reports whether a table without pay has counts of those behind its
// rows and amounts that may be their pay: "Low", "Mid" and "High".
func (t *table) mayBeFigures(a *Assignment) bool {
	ends := map[Meaning]bool{}
	for _, c := range t.columns {
		if end := EndOf(c.header); end != "" && c.isAmount() {
			ends[end] = true
		}
	}
	return len(ends) > 1 && (a.Has(People) || a.Has(Employers))
}

// MeaningOf is what a header names, whatever its cells are; "" where it names
// nothing.
func MeaningOf(header string) Meaning {
	c := &column{header: header, heading: headingOf(header), cells: &Cells{}}
	c.readHeader()
	return c.meaning()
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

// payNouns are the concepts of words for pay itself.
var payNouns = concepts{lexicon.Salary, lexicon.Income, lexicon.TotalCash, lexicon.TotalPay, lexicon.Direct}

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

// countWords are the concepts of words that say who is counted.
var countWords = concepts{lexicon.People, lexicon.Employers, lexicon.Number, lexicon.Sample, lexicon.Identifier}

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

// counted lists the words that say who is counted: pay is read without them.
func (h *heading) counted() []int {
	var found []int
	for i := range h.Words {
		if h.isOne(i, countWords) && !h.isOne(i, payHeads) {
			found = append(found, i)
		}
	}
	return found
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

// label is the words of a header for the pay, some aside: "Gross pay" of "Annual pay
// - Gross".
func (h *heading) label(aside []int) string {
	ofPay := func(i int) bool { return !slices.Contains(aside, i) && h.isOne(i, payWords) && !h.isOne(i, periods) }
	compound := func(i int) bool { return h.Words[i].Joined || i+1 < len(h.Words) && h.Words[i+1].Joined }
	after := func(i int) bool {
		return i > 0 && !compound(i) && slices.ContainsFunc(h.Matches, h.isEnglishAdjective(i))
	}
	first := h.written(func(i int) bool { return ofPay(i) && after(i) })
	return strings.TrimSpace(first + " " + h.written(func(i int) bool { return ofPay(i) && !after(i) }))
}

// isEnglishAdjective tests whether a match makes a word "gross" or "net", which stand
// before pay in English.
func (h *heading) isEnglishAdjective(word int) func(lexicon.Match) bool {
	return func(m lexicon.Match) bool {
		return m.From == word && m.To == word+1 && m.Language == lexicon.English && (m.Concept == lexicon.Gross || m.Concept == lexicon.Net)
	}
}

// isRangeEnd reports whether a meaning is a point of a range of pay.
func isRangeEnd(m Meaning) bool { return m == PayMinimum || m == PayMidpoint || m == PayMaximum }

// written joins the words of a header that a test picks, as they are written: parts
// of one compound together.
func (h *heading) written(picks func(word int) bool) string {
	var text strings.Builder
	last := -1
	for i, w := range h.Words {
		if !picks(i) {
			continue
		}
		if last >= 0 && (!w.Joined || last != i-1) {
			text.WriteByte(' ')
		}
		text.WriteString(w.Written)
		last = i
	}
	return text.String()
}

// isOne reports whether a word may be of one of some concepts.
func (h *heading) isOne(word int, of concepts) bool {
	return slices.ContainsFunc(of, func(c lexicon.Concept) bool { return h.Is(word, c) })
}

// totals lists the words that by themselves stand for a total or for everybody:
// that of "Total" and "total salary", but not that of "total cash".
func (h *heading) totals() []int {
	alone := func(word int, of ...lexicon.Concept) bool {
		return word < len(h.Words) && slices.ContainsFunc(lexicon.Default().Whole(h.Words[word].Written), func(c lexicon.Concept) bool { return slices.Contains(of, c) })
	}
	var found []int
	for i := range h.Words {
		if alone(i, lexicon.Total, lexicon.Everyone) && !alone(i+1, lexicon.Cash) && !h.Is(i, lexicon.Direct) {
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

// figureFit is the share, 0 to 1, of a header's words that any figure may have.
func (h *heading) figureFit() float64 {
	said, explained := 0, 0
	for i, w := range h.Words {
		if w.Bracket || isDigits(w.Text) || h.isFiller(i) {
			continue
		}
		said++
		if h.explained(i) || h.isOne(i, neutral) {
			explained++
		}
	}
	if said == 0 {
		return 1
	}
	return float64(explained) / float64(said)
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
