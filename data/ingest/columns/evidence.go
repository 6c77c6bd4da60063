package columns

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
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

// Evidence is one reason why a column may, or may not, have a meaning.
type Evidence struct {
	What   What    `json:"what"`
	Detail string  `json:"detail,omitempty"`
	Weight float64 `json:"weight"` // above zero speaks for the meaning, below zero against it
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
	for _, r := range rules {
		if !hasAll(h, r.needs) || h.has(r.lacks...) {
			continue
		}
		fit := h.fit(r.needs, neutralFor(r.meaning))
		weight := r.weight*(leastSaid+(1-leastSaid)*fit) + h.order(r.needs)
		if r.meaning.IsPay() && r.isWeak() && fit < 1 {
			continue
		}
		c.add(r.meaning, ByHeader, names(r.needs), weight)
	}
	if h.percentile > 0 {
		weight := 10.0
		if h.has(payHeads...) {
			weight += 2
		}
		c.add(PercentileMeaning(h.percentile), ByHeader, string(PercentileMeaning(h.percentile)), weight)
	}
	c.including()
	c.block()
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
			c.add(m, ByHeader, string(b), 4)
		}
	}
}

// mayBlock reports whether cells can be what a blocking word says: amounts of money
// are no dates, notes or kinds.
func (c *column) mayBlock(m Meaning) bool {
	s := c.cells
	switch m {
	case EffectiveDate, Note, Category, Other, PayUnit:
		return s.blank() || s.Money < nearly || s.Year >= mostly || s.Fraction >= nearly
	case Ignore, Grade, JobCode:
		return s.Named < mostly
	}
	return true
}

func hasAll(h *heading, needs []lexicon.Concept) bool {
	return !slices.ContainsFunc(needs, func(n lexicon.Concept) bool { return !h.main[n] })
}

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

// order is more where the words of a rule are the last of the header, its head in
// most languages.
func (h *heading) order(needs []lexicon.Concept) float64 {
	last := -1
	for i := range h.Words {
		if !h.Words[i].Bracket && !isDigits(h.Words[i].Text) && !h.only(i, lexicon.Filler) {
			last = i
		}
	}
	if last >= 0 && slices.ContainsFunc(needs, func(n lexicon.Concept) bool { return h.is(last, n) }) {
		return orderSaid
	}
	return 0
}

// blocked lists the concepts that make a header of pay words something else.
func (h *heading) blocked() []lexicon.Concept {
	var found []lexicon.Concept
	for _, m := range h.Matches {
		if _, blocks := blockers[m.Concept]; !blocks || !h.main[m.Concept] || h.Words[m.From].Bracket || slices.Contains(found, m.Concept) {
			continue
		}
		if h.is(m.From, lexicon.Filler) || h.readsAsPay(m) || slices.Contains(heads, m.Concept) && h.order(concepts{m.Concept}) == 0 {
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
		if slices.Contains(payHeads, other.Concept) || other.Concept == lexicon.Percentile && h.percentile > 0 || other.Concept == lexicon.Midpoint {
			return true
		}
	}
	return false
}

// including makes base pay that includes a bonus a total.
func (c *column) including() {
	h := c.heading
	parts := []lexicon.Concept{lexicon.Bonus, lexicon.Commission, lexicon.Allowance, lexicon.Overtime}
	if h.says(lexicon.Including) && h.has(lexicon.Salary, lexicon.Base, lexicon.Income) && h.says(parts...) {
		c.add(TotalCash, ByHeader, "including", 12)
	}
}
