package command

import (
	"fmt"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
)

// writeCarried prints what became of a study that was put to another file.
func writeCarried(out paper, c desk.Carried) error {
	if len(c.Remarks) > 0 {
		fmt.Fprintln(out)
	}
	for _, r := range c.Remarks {
		fmt.Fprintln(out, out.fitted("- "+flat(table.Words(r))))
	}
	if c.Moves == nil {
		return nil
	}
	fmt.Fprintln(out)
	return writeRows(out, table.Moves(), c.Moves, c.Now)
}

// carriedObject is the same as JSON.
func carriedObject(c desk.Carried) object {
	moves := []object{}
	for _, m := range c.Moves {
		moves = append(moves, object{
			{"name", m.Name},
			{"median", moveObject(m, 50)},
			{"p90", moveObject(m, 90)},
		})
	}
	return object{{"remarks", table.SayAll(c.Remarks)}, {"pins", moves}}
}

// moveObject is how a percentile moved, as JSON.
func moveObject(m market.Move, percentile float64) object {
	before, _ := m.Before.Figure(percentile)
	now, _ := m.Now.Figure(percentile)
	return object{{"before", number(before)}, {"now", number(now)}, {"moved", known(m.Share(percentile))}}
}
