package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// link is a small text that does something: "clear all", "12 more".
type link struct {
	widget.BaseWidget
	text    string
	tapped  func()
	focused bool
	hovered bool
}

var (
	_ fyne.Focusable    = (*link)(nil)
	_ fyne.Tappable     = (*link)(nil)
	_ desktop.Hoverable = (*link)(nil)
)

func newLink(text string, tapped func()) *link {
	l := &link{text: text, tapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// setText changes the text; an empty one hides the link.
func (l *link) setText(text string) {
	l.text, l.Hidden = text, text == ""
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *link) Tapped(*fyne.PointEvent) { l.tapped() }

// TypedKey implements fyne.Focusable.
func (l *link) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace {
		l.tapped()
	}
}

// TypedRune implements fyne.Focusable.
func (l *link) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (l *link) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *link) FocusLost() { l.focused = false; l.Refresh() }

// MouseIn implements desktop.Hoverable.
func (l *link) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *link) MouseOut() { l.hovered = false; l.Refresh() }

// Cursor implements desktop.Cursorable.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	text, ground := newText(l.text), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 4
	style := func() {
		text.Text = l.text
		name := ColorNameMuted
		if l.hovered || l.focused {
			name = theme.ColorNameForeground
		}
		restyle(l, text, name, theme.SizeNameText)
		ground.FillColor = color.Transparent
		if l.focused {
			ground.FillColor = colorOf(l, theme.ColorNameFocus)
		}
	}
	style()
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			ground.Move(fyne.NewPos(-4, 1))
			ground.Resize(size.AddWidthHeight(8, -2))
			text.Resize(text.MinSize())
			text.Move(fyne.NewPos(0, (size.Height-text.MinSize().Height)/2))
		},
		min:     func() fyne.Size { return text.MinSize().AddWidthHeight(0, 8) },
		refresh: func() { style(); canvas.Refresh(l) },
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{ground, text} },
	}
}
