package ui

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// hybridForm is the dialog that says which jobs a hybrid job is made of, how much of each,
// and what it is worth beside them.
type hybridForm struct {
	of      *hybrids
	columns []market.Dimension // parallel to the options of column
	column  *longSelect
	lines   []*hybridLine
	list    *fyne.Container
	sum     *widget.RichText
	premium *textWithFault
	why     *textWithFault
	problem *widget.Label
	dialog  *shown
}

// hybridLine is one of the jobs, with its share.
type hybridLine struct {
	job   *longSelect
	share *textWithFault
	box   fyne.CanvasObject
}

// newHybridForm opens the dialog over the window.
func newHybridForm(of *hybrids, columns []market.Dimension) *hybridForm {
	f := &hybridForm{of: of, columns: columns, list: container.New(stacked{}), problem: widget.NewLabel("")}
	f.sum = text("", widget.RichTextStyle{Inline: true, Alignment: fyne.TextAlignTrailing})
	f.problem.Importance, f.problem.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	f.problem.Hide()
	f.premium, f.why = newTextWithFault(lang.L("5 or −5")), newTextWithFault(lang.L("its reason, such as: leads two teams"))
	now := f.begin()
	f.choices(now)
	f.premium.entry.SetText(premiumText(now.Premium))
	f.why.entry.SetText(now.Why)
	more := widgets.NewButtonWithIcon(lang.L("One more job"), theme.ContentAddIcon(), func() { f.add("", f.rest()) })
	more.Importance = widget.LowImportance
	content := container.New(stacked{},
		muted(lang.L("A job that is part one and part another. It is priced among the people selected, whatever role is chosen.")),
		f.columnRow(), f.list, widgets.NewBorder(nil, nil, more, nil, f.sum),
		heading(lang.L("Premium or discount")),
		widgets.NewBorder(nil, nil, container.NewHBox(sized(f.premium.entry, 110), widget.NewLabel(lang.L("% because"))), nil, f.why.entry),
		f.premium.fault)
	ok := widgets.NewButton(lang.L("Apply"), f.apply)
	ok.Importance = widget.HighImportance
	buttons := []*widgets.Button{widgets.NewButton(lang.L("Cancel"), func() { f.dialog.Hide() }), ok}
	if of.state.study().Hybrid != nil {
		buttons = slices.Insert(buttons, 0, widgets.NewButton(lang.L("Take away"), func() { f.dialog.Hide(); of.take() }))
	}
	f.dialog = of.dialogs.put(lang.L("Hybrid job"), widgets.NewBorder(nil, f.problem, nil, nil, container.NewVScroll(content)), grown(of.dialogs.win, 640, 440), buttons...)
	of.dialogs.focus(f.first())
	return f
}

// first is where the keyboard is at first: where a job is still to be chosen.
func (f *hybridForm) first() fyne.Focusable {
	i := slices.IndexFunc(f.lines, func(l *hybridLine) bool { return l.job.Selected == "" })
	return f.lines[max(0, i)].job
}

// begin is what the dialog begins with: the hybrid job of the study, else the jobs that are
// chosen, alike, with room for two.
func (f *hybridForm) begin() blend.Hybrid {
	asked := f.of.state.study()
	if asked.Hybrid != nil {
		return *asked.Hybrid
	}
	const many = 6
	h := blend.Hybrid{Dimension: f.columns[0].Name}
	chosen := asked.Query.Filter(h.Dimension).Values
	if len(chosen) > many {
		chosen = nil
	}
	for _, name := range chosen {
		h.Jobs = append(h.Jobs, blend.HybridJob{Name: name})
	}
	for len(h.Jobs) < 2 {
		h.Jobs = append(h.Jobs, blend.HybridJob{})
	}
	left := 1.0
	for i := range h.Jobs {
		h.Jobs[i].Share = math.Round(1e4*left/float64(len(h.Jobs)-i)) / 1e4
		left -= h.Jobs[i].Share
	}
	return h
}

// choices makes the select of the column and the lines of a hybrid job.
func (f *hybridForm) choices(now blend.Hybrid) {
	var names []string
	for _, d := range f.columns {
		names = append(names, headedOf(d))
	}
	f.column = newLongSelect(f.of.dialogs, lang.L("Column"), nil)
	f.column.Options = names
	at := slices.IndexFunc(f.columns, func(d market.Dimension) bool { return d.Name == now.Dimension })
	f.column.SetSelectedIndex(max(0, at))
	f.column.OnChanged = func(string) {
		for _, l := range f.lines {
			l.job.Options = f.jobs()
			l.job.ClearSelected()
		}
	}
	for _, job := range now.Jobs {
		f.add(job.Name, job.Share)
	}
}

