package published

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// takeRows decides which rows are taken: those with a figure, or with a mark in
// the place of one.
func (r *reading) takeRows() {
	for row := range r.grid.Rows {
		why := "no figure in any percentile column"
		for _, f := range r.fields {
			if _, ok := f.meaning.Percentile(); !ok {
				continue
			}
			cell := strings.TrimSpace(r.grid.cell(row, f.index))
			if cell == f.header {
				why = "it repeats the headers"
				break
			}
			if cell != "" {
				why = ""
				break
			}
		}
		if why == "" {
			r.lines = append(r.lines, row)
			continue
		}
		text := strings.Join(slices.DeleteFunc(slices.Clone(r.grid.Rows[row]), func(s string) bool { return s == "" }), " · ")
		r.understanding.NotTaken = append(r.understanding.NotTaken, Skipped{r.grid.line(row), shortened(text), why})
	}
	r.understanding.RowsTaken = len(r.lines)
	slices.SortStableFunc(r.understanding.NotTaken, func(a, b Skipped) int { return a.Line - b.Line })
}

// label is a cell of a dimension without the spaces around and within it.
func label(cell string) string {
	return strings.Join(strings.Fields(money.Clean(cell)), " ")
}

// slots says, for every row taken, in which row of the market it goes. Rows that
// say the same of everything but the pay element or period are one; without such
// columns each row stands for itself.
func (r *reading) slots() (slot []int, rows int) {
	element, period := r.find(PayElement), r.find(Meaning(market.PayPeriod))
	if element == nil && period == nil {
		for i := range r.lines {
			slot = append(slot, i)
		}
		return slot, len(r.lines)
	}
	at := map[string]int{}
	taken := map[string]bool{} // row of the market and what stands in it
	for _, line := range r.lines {
		key := r.rowKey(line)
		pay := ""
		for _, f := range []*field{element, period} {
			if f != nil {
				pay += "\x00" + label(r.grid.cell(line, f.index))
			}
		}
		row, ok := at[key]
		if !ok || taken[fmt.Sprint(row, pay)] {
			row = rows
			at[key] = row
			rows++
		}
		taken[fmt.Sprint(row, pay)] = true
		slot = append(slot, row)
	}
	return slot, rows
}

// rowKey is what the dimensions say of a row.
func (r *reading) rowKey(line int) string {
	var key strings.Builder
	for _, f := range r.fields {
		if f.meaning.isDimension() && f.meaning != Meaning(market.PayPeriod) {
			key.WriteString(label(r.grid.cell(line, f.index)) + "\x00")
		}
	}
	return key.String()
}

// dimensions makes the columns that rows can be chosen by, in the order of their
// kinds.
func (r *reading) dimensions() []Column {
	slot, rows := r.slots()
	var columns []Column
	for _, kind := range kinds() {
		for _, f := range r.fields {
			if f.meaning != Meaning(kind) || kind == market.PayPeriod {
				continue
			}
			c := Column{Dimension: market.Dimension{Name: f.name, Header: f.header, Kind: kind}, Labels: make([]string, rows)}
			for i, line := range r.lines {
				c.Labels[slot[i]] = label(r.grid.cell(line, f.index))
			}
			columns = append(columns, c)
			if kind == market.Role {
				columns = append(columns, r.depths(f, slot, rows)...)
			}
		}
	}
	return columns
}

// depthName is the name of the dimension that indented labels make.
const depthName = "depth"

// depths is a dimension of how deep the labels of a column are indented, which is
// how some tables show that groups hold others; none where they are not.
func (r *reading) depths(f field, slot []int, rows int) []Column {
	indents := make([]int, rows)
	var distinct []int
	for i, line := range r.lines {
		cell := r.grid.cell(line, f.index)
		indents[slot[i]] = len([]rune(cell)) - len([]rune(strings.TrimLeft(money.Clean(cell), " \t")))
		distinct = append(distinct, indents[slot[i]])
	}
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	if len(distinct) < 2 || len(distinct) > 12 {
		return nil
	}
	c := Column{Dimension: market.Dimension{Name: depthName, Header: "Level of detail", Kind: market.Other}, Labels: make([]string, rows)}
	for row, indent := range indents {
		c.Labels[row] = fmt.Sprint(1 + slices.Index(distinct, indent))
	}
	return []Column{c}
}

