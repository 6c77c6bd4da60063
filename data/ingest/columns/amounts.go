package columns

import (
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// plainAmounts takes a column of amounts whose header says nothing of another thing
// for pay, where no header names pay: "ANNUAL", "Annual Rt"; else one whose cells
// name currencies; else the only column of amounts beside people or jobs that no
// word explains.
func (t *table) plainAmounts() {
	if t.count(func(m Meaning) bool { return m.IsPay() && !m.IsPart() || m == Statistic }) > 0 {
		return
	}
	ofPeople := t.count(func(m Meaning) bool { return m == Role || m == EmployeeID || m == PersonName }) > 0
	var unexplained []*column
	for _, c := range t.columns {
		switch {
		case !c.mayBePlain():
		case c.namesAmountAlone(ofPeople):
			c.add(Base, ByNeighbours, "only_amounts", 2*cellsAlone)
			return
		case c.cells.Named >= nearly && c.isUnsettled():
			c.add(Base, ByCells, "named_amounts", cellsAlone)
			return
		case c.isUnexplained():
			unexplained = append(unexplained, c)
		}
	}
	if len(unexplained) == 1 && ofPeople && unexplained[0].cells.Distinct != 1 {
		unexplained[0].add(Base, ByNeighbours, "only_amounts", leastWeight)
	}
}

// mayBePlain reports whether cells are amounts that no word need name.
func (c *column) mayBePlain() bool {
	const least = 1000 // less may be a count, or a number of months
	return c.isAmount() && (c.cells.Range > 0 || c.cells.Highest >= least) && c.chosen == "" && c.heading.year == ""
}

// isUnexplained reports whether no word of the header is known.
func (c *column) isUnexplained() bool {
	return c.meaning() == "" && len(c.heading.Matches) == 0 && c.header != ""
}

// isUnsettled reports whether nothing much speaks for what the column is.
func (c *column) isUnsettled() bool {
	m := c.meaning()
	return m == "" || m == Other || m == Note
}

// namesAmountAlone reports whether a header names an amount or a time of pay, and
// nothing that it is of. A bare "Value" is an amount of pay beside people alone.
func (c *column) namesAmountAlone(ofPeople bool) bool {
	h, m := c.heading, c.meaning()
	if !h.has(amountWords...) || m != "" && m != Other {
		return false
	}
	switch fit := h.fit(nil, neutral); {
	case PeriodOf(h.Text) != money.UnknownPeriod:
		return fit >= mostly
	default:
		return fit == 1 && (ofPeople || h.fit(nil, concepts{lexicon.Amount}) < 1)
	}
}

// amountWords are a time of pay and what says that something is an amount.
var amountWords = concepts{lexicon.Year, lexicon.Month, lexicon.Hour, lexicon.Week, lexicon.Gross, lexicon.Annualized, lexicon.Amount}

// timesAlone takes columns of amounts that name nothing but a time for pay of that
// time: "current monthly", "All weekly".
func (t *table) timesAlone() {
	const most = 53 // weeks, months, days of a month
	for _, c := range t.columns {
		h := c.heading
		plain := PeriodOf(h.Text) != money.UnknownPeriod && h.fit(nil, timeWords) == 1 && h.significant > 0 && !h.says(lexicon.Hours, lexicon.HoursPaid)
		if m := c.meaning(); plain && c.isAmount() && c.cells.Highest > most && !m.IsPay() {
			to := OtherPay
			if !t.hasBase() {
				to = Base
			}
			c.add(to, ByHeader, "time", cellsAlone+max(0, c.of(m).sum))
		}
	}
}

// hasBase reports whether a header names base pay in words that say it.
func (t *table) hasBase() bool {
	return slices.ContainsFunc(t.columns, func(c *column) bool {
		return c.meaning().IsRate() && c.heading.has(payHeads...)
	})
}

// noRates drops rates that are all zero.
func (t *table) noRates() {
	t.each(only(Base), func(c *column) {
		if c.cells.Highest == 0 && !c.heading.has(payHeads...) && !c.heading.isYear() && !c.cells.blank() {
			c.add(Base, AgainstCells, shapeOf(c.cells), -blocksPay)
		}
	})
}

// ratesBesideIncome leaves base pay to what people earn where a bare rate is for the
// same time: beside "Monthly income", "Monthly rate" is of something else.
func (t *table) ratesBesideIncome() {
	var earned [money.Hour + 1]bool
	for _, c := range t.columns {
		if c.meaning().IsPay() && c.heading.has(lexicon.Income, lexicon.Salary) && !c.heading.has(lexicon.Rate) {
			earned[PeriodOf(c.heading.Text)] = true
		}
	}
	isRate := func(c *column) bool {
		return c.meaning() == Base && c.heading.has(lexicon.Rate) && !c.heading.has(payHeads...)
	}
	decoy := func(c *column) bool {
		p := PeriodOf(c.heading.Text)
		return p != money.UnknownPeriod && earned[p] && isRate(c)
	}
	if !slices.ContainsFunc(t.columns, decoy) {
		return
	}
	for _, c := range t.columns {
		if isRate(c) {
			c.add(OtherPay, ByNeighbours, "income", c.of(Base).sum+cellsAlone)
		}
	}
}

// lonePast takes pay of the past for base pay where a file has no other.
func (t *table) lonePast() {
	if t.count(func(m Meaning) bool { return m.IsPay() && !m.IsPart() }) != 1 {
		return
	}
	t.each(only(OtherPay), func(c *column) {
		if c.heading.has(lexicon.Previous) && c.heading.has(lexicon.Salary, lexicon.Base) {
			c.add(Base, ByNeighbours, "only_amounts", c.of(OtherPay).sum+cellsAlone)
		}
	})
}

// timeWords are a time and those who are paid.
var timeWords = concepts{
	lexicon.Year, lexicon.Month, lexicon.HalfMonth, lexicon.Fortnight, lexicon.Week, lexicon.Day, lexicon.Hour,
	lexicon.Everyone, lexicon.Woman, lexicon.Man, lexicon.Total, lexicon.Gross,
}
