package widgets

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

const (
	cellPadding    = 10  // on either side of a cell's text
	widthStep      = 12  // by which a key changes a column's width
	narrowest      = 36  // a column can be made
	narrowestWords = 150 // a column of words is made for want of room
	widest         = 340 // a column makes itself
	mostSpare      = 56  // spare width given to one column
	sampledRows    = 200 // measured to find a column's width
	sortMarkWidth  = 14  // room for the arrow beside a title
	rowSpacing     = 10  // height of a row beyond its text
	headerSpacing  = 14  // height of the header beyond its text
	grabWidth      = 5   // on either side of a border between columns
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

// layoutColumns works out the left edge of each column.
func (t *DataTable[T]) layoutColumns() {
	if t.natural == nil {
		t.natural = make([]float32, len(t.columns))
		for i, c := range t.columns {
			t.natural[i] = t.fit(c, widest)
		}
	}
	widths, free := make([]float32, len(t.columns)), make([]bool, len(t.columns))
	for i, c := range t.columns {
		var fixed bool
		widths[i], fixed = t.width(i, c)
		free[i] = !fixed
	}
	t.share(widths, free)
	t.edges = make([]float32, len(t.columns)+1)
	for i, width := range widths {
		t.edges[i+1] = t.edges[i] + width
	}
}

// share fits the columns nobody has adjusted into the table. Room left over is
// shared among them, within reason: figures far apart are hard to read along a
// line. Where room is short, columns of words give it up; figures are never cut.
func (t *DataTable[T]) share(widths []float32, free []bool) {
	spare, many := t.Size().Width, 0
	for i, width := range widths {
		spare -= width
		if free[i] {
			many++
		}
	}
	for i := range widths {
		switch {
		case !free[i]:
		case spare >= 0:
			widths[i] += fyne.Min(mostSpare, spare/float32(many))
		case t.columns[i].Align == fyne.TextAlignLeading && widths[i] > narrowestWords:
			less := fyne.Max(narrowestWords, widths[i]+spare)
			spare += widths[i] - less
			widths[i] = less
		}
	}
}

// width is a column's width before sharing out, and whether it is fixed.
func (t *DataTable[T]) width(i int, c Column[T]) (width float32, fixed bool) {
	if w, ok := t.adjusted[c.ID]; ok {
		return w, true
	}
	if c.Width > 0 {
		return c.Width, true
	}
	return t.natural[i], false
}

// fit is the width that shows a column's title and texts, up to most.
func (t *DataTable[T]) fit(c Column[T], most float32) float32 {
	size := sizeOf(t, theme.SizeNameText)
	width := fyne.MeasureText(c.Title, size, fyne.TextStyle{Bold: true}).Width + sortMarkWidth
	if c.Hue != "" {
		width += hueMark + hueGap
	}
	step := max(1, len(t.rows)/sampledRows)
	for i := 0; i < len(t.rows); i += step {
		style := fyne.TextStyle{Bold: t.style(c, i) == CellStrong}
		width = fyne.Max(width, fyne.MeasureText(c.Text(t.rows[i]), size, style).Width)
	}
	return fyne.Min(width+2*cellPadding+1, most)
}

func (t *DataTable[T]) style(c Column[T], row int) CellStyle {
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
	t.adjust(column, t.fit(t.columns[column], 4*widest))
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
	t.scroll.Refresh()
	t.header.Refresh()
	t.body.Refresh()
}

// columnAt is the column at a distance from the left of the content, or -1.
func (t *DataTable[T]) columnAt(x float32) int {
	for i := range t.columns {
		if x >= t.edges[i] && x < t.edges[i+1] {
			return i
		}
	}
	return -1
}

// borderAt is the column whose right border is at x, or -1.
func (t *DataTable[T]) borderAt(x float32) int {
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
	return fyne.NewSize(width, float32(len(t.order))*t.rowHeight())
}
