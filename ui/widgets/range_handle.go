package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// rangeHandle is one end of a Range.
type rangeHandle struct {
	responsive
	owner *Range
	upper bool
}

var (
	_ fyne.Focusable    = (*rangeHandle)(nil)
	_ fyne.Draggable    = (*rangeHandle)(nil)
	_ desktop.Hoverable = (*rangeHandle)(nil)
	_ desktop.Mouseable = (*rangeHandle)(nil)
)

func (h *rangeHandle) value() float64 {
	if h.upper {
		return h.owner.high
	}
	return h.owner.low
}

// TypedKey implements fyne.Focusable.
func (h *rangeHandle) TypedKey(e *fyne.KeyEvent) {
	r := h.owner
	value := h.value()
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		value -= r.step
	case fyne.KeyRight, fyne.KeyUp:
		value += r.step
	case fyne.KeyPageDown:
		value -= 10 * r.step
	case fyne.KeyPageUp:
		value += 10 * r.step
	case fyne.KeyHome:
		value = r.min
	case fyne.KeyEnd:
		value = r.max
	default:
		h.unused(e)
		return
	}
	r.move(h.upper, value, true)
}

// MouseDown implements desktop.Mouseable.
func (h *rangeHandle) MouseDown(*desktop.MouseEvent) { focus(h) }

// MouseUp implements desktop.Mouseable.
func (h *rangeHandle) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable. Where both handles lie on one spot, the drag
// takes the one that can go its way.
func (h *rangeHandle) Dragged(e *fyne.DragEvent) {
	r := h.owner
	x := h.Position().X + e.Position.X
	if r.low == r.high {
		if stuck := h.upper == (e.Dragged.DX < 0); stuck {
			r.handles[0], r.handles[1] = r.handles[1], r.handles[0]
			r.handles[0].upper, r.handles[1].upper = false, true
		}
	}
	r.move(h.upper, r.valueAt(x), false)
}

// DragEnd implements fyne.Draggable.
func (h *rangeHandle) DragEnd() {
	h.owner.move(h.upper, h.value(), true)
}

// CreateRenderer implements fyne.Widget.
func (h *rangeHandle) CreateRenderer() fyne.WidgetRenderer {
	ring, knob := canvas.NewCircle(color.Transparent), canvas.NewCircle(color.Transparent)
	style := func() {
		ring.FillColor = color.Transparent
		if h.focused || h.hovered {
			ring.FillColor = colorOf(h, theme.ColorNameFocus)
		}
		knob.FillColor = colorOf(h, theme.ColorNameInputBackground)
		knob.StrokeColor = colorOf(h, theme.ColorNamePrimary)
		knob.StrokeWidth = 2
		if h.focused {
			knob.FillColor = colorOf(h, theme.ColorNamePrimary)
		}
	}
	style()
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			const halo, margin = 4, 1.5
			ring.Move(fyne.NewPos(-halo, -halo))
			ring.Resize(size.AddWidthHeight(2*halo, 2*halo))
			knob.Move(fyne.NewPos(margin, margin))
			knob.Resize(size.SubtractWidthHeight(2*margin, 2*margin))
		},
		min:     func() fyne.Size { return fyne.NewSquareSize(handleSize) },
		refresh: func() { style(); canvas.Refresh(h) },
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{ring, knob} },
	}
}

// placeBar lays a horizontal bar from one x to another.
func placeBar(bar *canvas.Rectangle, from, to, middle float32, fill color.Color) {
	bar.FillColor = fill
	bar.Move(fyne.NewPos(from, middle-trackWidth/2))
	bar.Resize(fyne.NewSize(fyne.Max(0, to-from), trackWidth))
	bar.Refresh()
}
