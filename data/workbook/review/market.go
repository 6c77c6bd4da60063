package review

import (
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// marketGrid is the table of the market: a row a cut of a survey that prices a job.
func (b *book) marketGrid() *grid[*cut] {
	g := &grid[*cut]{sheet: marketSheet, header: marketHeader}
	words := func(id, title string, wide float64, of func(*cut) string) column[*cut] {
		return column[*cut]{id: id, title: title, wide: wide, kind: note, value: func(c *cut) any { return of(c) }}
	}
	whole := func(id, title string, of func(*cut) int) column[*cut] {
		return column[*cut]{id: id, title: title, wide: 10, kind: count, value: func(c *cut) any { return known(of(c)) }}
	}
	figure := func(id, title string, k kind, input bool, of func(*cut) any) column[*cut] {
		return column[*cut]{id: id, title: title, wide: 10, kind: k, input: input, value: of}
	}
	g.columns = []column[*cut]{
		figure("job", "Row of Jobs", count, false, func(c *cut) any { return float64(c.job.number) }),
		words("ours", "Our job", 24, func(c *cut) string { return strings.TrimSpace(c.job.of.Title + " " + c.job.of.Level) }),
		words("survey", "Survey", 32, func(c *cut) string { return c.Survey }),
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
	g.columns = append(g.columns, months...)
	g.columns = append(g.columns, ageing,
		figure("fx", "Into the person's currency ×", factor, false, func(c *cut) any { return orDash(c.factors.Currency * c.factors.Place) }))
	for _, p := range b.percentiles {
		g.columns = append(g.columns, column[*cut]{id: id("raw", p), title: p, wide: 10, kind: pay, value: func(c *cut) any { return rawOf(c, p) }})
	}
	for _, p := range b.percentiles {
		g.columns = append(g.columns, column[*cut]{
			id: id("here", p), title: "P" + fmt.Sprintf("%g", p) + " brought here", wide: 11, kind: pay,
			formula: same[*cut](fmt.Sprintf(`IF(AND(ISNUMBER([%[1]s]),ISNUMBER([ageing]),ISNUMBER([fx])),[%[1]s]*[adjust]*[ageing]*[fx],"withheld")`, id("raw", p))),
			value:   func(c *cut) any { return c.here(p) },
		})
	}
	return g
}

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
		rows = append(rows, j.cuts...)
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
	if err := b.head(s, "Market", "What each survey says of our jobs, as it states it, and brought to the review date and the currency of our people. Yellow cells may be changed."); err != nil {
		return err
	}
	if err := writeRows(b, s, g, rows); err != nil {
		return err
	}
	return s.Close()
}
