package ui

import (
	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
)

// rowActions are what can be done with a row of figures beside looking at it.
type rowActions struct {
	drills *drills
	pins   *pins
}

// of lists them for a row of a comparison, which may be -1 for none.
func (a *rowActions) of(c market.Comparison, i int) []*fyne.MenuItem {
	if i < 0 {
		return nil
	}
	if c.Pinned {
		return a.pins.items(i)
	}
	row := c.Rows[i]
	only, ok := c.FilterTo(row)
	if !ok {
		return nil
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Filter to "+row.Name, func() { a.drills.into(only) }),
		fyne.NewMenuItem("Pin "+row.Name, func() { a.pins.pinRow(c, row) }),
	}
}
