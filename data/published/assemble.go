package published

import (
	"fmt"
	"slices"
	"strings"

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

// label is a cell of a dimension with single spaces within it and none around.
func label(cell string) string {
	return strings.Join(strings.Fields(strings.Trim(cell, "\ufeff\u200b")), " ")
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
