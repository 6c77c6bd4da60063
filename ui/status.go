package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// statusState is what the line needs of the state.
type statusState interface {
	market() *desk.Source
	waiting() bool
	giveUp()
	onScreen() answer
	take()
}

// statusLine is the foot of the window: what was read, what was not, what must
// be known, and what can be taken away.
type statusLine struct {
	state                statusState
	content              fyne.CanvasObject
	rows, took, where    *widget.RichText
	stop                 *widgets.Hyperlink // ends what a database is asked
	take                 *widgets.Hyperlink // takes those on screen of it
	notTaken, warnings   *widgets.Hyperlink
	exporting, savingNow *widgets.Button
}

func newStatusLine(s statusState, over *dialogs, reports *reports, file *studyFile, exports func() *fyne.Menu) *statusLine {
	l := &statusLine{state: s, rows: muted(""), took: muted(""), where: muted("")}
	l.rows.Wrapping, l.took.Wrapping, l.where.Wrapping = fyne.TextWrapOff, fyne.TextWrapOff, fyne.TextWrapOff
	l.notTaken, l.warnings = widgets.NewHyperlink("", nil), widgets.NewHyperlink("", nil)
	l.notTaken.OnTapped, l.warnings.OnTapped = reports.rows, reports.warnings
	l.stop = widgets.NewHyperlink(lang.L("Stop"), nil)
	l.stop.OnTapped = s.giveUp
	l.take = widgets.NewHyperlink("", nil)
	l.take.OnTapped = s.take
	l.where.Hide()
	l.stop.Hide()
	l.take.Hide()
	l.exporting = widgets.NewButtonWithIcon(lang.L("Export"), theme.MenuDropUpIcon(), func() {
		over.menu(l.exporting, exports().Items...)
	})
	l.exporting.IconPlacement = widget.ButtonIconTrailingText
	l.exporting.Importance = widget.HighImportance
	l.savingNow = widgets.NewButton(lang.L("Save study"), file.save)
	l.content = container.NewVBox(widget.NewSeparator(), container.New(layout.NewCustomPaddedLayout(0, 4, 6, 10),
		container.NewHBox(l.rows, l.notTaken, l.warnings, l.took, l.where, l.stop, l.take, layout.NewSpacer(), l.savingNow, l.exporting)))
	return l
}

// showMarket shows what was read of a market that has given no answer yet.
func (s *statusLine) showMarket() {
	about := s.state.market().About()
	setText(s.rows, lang.N(about.RowsRead, "row", "rows"))
	s.notTaken.SetText(lang.F("%s not taken", countText(about.RowsNotTaken)))
	s.warnings.SetText("")
	setText(s.took, "")
}

// show shows how an answer came about.
func (s *statusLine) show(a answer) {
	s.showMarket()
	warnings := len(realWarnings(a))
	s.warnings.TextStyle = fyne.TextStyle{Bold: warnings > 0}
	s.warnings.SetText(lang.N(warnings, "warning", "warnings"))
	setText(s.took, durationText(a.took))
	s.offer()
	s.content.Refresh() // texts have other widths now
}

// offer offers to take those on screen of the database that is asked, where they fit.
func (s *statusLine) offer() {
	s.take.Hide()
	a := s.state.onScreen()
	if a.where == "" || s.state.waiting() {
		return
	}
	if _, crowd, ok := a.Taking(); ok && crowd.Fits() {
		s.take.SetText(lang.F("Take these %s (%s)", peopleText(crowd.People), table.Bytes(crowd.Memory)))
		s.take.Show()
	}
}

// showAsking says where figures are worked out, unless that is here, and lets the user stop
// it.
func (s *statusLine) showAsking() {
	where, waiting := s.state.market().Where(), s.state.waiting()
	switch {
	case where == "":
	case waiting:
		setText(s.where, lang.F("asking %s…", where))
	default:
		setText(s.where, lang.F("worked out by %s", where))
	}
	s.where.Hidden = where == ""
	s.stop.Hidden = where == "" || !waiting
	s.offer()
	s.content.Refresh()
}

// durationText writes how long a question took: "3 ms".
func durationText(d time.Duration) string {
	if d < time.Millisecond {
		return lang.L("under 1 ms")
	}
	if d < time.Second {
		return lang.F("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
