package ingest

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
)

// plan is how the columns of a table are to be kept while it is read.
type plan struct {
	columns []columnPlan
	decode  func(string) string
}

type columnPlan struct {
	store   store
	mayDrop bool
}

// scanner keeps the rows that one worker reads.
type scanner struct {
	columns []columnScanner
	part    *part
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

func newScanner(p plan) *scanner {
	s := &scanner{columns: make([]columnScanner, len(p.columns))}
	for i, c := range p.columns {
		s.columns[i] = columnScanner{store: c.store, mayDrop: c.mayDrop, texts: newDictionary(p.decode)}
	}
	return s
}

// begin starts another block of about so many rows.
func (s *scanner) begin(rows int) {
	s.part = &part{hashes: make([]uint64, 0, rows)}
	for i := range s.columns {
		s.columns[i].begin(rows)
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
	lines   []uint32 // row in the file of each row, counted from 1
	columns []tableColumn
	hashes  []uint64 // of each row as it is written
	blank   int      // rows under the header that hold nothing
	beyond  []int    // rows in the file that hold something beyond the last header
}

// tableColumn is one column of a table.
type tableColumn struct {
	store  store
	codes  []uint32  // asText: of labels, for each row
	labels []string  // by code; the first is ""
	values []float64 // asNumber: NaN for a cell that is no plain number
	odd    []oddCell // asNumber: other cells, in order; codes of labels
	filled int
}

// merge puts the parts that the workers kept, in the file's order, into one
// table. owner says which scanner read each part; first is the row in the file
// of the first part's first row.
func merge(ctx context.Context, scanners []*scanner, parts []*part, owner []int, first int) (*table, error) {
	t := &table{}
	for _, p := range parts {
		t.rows += p.rows
	}
	if len(scanners) > 0 {
		t.columns = make([]tableColumn, len(scanners[0].columns))
	}
	t.mergeRows(parts, first)
	var group sync.WaitGroup
	next := make(chan int, len(t.columns))
	for i := range t.columns {
		next <- i
	}
	close(next)
	for range min(runtime.GOMAXPROCS(0), len(t.columns)) {
		group.Go(func() {
			for i := range next {
				if ctx.Err() != nil {
					return
				}
				t.columns[i] = mergeColumn(scanners, parts, owner, i, t.rows)
			}
		})
	}
	group.Wait()
	return t, ctx.Err()
}

// mergeRows gathers what concerns whole rows.
func (t *table) mergeRows(parts []*part, first int) {
	t.lines = make([]uint32, 0, t.rows)
	t.hashes = make([]uint64, 0, t.rows)
	line := uint32(first)
	for _, p := range parts {
		t.blank += len(p.blank)
		blank := p.blank
		for row := range uint32(p.all) {
			if len(blank) > 0 && blank[0] == row {
				blank = blank[1:]
				continue
			}
			t.lines = append(t.lines, line+row)
		}
		for _, row := range p.beyond {
			t.beyond = append(t.beyond, int(line+row))
		}
		t.hashes = append(t.hashes, p.hashes...)
		p.hashes = nil
		line += uint32(p.all)
	}
}

// mergeColumn puts one column together: the workers' dictionaries become one.
func mergeColumn(scanners []*scanner, parts []*part, owner []int, i, rows int) tableColumn {
	c := tableColumn{store: scanners[0].columns[i].store}
	for _, s := range scanners {
		if s.columns[i].store == notKept {
			c.store = notKept
		}
	}
	for _, p := range parts {
		c.filled += p.columns[i].filled
	}
	if c.store == notKept {
		return c
	}
	codes := make([][]uint32, len(scanners))
	all := newDictionary(nil)
	for w, s := range scanners {
		codes[w] = make([]uint32, len(s.columns[i].texts.labels))
		for code, label := range s.columns[i].texts.labels {
			codes[w][code] = all.add(label)
		}
	}
	c.labels = all.labels
	if c.store == asNumber {
		c.mergeNumbers(parts, owner, codes, i, rows)
		return c
	}
	c.codes = make([]uint32, 0, rows)
	for n, p := range parts {
		own := codes[owner[n]]
		for _, code := range p.columns[i].codes {
			c.codes = append(c.codes, own[code])
		}
		p.columns[i].codes = nil
	}
	return c
}

func (c *tableColumn) mergeNumbers(parts []*part, owner []int, codes [][]uint32, i, rows int) {
	c.values = make([]float64, 0, rows)
	for n, p := range parts {
		offset := uint32(len(c.values))
		for _, o := range p.columns[i].odd {
			c.odd = append(c.odd, oddCell{row: offset + o.row, code: codes[owner[n]][o.code]})
		}
		c.values = append(c.values, p.columns[i].values...)
		p.columns[i].values = nil
	}
}

// text returns a cell as a label; "" where it is blank or was not kept.
func (c *tableColumn) text(row int) string {
	switch c.store {
	case asText:
		return c.labels[c.codes[row]]
	case asNumber:
		if x := c.values[row]; !math.IsNaN(x) {
			return number(x)
		}
		for _, o := range c.odd {
			if int(o.row) == row {
				return c.labels[o.code]
			}
		}
	}
	return ""
}

// isBlank reports whether a cell holds nothing; false where it was not kept.
func (c *tableColumn) isBlank(row int) bool {
	return c.store != notKept && c.text(row) == ""
}
