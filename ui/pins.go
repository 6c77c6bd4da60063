package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
)

// pinsState is what pins need of the state.
type pinsState interface {
	study() study.Study
	do(next study.Study)
	onScreen() answer
}

// pins are the cuts that are kept beside each other, one row a job.
type pins struct {
	state   pinsState
	notice  *notice
	dialogs *dialogs
}

// pin keeps the cut on screen as a row of the pinned cuts.
func (p *pins) pin() {
	if p.state.study().Pinned {
		return
	}
	p.add(p.state.onScreen().Shown.Query)
}

// pinRow keeps one group of the cut.
func (p *pins) pinRow(c market.Comparison, r market.Row) {
	q := c.Query
	if f, ok := c.FilterTo(r); ok {
		q = q.WithFilter(f)
	}
	p.add(q)
}

func (p *pins) add(q market.Query) {
	name := table.Capital(table.Cut(q))
	p.state.do(p.state.study().WithPin(market.Pin{Name: name, Query: q}))
	p.notice.show(lang.F("Pinned: %s", name), action{lang.L("Show pinned selections"), func() { p.show(true) }})
}

// show shows the pinned cuts, or the cut again.
func (p *pins) show(show bool) {
	p.notice.hide()
	p.state.do(p.state.study().ShowingPins(show))
}

// pinsLabel is what the button for the pinned cuts says.
func pinsLabel(s study.Study) string {
	if s.Pinned {
		return lang.L("Back to the selection")
	}
	return lang.F("Pinned selections (%d)", len(s.Pins))
}

// items are what can be done with a pinned cut.
func (p *pins) items(i int) []*fyne.MenuItem {
	s := p.state.study()
	pin := s.Pins[i]
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Open this selection"), func() { p.state.do(s.ShowingPins(false).WithQuery(reopened(s.Query, pin))) }),
		fyne.NewMenuItem(lang.L("Rename…"), func() { p.rename(i) }),
		off(fyne.NewMenuItem(lang.L("Move up"), func() { p.state.do(s.WithPinMoved(i, i-1)) }), i == 0),
		off(fyne.NewMenuItem(lang.L("Move down"), func() { p.state.do(s.WithPinMoved(i, i+1)) }), i == len(s.Pins)-1),
		fyne.NewMenuItem(lang.L("Unpin"), func() { p.state.do(s.WithoutPin(i)) }),
	}
}

// reopened is the question on screen asked of a pinned cut.
func reopened(q market.Query, pin market.Pin) market.Query {
	q.Filters = pin.Query.Filters
	return q
}

// rename asks for another name, such as the job's own title.
func (p *pins) rename(i int) {
	name := newField(p.state.study().Pins[i].Name)
	p.dialogs.proceed(lang.L("Name of this selection"), lang.L("Rename"), widget.NewForm(widget.NewFormItem(lang.L("Name"), name)), fyne.NewSize(480, 0), func() {
		// The space that pressed a button comes to the field of the dialog it opens.
		if name := strings.TrimSpace(name.Text); name != "" {
			p.state.do(p.state.study().WithPinNamed(i, name))
		}
	})
	p.dialogs.focus(name)
}
