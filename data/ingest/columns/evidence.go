package columns

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// What is where a piece of evidence comes from.
type What string

// The kinds of evidence.
const (
	ByHeader     What = "header"     // words of the header; Detail holds what they speak of
	ByCells      What = "cells"      // what the cells look like
	ByNeighbours What = "neighbours" // other columns
	ByTitle      What = "title"      // the texts around the table
	ByChoice     What = "choice"     // the user's word
	AgainstCells What = "not_cells"  // cells that a meaning cannot have
	AgainstWords What = "not_words"  // words that make the header something else
	ByBlank      What = "blank"      // nothing else is known
)

// allDiffer is the detail of cells of which nearly every one is different.
const allDiffer = "all_differ"

// Evidence is one reason why a column may, or may not, have a meaning.
type Evidence struct {
	What   What    `json:"what"`
	Detail string  `json:"detail,omitempty"`
	Weight float64 `json:"weight"` // above zero speaks for the meaning, below zero against it
}

// Remark is the evidence as a remark: where it comes from, and what it says there.
func (e Evidence) Remark() remark.Remark {
	names := []any{}
	for name := range strings.SplitSeq(e.Detail, "+") {
		names = append(names, strings.ReplaceAll(name, "_", " "))
	}
	switch e.What {
	case ByHeader:
		return remark.New(remark.EvidenceHeader, names)
	case ByCells:
		if e.Detail == allDiffer {
			return remark.New(remark.EvidenceAllDiffer)
		}
		return remark.New(remark.EvidenceCells, names)
	case ByNeighbours:
		return remark.New(remark.EvidenceNeighbours, names)
	case ByTitle:
		return remark.New(remark.EvidenceTitle, e.Detail)
	case ByChoice:
		return remark.New(remark.EvidenceChoice)
	case AgainstCells:
		return remark.New(remark.EvidenceNotCells, names)
	case AgainstWords:
		return remark.New(remark.EvidenceNotWords, names)
	}
	return remark.New(remark.EvidenceNone)
}

// candidate is all that speaks for and against one meaning of a column.
type candidate struct {
	meaning  Meaning
	evidence []Evidence
	sum      float64
}

// column is a column that is being recognised.
type column struct {
	index      int
	header     string // "" where the file has none
	heading    *heading
	cells      *Cells
	candidates []*candidate
	chosen     Meaning
	part       Meaning // of a share: the part of pay that it is a share of base pay of
}

// of returns the candidate of a meaning, which it adds where there is none.
func (c *column) of(m Meaning) *candidate {
	for _, k := range c.candidates {
		if k.meaning == m {
			return k
		}
	}
	k := &candidate{meaning: m}
	c.candidates = append(c.candidates, k)
	return k
}

// add adds a piece of evidence.
func (c *column) add(m Meaning, what What, detail string, weight float64) {
	if weight == 0 {
		return
	}
	k := c.of(m)
	k.evidence = append(k.evidence, Evidence{what, detail, weight})
	k.sum += weight
}

// addHeader adds what a rule says of the header: only the strongest counts.
func (c *column) addHeader(m Meaning, detail string, weight float64) {
	k := c.of(m)
	for i := range k.evidence {
		if e := &k.evidence[i]; e.What == ByHeader {
			if weight > e.Weight {
				k.sum += weight - e.Weight
				*e = Evidence{ByHeader, detail, weight}
			}
			return
		}
	}
	c.add(m, ByHeader, detail, weight)
}

// best returns the strongest candidate, and the runner-up; nil where there is
// none that is strong enough.
func (c *column) best() (first, second *candidate) {
	for _, k := range c.candidates {
		switch {
		case k.sum < leastWeight:
		case first == nil || k.sum > first.sum:
			first, second = k, first
		case second == nil || k.sum > second.sum:
			second = k
		}
	}
	return first, second
}

// meaning is what the column is taken for so far.
func (c *column) meaning() Meaning {
	if c.chosen != "" {
		return c.chosen
	}
	if first, _ := c.best(); first != nil {
		return first.meaning
	}
	return ""
}

