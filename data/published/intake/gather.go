package intake

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/remark"
)

// gathered is one series of figures in the making: a pay element in one basis.
type gathered struct {
	element   *market.Element
	basis     market.Basis
	estimates map[float64][]published.Estimate // by percentile, per row of the market
	mean      []published.Estimate
	meanError []market.StandardError
	people    []int
	employers []int
}

// gather makes the figures: one series for every pay element and basis, base pay
// first.
func (b *tableMaker) gather(s slots) []published.Series {
	type shownAs struct {
		element *market.Element
		period  money.Period
	}
	var all []*gathered
	said := map[shownAs]bool{}
	untold := 0
	for _, row := range b.taken {
		for _, f := range b.figuresOf(row) {
			slot, ok := s.of[slotOf{row, f.series}]
			if !ok || isCount(f.Statistic) {
				continue
			}
			c := b.columns[f.column].at(row)
			element, period := b.payOf(row, f, c)
			basis, times, ok := shown(period)
			if !ok {
				untold++
				continue
			}
			if as := (shownAs{element, period}); times != 1 && !said[as] {
				said[as] = true
				b.remark([]*figure{{element: element}}, remark.ShownForYear, period.String(), times)
			}
			g := find(&all, element, basis, len(s.rows))
			g.put(slot, f.Statistic, b.estimate(c, period, f.scale, times))
		}
	}
	for _, row := range b.taken {
		b.putCounts(all, s, row)
		b.putError(all, s, row)
	}
	if untold > 0 {
		b.note(remark.UnitUnknown, untold, b.header(b.first(columns.PayUnit)))
	}
	all = append(all, b.forYears(all)...)
	slices.SortStableFunc(all, func(x, y *gathered) int { return x.order() - y.order() })
	var series []published.Series
	for _, g := range all {
		if len(g.estimates) == 0 {
			b.remark([]*figure{{element: g.element}}, remark.MeansOnly)
		}
		series = append(series, g.series(len(s.rows)))
	}
	return series
}

// forYears makes figures of a year of those that are published for a month only.
func (b *tableMaker) forYears(all []*gathered) []*gathered {
	const months = 12
	var made []*gathered
	for _, g := range all {
		annual := func(other *gathered) bool {
			return other.element.Name == g.element.Name && other.basis == market.Annual
		}
		if g.basis != market.Monthly || slices.ContainsFunc(all, annual) {
			continue
		}
		year := &gathered{element: g.element, basis: market.Annual, people: g.people, employers: g.employers, meanError: g.meanError, estimates: map[float64][]published.Estimate{}}
		for p, month := range g.estimates {
			year.estimates[p] = taken(month, months)
		}
		if g.mean != nil {
			year.mean = taken(g.mean, months)
		}
		made = append(made, year)
		b.remark([]*figure{{element: g.element}}, remark.ShownForYear, money.Month.String(), months)
	}
	return made
}

// taken are estimates taken so many times.
func taken(all []published.Estimate, times float64) []published.Estimate {
	all = slices.Clone(all)
	for i := range all {
		all[i].Value *= times
	}
	return all
}

// payOf is the pay element and period of a figure in a row: those that its cell or
// the row names, else those of its words.
func (b *tableMaker) payOf(row int, f *figure, c cell) (*market.Element, money.Period) {
	element, period := f.element, f.period
	if c.period != money.UnknownPeriod {
		period = c.period
	}
	if i := b.first(columns.PayElement); i >= 0 {
		if text := label(b.columns[i].cells.Text(row)); text != "" {
			element = b.cellElement(text, f.element)
		}
	}
	if period == money.UnknownPeriod {
		period = b.periodOf(row)
	}
	return element, period
}

// find returns the series of a pay element and basis, and makes it the first time.
func find(all *[]*gathered, element *market.Element, basis market.Basis, rows int) *gathered {
	for _, g := range *all {
		if g.element.Name == element.Name && g.basis == basis {
			return g
		}
	}
	g := &gathered{
		element: element, basis: basis, estimates: map[float64][]published.Estimate{},
		people: slices.Repeat([]int{-1}, rows), employers: slices.Repeat([]int{-1}, rows),
	}
	*all = append(*all, g)
	return g
}

