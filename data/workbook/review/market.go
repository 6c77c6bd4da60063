package review

import (
	"fmt"
	"strings"
	"sync"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// marketGrid is the table of the market: a row a cut of a survey that prices a job, and
// where several do, one of their average above them and one of all their people below.
func (b *book) marketGrid() *grid[*cut] {
	g := &grid[*cut]{sheet: marketSheet, header: marketHeader, closed: func(c *cut) bool { return c.line != cutLine }, bold: func(c *cut) bool { return c.line == averageLine }}
	figure := func(id, title string, k kind, input bool, of func(*cut) any) column[*cut] {
		return column[*cut]{id: id, title: title, wide: 10, kind: k, input: input, value: func(c *cut) any {
			if c.line != cutLine {
				return nil
			}
			return of(c)
		}}
	}
	words := func(id, title string, wide float64, of func(*cut) string) column[*cut] {
		c := figure(id, title, note, false, func(c *cut) any { return of(c) })
		c.wide = wide
		return c
	}
	whole := func(id, title string, of func(*cut) int) column[*cut] {
		return figure(id, title, count, false, func(c *cut) any { return known(of(c)) })
	}
	g.columns = []column[*cut]{
		{id: "job", title: "Row of Jobs", wide: 10, kind: count, value: func(c *cut) any { return float64(c.job.number) }},
		{id: "ours", title: "Our job", wide: 24, kind: note, value: func(c *cut) any { return strings.TrimSpace(c.job.of.Title + " " + c.job.of.Level) }},
		{id: "survey", title: "Survey", wide: 32, kind: note, value: func(c *cut) any {
			return [...]string{cutLine: c.Survey, averageLine: table.AverageName, togetherLine: table.TogetherName + ", as made"}[c.line]
		}},
		words("title", "Job there", 34, func(c *cut) string { return strings.TrimSpace(c.Title + " " + c.Level) }),
		words("country", "Country", 9, func(c *cut) string { return c.Country }),
		whole("n", "People", func(c *cut) int { return c.People }),
		whole("employers", "Employers", func(c *cut) int { return c.Employers }),
		figure("share", "Share of a hybrid", ratio, false, func(c *cut) any { return c.Share }),
		figure("weight", "Weight", number, true, func(c *cut) any { return c.Weight }),
		figure("adjust", "Adjust", ratio, true, func(c *cut) any { return adjusted(c) }),
		figure("date", "Pay as of", date, true, func(c *cut) any {
			if c.Effective.IsZero() {
				return dash
			}
			return c.Effective
		}),
	}
	const days = 13 // digits that a date needs
	g.columns[len(g.columns)-1].wide = days
	ageing, months := b.ageing()
	factors := append(months, ageing,
		column[*cut]{id: "fx", title: "Into the person's currency ×", wide: 10, kind: factor, value: func(c *cut) any { return orDash(c.factors.Currency * c.factors.Place) }})
	for _, p := range b.percentiles {
		factors = append(factors, column[*cut]{id: id("raw", p), title: p, wide: 10, kind: pay, value: func(c *cut) any { return rawOf(c, p) }})
	}
	for _, c := range factors {
		g.columns = append(g.columns, ofCuts(c))
	}
	jobs := sync.OnceValue(b.jobsGrid)
	for _, p := range b.percentiles {
		g.columns = append(g.columns, column[*cut]{
			id: id("here", p), title: "P" + fmt.Sprintf("%g", p) + " brought here", wide: 11, kind: pay,
			formula: func(c *cut) string { return hereFormula(c, p, jobs) },
			value:   func(c *cut) any { return c.here(p) },
		})
	}
	g.columns = append(g.columns, b.ourColumns()...)
	return g
}

// ofCuts is a column that the lines around cuts have nothing in.
func ofCuts(of column[*cut]) column[*cut] {
	value, formula := of.value, of.formula
	of.value = func(c *cut) any {
		if c.line != cutLine {
			return nil
		}
		return value(c)
	}
	if formula != nil {
		of.formula = func(c *cut) string {
			if c.line != cutLine {
				return ""
			}
			return formula(c)
		}
	}
	return of
}

// hereFormula is that of a percentile brought here; that of an average stands on the sheet of
// jobs.
func hereFormula(c *cut, percentile float64, jobs func() *grid[*job]) string {
	switch c.line {
	case cutLine:
		return fmt.Sprintf(`IF(AND(ISNUMBER([%[1]s]),ISNUMBER([ageing]),ISNUMBER([fx])),[%[1]s]*[adjust]*[ageing]*[fx],"withheld")`, id("raw", percentile))
	case averageLine:
		return sheet.Reference(jobsSheet, jobs().at(id("p", percentile), jobsHeader+c.job.number))
	default:
		return ""
	}
}

// ourColumns are what our people in a job are paid on average, of those who are counted, and
// how their pay together stands to the market at their places. They stand in the first row of
// a job.
func (b *book) ourColumns() []column[*cut] {
	var all []column[*cut]
	counted := map[*job][]*person{}
	for _, p := range b.people {
		if p.Counted() && p.P50.Reason == nil {
			counted[p.job] = append(counted[p.job], p)
		}
	}
	const ours = `(PeJob=[job])*(PeP50X>0)`
	sums := func(c *cut) (pay, market float64, n int) {
		for _, p := range counted[c.job] {
			pay, market = pay+p.Pay, market+p.P50.Value
		}
		return pay, market, len(counted[c.job])
	}
	for _, each := range []struct {
		id, title, formula string
		kind               kind
		of                 func(pay, market float64, n int) float64
	}{
		{"our", "Our average", `SUMPRODUCT(` + ours + `,PePay)/SUMPRODUCT(` + ours + `)`, pay, func(pay, _ float64, n int) float64 { return pay / float64(n) }},
		{"ratio", "Our pay ÷ P50", `SUMPRODUCT(` + ours + `,PePayX)/SUMPRODUCT(` + ours + `,PeP50X)`, ratio, func(pay, market float64, _ int) float64 { return pay / market }},
	} {
		all = append(all, column[*cut]{
			id: each.id, title: each.title, wide: 11, kind: each.kind,
			value: func(c *cut) any {
				if !c.heads() {
					return nil
				}
				return orDash(each.of(sums(c)))
			},
			formula: func(c *cut) string {
				if !c.heads() {
					return ""
				}
				return `IF(SUMPRODUCT(` + ours + `)>0,` + each.formula + `,"–")`
			},
		})
	}
	return all
}

// heads reports whether a line is the first of its job.
func (c *cut) heads() bool { return c.line == averageLine || len(c.job.cuts) == 1 }

// id is that of a column of a percentile.
func id(of string, percentile float64) string { return fmt.Sprintf("%s%g", of, percentile) }

// known is a number of people or employers, of which 0 is unknown.
func known(n int) any {
	if n > 0 {
		return float64(n)
	}
	return dash
}

func adjusted(c *cut) float64 {
	if c.Adjust == 0 {
		return 1
	}
	return c.Adjust
}

// rawOf is a percentile as the survey states it.
func rawOf(c *cut, percentile float64) any {
	for _, p := range c.Points {
		switch {
		case p.Percentile != percentile:
		case p.Reason != nil:
			return withheld
		case p.AtLeast:
			return fmt.Sprintf("≥ %.0f", p.Value)
		default:
			return p.Value
		}
	}
	return dash
}

// here is a percentile brought to the review date, a currency and, where it is part of the
// price, a place.
func (c *cut) here(percentile float64) any {
	switch c.line {
	case averageLine:
		return c.job.point(percentile)
	case togetherLine:
		return c.job.mixture(percentile)
	}
	x, ok := rawOf(c, percentile).(float64)
	if !ok || !c.known {
		return withheld
	}
	return x * adjusted(c) * c.factors.Ageing * (c.factors.Currency * c.factors.Place)
}

// ageing are the columns of the factor that brings a survey to the review date: a formula
// where one rate compounds, else a value.
func (b *book) ageing() (column[*cut], []column[*cut]) {
	s := b.Review.Settings
	factorColumn := column[*cut]{id: "ageing", title: "Ageing ×", wide: 10, kind: factor, value: func(c *cut) any { return orDash(c.factors.Ageing) }}
	rates := s.AgeRate.Usual
	if len(s.AgeRate.Rules) > 0 || len(rates) != 1 || s.Date.IsZero() {
		return factorColumn, nil
	}
	growth := "(1+AgeRate)^([months]/12)"
	if s.AgeSimple {
		growth = "1+AgeRate*[months]/12"
	}
	factorColumn.formula = func(c *cut) string {
		if !c.known {
			return ""
		}
		return `IF(ISNUMBER([months]),` + growth + `,"–")`
	}
	months := column[*cut]{
		id: "months", title: "Months to the review", wide: 10, kind: ratio,
		value: func(c *cut) any {
			if c.Effective.IsZero() {
				return dash
			}
			return market.Months(c.Effective, s.Date)
		},
		formula: same[*cut](`IF(ISNUMBER([date]),` + sheet.Months("[date]", "AgeTo") + `,"–")`),
	}
	return factorColumn, []column[*cut]{months}
}

// writeMarket writes the sheet of the market.
func (b *book) writeMarket() error {
	g := b.marketGrid()
	var rows []*cut
	for _, j := range b.jobs {
		rows = append(rows, j.lines()...)
	}
	g.head, g.rows = b.lead()+" · what each survey says of our jobs", len(rows)
	last := marketHeader + max(1, len(rows))
	for _, each := range []struct {
		id, label string
		low, high float64
	}{{"weight", "Weight", 0, 1e9}, {"adjust", "Adjustment", 0.5, 2}} {
		if err := b.Guard(marketSheet, g.at(each.id, marketHeader+1)+":"+g.at(each.id, last), each.label, each.low, each.high); err != nil {
			return err
		}
	}
	s, err := begin(b, g, sheet.Page{}, 4)
	if err != nil {
		return err
	}
	if err := b.head(s, "Market", "What each survey says of our jobs, as it states it, and brought to the review date and the currency of our people. Yellow cells may be changed, and the averages of several surveys follow."); err != nil {
		return err
	}
	if err := writeRows(b, s, g, rows); err != nil {
		return err
	}
	return s.Close()
}
