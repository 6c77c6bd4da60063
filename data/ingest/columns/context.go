package columns

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// context adds what columns say about each other.
func (t *table) context() {
	t.titledSeries()
	t.yearSeries()
	t.stepSeries()
	t.numberedPercentiles()
	t.countsOrTotals()
	t.partners()
	t.sharesOfBase()
	t.shareTable()
	t.plainAmounts()
	t.payElements()
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
		c.add(Base, ByNeighbours, "steps", 3*cellsAlone)
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
	figures := t.count(Meaning.IsStatistic) > 0
	other := t.count(func(m Meaning) bool { return m.IsPay() && !m.IsStatistic() && m != TotalPay }) > 0
	for _, c := range t.columns {
		h := c.heading
		switch {
		case h.fit(nil, concepts{lexicon.Total, lexicon.Everyone, lexicon.Woman, lexicon.Man}) == 1 && c.meaning() == TotalPay && c.cells.Named < mostly && (figures || !other && t.hasSexes()):
			c.add(TotalPay, ByNeighbours, "counts", -2*cellsAlone)
			c.add(Count, ByNeighbours, "counts", 2*cellsAlone)
		case figures && c.meaning() == CompanySize && h.has(lexicon.People) && c.cells.Number >= mostly:
			c.add(People, ByNeighbours, "statistics", 2*cellsAlone)
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

// sharesOfBase takes a bonus in per cent, or as a part of one, for a share.
func (t *table) sharesOfBase() {
	base := 0.0
	t.each(func(m Meaning) bool { return m.IsRate() }, func(c *column) { base = max(base, c.cells.Middle) })
	for _, c := range t.columns {
		m := c.meaning()
		if m != BonusPaid && m != BonusTarget && m != CommissionPaid && m != CommissionTarget || c.chosen != "" {
			continue
		}
		s := c.cells
		const most, times = 100, 100 // a share in per cent, beside base pay
		small := s.Number >= nearly && s.Highest > 0 && s.Named == 0
		if s.Percent >= mostly || small && s.Highest <= 1.5 || small && s.Highest <= most && base >= times*s.Middle {
			c.add(Share, ByCells, shapeOf(s), c.of(m).sum+cellsAlone)
		}
	}
}

// shareTable takes figures that are no amounts for what they are: gaps and shares in
// per cent, as returns on pay gaps hold them. None is above 100, and some are below
// zero, or those of women and men add up to 100, or they are called a bonus.
func (t *table) shareTable() {
	var figures []*column
	told := false
	for _, c := range t.columns {
		s, m := c.cells, c.meaning()
		if !m.IsPay() || s.blank() {
			continue
		}
		if s.Highest > 100 || s.Named > 0 || s.Number < mostly {
			return
		}
		figures = append(figures, c)
		told = told || s.Negative > 0 || c.heading.has(lexicon.Bonus) && s.Highest > 1.5
	}
	if len(figures) < 2 || !told && !t.pairsAddUp(figures) {
		return
	}
	for _, c := range figures {
		c.add(Share, ByNeighbours, "percents", c.of(c.meaning()).sum+cellsAlone)
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
// name currencies.
func (t *table) plainAmounts() {
	if t.count(func(m Meaning) bool { return m.IsPay() && !m.IsPart() || m == Statistic }) > 0 {
		return
	}
	const least = 1000 // less may be a count, or a number of months
	for _, c := range t.columns {
		h, m := c.heading, c.meaning()
		if !c.isAmount() || c.cells.Range == 0 && c.cells.Highest < least || c.header == "" || c.chosen != "" || h.year != "" {
			continue
		}
		named := h.has(lexicon.Year, lexicon.Month, lexicon.Hour, lexicon.Week, lexicon.Gross, lexicon.Annualized, lexicon.Amount)
		plain := named && h.fit(nil, neutral) >= mostly && (m == "" || m == Other)
		if plain && PeriodOf(h.Text) != 0 || plain && h.fit(nil, neutral) == 1 && len(h.Words) > 0 && h.Words[0].Text != "value" {
			c.add(Base, ByNeighbours, "only_amounts", 2*cellsAlone)
			continue
		}
		if c.cells.Named >= nearly && (m == "" || m == Other || m == Note) && m != CompanyRevenue {
			c.add(Base, ByCells, "named_amounts", cellsAlone)
		}
	}
}

// payElements takes a column whose cells name kinds of pay, beside statistics, for
// the one that says which pay each row is of.
func (t *table) payElements() {
	if t.count(Meaning.IsStatistic) == 0 && t.count(only(Statistic)) == 0 {
		return
	}
	for _, c := range t.columns {
		if len(c.cells.Texts) == 0 || c.cells.Number >= mostly || c.cells.Stat >= mostly || c.meaning().IsPay() || c.cells.Period >= mostly {
			continue
		}
		named := 0
		for _, text := range c.cells.Texts {
			if len(text) <= longestName && headingOf(text).pay(nil) != "" {
				named++
			}
		}
		if float64(named) < nearly*float64(len(c.cells.Texts)) {
			continue
		}
		weight := cellsAlone
		if c.heading.has(lexicon.PayElement) {
			weight = 4 * cellsAlone
		}
		c.add(PayElement, ByCells, "kinds_of_pay", weight)
	}
}

// constrain keeps one column of base pay where several claim it for one period: the
// strongest; the others are pay of no known kind.
func (t *table) constrain() {}
