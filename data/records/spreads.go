package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
)

// spreads finds the spread of each slot, and of the whole cut last, and says in the
// summaries who employs their people.
func (c *cut) spreads(ctx context.Context, slots []spreading, groups []market.Summary) ([]spread, error) {
	found := make([]spread, len(slots))
	if c.m.roll.codes == nil {
		for slot := range slots {
			found[slot] = slots[slot].alone()
		}
		return found, nil
	}
	rows := slots
	byEmployer := c.by == c.m.roll.codes
	if c.by == nil || byEmployer {
		rows = slots[c.slots:]
	}
	some, err := c.spreadsOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	copy(found[len(slots)-len(rows):], some)
	for slot := range slots[:len(slots)-len(rows)] {
		switch {
		case !byEmployer:
			found[slot] = found[c.slots] // nothing is broken down
		case c.groups[slot].blank:
			found[slot] = slots[slot].alone()
		default:
			found[slot] = slots[slot].single()
		}
	}
	for slot := range groups {
		groups[slot].Backing = found[slot].backing(groups[slot].People, market.PerPerson)
	}
	return found, nil
}

// Two ways to count each employer's people: in one cell for each row, employer and
// layer, or by dealing them out. In order of pay, people of a row are counted in one
// layer after another, so that only one of them takes room in the processor's cache.
// Cells are then faster, if a layer of all rows fits there and most cells are used.
const (
	cellsInCache   = 1 << 19
	cellsToAPerson = 16 // so many empty ones are as dear as a person to be dealt
)

// inCells reports whether so many rows are best counted in cells. Twice as many people
// as there are must fit one.
func (c *cut) inCells(people, rows, layers int) bool {
	cells := layers * rows * c.employers()
	return c.pay.order.step == nil && (rows == 1 || rows*c.employers() <= cellsInCache) &&
		cells <= maxCells && cells <= cellsToAPerson*max(people, 1<<14) && people <= math.MaxInt32
}

// spreadsOf finds the spread of each row: of the slots and the whole cut, or of that
// alone.
func (c *cut) spreadsOf(ctx context.Context, rows []spreading) ([]spread, error) {
	inParallel(processors(), len(rows), func(_, row int) {
		s := &rows[row]
		s.thresholds = c.thresholds(s.figures)
		s.loners = s.noLoners()
	})
	people, layers := rows[len(rows)-1].group.People, 0
	for i := range rows {
		layers = max(layers, rows[i].distinct()+1)
	}
	switch whole := len(rows) - 1; {
	case c.inCells(people, len(rows), layers):
		return c.spreadsInCells(ctx, rows, layers)
	case whole > 0 && c.inCells(people, 1, layers):
		found, err := c.spreadsByDealing(ctx, rows, whole)
		if err != nil {
			return nil, err
		}
		last, err := c.spreadsInCells(ctx, rows[whole:], layers)
		return append(found, last...), err
	default:
		return c.spreadsByDealing(ctx, rows, len(rows))
	}
}
