package sheets

import "math"

// Store is how the cells of a column are kept while they are read.
type Store uint8

// The ways to keep cells.
const (
	AsText   Store = iota // codes of a dictionary
	AsNumber              // plain numbers as numbers, other cells as texts to be looked at later
	NotKept               // counted only
)

// columnPart is one column of one block of rows.
type columnPart struct {
	codes  Codes     // AsText: one for each row
	values []float64 // AsNumber: one for each row, NaN for a cell that is no plain number
	odd    []OddCell // AsNumber: the cells that hold something else
	filled int       // cells that hold something

	dropped bool // the column was given up
}

// clear empties a part, which keeps its memory.
func (p *columnPart) clear() {
	p.codes.truncate(0)
	*p = columnPart{codes: p.codes, values: p.values[:0], odd: p.odd[:0]}
}

// OddCell is a cell of a number column that is no plain number.
type OddCell struct {
	Row  uint32 // counted from 0 within the part, later within the table
	Code uint32 // of its text in the column's dictionary
}

// columnScanner keeps the cells of one column for one worker.
type columnScanner struct {
	store Store
	// mayDrop allows to give the column up when nearly all its texts differ.
	mayDrop bool
	texts   *lookup
	part    columnPart
}

// put keeps the next cell and reports whether it holds anything.
func (c *columnScanner) put(cell []byte) bool {
	switch c.store {
	case AsNumber:
		return c.putNumber(cell)
	case NotKept:
		if !holds(cell) {
			return false
		}
		c.part.filled++
		return true
	}
	code := c.texts.code(cell)
	c.part.codes.Append(code)
	if code == 0 {
		return false
	}
	c.part.filled++
	return true
}

func (c *columnScanner) putNumber(cell []byte) bool {
	if x, ok := plainNumber(cell); ok {
		c.part.values = append(c.part.values, x)
		c.part.filled++
		return true
	}
	code := c.texts.code(cell)
	if code != 0 {
		c.part.odd = append(c.part.odd, OddCell{Row: uint32(len(c.part.values)), Code: code})
		c.part.filled++
	}
	c.part.values = append(c.part.values, math.NaN())
	return code != 0
}

// holds reports whether a cell has more than spaces.
func holds(cell []byte) bool {
	for _, c := range cell {
		if c > ' ' {
			return true
		}
	}
	return false
}

// pad keeps blank cells for the rows up to one that have none yet.
func (c *columnScanner) pad(rows int) {
	switch c.store {
	case AsText:
		if missing := rows - c.part.codes.Len(); missing > 0 {
			c.part.codes.appendBlank(missing)
		}
	case AsNumber:
		for len(c.part.values) < rows {
			c.part.values = append(c.part.values, math.NaN())
		}
	}
}

// takeBack forgets the last cell, which is blank.
func (c *columnScanner) takeBack() {
	switch c.store {
	case AsText:
		c.part.codes.truncate(c.part.codes.Len() - 1)
	case AsNumber:
		c.part.values = c.part.values[:len(c.part.values)-1]
	}
}

// end hands over the block's part of the column.
func (c *columnScanner) end() columnPart {
	part := c.part
	c.part = columnPart{}
	if c.store == AsText && c.mayDrop && c.texts.texts.hardlyRepeats(part.filled) {
		c.store = NotKept
	}
	part.dropped = c.store == NotKept
	return part
}

// plainNumber reads the cells nearly all number columns are made of: digits, and
// a point with one, two or more than three digits after it. It leaves out all
// that has two readings or needs more thought, such as "1.234" and "0 €".
func plainNumber(cell []byte) (float64, bool) {
	const most = 15 // digits that a float64 holds exactly
	if len(cell) == 0 || len(cell) > most {
		return 0, false
	}
	var whole uint64
	for i, c := range cell {
		if c-'0' <= 9 {
			whole = whole*10 + uint64(c-'0')
			continue
		}
		after := len(cell) - i - 1
		if c != '.' || i == 0 || after == 0 || after == 3 {
			return 0, false
		}
		scale := 1.0
		for _, c := range cell[i+1:] {
			if c-'0' > 9 {
				return 0, false
			}
			whole = whole*10 + uint64(c-'0')
			scale *= 10
		}
		return float64(whole) / scale, true
	}
	return float64(whole), true
}
