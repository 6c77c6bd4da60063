package widgets

import (
	"image/color"
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// keyboard is what Fyne's own widgets lack: a ring while they have the keyboard, that
// they come into sight then, and that keys they have no use for reach the window.
type keyboard struct {
	self fyne.Widget // what a widget is part of
	ring *canvas.Rectangle
}

func (k *keyboard) gained() {
	k.show(true)
	if k.self != nil {
		Reveal(k.self)
	}
}

func (k *keyboard) show(focused bool) {
	if k.ring != nil {
		k.ring.Hidden = !focused
		k.ring.Refresh()
	}
}

func (k *keyboard) hide() {
	if k.self != nil {
		LetGo(k.self)
	}
}

func (k *keyboard) unused(e *fyne.KeyEvent) {
	if k.self != nil {
		Unused(k.self, e)
	}
}

// around draws the ring around what another renderer draws.
func (k *keyboard) around(of fyne.WidgetRenderer) fyne.WidgetRenderer {
	k.ring = canvas.NewRectangle(color.Transparent)
	k.ring.CornerRadius, k.ring.StrokeWidth, k.ring.Hidden = 5, 1.5, true
	r := &ringed{of, k}
	r.paint()
	return r
}

// ringed is a renderer with a ring around it.
type ringed struct {
	fyne.WidgetRenderer
	keyboard *keyboard
}

func (r *ringed) paint() { r.keyboard.ring.StrokeColor = colorOf(r.keyboard.self, ColorNameRing) }

// Layout implements fyne.WidgetRenderer.
func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.keyboard.ring.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *ringed) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *ringed) Objects() []fyne.CanvasObject {
	objects := r.WidgetRenderer.Objects()
	return append(objects[:len(objects):len(objects)], r.keyboard.ring)
}

// Button is Fyne's, pressed by Enter too.
type Button struct {
	widget.Button
	keys keyboard
}

// NewButton makes a button with a text.
func NewButton(label string, tapped func()) *Button { return NewButtonWithIcon(label, nil, tapped) }

// NewButtonWithIcon makes a button with an icon and a text.
func NewButtonWithIcon(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// ExtendBaseWidget implements fyne.Widget.
func (b *Button) ExtendBaseWidget(self fyne.Widget) {
	b.keys.self = self
	b.Button.ExtendBaseWidget(self)
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return b.keys.around(b.Button.CreateRenderer())
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.Button.FocusGained(); b.keys.gained() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.keys.show(false); b.Button.FocusLost() }

// Hide implements fyne.CanvasObject.
func (b *Button) Hide() { b.keys.hide(); b.Button.Hide() }

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if presses(e) {
		b.Button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace, Physical: e.Physical})
		return
	}
	b.keys.unused(e)
}

// Select is Fyne's, opened by Enter too.
type Select struct {
	widget.Select
	keys keyboard
}

// NewSelect makes a choice of one of several options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// ExtendBaseWidget implements fyne.Widget.
func (s *Select) ExtendBaseWidget(self fyne.Widget) {
	s.keys.self = self
	s.Select.ExtendBaseWidget(self)
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return s.keys.around(s.Select.CreateRenderer())
}

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() { s.Select.FocusGained(); s.keys.gained() }

// FocusLost implements fyne.Focusable.
func (s *Select) FocusLost() { s.keys.show(false); s.Select.FocusLost() }

// Hide implements fyne.CanvasObject.
func (s *Select) Hide() { s.keys.hide(); s.Select.Hide() }

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace, Physical: e.Physical})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(e)
	default:
		s.keys.unused(e)
	}
}

// Check is Fyne's. Space ticks it, which Fyne takes for a letter.
type Check struct {
	widget.Check
	keys keyboard
}

// NewCheck makes a choice of yes or no.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// ExtendBaseWidget implements fyne.Widget.
func (c *Check) ExtendBaseWidget(self fyne.Widget) {
	c.keys.self = self
	c.Check.ExtendBaseWidget(self)
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer { return c.keys.around(c.Check.CreateRenderer()) }

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() { c.Check.FocusGained(); c.keys.gained() }

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() { c.keys.show(false); c.Check.FocusLost() }

// Hide implements fyne.CanvasObject.
func (c *Check) Hide() { c.keys.hide(); c.Check.Hide() }

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name != fyne.KeySpace {
		c.keys.unused(e)
	}
}

// Hyperlink is Fyne's.
type Hyperlink struct {
	widget.Hyperlink
	keys keyboard
}

// NewHyperlink makes a text that leads somewhere; without a URL it does what its
// OnTapped says.
func NewHyperlink(text string, to *url.URL) *Hyperlink {
	h := &Hyperlink{}
	h.Text, h.URL = text, to
	h.ExtendBaseWidget(h)
	return h
}

// ExtendBaseWidget implements fyne.Widget.
func (h *Hyperlink) ExtendBaseWidget(self fyne.Widget) {
	h.keys.self = self
	h.Hyperlink.ExtendBaseWidget(self)
}

// CreateRenderer implements fyne.Widget.
func (h *Hyperlink) CreateRenderer() fyne.WidgetRenderer {
	return h.keys.around(h.Hyperlink.CreateRenderer())
}

// FocusGained implements fyne.Focusable.
func (h *Hyperlink) FocusGained() { h.Hyperlink.FocusGained(); h.keys.gained() }

// FocusLost implements fyne.Focusable.
func (h *Hyperlink) FocusLost() { h.keys.show(false); h.Hyperlink.FocusLost() }

// Hide implements fyne.CanvasObject.
func (h *Hyperlink) Hide() { h.keys.hide(); h.Hyperlink.Hide() }

// TypedKey implements fyne.Focusable.
func (h *Hyperlink) TypedKey(e *fyne.KeyEvent) {
	if presses(e) {
		h.Hyperlink.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace, Physical: e.Physical})
		return
	}
	h.keys.unused(e)
}
