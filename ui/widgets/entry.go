package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is Fyne's text field, in which Escape, the function keys and shortcuts that it
// has no use for reach the window.
type Entry struct {
	widget.Entry
	list func()      // what there is to choose from; nil for nothing
	self fyne.Widget // what it is part of
}

// NewEntry makes an empty text field.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewPasswordEntry makes an empty text field that does not show what is typed.
func NewPasswordEntry() *Entry {
	e := &Entry{}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// Offer gives the field texts to choose from, which Down lists, or a click on its icon. The
// icon does not take the keyboard: within a field, Tab and Shift+Tab would go to it in
// different orders.
func (e *Entry) Offer(list func()) {
	e.list = list
	e.ActionItem = NewTapIcon(theme.MenuDropDownIcon(), list)
}

// ExtendBaseWidget implements fyne.Widget.
func (e *Entry) ExtendBaseWidget(self fyne.Widget) {
	e.self = self
	e.Entry.ExtendBaseWidget(self)
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() { e.Entry.FocusGained(); Reveal(e.self) }

// Hide implements fyne.CanvasObject.
func (e *Entry) Hide() { LetGo(e.self); e.Entry.Hide() }

// TypedKey implements fyne.Focusable. Enter is the window's where nothing waits for it.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if isCommand(key.Name) || enter && e.OnSubmitted == nil && !e.MultiLine {
		Unused(e.self, key)
		return
	}
	if key.Name == fyne.KeyDown && e.list != nil {
		e.list()
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); custom {
		UnusedShortcut(e.self, s)
	}
}

// UndoTyping takes back what was typed last, and reports whether there was anything.
func (e *Entry) UndoTyping() bool {
	before := e.Text
	e.Undo()
	return e.Text != before
}

// RedoTyping types again what was taken back last, and reports whether there was
// anything.
func (e *Entry) RedoTyping() bool {
	before := e.Text
	e.Redo()
	return e.Text != before
}

// isCommand reports whether a key has nothing to do with a text.
func isCommand(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10, desktop.KeyMenu:
		return true
	default:
		return false
	}
}

// TapIcon is an icon that does something when it is clicked. The keyboard has another
// way to do it.
type TapIcon struct {
	widget.Icon
	tapped func()
}

// NewTapIcon makes an icon that is clicked.
func NewTapIcon(icon fyne.Resource, tapped func()) *TapIcon {
	t := &TapIcon{tapped: tapped}
	t.Resource = icon
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *TapIcon) Tapped(*fyne.PointEvent) { t.tapped() }

// Cursor implements desktop.Cursorable.
func (t *TapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }
