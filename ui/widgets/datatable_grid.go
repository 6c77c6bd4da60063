package widgets

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

const (
	cellPadding     = 6   // on either side of a cell's text
	widthStep       = 12  // by which a key changes a column's width
	narrowest       = 36  // a column can be made
	narrowestWords  = 150 // a column of words is made for want of room
	narrowestReason = 106 // a column of figures with reasons in it is made: "needs 10 people"
	narrowestTitle  = 220 // a column of words that are not cut is made, for its title
	widest          = 340 // a column makes itself
	mostSpare       = 56  // spare width given to one column
	sampledRows     = 200 // measured to find a column's width
	sortMarkWidth   = 14  // room for the arrow beside a title
	sortMarkOver    = 6   // of it, which may lie in the padding
	rowSpacing      = 10  // height of a row beyond its text
	headerSpacing   = 14  // height of the header beyond its text
	grabWidth       = 5   // on either side of a border between columns
)

// tableGrid is where the columns and rows of a table stand: left and top of each, what of
// them is in sight, and what is at a place.
type tableGrid[T any] struct {
	of     fyne.Widget // in whose theme and width they stand
	shown  *tableOrder[T]
	scroll *container.Scroll // which shows a part of them

	columns []TableColumn[T]
	names   int // first columns that say what a row is

	adjusted map[string]float32 // widths the user or the window has set
	measured []columnWidth      // widths that fit the content
	edges    []float32          // left edge of each column, then the right end
	row      float32            // height of a row of one line, 0 before they are laid out
	tops     []float32          // of the rows as shown, then the end of the last; nil where each has one line

	cutter cutter
	breaks breaker
}

// column finds a column.
func (g *tableGrid[T]) column(id string) (TableColumn[T], bool) {
	for _, c := range g.columns {
		if c.ID == id && id != "" {
			return c, true
		}
	}
	return TableColumn[T]{}, false
}

func (g *tableGrid[T]) rowHeight() float32 {
	return lineHeight(g.of) + rowSpacing
}

func (g *tableGrid[T]) headerHeight() float32 {
	return lineHeight(g.of) + headerSpacing
}

// lineHeight is the height of a line of text in a widget's theme.
func lineHeight(w fyne.CanvasObject) float32 {
	return fyne.MeasureText("Mg", sizeOf(w, theme.SizeNameText), fyne.TextStyle{}).Height
}

// columnWidth is how wide a column would be by itself.
type columnWidth struct {
	natural float32 // shows its title and texts in full
	least   float32 // it can be made where room is short
	fixed   bool    // somebody has set it
	stretch bool    // it takes what others leave, and gives where room is short
}

// layoutColumns works out the left edge of each column, the first of which are names.
func (g *tableGrid[T]) layoutColumns(names int) {
	g.names = names
	if g.measured == nil {
		g.measured = make([]columnWidth, len(g.columns))
	}
	widths := make([]columnWidth, len(g.columns))
	for i, c := range g.columns {
		if width, ok := g.setWidth(c); ok {
			_, adjusted := g.adjusted[c.ID]
			widths[i] = columnWidth{natural: width, least: width, fixed: true}
			if c.Stretch && !adjusted {
				widths[i].least, widths[i].stretch = width/2, true
			}
			continue
		}
		if g.measured[i].natural == 0 {
			g.measured[i] = g.measure(i)
		}
		widths[i] = g.measured[i]
		if i < g.names { // a word of more than half the room is broken
			widths[i].stretch = i == g.names-1
			widths[i].least = fyne.Min(widths[i].least, fyne.Max(g.scaled(narrowestWords), g.of.Size().Width/2))
		}
	}
	g.edges = make([]float32, len(g.columns)+1)
	for i, width := range shareOut(widths, g.of.Size().Width) {
		g.edges[i+1] = g.edges[i] + width
	}
}

// setWidth is the width the user, the window or the column itself has set.
func (g *tableGrid[T]) setWidth(c TableColumn[T]) (width float32, ok bool) {
	if w, ok := g.adjusted[c.ID]; ok {
		return w, true
	}
	return g.scaled(c.Width), c.Width > 0
}

// shareOut fits columns into a room. What is left over is shared among those that
// are not fixed, within reason: figures far apart are hard to read along a line. The
// last that stretches takes the rest.
// What is short is taken from words and reasons; figures are never cut.
func shareOut(columns []columnWidth, room float32) []float32 {
	spare, give, free := room, float32(0), 0
	for _, c := range columns {
		spare -= c.natural
		give += c.natural - c.least
		if !c.fixed {
			free++
		}
	}
	widths := make([]float32, len(columns))
	for i, c := range columns {
		widths[i] = c.natural
		switch {
		case spare < 0 && give > 0:
			widths[i] += fyne.Max(spare/give, -1) * (c.natural - c.least)
		case spare > 0 && !c.fixed:
			widths[i] += fyne.Min(mostSpare, spare/float32(free))
		}
	}
	rest := room
	for _, width := range widths {
		rest -= width
	}
	for i, c := range slices.Backward(columns) {
		if c.stretch && rest > 0 {
			widths[i] += rest
			break
		}
	}
	return widths
}

