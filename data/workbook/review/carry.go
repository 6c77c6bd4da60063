package review

import (
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/workbook/sheet"
)

// Carried is what became of the decisions of a merged book that were filled into new ones.
type Carried struct {
	File   string // without its folder
	Filled int    // decisions
	// Left are those whose decision was not filled in, if they had one: who changed, is new
	// or gone, or whose row cannot be taken as it is.
	Left []MergedRow
}

// Carry fills what is decided in a merged book into another one of the review, for the next
// level. Whoever changed meanwhile is left to be decided anew.
func Carry(c Content, from *Returned) (Content, error) {
	m, err := Merge(c, []*Returned{from})
	if err != nil {
		return c, err
	}
	c.Decisions, c.Carried = m.Decisions, &Carried{File: from.File}
	for _, row := range m.Rows {
		switch row.State {
		case Merged:
			c.Carried.Filled++
			continue
		case Undecided:
			continue
		case Missing:
			row.State, row.Decision = New, Decision{Raise: math.NaN(), New: math.NaN(), Lump: math.NaN()}
		case Double: // of one book: an id on two rows of the roster
			row.State, row.Note = Wrong, words(row.person.Person.Problem)
		}
		c.Carried.Left = append(c.Carried.Left, row)
	}
	states := States()
	slices.SortStableFunc(c.Carried.Left, func(a, b MergedRow) int {
		return slices.Index(states, a.State) - slices.Index(states, b.State)
	})
	return c, nil
}

// writeCarried lists below the checks whose decision was not carried over.
func (b *book) writeCarried(s *sheet.Stream) error {
	if b.Carried == nil {
		return nil
	}
	s.Row++
	said := fmt.Sprintf("Decisions of %s that are filled in: %d. Not filled in, to be decided anew: %d.", b.Carried.File, b.Carried.Filled, len(b.Carried.Left))
	if err := s.Add(sheet.Cell(b.styles.Lead, said)); err != nil || len(b.Carried.Left) == 0 {
		return err
	}
	type row = MergedRow
	return writeRows(b, s, &grid[row]{sheet: checksSheet, header: s.Row + 2, columns: []column[row]{
		{title: "What became of it", wide: 44, value: func(r row) any { return string(r.State) }},
		{title: "Id", wide: 16, value: func(r row) any { return r.ID }},
		{title: "New pay, not filled in", wide: 16, kind: stated, value: func(r row) any { return orDash(r.Decision.New) }},
		{title: "Raise", wide: 12, kind: percent, value: func(r row) any { return orDash(r.Decision.Raise) }},
		{title: "Note", wide: 60, kind: note, value: func(r row) any { return r.Note }},
	}}, b.Carried.Left)
}
