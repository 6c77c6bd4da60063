package sheets

import "sync"

// gathering puts the parts that workers keep into one table, in the file's order
// whoever is done first, while the rest is read. A part's memory serves again for
// a later one.
type gathering struct {
	// expected returns how many rows the whole table has, about, when it is known
	// how many its first part has; 0 if that says nothing.
	expected func(rows int) int

	mutex   sync.Mutex
	table   *Table
	waiting map[int]*part // that are done before an earlier one
	next    int           // number of the part that the table goes on with
	room    int           // rows that the columns have room for
	free    []*part
}

// newGathering begins a table whose first row is in a row of the file.
func newGathering(p Plan, first int, expected func(rows int) int) *gathering {
	g := &gathering{expected: expected, table: &Table{First: first}, waiting: map[int]*part{}}
	for _, c := range p.Columns {
		g.table.Columns = append(g.table.Columns, Column{Store: c.Store})
	}
	return g
}

// part returns an empty part to keep rows in.
func (g *gathering) part() *part {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	last := len(g.free) - 1
	if last < 0 {
		return &part{columns: make([]columnPart, len(g.table.Columns))}
	}
	p := g.free[last]
	g.free = g.free[:last]
	return p
}

// add takes the part of a number, counted from 0 in the file's order.
func (g *gathering) add(number int, p *part) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	g.waiting[number] = p
	for p := g.waiting[g.next]; p != nil; p = g.waiting[g.next] {
		g.makeRoom(g.table.Rows+p.rows, p)
		g.table.add(p)
		p.clear()
		g.free = append(g.free, p)
		delete(g.waiting, g.next)
		g.next++
	}
}

// makeRoom makes room in the columns for so many rows, of which those of a part
// come next, and at once for the rest of the file, if it is the first one. Memory that nothing is written to
// costs nothing, and moving what was gathered does.
func (g *gathering) makeRoom(rows int, next *part) {
	if rows <= g.room {
		return
	}
	if g.room == 0 {
		rows = max(rows, g.expected(next.rows))
	}
	g.room = max(rows, 2*g.room)
	g.table.makeRoom(g.room, next)
}

// done returns the table when all parts are in it.
func (g *gathering) done(dictionaries []*dictionary) *Table {
	for i, d := range dictionaries {
		if g.table.Columns[i].Store != NotKept {
			g.table.Columns[i].Labels = d.labels
		}
	}
	return g.table
}
