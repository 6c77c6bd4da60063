package ui

import (
	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// longSelect is a select that may have so many options that they are searched
// instead of looked through.
type longSelect struct {
	widgets.Select
	dialogs *dialogs
	title   string // of the options
}

// manyOptions are more than fit on a screen.
const manyOptions = 25

func newLongSelect(over *dialogs, title string, changed func(string)) *longSelect {
	s := &longSelect{dialogs: over, title: title}
	s.ExtendBaseWidget(s)
	s.OnChanged = changed
	return s
}

// Tapped implements fyne.Tappable.
func (s *longSelect) Tapped(e *fyne.PointEvent) {
	if len(s.Options) <= manyOptions || s.Disabled() {
		s.Select.Tapped(e)
		return
	}
	s.dialogs.focus(s)
	s.open("")
}

// TypedKey implements fyne.Focusable.
func (s *longSelect) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		if len(s.Options) > manyOptions && !s.Disabled() {
			s.open("")
			return
		}
	}
	s.Select.TypedKey(e)
}

// TypedRune implements fyne.Focusable: what is typed is searched for.
func (s *longSelect) TypedRune(r rune) {
	if len(s.Options) > manyOptions && !s.Disabled() && r != ' ' {
		s.open(string(r))
	}
}

// open opens the options as a list that can be searched.
func (s *longSelect) open(search string) {
	group := widgets.PickGroup{Name: table.Capital(s.title)}
	for _, option := range s.Options {
		group.Picks = append(group.Picks, widgets.Pick{Value: option, Label: option})
	}
	s.dialogs.list(s, widgets.NewPicklist(lang.L("Search"), []widgets.PickGroup{group}, s.Selected), search, s.SetSelected)
}
