package published

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// field is one column of a grid and what it is taken for.
type field struct {
	index    int
	header   string
	meaning  Meaning
	name     string // of the dimension it becomes
	why      string
	chosen   bool // by the user
	element  *market.Element
	period   money.Period
	currency string
	mark     money.DecimalMark // by the user; else each cell's own shape decides
	factor   float64
	cells    cells
}

// cells is what a column holds.
type cells struct {
	filled, distinct int
	numbers          int // cells that are one number
	only             string
}

// lookAt counts what a column holds.
func lookAt(g Grid, column int) cells {
	var c cells
	seen := map[string]bool{}
	for cell := range g.column(column) {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		}
		c.filled++
		seen[cell] = true
		if a, err := money.Parse(cell, money.Auto); err == nil && !a.Range && a.Note == "" {
			c.numbers++
		}
		c.only = cell
	}
	c.distinct = len(seen)
	return c
}

// countable reports whether a column can hold counts: numbers, but for marks.
func (c cells) countable() bool { return c.filled > 0 && 2*c.numbers >= c.filled }

// recognise says what each column means: the user's choices first, then the
// words of the headers held against the cells.
func recognise(g Grid, o ReadOptions) []field {
	fields := make([]field, len(g.Header))
	headings := make([]heading, len(g.Header))
	for i, text := range g.Header {
		fields[i] = field{index: i, header: strings.TrimSpace(text), cells: lookAt(g, i), factor: 1}
		headings[i] = readHeading(withoutFootnotes(text, g.Notes))
		fields[i].take(headings[i])
	}
	inherit(fields, headings, g)
	recogniseDimensions(fields)
	for _, choice := range o.Columns {
		header := strings.TrimSpace(choice.Header)
		if i := slices.IndexFunc(fields, func(f field) bool { return header != "" && strings.EqualFold(f.header, header) }); i >= 0 {
			fields[i].choose(choice)
		}
	}
	nameDimensions(fields)
	return fields
}

// nameDimensions gives every dimension a name of its own: its kind, or its header
// where it is of no kind. Of two columns for one kind, the one that the user
// chose is it.
func nameDimensions(fields []field) {
	taken := map[string]bool{depthName: true}
	for _, kind := range kinds() {
		taken[string(kind)] = true
		if kind == market.Other {
			continue
		}
		is := func(f field) bool { return f.meaning == Meaning(kind) }
		first := slices.IndexFunc(fields, func(f field) bool { return is(f) && f.chosen })
		if first < 0 {
			first = slices.IndexFunc(fields, is)
		}
		for i := range fields {
			switch {
			case i == first:
				fields[i].name = string(kind)
			case is(fields[i]):
				fields[i].meaning = Meaning(market.Other)
			}
		}
	}
	for i := range fields {
		f := &fields[i]
		if f.meaning != Meaning(market.Other) {
			continue
		}
		f.name = f.header
		for taken[f.name] {
			f.name += " (column)"
		}
		taken[f.name] = true
	}
}

// take takes a column for what its heading says, if its cells allow it.
func (f *field) take(h heading) {
	switch {
	case f.header == "":
		f.meaning, f.why = Ignore, "it has no header"
	case f.cells.filled == 0:
		f.meaning, f.why = Ignore, "it is blank"
	case h.other && h.isFigure():
		f.meaning, f.why = Ignore, "weekly and daily pay is not shown"
	case h.percentile > 0:
		f.meaning, f.why = PercentileMeaning(h.percentile), "by its header"
	case h.mean:
		f.meaning, f.why = Mean, "by its header"
	case h.count != "" && f.cells.countable():
		f.meaning, f.why = h.count, "by its header"
	}
	if f.meaning.isFigure() || f.meaning.isCount() {
		f.element, f.period, f.factor = h.element, h.period, h.factor
		f.currency = money.CurrencyOf(f.header)
	}
}

// inherit completes figures whose header does not say everything: a column beside
// others of a group ("Base Salary P10", "P25", "P50") has their pay element and
// period, and a lone letter names the period ("H_MEDIAN") where the word for it
// stands in another header or in the notes.
func inherit(fields []field, headings []heading, g Grid) {
	said := map[money.Period]bool{}
	for _, text := range slices.Concat(g.Header, g.Notes, []string{g.Title}) {
		p, _ := periodOf(words(text))
		said[p] = true
	}
	var last *field
	for i := range fields {
		f := &fields[i]
		if !f.meaning.isFigure() {
			if !f.meaning.isCount() {
				last = nil
			}
			continue
		}
		if f.period == money.UnknownPeriod && said[headings[i].letter] {
			f.period = headings[i].letter
		}
		if last != nil && f.element == nil {
			f.element = last.element
		}
		if last != nil && f.period == money.UnknownPeriod {
			f.period = last.period
		}
		last = f
	}
}

