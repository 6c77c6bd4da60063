package ui

import (
	"context"
	"errors"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// blendForm is the dialog that says how sources are brought together: what they weigh, what
// of each takes part, by which rates and to which place.
type blendForm struct {
	with   *together
	m      desk.Several
	was    desk.Several
	shares []float64 // what the sources weigh on screen; nil where that is not known
	dialog *shown

	by      *widgets.Segmented
	weights []*textWithFault
	comes   []*widget.RichText // what a weight comes to
	own     []*widgets.Link
	rates   *smallTable
	places  *smallTable
	place   *longSelect

	estimates *widgets.Button // of places

	problem *widget.Label
	content *fyne.Container
	scroll  *container.Scroll
}

// weightingsOf are what sources can weigh by, in the order they are offered.
var weightingsOf = []blend.Weighting{blend.ByPeople, blend.ByEmployers, blend.Equally, blend.ByHand}

// setUp opens the dialog over the window.
func (t *together) setUp() *blendForm {
	f := &blendForm{with: t, m: t.state.market().Several(), was: t.state.market().Several(), problem: widget.NewLabel("")}
	f.was.By.Weighting = desk.WeightingOf(t.state.study())
	for _, s := range sourcesOf(t.state.onScreen().composite) {
		f.shares = append(f.shares, s.Weight)
	}
	f.estimates = widgets.NewButton(lang.L("Estimate…"), f.estimate)
	f.rates, f.places = newSmallTable(f.chooseRates, f.noRates), newSmallTable(f.choosePlaces, f.noPlaces, f.estimates)
	f.problem.Importance, f.problem.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	f.problem.Hide()
	f.by = widgets.NewSegmented(lang.L("People"), lang.L("Employers"), lang.L("Alike"), lang.L("By hand"))
	f.by.SetIndex(slices.Index(weightingsOf, desk.WeightingOf(t.state.study())))
	f.content = container.New(stacked{},
		heading(lang.L("Weights")),
		container.NewHBox(widget.NewLabel(lang.L("Sources weigh by")), f.by),
		f.sources(),
		f.rates.titled(lang.L("Currencies")), f.rates.said, muted(ratesFile()),
		f.places.titled(lang.L("Places")), f.places.said, f.toPlace(), muted(placesFile()),
	)
	f.scroll = container.NewVScroll(f.content)
	f.by.OnChanged = func(int) { f.weighing() }
	f.weighing()
	f.showTables()
	ok := widgets.NewButton(lang.L("Apply"), f.apply)
	ok.Importance = widget.HighImportance
	f.dialog = t.dialogs.put(lang.L("How the sources come together"), widgets.NewBorder(nil, f.problem, nil, nil, f.scroll),
		grown(t.dialogs.win, 720, 640), widgets.NewButton(lang.L("Cancel"), func() { f.dialog.Hide() }), ok)
	return f
}

// placesFile says what a file of places has.
func placesFile() string {
	return lang.L("A file of places has a row for each: place, differential. 0.91, or 91 %, pays 9 % less than the country as a whole. An estimate compares people of the same role in the sources.")
}

// sources are a line for each source: its name, its weight, what that comes to, and what of
// it takes part.
func (f *blendForm) sources() fyne.CanvasObject {
	lines := container.NewVBox()
	for i, part := range f.m.By.Parts {
		weight, comes := newTextWithFault(lang.L("0.6 or 60 %")), muted("")
		comes.Wrapping = fyne.TextWrapOff
		if f.m.By.Weighting == blend.ByHand {
			weight.set(money.Digits(part.Weight))
		}
		weight.entry.OnChanged = func(string) { f.typed(i) }
		own := widgets.NewLink("", func() { f.openOwn(i) })
		f.weights, f.comes, f.own = append(f.weights, weight), append(f.comes, comes), append(f.own, own)
		f.showOwn(i)
		name := widget.NewLabel(part.Name)
		name.Truncation = fyne.TextTruncateEllipsis
		line := widgets.NewBorder(nil, nil, sized(name, 200), container.New(layout.NewCenterLayout(), own), container.NewHBox(sized(weight.entry, 110), comes))
		lines.Add(container.New(stacked{}, line, weight.fault))
	}
	return lines
}

// byHand reports whether weights are typed.
func (f *blendForm) byHand() bool { return weightingsOf[f.by.Index()] == blend.ByHand }

// typed follows what was typed as a weight: sources weigh by hand then, and what was wrong
// with it is not said any longer.
func (f *blendForm) typed(i int) {
	if f.weights[i].fault.Visible() {
		f.weights[i].say(nil)
		f.say(nil)
	}
	if f.weights[i].entry.Text != "" && !f.byHand() {
		f.by.SetIndex(slices.Index(weightingsOf, blend.ByHand))
		f.weighing()
	}
	f.showComes()
}

// weighing follows what sources weigh by. Weights by hand begin as the sources weigh now.
func (f *blendForm) weighing() {
	for i, w := range f.weights {
		w.say(nil)
		switch text := w.entry.Text; {
		case !f.byHand() && text != "":
			w.entry.SetText("")
		case f.byHand() && text == "" && i < len(f.shares):
			w.entry.SetText(money.Digits(math.Round(f.shares[i]*1e4)/1e2) + " %")
		case f.byHand() && text == "":
			w.entry.SetText("1")
		}
	}
	f.showComes()
}

// showComes shows what weights come to.
func (f *blendForm) showComes() {
	var typed []float64
	for _, w := range f.weights {
		weight, err := desk.ReadWeight(w.text())
		if err != nil {
			typed = nil
			break
		}
		typed = append(typed, weight)
	}
	shares := desk.Shares(typed)
	for i, comes := range f.comes {
		text := ""
		switch {
		case f.byHand() && shares != nil:
			text = lang.F("comes to %s", shareText(shares[i]))
		case !f.byHand() && i < len(f.shares) && f.by.Index() == slices.Index(weightingsOf, desk.WeightingOf(f.with.state.study())):
			text = lang.F("weighs %s of what is selected", shareText(f.shares[i]))
		}
		setText(comes, text)
	}
}

// smallTable is a small file that is chosen or taken away.
type smallTable struct {
	ways fyne.CanvasObject // to it
	said *widget.RichText  // what is in it
	away *widgets.Button
}

// newSmallTable has buttons of other ways to one before that of choosing.
func newSmallTable(choose, without func(), others ...fyne.CanvasObject) *smallTable {
	t := &smallTable{said: paragraph(""), away: widgets.NewButton(lang.L("Take away"), without)}
	t.ways = container.NewHBox(append(others, widgets.NewButton(lang.L("Choose a file…"), choose), t.away)...)
	return t
}

// titled is a heading with what leads to the table beside it.
func (t *smallTable) titled(title string) fyne.CanvasObject {
	return widgets.NewBorder(nil, nil, nil, container.NewCenter(t.ways), heading(title))
}

// show shows what is in it, or why nothing is.
func (t *smallTable) show(in []string, more, none string) {
	if len(in) == 0 {
		setText(t.said, none)
		t.away.Disable()
		return
	}
	setText(t.said, strings.Join(in, ", ")+more)
	t.away.Enable()
}

func (f *blendForm) chooseRates() {
	f.with.readTable(func(ctx context.Context, path string) error { return desk.ReadRates(ctx, path, &f.m.By) }, f.tableRead)
}

func (f *blendForm) choosePlaces() {
	f.with.readTable(func(ctx context.Context, path string) error { return desk.ReadPlaces(ctx, path, &f.m.By) }, f.tableRead)
}

func (f *blendForm) noRates() {
	f.m.By.Rates, f.m.By.RatesDate = nil, time.Time{}
	f.tableRead(nil)
}

func (f *blendForm) noPlaces() {
	f.m.By.Places, f.m.By.Estimated, f.m.By.Place = nil, nil, ""
	f.tableRead(nil)
}

// tableRead follows a table that was read, or was not.
func (f *blendForm) tableRead(err error) {
	f.say(err)
	f.showTables()
}

// say says what is wrong; nil for nothing.
func (f *blendForm) say(err error) {
	f.problem.SetText("")
	f.problem.Hidden = err == nil
	if err != nil {
		f.problem.SetText(sentence(err))
	}
	if f.dialog != nil {
		f.dialog.Refresh()
	}
}

// toPlace chooses the place that pay is brought to.
func (f *blendForm) toPlace() fyne.CanvasObject {
	f.place = newLongSelect(f.with.dialogs, lang.L("Places"), nil)
	return container.NewHBox(widget.NewLabel(lang.L("Bring all pay to")), sized(f.place, 260))
}

// showTables shows which rates and places there are.
func (f *blendForm) showTables() {
	by := &f.m.By
	var rates []string
	for _, currency := range slices.Sorted(maps.Keys(by.Rates)) {
		rates = append(rates, currency+" "+money.Digits(by.Rates[currency]))
	}
	date := ""
	if !by.RatesDate.IsZero() {
		date = " (" + by.RatesDate.Format("2 Jan 2006") + ")"
	}
	f.rates.show(rates, date, lang.L("No rates. Sources in several currencies cannot stand together."))
	national := lang.L("the country as a whole")
	if by.Estimated != nil {
		national = lang.L("what all places pay together")
	}
	names := []string{national}
	for _, p := range by.Places {
		names = append(names, p.Name)
	}
	said, more := f.placesText()
	f.places.show(said, more, lang.L("No places. Pay stays as it is where it is paid."))
	f.place.SetOptions(names)
	f.place.OnChanged = nil
	f.place.SetSelected(national)
	if slices.Contains(names, by.Place) {
		f.place.SetSelected(by.Place)
	}
	f.place.OnChanged = func(name string) {
		if by.Place = name; name == national {
			by.Place = ""
		}
	}
	if len(by.Places) == 0 {
		f.place.Disable()
	} else {
		f.place.Enable()
	}
	relayout(f.content) // texts have other heights now
	f.scroll.Refresh()
}

// apply brings the sources together as they are set up, or says what is wrong.
func (f *blendForm) apply() {
	if err := f.read(); err != nil {
		f.say(err)
		return
	}
	if reflect.DeepEqual(f.m.By, f.was.By) {
		f.dialog.Hide()
		return
	}
	f.with.bring(f.m, lang.L("As set up now"), func(err error) {
		if f.say(err); err == nil {
			f.dialog.Hide()
		}
	})
}

// read takes the weights; what is wrong with one stands below it.
func (f *blendForm) read() error {
	f.m.By.Weighting = weightingsOf[f.by.Index()]
	var wrong error
	sum := 0.0
	for i, w := range f.weights {
		var weight float64
		var err error
		if f.byHand() {
			weight, err = desk.ReadWeight(w.text())
		}
		w.say(err)
		wrong = errors.Join(wrong, err)
		f.m.By.Parts[i].Weight = weight
		sum += weight
	}
	f.dialog.Refresh()
	switch {
	case wrong != nil:
		return errors.New(lang.L("a weight cannot be read; see there"))
	case f.byHand() && sum == 0:
		return errors.New(lang.L("no source has a weight above 0"))
	}
	return nil
}
