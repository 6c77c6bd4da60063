package widgets

import "slices"

// tableOrder is the rows of a table and the order that they are shown in.
type tableOrder[T any] struct {
	rows       []T
	order      []int  // shown position to row
	place      []int  // row to shown position
	sortID     string // of the column they are sorted by; "" is the order given
	descending bool
}

// arrange works out the order by a column. The first rows, as many as are pinned, stay on
// top, and those that follow another, where there is a way to tell, stay under it.
func (o *tableOrder[T]) arrange(by TableColumn[T], pinned int, follows func(T) bool) {
	o.order = make([]int, len(o.rows))
	for i := range o.order {
		o.order[i] = i
	}
	if by.Compare != nil {
		free := o.order[min(max(pinned, 0), len(o.order)):]
		o.sort(free, follows, func(a, b int) int { return o.compare(by, o.rows[a], o.rows[b]) })
	}
	o.place = make([]int, len(o.rows))
	for at, row := range o.order {
		o.place[row] = at
	}
}

// sort sorts rows, each of which takes those along that follow it.
func (o *tableOrder[T]) sort(rows []int, follows func(T) bool, compare func(a, b int) int) {
	if follows == nil {
		slices.SortStableFunc(rows, compare)
		return
	}
	var blocks [][]int
	for i, row := range rows {
		if len(blocks) == 0 || !follows(o.rows[row]) {
			blocks = append(blocks, nil)
		}
		blocks[len(blocks)-1] = append(blocks[len(blocks)-1], rows[i])
	}
	slices.SortStableFunc(blocks, func(a, b []int) int { return compare(a[0], b[0]) })
	copy(rows, slices.Concat(blocks...))
}

// compare orders two rows by a column; rows that miss its value come last in
// either direction.
func (o *tableOrder[T]) compare(c TableColumn[T], a, b T) int {
	if c.Missing != nil {
		switch missingA, missingB := c.Missing(a), c.Missing(b); {
		case missingA && missingB:
			return 0
		case missingA:
			return 1
		case missingB:
			return -1
		}
	}
	if o.descending {
		return c.Compare(b, a)
	}
	return c.Compare(a, b)
}
