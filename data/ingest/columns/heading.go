package columns

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// heading is what the words of one header say.
type heading struct {
	lexicon.Text
	header      string
	main        map[lexicon.Concept]bool // concepts outside brackets, and before what pay leaves out
	aside       map[lexicon.Concept]bool // concepts in brackets
	percentile  float64                  // 0 if it names none
	numeral     bool                     // it is a number and nothing else
	year        string                   // it is a year and nothing else but pay: "2024-25", "Salary 2024"
	significant int                      // words outside brackets that say something
}

// headingOf reads a header in any language.
func headingOf(header string) *heading { return headingIn(header, readHeader(header).In(nil)) }

// readHeader reads the words of a header.
func readHeader(header string) lexicon.Text { return lexicon.Default().Read(bare(header)) }

// bare is a header without the sign behind a number: "25%".
func bare(header string) string {
	alone := strings.TrimSpace(header)
	if number := strings.TrimSpace(strings.TrimSuffix(alone, "%")); isNumeral(number) {
		return number
	}
	return alone
}

// headingIn reads a header whose words were read.
func headingIn(header string, text lexicon.Text) *heading {
	alone := bare(header)
	h := &heading{Text: text, header: header, main: map[lexicon.Concept]bool{}, aside: map[lexicon.Concept]bool{}}
	h.findConcepts()
	h.findPercentile()
	if h.percentile > 0 && !slices.Contains(h.blocked(), lexicon.Share) { // "PCT10"
		delete(h.main, lexicon.Share)
	}
	h.numeral = isNumeral(alone)
	h.findYear(alone)
	return h
}

// findConcepts tells the concepts of a header from those in brackets, and counts
// the words that say something.
func (h *heading) findConcepts() {
	end := h.end()
	for _, m := range h.Matches {
		switch {
		case h.Words[m.From].Bracket:
			h.aside[m.Concept] = true
		case m.From < end:
			h.main[m.Concept] = true
		}
	}
	for i, w := range h.Words {
		if !w.Bracket && i < end && !isDigits(w.Text) && !h.isFiller(i) {
			h.significant++
		}
	}
	if len(h.main) == 0 && len(h.aside) > 0 && h.significant == 0 { // "(Salary)"
		h.main, h.significant = h.aside, len(h.Words)
	}
}

// findYear finds the year that a header is or names.
func (h *heading) findYear(alone string) {
	if yearShape.MatchString(alone) {
		h.year = alone
	} else if i := slices.IndexFunc(h.Words, func(w lexicon.Word) bool {
		return len(w.Text) == 4 && isDigits(w.Text) && (w.Text[:2] == "19" || w.Text[:2] == "20")
	}); i >= 0 {
		h.year = h.Words[i].Text
	} else {
		h.year = shortYear(h.header)
	}
}

// shortYear is the first year of a year that a header writes with two digits: "Salary
// 24/25", "FY25 pay"; "" if it writes none.
func shortYear(header string) string {
	for _, found := range shortYears.FindAllStringSubmatch(header, -1) {
		first, _ := strconv.Atoi(found[1] + found[3])
		second, err := strconv.Atoi(found[2])
		if err != nil || second == (first+1)%100 {
			return "20" + found[1] + found[3]
		}
	}
	return ""
}

// end is where a header goes on with what pay leaves out or with a second
// sentence: "annual salary without bonus".
func (h *heading) end() int {
	for _, m := range h.Matches {
		if (m.Concept == lexicon.Excluding) && m.From > 0 && !h.Words[m.From].Bracket && h.namesPayBefore(m.From) {
			return m.From
		}
	}
	return len(h.Words)
}

func (h *heading) namesPayBefore(end int) bool {
	return slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool { return m.To <= end && slices.Contains(payHeads, m.Concept) })
}

// isFiller reports whether a word says nothing by itself: "of", "your".
func (h *heading) isFiller(word int) bool {
	found := false
	for _, m := range h.Matches {
		if m.From <= word && word < m.To {
			if m.Concept != lexicon.Filler {
				return false
			}
			found = true
		}
	}
	return found
}

// has reports whether a header speaks of one of some concepts outside brackets.
func (h *heading) has(of ...lexicon.Concept) bool {
	return slices.ContainsFunc(of, func(c lexicon.Concept) bool { return h.main[c] })
}

// says reports whether a header speaks of one of some concepts anywhere.
func (h *heading) says(of ...lexicon.Concept) bool {
	return h.has(of...) || slices.ContainsFunc(of, func(c lexicon.Concept) bool { return h.aside[c] })
}

// fit is the share, 0 to 1, of a header's words that are of some concepts or of
// those that go with every amount.
func (h *heading) fit(concepts []lexicon.Concept, neutral []lexicon.Concept) float64 {
	if h.significant == 0 {
		return 0
	}
	explained, end := 0, h.end()
	for i, w := range h.Words {
		if (w.Bracket && len(h.aside) != len(h.main)) || i >= end || isDigits(w.Text) || h.isFiller(i) {
			continue
		}
		if slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool {
			return m.From <= i && i < m.To && (slices.Contains(concepts, m.Concept) || slices.Contains(neutral, m.Concept) || m.Concept.IsCurrency())
		}) {
			explained++
		}
	}
	return min(1, float64(explained)/float64(h.significant))
}

