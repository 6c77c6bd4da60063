package widgets

import (
	"maps"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	cellPadding     = 8   // on either side of a cell's text
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

func (t *DataTable[T]) rowHeight() float32 {
	return lineHeight(t) + rowSpacing
}

func (t *DataTable[T]) headerHeight() float32 {
	return lineHeight(t) + headerSpacing
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

// layoutColumns works out the left edge of each column.
func (t *DataTable[T]) layoutColumns() {
	if t.measured == nil {
		t.measured = make([]columnWidth, len(t.columns))
	}
	widths := make([]columnWidth, len(t.columns))
	for i, c := range t.columns {
		if width, ok := t.setWidth(c); ok {
			_, adjusted := t.adjusted[c.ID]
			widths[i] = columnWidth{natural: width, least: width, fixed: true}
			if c.Stretch && !adjusted {
				widths[i].least, widths[i].stretch = width/2, true
			}
			continue
		}
		if t.measured[i].natural == 0 {
			t.measured[i] = t.measure(i)
		}
		widths[i] = t.measured[i]
		if i < t.Frozen { // a word of more than half the room is broken
			widths[i].stretch = i == t.Frozen-1
			widths[i].least = fyne.Min(widths[i].least, fyne.Max(t.scaled(narrowestWords), t.Size().Width/2))
		}
	}
	t.edges = make([]float32, len(t.columns)+1)
	for i, width := range shareOut(widths, t.Size().Width) {
		t.edges[i+1] = t.edges[i] + width
	}
}

// setWidth is the width the user, the window or the column itself has set.
func (t *DataTable[T]) setWidth(c TableColumn[T]) (width float32, ok bool) {
	if w, ok := t.adjusted[c.ID]; ok {
		return w, true
	}
	return c.Width, c.Width > 0
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
func (t *DataTable[T]) measure(column int) columnWidth {
	c := t.columns[column]
	if column < t.Frozen {
		return t.measureFrozen(c)
	}
	natural := t.fit(c, func(CellStyle) bool { return true })
	var least float32
	switch {
	case c.Whole:
		c.Title = ""
		least = t.fit(c, func(CellStyle) bool { return true })
		least = fyne.Max(least, fyne.Min(natural, t.scaled(narrowestTitle)))
	case c.Align == fyne.TextAlignLeading:
		least = fyne.Min(natural, t.scaled(narrowestWords))
	default:
		least = t.fit(c, func(s CellStyle) bool { return s != CellReason })
		least = fyne.Max(least, fyne.Min(natural, t.scaled(narrowestReason)))
	}
	return columnWidth{natural: fyne.Min(natural, t.scaled(widest)), least: fyne.Min(least, t.scaled(widest))}
}

// scaled is a width of texts at the size that they have.
func (t *DataTable[T]) scaled(width float32) float32 {
	return width * sizeOf(t, theme.SizeNameText) / usualText
}

// fit is the width that shows a column's title and its texts of some styles.
func (t *DataTable[T]) fit(c TableColumn[T], counts func(CellStyle) bool) float32 {
	width := fyne.MeasureText(c.Title, sizeOf(t, theme.SizeNameText), fyne.TextStyle{Bold: true}).Width + sortMarkWidth - sortMarkOver
	if c.Hue != "" {
		width += hueMark + hueGap
	}
	step := max(1, len(t.rows)/sampledRows)
	for i := 0; i < len(t.rows); i += step {
		style := t.style(c, i)
		if !counts(style) {
			continue
		}
		text := fyne.TextStyle{Bold: style == CellStrong}
		width = fyne.Max(width, fyne.MeasureText(c.Text(t.rows[i]), t.textSize(style), text).Width)
	}
	return width + 2*cellPadding + 1
}

// textSize is the size of a cell's text: a reason in place of a figure is smaller, so that
// its column stays as narrow as figures are.
func (t *DataTable[T]) textSize(style CellStyle) float32 {
	if style == CellReason {
		return sizeOf(t, theme.SizeNameCaptionText)
	}
	return sizeOf(t, theme.SizeNameText)
}

func (t *DataTable[T]) style(c TableColumn[T], row int) CellStyle {
	if c.Style == nil {
		return CellNormal
	}
	return c.Style(t.rows[row])
}

// adjust sets a column's width on behalf of the user.
func (t *DataTable[T]) adjust(column int, width float32) {
	t.adjusted[t.columns[column].ID] = fyne.Max(narrowest, width)
	t.relayout()
}

// fitColumn gives a column the width its content needs, however wide.
func (t *DataTable[T]) fitColumn(column int) {
	t.adjust(column, t.fit(t.columns[column], func(CellStyle) bool { return true }))
	t.tellWidths()
}

func (t *DataTable[T]) tellWidths() {
	if t.OnWidths != nil {
		t.OnWidths(maps.Clone(t.adjusted))
	}
}

// relayout places the columns again without measuring or sorting.
func (t *DataTable[T]) relayout() {
	t.layoutColumns()
	t.layoutRows()
	t.scroll.Refresh()
	t.header.Refresh()
	t.body.Refresh()
	t.placeEdge()
}

// columnsInSight is the range of columns that can be seen beside the frozen ones.
func (t *DataTable[T]) columnsInSight() (first, last int) {
	left, right := t.scroll.Offset.X+t.edges[t.frozen()], t.scroll.Offset.X+t.scroll.Size().Width
	first = sort.Search(len(t.columns), func(i int) bool { return t.edges[i+1] > left })
	last = sort.Search(len(t.columns), func(i int) bool { return t.edges[i] >= right })
	return min(first, last), last
}

// columnAt is the column at a distance from the left of the content, or -1.
func (t *DataTable[T]) columnAt(x float32) int {
	x = t.unfrozen(x)
	for i := range t.columns {
		if x >= t.edges[i] && x < t.edges[i+1] {
			return i
		}
	}
	return -1
}

// borderAt is the column whose right border is at x, or -1.
func (t *DataTable[T]) borderAt(x float32) int {
	x = t.unfrozen(x-grabWidth) + grabWidth
	for i := range t.columns {
		if border := t.edges[i+1]; x >= border-grabWidth && x <= border+grabWidth {
			return i
		}
	}
	return -1
}

func (t *DataTable[T]) contentSize() fyne.Size {
	width := float32(0)
	if len(t.edges) > 0 {
		width = t.edges[len(t.edges)-1]
	}
	return fyne.NewSize(width, t.top(len(t.order)))
}
