package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// meaningBox shows what a column was taken for, and opens the list of all meanings:
// by a click, Enter or an arrow, or by a letter, which is searched for.
type meaningBox struct {
	widgets.Select
	keys keyed
	open func(search string)
}

// meaningChoice chooses what a column is taken for.
func (l *columnList) meaningChoice(i int) fyne.CanvasObject {
	c := l.found.Columns[i]
	m := &meaningBox{}
	m.ExtendBaseWidget(m)
	m.Options = []string{meaningText(c.Meaning)}
	m.PlaceHolder = " "
	m.Selected = m.Options[0]
	m.open = func(search string) { l.openMeanings(c, m, search) }
	m.keys = l.fields.name("meaning "+c.Header, i, m)
	return sized(m, 190)
}

// Tapped implements fyne.Tappable.
func (m *meaningBox) Tapped(*fyne.PointEvent) {
	m.keys.of.dialogs.focus(m)
	m.open("")
}

// FocusGained implements fyne.Focusable.
func (m *meaningBox) FocusGained() { m.keys.gained(); m.Select.FocusGained() }

// TypedKey implements fyne.Focusable.
func (m *meaningBox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyUp, fyne.KeyDown:
		m.open("")
	default:
		widgets.Unused(m, e)
	}
}

// TypedRune implements fyne.Focusable.
func (m *meaningBox) TypedRune(r rune) {
	if r != ' ' {
		m.open(string(r))
	}
}

// openMeanings opens the list of meanings at a column's box.
func (l *columnList) openMeanings(c ingest.ColumnReport, at fyne.CanvasObject, search string) {
	list := widgets.NewPicklist(lang.L("Search meanings"), l.meaningGroups(c), string(c.Meaning))
	l.dialogs.list(at, list, search, func(value string) {
		if value != string(c.Meaning) {
			l.chooseMeaning(c.Header, columns.Meaning(value))
		}
	})
}

// chooseMeaning takes a column for something else; "" leaves it to the file again.
func (l *columnList) chooseMeaning(header string, m columns.Meaning) {
	l.chooseColumn(header, func(choice *ingest.Choice) { choice.Meaning = m })
}

// meaningGroups are the meanings that a column can have, as the list shows them.
func (l *columnList) meaningGroups(c ingest.ColumnReport) []widgets.PickGroup {
	var groups []widgets.PickGroup
	if l.isChosen(c.Header) {
		groups = append(groups, widgets.PickGroup{Name: lang.L("Your choice"), Picks: []widgets.Pick{{Label: lang.L("Leave it to the file again"), Also: "undo"}}})
	}
	for i, g := range columns.Groups() {
		if i == percentilesAt {
			groups = append(groups, pickGroup("percentiles", l.percentiles()))
		}
		groups = append(groups, pickGroup(g.Name, g.Meanings))
	}
	return groups
}

// percentilesAt is before which group of meanings the percentiles stand: after pay,
// its ranges and statistics.
const percentilesAt = 2

// percentiles are those that tables have, and others that this one has.
func (l *columnList) percentiles() []columns.Meaning {
	all := columns.Percentiles()
	for _, c := range l.found.Columns {
		if _, ok := c.Meaning.Percentile(); ok && !slices.Contains(all, c.Meaning) {
			all = append(all, c.Meaning)
		}
	}
	return all
}

// pickGroup is a group of meanings in a list.
func pickGroup(name string, of []columns.Meaning) widgets.PickGroup {
	g := widgets.PickGroup{Name: groupTexts[name]}
	for _, m := range of {
		also := strings.ReplaceAll(string(m), "_", " ") + " " + meaningWords[m]
		g.Picks = append(g.Picks, widgets.Pick{Value: string(m), Label: meaningText(m), Also: also})
	}
	return g
}
