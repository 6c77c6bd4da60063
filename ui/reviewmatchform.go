package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// matchForm is the match of the chosen job, to be changed: of each of its lines the
// quality, the adjustment, the weight beside other surveys and a note.
type matchForm struct {
	step *jobsStep
	box  fyne.CanvasObject
	list *fyne.Container
	said *fyne.Container // what is wrong with what was typed

	lines  []match.Line
	fields []lineFields // parallel to the lines
}

// lineFields are what is typed for a line.
type lineFields struct {
	quality              *widgets.Select
	adjust, weight, note *widgets.Entry // no weight where there is one survey alone
}

func newMatchForm(step *jobsStep) *matchForm {
	f := &matchForm{step: step, list: container.NewVBox(), said: container.NewVBox()}
	const width = 286
	f.box = container.New(layout.NewCustomPaddedLayout(0, 0, 12, 0), container.New(&fixedWidth{width}, container.NewVScroll(f.list)))
	return f
}

// fixedWidth is a layout of one object of a width.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l *fixedWidth) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.width, 0) }

// show shows the match of a job; nil for none.
func (f *matchForm) show(row *jobRow) {
	f.list.RemoveAll()
	f.lines, f.fields = nil, nil
	if row == nil {
		return
	}
	f.lines = row.matches()
	several := false
	for _, l := range f.lines {
		several = several || l.Market != f.lines[0].Market
	}
	switch {
	case row.without():
		f.list.Add(muted(lang.L("No match, as was said: its people are not counted.")))
	case len(f.lines) == 0:
		f.list.Add(muted(lang.L("No match yet.")))
	}
	for _, l := range f.lines {
		f.add(l, *row, several)
	}
	if len(f.lines) > 0 {
		f.said.RemoveAll()
		f.list.Add(container.NewHBox(widgets.NewButton(lang.L("Apply"), f.apply)))
		f.list.Add(f.said)
	}
	f.list.Refresh()
}

// add adds the fields of a line.
func (f *matchForm) add(l match.Line, row jobRow, several bool) {
	name := lineText(l)
	if l.Share != 1 {
		name = fmt.Sprintf("%.4g %% %s", 100*l.Share, name)
	}
	if several {
		name = l.Market + ": " + name
	}
	names := []string{}
	for _, q := range matchQualities {
		names = append(names, string(q))
	}
	fields := lineFields{quality: widgets.NewSelect(names, nil), adjust: widgets.NewEntry(), note: widgets.NewEntry()}
	fields.quality.PlaceHolder = "suggested"
	if l.Quality != "" {
		fields.quality.SetSelected(string(l.Quality))
	}
	fields.quality.OnChanged = func(string) { f.apply() }
	fields.adjust.SetText(money.Digits(l.Adjust))
	fields.note.SetText(l.Note)
	fields.note.SetPlaceHolder(lang.L("note"))
	pairs := container.New(layout.NewFormLayout(), widget.NewLabel(lang.L("Quality")), fields.quality, widget.NewLabel(lang.L("Adjust")), fields.adjust)
	if several {
		fields.weight = widgets.NewEntry()
		fields.weight.SetText(numberText(l.Weight))
		fields.weight.SetPlaceHolder(weightHint(l, row.Price))
		pairs.Add(widget.NewLabel(lang.L("Weight")))
		pairs.Add(fields.weight)
	}
	pairs.Add(widget.NewLabel(lang.L("Note")))
	pairs.Add(fields.note)
	for _, e := range []*widgets.Entry{fields.adjust, fields.weight, fields.note} {
		if e != nil {
			e.OnSubmitted = func(string) { f.apply() }
		}
	}
	f.fields = append(f.fields, fields)
	f.list.Add(strong(name))
	f.list.Add(pairs)
}

// weightHint is what a line's survey weighs by the rule.
func weightHint(l match.Line, p review.Price) string {
	for i, c := range p.Cuts {
		if c.Survey == l.Market {
			return lang.F("by the rule %s (%.0f %%)", money.Digits(c.Weight), 100*weights(p)[i])
		}
	}
	return lang.L("by the rule")
}

// apply takes what was typed, or says what is wrong with it.
func (f *matchForm) apply() {
	lines := make([]match.Line, len(f.lines))
	for i, l := range f.lines {
		fields := f.fields[i]
		l.Quality, l.Note = review.Quality(fields.quality.Selected), fields.note.Text
		var err error
		if l.Adjust, err = form.ParseShare(fields.adjust.Text); err == nil && fields.weight != nil {
			if l.Weight = 0; fields.weight.Text != "" {
				l.Weight, err = form.ParseShare(fields.weight.Text)
			}
		}
		if err != nil {
			f.say(err)
			return
		}
		lines[i] = l
	}
	if err := match.Check(lines); err != nil {
		f.say(err)
		return
	}
	f.step.replace(lines...)
}

// say says what is wrong.
func (f *matchForm) say(err error) {
	f.said.RemoveAll()
	f.said.Add(strong(table.Capital(err.Error())))
	f.list.Refresh()
}
