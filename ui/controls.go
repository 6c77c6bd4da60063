package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// controlsState is what the controls need of the state.
type controlsState interface {
	acrossState
	besideState
	rulesState
}

// controls is the row over the chart: what is compared, by what, and how it is
// drawn; and beside the filters, what can be done with the cut.
type controls struct {
	state      controlsState
	content    *fyne.Container
	cut        *fyne.Container // pin and pins
	by         *longSelect
	pay        *widgets.Select
	kind       *kindSelect
	kindBox    fyne.CanvasObject
	basis      *widgets.Segmented
	pin, pins  *widgets.Button
	dimensions []string // parallel to the options of by; the first is ""
	elements   []string // parallel to the options of pay
	offers     []charts.Offer
	kinds      []charts.Kind // those there are; parallel to the options of kind
	beside     *besideFields
	across     *acrossField
}

// byWide is how wide the breakdown's select is at most, times the size of text: its list
// shows the file's headers whole.
const byWide = 11

// bases are the bases in the order they are offered.
var bases = []market.Basis{market.Annual, market.Monthly, market.Hourly}

func newControls(s controlsState, over *dialogs, pins *pins) *controls {
	c := &controls{state: s, beside: newBesideFields(s), across: newAcrossField(s, over), basis: widgets.NewSegmented(lang.L("Annual"), lang.L("Monthly"), lang.L("Hourly"))}
	c.by = newLongSelect(over, lang.L("Compare by"), func(string) { c.chooseBy(c.by.SelectedIndex()) })
	c.pay = widgets.NewSelect(nil, func(string) { c.choosePay(c.pay.SelectedIndex()) })
	c.kind = newKindSelect(c, over)
	c.kindBox = container.New(kindWide{&c.kind.Select, c.across.content}, c.kind)
	c.basis.OnChanged = c.chooseBasis
	c.pin = widgets.NewButtonWithIcon(lang.L("Pin this selection"), theme.ContentAddIcon(), pins.pin)
	c.pins = widgets.NewButton("", func() { pins.show(!s.study().Pinned) })
	rules := widgets.NewButtonWithIcon(lang.L("Rules"), theme.SettingsIcon(), func() { openRules(s, over) })
	rules.Importance = widget.LowImportance
	c.cut = container.NewHBox(rules, c.pins, c.pin)
	c.content = container.New(&flow{},
		container.NewHBox(widget.NewLabel(lang.L("By")), container.NewCenter(container.New(optionsWide{&c.by.Select, byWide}, c.by))),
		wide(c.pay), c.basis, c.kindBox, c.beside.bySize, c.beside.byYears, c.across.content)
	return c
}

// showMarket offers what a market can be asked.
func (c *controls) showMarket(m *desk.Source) {
	c.beside.showMarket(m)
	c.dimensions = nil
	c.elements, c.pay.Options = nil, nil
	for _, e := range m.Elements() {
		c.elements = append(c.elements, e.Name)
		label := lang.Data(e.Label)
		if slices.Contains(c.pay.Options, label) {
			label += " (" + e.Header + ")"
		}
		c.pay.Options = append(c.pay.Options, label)
	}
}

// offerBreakdowns offers what the selection can be compared by. Where the gate needs
// several employers, each employer alone would be withheld for ever.
func (c *controls) offerBreakdowns(q market.Query) {
	dimensions, titles := []string{""}, []string{lang.L("nothing")}
	for _, d := range inOrder(c.state.market().Dimensions()) {
		withheld := c.state.market().About().Hides(d, q) && q.By != d.Name
		if d.Kind != market.Currency && !withheld {
			dimensions, titles = append(dimensions, d.Name), append(titles, headedOf(d))
		}
	}
	if !slices.Equal(dimensions, c.dimensions) {
		c.dimensions, c.by.Options = dimensions, titles
	}
}

// offerKinds offers the kinds of chart that there are of what is shown.
func (c *controls) offerKinds(offers []charts.Offer) {
	if slices.Equal(offers, c.offers) {
		return
	}
	c.offers, c.kinds, c.kind.Options = offers, nil, nil
	for _, offer := range offers {
		if offer.Lacks == "" {
			c.kinds, c.kind.Options = append(c.kinds, offer.Kind), append(c.kind.Options, offer.Label)
		}
	}
	c.kind.ClearSelected()
}

// show shows what was asked.
func (c *controls) show(a answer) {
	q := a.Shown.Query
	c.offerBreakdowns(q)
	choose(&c.by.Select, slices.Index(c.dimensions, q.By))
	choose(c.pay, slices.Index(c.elements, a.Shown.Element.Name))
	c.offerKinds(a.Charts())
	choose(&c.kind.Select, slices.Index(c.kinds, a.Kind()))
	c.beside.show(a)
	c.across.show(a)
	c.basis.SetIndex(slices.Index(bases, q.Basis))
	if len(a.Study.Pins) == 0 {
		c.pins.Hide()
	} else {
		c.pins.Show()
		c.pins.SetText(pinsLabel(a.Study))
	}
	for _, button := range []fyne.Disableable{c.by, c.pin} {
		switch {
		case a.Study.Pinned == button.Disabled():
		case a.Study.Pinned:
			button.Disable()
		default:
			button.Enable()
		}
	}
}

// choose shows one of the options of a select, drawing it only where that is
// another one.
func choose(s *widgets.Select, i int) {
	if i != s.SelectedIndex() {
		s.SetSelectedIndex(i)
	}
}

// chooseBy breaks the cut down by another dimension.
func (c *controls) chooseBy(i int) {
	q := c.state.study().Query
	if i < 0 || c.state.onScreen().Shown.Query.By == c.dimensions[i] {
		return
	}
	c.state.query(q.WithBy(c.dimensions[i]))
}

// choosePay shows another pay element.
func (c *controls) choosePay(i int) {
	if i < 0 || c.state.onScreen().Shown.Element.Name == c.elements[i] {
		return
	}
	q := c.state.study().Query
	q.Pay = c.elements[i]
	c.state.query(q)
}

// chooseBasis shows pay by the year, the month or the hour, and the user's own
// with it.
func (c *controls) chooseBasis(i int) {
	c.state.query(c.state.study().Query.WithBasis(bases[i]))
}

// chooseKind draws another kind of chart.
func (c *controls) chooseKind(i int) {
	if i < 0 || c.state.onScreen().Kind() == c.kinds[i] {
		return
	}
	c.state.do(c.state.study().WithChart(string(c.kinds[i])))
}
