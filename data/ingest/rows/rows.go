// Package rows tells which rows of a table are data and which are something else
// that people write among them: headers again, labels over blocks, units, totals,
// statistics, head-counts, notes, another table.
//
// Tables have millions of rows, and nearly all are data. So rows are never looked
// at one by one: what is none of the data is found by the few texts that say so,
// among the labels of a column's dictionary, and by rows that hold a single cell.
package rows

import (
	"maps"
	"slices"
	"sort"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// Why is what a row is that is no data: one of the kinds of remark called Row….
type Why = remark.Kind

// Left is a row that is no data.
type Left struct {
	Row int // of the table, counted from 0
	Why Why
}

// Split is the rows of a table parted from what is no data.
type Split struct {
	Left    []Left          // in the order of the rows
	Below   []string        // notes below and between the rows
	Cut     *Cut            // what label rows over blocks say, nil if there are none
	Remarks []remark.Remark // on what was left out, or may have to be
}

// Cut is a dimension made of label rows: each row of data belongs to the label
// above it.
type Cut struct {
	Name   string   // "Industry" of "Industry: Technology", else "Cut"
	Labels []string // by code; the first is ""
	Codes  []uint32 // of labels, for each row of the table
}

// Data reports for each of a table's rows whether it is data.
func (s Split) Data(rows int) []bool {
	data := make([]bool, rows)
	for i := range data {
		data[i] = true
	}
	for _, l := range s.Left {
		data[l.Row] = false
	}
	return data
}

// Sort tells the rows of a table apart. In a table of people, of our own or of
// others, it finds totals and statistics of people too; in one of published figures
// such rows are data.
func Sort(t *sheets.Table, l layout.Layout, a columns.Assignment) Split {
	s := &sorter{table: t, layout: l, meanings: make([]columns.Meaning, len(t.Columns)), rows: t.Rows, left: map[int]Why{}, words: map[string][]string{}, patience: mostLooks}
	for i := range min(len(t.Columns), len(a.Columns)) {
		s.meanings[i] = a.Columns[i].Meaning
	}
	for i := range t.Columns {
		if t.Columns[i].Filled > 0 {
			s.columns = append(s.columns, i)
		}
	}
	if s.ids = -1; a.Kind == columns.Roster {
		s.ids = a.First(columns.EmployeeID)
	}
	people := a.Kind == columns.Records || a.Kind == columns.Roster
	s.leaveHeaders()
	s.leaveOtherTable()
	lone := s.loneRows()
	lone = s.leaveNotes(lone, a.Kind == columns.Published)
	s.leaveLabels(lone, a.Kind == columns.Published)
	if people {
		s.leaveTotals()
	}
	s.checkCut()
	split := Split{Below: s.notes, Cut: s.cut, Remarks: s.remarks}
	for _, row := range slices.Sorted(maps.Keys(s.left)) {
		split.Left = append(split.Left, Left{row, s.left[row]})
	}
	return split
}

// sorter is a table whose rows are being sorted.
type sorter struct {
	table    *sheets.Table
	layout   layout.Layout
	meanings []columns.Meaning // by column
	columns  []int             // that hold anything
	ids      int               // the column of ids of a roster, -1 for none
	rows     int               // up to another table below
	left     map[int]Why
	again    []int // rows that hold the headers again, in order
	notes    []string
	cut      *Cut
	remarks  []remark.Remark
	words    map[string][]string // of cells that may be the group of a statistic
	patience int                 // rows that may still be looked at to find the groups of statistics
}

// mostLooks is how many cells may be looked at, where a table could ask for a look at
// all of them again and again.
const mostLooks = 20_000_000

// leave says of a row that it is no data.
func (s *sorter) leave(row int, why Why) { s.left[row] = why }

// isLeft reports whether a row is known to be no data.
func (s *sorter) isLeft(row int) bool {
	_, left := s.left[row]
	return left
}

// gapBefore reports whether a blank row stands above a row.
func (s *sorter) gapBefore(row int) bool {
	return row > 0 && s.table.Line(row) > s.table.Line(row-1)+1
}

// isBeyond reports whether a row holds something beyond the last column.
func (s *sorter) isBeyond(row int) bool {
	line := s.table.Line(row)
	at := sort.SearchInts(s.table.Beyond, line)
	return at < len(s.table.Beyond) && s.table.Beyond[at] == line
}

// texts returns what the columns of a row hold, the blank ones left out.
func (s *sorter) texts(row int) []string {
	var texts []string
	for _, i := range s.columns {
		if text := s.table.Columns[i].Text(row); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}
