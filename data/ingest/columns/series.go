package columns

import (
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/lexicon"
)

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
			if c.isAmount() && c.heading.fit(nil, everyone) == 1 {
				c.add(m, ByTitle, h.header, 3*cellsAlone)
			}
		}
		return
	}
}

// isYear reports whether a header is a year and nothing else.
func (h *heading) isYear() bool {
	alone := h.significant == 0 || h.fit(nil, concepts{lexicon.Year, lexicon.DataYear}) == 1
	return h.year != "" && alone && !h.says(lexicon.Change, lexicon.Share)
}

// yearSeries takes columns whose header is a year, over amounts, for pay of those
// years, where no other column is the pay.
func (t *table) yearSeries() {
	var series []*column
	amounts := 0
	for _, c := range t.columns {
		if c.heading.isYear() {
			series = append(series, c)
			if c.isAmount() && c.cells.Middle >= 5 {
				amounts++
			}
		}
	}
	if len(series) < 2 || 2*amounts < len(series) && amounts < 2 || t.count(Meaning.IsPay) > 0 {
		return
	}
	for _, c := range series { // a year for which nobody is signed yet is all zeros
		if c.isAmount() || c.cells.blank() || c.cells.Highest == 0 && c.cells.Number >= nearly {
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
		case !c.heading.Is(i, lexicon.Step) && !c.heading.Is(i, lexicon.Level):
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
