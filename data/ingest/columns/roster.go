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
	t.rangesOfCash()
	t.identifiers()
}

// rangesOfCash leaves ranges of base and variable pay together to other pay: base pay
// has no place in them.
func (t *table) rangesOfCash() {
	for _, c := range t.columns {
		if c.chosen == "" && c.heading.has(lexicon.TotalCash) && c.heading.has(lexicon.Minimum, lexicon.Midpoint, lexicon.Maximum) {
			c.add(OtherPay, ByHeader, string(lexicon.TotalCash), 3*blocksPay)
		}
	}
}

// identifiers takes the first column of numbers or codes that all differ for the id of
// people, where none is called so: "Serial number", "ID".
func (t *table) identifiers() {
	if t.count(only(EmployeeID)) > 0 {
		return
	}
	for _, c := range t.columns {
		s, m := c.cells, c.meaning()
		free := m == "" || m == Count || m == Ignore || m == Note || m == Other
		differ := s.Distinct == s.Filled && s.Filled == t.Count && s.Missing == 0
		if c.chosen == "" && free && differ && c.heading.has(lexicon.Identifier, lexicon.Number) && s.Whole+s.Code >= nearly {
			c.add(EmployeeID, ByCells, allDiffer, c.of(m).sum+cellsAlone)
			return
		}
	}
}

// basePaid tells what base pay brought in a period from the rate beside it: "Actual base
// earned" beside "Base salary".
func (t *table) basePaid() {
	paid := func(c *column) bool {
		return c.heading.has(lexicon.Paid, lexicon.ToDate) && c.heading.has(lexicon.Base)
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