// readHeader adds what the header says.
func (c *column) readHeader() {
	h := c.heading
	if c.header == "" {
		return
	}
	c.readRules(rules)
	if h.percentile > 0 {
		m := PercentileMeaning(h.percentile)
		weight := 10*(leastSaid+(1-leastSaid)*h.figureFit()) + h.order(figureConcepts)
		if h.has(payHeads...) {
			weight += 3
		}
		c.addHeader(m, string(m), weight)
	}
	if h.aside[lexicon.Mean] && h.has(payHeads...) {
		c.addHeader(Mean, string(lexicon.Mean), 12)
	}
	c.including()
	c.block()
	if h.says(lexicon.Invoiced) && h.has(slices.Concat(payHeads, concepts{lexicon.Rate})...) {
		c.add(OtherPay, ByHeader, string(lexicon.Invoiced), blocksPay)
	}
}

// readRules adds what some rules say of the header.
func (c *column) readRules(all []rule) {
	for _, r := range all {
		if !hasAll(c.heading, r.needs) || c.heading.has(r.lacks...) {
			continue
		}
		if weight := r.said(c.heading); weight >= leastHeader {
			c.addHeader(r.meaning, names(r.needs), weight)
		}
	}
}

// said is the weight of a rule whose words a header has: less where other words
// stand beside them.
func (r rule) said(h *heading) float64 {
	fit := h.fit(r.needs, neutralFor(r.meaning))
	switch {
	case fit == 1:
	case r.meaning.IsPay() && r.isWeak():
		if !h.isNamedRate() {
			return 0
		}
		return max(leastHeader, r.weight*fit)
	case !r.meaning.IsPay() && h.unknownHead():
		return r.weight * fit / 2 // "company reputation" names no company
	}
	return r.weight*(leastSaid+(1-leastSaid)*fit) + h.order(r.needs)
}

// figureConcepts are the words for percentiles.
var figureConcepts = concepts{lexicon.Median, lexicon.Percentile, lexicon.Quartile, lexicon.Decile, lexicon.Low, lexicon.High, lexicon.Statistic, lexicon.Quarter}

// isNamedRate reports whether a header ends in a rate of a named time: "Hourly or
// event rate".
func (h *heading) isNamedRate() bool {
	return h.order(concepts{lexicon.Rate}) > 0 && PeriodOf(h.Text) != money.UnknownPeriod
}

// isWeak reports whether a rule rests on words that say little by themselves.
func (r rule) isWeak() bool {
	return !slices.ContainsFunc(r.needs, func(n lexicon.Concept) bool { return !slices.Contains(weak, n) })
}

// block takes off pay that a header names beside words that make it something else,
// where the cells can be that.
func (c *column) block() {
	for _, b := range c.heading.blocked() {
		m := blockers[b]
		if !c.mayBlock(m) {
			continue
		}
		for _, k := range slices.Clone(c.candidates) {
			if k.meaning.IsPay() {
				c.add(k.meaning, AgainstWords, string(b), -blocksPay)
			}
		}
		if c.heading.has(payHeads...) || c.heading.isFigure() {
			c.add(m, ByHeader, string(b), namesOther)
			if b == lexicon.People { // "low wage jobs" are not those behind a figure
				c.add(People, AgainstWords, string(b), -blocksPay)
			}
		}
	}
}

// mostRating is the most that an answer on a scale is: fewer than any pay.
const mostRating = 10

// mayBlock reports whether cells can be what a blocking word says: amounts of money
// are no dates, notes or kinds.
func (c *column) mayBlock(m Meaning) bool {
	s := c.cells
	switch m {
	case EffectiveDate, Note, Category, Other, PayUnit:
		return s.blank() || s.Money < nearly || s.Year >= mostly || s.Highest <= mostRating
	case Ignore, Grade, JobCode:
		return s.Named < mostly
	case Share: // "Overtime 50 %" over amounts
		return s.Named < mostly && s.Middle <= mostShare
	}
	return true
}

// hasAll reports whether a header speaks of all of some concepts; what qualifies an
// amount may stand in brackets.
func hasAll(h *heading, needs []lexicon.Concept) bool {
	return !slices.ContainsFunc(needs, func(n lexicon.Concept) bool {
		return !h.main[n] && (len(needs) == 1 || !h.aside[n] || !slices.Contains(qualifiers, n))
	})
}

