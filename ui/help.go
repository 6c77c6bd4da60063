package ui

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/manual"
)

// otherKeys are those that no menu shows.
var otherKeys = [][2]string{
	{lang.L("Tab, Shift+Tab"), lang.L("go through everything on screen")},
	{lang.L("Space, Enter"), lang.L("tick a value, open a section, press a button")},
	{lang.L("Arrows"), lang.L("walk the rows of a list, the cells of the table, the marks of the chart")},
	{lang.L("Enter on a figure"), lang.L("how it came about and the people behind it")},
	{lang.L("Ctrl+C"), lang.L("copy the row of the table, the table where none is selected, or the chart")},
	{lang.L("Menu key, Shift+F10"), lang.L("the menu of the row, the column or the mark")},
	{lang.L("Alt+F, E, V, X, H; F10"), lang.L("the menus File, Edit, View, Export and Help")},
	{lang.L("Page up, Page down"), lang.L("scroll what the keyboard is in")},
	{lang.L("Enter in a dialog"), lang.L("what its last button does")},
	{lang.L("Escape"), lang.L("close what is on top; an import only when asked")},
}

// helpState is what help needs of the state.
type helpState interface {
	study() study.Study
}

// help is what explains the program.
type help struct {
	state   helpState
	dialogs *dialogs
	openURL func(*url.URL) error
	version string
	manual  *manual.Manual
}

// showManual opens the manual in a window of its own.
func (h *help) showManual() {
	if err := h.manual.Show(); err != nil {
		h.dialogs.fail(lang.L("The manual could not be opened"), err)
	}
}

// showKeys lists what can be done from the keyboard: the keys of the menus, and those
// that no menu shows.
func (h *help) showKeys(menus [][2]string) {
	list := func(keys [][2]string) fyne.CanvasObject {
		rows := container.New(layout.NewFormLayout())
		for _, key := range keys {
			rows.Add(widget.NewLabelWithStyle(key[0], fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
			rows.Add(widget.NewLabel(key[1]))
		}
		return rows
	}
	half := (len(menus) + 1) / 2
	h.dialogs.large(lang.L("Keyboard"), container.NewVScroll(container.NewVBox(
		container.NewGridWithColumns(2, list(menus[:half]), list(menus[half:])),
		widget.NewSeparator(), list(otherKeys))))
}

// showMethod says how figures come about and when they are withheld.
func (h *help) showMethod() {
	q := h.state.study().Query
	text := strings.Join([]string{
		lang.F("Percentiles: %s, so a check in Excel gives the same figure.", table.MethodName),
		lang.L("Top 10 % means the pay at which the best-paid tenth begins, the 90th percentile; never the mean of that tenth."),
		lang.L("Confidence intervals: 95 %, from exact binomial order statistics. Too few people have none, and the figure says how many it would need."),
		lang.F("Withheld: %s. The reason stands where the number would be.", table.Words(q.Gate.Remark())),
		lang.F("Hourly pay is annual pay divided by %s hours.", money.Grouped(q.Hours)),
		lang.L("Counts beside the values of a filter are the people there would be if that value were the only one ticked in its own filter."),
	}, "\n\n")
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	h.dialogs.large(lang.L("How figures come about"), container.NewVScroll(label))
}

// showAbout says what the program is.
func (h *help) showAbout() {
	h.dialogs.closing(lang.F("Paybench %s", h.version), widget.NewLabel(strings.Join([]string{
		lang.L("What does this job pay, and where does our pay stand?"),
		lang.L("Everything happens on this machine. Only a database that you connect to is spoken with."),
		"",
		lang.L("Free software under the MIT licence, which comes with it."),
	}, "\n")), fyne.NewSize(480, 0))
}

// declarationText is a declaration as people read it.
func declarationText(d market.Declaration) string {
	if d == "" {
		return lang.L("Not said")
	}
	return table.Capital(string(d))
}
