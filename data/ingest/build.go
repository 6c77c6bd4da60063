package ingest

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/records"
)

// builder makes a market of a table.
type builder struct {
	file     *file
	table    *table
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
	perYear := b.perYear()
	for i, g := range b.file.guesses {
		if !g.meaning.IsPay() {
			continue
		}
		if g.period == money.UnknownPeriod {
			g.period = b.assumedPeriod(g.meaning)
		}
		b.pays = append(b.pays, readPay(g, i, &b.table.columns[i], o, perYear))
	}
	b.taken = make([]bool, b.table.rows)
	for _, p := range b.pays {
		for row, x := range p.annual {
			if !math.IsNaN(x) {
				b.taken[row] = true
			}
		}
	}
	b.names = map[int]string{}
	b.makeElements()
}

// assumedPeriod is what pay of a column means where neither cell nor header
// says.
func (b *builder) assumedPeriod(m Meaning) money.Period {
	if b.column(PayUnit) >= 0 {
		return money.UnknownPeriod // each row says for itself
	}
	return b.defaultPeriod(m)
}

// defaultPeriod is the period the user named, else the year. Bonuses and the
// like are paid for a year unless their header says otherwise.
func (b *builder) defaultPeriod(m Meaning) money.Period {
	if p, err := money.ParsePeriod(b.file.options.Period); err == nil && m.zeroIsUnknown() {
		return p
	}
	return money.Year
}

// column returns the first column of a meaning, -1 if there is none.
func (b *builder) column(m Meaning) int {
	return slices.IndexFunc(b.file.guesses, func(g guess) bool { return g.meaning == m })
}

// perYear returns how many times a period is paid in a full-time year, by row.
func (b *builder) perYear() func(row int, p money.Period) float64 {
	o := b.file.options
	hours := o.Hours
	if hours == 0 {
		hours = market.StandardHours
	}
	units := b.rowUnits()
	weekly := b.rowNumbers(WeeklyHours)
	fte := b.rowNumbers(FTE)
	const weeks = 52
	return func(row int, p money.Period) float64 {
		if p == money.UnknownPeriod {
			p = units(row)
		}
		switch {
		case p == money.Hour && o.OwnHours && weekly(row) > 0:
			return weekly(row) * weeks
		case p == money.Hour || p == money.Day || o.OwnHours:
			return p.PerYear(hours)
		}
		share := fte(row)
		if share > 1.5 {
			share /= 100
		}
		if share <= 0 || share >= 1 || math.IsNaN(share) {
			share = 1
		}
		return p.PerYear(hours) / share
	}
}

// rowUnits returns the pay period a row names in the column of pay units.
func (b *builder) rowUnits() func(row int) money.Period {
	fallback := b.defaultPeriod(Base)
	i := b.column(PayUnit)
	if i < 0 || b.table.columns[i].store != asText {
		return func(int) money.Period { return fallback }
	}
	c := &b.table.columns[i]
	periods := make([]money.Period, len(c.labels))
	for code, label := range c.labels {
		p, ok := periodName(label)
		if !ok {
			p = fallback
		}
		periods[code] = p
	}
	return func(row int) money.Period { return periods[c.codes[row]] }
}

// rowNumbers returns the number a row has in the column of a meaning; NaN where
// there is none.
func (b *builder) rowNumbers(m Meaning) func(row int) float64 {
	i := b.column(m)
	if i < 0 || b.table.columns[i].store != asText {
		return func(int) float64 { return math.NaN() }
	}
	c := &b.table.columns[i]
	numbers := make([]float64, len(c.labels))
	for code, label := range c.labels {
		numbers[code] = math.NaN()
		if a, err := money.Parse(strings.TrimRight(label, "% "), money.Auto); err == nil {
			numbers[code] = a.Value
		}
	}
	return func(row int) float64 { return numbers[c.codes[row]] }
}

// market makes the market. The builder is used up.
func (b *builder) market(ctx context.Context) (market.Market, error) {
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
	lines := keep(b.table.lines, b.taken)
	type made struct {
		m   *records.Market
		err error
	}
	done := make(chan made, 1)
	go func() {
		m, err := records.New(about, b.columns, pays, lines)
		done <- made{m, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case d := <-done:
		if d.err != nil {
			return nil, fmt.Errorf("%s: %w", b.file.content.name, d.err)
		}
		return d.m, nil
	}
}

// keep returns the values of the rows taken, in place where rows are left out.
func keep[T any](values []T, taken []bool) []T {
	kept := values[:0]
	for row, v := range values {
		if taken[row] {
			kept = append(kept, v)
		}
	}
	return kept
}

// noPay says that no column of pay was recognised.
func (b *builder) noPay() error {
	return &Error{
		File: b.file.content.name, Kind: ErrNoPay, Where: b.file.where(),
		Do: "say which column is pay; the columns are " + short(strings.Join(b.file.header.names, ", ")),
	}
}

// noPayRead says that nothing in the columns of pay could be read.
func (b *builder) noPayRead() error {
	var headers []string
	for _, p := range b.pays {
		headers = append(headers, fmt.Sprintf("%q", p.header))
	}
	e := &Error{
		File: b.file.content.name, Kind: ErrNoPayRead, Where: b.file.where(),
		Err: fmt.Errorf("%d rows; pay was looked for in %s", b.table.rows, strings.Join(headers, ", ")),
		Do:  "say which column is pay",
	}
	if len(b.report.NotTaken) > 0 {
		c := b.report.NotTaken[0]
		e.Err = fmt.Errorf("%w; row %d has %q: %s", e.Err, c.Row, c.Text, c.Why)
	}
	return e
}
