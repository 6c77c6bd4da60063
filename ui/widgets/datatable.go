package widgets

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// CellStyle says how a cell is written.
type CellStyle int

// The styles of a cell.
const (
	CellNormal CellStyle = iota
	CellMuted            // a lesser matter
	CellReason           // why there is no figure, in its place
	CellStrong           // the row or figure that counts
	CellLink             // does something when pressed
)

// TableColumn is one column of a table of T.
type TableColumn[T any] struct {
	ID      string // stable, for remembered widths and sorting
	Title   string
	Tip     string              // what the title means, as a tooltip; "" for none
	Width   float32             // at the usual size of text, with which it grows; 0 fits the content
	Stretch bool                // takes the room that other columns leave, and gives up to half its Width where it is short
	Whole   bool                // words that are not cut where room is short, as figures are not
	Align   fyne.TextAlign      // numbers go to the trailing side
	Hue     fyne.ThemeColorName // colour that marks the column, as in the chart; "" for none
	Text    func(T) string
	Copy    func(T) string      // the cell on the clipboard, such as at full precision; nil is Text
	Bar     func(T) (Bar, bool) // drawn in place of a text, which is "" then; nil for none
	Hint    func(T) string      // more about a cell, as a tooltip; nil or "" shows the text where it is cut
	Compare func(a, b T) int    // nil if the column cannot be sorted
	Missing func(T) bool        // rows that stay last in either direction; nil for none
	Style   func(T) CellStyle   // nil for CellNormal
}

// DataTable shows rows of T in sortable, adjustable columns. Rows are counted in
// the order they were given to SetRows, whatever order they are shown in.
//
// Only the rows and columns in sight exist as canvas objects, and scrolling
// rewrites only those that come into sight, so that the number of rows does not
// matter, nor that of columns that have a width.
//
// Keys: arrows, Home, End and Page keys move the selection; Enter activates;
// Ctrl+C copies the row, or the table where none is selected; the Menu key opens the
// menu of the row, or of the column; Escape clears the selection; s sorts by the current
// column, + and - change its width, = fits it to its content.
type DataTable[T any] struct {
	widget.BaseWidget

	// Pinned is how many of the first rows stay on top whatever the sorting.
	Pinned int
	// Frozen is how many of the first columns say what a row is. They stay in sight when the
	// table is scrolled sideways, and their texts are never cut: the last of them takes the
	// room that other columns leave, and what is longer stands in several lines.
	Frozen int
	// Follows tells rows that stay under the row given before them, whatever the sorting;
	// nil for none.
	Follows func(T) bool
	// Tips shows the whole of texts that are cut, and what titles mean.
	Tips *Tips

	OnSort     func(id string, descending bool) // id "" is the order given
	OnSelect   func(row int)                    // -1 when nothing is selected any more
	OnActivate func(row int, columnID string)   // double click or Enter
	OnPress    func(row int, columnID string)   // a click, once the row is selected
	OnTap      func(row int, columnID string)   // a click once it is over, which leaves the keyboard where it is put
	OnType     func(row int, r rune) bool       // a letter; false leaves it to the table
	OnHover    func(row int)                    // -1 when the pointer has left
	OnCopied   func(rows int)                   // rows, or parts of them, went to the clipboard
	OnWidths   func(widths map[string]float32)  // the user adjusted a column

	// RowItems are what the menu of a row offers beside copying, HeaderItems what that of
	// a title offers beside sorting. CopyAll copies the table in place of what is shown of
	// it. Each may be nil.
	RowItems    func(row int) []*fyne.MenuItem
	HeaderItems func(id string) []*fyne.MenuItem
	CopyAll     func()

	shown tableOrder[T]
	grid  tableGrid[T]

	selected  int // row, -1 for none
	column    int // the keyboard's column
	highlight int // row, -1 for none
	hovered   int // row, -1 for none
	focused   bool

	header *tableHeader[T]
	body   *tableBody[T]
	scroll *container.Scroll
	edge   frozenEdge
}

var (
	_ fyne.Focusable    = (*DataTable[int])(nil)
	_ fyne.Shortcutable = (*DataTable[int])(nil)
)

// NewDataTable makes an empty table of these columns.
func NewDataTable[T any](columns []TableColumn[T]) *DataTable[T] {
	t := &DataTable[T]{selected: -1, highlight: -1, hovered: -1}
	t.header = &tableHeader[T]{table: t, hover: -1, drag: -1}
	t.header.ExtendBaseWidget(t.header)
	t.body = &tableBody[T]{table: t}
	t.body.ExtendBaseWidget(t.body)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.scrolled() }
	t.grid = tableGrid[T]{of: t, shown: &t.shown, scroll: t.scroll, columns: slices.Clone(columns), adjusted: map[string]float32{}, edges: []float32{0}}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *DataTable[T]) CreateRenderer() fyne.WidgetRenderer {
	return &simpleRenderer{
		layout: func(size fyne.Size) {
			top := t.grid.headerHeight()
			t.grid.layoutColumns(t.Frozen)
			t.header.Resize(fyne.NewSize(size.Width, top))
			t.scroll.Move(fyne.NewPos(0, top))
			t.scroll.Resize(fyne.NewSize(size.Width, fyne.Max(0, size.Height-top)))
			t.relayout()
		},
		min: func() fyne.Size {
			return fyne.NewSize(6*narrowest, t.grid.headerHeight()+2*t.grid.rowHeight())
		},
		refresh: func() { canvas.Refresh(t) },
		objects: func() []fyne.CanvasObject {
			return append([]fyne.CanvasObject{t.header, t.scroll}, t.edge.objects()...)
		},
	}
}

