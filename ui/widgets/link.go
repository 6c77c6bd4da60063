package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Link is a small text that does something: "clear all", "12 more".
type Link struct {
	responsive
	Text     string
	OnTapped func()
}

var (
	_ fyne.Focusable    = (*Link)(nil)
	_ fyne.Tappable     = (*Link)(nil)
	_ desktop.Hoverable = (*Link)(nil)
)

// NewLink makes a link.
func NewLink(text string, tapped func()) *Link {
	l := &Link{Text: text, OnTapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// SetText changes the text; an empty one hides the link.
func (l *Link) SetText(text string) {
	l.Text, l.Hidden = text, text == ""
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *Link) Tapped(*fyne.PointEvent) { l.OnTapped() }

// TypedKey implements fyne.Focusable.
func (l *Link) TypedKey(e *fyne.KeyEvent) {
	if presses(e) {
		l.OnTapped()
		return
	}
	l.unused(e)
}

// Cursor implements desktop.Cursorable.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	text, ground := newText(l.Text), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 4
	style := func() {
		text.Text = l.Text
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
