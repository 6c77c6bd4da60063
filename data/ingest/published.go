package ingest

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/sheets"
)

// The meanings of columns that only tables of percentiles have. A percentile is
// "p" and its number: see PercentileMeaning.
const (
	Mean          = Meaning(published.Mean)
	People        = Meaning(published.People)
	Employers     = Meaning(published.Employers)
	PayElement    = Meaning(published.PayElement)
	EffectiveDate = Meaning(published.EffectiveDate)
	Scope         = Meaning(market.Scope)
)

// PercentileMeaning is the meaning of a column of published percentiles, in per
// cent.
func PercentileMeaning(percentile float64) Meaning {
	return Meaning(published.PercentileMeaning(percentile))
}

// PublishedMeanings lists the meanings of a table of percentiles in the order an
// import screen offers them. A pay element says which pay the column's figures
// are.
func PublishedMeanings() []Meaning {
	var percentiles []Meaning
	for _, p := range []float64{10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95} {
		percentiles = append(percentiles, PercentileMeaning(p))
	}
	return slices.Concat(percentiles, []Meaning{
		Mean, People, Employers, Base, TotalCash, TotalPay, BonusPaid, BonusTarget, Equity,
		Role, Level, JobCode, Scope, Industry, Location, CompanySize, CompanyRevenue, Employer, EmploymentType, Year,
		PayElement, PayUnit, Currency, EffectiveDate, Other, Ignore,
	})
}

// Meanings lists the meanings that a column of the file can have, in the order an
// import screen offers them.
func (u *Understanding) Meanings() []Meaning {
	if u.Form != string(market.PublishedForm) {
		return Meanings()
	}
	all := PublishedMeanings()
	for _, c := range u.Columns {
		if !slices.Contains(all, c.Meaning) {
			all = append(all, c.Meaning)
		}
	}
	return all
}

// ParseMeaning reads the name of a meaning, such as "role", "base" or "p33".
func ParseMeaning(name string) (Meaning, bool) {
	m := Meaning(name)
	_, percentile := published.Meaning(m).Percentile()
	return m, percentile || slices.Contains(Meanings(), m) || slices.Contains(PublishedMeanings(), m)
}

// isPublished reports whether a file is a table of percentiles: the user says so,
// or its headers and first rows look like one and the user does not name one of
// its columns as pay.
func (f *file) isPublished() bool {
	if f.options.As != "" || f.options.Pay != "" {
		return f.options.As == market.PublishedForm
	}
	below := f.first.Rows[min(f.header.row, len(f.first.Rows)):]
	return published.Looks(f.header.withoutLetters(), below)
}

// withoutLetters are the headers as the file has them: "" where a column has
// none and is called by its letter.
func (h header) withoutLetters() []string {
	names := slices.Clone(h.names)
	blank := uniqueNames(make([]string, len(names)))
	for i := range names {
		if names[i] == blank[i] {
			names[i] = ""
		}
	}
	return names
}

// publishedTable reads a table of percentiles, and fills in the Understanding.
func (f *file) publishedTable(ctx context.Context, about market.About, progress sheets.Progress) (*published.Market, Report, error) {
	g, err := f.grid(ctx, progress)
	if err != nil {
		return nil, Report{}, err
	}
	o := published.ReadOptions{Period: f.options.Period, Currency: f.options.Currency}
	for _, c := range f.options.Columns {
		choice := published.Choice{Header: c.Header, Meaning: published.Meaning(c.Meaning), Period: c.Period, Currency: c.Currency, Decimal: c.Decimal}
		if c.Meaning == PayUnit {
			choice.Meaning = published.Meaning(market.PayPeriod)
		}
		o.Columns = append(o.Columns, choice)
	}
	m, u, err := published.Read(about, g, o)
	f.understandPublished(u, g)
	if errors.Is(err, published.ErrNoFigures) {
		return nil, Report{}, &sheets.Error{
			File: f.facts.Name, Kind: ErrNoPay, Where: f.where(), Err: published.ErrNoFigures,
			Do: "say which columns are percentiles, or read it as pay records; the columns are " + listed(f.header.names),
		}
	}
	return m, publishedReport(u), err
}

