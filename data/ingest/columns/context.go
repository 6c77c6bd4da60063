package columns

import (
	"math"
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
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

// quartersOfYear takes Q1 to Q4 for quarters of a year, as there is no fourth
// quartile to name.
func (t *table) quartersOfYear() {
	isQuarter := func(c *column, n float64) bool {
		return slices.ContainsFunc(c.heading.Words, func(w lexicon.Word) bool { return w.Text == "q" }) &&
			slices.ContainsFunc(c.heading.Words, func(w lexicon.Word) bool { return w.Text == strconv.Itoa(int(n)) })
	}
	if !slices.ContainsFunc(t.columns, func(c *column) bool { return isQuarter(c, 4) }) {
		return
	}
	for _, c := range t.columns {
		for n := 1.0; n <= 3; n++ {
			if isQuarter(c, n) {
				c.add(PercentileMeaning(25*n), ByNeighbours, "quarters", -veto)
			}
		}
	}
}

// isAmount reports whether cells may be amounts of pay, whatever the header says.
func (c *column) isAmount() bool {
	s := c.cells
	return s.Money >= nearly && s.Percent < mostly && s.Date < mostly && s.Code < mostly && s.YesNo < nearly && (s.Year < mostly || s.Highest > 2100)
}

// titledSeries takes columns that name nothing but people, under a title that names
// a statistic of pay, for that statistic: "Total", "Women", "Men".
func (t *table) titledSeries() {
	for _, h := range t.texts {
		if !h.has(payHeads...) || !h.says(lexicon.Median, lexicon.Mean) && h.percentile == 0 {
			continue
		}
		m := Mean
		if h.percentile > 0 || h.says(lexicon.Median) {
			m = PercentileMeaning(50)
		}
		for _, c := range t.columns {
			if c.isAmount() && c.heading.fit(nil, concepts{lexicon.Total, lexicon.Everyone, lexicon.Woman, lexicon.Man}) == 1 {
				c.add(m, ByTitle, h.header, 3*cellsAlone)
			}
		}
		return
	}
}

// yearSeries takes columns whose header is a year, over amounts, for pay of those
// years, where no other column is the pay.
func (t *table) yearSeries() {
	var series []*column
	amounts := 0
	for _, c := range t.columns {
		if c.heading.year != "" && c.heading.fit(nil, concepts{lexicon.Year, lexicon.DataYear}) >= min(1, float64(c.heading.significant)) && !c.heading.says(lexicon.Change, lexicon.Share) {
			series = append(series, c)
			if c.isAmount() && c.cells.Middle >= 5 {
				amounts++
			}
		}
	}
	if len(series) < 2 || 2*amounts < len(series) && amounts < 2 || t.count(Meaning.IsPay) > 0 {
		return
	}
	for _, c := range series {
		if c.isAmount() || c.cells.blank() {
			c.add(Base, ByNeighbours, "years", 2*cellsAlone)
		}
	}
}

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

// noRates drops rates that are all zero.
func (t *table) noRates() {
	t.each(only(Base), func(c *column) {
		if c.cells.Highest == 0 && !c.heading.has(payHeads...) && !c.cells.blank() {
			c.add(Base, AgainstCells, shapeOf(c.cells), -blocksPay)
		}
	})
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

// isStep reports whether a header is a step of a pay scale: a number, or the word
// for step and a number.
func (c *column) isStep() bool {
	if c.heading.numeral {
		return true
	}
	numbers, words := 0, 0
	for i, w := range c.heading.Words {
		switch {
		case isDigits(w.Text):
			numbers++
		case !c.heading.is(i, lexicon.Step) && !c.heading.is(i, lexicon.Level):
			words++
		}
	}
	return numbers == 1 && words == 0 && c.heading.has(lexicon.Step, lexicon.Level)
}

// stepSeries takes columns that are numbered from one, over amounts, for the steps
// of a pay scale.
func (t *table) stepSeries() {
	var series []*column
	for _, c := range t.columns {
		if c.isStep() && (c.isAmount() && c.cells.Middle > 12 || c.cells.blank()) {
			series = append(series, c)
		}
	}
	if len(series) < 2 || !t.countsUp(series) {
		return
	}
	for _, c := range series {
		c.add(Base, ByNeighbours, "steps", 5*cellsAlone)
	}
}

// countsUp reports whether the numbers of headers follow one another.
func (t *table) countsUp(series []*column) bool {
	last := -1.0
	for _, c := range series {
		n := 0.0
		for i := range c.heading.Words {
			n = max(n, c.heading.number(i))
		}
		if last >= 0 && n != last+1 {
			return false
		}
		last = n
	}
	return true
}

// numberedPercentiles takes columns whose headers are bare numbers, such as 10, 25
// and 50, for percentiles where amounts rise along them.
func (t *table) numberedPercentiles() {
	var series []*column
	for _, c := range t.columns {
		if c.heading.numeral && c.isAmount() {
			series = append(series, c)
		}
	}
	if len(series) < 2 || t.countsUp(series) || !t.rising(series) {
		return
	}
	for _, c := range series {
		if p := c.heading.number(0); p >= 1 && p <= 99 {
			c.add(PercentileMeaning(p), ByNeighbours, "rising", 2*cellsAlone)
		}
	}
}

// rising reports whether the middle amounts rise from column to column.
func (t *table) rising(series []*column) bool {
	return slices.IsSortedFunc(series, func(a, b *column) int {
		switch {
		case a.cells.Middle < b.cells.Middle:
			return -1
		case a.cells.Middle > b.cells.Middle:
			return 1
		}
		return 0
	})
}

// countsOrTotals settles words that count people in a published table and mean
// something else among people: "Total", "Employees".
func (t *table) countsOrTotals() {
	figures := t.count(Meaning.IsStatistic)+t.count(only(Statistic)) > 0
	other := t.count(func(m Meaning) bool { return m.IsPay() && !m.IsStatistic() && m != TotalPay }) > 0
	for _, c := range t.columns {
		h := c.heading
		switch {
		case h.fit(nil, concepts{lexicon.Total, lexicon.Everyone, lexicon.Woman, lexicon.Man}) == 1 && c.meaning() == TotalPay && c.cells.Named < mostly && (figures || !other && t.hasSexes()):
			c.add(TotalPay, ByNeighbours, "counts", -2*cellsAlone)
			c.add(Count, ByNeighbours, "counts", 2*cellsAlone)
		case figures && c.meaning() == CompanySize && h.has(lexicon.People) && c.cells.Number >= mostly,
			figures && c.meaning() == Count && h.fit(nil, concepts{lexicon.Number}) == 1:
			c.add(People, ByNeighbours, "statistics", c.of(c.meaning()).sum+cellsAlone)
		case figures && c.meaning() != People && c.meaning() != Employers && c.isCountOfPay():
			m := People
			if h.has(lexicon.Employers) {
				m = Employers
			}
			c.add(m, ByNeighbours, "statistics", c.of(c.meaning()).sum-c.of(m).sum+cellsAlone)
		case !figures && c.meaning() == People && h.has(lexicon.CompanySize):
			c.add(CompanySize, ByNeighbours, "people", cellsAlone)
		}
	}
}

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

// sharesOfBase takes a bonus in per cent, or as a part of one, for a share: of base
// pay, where the file has it.
func (t *table) sharesOfBase() {
	base := 0.0
	t.each(func(m Meaning) bool { return m.IsRate() }, func(c *column) { base = max(base, c.cells.Middle) })
	for _, c := range t.columns {
		m := c.partNamed()
		if m == "" || c.chosen != "" {
			continue
		}
		s := c.cells
		const most, times = 100, 100 // a share in per cent, beside base pay
		small := s.Number >= nearly && s.Highest > 0 && s.Named == 0
		if s.Percent >= mostly || small && (s.Highest <= 1.5 || s.Highest <= most && base >= times*s.Middle) {
			c.part = m
			c.add(Share, ByCells, shapeOf(s), max(0, c.of(m).sum)+cellsAlone)
		}
	}
	if base == 0 {
		return
	}
	t.each(only(Share), func(c *column) {
		if m := c.partNamed(); m != "" && !c.heading.has(lexicon.Change, lexicon.Previous, lexicon.Proposed) {
			c.part = m
		}
	})
}

// partNamed is the part of pay that a header names, "" if it names none.
func (c *column) partNamed() Meaning {
	if c.heading.has(lexicon.Salary, lexicon.Base) && !c.heading.has(lexicon.Target) {
		return ""
	}
	switch target := c.heading.has(lexicon.Target); {
	case c.heading.has(lexicon.Bonus) && target:
		return BonusTarget
	case c.heading.has(lexicon.Bonus):
		return BonusPaid
	case c.heading.has(lexicon.Commission) && target:
		return CommissionTarget
	case c.heading.has(lexicon.Commission):
		return CommissionPaid
	}
	return ""
}

// shareTable takes figures that are no amounts for what they are: gaps and shares in
// per cent, as returns on pay gaps hold them. None is above 100, and some are below
// zero, or those of women and men add up to 100, or they are called a bonus.
func (t *table) shareTable() {
	var figures []*column
	told, negative := t.count(only(Share)) > 1, false
	for _, c := range t.columns {
		s, m := c.cells, c.meaning()
		bySex := c.heading.has(lexicon.Woman, lexicon.Man) && s.Number >= mostly && (m == Count || m == "" || m == Other)
		if !m.IsPay() && !bySex || s.blank() {
			continue
		}
		if s.Highest > 100 || s.Named > 0 || s.Number < mostly {
			if bySex {
				continue
			}
			return
		}
		figures = append(figures, c)
		negative = negative || s.Negative > 0
		told = told || negative || c.heading.has(lexicon.Bonus) && s.Highest > 1.5
	}
	timed := slices.ContainsFunc(figures, func(c *column) bool { return PeriodOf(c.heading.Text) != money.UnknownPeriod && c.cells.Negative == 0 })
	if len(figures) == 0 || (!told || timed && !negative) && !t.pairsAddUp(figures) {
		return
	}
	for _, c := range figures {
		c.add(Share, ByNeighbours, "percents", max(0, c.of(c.meaning()).sum)+cellsAlone)
	}
}

// pairsAddUp reports whether two columns add up to 100 in nearly all rows.
func (t *table) pairsAddUp(figures []*column) bool {
	for i, a := range figures {
		for _, b := range figures[i+1:] {
			sums, rows := 0, 0
			for _, row := range t.Rows {
				x, okX := numberIn(row, a.index)
				y, okY := numberIn(row, b.index)
				if okX && okY {
					rows++
					if math.Abs(x+y-100) < 0.51 {
						sums++
					}
				}
			}
			if rows >= 2 && float64(sums) >= nearly*float64(rows) {
				return true
			}
		}
	}
	return false
}

// numberIn reads the number in a column of a row.
func numberIn(row []string, column int) (float64, bool) {
	if column >= len(row) {
		return 0, false
	}
	a, err := money.Parse(row[column], money.Auto)
	return a.Value, err == nil
}

// plainAmounts takes a column of amounts whose header says nothing of another thing
// for pay, where no header names pay: "ANNUAL", "Annual Rt"; else one whose cells
// name currencies; else the only column of amounts beside people or jobs that no
// word explains.
func (t *table) plainAmounts() {
	if t.count(func(m Meaning) bool { return m.IsPay() && !m.IsPart() || m == Statistic }) > 0 {
		return
	}
	const least = 1000 // less may be a count, or a number of months
	var unexplained []*column
	for _, c := range t.columns {
		h, m := c.heading, c.meaning()
		if !c.isAmount() || c.cells.Range == 0 && c.cells.Highest < least || c.chosen != "" || h.year != "" {
			continue
		}
		named := h.has(lexicon.Year, lexicon.Month, lexicon.Hour, lexicon.Week, lexicon.Gross, lexicon.Annualized, lexicon.Amount)
		plain := named && h.fit(nil, neutral) >= mostly && (m == "" || m == Other)
		switch {
		case plain && PeriodOf(h.Text) != money.UnknownPeriod, plain && h.fit(nil, neutral) == 1 && len(h.Words) > 0 && h.Words[0].Text != "value":
			c.add(Base, ByNeighbours, "only_amounts", 2*cellsAlone)
			return
		case c.cells.Named >= nearly && (m == "" || m == Other || m == Note) && m != CompanyRevenue:
			c.add(Base, ByCells, "named_amounts", cellsAlone)
			return
		case m == "" && len(h.Matches) == 0 && c.header != "":
			unexplained = append(unexplained, c)
		}
	}
	ofPeople := t.count(func(m Meaning) bool { return m == Role || m == EmployeeID || m == PersonName }) > 0
	if len(unexplained) == 1 && ofPeople && unexplained[0].cells.Distinct != 1 {
		unexplained[0].add(Base, ByNeighbours, "only_amounts", leastWeight)
	}
}

// payElements takes the column whose texts all name pay, in a table of statistics,
// for which pay each row's figures are.
func (t *table) payElements() {
	if t.count(Meaning.IsStatistic) == 0 && t.count(only(Statistic)) == 0 {
		return
	}
	for _, c := range t.columns {
		s := c.cells
		if s.Distinct < 2 || s.Number >= mostly || s.Stat >= mostly || len(s.Texts) == 0 || c.meaning().IsPay() {
			continue
		}
		names := 0
		for _, text := range s.Texts {
			if headingOf(text).has(payHeads...) {
				names++
			}
		}
		if names == len(s.Texts) {
			c.add(PayElement, ByCells, "pay", 4*cellsAlone)
		}
	}
}
