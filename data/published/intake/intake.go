// Package intake makes a published market of a table of figures that was read:
// percentiles and means that somebody else computed, for groups of people.
//
// The steps, each in files of its own:
//
//  1. Each column of figures is told by its words: which statistic of which pay it
//     is, and what tells it apart from others like it. In a long table, with one
//     row a statistic, a cell of each row says so (figures.go, series.go).
//  2. What the figures are for is settled: the time they are paid for and their
//     currency (units.go).
//  3. What stands in place of figures is explained: the publisher's marks (marks.go).
//  4. Rows with figures become rows of the market; those that say the same of
//     everything but the pay or the statistic become one (rows.go, gather.go).
//  5. The other columns become dimensions (dimensions.go).
//
// Figures stay as published: they are never pooled and never recomputed. The only
// ones that change are those of weeks and days, which are shown for a year.
package intake

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// From makes a market of a reading whose rows are groups of people. It fails with
// ingest.ErrNoPay where no column holds a statistic of pay, and with
// ingest.ErrNoPayRead where no row has a figure; what was understood is returned
// even then. The reading is only read.
func From(r *ingest.Reading) (*ingest.Loaded, error) {
	b := newMaker(r)
	b.findFigures()
	b.tellApart()
	b.findErrors()
	b.findDimensions()
	b.settleUnits()
	b.marks = b.readMarks()
	b.takeRows()
	loaded := &ingest.Loaded{Options: r.Options}
	m, err := b.market()
	if err == nil {
		loaded.Market = m
	}
	loaded.Understanding, loaded.Report = b.understanding(), b.report()
	return loaded, err
}

// tableMaker makes a market of a table of figures.
type tableMaker struct {
	r          *ingest.Reading
	table      *sheets.Table
	left       map[int]remark.Kind // rows that are no data, and why
	columns    []column            // parallel to the table's
	figures    []*figure
	counts     []*count
	statistics []int                      // columns that say which statistic a row is
	uncertain  []int                      // columns that say how sure figures are
	meanError  *column                    // the standard errors of means in per cent of them, nil if there is none
	long       map[string][]*figure       // of a long table: by what those cells say
	byCell     map[string]*market.Element // pay elements that cells name
	series     *seriesDimension           // what tells figures of one kind apart, nil if nothing does
	dimensions []dimension
	currency   string // the dimension that holds each row's currency, "" if there is none
	marks      map[string]*mark
	taken      []int // rows of the table with figures
	notTaken   []skipped
	choices    []remark.Remark // that change pay: About.Choices
	notes      []remark.Remark
}

// skipped is a row that was not taken.
type skipped struct {
	row int // of the table
	why remark.Kind
}

func newMaker(r *ingest.Reading) *tableMaker {
	b := &tableMaker{r: r, table: r.Table, left: map[int]remark.Kind{}}
	for _, left := range r.Rows.Left {
		b.left[left.Row] = left.Why
	}
	for i, a := range r.Assignment.Columns {
		b.columns = append(b.columns, newColumn(r, i, a))
	}
	return b
}

// market makes the market of the rows taken.
func (b *tableMaker) market() (*published.Market, error) {
	switch {
	case len(b.figures) == 0:
		return nil, b.noFigures()
	case len(b.taken) == 0:
		return nil, b.r.Fail(ingest.ErrNoPayRead, published.ErrNoFigures,
			"no row has a figure under the columns of statistics; choose other columns, or their decimal mark")
	}
	slots := b.slots()
	about := b.about()
	series := b.gather(slots)
	if len(series) == 0 {
		return nil, b.r.Fail(ingest.ErrNoPayRead, published.ErrNoFigures,
			"no row has a figure under the columns of statistics; choose other columns, or their decimal mark")
	}
	about.Choices = append(about.Choices, b.choices...)
	return published.New(about, b.labelled(slots), series)
}

// first returns the first column of a meaning, -1 if there is none.
func (b *tableMaker) first(m columns.Meaning) int {
	return slices.IndexFunc(b.columns, func(c column) bool { return c.Meaning == m })
}

// header returns the name of a column.
func (b *tableMaker) header(i int) string { return b.r.Layout.Names[i] }

// given returns the header of a column as the file has it, "" where it has none.
func (b *tableMaker) given(i int) string {
	if i < len(b.r.Layout.Given) {
		return b.r.Layout.Given[i]
	}
	return ""
}

// choose records a decision that changes pay, once.
func (b *tableMaker) choose(kind remark.Kind, args ...any) {
	add(&b.choices, remark.New(kind, args...))
}

// note records what was noticed, once.
func (b *tableMaker) note(kind remark.Kind, args ...any) { add(&b.notes, remark.New(kind, args...)) }

func add(all *[]remark.Remark, r remark.Remark) {
	if !slices.ContainsFunc(*all, r.Equal) {
		*all = append(*all, r)
	}
}

// remark says something doubtful about the figures of some elements, on the import
// screen and beside every figure.
func (b *tableMaker) remark(of []*figure, kind remark.Kind, args ...any) {
	r := remark.New(kind, args...)
	add(&b.notes, r)
	for _, f := range of {
		if !slices.ContainsFunc(f.element.Notes, r.Equal) {
			f.element.Notes = append(f.element.Notes, r)
		}
	}
}

// label is a cell of a dimension with single spaces within it and none around.
func label(cell string) string {
	return strings.Join(strings.Fields(strings.Trim(cell, "\ufeff\u200b")), " ")
}
