package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/lang"
)

// Chip is one filter in force: "Role: Director of Product Management".
type Chip struct {
	Key   string // what OnRemove reports
	Title string // the filter's name, muted; may be ""
	Text  string // its value
}

// Chips shows the filters in force, row by row, each with a cross that removes
// it. A chip has the keyboard like a button; Enter or Delete removes it.
type Chips struct {
	widget.BaseWidget

	OnRemove func(key string) // a chip's cross
	OnClear  func()           // "clear all", shown from two chips on
	Tips     *Tips            // the whole of texts that are cut

	views  []*chipView
	clear  *Link
	height float32 // of the rows, as last laid out
}

const (
	chipGap    = 6
	chipInset  = 9
	chipCross  = 16
	widestChip = 25 // times the size of its text
)

// NewChips makes an empty row.
func NewChips() *Chips {
	c := &Chips{}
	c.clear = NewLink(lang.L("clear all"), func() {
		if c.OnClear != nil {
			c.OnClear()
		}
	})
	c.clear.Hide()
	c.ExtendBaseWidget(c)
	return c
}

// SetChips replaces the chips.
func (c *Chips) SetChips(chips []Chip) {
	if slices.EqualFunc(chips, c.views, func(chip Chip, view *chipView) bool { return chip == view.chip }) {
		return
	}
	focused := slices.IndexFunc(c.views, func(view *chipView) bool { return view.focused })
	c.views = nil
	for _, chip := range chips {
		view := &chipView{owner: c, chip: chip}
		view.ExtendBaseWidget(view)
		c.views = append(c.views, view)
	}
	c.clear.Hidden = len(chips) < 2
	c.Refresh()
	if focused >= 0 && len(chips) > 0 { // so that Delete can be pressed again
		focus(c.views[min(focused, len(chips)-1)])
	}
}

func (c *Chips) remove(key string) {
	c.Tips.Hide()
	if c.OnRemove != nil {
		c.OnRemove(key)
	}
}

// Inside lets the keyboard come into sight.
func (c *Chips) Inside() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, view := range c.views {
		objects = append(objects, view)
	}
	return append(objects, c.clear)
}

// CreateRenderer implements fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	return &simpleRenderer{
		layout: func(size fyne.Size) { c.place(size.Width) },
		min: func() fyne.Size {
			c.place(c.Size().Width)
			return fyne.NewSize(100, c.height)
		},
		refresh: func() {
			for _, view := range c.views {
				view.Refresh()
			}
			c.place(c.Size().Width)
			canvas.Refresh(c)
		},
		objects: c.Inside,
	}
}

// place lays the chips out in rows of a width; the height that takes is the
// widget's least height from then on.
func (c *Chips) place(width float32) {
	c.height = 0
	if len(c.views) == 0 {
		return
	}
	if width <= 0 {
		width = widestChip * sizeOf(c, theme.SizeNameText)
	}
	at := fyne.Position{}
	put := func(o fyne.CanvasObject) {
		size := o.MinSize()
		size.Width = fyne.Min(size.Width, width)
		if at.X > 0 && at.X+size.Width > width {
			at = fyne.NewPos(0, at.Y+size.Height+chipGap)
		}
		o.Resize(size)
		o.Move(at)
		at.X += size.Width + chipGap
		c.height = at.Y + size.Height
	}
	for _, view := range c.views {
		put(view)
	}
	if !c.clear.Hidden {
		at.X += chipGap
		put(c.clear)
	}
}

// chipView is one chip.
type chipView struct {
	responsive
	owner  *Chips
	chip   Chip
	cut    bool // its text does not show in full
	cutter cutter
}

var (
	_ fyne.Focusable    = (*chipView)(nil)
	_ fyne.Tappable     = (*chipView)(nil)
	_ desktop.Hoverable = (*chipView)(nil)
)

// Tapped implements fyne.Tappable: the whole chip is the button.
func (v *chipView) Tapped(*fyne.PointEvent) { v.owner.remove(v.chip.Key) }

// TypedKey implements fyne.Focusable.
func (v *chipView) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDelete, fyne.KeyBackspace:
		v.owner.remove(v.chip.Key)
	default:
		v.unused(e)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *chipView) MouseIn(e *desktop.MouseEvent) {
	v.responsive.MouseIn(e)
	v.MouseMoved(e)
}

// MouseMoved implements desktop.Hoverable.
func (v *chipView) MouseMoved(e *desktop.MouseEvent) {
	if v.cut {
		v.owner.Tips.Later(v.full(), e.AbsolutePosition)
	}
}

// MouseOut implements desktop.Hoverable.
func (v *chipView) MouseOut() {
	v.owner.Tips.Hide()
	v.responsive.MouseOut()
}

func (v *chipView) full() string {
	if v.chip.Title == "" {
		return v.chip.Text
	}
	return v.chip.Title + ": " + v.chip.Text
}

// chipParts are the canvas objects of a chip.
type chipParts struct {
	ground      *canvas.Rectangle
	title, text *canvas.Text
	cross       *widget.Icon
}

// CreateRenderer implements fyne.Widget.
func (v *chipView) CreateRenderer() fyne.WidgetRenderer {
	p := &chipParts{ground: canvas.NewRectangle(color.Transparent), title: newText(""), text: newText(""), cross: widget.NewIcon(nil)}
	p.ground.CornerRadius = 6
	v.style(p)
	return &simpleRenderer{
		layout: func(size fyne.Size) { v.layout(p, size) },
		min: func() fyne.Size {
			width := v.titleWidth(p) + fyne.MeasureText(v.chip.Text, p.text.TextSize, fyne.TextStyle{}).Width
			width += 2*chipInset + chipCross
			return fyne.NewSize(fyne.Min(width+1, widestChip*p.text.TextSize), lineHeight(v)+8)
		},
		refresh: func() {
			v.style(p)
			v.layout(p, v.Size())
			canvas.Refresh(v)
		},
		objects: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{p.ground, p.title, p.text, p.cross}
		},
	}
}

func (v *chipView) titleWidth(p *chipParts) float32 {
	if v.chip.Title == "" {
		return 0
	}
	return p.title.MinSize().Width + 5
}

func (v *chipView) style(p *chipParts) {
	p.title.Text = v.chip.Title
	restyle(v, p.title, ColorNameMuted, theme.SizeNameText)
	restyle(v, p.text, theme.ColorNameForeground, theme.SizeNameText)
	p.ground.FillColor = colorOf(v, theme.ColorNameButton)
	edge(v, p.ground, v.focused, "")
	name := theme.ColorNamePlaceHolder
	if v.hovered || v.focused {
		name = theme.ColorNameForeground
	}
	setIcon(p.cross, theme.NewColoredResource(theme.CancelIcon(), name))
	p.ground.Refresh()
}

func (v *chipView) layout(p *chipParts, size fyne.Size) {
	p.ground.Resize(size)
	y := (size.Height - lineHeight(v)) / 2
	title := v.titleWidth(p)
	p.title.Move(fyne.NewPos(chipInset, y))
	p.title.Resize(p.title.MinSize())
	room := size.Width - title - 2*chipInset - chipCross
	p.text.Text = v.cutter.cut(v.chip.Text, room, p.text.TextSize, fyne.TextStyle{})
	v.cut = p.text.Text != v.chip.Text
	p.text.Move(fyne.NewPos(chipInset+title, y))
	p.text.Resize(p.text.MinSize())
	p.text.Refresh()
	p.cross.Resize(fyne.NewSquareSize(chipCross))
	p.cross.Move(fyne.NewPos(size.Width-chipCross-chipInset/2, (size.Height-chipCross)/2))
}
