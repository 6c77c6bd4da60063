package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// dropOtherTable takes the rows of another table below the one with pay off its
// end. Another table begins after a blank row with headers of its own: a row of
// texts alone, one of them where amounts of pay stand in other rows, and none of
// them in any other row.
func (b *builder) dropOtherTable() {
	const mostGaps = 20 // a table with more blank rows among its own is another kind
	t := b.table
	if t.Blank == 0 || t.Lines == nil {
		return
	}
	var gaps []int
	for row := 1; row < t.Rows && len(gaps) <= mostGaps; row++ {
		if t.Line(row) > t.Line(row-1)+1 {
			gaps = append(gaps, row)
		}
	}
	if len(gaps) > mostGaps {
		return
	}
	for _, row := range gaps {
		if row+1 < t.Rows && t.Line(row+1) == t.Line(row)+1 && b.isOtherHeader(row) {
			b.cutOff(row)
			return
		}
	}
}

// isOtherHeader reports whether a row reads like the headers of another table.
func (b *builder) isOtherHeader(row int) bool {
	words, pay := 0, false
	for i := range b.table.Columns {
		c := &b.table.Columns[i]
		text := c.Text(row)
		switch {
		case text == "":
			continue
		case looksNumeric(text), strings.EqualFold(text, b.file.header.names[i]), occurs(c, text) > 1:
			return false
		}
		words++
		if c.Store == sheets.AsNumber {
			_, err := money.Parse(text, money.Auto)
			pay = pay || err != nil
		}
	}
	return words >= 2 && pay
}

// occurs returns how many cells of a column hold a text.
func occurs(c *sheets.Column, text string) int {
	code, n := uint32(slices.Index(c.Labels, text)), 0
	if c.Store == sheets.AsText {
		return c.Codes.Counts(len(c.Labels))[code]
	}
	for _, o := range c.Odd {
		if o.Code == code {
			n++
		}
	}
	return n
}

// cutOff drops the rows from one on, which are another table, and says so.
func (b *builder) cutOff(row int) {
	var texts []string
	for i := range b.table.Columns {
		if text := b.table.Columns[i].Text(row); text != "" {
			texts = append(texts, text)
		}
	}
	b.notes = append(b.notes, fmt.Sprintf("another table (%s) begins in row %d and is left out, with its %d rows", short(strings.Join(texts, ", ")), b.table.Line(row), b.table.Rows-row-1))
	for b.table.Rows > row {
		b.table.DropLast()
	}
}

// leaveOutBeside leaves out the columns of tables beside the one with pay: they
// are parted from it by a blank column, and end above its end.
func (f *file) leaveOutBeside() {
	blocks := blocksOf(f.header.withoutLetters(), f.first.Rows[min(f.header.row, len(f.first.Rows)):])
	if len(blocks) < 2 {
		return
	}
	main := slices.MaxFunc(blocks, func(a, b block) int { return a.weight(f.guesses) - b.weight(f.guesses) })
	for _, b := range blocks {
		if b == main || b.rows > main.rows-2 || 5*b.rows > 4*main.rows || b.gaps*10 > b.rows {
			continue
		}
		for i := b.first; i <= b.last; i++ {
			if g := &f.guesses[i]; !g.chosen {
				g.meaning, g.why = Ignore, "in a table beside the one with pay"
			}
		}
		f.remark("columns %q to %q are taken for another table, beside the one with pay, and are left out", f.header.names[b.first], f.header.names[b.last])
	}
}

// block is consecutive columns that hold something.
type block struct {
	first, last int // columns
	rows        int // to the last one with something in it
	gaps        int // blank ones among them
}

// weight ranks the blocks of a sheet: the one with pay before others, then the
// longest.
func (b block) weight(guesses []guess) int {
	const pay = 1 << 30
	if slices.ContainsFunc(guesses[b.first:b.last+1], func(g guess) bool { return g.meaning.IsPay() }) {
		return pay + b.rows
	}
	return b.rows
}

// blocksOf parts a table's columns where one has neither a header nor a cell.
func blocksOf(headers []string, rows [][]string) []block {
	var blocks []block
	open := false
	for i, name := range headers {
		filled := name != "" || slices.ContainsFunc(rows, func(r []string) bool { return i < len(r) && r[i] != "" })
		switch {
		case filled && !open:
			blocks = append(blocks, block{first: i, last: i})
		case filled:
			blocks[len(blocks)-1].last = i
		}
		open = filled
	}
	for n := range blocks {
		b := &blocks[n]
		blank := 0
		for row, r := range rows {
			if b.first < len(r) && countFilled(r[b.first:min(len(r), b.last+1)]) > 0 {
				b.rows, b.gaps, blank = row+1, b.gaps+blank, 0
			} else {
				blank++
			}
		}
	}
	return blocks
}

// onItsSide returns the row whose first cell names pay, where the first cells of
// the rows say what they hold as headers do; 0 if there is none.
func (f *file) onItsSide() int {
	const looked = 60
	found, named := 0, 0
	for i, r := range f.first.Rows[:min(len(f.first.Rows), looked)] {
		if countFilled(r) < 2 || r[0] == "" {
			continue
		}
		words, bracketed := headerWords(r[0])
		switch m, _, _ := payMeaning(words, bracketed); {
		case m != "" && found == 0 && looksNumeric(r[lastFilled(r)]):
			found = i + 1
		case slices.ContainsFunc(dimensionTerms, func(t term) bool { return t.within(words) >= 0 }):
			named++
		}
	}
	if named == 0 {
		return 0
	}
	return found
}

// repeatsHeader reports whether a row holds the headers again.
func (b *builder) repeatsHeader(row int) bool {
	same := 0
	for i := range b.table.Columns {
		text := b.table.Columns[i].Text(row)
		switch name := b.file.header.names[i]; {
		case text == "":
		case strings.EqualFold(strings.Join(strings.Fields(text), " "), name):
			same++
		default:
			return false
		}
	}
	return same >= 2
}
