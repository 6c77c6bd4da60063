package ingest

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// plan is how the columns of a table are to be kept while it is read.
type plan struct {
	columns []columnPlan
	decode  func(string) string
	budget  *budget // nil for one without end
	extra   int64   // bytes that are made of each row besides
}

type columnPlan struct {
	store   store
	mayDrop bool
}

// dictionaries returns a new dictionary for each column.
func (p plan) dictionaries() []*dictionary {
	all := make([]*dictionary, len(p.columns))
	for i := range all {
		all[i] = newDictionary(p.decode)
	}
	return all
}

// scanner keeps the rows that one worker reads.
type scanner struct {
	columns []columnScanner
	part    *part
	spend   func(rows int) // of the table's budget
}

// part is a block of consecutive rows in columns.
type part struct {
	columns []columnPart
	rows    int
	blank   []uint32 // rows of the block that hold nothing, counted from 0 among all its rows
	beyond  []uint32 // rows that hold something beyond the last header
	hashes  []uint64 // of each row as it is written
	all     int      // rows of the block, blank ones among them
}

// newScanner returns a scanner that shares its columns' dictionaries with others.
func newScanner(p plan, dictionaries []*dictionary) *scanner {
	s := &scanner{
		columns: make([]columnScanner, len(p.columns)),
		spend:   func(rows int) { p.budget.spend(rows, dictionaries) },
	}
	for i, c := range p.columns {
		s.columns[i] = columnScanner{store: c.store, mayDrop: c.mayDrop, texts: newLookup(dictionaries[i])}
	}
	return s
}

// begin starts another block, to be kept in a part that is empty.
func (s *scanner) begin(p *part) {
	s.part = p
	for i := range s.columns {
		s.columns[i].part = p.columns[i]
	}
}

// row keeps one row. hash is of the row as it is written.
func (s *scanner) row(cells [][]byte, hash uint64) {
	filled := 0
	for i := range s.columns {
		var cell []byte
		if i < len(cells) {
			cell = cells[i]
		}
		if s.columns[i].put(cell) {
			filled++
		}
	}
	s.part.all++
	if len(cells) > len(s.columns) && anyFilled(cells[len(s.columns):]) {
		s.part.beyond = append(s.part.beyond, uint32(s.part.all-1))
		filled++
	}
	if filled == 0 {
		for i := range s.columns {
			s.columns[i].takeBack()
		}
		s.part.blank = append(s.part.blank, uint32(s.part.all-1))
		return
	}
	s.part.rows++
	s.part.hashes = append(s.part.hashes, hash)
}

func anyFilled(cells [][]byte) bool {
	return slices.ContainsFunc(cells, holds)
}

// end hands over the block.
func (s *scanner) end() *part {
	p := s.part
	s.spend(p.all)
	for i := range s.columns {
		p.columns[i] = s.columns[i].end()
	}
	s.part = nil
	return p
}

// clear empties a part, which keeps its memory.
func (p *part) clear() {
	for i := range p.columns {
		p.columns[i].clear()
	}
	*p = part{columns: p.columns, blank: p.blank[:0], beyond: p.beyond[:0], hashes: p.hashes[:0]}
}

// table is all rows of a file in columns.
type table struct {
	rows    int
	lines   []uint32 // row in the file of each row, counted from 1; nil where they follow the first without a gap
	first   int      // row in the file of the first row
	columns []tableColumn
	hashes  []uint64 // of each row as it is written
	blank   int      // rows under the header that hold nothing
	beyond  []int    // rows in the file that hold something beyond the last header
}

// tableColumn is one column of a table.
type tableColumn struct {
	store  store
	codes  codes     // asText: of labels, for each row
	labels []string  // by code; the first is ""
	values []float64 // asNumber: NaN for a cell that is no plain number
	odd    []oddCell // asNumber: other cells, in order; codes of labels
	filled int
}

// inParallel does jobs, numbered from 0, on as many processors as there are.
func inParallel(jobs int, do func(job int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), jobs) {
		group.Go(func() {
			for job := int(next.Add(1)) - 1; job < jobs; job = int(next.Add(1)) - 1 {
				do(job)
			}
		})
	}
	group.Wait()
}

// makeRoom makes room for so many rows.
func (t *table) makeRoom(rows int) {
	t.hashes = roomy(t.hashes, rows)
	for i := range t.columns {
		t.columns[i].makeRoom(rows)
	}
}

// roomy returns values with room for so many.
func roomy[T any](values []T, room int) []T { return append(make([]T, 0, room), values...) }

// add puts a part behind the rows that are in the table.
func (t *table) add(p *part) {
	line := t.first + t.rows + t.blank
	for _, row := range p.beyond {
		t.beyond = append(t.beyond, line+int(row))
	}
	if len(p.blank) > 0 && t.lines == nil {
		for row := range t.rows {
			t.lines = append(t.lines, uint32(t.first+row))
		}
	}
	t.blank += len(p.blank)
	if t.blank > 0 {
		t.lines = p.numberRows(t.lines, line)
	}
	t.hashes = append(t.hashes, p.hashes...)
	for i := range t.columns {
		t.columns[i].add(&p.columns[i], t.rows)
	}
	t.rows += p.rows
}

// numberRows appends the rows in the file of a part that begins in a row of it.
func (p *part) numberRows(lines []uint32, first int) []uint32 {
	blank := p.blank
	for row := range uint32(p.all) {
		if len(blank) > 0 && blank[0] == row {
			blank = blank[1:]
			continue
		}
		lines = append(lines, uint32(first)+row)
	}
	return lines
}

// line returns the row in the file of a row.
func (t *table) line(row int) int {
	if t.lines == nil {
		return t.first + row
	}
	return int(t.lines[row])
}

// makeRoom makes room for so many rows.
func (c *tableColumn) makeRoom(rows int) {
	switch c.store {
	case asText:
		c.codes.makeRoom(rows)
	case asNumber:
		c.values = roomy(c.values, rows)
	}
}

// add puts a column's part behind its rows.
func (c *tableColumn) add(p *columnPart, rows int) {
	c.filled += p.filled
	if p.dropped {
		c.store, c.codes = notKept, codes{}
	}
	switch c.store {
	case asText:
		c.codes.appendAll(p.codes)
	case asNumber:
		for _, o := range p.odd {
			c.odd = append(c.odd, oddCell{row: uint32(rows) + o.row, code: o.code})
		}
		c.values = append(c.values, p.values...)
	}
}

// text returns a cell as a label; "" where it is blank or was not kept.
func (c *tableColumn) text(row int) string {
	switch c.store {
	case asText:
		return c.labels[c.codes.at(row)]
	case asNumber:
		if x := c.values[row]; !math.IsNaN(x) {
			return number(x)
		}
		if code, ok := c.oddCode(row); ok {
			return c.labels[code]
		}
	}
	return ""
}

// oddCode returns the code of a cell that is no plain number; ok is false where it
// is one, or blank.
func (c *tableColumn) oddCode(row int) (code uint32, ok bool) {
	i, ok := slices.BinarySearchFunc(c.odd, uint32(row), func(o oddCell, row uint32) int { return cmp.Compare(o.row, row) })
	if !ok {
		return 0, false
	}
	return c.odd[i].code, true
}

// oddBeside returns the cells that are no plain numbers in other rows than these.
func (c *tableColumn) oddBeside(rows []int) []oddCell {
	if len(rows) == 0 {
		return c.odd
	}
	return slices.DeleteFunc(slices.Clone(c.odd), func(o oddCell) bool {
		_, found := slices.BinarySearch(rows, int(o.row))
		return found
	})
}
