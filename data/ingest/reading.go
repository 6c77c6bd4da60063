package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/ingest/rows"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// Reading is a file that was read: typed columns, what each means, and which rows
// are data. The kinds of market, and a roster, are made from it; they read it and
// never write it.
type Reading struct {
	Facts      sheets.Facts
	Sheet      string             // the sheet that was read, "" where the file has none
	Sheets     []sheets.Sheet     // all sheets; nil where the file has one nameless
	Layout     layout.Layout      // where the table is
	Table      *sheets.Table      // the rows below the headers that hold something, a column for each header
	Assignment columns.Assignment // what each column means; final
	Cells      []columns.Cells    // what all cells of each column look like
	Rows       rows.Split         // which rows are no data
	Texts      []string           // titles and notes around the table, and on the workbook's other sheets
	Sample     [][]string         // the first rows of the sheet, as texts
	Remarks    []remark.Remark    // what was noticed
	Options    Options            // the user's word
	Choices    []remark.Remark    // what was decided before it was read, for market.About
	SHA256     string             // of the file
	Finger     string             // of the headers: files with equal headers have equal ones
	Keep       bool               // the table is needed again: whoever makes a market of it copies what it changes

	content sheets.Content
	book    *sheets.Book
}

// Headers are the headers as the file has them, "" where a column has none.
func (r *Reading) Headers() []string { return r.Layout.Given }

// About describes the file.
func (r *Reading) About() market.About {
	o := r.Options
	return market.About{
		Name: cmp.Or(o.Name, r.Facts.Name), Note: o.Note, Declared: o.Declared,
		Path: r.Facts.Path, Sheet: r.Sheet, Size: r.Facts.Size, SHA256: r.SHA256, Effective: o.Effective, Files: r.Table.Files,
		Choices: slices.Clone(r.Choices),
	}
}

// Where names the sheet, if there is one.
func (r *Reading) Where() string {
	if r.Sheet == "" {
		return ""
	}
	return "sheet " + r.Sheet
}

// Fail returns an error about the file: its kind, its cause (nil if there is none
// besides), and what to do.
func (r *Reading) Fail(kind, cause error, do string) error {
	return &sheets.Error{File: r.Facts.Name, Kind: kind, Where: r.Where(), Err: cause, Do: do}
}

// With returns the file read with other choices. It is read again only where they
// say so: another sheet, encoding or row of headers, or a meaning for a column that
// was not kept.
func (r *Reading) With(ctx context.Context, o Options) (*Reading, error) {
	if r.ReadsAgain(o) {
		again, err := readContent(ctx, r.content, o, nil)
		if err != nil {
			return nil, err
		}
		again.Keep = r.Keep
		return again, nil
	}
	other := *r
	other.Options = o
	other.Remarks = nil
	other.decide()
	return &other, nil
}

// ReadsAgain reports whether With reads the file again for other choices.
func (r *Reading) ReadsAgain(o Options) bool {
	old := r.Options
	return o.Sheet != old.Sheet || o.Encoding != old.Encoding || o.HeaderRow != old.HeaderRow || o.NoHeader != old.NoHeader || r.needs(o)
}

// needs reports whether choices need a column that was not kept.
func (r *Reading) needs(o Options) bool {
	for _, c := range o.Columns {
		i := findColumn(r.Layout.Names, c.Header)
		if i >= 0 && r.Table.Columns[i].Store == sheets.NotKept && c.Meaning != "" && c.Meaning != columns.Ignore && c.Meaning != columns.Note {
			return true
		}
	}
	i := findColumn(r.Layout.Names, o.Pay)
	return i >= 0 && r.Table.Columns[i].Store == sheets.NotKept
}

