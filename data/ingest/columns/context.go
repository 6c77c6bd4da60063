package columns

import (
	"slices"

	"github.com/paybench/paybench/data/lexicon"
)

// context adds what columns say about each other.
func (t *table) context() {
	t.quartersOfYear()
	t.titledSeries()
	t.yearSeries()
	t.stepSeries()
	t.numberedPercentiles()
	t.timesAlone()
	t.valuesOfStatistics()
	t.countsOrTotals()
	t.sumsOfPeople()
	t.partners()
	t.medianOfRange()
	t.noRates()
	t.lonePast()
	t.ratesBesideIncome()
	t.sharesOfBase()
	t.shareTable()
	t.plainAmounts()
	t.payElements()
	t.otherRoles()
}

// otherRoles leaves the role to the columns that name nothing else, where there is
// one: beside "Position name", "Position labels" is something to filter by.
func (t *table) otherRoles() {
	fit := func(c *column) float64 { return c.heading.fit(concepts{lexicon.Role}, nil) }
	if !slices.ContainsFunc(t.columns, func(c *column) bool { return c.meaning() == Role && fit(c) == 1 }) {
		return
	}
	t.each(only(Role), func(c *column) {
		if c.chosen == "" && fit(c) <= mostly {
			c.add(Role, ByNeighbours, "role", -blocksPay)
		}
	})
}

// ambiguousEnds lists the columns that name nothing but low, middle and high, which
// may be the ends of a range as well as percentiles.
func (t *table) ambiguousEnds() (ends []int) {
	low, high := false, false
	for i, c := range t.columns {
		h := c.heading
		if c.meaning().IsPay() || c.chosen != "" || !c.isAmount() || h.fit(nil, concepts{lexicon.Low, lexicon.Midpoint, lexicon.High}) < 1 {
			continue
		}
		low, high = low || h.has(lexicon.Low), high || h.has(lexicon.High)
		ends = append(ends, i)
	}
	if !low || !high {
		return nil
	}
	return ends
}

// isAmount reports whether cells may be amounts of pay, whatever the header says.
func (c *column) isAmount() bool {
	s := c.cells
	return s.Money >= nearly && s.Percent < mostly && s.Date < mostly && s.Code < mostly && s.YesNo < nearly && (s.Year < mostly || s.Highest > 2100)
}

// medianOfRange takes the only statistic between the ends of a range, with nobody
// counted, for pay: postings name a range or one amount.
func (t *table) medianOfRange() {
	if t.count(only(PayMinimum)) != 1 || t.count(only(PayMaximum)) != 1 || t.count(Meaning.IsStatistic) != 1 || t.count(only(People))+t.count(only(Employers)) > 0 {
		return
	}
	t.each(Meaning.IsStatistic, func(c *column) {
		c.add(Base, ByNeighbours, "range", c.of(c.meaning()).sum+cellsAlone)
	})
}

// valuesOfStatistics takes the column of values of a long table, whose statistic
// another column names, for pay.
func (t *table) valuesOfStatistics() {
	ofPay := func(c *column) bool {
		return c.meaning() == Statistic && (c.cells.Stat > 0 || slices.ContainsFunc(c.cells.Texts, func(text string) bool { return headingOf(text).has(payHeads...) }))
	}
	if !slices.ContainsFunc(t.columns, ofPay) || t.count(Meaning.IsPay) > 0 {
		return
	}
	for _, c := range t.columns {
		if c.isAmount() && c.heading.has(lexicon.Amount) && c.heading.fit(concepts{lexicon.Amount}, neutral) == 1 {
			c.add(OtherPay, ByNeighbours, "statistics", 2*cellsAlone)
			return
		}
	}
}

// sumsOfPeople takes pay of rows that only stand for a time and a number of people
// for sums over all of them, as a payroll journal has them.
func (t *table) sumsOfPeople() {
	if t.count(only(People))+t.count(only(CompanySize)) == 0 || t.count(Meaning.IsStatistic) > 0 {
		return
	}
	for _, c := range t.columns {
		switch m := c.meaning(); {
		case m.IsPay(), m == Cost, m == People, m == CompanySize, m == Year, m == EffectiveDate, m == Count, m == Share, m == Ignore, c.header == "":
		case c.heading.has(lexicon.Month, lexicon.Year, lexicon.Quarter, lexicon.Date):
		default:
			return
		}
	}
	t.each(Meaning.IsPay, func(c *column) {
		if c.cells.Range == 0 {
			c.add(Cost, ByNeighbours, "sums", c.of(c.meaning()).sum+cellsAlone)
		}
	})
}