// isNumeral reports whether a header is a small number.
func isNumeral(header string) bool { return isDigits(header) && len(header) <= 2 }

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isFigure reports whether a header names a statistic.
func (h *heading) isFigure() bool {
	return h.percentile > 0 || h.has(lexicon.Mean)
}

// findPercentile finds the percentile that a header names: "P25", "25th
// percentile", "lower quartile", "D9", "Median".
func (h *heading) findPercentile() {
	for i, w := range h.Words {
		if p := h.percentileAt(i, w.Text); p > 0 {
			h.percentile = p
			return
		}
	}
	if h.has(lexicon.Median) || h.aside[lexicon.Median] && h.has(payHeads...) {
		h.percentile = 50
	}
}

// percentileAt is the percentile that a word names with the number beside it; 0 if
// it names none.
func (h *heading) percentileAt(i int, word string) float64 {
	switch {
	case h.Is(i, lexicon.Percentile) || word == "p" || word == "pct":
		return h.numberBeside(i, 99)
	case h.Is(i, lexicon.Quartile) || word == "q":
		return h.partBeside(i, 25, 3)
	case h.Is(i, lexicon.Decile) || word == "d":
		return h.partBeside(i, 10, 9)
	case word == "th" && (h.significant == 0 || h.fit(nil, ordinalPay) == 1): // "90th", "Base salary 90th"
		return h.number(i - 1)
	}
	return 0
}

// ordinalPay are the concepts of words beside which "90th" is a percentile.
var ordinalPay = slices.Concat(payHeads, neutral, concepts{lexicon.Filler})

// figureIn reports the statistic that a cell names: its percentile, 50 for a mean
// of no percentile; 0 where it names none.
func figureIn(text lexicon.Text) float64 {
	h := &heading{Text: text, main: map[lexicon.Concept]bool{}, aside: map[lexicon.Concept]bool{}}
	for _, m := range text.Matches {
		h.main[m.Concept] = true
	}
	h.findPercentile()
	if h.percentile == 0 && h.has(lexicon.Mean) {
		return 50
	}
	return h.percentile
}

// numberBeside reads the number beside a word: after it, or before it and the end
// of an ordinal.
func (h *heading) numberBeside(i int, most float64) float64 {
	if x := h.number(i + 1); x >= 1 && x <= most {
		return x
	}
	for from := i - 1; from >= max(0, i-3); from-- {
		if x := h.number(from); x >= 1 && x <= most {
			return x
		}
	}
	return 0
}

// partBeside reads which quartile or decile a header names, of so many per cent.
func (h *heading) partBeside(i int, part, most float64) float64 {
	lone := len(h.Words[i].Text) == 1 // "q" and "d" need their number behind them
	if x := h.number(i + 1); x >= 1 && x <= most {
		return x * part
	}
	if lone {
		return 0
	}
	for from := max(0, i-2); from < min(len(h.Words), i+3); from++ {
		if x := h.number(from); x >= 1 && x <= most {
			return x * part
		}
	}
	for from := max(0, i-2); from < min(len(h.Words), i+2); from++ {
		switch {
		case h.Is(from, lexicon.Low), h.Is(from, lexicon.Minimum):
			return part
		case h.Is(from, lexicon.High), h.Is(from, lexicon.Maximum):
			return part * most
		}
	}
	return 0
}

// number is the number that a word is; 0 if it is none.
func (h *heading) number(word int) float64 {
	if word < 0 || word >= len(h.Words) || !isDigits(h.Words[word].Text) {
		return 0
	}
	x, err := strconv.ParseFloat(h.Words[word].Text, 64)
	if err != nil {
		return 0
	}
	return x
}

// periodConcepts are the pay periods as concepts.
var periodConcepts = map[lexicon.Concept]money.Period{
	lexicon.Year: money.Year, lexicon.Month: money.Month, lexicon.HalfMonth: money.HalfMonth, lexicon.Fortnight: money.Fortnight,
	lexicon.Week: money.Week, lexicon.Day: money.Day, lexicon.Hour: money.Hour,
}

// PeriodOf returns the pay period that a text names: outside brackets, else in
// them; UnknownPeriod where it names none or several.
func PeriodOf(text lexicon.Text) money.Period { return money.PeriodIn(text) }

// letterPeriod is the period that a statistic's header may name by its first
// letter, H_MEDIAN, which needs evidence elsewhere.
func (h *heading) letterPeriod() money.Period {
	if len(h.Words) < 2 || !h.isFigure() {
		return money.UnknownPeriod
	}
	switch h.Words[0].Text {
	case "a":
		return money.Year
	case "h":
		return money.Hour
	case "m":
		return money.Month
	}
	return money.UnknownPeriod
}
