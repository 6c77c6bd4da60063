package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	hueMark = 8 // side of the coloured square that marks a column
	hueGap  = 5
)

// tableHeader is the line of titles: a click sorts, a border between two titles
// can be dragged, a secondary click opens the menu of the column. (A double click would
// make Fyne hold every single click back.)
type tableHeader[T any] struct {
	widget.BaseWidget
	table  *DataTable[T]
	strip  *fyne.Container // moves with the horizontal scroll
	front  *fyne.Container // the titles of frozen columns, over the strip
	cover  *canvas.Rectangle
	titles []*headerTitle // of the frozen columns, then of those in sight
	frozen int            // titles of frozen columns
	first  int            // column of the title after them
	rule   *canvas.Rectangle
	hover  int // column under the pointer, -1 for none
	border int // column whose border is under the pointer, -1 for none
	drag   int // column being adjusted, -1 for none
}

type headerTitle struct {
	text  *canvas.Text
	hue   *canvas.Rectangle
	arrow *widget.Icon
}

var (
	_ desktop.Hoverable      = (*tableHeader[int])(nil)
	_ desktop.Cursorable     = (*tableHeader[int])(nil)
	_ desktop.Mouseable      = (*tableHeader[int])(nil)
	_ fyne.SecondaryTappable = (*tableHeader[int])(nil)
	_ fyne.Tappable          = (*tableHeader[int])(nil)
	_ fyne.Draggable         = (*tableHeader[int])(nil)
)

// CreateRenderer implements fyne.Widget.
func (h *tableHeader[T]) CreateRenderer() fyne.WidgetRenderer {
	h.strip, h.front = container.NewWithoutLayout(), container.NewWithoutLayout()
	h.cover = canvas.NewRectangle(color.Transparent)
	h.rule = canvas.NewRectangle(colorOf(h, theme.ColorNameSeparator))
	h.titles = nil
	clip := container.NewClip(container.NewWithoutLayout(h.strip, h.front))
	h.draw()
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			clip.Resize(size)
			h.rule.Resize(fyne.NewSize(size.Width, 1))
			h.rule.Move(fyne.NewPos(0, size.Height-1))
			h.draw()
		},
		min: func() fyne.Size { return fyne.NewSize(narrowest, h.table.grid.headerHeight()) },
		refresh: func() {
			name := theme.ColorNameSeparator
			if h.table.focused { // what shows the focus while no row is selected
				name = ColorNameRing
			}
			h.rule.FillColor = colorOf(h, name)
			h.draw()
			canvas.Refresh(h)
		},
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{clip, h.rule} },
	}
}

// draw writes the titles in sight where their columns are.
func (h *tableHeader[T]) draw() {
	t := h.table
	if len(t.grid.edges) != len(t.grid.columns)+1 {
		t.grid.layoutColumns(t.Frozen)
	}
	first, last := t.grid.columnsInSight()
	frozen := t.grid.frozen()
	h.first = first
	if len(h.titles) != frozen+last-first || h.frozen != frozen {
		h.makeTitles(frozen, last-first)
	}
	for at := range h.titles {
		h.drawTitle(at)
	}
	h.cover.FillColor = colorOf(h, theme.ColorNameBackground)
	h.cover.Resize(fyne.NewSize(t.grid.edges[frozen], t.grid.headerHeight()))
	h.move()
}

// makeTitles makes the titles of frozen columns and of those beside them.
func (h *tableHeader[T]) makeTitles(frozen, others int) {
	h.frozen, h.titles = frozen, nil
	h.strip.Objects, h.front.Objects = nil, []fyne.CanvasObject{h.cover}
	for at := range frozen + others {
		title := &headerTitle{text: newText(""), hue: canvas.NewRectangle(color.Transparent), arrow: widget.NewIcon(nil)}
		title.hue.CornerRadius = 2
		h.titles = append(h.titles, title)
		on := h.strip
		if at < frozen {
			on = h.front
		}
		on.Objects = append(on.Objects, title.hue, title.text, title.arrow)
	}
}

// move puts the titles over their columns.
func (h *tableHeader[T]) move() {
	x := h.table.scroll.Offset.X
	h.strip.Move(fyne.NewPos(-x, 0))
	h.cover.Hidden = x <= 0
}

// reposition moves the titles with the columns below.
func (h *tableHeader[T]) reposition() {
	if h.strip == nil {
		return
	}
	if first, last := h.table.grid.columnsInSight(); first != h.first || h.frozen+last-first != len(h.titles) {
		h.draw()
		canvas.Refresh(h)
		return
	}
	h.move()
}