// countsOrTotals settles words that count people in a published table and mean
// something else among people: "Total", "Employees".
func (t *table) countsOrTotals() {
	if t.count(Meaning.IsStatistic)+t.count(only(Statistic)) == 0 {
		t.sizesOrTotals()
		return
	}
	for _, c := range t.columns {
		switch m := c.meaning(); {
		case c.isTotal():
			c.becomeCount()
		case c.countsPeople(m):
			c.add(People, ByNeighbours, "statistics", c.of(m).sum+cellsAlone)
		case m != People && m != Employers && c.isCountOfPay():
			of := People
			if c.heading.has(lexicon.Employers) {
				of = Employers
			}
			c.add(of, ByNeighbours, "statistics", c.of(m).sum-c.of(of).sum+cellsAlone)
		}
	}
}

// sizesOrTotals is countsOrTotals where no column is a statistic.
func (t *table) sizesOrTotals() {
	alone := t.count(func(m Meaning) bool { return m.IsPay() && m != TotalPay }) == 0
	for _, c := range t.columns {
		if c.meaning() == People && c.heading.has(lexicon.CompanySize) {
			c.add(CompanySize, ByNeighbours, "people", cellsAlone)
		}
		if alone && t.hasSexes() && c.isTotal() {
			c.becomeCount()
		}
	}
}

// isTotal reports whether a column is a total of nothing that its header names.
func (c *column) isTotal() bool {
	return c.meaning() == TotalPay && c.cells.Named < mostly && c.heading.fit(nil, everyone) == 1
}

// becomeCount takes a total for a count.
func (c *column) becomeCount() {
	c.add(TotalPay, ByNeighbours, "counts", -2*cellsAlone)
	c.add(Count, ByNeighbours, "counts", 2*cellsAlone)
}

// countsPeople reports whether numbers taken for something else count the people
// behind a statistic.
func (c *column) countsPeople(m Meaning) bool {
	return m == CompanySize && c.heading.has(lexicon.People) && c.cells.Number >= mostly ||
		m == Count && c.heading.fit(nil, concepts{lexicon.Number}) == 1
}

// everyone are the words for all people, women and men.
var everyone = concepts{lexicon.Total, lexicon.Everyone, lexicon.Woman, lexicon.Man}

// hasSexes reports whether other columns are for women and men alone.
func (t *table) hasSexes() bool {
	return slices.ContainsFunc(t.columns, func(c *column) bool {
		return c.heading.has(lexicon.Woman) && c.heading.fit(nil, concepts{lexicon.Woman}) == 1
	})
}

// partners leaves a range as such only where both ends are there: one end without
// the other is pay like any other where the header names pay, and nothing else.
func (t *table) partners() {
	ends := [][2]Meaning{{PayMinimum, PayMaximum}, {PayMaximum, PayMinimum}}
	for _, pair := range ends {
		if t.count(only(pair[1])) > 0 {
			continue
		}
		t.each(only(pair[0]), func(c *column) {
			if c.heading.has(payHeads...) {
				c.add(OtherPay, ByNeighbours, "one_end", c.of(pair[0]).sum)
			}
			c.add(pair[0], ByNeighbours, "one_end", -blocksPay)
		})
	}
	if t.count(only(PayMinimum)) == 0 || t.count(only(PayMaximum)) == 0 {
		t.each(only(PayMidpoint), func(c *column) {
			if !c.heading.has(payHeads...) {
				c.add(PayMidpoint, ByNeighbours, "one_end", -blocksPay)
			}
		})
	}
}

// payElements takes the column whose texts all name pay for which pay each row's
// figures are, in a table of statistics; among people it says which part of pay a
// row holds.
func (t *table) payElements() {
	statistics := t.count(Meaning.IsStatistic)+t.count(only(Statistic)) > 0
	for _, c := range t.columns {
		switch {
		case c.meaning().IsPay():
		case statistics && c.cells.nameParts(1):
			c.add(PayElement, ByCells, "pay", 4*cellsAlone)
		case !statistics && c.cells.NamesParts():
			c.add(Category, ByCells, "pay", 4*cellsAlone)
		}
	}
}

// NamesParts reports whether all cells name pay, and different parts of it: "Base
// pay", "Bonus", "Car allowance".
func (s *Cells) NamesParts() bool { return s.nameParts(2) }

// nameParts reports whether all cells name pay, and at least so many parts of it.
func (s *Cells) nameParts(least int) bool {
	if s.Distinct < 2 || s.Number >= mostly || s.Stat >= mostly || len(s.Texts) == 0 {
		return false
	}
	parts := map[lexicon.Concept]bool{}
	for _, text := range s.Texts {
		h := headingOf(text)
		if !h.has(payHeads...) {
			return false
		}
		for _, head := range payHeads {
			if h.main[head] {
				parts[head] = true
			}
		}
	}
	return len(parts) >= least
}
