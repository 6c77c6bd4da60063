package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	checkSize    = 18
	checkInset   = 24 // where labels begin
	checkMargin  = 8  // right of the counts, where a scroll bar may come
	checkSpacing = 5  // height of a row beyond its text
)

// checkBody draws the rows of a Checklist that are in sight.
type checkBody struct {
	widget.BaseWidget
	list    *Checklist
	lines   []*checkLine
	ground  *canvas.Rectangle // under the row of pointer or keyboard
	current int               // shown position of the keyboard, -1 for none
	hover   int               // shown position of the pointer, -1 for none
	focused bool
}

type checkLine struct {
	box          *widget.Icon
	label, count *canvas.Text
	more         []*canvas.Text // further lines of the label
}

var (
	_ fyne.Focusable    = (*checkBody)(nil)
	_ fyne.Tappable     = (*checkBody)(nil)
	_ desktop.Hoverable = (*checkBody)(nil)
)

// MinSize is the size of all rows, in sight or not.
func (b *checkBody) MinSize() fyne.Size {
	return fyne.NewSize(100, b.list.tops()[b.list.shownRows()])
}

// CreateRenderer implements fyne.Widget.
func (b *checkBody) CreateRenderer() fyne.WidgetRenderer {
	b.ground = canvas.NewRectangle(color.Transparent)
	b.ground.CornerRadius = 4
	b.draw()
	return &simpleRenderer{
		layout:  func(fyne.Size) { b.draw() },
		min:     b.MinSize,
		refresh: func() { b.draw(); canvas.Refresh(b) },
		objects: b.objects,
	}
}

func (b *checkBody) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{b.ground}
	for _, line := range b.lines {
		objects = append(objects, line.box, line.count, line.label)
		for _, text := range line.more {
			objects = append(objects, text)
		}
	}
	return objects
}

// inSight is the range of shown positions that can be seen.
func (b *checkBody) inSight() (first, last int) {
	if !b.list.open {
		return 0, b.list.shownRows()
	}
	offset, view := b.list.scroll.Offset.Y, b.list.scroll.Size().Height
	first = max(0, b.list.rowAt(offset))
	last = min(b.list.shownRows(), b.list.rowAt(offset+view)+1)
	return min(first, last), last
}

// draw writes the rows in sight.
func (b *checkBody) draw() {
	if b.ground == nil {
		return
	}
	first, last := b.inSight()
	for len(b.lines) < last-first {
		b.lines = append(b.lines, &checkLine{box: widget.NewIcon(nil), label: newText(""), count: newText("")})
	}
	b.lines = b.lines[:last-first]
	for i, line := range b.lines {
		b.write(line, first+i)
	}
	b.drawGround()
}

func (b *checkBody) write(line *checkLine, at int) {
	c := b.list
	option := c.options[c.order[at]]
	top := c.tops()[at]

	icon := fyne.Resource(theme.NewColoredResource(theme.CheckButtonIcon(), theme.ColorNamePlaceHolder))
	if c.ticked[option.Value] {
		icon = theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon())
	}
	setIcon(line.box, icon)
	line.box.Resize(fyne.NewSquareSize(checkSize))
	line.box.Move(fyne.NewPos(1, top+(c.rowHeight()-checkSize)/2))

	line.count.Text = option.Count
	restyle(c, line.count, countColor(option), theme.SizeNameText)
	count := line.count.MinSize()
	line.count.Resize(count)
	line.count.Move(fyne.NewPos(b.Size().Width-count.Width-checkMargin, top+checkSpacing/2))

	name := theme.ColorNameForeground
	if option.Faint && !c.ticked[option.Value] {
		name = ColorNameMuted
	}
	lines := c.lines(option.Label)
	line.label.Text = lines[0]
	restyle(c, line.label, name, theme.SizeNameText)
	line.label.Move(fyne.NewPos(checkInset, top+checkSpacing/2))
	line.label.Resize(line.label.MinSize())
	line.more = continued(line.more, line.label, lines)
}

// countColor is what a count is written in: an old one is paler.
func countColor(o Option) fyne.ThemeColorName {
	if o.Old {
		return theme.ColorNameDisabled
	}
	return ColorNameMuted
}

