package intake

import (
	"cmp"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/sheets"
)

// dimension is something that rows can be chosen by.
type dimension struct {
	market.Dimension
	usual string               // the label that answers where none is chosen
	label func(row int) string // of a row of the table; nil where the series says it
}

// kindOrder is the order of dimensions, by kind.
var kindOrder = []market.Kind{
	market.Role, market.Level, market.JobCode, market.Experience, market.CompanySize, market.CompanyRevenue, market.Industry, market.Location,
	market.Education, market.EmploymentType, market.Employer, market.EmployerGroup, market.Year, market.Currency, market.Scope, market.Other,
}

// kindOfColumn is the kind of dimension that a column's meaning becomes. Those that the
// market has no kind for are called by their header; a grade is the level of a table
// that has no other.
func (b *tableMaker) kindOfColumn(m columns.Meaning) market.Kind {
	if kind := market.Kind(m); slices.Contains(kindOrder, kind) {
		return kind
	}
	if m == columns.Grade && b.first(columns.Level) < 0 {
		return market.Level
	}
	return market.Other
}

// isDimension reports whether rows can be chosen by a column: what the rows are of
// counts always, other columns where they tell rows apart.
func (b *tableMaker) isDimension(i int) bool {
	c := &b.columns[i]
	switch c.Meaning {
	case columns.PayUnit, columns.EffectiveDate, columns.WeeklyHours, columns.AnnualHours, columns.FTE, columns.HoursPaid, columns.MonthsAYear, columns.HireDate,
		columns.InJobSince, columns.LeaveDate:
		return c.Chosen && c.Meaning != columns.PayUnit && c.Meaning != columns.EffectiveDate
	case columns.Role, columns.Currency:
		return c.cells.Filled > 0
	}
	if !c.Meaning.IsDimension() || c.cells.Filled == 0 || c.cells.Store == sheets.NotKept || b.given(i) == "" {
		return false
	}
	if c.Chosen {
		return true
	}
	distinct, numbers := b.distinct(i)
	const few = 20
	if distinct < 2 {
		return false
	}
	if c.Meaning == columns.Other {
		return 2*numbers <= c.cells.Filled && (distinct <= few || 2*distinct <= c.cells.Filled)
	}
	return true
}

// distinct counts the different cells of a column, and those that are numbers.
func (b *tableMaker) distinct(i int) (distinct, numbers int) {
	c := &b.columns[i]
	if c.counted {
		return c.distinct, c.numbers
	}
	seen := map[string]bool{}
	for row := range b.table.Rows {
		text := label(c.cells.Text(row))
		if text == "" || b.left[row] != "" {
			continue
		}
		seen[text] = true
		if _, err := readNumber(text, money.Auto); err == nil {
			c.numbers++
		}
	}
	c.counted, c.distinct = true, len(seen)
	return c.distinct, c.numbers
}

// findRole makes the column with the most different texts the role, where no header
// names one: a table of pay is of jobs. It may have no header.
func (b *tableMaker) findRole() {
	if b.first(columns.Role) >= 0 {
		return
	}
	best, most := -1, 1
	for i, c := range b.columns {
		distinct, numbers := b.distinct(i)
		if c.cells.Store == sheets.NotKept || 2*numbers >= c.cells.Filled || distinct <= most {
			continue
		}
		switch c.Meaning {
		case columns.Note: // "Description", but not notes on some rows
			if 2*distinct < b.table.Rows {
				continue
			}
		case columns.Other, columns.Category, columns.JobFamily:
		default:
			continue
		}
		best, most = i, distinct
	}
	if best >= 0 {
		b.columns[best].Meaning = columns.Role
	}
}

// findDimensions makes dimensions of the columns that rows can be chosen by, of label
// rows over blocks, and of series side by side.
func (b *tableMaker) findDimensions() {
	b.findRole()
	var all []dimension
	used := map[string]bool{}
	for _, kind := range kindOrder {
		used[string(kind)] = kind != market.Other
	}
	first := b.firstOfKind()
	for i := range b.columns {
		if !b.isDimension(i) || b.followsStatistic(i) {
			continue
		}
		kind := b.kindOfColumn(b.columns[i].Meaning)
		name := string(kind)
		if kind == market.Other || first[kind] != i {
			kind, name = market.Other, unused(used, b.header(i))
		}
		b.columns[i].name = name
		if kind == market.Currency {
			b.currency = name
		}
		cells := b.columns[i].cells
		d := dimension{Dimension: market.Dimension{Name: name, Header: b.header(i), Kind: kind}}
		d.label = func(row int) string { return label(cells.Text(row)) }
		all = append(all, d)
	}
	all = append(all, b.cut(used, first)...)
	all = append(all, b.seriesAsDimension(used, first)...)
	all = append(all, b.currencies(first)...)
	slices.SortStableFunc(all, func(x, y dimension) int {
		return cmp.Compare(slices.Index(kindOrder, x.Kind), slices.Index(kindOrder, y.Kind))
	})
	b.dimensions = all
}

