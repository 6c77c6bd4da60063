package ui

import (
	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/ui/widgets"
)

// kindSelect chooses the kind of chart. Its list names the kinds too that there are none
// of, with what they lack.
type kindSelect struct {
	widgets.Select
	controls *controls
	dialogs  *dialogs
}

func newKindSelect(c *controls, over *dialogs) *kindSelect {
	s := &kindSelect{controls: c, dialogs: over}
	s.ExtendBaseWidget(s)
	s.OnChanged = func(string) { c.chooseKind(s.SelectedIndex()) }
	return s
}

// Tapped implements fyne.Tappable.
func (s *kindSelect) Tapped(*fyne.PointEvent) {
	s.dialogs.focus(s)
	s.open()
}

// TypedKey implements fyne.Focusable.
func (s *kindSelect) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		s.open()
		return
	}
	s.Select.TypedKey(e)
}

// open opens the list.
func (s *kindSelect) open() { s.dialogs.menu(s, s.items()...) }

// items are the list.
func (s *kindSelect) items() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, offer := range s.controls.offers {
		item := checked(offer.Label, offer.Label == s.Selected, func() { s.SetSelected(offer.Label) })
		if offer.Lacks != "" {
			item = fyne.NewMenuItem(offer.Label+": "+offer.Lacks, nil)
			item.Disabled = true
		}
		items = append(items, item)
	}
	return items
}
