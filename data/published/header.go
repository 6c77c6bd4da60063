package published

import (
	"regexp"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// heading is what the words of one header say.
type heading struct {
	text       string
	words      []string
	percentile float64 // 0 if it names none
	bare       bool    // it is nothing but a number, so that others must vouch for it
	mean       bool
	count      Meaning // People, Employers or ""
	factor     float64 // 1000 where the column is in thousands
	element    *market.Element
	period     money.Period
	letter     money.Period // from a lone letter, which needs evidence: H_MEDIAN
	other      bool         // weekly and daily figures, which are not shown
}

// readHeading reads a header.
func readHeading(text string) heading {
	h := heading{text: text, words: words(text), factor: 1}
	if anyIn(h.words, thousandWords) {
		h.factor = 1000
	}
	rest := h.findPercentile()
	switch {
	case anyIn(rest, notFigure) || slices.Contains(rest, "%"):
		h.percentile = 0
	case h.percentile == 0 && anyIn(rest, meanWords):
		h.mean = true
	}
	if h.isFigure() {
		h.element = elementOf(rest)
		h.findPeriod(rest)
		return h
	}
	h.findCount()
	return h
}

func (h heading) isFigure() bool { return h.percentile > 0 || h.mean }

// findPercentile finds the percentile a header names, and returns the words that
// did not serve to say it.
func (h *heading) findPercentile() []string {
	for i, w := range h.words {
		p, from, to := percentileNames[w], i, i+1
		switch {
		case percentileWords[w]:
			p, from, to = percentileBeside(h.words, i)
		case quartileWords[w]:
			p, from, to = partBeside(h.words, i, 25, 3)
		case decileWords[w]:
			p, from, to = partBeside(h.words, i, 10, 9)
		case ordinalEnds[w]:
			p, from, to = ordinalBefore(h.words, i)
		}
		if p > 0 {
			h.percentile = p
			return slices.Concat(h.words[:from], h.words[to:])
		}
	}
	alone := slices.DeleteFunc(slices.Clone(h.words), func(w string) bool { return w == "%" })
	if len(alone) == 1 {
		if p, ok := parsePercentile(alone[0]); ok {
			h.percentile, h.bare = p, true
			return nil
		}
	}
	return h.words
}

// percentileBeside reads the number beside a word for percentile at i: "p 25",
// "25 th percentile", "25 % ile". It returns the words it took, from and to.
func percentileBeside(w []string, i int) (p float64, from, to int) {
	if i+1 < len(w) {
		if x, ok := parsePercentile(w[i+1]); ok {
			to = i + 2
			if to < len(w) && ordinalEnds[w[to]] {
				to++
			}
			return x, i, to
		}
	}
	from = i - 1
	for from > 0 && (ordinalEnds[w[from]] || w[from] == "%") {
		from--
	}
	if from >= 0 {
		if x, ok := parsePercentile(w[from]); ok {
			return x, from, i + 1
		}
	}
	return 0, i, i + 1
}

// ordinalBefore reads the number before the end of an ordinal at i, "25 th", and
// passes over the words for percentile after it.
func ordinalBefore(w []string, i int) (p float64, from, to int) {
	if i == 0 {
		return 0, i, i + 1
	}
	p, ok := parsePercentile(w[i-1])
	if !ok {
		return 0, i, i + 1
	}
	to = i + 1
	for to < len(w) && (w[to] == "%" || percentileWords[w[to]]) {
		to++
	}
	return p, i - 1, to
}

// partBeside reads which quartile or decile a header names: "q 1", "3 rd
// quartile", "lower quartile", "decile 9". A part is so many per cent, and there
// are so many parts.
func partBeside(w []string, i int, part, most float64) (p float64, from, to int) {
	from = max(0, i-2)
	to = min(len(w), i+2)
	for _, word := range w[from:to] {
		switch x, ok := parsePercentile(word); {
		case ok && x <= most:
			return x * part, from, to
		case lowerWords[word]:
			return part, from, to
		case upperWords[word]:
			return part * most, from, to
		}
	}
	return 0, i, i + 1
}

// elementOf finds the pay element that words name; nil if none.
func elementOf(rest []string) *market.Element {
	if p := longest(elementPhrases, rest); p != nil {
		return &p.means
	}
	return nil
}

// findPeriod finds what a header's figures are for.
func (h *heading) findPeriod(rest []string) {
	h.period, h.other = periodOf(rest)
	if h.period != money.UnknownPeriod || len(h.words) == 0 {
		return
	}
	switch h.words[0] {
	case "a":
		h.letter = money.Year
	case "h":
		h.letter = money.Hour
	case "m":
		h.letter = money.Month
	}
}

// periodOf finds the pay period that words name; other reports a period
// that no market has figures for, such as a week.
func periodOf(words []string) (p money.Period, other bool) {
	switch {
	case anyIn(words, hourlyWords):
		return money.Hour, false
	case anyIn(words, monthlyWords):
		return money.Month, false
	case anyIn(words, weeklyWords):
		return money.UnknownPeriod, true
	case anyIn(words, annualWords):
		return money.Year, false
	}
	for _, w := range words {
		const initials = 3 // letters, or fewer: too few to mean one thing
		if p := money.PeriodOf(w); len(w) > initials && p != money.UnknownPeriod {
			return p, bases[p] == ""
		}
	}
	return money.UnknownPeriod, false
}

// findCount finds whether a header counts people or employers. Every word of it
// must be one of counting: "jobs per 1000" is a rate, and numbers of it are none.
func (h *heading) findCount() {
	for _, w := range h.words {
		known := peopleWords[w] || employerWords[w] || countWords[w] || thousandWords[w]
		if !known && elementOf([]string{w}) == nil {
			return
		}
	}
	switch {
	case anyIn(h.words, employerWords):
		h.count = Employers
	case anyIn(h.words, peopleWords):
		h.count = People
	}
	if h.count != "" {
		h.element = elementOf(h.words)
	}
}

// footnote finds the letter or number of a footnote in brackets: "jobs(b)".
var footnote = regexp.MustCompile(`[(\[][a-z0-9][)\]]`)

// withoutFootnotes takes the marks of footnotes off a header's words: those in
// brackets, and letters that notes begin with, where a word that headers use is
// left: "Number of jobsb" and a note that begins with "b".
func withoutFootnotes(header string, notes []string) string {
	fields := strings.Fields(footnote.ReplaceAllString(header, " "))
	for i, field := range fields {
		for _, note := range notes {
			letter, _, spaced := strings.Cut(strings.TrimSpace(note), " ")
			stem, marked := strings.CutSuffix(field, letter)
			if !spaced || len(letter) != 1 || !marked {
				continue
			}
			if w := strings.ToLower(stem); peopleWords[w] || employerWords[w] || percentileNames[w] > 0 || meanWords[w] || percentileWords[w] && len(w) > 3 {
				fields[i] = stem
			}
		}
	}
	return strings.Join(fields, " ")
}