// recogniseDimensions finds what the columns that are neither figures nor counts
// say about their rows. Of several columns for one kind, the one that tells rows
// apart best is it and the others are kept under their own header.
func recogniseDimensions(fields []field) {
	best := map[Meaning]int{}
	fit := make([]float64, len(fields))
	for i := range fields {
		f := &fields[i]
		if f.meaning != "" {
			continue
		}
		f.meaning, fit[i] = dimensionOf(f)
		if f.meaning == Meaning(market.Other) {
			continue
		}
		if j, ok := best[f.meaning]; !ok || better(fields[i], fields[j], fit[i], fit[j]) {
			best[f.meaning] = i
		}
	}
	for i := range fields {
		f := &fields[i]
		if f.why != "" {
			continue
		}
		j, ok := best[f.meaning]
		if f.why = "by its header"; !ok || j != i || f.constant() {
			f.settleOther()
		}
	}
	nameRows(fields)
}

// better reports whether a column suits a kind of dimension better than another.
func better(a, b field, fitA, fitB float64) bool {
	varies := func(f field) int { return min(f.cells.distinct, 2) }
	return cmp.Or(cmp.Compare(varies(a), varies(b)), cmp.Compare(fitA, fitB)) > 0
}

// dimensionOf finds the kind of dimension that a header names, and how much of
// the header it explains.
func dimensionOf(f *field) (Meaning, float64) {
	w := words(f.header)
	if anyIn(w, notFigure) && !slices.Contains(w, "number") {
		return Meaning(market.Other), 0
	}
	if p := longest(effectiveWords, w); p != nil {
		return EffectiveDate, 1
	}
	if p := longest(elementColumn, w); p != nil && f.cells.numbers == 0 {
		return PayElement, float64(len(p.words)) / float64(len(w))
	}
	p := longest(dimensionPhrases, w)
	if p == nil {
		return Meaning(market.Other), 0
	}
	return Meaning(p.means), float64(len(p.words)) / float64(len(w))
}

// constant reports whether a column says the same in every row, so that nothing
// can be chosen by it. What the rows are of counts all the same.
func (f *field) constant() bool {
	switch f.meaning {
	case Meaning(market.Role), Meaning(market.JobCode), Meaning(market.Currency), Meaning(market.PayPeriod), PayElement, EffectiveDate:
		return false
	}
	return f.cells.distinct == 1
}

// settleOther decides what becomes of a column that no word explains, or that
// another column explains better.
func (f *field) settleOther() {
	f.meaning = Meaning(market.Other)
	period, _ := periodOf(words(f.header))
	switch {
	case f.cells.distinct == 1 && period != money.UnknownPeriod:
		f.meaning, f.why = Ignore, "it marks the rows that are published in one pay period only"
	case f.cells.distinct == 1:
		f.meaning, f.why = Ignore, fmt.Sprintf("it says %q in every row", f.cells.only)
	case 2*f.cells.numbers > f.cells.filled:
		f.meaning, f.why = Ignore, "its numbers are neither a percentile nor a count"
	case f.cells.distinct > 20 && 2*f.cells.distinct > f.cells.filled:
		f.meaning, f.why = Ignore, "nearly every value is different"
	default:
		f.why = "its header is not recognised"
	}
}

// nameRows makes the column with the most different texts the role, where no
// header names one: a table of pay is of jobs.
func nameRows(fields []field) {
	most := -1
	for i, f := range fields {
		if f.meaning == Meaning(market.Role) {
			return
		}
		free := f.meaning == Meaning(market.Other) || f.meaning == Ignore
		if free && f.header != "" && 2*f.cells.numbers < f.cells.filled && f.cells.distinct > 1 &&
			(most < 0 || f.cells.distinct > fields[most].cells.distinct) {
			most = i
		}
	}
	if most >= 0 {
		fields[most].meaning, fields[most].why = Meaning(market.Role), "it has the most different texts"
	}
}

// choose applies what the user says about the column.
func (f *field) choose(c Choice) {
	if element := elementNamed(c.Meaning); element != nil {
		f.element, f.why, f.chosen = element, "your choice", true
		if !f.meaning.isFigure() && !f.meaning.isCount() {
			f.meaning = PercentileMeaning(50)
		}
	} else if c.Meaning != "" && c.Meaning != f.meaning {
		f.meaning, f.why, f.chosen = c.Meaning, "your choice", true
		if !f.meaning.isFigure() && !f.meaning.isCount() && !f.meaning.isDimension() &&
			f.meaning != PayElement && f.meaning != EffectiveDate {
			f.meaning = Ignore
		}
	}
	if p, err := money.ParsePeriod(c.Period); err == nil {
		f.period = p
	}
	if c.Currency != "" {
		f.currency = c.Currency
	}
	switch c.Decimal {
	case ".":
		f.mark = money.Point
	case ",":
		f.mark = money.Comma
	}
}

// elementNamed returns the pay element of a name; nil if there is none.
func elementNamed(name Meaning) *market.Element {
	for _, p := range elementPhrases {
		if name != "" && p.means.Name == string(name) {
			return &p.means
		}
	}
	return nil
}
