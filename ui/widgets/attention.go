package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// focusable is the base of a widget that shows whether the keyboard is in it. What
// embeds it adds TypedKey and draws by focused.
type focusable struct {
	widget.BaseWidget
	self    fyne.Widget // what embeds it
	focused bool
}

// ExtendBaseWidget remembers what embeds it.
func (f *focusable) ExtendBaseWidget(self fyne.Widget) {
	f.self = self
	f.BaseWidget.ExtendBaseWidget(self)
}

// FocusGained implements fyne.Focusable.
func (f *focusable) FocusGained() {
	f.focused = true
	f.Refresh()
	Reveal(f.self)
}

// FocusLost implements fyne.Focusable.
func (f *focusable) FocusLost() { f.focused = false; f.Refresh() }

// Hide implements fyne.CanvasObject: what is not there has no keyboard.
func (f *focusable) Hide() {
	LetGo(f.self)
	f.BaseWidget.Hide()
}

// TypedRune implements fyne.Focusable: a widget without a text has no use for one.
func (f *focusable) TypedRune(rune) {}

// unused hands on a key.
func (f *focusable) unused(e *fyne.KeyEvent) { Unused(f.self, e) }

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

// tipped is responsive, and says more once the pointer has rested on it.
type tipped struct {
	responsive
	Tips *Tips
	tip  func() string
}

// MouseIn implements desktop.Hoverable.
func (t *tipped) MouseIn(e *desktop.MouseEvent) {
	t.responsive.MouseIn(e)
	t.MouseMoved(e)
}

// MouseMoved implements desktop.Hoverable.
func (t *tipped) MouseMoved(e *desktop.MouseEvent) { t.Tips.Later(t.tip(), e.AbsolutePosition) }

// MouseOut implements desktop.Hoverable.
func (t *tipped) MouseOut() {
	t.Tips.Hide()
	t.responsive.MouseOut()
}

// edge draws the edge of a widget's ground: a ring where it has the keyboard, else in a
// colour; "" is none.
func edge(of fyne.Widget, ground *canvas.Rectangle, focused bool, otherwise fyne.ThemeColorName) {
	if focused {
		otherwise = ColorNameRing
	}
	ground.StrokeWidth = 0
	if otherwise != "" {
		ground.StrokeWidth, ground.StrokeColor = 1.5, colorOf(of, otherwise)
	}
}

// presses reports whether a key does what a click does.
func presses(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace
}
