package rows

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// leaveHeaders finds the rows that hold the headers again, over as many rows as
// the headers span, and the units and numbers of columns below them.
func (s *sorter) leaveHeaders() {
	heads := s.layout.Heads
	if len(heads) == 0 {
		return
	}
	last := heads[len(heads)-1]
	for _, row := range s.mayBeHeaders(last) {
		if s.isLeft(row) || !s.repeats(row, last, 2) {
			continue
		}
		first := row
		for n := len(heads) - 2; n >= 0 && first > 0 && !s.gapBefore(first) && s.repeats(first-1, heads[n], 1); n-- {
			first--
		}
		end := row + 1
		for _, under := range s.layout.Under {
			if end < s.rows && s.repeats(end, under, 1) {
				s.leave(end, remark.RowUnits)
				end++
			}
		}
		for i := first; i <= row; i++ {
			s.leave(i, remark.RowHeaders)
		}
		s.again = append(s.again, first)
	}
}

// mayBeHeaders returns the rows in which some column holds its header, in order.
// Columns of numbers hold few texts, and are asked before others.
func (s *sorter) mayBeHeaders(head []string) []int {
	const asked = 2 // columns of texts
	var rows []int
	numbers, texts := 0, 0
	for _, i := range s.columns {
		c := &s.table.Columns[i]
		if c.Store != sheets.AsNumber || i >= len(head) || head[i] == "" {
			continue
		}
		numbers++
		rows = append(rows, rowsOf(c, s.headerCodes(i, head))...)
	}
	for _, i := range s.columns {
		if c := &s.table.Columns[i]; numbers == 0 && texts < asked && c.Store == sheets.AsText && i < len(head) && head[i] != "" {
			texts++
			rows = append(rows, rowsOf(c, s.headerCodes(i, head))...)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// headerCodes returns the codes of a column's labels that are its header.
func (s *sorter) headerCodes(column int, head []string) []uint32 {
	var codes []uint32
	for code, label := range s.table.Columns[column].Labels {
		if label != "" && s.isHeader(label, column, head) {
			codes = append(codes, uint32(code))
		}
	}
	return codes
}

// isHeader reports whether a text is the header of a column: all of it, or what one
// of its rows says.
func (s *sorter) isHeader(text string, column int, head []string) bool {
	return column < len(head) && same(text, head[column]) || column < len(s.layout.Given) && same(text, s.layout.Given[column])
}

// same reports whether a text is a header, apart from capitals and spaces.
func same(text, header string) bool {
	const spaces = 8 // more than a header needs
	if header == "" || len(text) < len(header) || len(text) > len(header)+spaces {
		return false
	}
	return strings.EqualFold(text, header) || strings.EqualFold(strings.Join(strings.Fields(text), " "), header)
}

// rowsOf returns the rows in which a column holds one of some labels, in order.
func rowsOf(c *sheets.Column, codes []uint32) []int {
	if len(codes) == 0 {
		return nil
	}
	wanted := make([]bool, max(1, len(c.Labels)))
	for _, code := range codes {
		wanted[code] = true
	}
	var rows []int
	if c.Store == sheets.AsNumber {
		for _, o := range c.Odd {
			if wanted[o.Code] {
				rows = append(rows, int(o.Row))
			}
		}
		return rows
	}
	for row := range c.Codes.Len() {
		if wanted[c.Codes.At(row)] {
			rows = append(rows, row)
		}
	}
	return rows
}

// repeats reports whether a row holds the cells of one of the header's rows again:
// at least so many, and most of those that it holds at all.
func (s *sorter) repeats(row int, head []string, least int) bool {
	const most = 0.7
	same, filled := 0, 0
	for _, i := range s.columns {
		text := s.table.Columns[i].Text(row)
		if text == "" {
			continue
		}
		filled++
		if s.isHeader(text, i, head) {
			same++
		}
	}
	return same >= least && float64(same) >= most*float64(filled)
}
