package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/sheets"
)

// dimensions makes the dimensions of the columns that are not pay, of the rows
// taken.
func (b *builder) dimensions() []records.Column {
	var columns []records.Column
	used := map[string]bool{}
	first := b.firstOfKind()
	for i := range b.file.guesses {
		g, c := &b.file.guesses[i], &b.table.Columns[i]
		if !b.isDimension(g, c) {
			continue
		}
		kind := market.Kind(g.meaning)
		switch g.meaning {
		case PayUnit:
			kind = market.PayPeriod
			if first[PayUnit] != i {
				kind = market.Other // of other pay than the one shown first
			}
		case WeeklyHours, FTE:
			kind = market.Other
		}
		name := g.header
		if n, ok := first[g.meaning]; ok && n == i {
			name = string(kind)
		}
		for n := 1; used[name]; n++ {
			name = g.header
			if n > 1 { // a header that is another column's kind
				name = fmt.Sprintf("%s (%d)", g.header, n)
			}
		}
		used[name] = true
		b.names[i] = name
		columns = append(columns, b.oneDimension(i, name, kind))
	}
	return b.withCellCurrencies(columns, used)
}

// firstOfKind says which column of each kind gets the kind's name: the one whose
// header it explains best, the first of equals.
func (b *builder) firstOfKind() map[Meaning]int {
	first := map[Meaning]int{}
	for i, g := range b.file.guesses {
		if g.meaning == Other || g.meaning == WeeklyHours || g.meaning == FTE || !b.isDimension(&b.file.guesses[i], &b.table.Columns[i]) {
			continue
		}
		j, ok := first[g.meaning]
		if old := b.file.guesses; !ok || g.fit > old[j].fit || g.chosen && !old[j].chosen {
			first[g.meaning] = i
		}
	}
	return first
}

// isDimension decides about a column when all its cells are known.
func (b *builder) isDimension(g *guess, c *sheets.Column) bool {
	if !g.meaning.IsDimension() || c.Filled == 0 {
		return false
	}
	if c.Store != sheets.AsText || g.meaning == Other && !g.chosen && nearlyAllDiffer(len(c.Labels)-1, c.Filled) {
		if g.meaning == Other {
			g.meaning, g.why = LineNote, "nearly every value is different"
		}
		return false
	}
	return true
}

// oneDimension makes one dimension.
func (b *builder) oneDimension(i int, name string, kind market.Kind) records.Column {
	g, c := &b.file.guesses[i], &b.table.Columns[i]
	if b.folds(g.header) {
		b.foldSpelling(i)
	}
	if g.meaning == Currency {
		mergeLabels(c, currencyLabel)
	}
	labels := c.Labels[1:]
	d := market.Dimension{Name: name, Header: g.header, Kind: kind}
	spans, read, ok := spansOf(g.meaning, labels)
	drop := false
	if d.Numeric = len(labels) > 0 && ok == len(labels); !d.Numeric && g.meaning.measured() {
		drop = b.nearlyAllRead(c, read)
		d.Numeric = drop
	}
	column := records.Column{Dimension: d, Labels: labels}
	if d.Numeric {
		column.Spans = spans
	}
	if drop {
		b.reportUnread(i, c, read)
		column.Labels, column.Spans = onlyRead(c, read, spans)
	}
	column.Codes = keptCodes(c.Codes, b.taken)
	return column
}

// measured reports whether a meaning is a measure, whose few unreadable cells
// are better left blank than keep the others from being compared as numbers.
func (m Meaning) measured() bool {
	return m == Experience || m == CompanySize || m == WeeklyHours || m == FTE
}

// nearlyAllRead reports whether at least 90 % of the cells that say something
// could be read.
func (b *builder) nearlyAllRead(c *sheets.Column, read []bool) bool {
	filled, good := 0, 0
	for code, cells := range c.Codes.Counts(len(c.Labels)) {
		if code == 0 || saysNothing(c.Labels[code]) {
			continue
		}
		filled += cells
		if read[code-1] {
			good += cells
		}
	}
	return filled > 0 && float64(good) >= 0.9*float64(filled)
}

// saysNothing reports whether a text stands for a blank cell: "NA", "-".
func saysNothing(label string) bool {
	_, err := money.Parse(label, money.Auto)
	return errors.Is(err, money.ErrMissing)
}

// reportUnread lists the cells of a measure that could not be read.
func (b *builder) reportUnread(i int, c *sheets.Column, read []bool) {
	if b.unread == nil {
		b.unread = map[int][]Cell{}
	}
	for row := range b.table.Rows {
		if code := c.Codes.At(row); code != 0 && !read[code-1] && !saysNothing(c.Labels[code]) {
			b.unread[i] = append(b.unread[i], Cell{
				Row: b.table.Line(row), Column: b.file.guesses[i].header, Text: c.Labels[code],
				Why: "not a number of the kind; the value is left blank",
			})
		}
	}
}

