package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/paybench/paybench/data/money"
	paid "github.com/paybench/paybench/data/places"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// estimate estimates from the sources what places pay, and shows that before it is taken.
// Of a large file that takes seconds, while the button says so.
func (f *blendForm) estimate() {
	by := f.m.By
	f.estimates.SetText(lang.L("Estimating…"))
	f.estimates.Disable()
	var found paid.Table
	var err error
	f.with.tasks.run(
		func() { found, err = desk.EstimatePlaces(context.Background(), f.m.Sources, &by) },
		func() {
			f.estimates.SetText(lang.L("Estimate…"))
			f.estimates.Enable()
			switch {
			case f.with.dialogs.top() != f.dialog: // closed meanwhile
			case err != nil:
				f.say(err)
			default:
				f.say(nil)
				f.with.dialogs.proceed(lang.L("What places pay"), lang.L("Take these"), placesPage(found), grown(f.with.dialogs.win, 860, 560), func() {
					f.m.By = by
					f.showTables()
				})
			}
		})
}

// placesPage shows what places pay beside each other, those that have a differential first,
// and what that cannot say.
func placesPage(t paid.Table) fyne.CanvasObject {
	known := len(t.Known())
	head := lang.N(known, "place has a differential", "places have a differential") + "; " +
		lang.N(len(t.Places)-known, "has none", "have none") + "."
	rows := partsTable(t.Cut, table.Places(t), knownFirst(t), placeHint, func(table.Column[paid.Place], paid.Place) bool { return false })
	foot := container.NewVScroll(muted(table.Sentences(table.PlacesNotes(t)...)))
	foot.SetMinSize(fyne.NewSize(0, 7*theme.TextSize()))
	return widgets.NewBorder(strong(head), foot, nil, nil, rows)
}

// knownFirst are the places with those that have a differential first, which are few among
// many.
func knownFirst(t paid.Table) []paid.Place {
	return append(t.Known(), slices.DeleteFunc(slices.Clone(t.Places), paid.Place.Known)...)
}

// placeHint is what is said of a cell: why a place has no differential.
func placeHint(column table.Column[paid.Place], p paid.Place) string {
	return table.Capital(table.Words(column.Cell(p).Reason))
}

// placesText says which places there are, so many as can be read.
func (f *blendForm) placesText() (said []string, more string) {
	const most = 8
	by := &f.m.By
	for i, p := range by.Places {
		if i == most {
			more = lang.F(" and %s", lang.N(len(by.Places)-most, "other", "others"))
			break
		}
		said = append(said, p.Name+" "+money.Digits(p.Differential))
	}
	if e := by.Estimated; e != nil && len(said) > 0 {
		said[0] = lang.F("Estimated from %s (%s): %s", strings.Join(e.Sources, ", "), lang.N(e.People, "person", "people"), said[0])
	}
	return said, more
}
