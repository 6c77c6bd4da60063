package ui

import (
	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
)

// rowState is what the actions need of the state.
type rowState interface {
	study() study.Study
	do(next study.Study)
}

// rowActions are what can be done with a row of figures beside looking at it.
type rowActions struct {
	state  rowState
	drills *drills
	pins   *pins
}

// of lists them for a row of a comparison, which may be -1 for none.
func (a *rowActions) of(c market.Comparison, i int) []*fyne.MenuItem {
	if i < 0 {
		return nil
	}
	row := c.Rows[i]
	if c.Pinned {
		return append(a.pins.items(i), a.against(c, row)...)
	}
	only, ok := c.FilterTo(row)
	if !ok {
		return a.against(c, row)
	}
	return append([]*fyne.MenuItem{
		fyne.NewMenuItem(lang.F("Filter to %s", row.Name), func() { a.drills.into(only) }),
		fyne.NewMenuItem(lang.F("Pin %s", row.Name), func() { a.pins.pinRow(c, row) }),
	}, a.against(c, row)...)
}

// against is how the others are set against a row, and how that ends.
func (a *rowActions) against(c market.Comparison, row market.Row) []*fyne.MenuItem {
	set := func(name string) func() {
		return func() { a.state.do(a.state.study().WithReference(name)) }
	}
	switch {
	case len(c.Rows) < 2:
		return nil
	case c.Reference == row.Name:
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.F("No longer compare with %s", called(row)), set(""))}
	default:
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.F("Compare the others with %s", called(row)), set(row.Name))}
	}
}

// called is a row within a sentence.
func called(r market.Row) string {
	if r.Whole {
		return lang.L("everyone selected")
	}
	return r.Name
}
