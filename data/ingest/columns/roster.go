package columns

import "github.com/paybench/paybench/data/lexicon"

// ofMarkets are the meanings that only pay of others has, besides statistics: no column
// of our own people is a count of those behind a figure.
var ofMarkets = map[Meaning]bool{
	People: true, Employers: true, CountWeight: true, SamplingWeight: true, Reliability: true, Statistic: true, PayElement: true, Scope: true,
}

// ofPeople adds what is so wherever each row is one of our own people.
func (t *table) ofPeople() {
	for _, c := range t.columns {
		for _, k := range c.candidates {
			if c.chosen == "" && (ofMarkets[k.meaning] || k.meaning.IsStatistic()) {
				k.evidence = append(k.evidence, Evidence{ByNeighbours, "people", -veto})
				k.sum -= veto
			}
		}
	}
	t.basePaid()
}

// basePaid tells what base pay brought in a period from the rate beside it: "Actual base
// earned" beside "Base salary".
func (t *table) basePaid() {
	paid := func(c *column) bool {
		return c.heading.has(lexicon.Paid, lexicon.ToDate) && c.heading.has(lexicon.Base, lexicon.Salary)
	}
	rates := 0
	t.each(only(Base), func(c *column) {
		if !paid(c) {
			rates++
		}
	})
	t.each(only(Base), func(c *column) {
		if rates > 0 && paid(c) {
			c.add(BasePaid, ByNeighbours, "base", c.of(Base).sum+cellsAlone)
		}
	})
}
