// Package form reads the small tables that people fill in to set something up: matches
// of jobs, a pay structure, rates of currencies. Unlike a file of pay, whose columns are
// recognised, a form's columns are known by their names, so what does not fit is
// refused by file, row and cell, with what to do about it.
//
// A form is a text of comma-separated values or a sheet of a workbook. The sheet is the
// one that is named like the form; a workbook of one sheet needs no name.
package form

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/sheets"
)

// Form says what a table is to hold.
type Form struct {
	Name    string // of its sheet in a workbook: "Rates"
	Columns []Column
	// Open says that other columns belong to it, too: their headers are values.
	Open bool
}

// Column is a column of a form.
type Column struct {
	Name   string   // as the file has it and as errors call it: "market_job"
	Also   []string // other names that it goes by
	Needed bool
}

// Table is a form that somebody filled in.
type Table struct {
	File    string // the name of the file, and of the sheet where it has several
	Line    int    // row of the headers, counted from 1
	Rows    []Row
	Others  []string // headers that are no column of the form, in their order
	Unknown []string // those of them that nobody reads
}

// Row is one filled-in row.
type Row struct {
	Line   int // in the file, counted from 1
	file   string
	cells  map[string]string
	others []string // parallel to Table.Others
}

// ErrForm is the reason why a table cannot be taken; asked for with errors.Is.
var ErrForm = errors.New("the table is not filled in as it has to be")

// mostHeads is how many rows are looked at for the headers.
const mostHeads = 30

// Bytes is Read of a file in memory.
func (f Form) Bytes(ctx context.Context, name string, content []byte) (*Table, error) {
	return f.from(ctx, sheets.Bytes(name, content), sheets.Options{})
}

// Read reads a form from a file. It fails with an error of package sheets where the file
// cannot be read, and with ErrForm where a column that is needed is missing or stands
// twice.
func (f Form) Read(ctx context.Context, path, password string) (*Table, error) {
	content, err := sheets.File(path)
	if err != nil {
		return nil, err
	}
	return f.from(ctx, content, sheets.Options{Password: password})
}

// from reads a form from a file's content.
func (f Form) from(ctx context.Context, content sheets.Content, o sheets.Options) (*Table, error) {
	book, err := sheets.Open(ctx, content, o)
	if err != nil {
		return nil, err
	}
	sheet, err := f.sheet(book)
	if err != nil {
		return nil, err
	}
	t := &Table{File: book.Facts().Name}
	if len(book.Sheets()) > 1 {
		t.File += ", sheet " + sheet
	}
	sample, err := book.Sample(ctx, sheet, mostHeads)
	if err != nil {
		return nil, err
	}
	columns, err := f.headers(t, sample.Rows)
	if err != nil {
		return nil, err
	}
	plan := sheets.Plan{Columns: make([]sheets.ColumnPlan, len(columns))}
	cells, err := book.Scan(ctx, sheet, t.Line, plan, nil)
	if err != nil {
		return nil, err
	}
	t.fill(columns, cells)
	return t, nil
}

// sheet is the sheet that a form stands in.
func (f Form) sheet(book *sheets.Book) (string, error) {
	all := book.Sheets()
	if len(all) == 1 {
		return all[0].Name, nil
	}
	var names []string
	for _, s := range all {
		if Key(s.Name) == Key(f.Name) {
			return s.Name, nil
		}
		names = append(names, fmt.Sprintf("%q", s.Name))
	}
	return "", fmt.Errorf("%s: %w: none of its sheets is called %q; they are %s", filepath.Base(book.Facts().Name), ErrForm, f.Name, strings.Join(names, ", "))
}

// column is what a column of a file is: one of the form, by name, or another one.
type column struct {
	name  string
	other int // 1 for the first of the others; 0 where it is one of the form
}

// headers finds the row that has the columns that are needed, and what each column is.
func (f Form) headers(t *Table, rows [][]string) ([]column, error) {
	best, most := []string(nil), -1
	for i, row := range rows {
		missing := f.missing(row)
		if missing == nil {
			t.Line = i + 1
			return f.columns(t, row)
		}
		if found := f.needed() - len(missing); found > most {
			best, most = missing, found
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%s: %w: it has no row; it needs the columns %s", t.File, ErrForm, f.names())
	}
	return nil, fmt.Errorf("%s: %w: there is no column %s; its headers are to be %s", t.File, ErrForm, strings.Join(best, " and none "), f.names())
}

// needed is how many columns are needed.
func (f Form) needed() int {
	n := 0
	for _, c := range f.Columns {
		if c.Needed {
			n++
		}
	}
	return n
}

// names lists the columns for people.
func (f Form) names() string {
	all := make([]string, len(f.Columns))
	for i, c := range f.Columns {
		all[i] = c.Name
	}
	return strings.Join(all, ", ")
}

// missing are the columns that are needed and that a row of headers has not.
func (f Form) missing(row []string) []string {
	var missing []string
	for _, c := range f.Columns {
		if c.Needed && !slices.ContainsFunc(row, c.is) {
			missing = append(missing, c.Name)
		}
	}
	return missing
}

// is reports whether a header names the column.
func (c Column) is(header string) bool {
	key := Key(header)
	return key == Key(c.Name) || slices.ContainsFunc(c.Also, func(name string) bool { return key == Key(name) })
}

// columns says what each column of a row of headers is.
func (f Form) columns(t *Table, row []string) ([]column, error) {
	columns := make([]column, len(row))
	seen := map[string]bool{}
	for i, header := range row {
		at := slices.IndexFunc(f.Columns, func(c Column) bool { return c.is(header) })
		switch {
		case at >= 0 && seen[f.Columns[at].Name]:
			return nil, fmt.Errorf("%s: %w: row %d has two columns %s; take one away", t.File, ErrForm, t.Line, f.Columns[at].Name)
		case at >= 0:
			columns[i].name = f.Columns[at].Name
			seen[columns[i].name] = true
		case header != "":
			t.Others = append(t.Others, header)
			columns[i].other = len(t.Others)
		}
	}
	if !f.Open {
		t.Unknown = t.Others
	}
	return columns, nil
}

// fill takes the cells below the headers.
func (t *Table) fill(columns []column, cells *sheets.Table) {
	for r := range cells.Rows {
		row := Row{Line: cells.Line(r), file: t.File, cells: map[string]string{}, others: make([]string, len(t.Others))}
		for i, c := range columns {
			text := cells.Columns[i].Labels[cells.Columns[i].Codes.At(r)]
			switch {
			case c.name != "":
				row.cells[c.name] = text
			case c.other > 0:
				row.others[c.other-1] = text
			}
		}
		t.Rows = append(t.Rows, row)
	}
}

// Key is a text as names are compared: without case, accents, spaces and marks, so that
// "Job title" is job_title.
func Key(text string) string {
	words := lexicon.Words(text)
	if len(words) == 1 {
		return words[0].Text
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return b.String()
}
