package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/widgets"
)

// longSelect is a select that may have so many options that they are searched
// instead of looked through.
type longSelect struct {
	widget.Select
	window *Window
	title  string // of the options
}

// manyOptions are more than fit on a screen.
const manyOptions = 25

func newLongSelect(w *Window, title string, changed func(string)) *longSelect {
	s := &longSelect{window: w, title: title}
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
	s.window.win.Canvas().Focus(s)
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
	s.window.openList(s, widgets.NewPicklist("Search", []widgets.PickGroup{group}, s.Selected), search, s.SetSelected)
}

// openList opens a list below a widget, or above it where there is more room, with
// a search to begin with, and calls back with what is picked.
func (w *Window) openList(at fyne.CanvasObject, list *widgets.Picklist, search string, picked func(value string)) {
	const margin, most = 8, 440
	canvas := w.win.Canvas()
	corner, size := w.deps.App.Driver().AbsolutePositionForObject(at), at.Size()
	above, below := corner.Y-margin, canvas.Size().Height-corner.Y-size.Height-margin
	height := fyne.Min(list.Height(), most)
	place := fyne.NewPos(corner.X, corner.Y+size.Height)
	if height > below && above > below {
		height = fyne.Min(height, above)
		place.Y = corner.Y - height
	} else {
		height = fyne.Min(height, below)
	}
	width := fyne.Max(size.Width, list.MinSize().Width)
	place.X = fyne.Max(0, fyne.Min(place.X, canvas.Size().Width-width-margin))
	popUp := widget.NewPopUp(list, canvas)
	popUp.Resize(fyne.NewSize(width, height))
	popUp.ShowAtPosition(place)
	list.OnLeave = popUp.Hide
	list.OnPicked = func(value string) {
		popUp.Hide()
		picked(value)
	}
	list.Search(search)
	canvas.Focus(list.Field())
}
