// Package layout finds where the table is on a sheet: its headers, over one row or
// several, and the units below them; the texts above it; tables beside it.
//
// It looks at the first rows of a sheet only, and at how they look: which cells are
// words and which are numbers. What the words mean is the business of package
// columns.
package layout

import (
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// Options are the user's word.
type Options struct {
	HeaderRow int  // 1-based row of the headers (the last one, if they span rows); 0 finds it
	NoHeader  bool // no row holds headers: the columns are called by their letters
}

// Layout is where a table is, found in the first rows of a sheet.
type Layout struct {
	Row     int             // 1-based row above the data: the last one of the headers, of units or of numbers below them; 0 where the data begins in row 1
	First   int             // the first of the rows that the headers span; 0 where there are none
	Last    int             // the last of them
	None    bool            // no row holds headers
	Names   []string        // of the columns: unique, none empty; no columns where nothing was found
	Given   []string        // the headers as found: "" where a column has none
	Units   []string        // of the columns, as a row below the headers says: "$", "千円"; mostly ""
	Heads   [][]string      // the rows from First to Last, merged cells and groups spread over their columns
	Under   [][]string      // the rows from Last to Row, which hold units or number the columns
	Above   []string        // titles and notes above the headers, a text a row
	Near    bool            // no blank row parts the last of them from the headers
	Remarks []remark.Remark // what was decided and may be wrong
}

// Find finds the headers among a sheet's first rows, or that it has none, unless
// the user or the sheet says which row they are in, or that there are none. The
// layout has no columns where the rows hold nothing, or the row that the user says.
func Find(s sheets.Sample, o Options) Layout {
	f := finder{rows: s.Rows, merges: s.Merges, usual: usualWidth(s.Rows)}
	f.wide = f.firstWideRow()
	said := o.HeaderRow > 0 || o.NoHeader
	switch {
	case s.Named:
		o, said = Options{HeaderRow: 1}, true
	case !said && s.Marked > 0:
		o, said = Options{HeaderRow: s.Marked}, true
	}
	l := f.find(o)
	if len(l.Names) > 0 && !said {
		l.doubt(s.Rows)
	}
	return l
}

// finder is the first rows of a sheet in which the table is looked for.
type finder struct {
	rows   [][]string
	merges []sheets.Rectangle
	usual  int // filled cells of the fuller rows
	wide   int // 1-based row that is the first about as wide as the table, 0 where nothing is filled
}

func (f *finder) find(o Options) Layout {
	row, data := o.HeaderRow, f.wide
	switch {
	case row < 0, row > len(f.rows), data == 0:
		return Layout{Row: max(0, row)}
	case o.NoHeader:
		return f.withoutHeader(data)
	case row > 0:
		return f.headersIn(row, row)
	}
	if row = f.headerRow(); row == 0 && wordShare(f.rows[data-1]) > 0 {
		row = data // such as "Role, 2023, 2024"
	}
	if row == 0 || isData(f.rows, data) || isData(f.rows, row) {
		return f.withoutHeader(data)
	}
	return f.headersIn(f.firstHeaderRow(row), f.lastHeaderRow(row))
}

// headersIn reads the headers that span some rows, and what stands below them
// before the data.
func (f *finder) headersIn(first, last int) Layout {
	l := Layout{Row: last, First: first, Last: last, Heads: f.spread(first, last)}
	units := f.unitsBelow(last)
	if units != nil {
		l.Row++
	}
	if f.isNumbering(l.Row) {
		l.Row++
	}
	l.Under = f.rows[last:l.Row]
	for _, r := range l.Heads {
		l.Given = joined(l.Given, r)
	}
	width := f.width(f.rows[first-1:last], l.Row)
	l.Given = append(l.Given, make([]string, max(0, width-len(l.Given)))...)[:width]
	l.Names = uniqueNames(l.Given)
	l.Units = make([]string, len(l.Names))
	copy(l.Units, units)
	l.Above, l.Near = f.above(first)
	return l
}

// withoutHeader is the layout of a table that has no headers: its columns are
// called by their letters, and the data begins in the row given.
func (f *finder) withoutHeader(data int) Layout {
	l := Layout{Row: data - 1, None: true, Given: make([]string, f.width(nil, data-1))}
	l.Names, l.Units = uniqueNames(l.Given), make([]string, len(l.Given))
	l.Above, l.Near = f.above(data)
	return l
}

// width is how many columns the table has: up to the last with a header of its own,
// or with more than a stray cell in the rows below row.
func (f *finder) width(heads [][]string, row int) int {
	const few = 3
	named := 0
	for _, r := range heads {
		named = max(named, lastFilled(r)+1)
	}
	filled := make([]int, named)
	rows := 0
	for _, r := range f.rows[row:] {
		last := lastFilled(r)
		for len(filled) <= last {
			filled = append(filled, 0)
		}
		for i, cell := range r[:last+1] {
			if cell != "" {
				filled[i]++
			}
		}
		if last >= 0 {
			rows++
		}
	}
	least := min(few, 1+rows/2)
	for i := len(filled) - 1; i >= named; i-- {
		if filled[i] >= least {
			return i + 1
		}
	}
	return named
}

// above returns what each row above one says, and whether the last of them stands
// right above it.
func (f *finder) above(row int) (texts []string, near bool) {
	for _, r := range f.rows[:row-1] {
		text := tidy(r...)
		if text != "" {
			texts = append(texts, text)
		}
		near = text != ""
	}
	return texts, near
}
