package records

import (
	"cmp"
	"context"
	"slices"
)

// latecomer is somebody whose class hangs on the own pay: others of the same grain are
// of another class.
type latecomer struct {
	record uint32
	class  int
}

// late finds the latecomers of each row, in one list from each worker.
func (c *cut) late(ctx context.Context, rows []spreading) ([][][]latecomer, error) {
	size, _ := c.grain()
	grains := mixedIn(rows, size)
	seekers := make([]seeker, workers(len(grains)*size))
	for i := range seekers {
		seekers[i] = seeker{worker: worker{c: c}, rows: rows, wanted: make([]bool, len(rows)), found: make([][]latecomer, len(rows))}
	}
	err := share(ctx, len(seekers), len(grains), 1, func(i, grain int) { seekers[i].look(grains[grain], size) })
	var all [][][]latecomer
	for i := range seekers {
		all = append(all, seekers[i].found)
	}
	return all, err
}

// mixedGrain is a grain with the row in which its people are of several classes.
type mixedGrain struct{ grain, row int }

// mixedIn returns such grains of so many positions, those of one and the same together.
func mixedIn(rows []spreading, size int) [][]mixedGrain {
	var all []mixedGrain
	for row := range rows {
		for _, place := range rows[row].places {
			if place%size != 0 {
				all = append(all, mixedGrain{place / size, row})
			}
		}
	}
	slices.SortFunc(all, func(a, b mixedGrain) int { return cmp.Or(cmp.Compare(a.grain, b.grain), cmp.Compare(a.row, b.row)) })
	all = slices.Compact(all)
	var parted [][]mixedGrain
	for len(all) > 0 {
		end := 1
		for end < len(all) && all[end].grain == all[0].grain {
			end++
		}
		parted, all = append(parted, all[:end]), all[end:]
	}
	return parted
}

// seeker is one worker that looks for latecomers.
type seeker struct {
	worker
	rows   []spreading
	wanted []bool // by row
	found  [][]latecomer
}

// look looks into a grain for those of the rows that it is mixed in.
func (s *seeker) look(mixed []mixedGrain, size int) {
	for _, x := range mixed {
		s.wanted[x.row] = true
	}
	from := mixed[0].grain * size
	s.pickPositions(from, min(from+size, s.c.pay.order.known), func(records, slots []uint32) {
		whole := len(s.rows) - 1
		for i, record := range records {
			if row := int(slots[i]); whole > 0 && s.wanted[row] {
				s.take(row, record)
			}
			if s.wanted[whole] {
				s.take(whole, record)
			}
		}
	})
	for _, x := range mixed {
		s.wanted[x.row] = false
	}
}

func (s *seeker) take(row int, record uint32) {
	s.found[row] = append(s.found[row], latecomer{record, s.rows[row].class(s.c.pay.annual[record])})
}
