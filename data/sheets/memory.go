package sheets

import (
	"fmt"
	"sync/atomic"
)

// What a table takes at most while it becomes a market, in bytes, as measured.
const (
	bytesOfRow   = 24
	bytesOfPay   = 44 // of a cell of pay: as it is read, for a year, and in order
	bytesOfCode  = 3  // of any other cell
	bytesOfLabel = 100
)

// budget is how much memory a table may take. It counts while rows are read, so
// that a table that is too large is given up before memory is filled.
type budget struct {
	most, perRow int64  // of the cells that are no texts
	texts        []bool // by column
	rows         atomic.Int64
	exceeded     func(rows int64)
}

// newBudget returns the budget for a table whose columns are kept as planned;
// exceeded is called when it is spent.
func newBudget(p Plan, most int64, exceeded func(rows int64)) *budget {
	b := &budget{most: most, perRow: bytesOfRow + p.Extra, exceeded: exceeded}
	for _, c := range p.Columns {
		b.texts = append(b.texts, c.Store != AsNumber)
		if c.Store == AsNumber {
			b.perRow += bytesOfPay
		}
	}
	return b
}

// spend counts rows that have been read, and the labels there are so far.
func (b *budget) spend(rows int, dictionaries []*dictionary) {
	if b == nil {
		return
	}
	total := b.rows.Add(int64(rows))
	labels, perRow := 0, b.perRow
	for i, d := range dictionaries {
		labels += d.size()
		if b.texts[i] && d.size() > 1 { // a blank column takes nothing
			perRow += bytesOfCode
		}
	}
	if total*perRow+int64(labels)*bytesOfLabel > b.most {
		b.exceeded(total)
	}
}

// size returns how many different labels there are.
func (d *dictionary) size() int {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return len(d.labels)
}

// tooManyRows says that a table would take more memory than it may.
func tooManyRows(sheet string, rows, most int64) error {
	return &Error{
		Kind: ErrTooManyRows, Where: where(sheet),
		Err: fmt.Errorf("its first %d rows come to more than %.3g GB", rows, float64(most)/(1<<30)),
		Do:  "allow more memory, or leave columns or rows out of the file",
	}
}

// where names a sheet in an error; "" if it has no name.
func where(sheet string) string {
	if sheet == "" {
		return ""
	}
	return "sheet " + sheet
}