// onlyRead makes the labels that could not be read blank.
func onlyRead(c *sheets.Column, read []bool, spans []bands.Span) (labels []string, kept []bands.Span) {
	codes := make([]uint32, len(read)+1)
	for i, ok := range read {
		if ok {
			labels, kept = append(labels, c.Labels[i+1]), append(kept, spans[i])
			codes[i+1] = uint32(len(labels))
		}
	}
	c.Codes.Replace(codes)
	return labels, kept
}

// folds reports whether the user wants the spellings of a column folded.
func (b *builder) folds(header string) bool {
	for _, h := range b.file.options.FoldSpelling {
		if findColumn([]string{header}, h) == 0 && strings.EqualFold(h, header) {
			return true
		}
	}
	return false
}

// spelling is what spellings that differ by case or spaces have in common.
func spelling(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// foldable counts the spellings of a column that differ from another one by case
// or spaces only.
func foldable(labels []string) int {
	seen := make(map[string]bool, len(labels))
	n := 0
	for _, l := range labels {
		if s := spelling(l); seen[s] {
			n++
		} else {
			seen[s] = true
		}
	}
	return n
}

// foldSpelling makes one value of spellings that differ by case or spaces: the
// most frequent one.
func (b *builder) foldSpelling(i int) {
	c := &b.table.Columns[i]
	counts := c.Codes.Counts(len(c.Labels))
	best := map[string]uint32{}
	for code, label := range c.Labels {
		s := spelling(label)
		if old, ok := best[s]; !ok || counts[code] > counts[old] {
			best[s] = uint32(code)
		}
	}
	b.chooseCounted(len(c.Labels)-len(best), b.file.guesses[i].header,
		"1 spelling of %q that differs by case or spaces is taken as one with the usual one",
		"%d spellings of %q that differ by case or spaces are taken as one with the usual one")
	folded := make([]uint32, len(c.Labels))
	for code, label := range c.Labels {
		folded[code] = best[spelling(label)]
	}
	c.Codes.Replace(folded)
}

// currencyLabel is the code of a currency that is written in any way: "USD\tUnited
// States dollar", "€". Other texts stay as they are.
func currencyLabel(label string) string {
	return cmp.Or(money.CurrencyOf(label), label)
}

// mergeLabels renames the column's labels, and makes one of those that get the
// same name.
func mergeLabels(c *sheets.Column, rename func(string) string) {
	labels, codes := []string{""}, make([]uint32, len(c.Labels))
	known := map[string]uint32{}
	for code, label := range c.Labels[1:] {
		name := rename(label)
		if _, ok := known[name]; !ok {
			known[name] = uint32(len(labels))
			labels = append(labels, name)
		}
		codes[code+1] = known[name]
	}
	c.Labels = labels
	c.Codes.Replace(codes)
}

// withCellCurrencies adds the dimension of the currencies that cells of pay
// name, where the file has no column of currencies and they are several.
func (b *builder) withCellCurrencies(columns []records.Column, used map[string]bool) []records.Column {
	name := string(market.Currency)
	if used[name] {
		return columns
	}
	for _, p := range b.pays {
		if p.cellCodes == nil || b.column(Currency) >= 0 {
			continue
		}
		codes := sheets.MakeCodes(len(p.cellCodes))
		fallback := p.currencyIndex(cmp.Or(p.currency, strings.ToUpper(b.file.options.Currency)))
		for _, code := range p.cellCodes {
			if code == 0 {
				code = fallback
			}
			codes.Append(uint32(code))
		}
		return append(columns, records.Column{
			Dimension: market.Dimension{Name: name, Header: name, Kind: market.Currency},
			Labels:    p.currencies[1:], Codes: keptCodes(codes, b.taken),
		})
	}
	return columns
}

// annualChoices says how pay was brought to a full-time year.
func (b *builder) annualChoices() {
	o := b.file.options
	hours := o.Hours
	if hours == 0 {
		hours = market.StandardHours
	}
	var months, hourly bool
	for _, p := range b.pays {
		months = months || p.periods[money.Month] > 0
		hourly = hourly || p.periods[money.Hour] > 0
	}
	if months {
		b.choose("monthly pay is taken 12 times a year")
	}
	switch {
	case hourly && o.OwnHours:
		b.choose("hourly pay is brought to a year by the row's own weekly hours, 52 weeks")
	case hourly:
		b.choose(fmt.Sprintf("hourly pay is brought to a year by %g hours, assumed for all", hours))
	}
	if b.column(FTE) >= 0 && !o.OwnHours {
		b.choose(fmt.Sprintf("part-time salaries are brought to full time by %q", b.file.guesses[b.column(FTE)].header))
	}
}
