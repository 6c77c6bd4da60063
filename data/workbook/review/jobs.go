package review

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The rows of the headers.
const (
	jobsHeader   = 7
	marketHeader = 5
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
		words("survey", "Survey", 18, func(c *cut) string { return c.Survey }),
		words("title", "Job there", 26, func(c *cut) string { return strings.TrimSpace(c.Title + " " + c.Level) }),
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
	forward, back := monthsBetween("[date]", "AgeTo"), monthsBetween("AgeTo", "[date]")
	months := column[*cut]{
		id: "months", title: "Months to the review", wide: 10, kind: ratio,
		value: func(c *cut) any {
			if c.Effective.IsZero() {
				return dash
			}
			return market.Months(c.Effective, s.Date)
		},
		formula: same[*cut](`IF(ISNUMBER([date]),IF([date]<=AgeTo,` + forward + `,-(` + back + `)),"–")`),
	}
	return factorColumn, []column[*cut]{months}
}

// monthsBetween is a formula of the months between two days: whole ones, and the days
// beyond them by the length of a usual month.
func monthsBetween(from, to string) string {
	whole := fmt.Sprintf("((YEAR(%[2]s)-YEAR(%[1]s))*12+MONTH(%[2]s)-MONTH(%[1]s))", from, to)
	whole = fmt.Sprintf("(%[3]s-IF(EDATE(%[1]s,%[3]s)>%[2]s,1,0))", from, to, whole)
	return fmt.Sprintf("%[3]s+(%[2]s-EDATE(%[1]s,%[3]s))/(365.25/12)", from, to, whole)
}

