// Package intake makes pay records of a file that was read. It decides what an
// amount is of: the period it is paid for, its currency, its share of full time;
// brings it to a full-time year, and says of every row and cell what became of it.
//
// The steps, each in files of its own:
//
//  1. Each column of pay is read from all its cells: decimal mark, scale, currency
//     and period of each (pay.go, currency.go, units.go), and what other columns
//     say it is paid for (claims.go).
//  2. Part-time pay is brought to full time (parttime.go).
//  3. Columns become pay elements: base pay first, of one column, of several that
//     fill each other's gaps, or of the ends of a range; shares of base become
//     money; total cash is added up (elements.go, base.go).
//  4. The other columns become dimensions (dimensions.go).
//  5. Rows with pay become a market; the others stand in the report (report.go).
//
// What a column means was decided before, and is only read here.
package intake

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/rows"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/parallel"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// From makes a market of a reading whose rows are people. It fails with
// ingest.ErrNoPay or ingest.ErrNoPayRead where there is nothing to take; what was
// understood is returned even then. The reading's table is used up unless
// r.Keep is set.
func From(r *ingest.Reading) (*ingest.Loaded, error) {
	b := newMaker(r)
	if err := b.scale(); err != nil {
		return &ingest.Loaded{Understanding: b.understanding(), Options: r.Options}, err
	}
	b.pay()
	b.makeReport()
	b.columns = b.dimensions()
	loaded := &ingest.Loaded{Understanding: b.understanding(), Report: b.report, Options: r.Options}
	m, err := b.market()
	if err != nil {
		return loaded, err
	}
	loaded.Market = m
	return loaded, nil
}

// scale refuses a pay scale with its steps in columns: it holds no people, and one
// step is no more the pay of a grade than another.
func (b *recordsMaker) scale() error {
	var steps []string
	for i, c := range b.r.Assignment.Columns {
		if c.Step {
			steps = append(steps, b.header(i))
		}
	}
	if b.r.Assignment.Kind != columns.Structure || len(steps) < 2 {
		return nil
	}
	return b.r.Fail(ingest.ErrNoPay, fmt.Errorf("it is a pay scale, a structure of grades and steps, and holds no people: its steps are the columns %s", strings.Join(steps, ", ")),
		fmt.Sprintf("choose the pay of one step to look at (--pay %q)", steps[0]))
}

// recordsMaker makes a market of a table.
type recordsMaker struct {
	r        *ingest.Reading
	table    *sheets.Table
	left     []int // rows that are no data, in order
	whyLeft  map[int]rows.Why
	pays     []*payColumn // the columns of pay, in the file's order
	shared   string       // the one currency that the columns of pay name
	elements []element    // the default first
	taken    []bool       // rows with pay
	columns  []records.Dimension
	report   ingest.Report
	choices  []remark.Remark // that change pay: About.Choices
	notes    []remark.Remark
	base     string // header of the column taken for base pay
	unread   map[int][]ingest.Cell
	names    map[int]string // of the dimension or pay element made of a column
	meanings []columns.Meaning
	used     map[string]bool // names of dimensions
}

func newMaker(r *ingest.Reading) *recordsMaker {
	b := &recordsMaker{r: r, table: r.Table, names: map[int]string{}, unread: map[int][]ingest.Cell{}, whyLeft: map[int]rows.Why{}, used: map[string]bool{}}
	if r.Keep {
		b.table = r.Table.Clone()
	}
	for _, left := range r.Rows.Left {
		b.left = append(b.left, left.Row)
		b.whyLeft[left.Row] = left.Why
	}
	for _, c := range r.Assignment.Columns {
		b.meanings = append(b.meanings, c.Meaning)
	}
	return b
}

// element is a pay element in the making.
type element struct {
	market.Element
	annual []float64
}

