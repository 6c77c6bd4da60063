package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sideEdge is the inner border of a side panel: dragging it resizes the panel,
// its arrow folds it. Enter folds, Left and Right resize.
type sideEdge struct {
	responsive
	owner    *Sides
	trailing bool // of the right panel
	dragged  bool
	overFold bool // the pointer is over the arrow
}

var (
	_ fyne.Focusable     = (*sideEdge)(nil)
	_ fyne.Tappable      = (*sideEdge)(nil)
	_ fyne.Draggable     = (*sideEdge)(nil)
	_ desktop.Hoverable  = (*sideEdge)(nil)
	_ desktop.Cursorable = (*sideEdge)(nil)
)

// foldHeight is how far down the edge its arrow reaches.
const foldHeight = 34

func (e *sideEdge) toggle() {
	_, open := e.owner.panel(e.trailing)
	*open = !*open
	e.owner.Refresh()
	e.owner.tell()
}

func (e *sideEdge) resize(delta float32) {
	width, open := e.owner.panel(e.trailing)
	if !*open {
		return
	}
	if e.trailing {
		delta = -delta
	}
	left, right := e.owner.widths(e.owner.Size().Width)
	most := e.owner.Size().Width - left - right + *width - narrowestMain - 2*edgeWidth
	*width = fyne.Min(fyne.Max(*width+delta, narrowestPanel), fyne.Max(most, narrowestPanel))
	e.owner.Refresh()
}

// Tapped implements fyne.Tappable.
func (e *sideEdge) Tapped(p *fyne.PointEvent) {
	_, open := e.owner.panel(e.trailing)
	if p.Position.Y <= foldHeight || !*open {
		e.toggle()
	}
}

// Dragged implements fyne.Draggable.
func (e *sideEdge) Dragged(d *fyne.DragEvent) {
	e.dragged = true
	e.resize(d.Dragged.DX)
}

// DragEnd implements fyne.Draggable.
func (e *sideEdge) DragEnd() {
	e.dragged = false
	e.owner.tell()
}

// TypedKey implements fyne.Focusable.
func (e *sideEdge) TypedKey(k *fyne.KeyEvent) {
	const step = 16
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		e.toggle()
	case fyne.KeyLeft:
		e.resize(-step)
		e.owner.tell()
	case fyne.KeyRight:
		e.resize(step)
		e.owner.tell()
	default:
		e.unused(k)
	}
}

// MouseIn implements desktop.Hoverable.
func (e *sideEdge) MouseIn(m *desktop.MouseEvent) {
	e.responsive.MouseIn(m)
	e.MouseMoved(m)
}

// MouseMoved implements desktop.Hoverable.
func (e *sideEdge) MouseMoved(m *desktop.MouseEvent) { e.overFold = m.Position.Y <= foldHeight }

// Cursor implements desktop.Cursorable.
func (e *sideEdge) Cursor() desktop.Cursor {
	_, open := e.owner.panel(e.trailing)
	if e.overFold || !*open {
		return desktop.PointerCursor
	}
	return desktop.HResizeCursor
}

// CreateRenderer implements fyne.Widget.
func (e *sideEdge) CreateRenderer() fyne.WidgetRenderer {
	line, arrow := canvas.NewRectangle(color.Transparent), widget.NewIcon(nil)
	draw := func(size fyne.Size) {
		const arrowSize, lineWidth = 16, 2
		_, open := e.owner.panel(e.trailing)
		icon := theme.NavigateBackIcon()
		if *open == e.trailing {
			icon = theme.NavigateNextIcon()
		}
		name := theme.ColorNamePlaceHolder
		if e.hovered || e.focused {
			name = theme.ColorNameForeground
		}
		setIcon(arrow, theme.NewColoredResource(icon, name))
		arrow.Resize(fyne.NewSquareSize(arrowSize))
		arrow.Move(fyne.NewPos((size.Width-arrowSize)/2, (foldHeight-arrowSize)/2))
		line.FillColor = color.Transparent
		if e.focused || e.dragged || e.hovered && *open {
			line.FillColor = colorOf(e, ColorNameRing)
		}
		line.Resize(fyne.NewSize(lineWidth, size.Height))
		line.Move(fyne.NewPos(size.Width-lineWidth, 0))
		if e.trailing {
			line.Move(fyne.Position{})
		}
		line.Refresh()
	}
	draw(e.Size())
	return &simpleRenderer{
		layout:  draw,
		min:     func() fyne.Size { return fyne.NewSize(edgeWidth, foldHeight) },
		refresh: func() { draw(e.Size()); canvas.Refresh(e) },
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{line, arrow} },
	}
}