// NoPay says why a file has no pay, and what can be done about it.
func (r *Reading) NoPay() error {
	names := r.Layout.Names
	if row := r.Options.HeaderRow; row > 0 && r.room() == columns.Roster { // what stands there may be somebody's
		return r.Fail(ErrNoPay, fmt.Errorf("none of the headers in row %d names it", row), "check which row holds the headers, or say which column is pay")
	}
	if slices.ContainsFunc(r.Remarks, func(x remark.Remark) bool { return x.Kind == remark.FiguresAsRoster }) {
		return r.Fail(ErrNoPay, errors.New("its figures are of groups and no row is a person, as in market data"), "open it as a market, or say which column is pay")
	}
	if row := layout.OnItsSide(r.Sample); row > 0 {
		return r.Fail(ErrNoPay, fmt.Errorf("the table lies on its side: %q is a row, row %d, and not a column", r.Sample[row-1][0], row),
			"turn it in a spreadsheet (copy, paste special, transpose)")
	}
	if r.Facts.Delimiter != "" && len(names) == 1 && strings.ContainsAny(names[0], " :;,") {
		return r.Fail(ErrNoPay, fmt.Errorf("each row is one cell: %q", Abridged(names[0])),
			"part the cells by commas, semicolons, tabs or bars: a spreadsheet opens columns of fixed width, too, and saves them as .csv")
	}
	if ends := r.Assignment.Ends; len(ends) > 0 {
		var all []string
		for _, i := range ends {
			all = append(all, strconv.Quote(names[i]))
		}
		low := names[ends[0]]
		return r.Fail(ErrNoPay, fmt.Errorf("%s may be the ends of a range, or percentiles", strings.Join(all, ", ")),
			fmt.Sprintf("say which: --column '%s=pay_minimum' and so on for a range, --column '%s=p25' and so on for percentiles", low, low))
	}
	var cause error
	switch shares, costs := r.named(columns.Share), r.named(columns.Cost); {
	case len(shares) > 0 && len(shares) >= len(costs):
		cause = fmt.Errorf("%s %s gaps or shares in per cent and no amounts", listed(shares), hold(shares))
	case r.excluded() >= 0 && r.room() != columns.Roster: // whose cells are of people
		i := r.excluded()
		cause = fmt.Errorf("%q names pay, but its cells hold no amounts, such as %q", Abridged(names[i]), Abridged(r.Cells[i].Texts[0]))
	case len(costs) > 0:
		cause = fmt.Errorf("%s %s money that is not a person's pay", listed(costs), hold(costs))
	}
	return r.Fail(ErrNoPay, cause, "say which column is pay; the columns are "+listed(names))
}

// excluded returns the first column that names pay and holds no amounts, -1 if there
// is none.
func (r *Reading) excluded() int {
	for i, c := range r.Assignment.Columns {
		if c.Excluded != "" && len(r.Cells[i].Texts) > 0 {
			return i
		}
	}
	return -1
}

func hold(names []string) string {
	if len(names) == 1 {
		return "holds"
	}
	return "hold"
}

// named lists the headers of a meaning.
func (r *Reading) named(m columns.Meaning) []string {
	var names []string
	for i, c := range r.Assignment.Columns {
		if c.Meaning == m {
			names = append(names, strconv.Quote(Abridged(r.Layout.Names[i])))
		}
	}
	return names
}

// noHeader says why a file has no table.
func (r *Reading) noHeader() error {
	rows := 0
	for _, row := range r.Sample {
		if strings.Join(row, "") != "" {
			rows++
		}
	}
	switch {
	case r.Options.HeaderRow > 0:
		return r.Fail(sheets.ErrNotTable, fmt.Errorf("row %d holds no headers", r.Options.HeaderRow), "say in which row the headers are")
	case rows == 0 && r.Sheet != "":
		return r.Fail(sheets.ErrEmpty, fmt.Errorf("worksheet %q holds nothing", r.Sheet), "choose another worksheet")
	case rows == 0:
		return r.Fail(sheets.ErrEmpty, nil, "choose another file")
	}
	return r.Fail(sheets.ErrNotTable, errors.New("no row of headers was found"), "say in which row the headers are")
}