// grid reads all rows with the texts around them.
func (f *file) grid(ctx context.Context, progress sheets.Progress) (published.Grid, error) {
	g := published.Grid{Sheet: f.u.Sheet, Header: f.header.withoutLetters(), Notes: slices.Clone(f.header.above)}
	if len(f.header.above) > 0 {
		g.Title = f.header.above[0]
	}
	notes, err := f.otherTexts(ctx)
	if err != nil {
		return g, err
	}
	g.Notes = append(g.Notes, notes...)
	t, err := f.scan(ctx, sheets.Plan{Columns: make([]sheets.ColumnPlan, len(f.header.names)), Extra: int64(16 * len(f.header.names))}, progress) // as texts
	if err != nil {
		return g, err
	}
	g.Rows = make([][]string, t.Rows)
	for row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			cells[i] = c.Text(row)
		}
		g.Rows[row] = cells
		g.Lines = append(g.Lines, t.Line(row))
	}
	f.u.BlankRows = t.Blank
	return g, nil
}

// otherTexts are the texts on a workbook's other sheets, where publishers explain
// their columns and marks: the rows with a few cells only.
func (f *file) otherTexts(ctx context.Context) ([]string, error) {
	const (
		mostRows  = 300
		mostCells = 3
	)
	var texts []string
	for _, s := range f.book.Sheets() {
		if s.Name == f.u.Sheet || s.Hidden || s.Aside {
			continue
		}
		first, err := f.book.Sample(ctx, s.Name, mostRows)
		if err != nil {
			return nil, err
		}
		for _, row := range first.Rows {
			if n := countFilled(row); n > 0 && n <= mostCells {
				texts = append(texts, strings.Join(slices.DeleteFunc(slices.Clone(row), func(s string) bool { return s == "" }), "\t"))
			}
		}
	}
	return texts, nil
}

// understandPublished writes down what was understood of a table.
func (f *file) understandPublished(u published.Understanding, g published.Grid) {
	f.u.Form = string(market.PublishedForm)
	f.u.RowsRead, f.u.BlankRows = u.RowsRead, f.u.BlankRows+u.BlankRows
	f.u.BelowTable = u.Footnotes
	for row := range min(previewRows, len(g.Rows)) {
		f.u.Preview, f.u.FirstRows = append(f.u.Preview, g.Rows[row]), append(f.u.FirstRows, g.Lines[row])
	}
	for i, c := range u.Columns {
		r := ColumnReport{
			Header: f.header.names[i], Meaning: Meaning(c.Meaning), Why: c.Why, Name: c.Name, Period: c.Period, Currency: c.Currency,
			Filled: c.Filled, Blank: c.Blank, Distinct: c.Distinct, Decimal: c.Decimal, Parsed: c.Parsed, Marked: c.Marked, Unread: len(c.Unread),
			Sum: c.Sum, Lowest: c.Lowest, Highest: c.Highest, Examples: (&builder{file: f}).examples(i),
		}
		if c.Meaning == published.Meaning(market.PayPeriod) {
			r.Meaning = PayUnit
		}
		for _, cell := range c.Unread[:min(len(c.Unread), Capped)] {
			r.Unreadable = append(r.Unreadable, Cell{Row: cell.Line, Column: r.Header, Text: cell.Text, Why: cell.Why})
		}
		f.u.Columns = append(f.u.Columns, r)
	}
	const most = 10 // the file's most frequent marks; others are odd cells
	for _, m := range u.Marks[:min(len(u.Marks), most)] {
		f.u.Marks = append(f.u.Marks, Mark{Text: m.Text, Words: m.Words, Explained: m.Explained, Cells: m.Cells})
		u.Notes = append(u.Notes, m.String())
	}
	f.u.Notes = append(f.u.Notes, u.Notes...)
}

// publishedReport says what became of a table's rows.
func publishedReport(u published.Understanding) Report {
	r := Report{RowsRead: u.RowsRead, RowsTaken: u.RowsTaken}
	for _, row := range u.NotTaken {
		if len(r.NotTaken) < Capped {
			r.NotTaken = append(r.NotTaken, Cell{Row: row.Line, Text: row.Text, Why: row.Why})
		}
		i := slices.IndexFunc(r.ByReason, func(x Reason) bool { return x.Why == row.Why })
		if i < 0 {
			i = len(r.ByReason)
			r.ByReason = append(r.ByReason, Reason{Why: row.Why})
		}
		r.ByReason[i].Rows++
	}
	slices.SortStableFunc(r.ByReason, func(a, b Reason) int { return b.Rows - a.Rows })
	return r
}