// SetColumns replaces the columns. Adjusted widths and the sorting are kept where
// a column of the same ID is still there.
func (t *DataTable[T]) SetColumns(columns []TableColumn[T]) {
	t.grid.columns = slices.Clone(columns)
	t.column = min(t.column, max(0, len(columns)-1))
	t.rearrange()
}

// SetRows replaces the rows, sorts them as the user has chosen, and clears the
// selection and the highlight. The scroll position is kept.
func (t *DataTable[T]) SetRows(rows []T) {
	t.shown.rows = slices.Clone(rows)
	t.selected, t.highlight, t.hovered = -1, -1, -1
	t.rearrange()
}

// Order lists the rows as they are shown: what to copy or export as seen.
func (t *DataTable[T]) Order() []int { return slices.Clone(t.shown.order) }

// SetSort sorts by a column, or with id "" restores the order given.
func (t *DataTable[T]) SetSort(id string, descending bool) {
	t.shown.sortID, t.shown.descending = id, descending
	t.rearrange()
}

// SetHighlight marks a row that is pointed at elsewhere, such as in the chart,
// and scrolls to it; -1 marks none.
func (t *DataTable[T]) SetHighlight(row int) {
	if row == t.highlight {
		return
	}
	t.highlight = row
	if row >= 0 && row < len(t.shown.rows) {
		t.scrollTo(t.grid.showing(t.shown.place[row]))
	}
	t.body.restyleRows()
}

// Selected is the selected row, or -1.
func (t *DataTable[T]) Selected() int { return t.selected }

// Select selects a row as a click would, without calling back; -1 clears.
func (t *DataTable[T]) Select(row int) {
	if row >= len(t.shown.rows) {
		return
	}
	t.selected = row
	if row >= 0 {
		t.scrollTo(t.grid.showing(t.shown.place[row]))
	}
	t.body.restyleRows()
}

// SetWidths restores adjusted column widths by ID.
func (t *DataTable[T]) SetWidths(widths map[string]float32) {
	t.grid.adjusted = map[string]float32{}
	for id, w := range widths {
		t.grid.adjusted[id] = w
	}
	t.rearrange()
}

// Refresh measures and redraws everything, for another theme or changed values.
func (t *DataTable[T]) Refresh() {
	t.rearrange()
	t.BaseWidget.Refresh()
}

// rearrange sorts, measures and draws anew.
func (t *DataTable[T]) rearrange() {
	by, _ := t.grid.column(t.shown.sortID)
	t.shown.arrange(by, t.Pinned, t.Follows)
	t.grid.measured = nil
	t.relayout()
}

// cycleSort is what a click on a title does: for numbers best first, then least
// first, then the order given; for text the other way round.
func (t *DataTable[T]) cycleSort(column int) {
	c := t.grid.columns[column]
	if c.Compare == nil {
		return
	}
	first := c.Align == fyne.TextAlignTrailing
	switch {
	case t.shown.sortID != c.ID:
		t.shown.sortID, t.shown.descending = c.ID, first
	case t.shown.descending == first:
		t.shown.descending = !first
	default:
		t.shown.sortID, t.shown.descending = "", false
	}
	t.rearrange()
	if t.OnSort != nil {
		t.OnSort(t.shown.sortID, t.shown.descending)
	}
}

// choose selects a shown position on behalf of the user.
func (t *DataTable[T]) choose(at int) {
	row := -1
	if at >= 0 && at < len(t.shown.order) {
		row = t.shown.order[at]
	}
	if row == t.selected {
		return
	}
	t.Select(row)
	if t.OnSelect != nil {
		t.OnSelect(row)
	}
}

// activate opens a cell on behalf of the user.
func (t *DataTable[T]) activate(row, column int) {
	if t.OnActivate != nil && row >= 0 && column < len(t.grid.columns) {
		t.OnActivate(row, t.grid.columns[column].ID)
	}
}

// adjust sets a column's width on behalf of the user.
func (t *DataTable[T]) adjust(column int, width float32) {
	t.grid.adjusted[t.grid.columns[column].ID] = fyne.Max(narrowest, width)
	t.relayout()
}

// fitColumn gives a column the width its content needs, however wide.
func (t *DataTable[T]) fitColumn(column int) {
	t.adjust(column, t.grid.fit(t.grid.columns[column], func(CellStyle) bool { return true }))
	t.tellWidths()
}

func (t *DataTable[T]) tellWidths() {
	if t.OnWidths != nil {
		t.OnWidths(maps.Clone(t.grid.adjusted))
	}
}

// relayout places the columns again without measuring or sorting.
func (t *DataTable[T]) relayout() {
	t.grid.layoutColumns(t.Frozen)
	t.grid.layoutRows()
	t.scroll.Refresh()
	t.header.Refresh()
	t.body.Refresh()
	t.placeEdge()
}