// columnRow asks for the column of the jobs, where there is a choice.
func (f *hybridForm) columnRow() fyne.CanvasObject {
	row := container.NewHBox(widget.NewLabel(lang.L("Jobs of the column")), container.New(optionsWide{&f.column.Select, mostWide}, f.column))
	row.Hidden = len(f.columns) == 1
	return row
}

// jobs are those of the column.
func (f *hybridForm) jobs() []string {
	var jobs []string
	for _, v := range f.columns[f.column.SelectedIndex()].Values {
		jobs = append(jobs, v.Label)
	}
	return jobs
}

// add adds a job with its share.
func (f *hybridForm) add(name string, share float64) {
	l := &hybridLine{job: newLongSelect(f.of.dialogs, lang.L("Jobs"), nil), share: newTextWithFault(lang.L("60 % or 0.6"))}
	l.job.PlaceHolder, l.job.Options = lang.L("Choose a job"), f.jobs()
	if slices.Contains(l.job.Options, name) {
		l.job.SetSelected(name)
	}
	if share > 0 {
		l.share.entry.SetText(percentText(share))
	}
	l.share.entry.OnChanged = func(string) { f.tellSum() }
	away := widgets.NewButtonWithIcon("", theme.CancelIcon(), func() { f.remove(l) })
	away.Importance = widget.LowImportance
	l.box = container.New(stacked{}, widgets.NewBorder(nil, nil, nil, container.NewHBox(sized(l.share.entry, 110), away), l.job), l.share.fault)
	f.lines = append(f.lines, l)
	f.list.Add(l.box)
	f.tellSum()
}

// remove takes a job out; two stay.
func (f *hybridForm) remove(l *hybridLine) {
	if len(f.lines) <= 2 {
		l.job.ClearSelected()
		l.share.entry.SetText("")
		return
	}
	f.lines = slices.DeleteFunc(f.lines, func(other *hybridLine) bool { return other == l })
	f.list.Remove(l.box)
	f.tellSum()
}

// typed are the shares that can be read, summed.
func (f *hybridForm) typed() float64 {
	sum := 0.0
	for _, l := range f.lines {
		if share, err := desk.ReadJobShare(l.share.text()); err == nil {
			sum += share
		}
	}
	return sum
}

// rest is what the shares leave of the whole.
func (f *hybridForm) rest() float64 { return max(0, math.Round(1e6*(1-f.typed()))/1e6) }

// tellSum says what the shares come to.
func (f *hybridForm) tellSum() {
	sum, color := f.typed(), widgets.ColorNameMuted
	said := lang.F("%s in all", percentText(sum))
	if !blend.IsWhole(sum) {
		said, color = lang.F("%s in all; the shares have to be 100 %%", percentText(sum)), theme.ColorNameError
	}
	style := &f.sum.Segments[0].(*widget.TextSegment).Style
	style.ColorName = color
	f.sum.Segments[0].(*widget.TextSegment).Text = said
	f.sum.Refresh()
}

// percentText is a share of 1 in per cent, as exactly as it is kept.
func percentText(share float64) string {
	return money.Digits(math.Round(share*1e8)/1e6) + " %"
}

// premiumText is a premium as it is typed; "" for none.
func premiumText(premium float64) string {
	if premium == 0 {
		return ""
	}
	return strings.Replace(money.Digits(premium), "-", "−", 1)
}

// apply prices the hybrid job, or says what is wrong with it.
func (f *hybridForm) apply() {
	h, err := f.read()
	if err == nil {
		h, err = f.of.check(h)
	}
	f.problem.Hide()
	if err != nil {
		f.problem.SetText(sentence(err))
		f.problem.Show()
	}
	f.dialog.Refresh()
	if err != nil {
		return
	}
	f.dialog.Hide()
	if now := f.of.state.study().Hybrid; now == nil || !reflect.DeepEqual(*now, h) {
		f.of.price(&h)
	}
}

// read takes what is typed; what is wrong with a field stands below it.
func (f *hybridForm) read() (blend.Hybrid, error) {
	h := blend.Hybrid{Dimension: f.columns[f.column.SelectedIndex()].Name, Why: f.why.text()}
	wrong := false
	for _, l := range f.lines {
		if l.job.Selected == "" && l.share.text() == "" {
			l.share.say(nil)
			continue
		}
		share, err := desk.ReadJobShare(l.share.text())
		if err == nil && l.job.Selected == "" {
			err = errors.New(lang.L("no job is chosen here"))
		}
		l.share.say(err)
		wrong = wrong || err != nil
		h.Jobs = append(h.Jobs, blend.HybridJob{Name: l.job.Selected, Share: share})
	}
	var err error
	h.Premium, err = desk.ReadPremium(f.premium.text())
	f.premium.say(err)
	if wrong || err != nil {
		return h, errors.New(lang.L("one of these cannot be read; see there"))
	}
	return h, nil
}
