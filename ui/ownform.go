package ui

import (
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// showOwn shows what of a source takes part.
func (f *blendForm) showOwn(i int) {
	text := lang.L("Its own title…")
	if own := f.m.By.Parts[i].Own; len(own) > 0 {
		text = lang.F("Its own: %s…", shortened(table.Cut(market.Query{Filters: own})))
	}
	f.own[i].SetText(text)
}

// openOwn asks what of a source takes part, whatever is selected of others: the same job
// under another title.
func (f *blendForm) openOwn(i int) {
	source, part := f.m.Sources[i], &f.m.By.Parts[i]
	dims := inOrder(source.Dimensions())
	own := slices.Clone(part.Own)
	var names []string
	for _, d := range dims {
		names = append(names, headedOf(d))
	}
	list := widgets.NewChecklist(lang.L("Search"))
	said := muted("")
	tell := func() { setText(said, ownText(own)) }
	choose := widgets.NewSelect(names, nil)
	choose.OnChanged = func(name string) {
		d := dims[slices.Index(names, name)]
		var options []widgets.Option
		for _, v := range d.Values {
			options = append(options, widgets.Option{Value: v.Label, Label: v.Label, Count: countText(v.People)})
		}
		list.OnChanged = nil
		list.SetOptions(options)
		list.SetTicked(market.Query{Filters: own}.Filter(d.Name).Values)
		list.OnChanged = func(ticked []string) {
			own = market.Query{Filters: own}.WithFilter(market.Filter{Dimension: d.Name, Values: ticked}).Filters
			tell()
		}
	}
	if len(names) > 0 {
		choose.SetSelected(names[0])
	}
	tell()
	head := container.New(stacked{}, muted(lang.F("What of %s takes part, whatever is selected of the others by the same column.", part.Name)),
		container.NewHBox(widget.NewLabel(lang.L("Column")), wide(choose)), said)
	f.with.dialogs.proceed(lang.F("%s: its own title", part.Name), lang.L("Take these"),
		widgets.NewBorder(head, nil, nil, nil, container.NewVScroll(list)), within(f.with.dialogs.win, 560, 520), func() {
			part.Own = own
			f.showOwn(i)
		})
}

// ownText says what of a source takes part.
func ownText(own []market.Filter) string {
	if len(own) == 0 {
		return lang.L("Now: all of it, as it is selected.")
	}
	return lang.F("Now: %s.", table.Cut(market.Query{Filters: own}))
}