// pay reads the columns of pay and makes the pay elements.
func (b *recordsMaker) pay() {
	y := b.yearly()
	for i, a := range b.r.Assignment.Columns {
		if a.Meaning.IsPay() || a.Of != "" {
			b.table.Columns[i].Keep(sheets.AsNumber)
		}
		if a.Meaning.IsPay() {
			b.pays = append(b.pays, newPayColumn(b.r, i))
		}
	}
	dollar := dollarOfHeaders(b.r.Assignment.Columns)
	for _, p := range b.pays {
		p.dollar = dollar
	}
	units := b.unitsByRow()
	parallel.Do(len(b.pays), func(i int) {
		p := b.pays[i]
		own := y
		own.units = units(p)
		p.months = b.monthsOf(p)
		own.months = p.months
		if p.fullTime() {
			own.fte = nil
		}
		p.read(&b.table.Columns[p.index], b.left, b.r.Options, own)
	})
	b.shared = b.sharedCurrency()
	b.saidOfUnits()
	b.comparePeriods()
	parallel.Do(len(b.pays), func(i int) { b.pays[i].dropAbsurd(b.r.Options, b.severalCurrencies(b.pays[i])) })
	b.taken = make([]bool, b.table.Rows)
	for _, p := range b.pays {
		for row, x := range p.annual {
			b.taken[row] = b.taken[row] || x == x
		}
	}
	b.makeElements()
}

// severalCurrencies reports whether the amounts of a column of pay are in several
// currencies, and so of different sizes.
func (b *recordsMaker) severalCurrencies(p *payColumn) bool {
	_, dimension := b.currencyOf(p)
	return dimension != ""
}

// column returns the first column of a meaning that was kept, -1 if there is none.
func (b *recordsMaker) column(m columns.Meaning) int {
	return slices.IndexFunc(b.meanings, func(other columns.Meaning) bool { return other == m })
}

// header returns the header of a column.
func (b *recordsMaker) header(i int) string { return b.r.Layout.Names[i] }

// market makes the market. The maker is used up.
func (b *recordsMaker) market() (market.Market, error) {
	if len(b.pays) == 0 {
		return nil, b.r.NoPay()
	}
	if b.report.RowsTaken == 0 || len(b.elements) == 0 {
		return nil, b.noPayRead()
	}
	about := b.about()
	pays := make([]records.Pay, len(b.elements))
	for i, e := range b.elements {
		pays[i] = records.Pay{Element: e.Element, Hourly: b.hourly(e.annual), Annual: keep(e.annual, b.taken)}
	}
	lines := b.takenLines()
	if w, ok := b.weight(); ok {
		return records.NewWeighted(about, b.columns, pays, lines, w)
	}
	return records.New(about, b.columns, pays, lines)
}

// about describes the market.
func (b *recordsMaker) about() market.About {
	a := b.r.About()
	a.RowsRead, a.RowsNotTaken, a.RepeatedRows = b.report.RowsRead, b.report.RowsNotTaken(), b.report.Repeated
	a.Choices = append(a.Choices, b.choices...)
	for i, m := range b.meanings {
		if b.names[i] == "" && !m.IsPay() && b.table.Columns[i].Filled > 0 {
			a.NotKept = append(a.NotKept, market.NotKept{Header: b.header(i), Why: b.whyNotKept(i)})
		}
	}
	if date, ok := b.oneDate(); ok && a.Effective.IsZero() {
		a.Effective = date
	}
	return a
}

// takenLines returns the row in the file of each row taken; nil where they are
// all rows below a header in row 1.
func (b *recordsMaker) takenLines() []uint32 {
	if b.table.Lines == nil && b.table.First == 2 && b.report.RowsTaken == b.table.Rows {
		return nil
	}
	lines := make([]uint32, 0, b.report.RowsTaken)
	for row, taken := range b.taken {
		if taken {
			lines = append(lines, uint32(b.table.Line(row)))
		}
	}
	return lines
}