// measure finds a column's widths from its title and a sample of its rows.
func (g *tableGrid[T]) measure(column int) columnWidth {
	c := g.columns[column]
	if column < g.names {
		return g.measureFrozen(c)
	}
	natural := g.fit(c, func(CellStyle) bool { return true })
	var least float32
	switch {
	case c.Whole:
		c.Title = ""
		least = g.fit(c, func(CellStyle) bool { return true })
		least = fyne.Max(least, fyne.Min(natural, g.scaled(narrowestTitle)))
	case c.Align == fyne.TextAlignLeading:
		least = fyne.Min(natural, g.scaled(narrowestWords))
	default:
		least = g.fit(c, func(s CellStyle) bool { return s != CellReason })
		least = fyne.Max(least, fyne.Min(natural, g.scaled(narrowestReason)))
	}
	return columnWidth{natural: fyne.Min(natural, g.scaled(widest)), least: fyne.Min(least, g.scaled(widest))}
}

// scaled is a width of texts at the size that they have.
func (g *tableGrid[T]) scaled(width float32) float32 {
	return width * sizeOf(g.of, theme.SizeNameText) / UsualText
}

// fit is the width that shows a column's title and its texts of some styles.
func (g *tableGrid[T]) fit(c TableColumn[T], counts func(CellStyle) bool) float32 {
	width := fyne.MeasureText(c.Title, sizeOf(g.of, theme.SizeNameText), fyne.TextStyle{Bold: true}).Width + sortMarkWidth - sortMarkOver
	if c.Hue != "" {
		width += hueMark + hueGap
	}
	step := max(1, len(g.shown.rows)/sampledRows)
	for i := 0; i < len(g.shown.rows); i += step {
		style := g.style(c, i)
		if !counts(style) {
			continue
		}
		text := fyne.TextStyle{Bold: style == CellStrong}
		width = fyne.Max(width, fyne.MeasureText(c.Text(g.shown.rows[i]), g.textSize(style), text).Width)
	}
	return width + 2*cellPadding + 1
}

// textSize is the size of a cell's text: a reason in place of a figure is smaller, so that
// its column stays as narrow as figures are.
func (g *tableGrid[T]) textSize(style CellStyle) float32 {
	if style == CellReason {
		return sizeOf(g.of, theme.SizeNameCaptionText)
	}
	return sizeOf(g.of, theme.SizeNameText)
}

func (g *tableGrid[T]) style(c TableColumn[T], row int) CellStyle {
	if c.Style == nil {
		return CellNormal
	}
	return c.Style(g.shown.rows[row])
}

// columnsInSight is the range of columns that can be seen beside the frozen ones.
func (g *tableGrid[T]) columnsInSight() (first, last int) {
	left, right := g.scroll.Offset.X+g.edges[g.frozen()], g.scroll.Offset.X+g.scroll.Size().Width
	first = sort.Search(len(g.columns), func(i int) bool { return g.edges[i+1] > left })
	last = sort.Search(len(g.columns), func(i int) bool { return g.edges[i] >= right })
	return min(first, last), last
}

// columnAt is the column at a distance from the left of the content, or -1.
func (g *tableGrid[T]) columnAt(x float32) int {
	x = g.unfrozen(x)
	for i := range g.columns {
		if x >= g.edges[i] && x < g.edges[i+1] {
			return i
		}
	}
	return -1
}

// borderAt is the column whose right border is at x, or -1.
func (g *tableGrid[T]) borderAt(x float32) int {
	x = g.unfrozen(x-grabWidth) + grabWidth
	for i := range g.columns {
		if border := g.edges[i+1]; x >= border-grabWidth && x <= border+grabWidth {
			return i
		}
	}
	return -1
}

func (g *tableGrid[T]) contentSize() fyne.Size {
	width := float32(0)
	if len(g.edges) > 0 {
		width = g.edges[len(g.edges)-1]
	}
	return fyne.NewSize(width, g.top(len(g.shown.order)))
}

// showing is how far the table has to be scrolled that a shown position is in sight, from
// where it is now.
func (g *tableGrid[T]) showing(at int) fyne.Position {
	top, view := g.top(at), g.scroll.Size().Height
	height := g.top(at+1) - top
	offset := g.scroll.Offset
	switch {
	case view < height:
	case top < offset.Y:
		offset.Y = top
	case top+height > offset.Y+view:
		offset.Y = top + height - view
	}
	return offset
}

// showingColumn is how far the table has to be scrolled that a column is in sight.
func (g *tableGrid[T]) showingColumn(column int) fyne.Position {
	offset, view, frozen := g.scroll.Offset, g.scroll.Size().Width, g.frozen()
	if column < frozen {
		return offset
	}
	left, right := g.edges[column]-g.edges[frozen], g.edges[column+1]
	switch {
	case left < offset.X:
		offset.X = left
	case right > offset.X+view:
		offset.X = fyne.Min(left, right-view)
	}
	return offset
}
