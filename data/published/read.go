package published

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// Read makes a market of a table of percentiles. about names the table; what the
// table itself says of its publisher and its effective date fills in what about
// leaves out. It fails with an error that matches ErrNoFigures where no column
// holds a percentile, or no row a figure; the Understanding is filled in then
// too.
func Read(about market.About, g Grid, o ReadOptions) (*Market, Understanding, error) {
	kept, u := g.split()
	g.Notes = slices.Concat(g.Notes, g.looseTexts(), u.Footnotes)
	g.Rows, g.Lines = kept.Rows, kept.Lines
	r := &reading{grid: g, options: o, fields: recognise(g, o), understanding: u}
	r.settleFigures()
	r.marks = readMarks(g, r.fields)
	r.reportColumns()
	if !slices.ContainsFunc(r.fields, func(f field) bool { _, ok := f.meaning.Percentile(); return ok }) {
		return nil, r.understanding, fmt.Errorf("%s: %w: no column is a percentile; say which columns are, or read it as pay records", about.Name, ErrNoFigures)
	}
	r.takeRows()
	r.understanding.Marks = listed(r.marks)
	if len(r.lines) == 0 {
		return nil, r.understanding, fmt.Errorf("%s: %w: no row has a figure under the percentile columns", about.Name, ErrNoFigures)
	}
	m, err := New(r.describe(about), r.dimensions(), r.series())
	return m, r.understanding, err
}

// reading is a table on its way to becoming a market.
type reading struct {
	grid          Grid
	options       ReadOptions
	fields        []field
	marks         map[string]*Mark
	understanding Understanding
	lines         []int // rows of the grid that are taken
	decided       []string
}

// split parts the rows of the table from blank ones and from rows with a single
// text, which are notes below the table or headings in it.
func (g Grid) split() (Grid, Understanding) {
	var kept Grid
	var u Understanding
	var below []Skipped // single texts since the last row of several cells
	for row, cells := range g.Rows {
		filled, text := g.filled(cells)
		switch {
		case filled == 0:
			u.BlankRows++
			continue
		case filled == 1 && len(g.Header) > 2 && len(words(text)) > 0 && !isNumber(text):
			below = append(below, Skipped{g.line(row), text, "a heading or note without figures"})
			continue
		}
		u.NotTaken = append(u.NotTaken, below...)
		below = nil
		kept.Rows = append(kept.Rows, cells)
		kept.Lines = append(kept.Lines, g.line(row))
	}
	for _, note := range below {
		u.Footnotes = append(u.Footnotes, note.Text)
	}
	u.RowsRead = len(kept.Rows) + len(u.NotTaken)
	return kept, u
}

// filled counts the cells of a row that hold something under a header, and
// returns the last of them.
func (g Grid) filled(cells []string) (count int, last string) {
	for column, cell := range cells {
		if cell = strings.TrimSpace(cell); cell != "" && column < len(g.Header) && g.Header[column] != "" {
			count++
			last = cell
		}
	}
	return count, last
}

func isNumber(text string) bool {
	_, err := readNumber(text, money.Auto)
	return err == nil
}

// looseTexts gathers what stands beside the table, in columns without a header:
// some publishers keep the key to their marks there.
func (g Grid) looseTexts() []string {
	var texts []string
	for _, cells := range g.Rows {
		var row []string
		for column, cell := range cells {
			if cell = strings.TrimSpace(cell); cell != "" && (column >= len(g.Header) || g.Header[column] == "") {
				row = append(row, cell)
			}
		}
		if len(row) > 0 {
			texts = append(texts, strings.Join(row, "\t"))
		}
	}
	return texts
}

// settleFigures decides, for every column of figures, what no header says: the
// pay element, the pay period and the currency, from the table's title, then its
// notes, then the user.
func (r *reading) settleFigures() {
	element := r.tableElement()
	currency := r.tableCurrency()
	for i := range r.fields {
		f := &r.fields[i]
		if !f.meaning.isFigure() {
			continue
		}
		if f.element == nil {
			f.element = &element
		}
		if f.currency == "" {
			f.currency = currency
		}
	}
	r.settlePeriods()
	r.dropRepeated()
}

// tableElement is the pay of columns that do not say which it is.
func (r *reading) tableElement() market.Element {
	for _, text := range slices.Concat([]string{r.grid.Title}, r.grid.Notes) {
		w := words(text)
		if e := elementOf(w); e != nil && (text == r.grid.Title || len(w) <= 8 && readHeading(text).isFigure()) {
			return *e
		}
	}
	if !r.has(PayElement) && slices.ContainsFunc(r.fields, func(f field) bool { return f.meaning.isFigure() && f.element == nil }) {
		r.decide("The table does not say which pay it publishes; it is taken as base pay.")
	}
	return defaultElement
}

// tableCurrency is the currency of columns that do not name theirs.
func (r *reading) tableCurrency() string {
	if c := money.CurrencyOf(r.grid.Title); c != "" {
		return c
	}
	for _, f := range r.fields {
		if !f.meaning.isFigure() {
			continue
		}
		for cell := range r.grid.column(f.index) {
			if q, err := readNumber(cell, f.mark); err == nil && q.currency != "" {
				return q.currency
			}
		}
	}
	named := map[string]bool{}
	last := ""
	for _, note := range r.grid.Notes {
		w := words(note)
		if anyIn(w, payWords) || anyIn(w, currencyWords) || strings.ContainsAny(note, "0123456789") {
			if c := money.CurrencyOf(note); c != "" {
				named[c], last = true, c
			}
		}
	}
	if len(named) == 1 {
		return last
	}
	if r.options.Currency == "" && !r.has(Meaning(market.Currency)) {
		r.decide("The table names no currency.")
	}
	return r.options.Currency
}

