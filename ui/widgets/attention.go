package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// focusable is the base of a widget that shows whether the keyboard is in it. What
// embeds it adds TypedKey and draws by focused.
type focusable struct {
	widget.BaseWidget
	focused bool
}

// FocusGained implements fyne.Focusable.
func (f *focusable) FocusGained() { f.focused = true; f.Refresh() }

// FocusLost implements fyne.Focusable.
func (f *focusable) FocusLost() { f.focused = false; f.Refresh() }

// TypedRune implements fyne.Focusable: a widget without a text has no use for one.
func (f *focusable) TypedRune(rune) {}

// responsive is the base of a widget that shows whether the keyboard or the pointer
// is in it. What embeds it draws by focused and hovered.
type responsive struct {
	focusable
	hovered bool
}

// MouseIn implements desktop.Hoverable.
func (r *responsive) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (r *responsive) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *responsive) MouseOut() { r.hovered = false; r.Refresh() }

// presses reports whether a key does what a click does.
func presses(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace
}