// series makes the figures: one series for every pay element and period, base
// pay first.
func (r *reading) series() []Series {
	slot, rows := r.slots()
	var all []*builder
	for i, line := range r.lines {
		for _, f := range r.fields {
			if !f.meaning.isFigure() {
				continue
			}
			element, period := r.payOf(line, f)
			basis, ok := bases[period]
			if !ok {
				continue
			}
			f.period = period
			b := find(&all, element, basis, rows)
			b.put(slot[i], f.meaning, f.estimate(r.grid.cell(line, f.index), r.marks))
		}
		r.putCounts(all, slot[i], line)
	}
	slices.SortStableFunc(all, func(a, b *builder) int { return a.order() - b.order() })
	var series []Series
	for _, b := range all {
		if len(b.estimates) == 0 {
			r.decide(fmt.Sprintf("%s has a mean but no percentile, and is left out.", b.element.Label))
			continue
		}
		series = append(series, b.series(rows))
	}
	return series
}

// payOf is the pay element and period of a figure: those of its column, else
// those that the row names.
func (r *reading) payOf(line int, f field) (market.Element, money.Period) {
	element, period := *f.element, f.period
	if c := r.find(PayElement); c != nil {
		if text := label(r.grid.cell(line, c.index)); text != "" {
			element = namedElement(text)
		}
	}
	if c := r.find(Meaning(market.PayPeriod)); c != nil && period == money.UnknownPeriod {
		period, _ = periodOf(words(r.grid.cell(line, c.index)))
	}
	element.Currency = f.currency
	if c := r.find(Meaning(market.Currency)); c != nil {
		element.Currency, element.CurrencyDimension = "", c.name
	}
	element.Header = ""
	return element, period
}

// namedElement is the pay element that a cell names.
func namedElement(text string) market.Element {
	if e := elementOf(words(text)); e != nil {
		named := *e
		named.Label = text
		return named
	}
	return market.Element{Name: text, Label: text, Kind: market.OtherPay}
}

// putCounts keeps who stands behind a row, in the series of the row's or the
// count's own pay element, or in all.
func (r *reading) putCounts(all []*builder, row, line int) {
	rowElement := ""
	if c := r.find(PayElement); c != nil {
		rowElement = namedElement(label(r.grid.cell(line, c.index))).Name
	}
	for _, f := range r.fields {
		if !f.meaning.isCount() {
			continue
		}
		only := rowElement
		if f.element != nil {
			only = f.element.Name
		}
		count := f.count(strings.TrimSpace(r.grid.cell(line, f.index)))
		for _, b := range all {
			if only != "" && b.element.Name != only || count < 0 {
				continue
			}
			if f.meaning == People {
				b.people[row] = count
			} else {
				b.employers[row] = count
			}
		}
	}
}

// builder gathers one series.
type builder struct {
	element   market.Element
	basis     market.Basis
	estimates map[float64][]Estimate // by percentile, per row
	mean      []Estimate
	people    []int
	employers []int
}

// find returns the builder of a pay element and basis, and makes it the first
// time.
func find(all *[]*builder, element market.Element, basis market.Basis, rows int) *builder {
	for _, b := range *all {
		if b.element.Name == element.Name && b.basis == basis {
			return b
		}
	}
	b := &builder{
		element: element, basis: basis, estimates: map[float64][]Estimate{},
		people: slices.Repeat([]int{-1}, rows), employers: slices.Repeat([]int{-1}, rows),
	}
	*all = append(*all, b)
	return b
}

// put keeps one figure.
func (b *builder) put(row int, m Meaning, e Estimate) {
	p, ok := m.Percentile()
	if !ok {
		if b.mean == nil {
			b.mean = absent(len(b.people))
		}
		b.mean[row] = e
		return
	}
	if b.estimates[p] == nil {
		b.estimates[p] = absent(len(b.people))
	}
	b.estimates[p][row] = e
}

// absent are estimates of rows that the table does not have for a series.
func absent(rows int) []Estimate { return slices.Repeat([]Estimate{None("not published")}, rows) }

// order puts base pay before other pay, and annual figures before others.
func (b *builder) order() int {
	order := 0
	if b.element.Kind != market.Base {
		order += 2
	}
	if b.basis != market.Annual {
		order++
	}
	return order
}

