package ingest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/sheets"
)

// builder makes a market of a table.
type builder struct {
	file     *file
	table    *sheets.Table
	pays     []*payColumn // the columns of pay, in the file's order
	elements []element    // the default first
	taken    []bool       // rows with pay
	columns  []records.Column
	report   Report
	choices  []string // About.Choices
	notes    []string // Understanding.Notes
	base     string   // header of the column taken for base pay
	unread   map[int][]Cell
	names    map[int]string // of the dimension or pay element made of a column
}

// element is a pay element in the making.
type element struct {
	market.Element
	annual []float64
}

// pay reads the columns of pay and makes the pay elements.
func (b *builder) pay() {
	o := b.file.options
	yearly := b.yearly()
	for i, g := range b.file.guesses {
		if !g.meaning.IsPay() {
			continue
		}
		p := newPayColumn(g, i)
		p.unit = b.unitColumn(p)
		if p.period == money.UnknownPeriod && p.unit < 0 {
			p.period = b.defaultPeriod(&p.guess)
			p.assumed = o.Period == "" && p.zeroIsUnknown()
		}
		b.pays = append(b.pays, p)
	}
	totals := b.findTotals()
	inParallel(len(b.pays), func(i int) {
		p := b.pays[i]
		y := yearly
		y.units = b.rowUnits(p.unit)
		if p.fullTime() {
			y.fte = nil
		}
		p.read(&b.table.Columns[p.index], totals, o, y)
	})
	b.comparePeriods()
	inParallel(len(b.pays), func(i int) { b.pays[i].dropAbsurd(o, b.severalCurrencies(b.pays[i])) })
	b.taken = make([]bool, b.table.Rows)
	for _, p := range b.pays {
		for row, x := range p.annual {
			b.taken[row] = b.taken[row] || x == x
		}
	}
	b.names = map[int]string{}
	b.makeElements()
}

// severalCurrencies reports whether the amounts of a column of pay are in several
// currencies, and so of different sizes.
func (b *builder) severalCurrencies(p *payColumn) bool {
	_, dimension := b.currencyOf(p)
	return dimension != ""
}

// defaultPeriod is the period the user named, else the year. Bonuses and the
// like are paid for a year unless their header says otherwise.
func (b *builder) defaultPeriod(g *guess) money.Period {
	if p, err := money.ParsePeriod(b.file.options.Period); err == nil && g.zeroIsUnknown() {
		return p
	}
	return money.Year
}

// column returns the first column of a meaning, -1 if there is none.
func (b *builder) column(m Meaning) int {
	return slices.IndexFunc(b.file.guesses, func(g guess) bool { return g.meaning == m })
}

// yearly says how many times pay is paid in a full-time year.
type yearly struct {
	hours    float64 // of a full-time year
	ownHours bool
	unit     money.Period // where a cell names none
	units    func(row int) money.Period
	weekly   func(row int) float64
	fte      func(row int) float64
	dollar   string // the currency that "$" stands for, where a header of pay says
}

func (b *builder) yearly() yearly {
	o := b.file.options
	return yearly{
		hours: cmp.Or(o.Hours, market.StandardHours), ownHours: o.OwnHours, unit: b.defaultPeriod(&guess{meaning: Base}),
		weekly: b.rowNumbers(WeeklyHours), fte: b.rowNumbers(FTE), dollar: b.dollar(),
	}
}

// dollar returns the dollar that the headers of pay name; "" if none or several do.
func (b *builder) dollar() string {
	found := ""
	for _, g := range b.file.guesses {
		switch {
		case !g.meaning.IsPay() || !money.IsDollar(g.currency):
		case found == "" || found == g.currency:
			found = g.currency
		default:
			return ""
		}
	}
	return found
}

// constant reports whether the factor of a period is the same for all rows.
func (y *yearly) constant(p money.Period) bool {
	return (p != money.UnknownPeriod || y.units == nil) && y.fte == nil && (!y.ownHours || y.weekly == nil)
}

// unitOf returns what an amount of a row is paid for that names no period itself.
func (y *yearly) unitOf(row int) money.Period {
	if y.units == nil {
		return y.unit
	}
	return y.units(row)
}