// put keeps one figure.
func (g *gathered) put(row int, m columns.Meaning, e published.Estimate) {
	p, ok := m.Percentile()
	if !ok {
		if g.mean == nil {
			g.mean = absent(len(g.people))
		}
		g.mean[row] = e
		return
	}
	if g.estimates[p] == nil {
		g.estimates[p] = absent(len(g.people))
	}
	g.estimates[p][row] = e
}

// absent are estimates of rows that the table does not have for a series.
func absent(rows int) []published.Estimate {
	return slices.Repeat([]published.Estimate{published.None(&remark.Remark{Kind: remark.NotPublished})}, rows)
}

// putCounts keeps who stands behind a row, in the series of the row's or the count's
// own pay element, or in all.
func (b *tableMaker) putCounts(all []*gathered, s slots, row int) {
	only := ""
	if i := b.first(columns.PayElement); i >= 0 {
		if text := label(b.columns[i].cells.Text(row)); text != "" {
			only = b.cellElement(text, b.figures[0].element).Name
		}
	}
	for _, c := range b.counts {
		of := only
		if of == "" {
			of = c.element
		}
		n := b.columns[c.column].at(row).people(c.Times)
		for _, series := range b.seriesOf(c) {
			if slot, ok := s.of[slotOf{row, series}]; ok {
				putCount(all, slot, of, b.columns[c.column].Meaning, n)
			}
		}
	}
	if b.long == nil {
		return
	}
	for _, f := range b.long[b.named(row)] {
		if slot, ok := s.of[slotOf{row, f.series}]; ok && isCount(f.Statistic) {
			putCount(all, slot, only, f.Statistic, b.columns[f.column].at(row).people(f.Times))
		}
	}
}

// putError keeps how sure the mean of a row is, in whichever basis it is given.
func (b *tableMaker) putError(all []*gathered, s slots, row int) {
	const percent = 100
	slot, ok := s.of[slotOf{row, ""}]
	if b.meanError == nil || !ok {
		return
	}
	if c := b.meanError.at(row); c.isNumber() && !c.atLeast && c.value >= 0 {
		for _, g := range all {
			if g.meanError == nil {
				g.meanError = make([]market.StandardError, len(g.people))
			}
			g.meanError[slot] = market.StandardError{Known: true, Share: c.value / percent}
		}
	}
}

// seriesOf are the series that a count is of.
func (b *tableMaker) seriesOf(c *count) []string {
	if b.series == nil || c.series != "" {
		return []string{c.series}
	}
	return b.series.labels
}

// putCount keeps a count in the series of a pay element, or of all.
func putCount(all []*gathered, slot int, element string, of columns.Meaning, n int) {
	for _, g := range all {
		switch {
		case n < 0 || element != "" && g.element.Name != element:
		case of == columns.Employers:
			g.employers[slot] = n
		default:
			g.people[slot] = n
		}
	}
}

// order puts base pay before other pay, and annual figures before others.
func (g *gathered) order() int {
	order := 0
	if g.element.Kind != market.Base {
		order += 2
	}
	if g.basis != market.Annual {
		order++
	}
	return order
}

// series is what was gathered.
func (g *gathered) series(rows int) published.Series {
	s := published.Series{Element: *g.element, Basis: g.basis, Mean: g.mean, MeanError: g.meanError, Rows: make([][]published.Estimate, rows)}
	for p := range g.estimates {
		s.Percentiles = append(s.Percentiles, p)
	}
	slices.Sort(s.Percentiles)
	for row := range rows {
		for _, p := range s.Percentiles {
			s.Rows[row] = append(s.Rows[row], g.estimates[p][row])
		}
	}
	known := func(n int) bool { return n >= 0 }
	if slices.ContainsFunc(g.people, known) {
		s.People = g.people
	}
	if slices.ContainsFunc(g.employers, known) {
		s.Employers = g.employers
	}
	return s
}
