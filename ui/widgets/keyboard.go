package widgets

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/lang"
)

// Fyne gives a key to the widget that has the keyboard and to nobody else, and does not
// scroll to it. The widgets of this package therefore hand on what they have no use for,
// and come into sight when they get the keyboard.

// parent is a widget that others lie in.
type parent interface {
	// Inside are the objects that it shows, in the order of Tab.
	Inside() []fyne.CanvasObject
}

// Unused hands a key that a widget has no use for to the window it lies in.
func Unused(of fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(of); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// UnusedShortcut hands a shortcut that a widget has no use for to the window it lies in.
func UnusedShortcut(of fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(of).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// canvasOf is the canvas that an object is on, nil for none.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// Reveal scrolls everything that an object lies in until it is in sight.
func Reveal(o fyne.CanvasObject) { revealPart(o, fyne.Position{}, o.Size()) }

// revealPart scrolls everything that an object lies in until a part of it is in sight,
// or as much of it as there is room for.
func revealPart(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	for _, around := range slices.Backward(wayTo(c, o)) {
		scroll, ok := around.(*container.Scroll)
		if !ok {
			continue
		}
		if whole := scroll.Content.MinSize().Max(scroll.Size()); scroll.Content.Size() != whole {
			scroll.Content.Resize(whole) // its texts were broken anew since it was laid out
		}
		place := driver.AbsolutePositionForObject(o).Add(at).Subtract(driver.AbsolutePositionForObject(scroll))
		view, room := scroll.Size(), scroll.Content.Size().Subtract(scroll.Size())
		offset := fyne.NewPos(
			scrolled(scroll.Offset.X, place.X, size.Width, view.Width, room.Width),
			scrolled(scroll.Offset.Y, place.Y, size.Height, view.Height, room.Height))
		if offset == scroll.Offset {
			continue
		}
		scroll.ScrollToOffset(offset)
		if scroll.OnScrolled != nil {
			scroll.OnScrolled(offset)
		}
	}
}

// scrolled is how far to scroll so that a stretch that lies at a place of a view is in it.
func scrolled(offset, at, length, view, room float32) float32 {
	switch {
	case at < 0 || length > view:
		offset += at
	case at+length > view:
		offset += at + length - view
	}
	return fyne.Max(0, fyne.Min(offset, room))
}

// wayTo are the objects that one lies in on its canvas, from the outermost to itself;
// none where it is not there.
func wayTo(c fyne.Canvas, o fyne.CanvasObject) []fyne.CanvasObject {
	for _, root := range append(slices.Clone(c.Overlays().List()), c.Content()) {
		if way := descend(root, o); way != nil {
			return way
		}
	}
	return nil
}

func descend(from, to fyne.CanvasObject) []fyne.CanvasObject {
	if from == nil || from == to {
		return []fyne.CanvasObject{to}
	}
	for _, child := range inside(from) {
		if child == nil {
			continue
		}
		if way := descend(child, to); way != nil {
			return append([]fyne.CanvasObject{from}, way...)
		}
	}
	return nil
}

// inside are the objects that lie in another.
func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case parent:
		return o.Inside()
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.Split:
		return []fyne.CanvasObject{o.Leading, o.Trailing}
	case *widget.PopUp:
		return []fyne.CanvasObject{o.Content}
	case *widget.Form:
		var fields []fyne.CanvasObject
		for _, item := range o.Items {
			fields = append(fields, item.Widget)
		}
		return fields
	default:
		return contentOf(o)
	}
}

// contentOf is what lies in an overlay, whose type Fyne keeps to itself.
func contentOf(o fyne.CanvasObject) []fyne.CanvasObject {
	v := reflect.ValueOf(o)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil
	}
	field := v.Elem().FieldByName(lang.L("Content"))
	if !field.IsValid() || !field.CanInterface() {
		return nil
	}
	if content, ok := field.Interface().(fyne.CanvasObject); ok {
		return []fyne.CanvasObject{content}
	}
	return nil
}

// LetGo takes the keyboard away from what lies in an object, because it is about to
// leave the screen.
func LetGo(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if focused, ok := c.Focused().(fyne.CanvasObject); ok && descend(o, focused) != nil {
		c.Unfocus()
	}
}

// NewBorder lays out as container.NewBorder does. Tab goes through it as people read,
// where it begins with the centre there; nil is nothing.
func NewBorder(top, bottom, left, right fyne.CanvasObject, centre ...fyne.CanvasObject) *fyne.Container {
	var all []fyne.CanvasObject
	for _, o := range slices.Concat([]fyne.CanvasObject{top, left}, centre, []fyne.CanvasObject{right, bottom}) {
		if o != nil {
			all = append(all, o)
		}
	}
	return container.New(layout.NewBorderLayout(top, bottom, left, right), all...)
}

// ScrollBy scrolls what has the keyboard on a canvas, else what lies on top of it, as a
// key asks that nothing else had a use for.
func ScrollBy(c fyne.Canvas, key fyne.KeyName) {
	var around []fyne.CanvasObject
	if focused, ok := c.Focused().(fyne.CanvasObject); ok {
		around = wayTo(c, focused)
	}
	if top := c.Overlays().Top(); top != nil {
		around = append(scrollsIn(top), around...)
	}
	for _, o := range slices.Backward(around) {
		if scroll, ok := o.(*container.Scroll); ok && scrollOne(scroll, key) {
			return
		}
	}
}

// scrollsIn are the scrolling parts of an object, the first one last.
func scrollsIn(o fyne.CanvasObject) []fyne.CanvasObject {
	var found []fyne.CanvasObject
	if _, ok := o.(*container.Scroll); ok {
		found = append(found, o)
	}
	for _, child := range inside(o) {
		if child != nil && child.Visible() {
			found = append(scrollsIn(child), found...)
		}
	}
	return found
}

// scrollOne scrolls as a key asks, and reports whether there was anything to scroll.
func scrollOne(scroll *container.Scroll, key fyne.KeyName) bool {
	const line = 40
	view, room := scroll.Size().Height, scroll.Content.MinSize().Height-scroll.Size().Height
	to := scroll.Offset
	switch key {
	case fyne.KeyUp:
		to.Y -= line
	case fyne.KeyDown:
		to.Y += line
	case fyne.KeyPageUp:
		to.Y -= view - line
	case fyne.KeyPageDown:
		to.Y += view - line
	case fyne.KeyHome:
		to.Y = 0
	case fyne.KeyEnd:
		to.Y = room
	}
	to.Y = fyne.Max(0, fyne.Min(to.Y, room))
	if to == scroll.Offset {
		return false
	}
	scroll.ScrollToOffset(to)
	if scroll.OnScrolled != nil {
		scroll.OnScrolled(to)
	}
	return true
}
