package desk

import (
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/warehouse"
)

// Taking is where the source goes on once those who are selected are taken of the database
// that is asked, and how many they are. It is false where nobody can be taken: of what is
// here already, of pins, for outside publication, which counts nobody exactly, and where the
// filters choose too many values.
func (a Answer) Taking() (from study.Source, crowd Crowd, ok bool) {
	asked := a.source.asked
	if asked == nil || a.Shown.Pinned || a.forOutside() {
		return from, crowd, false
	}
	narrows, err := asked.Narrows(a.cut)
	people := int64(a.Shown.Whole().People)
	if err != nil || people <= 0 {
		return from, crowd, false
	}
	from = a.source.From
	from.Database.Ask, from.Database.Narrow = false, nil
	for _, n := range narrows {
		from.Database.Narrow = append(from.Database.Narrow, n.String())
	}
	about := asked.About()
	rows := people * int64(about.RowsRead) / int64(about.People) // some have no pay, or count for several
	return from, Crowd{people, rows * warehouse.BytesOfPerson, most(from)}, true
}
