package table

import (
	"fmt"

	"github.com/paybench/paybench/data/review"
)

// PoolColumns are the columns of what managers have of each pool, in the order that the
// pools have there: budget, spent and left. Amounts are a year in the currency of the review.
func PoolColumns() []Column[review.ManagerPools] {
	type manager = review.ManagerPools
	number := func(id, title string, kind Kind, of func(manager) float64) Column[manager] {
		return Column[manager]{ID: id, Title: title, Name: id, Kind: kind, Cell: func(m manager) Cell { return Cell{Number: of(m)} }}
	}
	columns := []Column[manager]{
		{ID: "manager", Title: "Manager", Name: "manager", Cell: func(m manager) Cell { return Cell{Text: m.Manager} }},
		number("people", "People", CountKind, func(m manager) float64 { return float64(m.People) }),
		number("payroll", "Paid pay", MoneyKind, func(m manager) float64 { return m.Payroll }),
	}
	for i, pool := range review.Pools() {
		name := Capital(string(pool))
		part := func(id, title string, of func(review.PoolSum) float64) {
			columns = append(columns, number(fmt.Sprintf("%s%d", id, i), title, MoneyKind, func(m manager) float64 { return of(m.Pools[i]) }))
		}
		part("budget", name, func(p review.PoolSum) float64 { return p.Budget })
		if pool != review.HeldBack {
			part("spent", "spent", func(p review.PoolSum) float64 { return p.Spent })
			part("left", "left", func(p review.PoolSum) float64 { return p.Left })
		}
	}
	return columns
}
