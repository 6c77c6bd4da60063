package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// count counts the people of a table and asks what is to become of them.
func (p *importPage) count(o ingest.Options) {
	from := study.Source{Options: o, Database: p.source.From.Database}
	p.loader.count(from, func(crowd desk.Crowd) { p.ask(from, crowd) })
}

// count counts who of a table is wanted, while a dialog lets the user cancel.
func (l *loader) count(from study.Source, then func(desk.Crowd)) {
	var crowd desk.Crowd
	from.Database.Timeout = longest
	l.read(desk.Name(desk.Place(from)), func(ctx context.Context, _ sheets.Progress) (_ *desk.Source, err error) {
		crowd, err = desk.Count(ctx, from)
		return nil, err
	}, func(_ *desk.Source, err error) {
		if err != nil {
			l.dialogs.fail(lang.L("The people could not be counted"), err)
			return
		}
		then(crowd)
	})
}

// fate is something that may become of the people of a table.
type fate struct {
	name, why string
	off       bool
	do        func()
}

// ask asks whether the people of a table are taken or stay where they are.
func (p *importPage) ask(from study.Source, crowd desk.Crowd) {
	asked := from
	asked.Database.Narrow, asked.Database.Ask = nil, true
	size, most := table.Bytes(crowd.Memory), table.Bytes(crowd.Most)
	take := fate{
		lang.F("Take all (%s)", size), lang.L("They are held in this machine's memory, and every click answers at once."), false,
		func() { p.loader.load(from, p.taken) },
	}
	if !crowd.Fits() {
		take.off, take.why = true, lang.F("They do not fit: %s are free for them here.", most)
	}
	p.dialogs.ways(lang.F("%s in %s", peopleText(crowd.People), p.name()),
		take,
		fate{
			lang.L("Narrow first"), lang.L("The database filters them. Those who are left are taken then, by the link at the foot of the window."), false,
			func() { p.loader.load(asked, func(source *desk.Source) { p.taken(source); p.opener.onNarrow() }) },
		},
		fate{
			lang.L("Leave them there"), lang.L("The database works every figure out, and nobody's row is copied. A click takes as long as it needs."), false,
			func() { p.loader.load(asked, p.taken) },
		})
}

// take takes those on screen of the database that is asked, as a step that can be undone:
// then it is asked again.
func (s *state) take() {
	from, crowd, ok := s.answer.Taking()
	if !ok {
		return
	}
	s.besides()
	where := s.source.Where()
	s.loader.load(from, func(source *desk.Source) {
		s.adoptTelling(s.study().WithSource(source.From), source, func() {
			s.loader.notice.show(lang.F("%s were taken and answer at once; nobody else is here. Undo asks %s again.", peopleText(crowd.People), where))
		})
	})
}

// peopleText is a number of people: "9,800,000 people".
func peopleText(n int64) string { return lang.N(int(n), "person", "people") }

// ways puts ways to go on over the window, each with what speaks for it. The first that
// can be gone is usual.
func (d *dialogs) ways(title string, all ...fate) {
	var s *shown
	var usual *widgets.Button
	rows := container.New(layout.NewFormLayout())
	for _, each := range all {
		b := widgets.NewButton(each.name, func() { s.Hide(); each.do() })
		if each.off {
			b.Disable()
		} else if usual == nil {
			usual, b.Importance = b, widget.HighImportance
		}
		why := widget.NewLabel(each.why)
		why.Wrapping = fyne.TextWrapWord
		rows.Add(b)
		rows.Add(why)
	}
	s = d.put(title, rows, fyne.NewSize(620, 0), widgets.NewButton(lang.L("Cancel"), func() { s.Hide() }))
	s.Resize(fyne.NewSize(620, 0)) // as high as the texts are, now that they have their width
	s.usual = usual
	d.focus(usual)
}