var qualifiers = concepts{lexicon.Month, lexicon.Target, lexicon.Minimum, lexicon.Midpoint, lexicon.Maximum, lexicon.Low, lexicon.High}

// neutralFor are the concepts that go with a meaning without changing it.
func neutralFor(m Meaning) []lexicon.Concept {
	if m.IsPay() {
		return neutral
	}
	return nil
}

func names(of []lexicon.Concept) string {
	var all []string
	for _, c := range of {
		all = append(all, string(c))
	}
	return strings.Join(all, "+")
}

// headFirst are the languages whose headers begin with what they are of.
var headFirst = map[lexicon.Language]bool{
	"es": true, "fr": true, "pt": true, "it": true, "ro": true, "vi": true, "id": true, "pl": true, "cs": true, "ru": true, "uk": true,
}

// head is the word of a header that says what it is of: the last one, or the first,
// as the language has it; -1 if there is none.
func (h *heading) head() int {
	head, end := -1, h.end()
	for i := range h.Words[:end] {
		if h.Words[i].Bracket || isDigits(h.Words[i].Text) || h.isFiller(i) {
			continue
		}
		head = i
		if len(h.Matches) > 0 && headFirst[h.Matches[0].Language] {
			break
		}
	}
	return head
}

// order is more where a word of a rule is the header's head.
func (h *heading) order(needs []lexicon.Concept) float64 {
	head := h.head()
	if head >= 0 && slices.ContainsFunc(needs, func(n lexicon.Concept) bool { return h.Is(head, n) }) {
		return orderSaid
	}
	return 0
}

// unknownHead reports whether nothing is known of the header's head.
func (h *heading) unknownHead() bool {
	const question = 5 // words of a header that is one
	head := h.head()
	return head >= 0 && h.significant < question && !slices.ContainsFunc(h.Matches, func(m lexicon.Match) bool { return m.From <= head && head < m.To })
}

// blocked lists the concepts that make a header of pay words something else.
func (h *heading) blocked() []lexicon.Concept {
	var found []lexicon.Concept
	for _, m := range h.Matches {
		if _, blocks := blockers[m.Concept]; !blocks || !h.main[m.Concept] || h.Words[m.From].Bracket || slices.Contains(found, m.Concept) {
			continue
		}
		if h.Is(m.From, lexicon.Filler) || h.readsAsPay(m) || slices.Contains(heads, m.Concept) && h.order(concepts{m.Concept}) == 0 {
			continue
		}
		found = append(found, m.Concept)
	}
	return found
}

// readsAsPay reports whether the same words also are pay, a statistic or a time,
// so that they need not be something else: "percentile", "rate".
func (h *heading) readsAsPay(m lexicon.Match) bool {
	for _, other := range h.Matches {
		if other.From > m.From || other.To < m.To || other.Concept == m.Concept {
			continue
		}
		if _, isTime := periodConcepts[other.Concept]; isTime && m.Concept == lexicon.Hours {
			return true
		}
		if slices.Contains(payHeads, other.Concept) || other.Concept == lexicon.Percentile && h.percentile > 0 || other.Concept == lexicon.Midpoint {
			return true
		}
	}
	return false
}

// including makes a total of base pay that includes other parts, and pay of no known
// kind of parts that are named together: "Salary + bonus", "Bonus and stocks".
func (c *column) including() {
	h := c.heading
	parts := 0
	for _, part := range sumParts {
		if h.has(part) {
			parts++
		}
	}
	base := h.has(lexicon.Salary, lexicon.Base, lexicon.Income)
	switch joined := h.Joins(); {
	case base && h.says(lexicon.Including) && h.says(sumParts...):
		c.addHeader(TotalCash, "including", 13)
	case joined && base && parts > 0 && h.has(lexicon.Equity):
		c.addHeader(TotalPay, "sum", 13)
	case joined && base && parts > 0:
		c.addHeader(TotalCash, "sum", 13)
	case joined && parts > 1:
		c.addHeader(OtherPay, "sum", 13)
	}
}

// sumParts are the parts of pay that headers add to one another.
var sumParts = concepts{lexicon.Bonus, lexicon.Commission, lexicon.Allowance, lexicon.Overtime, lexicon.Equity}
