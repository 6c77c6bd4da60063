package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Source is one of several sources that stand together.
type Source struct {
	Name  string
	Share string    // what it weighs: "60 %"; "" where that is not known
	Lines [2]string // who is behind it, beside what it weighs; what of it, and of which day
	Tip   string
	On    bool // it is looked at alone
	Faint bool // another one is
}

// SourceCard is a source as a chip of three lines, with a cross that takes it away. It has
// the keyboard like a button: Enter or a click opens it, Delete removes it, a secondary
// click or the Menu key opens its menu.
type SourceCard struct {
	tipped

	OnOpen   func()
	OnRemove func()
	OnMenu   func(at fyne.Position) // on screen

	source      Source
	ground      *canvas.Rectangle
	name, share *canvas.Text
	lines       [2]*canvas.Text
	cross       *widget.Icon
	cut         [3]cutter
}

var (
	_ fyne.Focusable         = (*SourceCard)(nil)
	_ fyne.Tappable          = (*SourceCard)(nil)
	_ fyne.SecondaryTappable = (*SourceCard)(nil)
	_ desktop.Hoverable      = (*SourceCard)(nil)
	_ desktop.Cursorable     = (*SourceCard)(nil)
)

// NewSourceCard makes a card of nothing.
func NewSourceCard() *SourceCard {
	c := &SourceCard{}
	c.tip = func() string { return c.source.Tip }
	c.ExtendBaseWidget(c)
	return c
}

// SetSource shows another source.
func (c *SourceCard) SetSource(s Source) {
	if s == c.source {
		return
	}
	c.source = s
	c.Refresh()
}

// Source is the source shown.
func (c *SourceCard) Source() Source { return c.source }

// CreateRenderer implements fyne.Widget.
func (c *SourceCard) CreateRenderer() fyne.WidgetRenderer {
	c.ground, c.cross = canvas.NewRectangle(color.Transparent), widget.NewIcon(nil)
	c.ground.CornerRadius = 6
	c.name, c.share, c.lines = newText(""), newText(""), [2]*canvas.Text{newText(""), newText("")}
	c.style()
	return &simpleRenderer{
		layout:  c.layout,
		min:     c.minSize,
		refresh: func() { c.style(); c.layout(c.Size()); canvas.Refresh(c) },
		objects: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{c.ground, c.name, c.share, c.lines[0], c.lines[1], c.cross}
		},
	}
}

func (c *SourceCard) style() {
	name := theme.ColorNameForeground
	if c.source.Faint {
		name = ColorNameMuted
	}
	c.name.TextStyle = fyne.TextStyle{Bold: true}
	c.share.Text = c.source.Share
	restyle(c, c.name, name, theme.SizeNameText)
	restyle(c, c.share, name, theme.SizeNameText)
	for _, line := range c.lines {
		restyle(c, line, ColorNameMuted, theme.SizeNameCaptionText)
	}
	c.ground.FillColor = colorOf(c, theme.ColorNameButton)
	var on fyne.ThemeColorName
	switch {
	case c.source.On:
		on = theme.ColorNamePrimary
	case c.hovered:
		on = theme.ColorNameInputBorder
	}
	edge(c, c.ground, c.focused, on)
	cross := theme.ColorNamePlaceHolder
	if c.hovered || c.focused {
		cross = theme.ColorNameForeground
	}
	setIcon(c.cross, theme.NewColoredResource(theme.CancelIcon(), cross))
	c.ground.Refresh()
}

// narrowestCard is the least width of a card, times the size of its text.
const narrowestCard = 12.5

func (c *SourceCard) minSize() fyne.Size {
	return fyne.NewSize(narrowestCard*sizeOf(c, theme.SizeNameText), lineHeight(c)+2*c.captionHeight()+8)
}

func (c *SourceCard) captionHeight() float32 {
	return fyne.MeasureText("0", sizeOf(c, theme.SizeNameCaptionText), fyne.TextStyle{}).Height
}

func (c *SourceCard) layout(size fyne.Size) {
	c.ground.Resize(size)
	c.cross.Resize(fyne.NewSquareSize(chipCross))
	c.cross.Move(fyne.NewPos(size.Width-chipCross-chipInset/2, 4+(lineHeight(c)-chipCross)/2))
	c.write(0, c.name, c.source.Name, 4, c.cross.Position().X-chipGap-chipInset)
	share, room := c.share.MinSize(), size.Width-2*chipInset
	y := 4 + lineHeight(c)
	foot := c.captionHeight() - share.Height + (c.share.TextSize-c.lines[0].TextSize)/5 // so that both stand on one line
	c.share.Move(fyne.NewPos(size.Width-chipInset-share.Width, y+foot))
	c.share.Resize(share)
	c.write(1, c.lines[0], c.source.Lines[0], y, room-share.Width-chipGap)
	c.write(2, c.lines[1], c.source.Lines[1], y+c.captionHeight(), room)
}

// write writes a line into the room that it has.
func (c *SourceCard) write(i int, t *canvas.Text, text string, y, room float32) {
	t.Text = c.cut[i].cut(text, room, t.TextSize, t.TextStyle)
	t.Move(fyne.NewPos(chipInset, y))
	t.Resize(t.MinSize())
	t.Refresh()
}

// Tapped implements fyne.Tappable: the cross removes, the rest opens.
func (c *SourceCard) Tapped(e *fyne.PointEvent) {
	at := c.cross.Position()
	if e.Position.X >= at.X-chipInset/2 && e.Position.Y <= at.Y+chipCross+chipInset/2 {
		c.do(c.OnRemove)
		return
	}
	c.do(c.OnOpen)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (c *SourceCard) TappedSecondary(e *fyne.PointEvent) { c.menu(e.AbsolutePosition) }

func (c *SourceCard) menu(at fyne.Position) {
	c.Tips.Hide()
	if c.OnMenu != nil {
		c.OnMenu(at)
	}
}

func (c *SourceCard) do(what func()) {
	c.Tips.Hide()
	if what != nil {
		what()
	}
}

// TypedKey implements fyne.Focusable.
func (c *SourceCard) TypedKey(e *fyne.KeyEvent) {
	switch {
	case presses(e):
		c.do(c.OnOpen)
	case slices.Contains([]fyne.KeyName{fyne.KeyDelete, fyne.KeyBackspace}, e.Name):
		c.do(c.OnRemove)
	case e.Name == desktop.KeyMenu:
		c.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height))
	default:
		c.unused(e)
	}
}

// Cursor implements desktop.Cursorable.
func (c *SourceCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel implements fyne.Accessible: the card read out.
func (c *SourceCard) AccessibilityLabel() string {
	label := c.source.Name
	for _, more := range []string{c.source.Share, c.source.Lines[0], c.source.Lines[1]} {
		if more != "" {
			label += ", " + more
		}
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (c *SourceCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
