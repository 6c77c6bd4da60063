package ui

import (
	"context"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// figureState is what the figures need of the state.
type figureState interface {
	study() study.Study
	query(q market.Query)
	onScreen() answer
	market() *desk.Source
}

// figures opens how a figure on screen came about, and the people behind it.
type figures struct {
	state   figureState
	tasks   *tasks
	dialogs *dialogs
	actions *rowActions
	saver   *saver
	program string // with its version
	now     func() time.Time
}

// open shows how a figure of the answer on screen came about and the people
// behind it; percentile 0 shows the people alone.
func (o *figures) open(r market.Row, percentile float64) {
	a := o.state.onScreen()
	if why := a.Unlisted(r); why != "" {
		o.show(a.Shown, r, percentile, market.Listing{}, said(why))
		return
	}
	var listing market.Listing
	var err error
	o.tasks.run(
		func() { listing, err = a.People(context.Background(), r) },
		func() {
			if err != nil {
				o.dialogs.fail(lang.L("The people behind this figure could not be listed"), err)
				return
			}
			o.show(a.Shown, r, percentile, listing, "")
		})
}

// show shows a figure and the people behind it.
func (o *figures) show(c market.Comparison, r market.Row, percentile float64, listing market.Listing, hidden string) {
	title, text := table.RowName(r), table.Behind(r)
	if f, ok := r.Figure(percentile); ok {
		title = lang.F("%s of %s", lang.Data(table.PercentileTitle(percentile)), title)
		text = figureText(c, r, f)
	}
	words := widget.NewLabel(text)
	words.Wrapping = fyne.TextWrapWord
	body := fyne.CanvasObject(container.NewCenter(widget.NewLabel(hidden)))
	var behind *peopleBehind
	if len(listing.Rows) > 0 {
		behind = o.newPeopleBehind(r, listing)
		body = behind.content
	}
	content := widgets.NewBorder(words, nil, nil, nil, body)
	var d *shown
	d = o.dialogs.put(title, content, within(o.dialogs.win, 1000, 620), o.buttons(func() { d.Hide() }, c, r, percentile)...)
	if behind != nil {
		o.dialogs.focus(behind.find)
	}
}

// buttons are what can be done with a figure and its row.
func (o *figures) buttons(leave func(), c market.Comparison, r market.Row, percentile float64) []*widgets.Button {
	var buttons []*widgets.Button
	add := func(label string, do func()) {
		buttons = append(buttons, widgets.NewButton(label, func() {
			leave()
			do()
		}))
	}
	if f, ok := r.Figure(percentile); ok {
		if label, change := showAnyway(o.state.study().Query, r, f); label != "" {
			add(label, func() { o.state.query(change) })
		}
	}
	i := slices.IndexFunc(c.Rows, func(other market.Row) bool { return other.Name == r.Name && other.Whole == r.Whole })
	for _, item := range o.actions.of(c, i) {
		if !item.Disabled {
			add(item.Label, item.Action)
		}
	}
	add(lang.L("Close"), func() {})
	return buttons
}

// showAnyway is the way to have one withheld figure shown, or withheld again,
// and what to call it; "" where there is none.
func showAnyway(q market.Query, r market.Row, f market.Figure) (label string, changed market.Query) {
	id := r.FigureID(f.Percentile)
	switch f.Status {
	case market.Withheld:
		if r.People == 0 {
			return "", q
		}
		q.ShowAnyway = append(slices.Clone(q.ShowAnyway), id)
		return lang.L("Show anyway"), q
	case market.BelowGate:
		q.ShowAnyway = slices.DeleteFunc(slices.Clone(q.ShowAnyway), func(other market.FigureID) bool { return other == id })
		return lang.L("Withhold again"), q
	default:
		return "", q
	}
}

// figureText says a figure, how sure it is and how it came about.
func figureText(c market.Comparison, r market.Row, f market.Figure) string {
	if !f.Known() {
		return withheldText(f) + ". " + table.Capital(table.Behind(r)) + "."
	}
	text := table.BothBases(c, f) + ", " + table.Behind(r) + ". " + traceText(c, f)
	if sure := table.Sure(f, func(pay float64) string { return payText(c, pay) }); sure != "" {
		text += "\n" + table.Capital(sure) + "."
	}
	if f.Reliability() != "" {
		text += " " + table.Capital(table.Words(remark.New(remark.ReliabilityWords))) + "."
	}
	if !f.Note.IsZero() {
		text += "\n" + table.Capital(table.Words(f.Note)) + "."
	}
	return text
}

// traceText says how a percentile came about: "P90 of 118 people = rank 106.3,
// between $231,000 and $235,500".
func traceText(c market.Comparison, f market.Figure) string {
	t := f.Trace
	if t.People <= 0 {
		return table.Method(c) + "."
	}
	name := lang.Data(table.PercentileTitle(f.Percentile))
	if f.Percentile == 90 {
		name = "P90"
	}
	counted := lang.N(t.People, "person", "people")
	if c.Query.Weighting == market.PerEmployer {
		counted = lang.N(t.People, "employer", "employers")
	}
	text := lang.F("%s of %s = rank %s", name, counted, rankText(t.Rank))
	switch {
	case math.IsNaN(t.Below):
		return lang.F("%s, beside the lowest or the highest, which is not shown.", text)
	case t.Below == t.Above:
		return lang.F("%s, where both neighbours are %s.", text, payText(c, t.Below))
	}
	return lang.F("%s, between %s and %s.", text, payText(c, t.Below), payText(c, t.Above))
}

// rankText writes a rank with as many decimals as it has, two at most.
func rankText(rank float64) string {
	if rank == float64(int(rank)) {
		return money.Format(rank, "", 0)
	}
	text := money.Format(rank, "", 2)
	if text[len(text)-1] == '0' {
		return text[:len(text)-1]
	}
	return text
}
