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

// tableBody draws the rows of a DataTable that are in sight and takes the
// pointer. It selects on the press, not the release, because Fyne holds releases
// back where a double click is possible.
type tableBody[T any] struct {
	widget.BaseWidget
	table  *DataTable[T]
	lines  []*tableLine // line i shows the positions p with p % len(lines) == i
	ring   *canvas.Rectangle
	under  *canvas.Rectangle // under the pinned rows
	front  *fyne.Container   // what stands over the cells that are scrolled sideways
	cover  *canvas.Rectangle // keeps them out of sight there
	frozen int               // cells of frozen columns, which the lines begin with
	first  int               // column of the cell after them
	last   int               // column before which the cells end
}

// tableLine is one row's canvas objects.
type tableLine struct {
	at     int // shown position, -1 for none
	ground *canvas.Rectangle
	front  *canvas.Rectangle // ground of the frozen cells
	cells  []*canvas.Text
	more   [][]*canvas.Text // of the cells, what follows their first line
	bars   []*barCell       // of the cells, nil where one has a text alone
}

var (
	_ desktop.Hoverable   = (*tableBody[int])(nil)
	_ desktop.Mouseable   = (*tableBody[int])(nil)
	_ fyne.DoubleTappable = (*tableBody[int])(nil)
)

// MinSize is the size of all rows, in sight or not.
func (b *tableBody[T]) MinSize() fyne.Size { return b.table.grid.contentSize() }

// CreateRenderer implements fyne.Widget.
func (b *tableBody[T]) CreateRenderer() fyne.WidgetRenderer {
	b.ring = canvas.NewRectangle(color.Transparent)
	b.ring.CornerRadius = 3
	b.under = canvas.NewRectangle(color.Transparent)
	b.front, b.cover = container.NewWithoutLayout(), canvas.NewRectangle(color.Transparent)
	b.lines = nil
	return &simpleRenderer{
		layout:  func(fyne.Size) { b.show() },
		min:     b.MinSize,
		refresh: b.redraw,
		objects: b.objects,
	}
}

func (b *tableBody[T]) objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(b.lines)*(b.last-b.first+1)+3)
	for _, line := range b.lines {
		if line.at < 0 {
			continue
		}
		objects = append(objects, line.ground)
		objects = line.appendCells(objects, b.frozen, len(line.cells))
	}
	if b.frozen == 0 {
		return append(objects, b.under, b.ring)
	}
	if b.table.column < b.frozen {
		return append(objects, b.front, b.under, b.ring)
	}
	return append(objects, b.ring, b.front, b.under)
}

// appendCells appends what is drawn in some of a line's cells.
func (l *tableLine) appendCells(objects []fyne.CanvasObject, first, last int) []fyne.CanvasObject {
	for at := first; at < last; at++ {
		objects = append(objects, l.cells[at])
		for _, text := range l.more[at] {
			objects = append(objects, text)
		}
	}
	for at := first; at < min(last, len(l.bars)); at++ {
		objects = append(objects, l.bars[at].objects()...)
	}
	return objects
}

// redraw writes every line in sight anew.
func (b *tableBody[T]) redraw() {
	for _, line := range b.lines {
		line.at = -1
	}
	b.show()
}

// show brings the lines in line with the scroll position; only rows that were
// not in sight before are written, unless other columns are in sight.
func (b *tableBody[T]) show() {
	if b.ring == nil {
		return
	}
	if b.table.grid.row == 0 {
		b.table.grid.layoutRows()
	}
	first, last := b.inSight()
	b.makeLines(last - first)
	from, to := b.table.grid.columnsInSight()
	frozen := b.table.grid.frozen()
	moved := from != b.first || to != b.last || frozen != b.frozen
	b.frozen, b.first, b.last = frozen, from, to
	for _, line := range b.lines {
		if moved || line.at < first || line.at >= last {
			line.at = -1
		}
	}
	for at := first; at < last; at++ {
		if line := b.lines[at%len(b.lines)]; line.at != at {
			b.write(line, at)
		}
	}
	b.placeFront()
	b.decorate()
	canvas.Refresh(b)
}