// weight returns what the rows taken stand for, as the user declares; ok is false
// where each is one person. It is never guessed from a header.
func (b *recordsMaker) weight() (w records.Weight, ok bool) {
	meaning, kind := columns.CountWeight, market.CountWeight
	if b.declared(meaning) < 0 {
		meaning, kind = columns.SamplingWeight, market.SamplingWeight
	}
	i := b.declared(meaning)
	number := b.rowNumbers(i)
	if number == nil {
		return w, false
	}
	w = records.Weight{Header: b.header(i), Kind: kind}
	for row, taken := range b.taken {
		if taken {
			w.Values = append(w.Values, number(row))
		}
	}
	return w, true
}

// declared returns the column to which the user gave a meaning, -1 if there is
// none.
func (b *recordsMaker) declared(m columns.Meaning) int {
	return slices.IndexFunc(b.r.Assignment.Columns, func(c columns.Assigned) bool { return c.Meaning == m && c.Chosen })
}

// rowNumbers returns the number a row has in a column, NaN where there is none;
// nil where the column was not kept.
func (b *recordsMaker) rowNumbers(i int) func(row int) float64 { return b.rowsBy(i, parseNumber) }

// rowShares is rowNumbers where "50 %" is a half.
func (b *recordsMaker) rowShares(i int) func(row int) float64 {
	return b.rowsBy(i, func(label string) float64 {
		if strings.HasSuffix(label, "%") {
			return parseNumber(label) / perCent
		}
		return parseNumber(label)
	})
}

// rowsBy returns the number that a row has in a column; read reads texts.
func (b *recordsMaker) rowsBy(i int, read func(label string) float64) func(row int) float64 {
	if i < 0 || b.table.Columns[i].Store == sheets.NotKept {
		return nil
	}
	c := &b.table.Columns[i]
	numbers := make([]float64, len(c.Labels))
	for code, label := range c.Labels {
		numbers[code] = read(label)
	}
	if c.Store == sheets.AsText {
		return func(row int) float64 { return numbers[c.Codes.At(row)] }
	}
	return func(row int) float64 {
		if code, ok := c.OddCode(row); ok {
			return numbers[code]
		}
		return c.Values[row]
	}
}

// parseNumber reads a number with or without a per cent sign: "0,5", "80 %"; NaN
// where there is none.
func parseNumber(label string) float64 {
	a, err := money.Parse(trimPercent(label), money.Auto)
	if err != nil {
		return math.NaN()
	}
	return a.Value
}

// choose records a decision that changes pay, once.
func (b *recordsMaker) choose(kind remark.Kind, args ...any) {
	r := b.newRemark(kind, args)
	if !slices.ContainsFunc(b.choices, r.Equal) {
		b.choices = append(b.choices, r)
	}
}

// note records what was noticed.
func (b *recordsMaker) note(kind remark.Kind, args ...any) {
	b.notes = append(b.notes, b.newRemark(kind, args))
}

// newRemark makes a remark; headers in it are cut to what fits into a sentence.
func (b *recordsMaker) newRemark(kind remark.Kind, args []any) remark.Remark {
	for i, arg := range args {
		args[i] = b.abridged(arg)
	}
	return remark.New(kind, args...)
}

// abridged cuts an argument that is a header, or the headers in it.
func (b *recordsMaker) abridged(arg any) any {
	switch arg := arg.(type) {
	case string:
		if slices.Contains(b.r.Layout.Names, arg) {
			return ingest.Abridged(arg)
		}
	case remark.Remark:
		return b.newRemark(arg.Kind, arg.Args)
	case []any:
		for i, one := range arg {
			arg[i] = b.abridged(one)
		}
	}
	return arg
}

// remark says something doubtful about the pay that is shown first, on the import
// screen and beside every figure.
func (b *recordsMaker) remark(e *element, kind remark.Kind, args ...any) {
	r := b.newRemark(kind, args)
	b.notes = append(b.notes, r)
	e.Notes = append(e.Notes, r)
}
