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
)

// statusLine is the foot of the window: what was read, what was not, what must
// be known, and what can be taken away.
type statusLine struct {
	window               *Window
	content              fyne.CanvasObject
	rows, took           *widget.RichText
	notTaken, warnings   *widget.Hyperlink
	exporting, savingNow *widget.Button
}

func newStatusLine(w *Window) *statusLine {
	s := &statusLine{window: w, rows: muted(""), took: muted("")}
	s.rows.Wrapping, s.took.Wrapping = fyne.TextWrapOff, fyne.TextWrapOff
	s.notTaken, s.warnings = widget.NewHyperlink("", nil), widget.NewHyperlink("", nil)
	s.notTaken.OnTapped, s.warnings.OnTapped = w.showReport, w.showWarnings
	s.exporting = widget.NewButtonWithIcon("Export", theme.MenuDropUpIcon(), func() {
		w.popUp(s.exporting, w.exportMenu().Items...)
	})
	s.exporting.IconPlacement = widget.ButtonIconTrailingText
	s.exporting.Importance = widget.HighImportance
	s.savingNow = widget.NewButton("Save study", w.saveStudy)
	s.content = container.NewVBox(widget.NewSeparator(), container.New(layout.NewCustomPaddedLayout(0, 4, 6, 10),
		container.NewHBox(s.rows, s.notTaken, s.warnings, s.took, layout.NewSpacer(), s.savingNow, s.exporting)))
	return s
}

// show shows how an answer came about.
func (s *statusLine) show(a answer) {
	about := s.window.source.About()
	setText(s.rows, table.Plural(about.RowsRead, "row", "rows"))
	s.notTaken.SetText(countText(about.RowsNotTaken) + " not taken")
	warnings := len(realWarnings(a))
	s.warnings.TextStyle = fyne.TextStyle{Bold: warnings > 0}
	s.warnings.SetText(table.Plural(warnings, "warning", "warnings"))
	setText(s.took, durationText(a.took))
}

// durationText writes how long a question took: "3 ms".
func durationText(d time.Duration) string {
	if d < time.Millisecond {
		return "under 1 ms"
	}
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
