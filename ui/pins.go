package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
)

// pin keeps the cut on screen as a row of the pinned cuts.
func (w *Window) pin() {
	if w.study().Pinned {
		return
	}
	w.addPin(w.answer.Shown.Query)
}

// pinRow keeps one group of the cut.
func (w *Window) pinRow(c market.Comparison, r market.Row) {
	q := c.Query
	if f, ok := c.FilterTo(r); ok {
		q = q.WithFilter(f)
	}
	w.addPin(q)
}

func (w *Window) addPin(q market.Query) {
	name := table.Cut(q)
	w.do(w.study().WithPin(market.Pin{Name: name, Query: q}))
	w.notice.show("Pinned: "+name, action{"Show pinned cuts", func() { w.showPins(true) }})
}

// showPins shows the pinned cuts, or the cut again.
func (w *Window) showPins(show bool) {
	w.notice.hide()
	w.do(w.study().ShowingPins(show))
}

// pinsLabel is what the button for the pinned cuts says.
func pinsLabel(s study.Study) string {
	if s.Pinned {
		return "Back to the cut"
	}
	return fmt.Sprintf("Pinned cuts (%d)", len(s.Pins))
}

// pinItems are what can be done with a pinned cut.
func (w *Window) pinItems(i int) []*fyne.MenuItem {
	s := w.study()
	pin := s.Pins[i]
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Open this cut", func() { w.do(s.ShowingPins(false).WithQuery(reopened(s.Query, pin))) }),
		fyne.NewMenuItem("Rename…", func() { w.renamePin(i) }),
		off(fyne.NewMenuItem("Move up", func() { w.do(s.WithPinMoved(i, i-1)) }), i == 0),
		off(fyne.NewMenuItem("Move down", func() { w.do(s.WithPinMoved(i, i+1)) }), i == len(s.Pins)-1),
		fyne.NewMenuItem("Unpin", func() { w.do(s.WithoutPin(i)) }),
	}
}

// reopened is the question on screen asked of a pinned cut.
func reopened(q market.Query, pin market.Pin) market.Query {
	q.Filters = pin.Query.Filters
	return q
}

// renamePin asks for another name, such as the job's own title.
func (w *Window) renamePin(i int) {
	var d *dialog.FormDialog
	name := newField(w.study().Pins[i].Name, func() { d.Hide() })
	d = dialog.NewForm("Name of this cut", "Rename", "Cancel",
		[]*widget.FormItem{widget.NewFormItem("Name", name)},
		func(ok bool) {
			if ok && name.Text != "" {
				w.do(w.study().WithPinNamed(i, name.Text))
			}
		}, w.win)
	d.Resize(fyne.NewSize(480, 0))
	d.Show()
	w.win.Canvas().Focus(name)
}