func (b *checkBody) drawGround() {
	at := b.hover
	name := theme.ColorNameHover
	if b.focused && b.current >= 0 {
		at, name = b.current, theme.ColorNameFocus
	}
	b.ground.Hidden = at < 0 || at >= b.list.shownRows()
	b.ground.FillColor = colorOf(b.list, name)
	if !b.ground.Hidden {
		top, height := b.span(at)
		b.ground.Move(fyne.NewPos(-2, top))
		b.ground.Resize(fyne.NewSize(b.Size().Width+2, height))
	}
	b.ground.Refresh()
}

// span is where the row at a shown position begins, and how high it is.
func (b *checkBody) span(at int) (top, height float32) {
	tops := b.list.tops()
	return tops[at], tops[at+1] - tops[at]
}

func (b *checkBody) at(p fyne.Position) int {
	if at := b.list.rowAt(p.Y); at < b.list.shownRows() {
		return at
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (b *checkBody) Tapped(e *fyne.PointEvent) {
	b.current = b.at(e.Position)
	focus(b)
	b.list.toggle(b.current)
}

// MouseIn implements desktop.Hoverable.
func (b *checkBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (b *checkBody) MouseMoved(e *desktop.MouseEvent) {
	if at := b.at(e.Position); at != b.hover {
		b.hover = at
		b.drawGround()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *checkBody) MouseOut() {
	b.hover = -1
	b.drawGround()
}

// FocusGained implements fyne.Focusable. A list that Tab comes to comes into sight whole;
// one that is clicked stays under the pointer.
func (b *checkBody) FocusGained() {
	b.focused = true
	if b.current < 0 {
		b.current = 0
	}
	b.drawGround()
	if b.hover < 0 && !b.list.open {
		Reveal(b)
	}
	b.reveal()
}

// FocusLost implements fyne.Focusable.
func (b *checkBody) FocusLost() {
	b.focused = false
	b.drawGround()
}

// TypedRune implements fyne.Focusable: Space ticks, anything else searches.
func (b *checkBody) TypedRune(r rune) {
	if r == ' ' {
		b.list.toggle(b.current)
		return
	}
	b.list.search.TypedRune(r) // a short list has a search field from now on
	b.list.FocusSearch()
}

// TypedKey implements fyne.Focusable.
func (b *checkBody) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.list.toggle(b.current)
	case fyne.KeyDown:
		b.walk(b.current + 1)
	case fyne.KeyUp:
		if b.current <= 0 && b.list.searchable() {
			b.list.FocusSearch()
			return
		}
		b.walk(b.current - 1)
	case fyne.KeyHome:
		b.walk(0)
	case fyne.KeyEnd:
		b.walk(b.list.shownRows() - 1)
	default:
		Unused(b, e)
	}
}

func (b *checkBody) walk(at int) {
	b.current = min(max(at, 0), b.list.shownRows()-1)
	b.drawGround()
	b.Refresh()
	b.reveal()
}

// reveal brings the row of the keyboard into sight.
func (b *checkBody) reveal() {
	if b.current < 0 || b.current >= b.list.shownRows() {
		return
	}
	top, height := b.span(b.current)
	revealPart(b, fyne.NewPos(0, top), fyne.NewSize(b.Size().Width, height))
}

// searchEntry is the search field of a Checklist.
type searchEntry struct {
	Entry
	list *Checklist
}

func newSearchEntry(list *Checklist, placeholder string) *searchEntry {
	e := &searchEntry{list: list}
	e.PlaceHolder = placeholder
	e.OnChanged = list.searched
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey lets Enter tick the first match, Down go to the rows, and Escape give
// the search up.
func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.Text != "" && len(e.list.order) > 0 {
			e.list.toggle(0)
			e.SetText("")
		}
	case fyne.KeyDown:
		e.list.body.current = 0
		focus(e.list.body)
	case fyne.KeyEscape:
		if e.Text == "" {
			Unused(e, key)
		}
		e.SetText("")
	default:
		e.Entry.TypedKey(key)
	}
}