// series is what was gathered.
func (b *builder) series(rows int) Series {
	s := Series{Element: b.element, Basis: b.basis, Mean: b.mean, Rows: make([][]Estimate, rows)}
	for p := range b.estimates {
		s.Percentiles = append(s.Percentiles, p)
	}
	slices.Sort(s.Percentiles)
	for row := range rows {
		for _, p := range s.Percentiles {
			s.Rows[row] = append(s.Rows[row], b.estimates[p][row])
		}
	}
	known := func(n int) bool { return n >= 0 }
	if slices.ContainsFunc(b.people, known) {
		s.People = b.people
	}
	if slices.ContainsFunc(b.employers, known) {
		s.Employers = b.employers
	}
	return s
}

// describe completes what is known of the source.
func (r *reading) describe(about market.About) market.About {
	about.RowsRead = r.understanding.RowsRead
	about.RowsNotTaken = len(r.understanding.NotTaken)
	if about.Sheet == "" {
		about.Sheet = r.grid.Sheet
	}
	texts := slices.Concat([]string{r.grid.Title}, r.grid.Notes)
	if about.Publisher == "" {
		about.Publisher = publisher(texts)
	}
	if about.Effective.IsZero() {
		about.Effective = r.effective(texts)
	}
	about.Choices = append(slices.Clone(about.Choices), r.decided...)
	return about
}

// sourceNote finds the note that says who published the table.
var sourceNote = regexp.MustCompile(`(?i)^\W*(?:source|publisher|lähde|quelle|fuente|källa)\s*:\s*(.+)$`)

func publisher(texts []string) string {
	for _, text := range texts {
		if found := sourceNote.FindStringSubmatch(strings.TrimSpace(text)); found != nil {
			return strings.TrimRight(label(found[1]), ". ")
		}
	}
	return ""
}

// monthYear finds a date given as a month and a year: "May 2024".
var monthYear = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b`)

// effective finds the date that pay is for: in a column that has one date, else in
// a short line that names one month. It is zero where texts disagree.
func (r *reading) effective(texts []string) time.Time {
	if f := r.find(EffectiveDate); f != nil {
		date, one := oneDate(r.grid.column(f.index))
		if one {
			r.decide(fmt.Sprintf("Pay is for %s, by the column %q.", date.Format("2 January 2006"), f.header))
			return date
		}
		r.decide(fmt.Sprintf("The column %q has several dates; pay is not aged unless you give one.", f.header))
		return time.Time{}
	}
	const short = 80
	var date time.Time
	for _, text := range texts {
		found := monthYear.FindStringSubmatch(text)
		if found == nil || len(text) > short {
			continue
		}
		named, err := time.Parse("January 2006", found[1]+" "+found[2])
		if err != nil || !date.IsZero() && !named.Equal(date) {
			return time.Time{}
		}
		date = named
	}
	if !date.IsZero() {
		r.decide(fmt.Sprintf("Pay is for %s, as the table says.", date.Format("January 2006")))
	}
	return date
}

// oneDate reads the cells of a column as one date; false where they hold none or
// several.
func oneDate(cells func(yield func(string) bool)) (time.Time, bool) {
	var date time.Time
	for cell := range cells {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		}
		named, ok := parseDate(cell)
		if !ok || !date.IsZero() && !named.Equal(date) {
			return time.Time{}, false
		}
		date = named
	}
	return date, !date.IsZero()
}

// parseDate reads a date whose day and month cannot be mistaken for each other.
func parseDate(cell string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04:05", "2006/01/02", "2.1.2006", "2 January 2006", "January 2, 2006", "Jan 2, 2006", "02-Jan-2006", "2-Jan-06", "January 2006", "Jan 2006", "Jan-2006", "2006-01"} {
		if t, err := time.Parse(layout, cell); err == nil {
			return t, true
		}
	}
	if serial, err := strconv.Atoi(strings.TrimSuffix(cell, ".0")); err == nil && serial > 20_000 && serial < 80_000 {
		return time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC), true // as spreadsheets count days
	}
	a, errA := time.Parse("1/2/2006", cell)
	b, errB := time.Parse("2/1/2006", cell)
	switch {
	case errA == nil && (errB != nil || a.Equal(b)):
		return a, true
	case errB == nil && errA != nil:
		return b, true
	}
	return time.Time{}, false
}
