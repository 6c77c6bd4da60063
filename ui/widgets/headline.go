package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Figure is what a Headline says.
type Figure struct {
	Label  string // "Median"
	Value  string // "$152,000"; "" if there is none
	Second string // beside the value: "$73.08 an hour"
	Third  string // muted: "95 %: $148,000–$156,000, precise"
	Reason string // stands in place of the value where there is none
	Tip    string // how the figure came about
}

// Headline is a card with one large figure and a bar in the figure's hue. Where
// the figure is withheld, the reason stands in its place.
//
// It has the keyboard like a button: Enter or a click opens it, Ctrl+C copies.
type Headline struct {
	tipped

	Hue    fyne.ThemeColorName // "" for a figure without a hue of its own
	OnOpen func()              // nil if there is nothing to open
	OnCopy func()              // Ctrl+C
	figure Figure
	reason []*canvas.Text
	texts  [4]*canvas.Text // label, value, second, third
	bar    *canvas.Rectangle
	ground *canvas.Rectangle
}

var (
	_ fyne.Focusable     = (*Headline)(nil)
	_ fyne.Shortcutable  = (*Headline)(nil)
	_ fyne.Tappable      = (*Headline)(nil)
	_ desktop.Hoverable  = (*Headline)(nil)
	_ desktop.Cursorable = (*Headline)(nil)
)

const (
	headlineBar     = 4
	headlineInset   = 10
	headlinePadding = 6
	headlineWidth   = 130
)

// NewHeadline makes an empty card of a hue.
func NewHeadline(hue fyne.ThemeColorName) *Headline {
	h := &Headline{Hue: hue}
	h.tip = func() string { return h.figure.Tip }
	h.ExtendBaseWidget(h)
	return h
}

// SetFigure shows another figure.
func (h *Headline) SetFigure(f Figure) {
	if f == h.figure {
		return
	}
	h.figure = f
	h.Refresh()
}

// Figure is the figure shown.
func (h *Headline) Figure() Figure { return h.figure }

// CreateRenderer implements fyne.Widget.
func (h *Headline) CreateRenderer() fyne.WidgetRenderer {
	h.ground, h.bar = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	h.ground.CornerRadius, h.bar.CornerRadius = 6, headlineBar/2
	for i := range h.texts {
		h.texts[i] = newText("")
	}
	h.style()
	return &simpleRenderer{
		layout:  h.layout,
		min:     h.minSize,
		refresh: func() { h.style(); h.layout(h.Size()); canvas.Refresh(h) },
		objects: h.objects,
	}
}

func (h *Headline) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{h.ground, h.bar}
	for _, t := range h.texts {
		objects = append(objects, t)
	}
	for _, t := range h.reason {
		objects = append(objects, t)
	}
	return objects
}

func (h *Headline) style() {
	f := h.figure
	for i, text := range []string{f.Label, f.Value, f.Second, f.Third} {
		h.texts[i].Text = text
	}
	h.texts[1].TextStyle = fyne.TextStyle{Bold: true}
	restyle(h, h.texts[0], ColorNameMuted, theme.SizeNameText)
	restyle(h, h.texts[1], theme.ColorNameForeground, SizeNameFigure)
	restyle(h, h.texts[2], theme.ColorNameForeground, theme.SizeNameText)
	restyle(h, h.texts[3], ColorNameMuted, theme.SizeNameCaptionText)

	h.bar.Hidden = h.Hue == ""
	if !h.bar.Hidden {
		h.bar.FillColor = colorOf(h, h.Hue)
	}
	h.ground.FillColor = colorOf(h, ColorNamePanel)
	var opens fyne.ThemeColorName
	if h.hovered && h.OnOpen != nil {
		opens = theme.ColorNameInputBorder
	}
	edge(h, h.ground, h.focused, opens)
	h.ground.Refresh()
	h.bar.Refresh()
}

// minSize has room for all lines, shown or not, so that the cards of a row stay
// as high as each other and nothing jumps when a figure is withheld.
func (h *Headline) minSize() fyne.Size {
	label, value, second, third := h.texts[0].MinSize(), h.texts[1].MinSize(), h.texts[2].MinSize(), h.texts[3].MinSize()
	width := fyne.Max(headlineWidth, 2*headlineInset+slices.Max([]float32{label.Width, value.Width + headlineGap + second.Width, third.Width}))
	figure := fyne.MeasureText("0", sizeOf(h, SizeNameFigure), fyne.TextStyle{Bold: true}).Height
	caption := fyne.MeasureText("0", sizeOf(h, theme.SizeNameCaptionText), fyne.TextStyle{}).Height
	return fyne.NewSize(width, lineHeight(h)+figure+caption+2*headlinePadding)
}

// headlineGap is between a value and what stands beside it.
const headlineGap = 8

func (h *Headline) layout(size fyne.Size) {
	h.ground.Resize(size)
	h.bar.Move(fyne.NewPos(0, headlinePadding))
	h.bar.Resize(fyne.NewSize(headlineBar, size.Height-2*headlinePadding))
	for _, t := range h.texts {
		t.Resize(t.MinSize())
	}
	label, value, second, third := h.texts[0], h.texts[1], h.texts[2], h.texts[3]
	y := float32(headlinePadding)
	label.Move(fyne.NewPos(headlineInset, y))
	y += lineHeight(h)
	value.Move(fyne.NewPos(headlineInset, y))
	figure := fyne.MeasureText("0", value.TextSize, value.TextStyle).Height
	foot := figure - second.MinSize().Height - (value.TextSize-second.TextSize)/5 // so that both stand on one line
	second.Move(fyne.NewPos(headlineInset+value.MinSize().Width+headlineGap, y+foot))
	third.Move(fyne.NewPos(headlineInset, y+figure))
	h.layoutReason(size.Width - 2*headlineInset)
}

// layoutReason writes the reason, wrapped, where the value would be.
func (h *Headline) layoutReason(room float32) {
	h.reason = nil
	if h.figure.Value != "" || h.figure.Reason == "" {
		return
	}
	y := headlinePadding + lineHeight(h) + 2
	for _, line := range wrap(h.figure.Reason, room, sizeOf(h, theme.SizeNameText)) {
		text := newText(line)
		restyle(h, text, ColorNameMuted, theme.SizeNameText)
		text.Resize(text.MinSize())
		text.Move(fyne.NewPos(headlineInset, y))
		h.reason = append(h.reason, text)
		y += lineHeight(h)
	}
}

// Tapped implements fyne.Tappable.
func (h *Headline) Tapped(*fyne.PointEvent) {
	focus(h)
	h.open()
}

func (h *Headline) open() {
	if h.OnOpen != nil {
		h.OnOpen()
	}
}

// TypedKey implements fyne.Focusable.
func (h *Headline) TypedKey(e *fyne.KeyEvent) {
	if presses(e) {
		h.open()
		return
	}
	h.unused(e)
}

// TypedShortcut implements fyne.Shortcutable.
func (h *Headline) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && h.OnCopy != nil {
		h.OnCopy()
		return
	}
	UnusedShortcut(h, s)
}

// Cursor implements desktop.Cursorable.
func (h *Headline) Cursor() desktop.Cursor {
	if h.OnOpen != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
