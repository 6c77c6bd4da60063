package sheets

import (
	"cmp"
	"slices"

	"github.com/paybench/paybench/data/place"
)

// Plan is how the columns of a table are to be kept while it is read.
type Plan struct {
	Columns []ColumnPlan // those beyond are not kept
	Extra   int64        // bytes that the caller makes of each row besides

	decode func(string) string // of cells that are not UTF-8; nil for none
	budget *budget             // nil for one without end
	into   *joint              // nil for a table of one file
}

// ColumnPlan is how one column is to be kept.
type ColumnPlan struct {
	Store   Store
	MayDrop bool // it may be given up (NotKept) when it holds texts that hardly repeat
}

// dictionaries returns a new dictionary for each column, or those of the table that the
// file is a part of.
func (p Plan) dictionaries() []*dictionary {
	if p.into != nil {
		for _, d := range p.into.dictionaries {
			if d.decode = p.decode; d.decode == nil {
				d.decode = asIs
			}
		}
		return p.into.dictionaries
	}
	all := make([]*dictionary, len(p.Columns))
	for i := range all {
		all[i] = newDictionary(p.decode)
	}
	return all
}

// scanner keeps the rows that one worker reads.
type scanner struct {
	columns []columnScanner
	own     int          // columns that the file holds; values of its folders are in the others
	arrange *arrangement // nil where the rows are taken as they are
	part    *part
	spend   func(rows int) // of the table's budget
}

// part is a block of consecutive rows in columns.
type part struct {
	columns []columnPart
	rows    int
	blank   []uint32 // rows of the block that hold nothing, counted from 0 among all its rows
	beyond  []uint32 // rows that hold something beyond the last header
	lone    []uint32 // rows with a single cell, counted from 0 among those that hold something
	hashes  []uint64 // of each row as it is written
	all     int      // rows of the block, blank ones among them
	errors  errorCells
}