// drawTitle lays out one title: mark, text and arrow, together at the side the
// column's figures stand on.
func (h *tableHeader[T]) drawTitle(at int) {
	t, title := h.table, h.titles[at]
	i := columnOf(at, h.frozen, h.first)
	c := t.grid.columns[i]
	left, right := t.grid.edges[i]+cellPadding, t.grid.edges[i+1]-cellPadding
	height := t.grid.headerHeight()
	sorted := t.shown.sortID == c.ID && c.Compare != nil

	room := right - left
	if c.Hue != "" {
		room -= hueMark + hueGap
	}
	if sorted {
		room -= sortMarkWidth - sortMarkOver
	}
	size := sizeOf(t, theme.SizeNameText)
	title.text.TextStyle = fyne.TextStyle{Bold: true}
	title.text.TextSize = size
	title.text.Text = t.grid.cutter.cut(c.Title, room, size, title.text.TextStyle)
	title.text.Color = colorOf(t, ColorNameMuted)
	if sorted || h.hover == i && c.Compare != nil {
		title.text.Color = colorOf(t, theme.ColorNameForeground)
	}
	text := title.text.MinSize()
	x := left
	if c.Align == fyne.TextAlignTrailing {
		x = left + fyne.Max(0, room-text.Width)
	}
	x = h.placeHue(title, c, x, height)
	title.text.Resize(text)
	title.text.Move(fyne.NewPos(x, (height-text.Height)/2))
	title.text.Refresh()
	h.placeArrow(title, sorted, x+text.Width, height)
}

func (h *tableHeader[T]) placeHue(title *headerTitle, c TableColumn[T], x, height float32) float32 {
	title.hue.Hidden = c.Hue == ""
	if title.hue.Hidden {
		return x
	}
	title.hue.FillColor = colorOf(h.table, c.Hue)
	title.hue.Resize(fyne.NewSquareSize(hueMark))
	title.hue.Move(fyne.NewPos(x, (height-hueMark)/2))
	title.hue.Refresh()
	return x + hueMark + hueGap
}

func (h *tableHeader[T]) placeArrow(title *headerTitle, sorted bool, x, height float32) {
	title.arrow.Hidden = !sorted
	if !sorted {
		return
	}
	icon := theme.MenuDropUpIcon()
	if h.table.shown.descending {
		icon = theme.MenuDropDownIcon()
	}
	setIcon(title.arrow, theme.NewThemedResource(icon))
	title.arrow.Resize(fyne.NewSquareSize(sortMarkWidth + 4))
	title.arrow.Move(fyne.NewPos(x-1, (height-sortMarkWidth-4)/2))
}

// content turns a position on the header into one along the columns.
func (h *tableHeader[T]) content(p fyne.Position) float32 {
	return p.X + h.table.scroll.Offset.X
}

// Tapped implements fyne.Tappable.
func (h *tableHeader[T]) Tapped(e *fyne.PointEvent) {
	x := h.content(e.Position)
	if h.table.grid.borderAt(x) >= 0 {
		return
	}
	if column := h.table.grid.columnAt(x); column >= 0 {
		h.table.column = column
		h.table.cycleSort(column)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (h *tableHeader[T]) TappedSecondary(e *fyne.PointEvent) {
	x := h.content(e.Position)
	column := h.table.grid.borderAt(x)
	if column < 0 {
		column = h.table.grid.columnAt(x)
	}
	if column >= 0 {
		h.table.column = column
		h.table.pop(e.AbsolutePosition, h.table.headerItems(column))
	}
}

// MouseDown implements desktop.Mouseable.
func (h *tableHeader[T]) MouseDown(*desktop.MouseEvent) { focus(h.table) }

// MouseUp implements desktop.Mouseable.
func (h *tableHeader[T]) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (h *tableHeader[T]) Dragged(e *fyne.DragEvent) {
	x := h.content(e.Position)
	if h.drag < 0 {
		h.drag = h.table.grid.borderAt(x - e.Dragged.DX)
	}
	if h.drag >= 0 {
		h.table.adjust(h.drag, x-h.table.grid.left(h.drag))
	}
}

// DragEnd implements fyne.Draggable.
func (h *tableHeader[T]) DragEnd() {
	if h.drag >= 0 {
		h.drag = -1
		h.table.tellWidths()
	}
}

// Cursor implements desktop.Cursorable.
func (h *tableHeader[T]) Cursor() desktop.Cursor {
	if h.border >= 0 || h.drag >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (h *tableHeader[T]) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (h *tableHeader[T]) MouseMoved(e *desktop.MouseEvent) {
	x := h.content(e.Position)
	h.border = h.table.grid.borderAt(x)
	h.setHover(h.table.grid.columnAt(x))
	if h.hover >= 0 {
		h.table.Tips.Later(h.table.grid.columns[h.hover].Tip, e.AbsolutePosition)
	}
}

// MouseOut implements desktop.Hoverable.
func (h *tableHeader[T]) MouseOut() {
	h.border = -1
	h.setHover(-1)
	h.table.Tips.Hide()
}

func (h *tableHeader[T]) setHover(column int) {
	if column == h.hover {
		return
	}
	h.hover = column
	h.Refresh()
}