// factor returns how many times an amount of a row is paid in a full-time year.
func (y *yearly) factor(row int, p money.Period) float64 {
	const weeks = 52
	if p == money.Hour && y.ownHours && y.weekly != nil {
		if hours := y.weekly(row); hours > 0 {
			return hours * weeks
		}
	}
	perYear := p.PerYear(y.hours)
	if p == money.Hour || p == money.Day || y.ownHours || y.fte == nil {
		return perYear
	}
	return perYear / y.share(row)
}

// share is the part of full time that a row works, 1 where nothing says less.
func (y *yearly) share(row int) float64 {
	share := y.fte(row)
	if share > 1.5 {
		share /= 100
	}
	if share > 0 && share < 1 {
		return share
	}
	return 1
}

// rowNumbers returns the number a row has in the column of a meaning, NaN where
// there is none; nil where there is no such column.
func (b *builder) rowNumbers(m Meaning) func(row int) float64 {
	i := b.column(m)
	if i < 0 || b.table.Columns[i].Store != sheets.AsText {
		return nil
	}
	c := &b.table.Columns[i]
	numbers := make([]float64, len(c.Labels))
	for code, label := range c.Labels {
		numbers[code] = math.NaN()
		if a, err := money.Parse(strings.TrimRight(label, "% "), money.Auto); err == nil {
			numbers[code] = a.Value
		}
	}
	return func(row int) float64 { return numbers[c.Codes.At(row)] }
}

// market makes the market. The builder is used up.
func (b *builder) market() (market.Market, error) {
	if len(b.pays) == 0 {
		return nil, b.noPay()
	}
	if b.report.RowsTaken == 0 {
		return nil, b.noPayRead()
	}
	about, err := b.about()
	if err != nil {
		return nil, err
	}
	pays := make([]records.Pay, len(b.elements))
	for i, e := range b.elements {
		pays[i] = records.Pay{Element: e.Element, Annual: keep(e.annual, b.taken)}
	}
	lines := b.takenLines()
	if w, ok := b.weight(); ok {
		return records.NewWeighted(about, b.columns, pays, lines, w)
	}
	return records.New(about, b.columns, pays, lines)
}

// takenLines returns the row in the file of each row taken; nil where they are
// all rows below a header in row 1.
func (b *builder) takenLines() []uint32 {
	t := b.table
	if t.Lines == nil && (t.First != 2 || b.report.RowsTaken < t.Rows) {
		t.Lines = make([]uint32, t.Rows)
		for row := range t.Lines {
			t.Lines[row] = uint32(t.First + row)
		}
	}
	if t.Lines == nil {
		return nil
	}
	return keep(t.Lines, b.taken)
}

// noPay says that no column of pay was recognised.
func (b *builder) noPay() error {
	if row := b.file.onItsSide(); row > 0 {
		return &sheets.Error{
			File: b.file.facts.Name, Kind: ErrNoPay, Where: b.file.where(),
			Err: fmt.Errorf("the table lies on its side: %q is a row, row %d, and not a column", b.file.first.Rows[row-1][0], row),
			Do:  "turn it in a spreadsheet (copy, paste special, transpose)",
		}
	}
	if b.file.facts.Delimiter != "" && len(b.file.header.names) == 1 && strings.ContainsAny(b.file.header.names[0], " :;,") {
		return &sheets.Error{
			File: b.file.facts.Name, Kind: ErrNoPay,
			Err: fmt.Errorf("each row is one cell: %q", abridged(b.file.header.names[0])),
			Do:  "part the cells by commas, semicolons, tabs or bars: a spreadsheet opens columns of fixed width, too, and saves them as .csv",
		}
	}
	return &sheets.Error{
		File: b.file.facts.Name, Kind: ErrNoPay, Where: b.file.where(),
		Do: "say which column is pay; the columns are " + listed(b.file.header.names),
	}
}

// noPayRead says that nothing in the columns of pay could be read.
func (b *builder) noPayRead() error {
	var headers []string
	for _, p := range b.pays {
		headers = append(headers, fmt.Sprintf("%q", abridged(p.header)))
	}
	e := &sheets.Error{
		File: b.file.facts.Name, Kind: ErrNoPayRead, Where: b.file.where(),
		Err: fmt.Errorf("%d rows; pay was looked for in %s", b.table.Rows, strings.Join(headers, ", ")),
		Do:  "say which column is pay",
	}
	if len(b.report.NotTaken) > 0 {
		c := b.report.NotTaken[0]
		e.Err = fmt.Errorf("%w; row %d has %q: %s", e.Err, c.Row, c.Text, c.Why)
	}
	return e
}
