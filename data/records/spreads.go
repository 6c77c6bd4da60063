package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/ranks"
)

// spreads finds the spread of each slot, and of the whole cut last, and says in the
// summaries who employs their people.
func (c *cut) spreads(ctx context.Context, slots []spreading, groups []market.Summary) ([]ranks.Spread, error) {
	found := make([]ranks.Spread, len(slots))
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
		groups[slot].Backing = found[slot].Backing(groups[slot].People, market.PerPerson)
	}
	return found, nil
}

// spreadsOf finds the spread of each row: of the slots and the whole cut, or of that
// alone.
func (c *cut) spreadsOf(ctx context.Context, rows []spreading) ([]ranks.Spread, error) {
	inParallel(processors(), len(rows), func(_, row int) {
		s := &rows[row]
		s.thresholds = c.thresholds(s.figures)
		s.first, s.last = row, row+1
	})
	whole := &rows[len(rows)-1]
	whole.first, whole.last = 0, c.piles()
	late, err := c.late(ctx, rows)
	if err != nil {
		return nil, err
	}
	if c.m.weighs() || whole.group.People > math.MaxInt32 { // twice as many must fit a count
		return countRows[float64](ctx, c, rows, late)
	}
	return countRows[uint32](ctx, c, rows, late)
}

// worthSharing is from how many people on a row is counted by all workers together.
const worthSharing = 1 << 17

// countRows counts the cards of each row.
func countRows[W weight](ctx context.Context, c *cut, rows []spreading, late [][][]latecomer) ([]ranks.Spread, error) {
	found := make([]ranks.Spread, len(rows))
	tables := make([]table[W], processors())
	for i := range tables {
		tables[i].c = c
	}
	finish := func(t *table[W], row int) {
		for i := range late {
			t.addLate(late[i][row])
		}
		found[row] = t.spread()
	}
	var small []int
	for row := range rows {
		if rows[row].group.People < worthSharing || !c.crowded(&rows[row]) {
			small = append(small, row)
			continue
		}
		for i := range tables {
			tables[i].begin(&rows[row])
		}
		if err := share(ctx, len(tables), len(c.dealt), unitsAtATime, func(i, unit int) { tables[i].add(unit) }); err != nil {
			return nil, err
		}
		for i := range tables[1:] {
			tables[0].merge(&tables[i+1])
		}
		finish(&tables[0], row)
	}
	err := share(ctx, len(tables), len(small), 1, func(i, at int) {
		t := &tables[i]
		t.begin(&rows[small[at]])
		for unit := range c.dealt {
			t.add(unit)
		}
		finish(t, small[at])
	})
	return found, err
}