// inSight is the range of shown positions that can be seen.
func (b *tableBody[T]) inSight() (first, last int) {
	t := b.table
	view := t.scroll.Size().Height
	first = max(0, t.grid.rowAt(t.scroll.Offset.Y))
	last = min(len(t.shown.order), t.grid.rowAt(t.scroll.Offset.Y+view)+1)
	return min(first, last), last
}

// makeLines sees to it that there are lines for this many rows in sight.
func (b *tableBody[T]) makeLines(count int) {
	if count <= len(b.lines) {
		return
	}
	b.lines = make([]*tableLine, count+1)
	for i := range b.lines {
		b.lines[i] = &tableLine{at: -1, ground: canvas.NewRectangle(color.Transparent), front: canvas.NewRectangle(color.Transparent)}
		b.lines[i].ground.CornerRadius = 4
		b.lines[i].front.TopLeftCornerRadius, b.lines[i].front.BottomLeftCornerRadius = 4, 4
	}
}

// write fills a line with the row at a shown position.
func (b *tableBody[T]) write(line *tableLine, at int) {
	t := b.table
	line.at = at
	count := b.frozen + b.last - b.first
	for len(line.cells) < count {
		line.cells = append(line.cells, canvas.NewText("", color.Transparent))
	}
	line.cells = line.cells[:count]
	line.more = make([][]*canvas.Text, count)
	line.bars = line.bars[:min(len(line.bars), len(line.cells))]
	top := t.grid.top(at)
	height := t.grid.top(at+1) - top
	line.ground.Move(fyne.NewPos(0, top))
	line.ground.Resize(fyne.NewSize(b.Size().Width, height))
	line.front.Move(fyne.NewPos(0, top))
	line.front.Resize(fyne.NewSize(t.grid.edges[b.frozen], height))
	line.paint(b.groundColor(t.shown.order[at]))
	row := t.shown.order[at]
	for at, cell := range line.cells {
		i := columnOf(at, b.frozen, b.first)
		c := t.grid.columns[i]
		left, right := t.grid.edges[i]+cellPadding, t.grid.edges[i+1]-cellPadding
		style := t.grid.style(c, row)
		size := t.grid.textSize(style)
		cell.TextSize, cell.Alignment = size, c.Align
		cell.TextStyle = fyne.TextStyle{Bold: style == CellStrong}
		cell.Color = colorOf(t, cellColor(style))
		cell.Move(fyne.NewPos(left, top+rowSpacing/2))
		cell.Resize(fyne.NewSize(right-left, t.grid.row-rowSpacing))
		if i < t.grid.names {
			line.more[at] = continued(line.more[at], cell, t.grid.breaks.lines(c.Text(t.shown.rows[row]), right-left, size, cell.TextStyle))
		} else {
			cell.Text = t.grid.cutter.cut(c.Text(t.shown.rows[row]), right-left, size, cell.TextStyle)
		}
		cell.Refresh()
		b.bar(line, at, c, t.shown.rows[row], left, right, top)
	}
}

func cellColor(style CellStyle) fyne.ThemeColorName {
	switch style {
	case CellMuted, CellReason:
		return ColorNameMuted
	case CellLink:
		return theme.ColorNameHyperlink
	}
	return theme.ColorNameForeground
}

// restyleRows redraws what is selected, highlighted or hovered; no text changes.
func (b *tableBody[T]) restyleRows() {
	if b.ring == nil {
		return
	}
	for _, line := range b.lines {
		if line.at < 0 || line.at >= len(b.table.shown.order) {
			continue
		}
		if c := b.groundColor(b.table.shown.order[line.at]); c != line.ground.FillColor {
			line.paint(c)
			line.ground.Refresh()
		}
	}
	b.decorate()
}

func (b *tableBody[T]) groundColor(row int) color.Color {
	switch t := b.table; row {
	case t.selected:
		return colorOf(t, theme.ColorNameSelection)
	case t.highlight:
		return colorOf(t, ColorNameHighlight)
	case t.hovered:
		return colorOf(t, theme.ColorNameHover)
	default:
		return color.Transparent
	}
}