// writeMarket writes the sheet of the market.
func (b *book) writeMarket() error {
	g := b.marketGrid()
	var rows []*cut
	for _, j := range b.jobs {
		rows = append(rows, j.cuts...)
	}
	last := marketHeader + max(1, len(rows))
	for _, each := range []struct {
		id, label string
		low, high float64
	}{{"weight", "Weight", 0, 1e9}, {"adjust", "Adjustment", 0.5, 2}} {
		if err := b.Guard(marketSheet, g.at(each.id, marketHeader+1)+":"+g.at(each.id, last), each.label, each.low, each.high); err != nil {
			return err
		}
	}
	s, err := begin(b, g, sheet.Page{Wide: 2}, 4)
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

// jobsGrid is the table of jobs.
func (b *book) jobsGrid() *grid[*job] {
	g := &grid[*job]{sheet: jobsSheet, header: jobsHeader}
	words := func(id, title string, wide float64, of func(*job) string) column[*job] {
		return column[*job]{id: id, title: title, wide: wide, kind: note, value: func(j *job) any { return of(j) }}
	}
	g.columns = []column[*job]{
		{id: "number", title: "Row", wide: 6, kind: count, value: func(j *job) any { return float64(j.number) }},
		words("code", "Code", 10, func(j *job) string { return j.of.Code }),
		words("title", "Job", 26, func(j *job) string { return j.of.Title }),
		words("level", "Level", 8, func(j *job) string { return j.of.Level }),
		words("in", "In", 12, func(j *job) string { return strings.TrimSpace(j.first.Person.Pay.Currency + " " + j.place) }),
		{id: "people", title: "Our people", wide: 8, kind: count, value: func(j *job) any { return float64(j.people) }, formula: same[*job]("SUMPRODUCT(1*(PeJob=[number]))")},
		words("match", "Match", 18, matchOf),
		words("quality", "Quality", 10, func(j *job) string { return qualityOf(j.first) }),
		{id: "n", title: "People in the market", wide: 10, kind: count, value: func(j *job) any { return known(summed(j, func(c *cut) int { return c.People })) }},
		{id: "employers", title: "Employers", wide: 10, kind: count, value: func(j *job) any { return known(summed(j, func(c *cut) int { return c.Employers })) }},
	}
	of := b.marketGrid()
	for _, p := range b.percentiles {
		c := column[*job]{id: id("p", p), title: p, wide: 10, kind: pay, value: func(j *job) any { return j.point(p) }, formula: func(j *job) string { return b.blend(of, j, p) }}
		if p == 50 {
			c.name = "JobP50"
		}
		g.columns = append(g.columns, c)
	}
	g.columns = append(g.columns, b.targetColumns()...)
	g.columns = append(g.columns, b.mixtureColumns()...)
	return g
}

// summed adds a number up over the cuts of a job.
func summed(j *job, of func(*cut) int) int {
	sum := 0
	for _, c := range j.cuts {
		sum += of(c)
	}
	return sum
}

// matchOf says what a job is priced by, or why it is not.
func matchOf(j *job) string {
	if len(j.cuts) == 0 {
		if why := j.first.Price.Reason; why != nil {
			return words(why)
		}
		return table.Capital(table.Words(remark.New(remark.NoMatch)))
	}
	return j.first.Price.Step()
}

// targetColumns are the target of a job and the range around it.
func (b *book) targetColumns() []column[*job] {
	s := b.Review.Settings
	first, last := "[p]", "[p]"
	if n := len(b.percentiles); n > 0 {
		first, last = "["+id("p", b.percentiles[0])+"]", "["+id("p", b.percentiles[n-1])+"]"
	}
	chosen := fmt.Sprintf("INDEX(%s:%s,1,MATCH([percentile],Percentiles,0))", first, last)
	columns := []column[*job]{
		{id: "percentile", title: "Target: percentile", wide: 10, kind: rank, input: true, value: func(j *job) any { return b.target(j).Percentile }},
		{id: "times", title: "times", wide: 8, kind: percent, input: true, value: func(j *job) any { return b.target(j).Factor }},
		{id: "target", title: "Target", wide: 11, kind: pay, name: "JobTarget", value: b.targetOf, formula: func(j *job) string {
			if j.first.Market == nil || !b.asked(j) {
				return ""
			}
			return `IF(ISNUMBER(MATCH([percentile],Percentiles,0)),IF(ISNUMBER(` + chosen + `),` + chosen + `*[times],"withheld"),"withheld")`
		}},
		{id: "spread", title: "Spread of the range", wide: 9, kind: percent, input: true, name: "JobSpread", value: func(j *job) any { return s.Spread.Of(j.first.Person) }},
	}
	if s.Range.Kind == review.ByPercentiles {
		for _, end := range []struct {
			name string
			at   float64
		}{{"JobLow", s.Range.Below}, {"JobHigh", s.Range.Above}} {
			columns = append(columns, column[*job]{
				id: end.name, title: fmt.Sprintf("Range: P%g", end.at), wide: 11, kind: pay, name: end.name,
				value: func(j *job) any { return j.point(end.at) }, formula: same[*job]("[" + id("p", end.at) + "]"),
			})
		}
	}
	return append(columns, column[*job]{id: "note", title: "Note", wide: 28, kind: note, value: func(j *job) any { return j.first.Price.Note }})
}

// targetOf is the target of a job's people without the differential of their place.
func (b *book) targetOf(j *job) any {
	if j.first.Market == nil || j.first.Target.Reason != nil {
		return withheld
	}
	return j.first.Target.Value / j.first.place
}

// blend is the formula of a percentile of a job: of one survey its own, of several their
// average by weight over those that publish it. Within a survey, parts of a hybrid count by share.
func (b *book) blend(of *grid[*cut], j *job, percentile float64) string {
	if len(j.cuts) == 0 || len(j.cuts) > 1 && j.bounded(percentile) {
		return ""
	}
	cells := func(column string, from, to int) string {
		return sheet.Reference(marketSheet, "$"+of.letter(column)+"$"+fmt.Sprint(from)+":$"+of.letter(column)+"$"+fmt.Sprint(to))
	}
	here := id("here", percentile)
	first, last := j.cuts[0].row, j.cuts[len(j.cuts)-1].row
	values, weights := cells(here, first, last), cells("weight", first, last)
	switch {
	case len(j.cuts) == 1:
		return sheet.Reference(marketSheet, "$"+of.letter(here)+"$"+fmt.Sprint(first))
	case j.surveys() == len(j.cuts):
		return fmt.Sprintf(`IF(SUMPRODUCT(%[2]s*ISNUMBER(%[1]s))>0,SUMPRODUCT(%[2]s,%[1]s)/SUMPRODUCT(%[2]s*ISNUMBER(%[1]s)),"withheld")`, values, weights)
	}
	var sums, all []string
	for _, c := range j.cuts {
		if c.row != c.first {
			continue
		}
		v, share := cells(here, c.first, c.last), cells("share", c.first, c.last)
		whole := fmt.Sprintf("COUNT(%s)=%d", v, c.last-c.first+1)
		weight := fmt.Sprintf("SUMPRODUCT(%[1]s,%[2]s)/SUM(%[1]s)", share, cells("weight", c.first, c.last))
		if j.surveys() == 1 {
			weight = "1"
		}
		sums = append(sums, fmt.Sprintf("IF(%s,SUMPRODUCT(%[2]s,%[3]s)/SUM(%[2]s)*%[4]s,0)", whole, share, v, weight))
		all = append(all, fmt.Sprintf("IF(%s,%s,0)", whole, weight))
	}
	weighed := strings.Join(all, "+")
	return fmt.Sprintf(`IF(%[1]s>0,(%[2]s)/(%[1]s),"withheld")`, weighed, strings.Join(sums, "+"))
}

// writeJobs writes the sheet of jobs, with what ranges and ageing are made by.
func (b *book) writeJobs() error {
	g := b.jobsGrid()
	if err := define(b, g, len(b.jobs)); err != nil {
		return err
	}
	last := jobsHeader + max(1, len(b.jobs))
	if n := len(b.percentiles); n > 0 {
		cell := func(p float64) string { return fmt.Sprintf("$%s$%d", g.letter(id("p", p)), jobsHeader) }
		if err := b.Define("Percentiles", jobsSheet, cell(b.percentiles[0])+":"+cell(b.percentiles[n-1])); err != nil {
			return err
		}
	}
	for _, each := range []struct {
		id, label string
		low, high float64
	}{{"percentile", "Percentile", 1, 99}, {"times", "Times", 0.1, 10}, {"spread", "Spread", 0, 10}} {
		if err := b.Guard(jobsSheet, g.at(each.id, jobsHeader+1)+":"+g.at(each.id, last), each.label, each.low, each.high); err != nil {
			return err
		}
	}
	s, err := begin(b, g, sheet.Page{Wide: 2}, 4)
	if err != nil {
		return err
	}
	if err := b.head(s, "Jobs", "What each job is priced by, its target and the spread of its range. Percentiles are averages by weight of the sheet Market, without the differential of a place."); err != nil {
		return err
	}
	if err := b.writeInputs(s, jobsSheet, b.jobInputs()); err != nil {
		return err
	}
	if err := writeRows(b, s, g, b.jobs); err != nil {
		return err
	}
	return s.Close()
}

// input is a cell that a reviewer may change, beside its label.
type input struct {
	label, name string
	value       any
	kind        kind
}

// jobInputs are those that all jobs share.
func (b *book) jobInputs() []input {
	s := b.Review.Settings
	var all []input
	if _, months := b.ageing(); months != nil {
		all = append(all, input{"Markets aged to", "AgeTo", s.Date, date}, input{"at, a year", "AgeRate", s.AgeRate.Usual[0].Yearly, percent})
	}
	if s.Step > 0 {
		all = append(all, input{"Ranges rounded to", "RangeStep", s.Step, pay})
	}
	if s.Range.Kind == review.AroundTarget {
		all = append(all, input{"Minimum below midpoint by", "RangeBelow", s.Range.Below, percent}, input{"maximum above it by", "RangeAbove", s.Range.Above, percent})
	}
	return all
}

// writeInputs writes inputs side by side in a row: labels, and below them their cells.
func (b *book) writeInputs(s *sheet.Stream, name string, inputs []input) error {
	labels, cells := make([]any, 0, len(inputs)+2), make([]any, 0, len(inputs)+2)
	labels, cells = append(labels, nil, nil), append(cells, nil, nil)
	s.SkipTo(4)
	for i, in := range inputs {
		id, err := b.style(look{kind: in.kind, input: true})
		if err != nil {
			return err
		}
		labels, cells = append(labels, sheet.Cell(b.styles.Lead, in.label)), append(cells, dayOr(id, in.value))
		if err := b.Define(in.name, name, sheet.Fixed(i+3, 5)); err != nil {
			return err
		}
	}
	if err := s.Add(labels...); err != nil {
		return err
	}
	return s.Add(cells...)
}

// dayOr is a cell of a value; a day without a date is an empty one.
func dayOr(style int, value any) any {
	if day, ok := value.(time.Time); ok && day.IsZero() {
		value = nil
	}
	if x, ok := value.(float64); ok && math.IsNaN(x) {
		value = nil
	}
	return sheet.Cell(style, value)
}