// unused makes a name unique.
func unused(used map[string]bool, header string) string {
	name := header
	for used[name] {
		name += " (column)"
	}
	used[name] = true
	return name
}

// firstOfKind says which column is the dimension of each kind: the user's, else the
// one that tells rows apart and for which most evidence speaks.
func (b *tableMaker) firstOfKind() map[market.Kind]int {
	first := map[market.Kind]int{}
	for i, c := range b.columns {
		kind := b.kindOfColumn(c.Meaning)
		if !b.isDimension(i) {
			continue
		}
		if j, ok := first[kind]; !ok || b.suits(i) > b.suits(j) {
			first[kind] = i
		}
	}
	return first
}

// suits is how well a column suits to be the dimension of its kind.
func (b *tableMaker) suits(i int) float64 {
	const chosen, varies = 1e6, 1e3
	c := &b.columns[i]
	fit := c.Fit
	if distinct, _ := b.distinct(i); distinct > 1 {
		fit += varies
	}
	if c.Chosen {
		fit += chosen
	}
	return fit
}

// followsStatistic reports whether a column of a long table says no more than its
// columns of statistics do, such as their code.
func (b *tableMaker) followsStatistic(i int) bool {
	if b.long == nil {
		return false
	}
	says, values := map[string]string{}, map[string]bool{}
	for row := range b.table.Rows {
		if b.left[row] != "" {
			continue
		}
		text := label(b.columns[i].cells.Text(row))
		if before, ok := says[b.named(row)]; ok && before != text {
			return false
		}
		says[b.named(row)], values[text] = text, true
	}
	return len(values) > 1
}

// cut is the dimension of the labels over blocks of rows; none where there are no
// such rows.
func (b *tableMaker) cut(used map[string]bool, first map[market.Kind]int) []dimension {
	cut := b.r.Rows.Cut
	if cut == nil {
		return nil
	}
	kind := market.Scope
	if named := b.kindOfColumn(columns.MeaningOf(cut.Name)); named != market.Other {
		kind = named
	}
	d := dimension{Dimension: market.Dimension{Name: string(kind), Header: cut.Name, Kind: kind}}
	if _, taken := first[kind]; taken {
		d.Name, d.Kind = unused(used, cut.Name), market.Other
	}
	first[kind] = -1
	d.label = func(row int) string { return label(cut.Labels[cut.Codes[row]]) }
	var labels []string
	for _, text := range cut.Labels {
		if text = label(text); text != "" {
			labels = append(labels, text)
		}
	}
	if i := slices.IndexFunc(labels, columns.IsEveryone); i >= 0 && len(labels) > 1 {
		b.saidSeries(labels, labels[i], d.Header)
	}
	return []dimension{d}
}

// currencies is the dimension of the currencies that cells of figures name, where no
// column does and they are several.
func (b *tableMaker) currencies(first map[market.Kind]int) []dimension {
	if _, taken := first[market.Currency]; taken || len(b.cellCurrencies()) < 2 {
		return nil
	}
	b.currency = string(market.Currency)
	d := dimension{Dimension: market.Dimension{Name: b.currency, Header: "Currency", Kind: market.Currency}, label: b.currencyOf}
	return []dimension{d}
}

// seriesAsDimension is the dimension of series side by side; none where there are
// none.
func (b *tableMaker) seriesAsDimension(used map[string]bool, first map[market.Kind]int) []dimension {
	s := b.series
	if s == nil {
		return nil
	}
	d := dimension{Dimension: market.Dimension{Name: string(s.kind), Header: s.header, Kind: s.kind}, usual: s.usual}
	if _, taken := first[s.kind]; taken {
		d.Name, d.Kind = unused(used, s.header), market.Other
	}
	return []dimension{d}
}

// labelled gives dimensions their labels in each row of the market.
func (b *tableMaker) labelled(s slots) []published.Dimension {
	all := make([]published.Dimension, len(b.dimensions))
	for i, d := range b.dimensions {
		c := published.Dimension{Dimension: d.Dimension, Usual: d.usual, Labels: make([]string, len(s.rows))}
		for j, at := range s.rows {
			if d.label == nil {
				c.Labels[j] = at.series
			} else {
				c.Labels[j] = d.label(at.row)
			}
		}
		all[i] = c
	}
	return all
}
