package rows

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// leaveOtherTable leaves out the rows of another table below. It begins after a
// blank row with headers of its own, below a title or not: a row of texts alone, one
// of them where amounts stand in other rows, and none of them in any other row.
func (s *sorter) leaveOtherTable() {
	const mostGaps = 20 // a table with more blank rows among its own is another kind
	if s.table.Blank == 0 || s.table.Lines == nil {
		return
	}
	var gaps []int
	for row := 1; row < s.rows && len(gaps) <= mostGaps; row++ {
		if s.gapBefore(row) {
			gaps = append(gaps, row)
		}
	}
	if len(gaps) > mostGaps {
		return
	}
	for _, row := range gaps {
		header := row
		if s.isLone(row) {
			header++
		}
		if header+1 >= s.rows || header > row && s.gapBefore(header) || s.gapBefore(header+1) || !s.isOtherHeader(header) {
			continue
		}
		s.remarks = append(s.remarks, remark.New(remark.OtherTable, remark.List(shortened(s.texts(header))), s.table.Files.Arg(s.table.Line(row)), s.rows-header-1))
		for i := row; i < s.rows; i++ {
			s.leave(i, remark.RowOther)
		}
		s.rows = row
		s.again = slices.DeleteFunc(s.again, func(r int) bool { return r >= row })
		return
	}
}

// isOtherHeader reports whether a row reads like the headers of another table.
func (s *sorter) isOtherHeader(row int) bool {
	if s.isLeft(row) {
		return false
	}
	words, pay := 0, false
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		text := c.Text(row)
		switch {
		case text == "":
			continue
		case layout.IsNumber(text), i < len(s.layout.Names) && strings.EqualFold(text, s.layout.Names[i]), s.occurs(c, text) > 1:
			return false
		}
		words++
		if c.Store == sheets.AsNumber || s.meanings[i].IsPay() {
			_, err := money.Parse(text, money.Auto)
			pay = pay || err != nil
		}
	}
	return words >= 2 && pay
}

// occurs returns how many cells of a column hold a label, in rows that may be data.
func (s *sorter) occurs(c *sheets.Column, label string) int {
	n := 0
	for _, row := range rowsOf(c, []uint32{uint32(max(0, slices.Index(c.Labels, label)))}) {
		if row < s.rows && !s.isLeft(row) {
			n++
		}
	}
	return n
}

// shortened cuts the texts that are too long for a sentence.
func shortened(texts []string) []string {
	const most = 60 // letters
	for i, text := range texts {
		if r := []rune(text); len(r) > most {
			texts[i] = string(r[:most]) + "…"
		}
	}
	return texts
}