// settlePeriods decides what the figures are for where no header says: the
// table's title, else the user, else the size of the figures.
func (r *reading) settlePeriods() {
	period, other := periodOf(words(r.grid.Title))
	why := "by the table's title"
	if p, err := money.ParsePeriod(r.options.Period); err == nil {
		period, other, why = p, false, "your choice"
	}
	if period == money.UnknownPeriod && !other {
		period, why = r.periodBySize()
	}
	said := false
	for i := range r.fields {
		f := &r.fields[i]
		if !f.meaning.isFigure() || f.period != money.UnknownPeriod || r.has(Meaning(market.PayPeriod)) {
			continue
		}
		f.period = period
		if _, shown := bases[f.period]; !shown {
			f.meaning, f.why = Ignore, "weekly and daily pay is not shown"
			continue
		}
		if !said {
			r.decide(fmt.Sprintf("Figures are for %s, %s.", aPeriod[period], why))
			said = true
		}
	}
}

// bases are the pay periods that a market has figures for.
var bases = map[money.Period]market.Basis{money.Year: market.Annual, money.Month: market.Monthly, money.Hour: market.Hourly}

// aPeriod names pay periods in a sentence.
var aPeriod = map[money.Period]string{money.Year: "a year", money.Month: "a month", money.Hour: "an hour"}

// periodBySize takes figures that nothing names a period for as pay for a year,
// or for an hour where most are too small for a month's pay in any country with
// such tables.
func (r *reading) periodBySize() (money.Period, string) {
	var all []float64
	currency := r.tableCurrency()
	for _, f := range r.fields {
		if p, ok := f.meaning.Percentile(); !ok || p != 50 {
			continue
		}
		currency = cmp.Or(f.currency, currency)
		for cell := range r.grid.column(f.index) {
			if q, err := readNumber(cell, f.mark); err == nil && q.value > 0 {
				all = append(all, q.value*f.factor)
			}
		}
	}
	if len(all) > 0 {
		slices.Sort(all)
		if all[len(all)/2] < 200 {
			return money.Hour, "because they are small; nothing says so"
		}
		if all[len(all)/2] < money.LeastYear(currency) {
			return money.Year, "because nothing says otherwise, but they look like those of a month: if they are, choose that period (--period month)"
		}
	}
	return money.Year, "because nothing says otherwise"
}

// dropRepeated leaves out columns that repeat a figure of the same series: of two
// medians, the one whose header has less in common with the other figures'.
func (r *reading) dropRepeated() {
	kept := map[string]*field{}
	for i := range r.fields {
		f := &r.fields[i]
		if !f.meaning.isFigure() {
			continue
		}
		key := f.seriesKey() + " " + string(f.meaning)
		drop := f
		if first := kept[key]; first == nil || r.inCommon(f) > r.inCommon(first) {
			drop, kept[key] = first, f
		}
		if drop != nil {
			drop.meaning, drop.why = Ignore, "another column holds the same figure"
		}
	}
}

// inCommon counts the words that a figure's header shares with the headers of other
// figures.
func (r *reading) inCommon(f *field) int {
	own, n := set(strings.Join(words(f.header), " ")), 0
	for _, other := range r.fields {
		if other.index == f.index || !other.meaning.isFigure() || other.meaning == f.meaning {
			continue
		}
		for _, w := range words(other.header) {
			if own[w] {
				n++
			}
		}
	}
	return n
}

// has reports whether a column has a meaning.
func (r *reading) has(m Meaning) bool { return r.find(m) != nil }

// find returns the column of a meaning; nil if there is none.
func (r *reading) find(m Meaning) *field {
	for i := range r.fields {
		if r.fields[i].meaning == m {
			return &r.fields[i]
		}
	}
	return nil
}

// decide keeps what was decided, for the Understanding and for what stands beside
// the figures.
func (r *reading) decide(sentence string) {
	if !slices.Contains(r.decided, sentence) {
		r.decided = append(r.decided, sentence)
		r.understanding.Notes = append(r.understanding.Notes, sentence)
	}
}

// reportColumns says what each column was taken for and how reading it went.
func (r *reading) reportColumns() {
	for _, f := range r.fields {
		c := ColumnReport{
			Header: f.header, Meaning: f.meaning, Why: f.why,
			Filled: f.cells.filled, Blank: len(r.grid.Rows) - f.cells.filled, Distinct: f.cells.distinct,
		}
		switch {
		case f.meaning.isFigure():
			c.Name, c.Currency = f.element.Name, f.currency
			c.Decimal = map[money.DecimalMark]string{money.Point: ".", money.Comma: ","}[f.mark]
			if f.period != money.UnknownPeriod {
				c.Period = f.period.String()
			}
			r.total(f, &c)
		case f.meaning.isCount():
			r.total(f, &c)
		case f.meaning.isDimension():
			c.Name = f.name
		}
		r.understanding.Columns = append(r.understanding.Columns, c)
	}
}

// total adds up a column of figures or counts as read, and lists its cells that
// are neither numbers nor marks anybody explains.
func (r *reading) total(f field, c *ColumnReport) {
	for row := range r.grid.Rows {
		cell := strings.TrimSpace(r.grid.cell(row, f.index))
		if cell == "" {
			continue
		}
		q, err := readNumber(cell, f.mark)
		switch {
		case err == nil:
			if c.Parsed == 0 || q.value < c.Lowest {
				c.Lowest = q.value
			}
			c.Highest = max(c.Highest, q.value)
			c.Sum += q.value
			c.Parsed++
		case r.marks[cell].usual():
			c.Marked++
		default:
			c.Unread = append(c.Unread, Skipped{r.grid.line(row), shortened(cell), "neither a number nor a mark that the file explains"})
		}
	}
}