// decorate draws the ring around the keyboard's cell and the line under the
// pinned rows.
func (b *tableBody[T]) decorate() {
	t := b.table
	b.ring.Hidden = !t.focused || t.selected < 0 || t.column >= len(t.grid.columns)
	if !b.ring.Hidden {
		b.ring.StrokeColor = colorOf(t, ColorNameRing)
		b.ring.StrokeWidth = 1.5
		b.ring.Move(fyne.NewPos(t.grid.left(t.column)+1, t.grid.top(t.shown.place[t.selected])+1))
		height := t.grid.top(t.shown.place[t.selected]+1) - t.grid.top(t.shown.place[t.selected])
		b.ring.Resize(fyne.NewSize(t.grid.edges[t.column+1]-t.grid.edges[t.column]-2, height-2))
	}
	b.ring.Refresh()
	b.under.Hidden = t.Pinned <= 0 || t.Pinned >= len(t.shown.order)
	b.under.FillColor = colorOf(t, theme.ColorNameSeparator)
	b.under.Move(fyne.NewPos(0, t.grid.top(t.Pinned)-0.5))
	b.under.Resize(fyne.NewSize(b.Size().Width, 1))
	b.under.Refresh()
}

// at is the shown position under a point of the body, or -1.
func (b *tableBody[T]) at(p fyne.Position) int {
	if at := b.table.grid.rowAt(p.Y); at < len(b.table.shown.order) {
		return at
	}
	return -1
}

// MouseDown implements desktop.Mouseable.
func (b *tableBody[T]) MouseDown(e *desktop.MouseEvent) {
	t := b.table
	at := b.at(e.Position)
	if column := t.grid.columnAt(e.Position.X); column >= 0 {
		t.column = column
	}
	focus(t)
	t.choose(at)
	b.decorate()
	switch {
	case at < 0:
	case e.Button == desktop.MouseButtonSecondary:
		t.Menu(t.shown.order[at], e.AbsolutePosition)
	case e.Button == desktop.MouseButtonPrimary && t.column < len(t.grid.columns) && t.OnPress != nil:
		t.OnPress(t.shown.order[at], t.grid.columns[t.column].ID)
	}
}

// MouseUp implements desktop.Mouseable.
func (b *tableBody[T]) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (b *tableBody[T]) Tapped(e *fyne.PointEvent) {
	t := b.table
	if at, column := b.at(e.Position), t.grid.columnAt(e.Position.X); at >= 0 && column >= 0 && t.OnTap != nil {
		t.OnTap(t.shown.order[at], t.grid.columns[column].ID)
	}
}

// DoubleTapped implements fyne.DoubleTappable.
func (b *tableBody[T]) DoubleTapped(e *fyne.PointEvent) {
	t := b.table
	if at, column := b.at(e.Position), t.grid.columnAt(e.Position.X); at >= 0 && column >= 0 {
		t.activate(t.shown.order[at], column)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *tableBody[T]) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (b *tableBody[T]) MouseMoved(e *desktop.MouseEvent) {
	t := b.table
	row := -1
	if at := b.at(e.Position); at >= 0 {
		row = t.shown.order[at]
	}
	b.hover(row)
	t.Tips.Later(b.tip(row, t.grid.columnAt(e.Position.X)), e.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (b *tableBody[T]) MouseOut() {
	b.table.Tips.Hide()
	b.hover(-1)
}

func (b *tableBody[T]) hover(row int) {
	t := b.table
	if row == t.hovered {
		return
	}
	t.hovered = row
	b.restyleRows()
	if t.OnHover != nil {
		t.OnHover(row)
	}
}

// tip is what there is to say about a cell: its hint, else its whole text if that
// was cut, else "".
func (b *tableBody[T]) tip(row, column int) string {
	t := b.table
	if row < 0 || column < 0 {
		return ""
	}
	if hint := t.grid.columns[column].Hint; hint != nil {
		if text := hint(t.shown.rows[row]); text != "" {
			return text
		}
	}
	if column < t.grid.names { // never cut
		return ""
	}
	text := t.grid.columns[column].Text(t.shown.rows[row])
	line := b.lines[t.shown.place[row]%len(b.lines)]
	for at, cell := range line.cells {
		if line.at == t.shown.place[row] && columnOf(at, b.frozen, b.first) == column && cell.Text != text {
			return text
		}
	}
	return ""
}
