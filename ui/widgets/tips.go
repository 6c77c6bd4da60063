package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Timer calls fn once on Fyne's goroutine after the delay, unless stop was called
// first.
type Timer func(delay time.Duration, fn func()) (stop func())

// TipDelay is how long the pointer rests before a tooltip appears.
const TipDelay = 500 * time.Millisecond

// Tips shows short texts beside the pointer. One Tips serves a whole window: Wrap
// its content, and hand the Tips to the widgets. A nil Tips is silent.
//
// The text is drawn in a layer over the content that takes no part in pointer
// events. A Fyne overlay would swallow them, and the widget below would flicker
// between entered and left.
type Tips struct {
	after Timer
	stop  func()
	text  string        // shown or about to be
	at    fyne.Position // of the pointer, latest
	layer *tipLayer
}

// NewTips makes tooltips that wait by means of after.
func NewTips(after Timer) *Tips {
	t := &Tips{after: after, layer: &tipLayer{}}
	t.layer.ExtendBaseWidget(t.layer)
	return t
}

// Wrap puts the layer for tooltips over a window's content.
func (t *Tips) Wrap(content fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: stackLayout{}, Objects: []fyne.CanvasObject{content, t.layer}}
}

// Later shows text beside a position of the window (absolute, as pointer events
// have it) once the pointer has rested. A new text while one is shown appears at
// once; the same text again changes nothing. An empty text hides.
func (t *Tips) Later(text string, at fyne.Position) {
	switch {
	case t == nil:
	case text == t.text:
		t.at = at
	case text == "":
		t.Hide()
	case t.layer.shown():
		t.Show(text, at)
	default:
		t.Hide()
		t.text, t.at = text, at
		t.stop = t.after(TipDelay, func() { t.Show(text, t.at) })
	}
}

// Show shows text beside a position of the window at once: what the keyboard
// points at needs no rest. Lines are broken at newlines.
func (t *Tips) Show(text string, at fyne.Position) {
	if t == nil {
		return
	}
	t.Hide()
	t.text = text
	t.layer.set(text, at)
}

// Hide takes the tooltip away and forgets the one that was about to appear.
func (t *Tips) Hide() {
	if t == nil || t.text == "" {
		return
	}
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.text = ""
	t.layer.set("", fyne.Position{})
}

// Text is the tooltip on screen, or "".
func (t *Tips) Text() string {
	if t == nil || !t.layer.shown() {
		return ""
	}
	return t.text
}

// stackLayout gives every object the whole size; the first alone decides how
// much is needed.
type stackLayout struct{}

func (stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
}

func (stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize()
}

// tipLayer draws one tooltip anywhere in its area.
type tipLayer struct {
	widget.BaseWidget
	lines  []string
	at     fyne.Position // of the pointer, in the window
	ground *canvas.Rectangle
	texts  []*canvas.Text
}

func (l *tipLayer) shown() bool { return len(l.lines) > 0 }

// covered reports whether something lies over the window's content.
func (l *tipLayer) covered() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(l)
	return c != nil && c.Overlays().Top() != nil
}

func (l *tipLayer) set(text string, at fyne.Position) {
	l.lines, l.at = nil, at
	if text != "" {
		for line := range strings.SplitSeq(text, "\n") {
			l.lines = append(l.lines, wrap(line, 320, theme.CaptionTextSize()+1)...)
		}
	}
	l.Refresh()
}

// MinSize is nothing: the layer takes what the window has.
func (l *tipLayer) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (l *tipLayer) CreateRenderer() fyne.WidgetRenderer {
	l.ground = canvas.NewRectangle(colorOf(l, ColorNameTip))
	l.ground.CornerRadius = 4
	return &simpleRenderer{
		layout:  func(fyne.Size) { l.place() },
		min:     l.MinSize,
		refresh: l.write,
		objects: l.objects,
	}
}

// objects are the tooltip's, none while a dialog or a menu lies over the window:
// what the tooltip is about is not what one looks at then.
func (l *tipLayer) objects() []fyne.CanvasObject {
	if !l.shown() || l.covered() {
		return nil
	}
	objects := []fyne.CanvasObject{l.ground}
	for _, t := range l.texts {
		objects = append(objects, t)
	}
	return objects
}

// write makes the texts of the tooltip. Only what is said anew makes any: new objects in
// a layout would be laid out again in the next frame, for ever.
func (l *tipLayer) write() {
	l.texts = nil
	for _, line := range l.lines {
		text := canvas.NewText(line, colorOf(l, ColorNameOnTip))
		text.TextSize = theme.CaptionTextSize() + 1
		text.Resize(text.MinSize())
		l.texts = append(l.texts, text)
	}
	if l.ground != nil {
		l.ground.FillColor = colorOf(l, ColorNameTip)
		l.place()
		canvas.Refresh(l)
	}
}

// place puts the tooltip under the pointer, or where it has room.
func (l *tipLayer) place() {
	if !l.shown() {
		return
	}
	var width, height float32
	const marginX, marginY = 9, 6
	for _, text := range l.texts {
		size := text.Size()
		width, height = fyne.Max(width, size.Width), height+size.Height
	}
	size := fyne.NewSize(width+2*marginX, height+2*marginY)
	corner := l.corner(size)
	l.ground.Resize(size)
	l.ground.Move(corner)
	y := corner.Y + marginY
	for _, text := range l.texts {
		text.Move(fyne.NewPos(corner.X+marginX, y))
		y += text.Size().Height
	}
}

// corner is where a tooltip of this size goes: below and right of the pointer,
// turned to the other side where the window ends.
func (l *tipLayer) corner(size fyne.Size) fyne.Position {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	at := l.at.Subtract(origin)
	x, y := at.X+12, at.Y+18
	if x+size.Width > l.Size().Width {
		x = fyne.Max(0, l.Size().Width-size.Width-4)
	}
	if y+size.Height > l.Size().Height {
		y = fyne.Max(0, at.Y-size.Height-6)
	}
	return fyne.NewPos(x, y)
}
