package ingest

import (
	"cmp"
	"context"
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
	spent   int            // rows of the part that were counted for it
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

// begin starts another block of about so many rows.
func (s *scanner) begin(rows int) {
	s.spent = 0
	s.part = &part{hashes: make([]uint64, 0, rows)}
	for i := range s.columns {
		s.columns[i].begin(rows)
	}
}

// count counts the rows kept since it last did for the table's budget.
func (s *scanner) count() {
	s.spend(s.part.all - s.spent)
	s.spent = s.part.all
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
	s.count()
	p.columns = make([]columnPart, len(s.columns))
	for i := range s.columns {
		p.columns[i] = s.columns[i].end()
	}
	s.part = nil
	return p
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

// merge puts the parts that the workers kept, in the file's order, into one
// table. first is the row in the file of the first part's first row.
func merge(ctx context.Context, p plan, dictionaries []*dictionary, parts []*part, first int) (*table, error) {
	t := &table{first: first, columns: make([]tableColumn, len(p.columns))}
	for _, p := range parts {
		t.rows += p.rows
	}
	inParallel(len(t.columns)+1, func(i int) {
		switch {
		case ctx.Err() != nil:
		case i == len(t.columns):
			t.mergeRows(parts)
		default:
			t.columns[i] = mergeColumn(p.columns[i].store, dictionaries[i].labels, parts, i, t.rows)
		}
	})
	return t, ctx.Err()
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

// mergeRows gathers what concerns whole rows.
func (t *table) mergeRows(parts []*part) {
	t.hashes = make([]uint64, 0, t.rows)
	line := t.first
	for _, p := range parts {
		t.blank += len(p.blank)
		for _, row := range p.beyond {
			t.beyond = append(t.beyond, line+int(row))
		}
		t.hashes = append(t.hashes, p.hashes...)
		p.hashes = nil
		line += p.all
	}
	if t.blank > 0 {
		t.numberRows(parts)
	}
}

// numberRows numbers rows between which there are blank ones.
func (t *table) numberRows(parts []*part) {
	t.lines = make([]uint32, 0, t.rows)
	line := uint32(t.first)
	for _, p := range parts {
		blank := p.blank
		for row := range uint32(p.all) {
			if len(blank) > 0 && blank[0] == row {
				blank = blank[1:]
				continue
			}
			t.lines = append(t.lines, line+row)
		}
		line += uint32(p.all)
	}
}

// line returns the row in the file of a row.
func (t *table) line(row int) int {
	if t.lines == nil {
		return t.first + row
	}
	return int(t.lines[row])
}

// mergeColumn puts one column together.
func mergeColumn(s store, labels []string, parts []*part, i, rows int) tableColumn {
	c := tableColumn{store: s, labels: labels}
	for _, p := range parts {
		c.filled += p.columns[i].filled
		if p.columns[i].dropped {
			c.store = notKept
		}
	}
	switch c.store {
	case notKept:
		c.labels = nil
	case asNumber:
		c.mergeNumbers(parts, i, rows)
	default:
		all := make([]*codes, len(parts))
		for n, p := range parts {
			all[n] = &p.columns[i].codes
		}
		c.codes = joined(all, rows, uint32(len(labels)-1))
	}
	return c
}

func (c *tableColumn) mergeNumbers(parts []*part, i, rows int) {
	c.values = make([]float64, 0, rows)
	for _, p := range parts {
		offset := uint32(len(c.values))
		for _, o := range p.columns[i].odd {
			c.odd = append(c.odd, oddCell{row: offset + o.row, code: o.code})
		}
		c.values = append(c.values, p.columns[i].values...)
		p.columns[i] = columnPart{}
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