// newScanner returns a scanner that shares its columns' dictionaries with others.
func newScanner(p Plan, dictionaries []*dictionary) *scanner {
	s := &scanner{
		columns: make([]columnScanner, len(p.Columns)), own: len(p.Columns), arrange: p.arrangement(),
		spend: func(rows int) { p.budget.spend(rows, dictionaries) },
	}
	for i, c := range p.Columns {
		s.columns[i] = columnScanner{store: c.Store, mayDrop: c.MayDrop, texts: newLookup(dictionaries[i])}
	}
	if s.arrange != nil {
		s.own -= len(s.arrange.values)
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

// near is how many columns are kept cell by cell. Those beyond, which few sheets
// have but those with a stray cell, cost a row nothing where they are blank.
const near = 256

// row keeps one row. hash is of the row as it is written.
func (s *scanner) row(cells [][]byte, hash uint64) {
	if s.arrange != nil {
		cells, hash = s.arrange.row(cells, hash)
	}
	filled := s.keep(cells)
	s.part.all++
	if len(cells) > s.own && anyFilled(cells[s.own:]) {
		s.part.beyond = append(s.part.beyond, uint32(s.part.all-1))
		filled++
	}
	if filled == 0 {
		for i := range min(s.own, near) {
			s.columns[i].takeBack()
		}
		s.part.blank = append(s.part.blank, uint32(s.part.all-1))
		return
	}
	if filled == 1 && s.own > 1 {
		s.part.lone = append(s.part.lone, uint32(s.part.rows))
	}
	for i := s.own; i < len(s.columns); i++ {
		s.columns[i].pad(s.part.rows)
		s.columns[i].put(s.arrange.values[i-s.own])
	}
	s.part.rows++
	s.part.hashes = append(s.part.hashes, hash)
}

// keep keeps the cells of a row and returns how many columns hold anything.
func (s *scanner) keep(cells [][]byte) (filled int) {
	for i := range min(s.own, near) {
		var cell []byte
		if i < len(cells) {
			cell = cells[i]
		}
		if s.columns[i].put(cell) {
			filled++
		} else if len(cell) > 2 {
			s.part.errors.note(cell, s.part.all, i)
		}
	}
	for i := near; i < min(s.own, len(cells)); i++ {
		if len(cells[i]) > 0 && s.putFar(i, cells[i]) {
			filled++
		}
	}
	return filled
}

// putFar keeps a cell of a far column and reports whether it holds anything.
func (s *scanner) putFar(column int, cell []byte) bool {
	c := &s.columns[column]
	c.pad(s.part.rows)
	if c.put(cell) {
		return true
	}
	c.takeBack()
	s.part.errors.note(cell, s.part.all, column)
	return false
}

func anyFilled(cells [][]byte) bool {
	return slices.ContainsFunc(cells, holds)
}

// end hands over the block.
func (s *scanner) end() *part {
	p := s.part
	s.spend(p.all)
	for i := range s.columns {
		if i >= near {
			s.columns[i].pad(p.rows)
		}
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
	*p = part{columns: p.columns, blank: p.blank[:0], beyond: p.beyond[:0], lone: p.lone[:0], hashes: p.hashes[:0]}
}

// mostLone is how many rows with a single cell are remembered: labels and notes
// are few, and more are rows that somebody left blank but for one cell.
const mostLone = 1 << 16

// Table is all rows of a sheet in columns.
type Table struct {
	Rows    int         // that hold something
	First   int         // row in the file of the first row
	Lines   []uint32    // row in the file of each row, counted from 1; nil where they follow the first without a gap
	Columns []Column    // as planned
	Blank   int         // rows below the header that hold nothing; not among Rows
	Beyond  []int       // rows in the file that hold something beyond the last column
	Files   place.Files // where its rows stand, if it is made of several files
	Lone    []uint32    // rows with a single cell, where the table has several columns; the first ones of very many

	hashes []uint64 // of each row as it is written
	errors errorCells
}

// Column is one column of a table. Cells of a column of texts are codes of its
// labels; a column of numbers holds the plain ones as such, and the texts of its
// other cells as codes of labels.
type Column struct {
	Store  Store
	Codes  Codes     // AsText: of labels, for each row
	Labels []string  // by code; the first is ""
	Values []float64 // AsNumber: NaN for a cell that is no plain number
	Odd    []OddCell // AsNumber: the other cells that hold something, in order of rows
	Filled int       // cells that hold something

	Uncalculated int // cells with a formula that was never calculated, and that are blank
}

// makeRoom makes room for so many rows, of which those of a part come next.
func (t *Table) makeRoom(rows int, next *part) {
	t.hashes = roomy(t.hashes, rows)
	for i := range t.Columns {
		if t.Columns[i].Filled+next.columns[i].filled > 0 {
			t.Columns[i].makeRoom(rows)
		}
	}
}

// roomy returns values with room for so many.
func roomy[T any](values []T, room int) []T { return append(make([]T, 0, room), values...) }

// add puts a part behind the rows that are in the table.
func (t *Table) add(p *part) {
	line := t.First + t.Rows + t.Blank
	t.errors.add(p.errors, line)
	for _, row := range p.beyond {
		t.Beyond = append(t.Beyond, line+int(row))
	}
	for _, row := range p.lone[:min(len(p.lone), mostLone-len(t.Lone))] {
		t.Lone = append(t.Lone, uint32(t.Rows)+row)
	}
	if len(p.blank) > 0 && t.Lines == nil {
		for row := range t.Rows {
			t.Lines = append(t.Lines, uint32(t.First+row))
		}
	}
	t.Blank += len(p.blank)
	if t.Blank > 0 {
		t.Lines = p.numberRows(t.Lines, line)
	}
	t.hashes = append(t.hashes, p.hashes...)
	for i := range t.Columns {
		t.Columns[i].add(&p.columns[i], t.Rows)
	}
	t.Rows += p.rows
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

// Line returns the row in the file of a row.
func (t *Table) Line(row int) int {
	if t.Lines == nil {
		return t.First + row
	}
	return int(t.Lines[row])
}

// makeRoom makes room for so many rows.
func (c *Column) makeRoom(rows int) {
	switch c.Store {
	case AsText:
		c.Codes.makeRoom(rows)
	case AsNumber:
		c.Values = roomy(c.Values, rows)
	}
}

// add puts a column's part behind its rows.
func (c *Column) add(p *columnPart, rows int) {
	c.Filled += p.filled
	if p.dropped {
		c.Store, c.Codes = NotKept, Codes{}
	}
	switch c.Store {
	case AsText:
		if p.filled == 0 {
			c.Codes.appendBlank(p.codes.Len())
			return
		}
		c.Codes.appendAll(p.codes)
	case AsNumber:
		for _, o := range p.odd {
			c.Odd = append(c.Odd, OddCell{Row: uint32(rows) + o.Row, Code: o.Code})
		}
		c.Values = append(c.Values, p.values...)
	}
}

// OddCode returns the code of a cell that is no plain number; ok is false where it
// is one, or blank.
func (c *Column) OddCode(row int) (code uint32, ok bool) {
	i, ok := slices.BinarySearchFunc(c.Odd, uint32(row), func(o OddCell, row uint32) int { return cmp.Compare(o.Row, row) })
	if !ok {
		return 0, false
	}
	return c.Odd[i].Code, true
}

// Clone returns a copy of the table whose columns may be changed.
func (t *Table) Clone() *Table {
	other := *t
	other.Columns = slices.Clone(t.Columns)
	for i := range other.Columns {
		c := &other.Columns[i]
		c.Codes = c.Codes.clone()
		c.Values, c.Labels = slices.Clone(c.Values), slices.Clone(c.Labels)
	}
	return &other
}
