package review

import (
	"fmt"
	"math"
	"strings"
	"time"

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

// matchOf says by which step a job is priced.
func matchOf(j *job) string {
	if len(j.cuts) == 0 {
		return "none"
	}
	return j.first.Price.Step()
}

// noteOf is what was noted of a job's match, or why it has none.
func noteOf(j *job) string {
	if len(j.cuts) > 0 {
		return j.first.Price.Note
	}
	if why := j.first.Price.Reason; why != nil {
		return words(why)
	}
	return table.Capital(table.Words(remark.New(remark.NoMatch)))
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
	return append(columns, column[*job]{id: "note", title: "Note", wide: 44, kind: note, value: func(j *job) any { return noteOf(j) }})
}

// targetOf is the target of a job's people without the differential of their place.
func (b *book) targetOf(j *job) any {
	switch p := j.first; {
	case p.Market == nil:
		return missing(p.P50.Reason)
	case p.Target.Reason != nil:
		return missing(p.Target.Reason)
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
	s, err := begin(b, g, sheet.Page{}, 4)
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

// followed is the value of an input that is changed on another sheet.
type followed struct {
	formula string
	value   float64
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
	label, err := b.style(look{kind: note, quiet: true})
	if err != nil {
		return err
	}
	s.SkipTo(4)
	for i, in := range inputs {
		set, follows := in.value.(followed)
		id, err := b.style(look{kind: in.kind, input: !follows, bold: follows})
		if err != nil {
			return err
		}
		cell := dayOr(id, in.value)
		if follows {
			cell = sheet.Formula(id, set.formula, set.value)
		}
		labels, cells = append(labels, sheet.Cell(label, in.label)), append(cells, cell)
		if err := b.Define(in.name, name, sheet.Fixed(i+3, 5)); err != nil {
			return err
		}
	}
	if err := s.AddHigh(2*sheet.LineHeight, labels...); err != nil {
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
