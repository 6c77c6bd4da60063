package widgets

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable         = (*Chart)(nil)
	_ fyne.Tappable          = (*Chart)(nil)
	_ fyne.SecondaryTappable = (*Chart)(nil)
	_ desktop.Hoverable      = (*Chart)(nil)
	_ desktop.Cursorable     = (*Chart)(nil)
)

// reach is how far from a mark, in units, the pointer still means it: a thin bar
// must not be hard to hit.
const reach = 4

// markAt is the mark at a point of the widget, or -1. Where marks lie over each
// other the smallest counts; near misses count for the nearest.
func (c *Chart) markAt(p fyne.Position) int {
	point := image.Pt(int(p.X*c.scale), int(p.Y*c.scale))
	best, bestGap, bestArea := -1, math.Inf(1), 0
	for i, m := range c.marks {
		gap, area := distance(m.Bounds, point), m.Bounds.Dx()*m.Bounds.Dy()
		if gap > float64(reach*c.scale) {
			continue
		}
		if gap < bestGap || gap == bestGap && area < bestArea {
			best, bestGap, bestArea = i, gap, area
		}
	}
	return best
}

// distance is how far a point lies from a rectangle; 0 inside.
func distance(r image.Rectangle, p image.Point) float64 {
	dx := max(r.Min.X-p.X, 0, p.X-(r.Max.X-1))
	dy := max(r.Min.Y-p.Y, 0, p.Y-(r.Max.Y-1))
	return math.Hypot(float64(dx), float64(dy))
}

// TappedSecondary implements fyne.SecondaryTappable.
func (c *Chart) TappedSecondary(e *fyne.PointEvent) {
	if c.OnMenuMark != nil {
		c.OnMenuMark(c.markAt(e.Position), e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (c *Chart) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (c *Chart) MouseMoved(e *desktop.MouseEvent) {
	c.pointer = &e.Position
	mark := c.markAt(e.Position)
	if mark >= 0 {
		c.Tips.Later(c.marks[mark].Tip, e.AbsolutePosition)
	} else {
		c.Tips.Hide()
	}
	c.hover(mark)
}

// MouseOut implements desktop.Hoverable.
func (c *Chart) MouseOut() {
	c.pointer = nil
	c.Tips.Hide()
	c.hover(-1)
}

func (c *Chart) hover(mark int) {
	if mark == c.hovered {
		return
	}
	c.hovered = mark
	c.drawRing()
	c.tell(mark)
}

func (c *Chart) tell(mark int) {
	if c.OnHoverMark != nil {
		c.OnHoverMark(mark)
	}
}

// Cursor implements desktop.Cursorable.
func (c *Chart) Cursor() desktop.Cursor {
	if c.hovered >= 0 && c.marks[c.hovered].Leads {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped implements fyne.Tappable.
func (c *Chart) Tapped(e *fyne.PointEvent) {
	focus(c)
	c.current = c.markAt(e.Position)
	c.open(c.current)
}

func (c *Chart) open(mark int) {
	if mark >= 0 && c.OnTapMark != nil {
		c.OnTapMark(mark)
	}
}

// FocusGained implements fyne.Focusable.
func (c *Chart) FocusGained() {
	c.focused = true
	c.redraw()
	Reveal(c)
}

// FocusLost implements fyne.Focusable.
func (c *Chart) FocusLost() {
	c.focused = false
	c.Tips.Hide()
	if c.current >= 0 {
		c.current = -1
		c.tell(-1)
	}
	c.redraw()
}

// TypedRune implements fyne.Focusable.
func (c *Chart) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *Chart) TypedKey(e *fyne.KeyEvent) {
	if asksMenu(e) {
		c.menuByKey()
		return
	}
	last := len(c.marks) - 1
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		c.walk(c.next(e.Name == fyne.KeyDown, 1))
	case fyne.KeyLeft, fyne.KeyUp:
		c.walk(c.next(e.Name == fyne.KeyUp, -1))
	case fyne.KeyHome:
		c.walk(min(0, last))
	case fyne.KeyEnd:
		c.walk(last)
	case fyne.KeyEscape:
		if c.current < 0 {
			Unused(c, e)
			return
		}
		c.walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open(c.current)
	default:
		Unused(c, e)
	}
}

// menuByKey opens the menu of the keyboard's mark, or of the chart where it is on none.
func (c *Chart) menuByKey() {
	if c.OnMenuMark == nil {
		return
	}
	at := fyne.NewPos(0, 0)
	if c.current >= 0 {
		position, size := c.area(c.current)
		at = position.AddXY(size.Width/2, size.Height/2)
	}
	c.Tips.Hide()
	c.OnMenuMark(c.current, fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Add(at))
}

// TypedShortcut implements fyne.Shortcutable.
func (c *Chart) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && c.OnCopy != nil {
		c.OnCopy()
		return
	}
	UnusedShortcut(c, s)
}

// next is the mark that an arrow leads to from the keyboard's: the nearest one on
// that side, where being out of line counts double. Marks that share a place
// follow each other, and where nothing lies that way it stays. At first it is the
// first mark.
func (c *Chart) next(vertical bool, way int) int {
	if c.current < 0 {
		return min(0, len(c.marks)-1)
	}
	from, neighbour := c.marks[c.current].Bounds, c.current+way
	if neighbour >= 0 && neighbour < len(c.marks) && c.marks[neighbour].Bounds == from {
		return neighbour
	}
	best, least := c.current, math.Inf(1)
	for i, m := range c.marks {
		along, aside := offset(from, m.Bounds, vertical)
		if far := float64(way*along + 2*aside); way*along > 0 && far < least {
			best, least = i, far
		}
	}
	return best
}

// offset is how far the middle of one rectangle lies from another's, right or
// down, and how wide the gap between them is across that.
func offset(from, to image.Rectangle, vertical bool) (along, aside int) {
	if vertical {
		from, to = turned(from), turned(to)
	}
	return (to.Min.X + to.Max.X - from.Min.X - from.Max.X) / 2, max(0, to.Min.Y-from.Max.Y, from.Min.Y-to.Max.Y)
}

// turned is a rectangle with its sides exchanged.
func turned(r image.Rectangle) image.Rectangle {
	return image.Rect(r.Min.Y, r.Min.X, r.Max.Y, r.Max.X)
}

// walk moves the keyboard to a mark and shows what it says.
func (c *Chart) walk(mark int) {
	if mark == c.current {
		return
	}
	c.current = mark
	c.drawRing()
	c.tell(mark)
	if mark < 0 {
		c.Tips.Hide()
		return
	}
	position, size := c.area(mark)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Add(position)
	c.Tips.Show(c.marks[mark].Tip, corner.AddXY(size.Width/2, size.Height/2))
}
