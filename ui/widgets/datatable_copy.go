package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/ui/lang"
)

// asText are cells as spreadsheets take them: tabs between columns, a line a row, whatever
// looks like a formula guarded. The titles come first where they are asked for.
func asText[T any](rows []T, columns []TableColumn[T], titled bool) string {
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	var b strings.Builder
	line := func(cell func(TableColumn[T]) string) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		for i, c := range columns {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(flat.Replace(cell(c)))
		}
	}
	if titled {
		line(func(c TableColumn[T]) string { return sheets.Guard(c.Title) })
	}
	for _, row := range rows {
		line(func(c TableColumn[T]) string { return c.copied(row) })
	}
	return b.String()
}

// copied is a cell as the clipboard has it.
func (c TableColumn[T]) copied(row T) string {
	switch {
	case c.Copy != nil:
		return c.Copy(row)
	case c.Align == fyne.TextAlignTrailing: // a figure, whose sign is no formula
		return c.Text(row)
	default:
		return sheets.Guard(c.Text(row))
	}
}

// copy puts cells on the clipboard, with their titles where it is asked for.
func (t *DataTable[T]) copy(rows []int, columns []TableColumn[T], titled bool) {
	of := make([]T, len(rows))
	for i, row := range rows {
		of[i] = t.shown.rows[row]
	}
	fyne.CurrentApp().Clipboard().SetContent(asText(of, columns, titled))
	if t.OnCopied != nil {
		t.OnCopied(len(rows))
	}
}

// copyAll copies the table as it is shown.
func (t *DataTable[T]) copyAll() {
	if t.CopyAll != nil {
		t.CopyAll()
		return
	}
	t.copy(t.shown.order, t.grid.columns, true)
}

// copySelected copies the selected row, or the table where none is.
func (t *DataTable[T]) copySelected() {
	if t.selected < 0 {
		t.copyAll()
		return
	}
	t.copy([]int{t.selected}, t.grid.columns, false)
}

// copyItems are what a menu offers to copy of a row and a column.
func (t *DataTable[T]) copyItems(row, column int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if row >= 0 {
		if column >= 0 && column < len(t.grid.columns) {
			items = append(items, fyne.NewMenuItem(lang.L("Copy cell"), func() { t.copy([]int{row}, t.grid.columns[column:column+1], false) }))
		}
		items = append(items, fyne.NewMenuItem(lang.L("Copy row"), func() { t.copy([]int{row}, t.grid.columns, false) }))
	}
	if column >= 0 && column < len(t.grid.columns) {
		items = append(items, fyne.NewMenuItem(lang.L("Copy column"), func() { t.copy(t.shown.order, t.grid.columns[column:column+1], true) }))
	}
	return append(items, fyne.NewMenuItem(lang.L("Copy table"), t.copyAll))
}

// headerItems are what the menu of a title offers.
func (t *DataTable[T]) headerItems(column int) []*fyne.MenuItem {
	c := t.grid.columns[column]
	var items []*fyne.MenuItem
	if c.Compare != nil {
		for _, way := range []struct {
			label      string
			id         string
			descending bool
		}{{lang.L("Sort upwards"), c.ID, false}, {lang.L("Sort downwards"), c.ID, true}, {lang.L("Order as given"), "", false}} {
			item := fyne.NewMenuItem(way.label, func() { t.sortBy(way.id, way.descending) })
			item.Checked = t.shown.sortID == way.id && (way.id == "" || t.shown.descending == way.descending)
			items = append(items, item)
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, fyne.NewMenuItem(lang.L("Fit width"), func() { t.fitColumn(column) }))
	if t.HeaderItems != nil {
		items = append(items, t.HeaderItems(c.ID)...)
	}
	return append(append(items, fyne.NewMenuItemSeparator()), t.copyItems(-1, column)...)
}

// sortBy sorts on behalf of the user.
func (t *DataTable[T]) sortBy(id string, descending bool) {
	t.SetSort(id, descending)
	if t.OnSort != nil {
		t.OnSort(id, descending)
	}
}

// items are what the menu of a row offers: what the window has for it, copying, and the
// menu of the column.
func (t *DataTable[T]) items(row, column int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if t.RowItems != nil {
		items = append(slices.Clone(t.RowItems(row)), fyne.NewMenuItemSeparator())
	}
	items = append(items, t.copyItems(row, column)...)
	if column >= 0 && column < len(t.grid.columns) {
		of := fyne.NewMenuItem(lang.F("Column %s", t.grid.columns[column].Title), nil)
		of.ChildMenu = fyne.NewMenu("", t.headerItems(column)...)
		items = append(items, fyne.NewMenuItemSeparator(), of)
	}
	return items
}

// Menu opens the menu of a row at an absolute place.
func (t *DataTable[T]) Menu(row int, at fyne.Position) {
	if row >= 0 && row < len(t.shown.rows) {
		t.pop(at, t.items(row, t.column))
	}
}

func (t *DataTable[T]) pop(at fyne.Position, items []*fyne.MenuItem) {
	if c := canvasOf(t); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}

// menuByKey opens the menu of the keyboard's row, or of its column where none is
// selected.
func (t *DataTable[T]) menuByKey() {
	if t.column >= len(t.grid.columns) {
		return
	}
	left := t.grid.left(t.column) - t.scroll.Offset.X + cellPadding
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	if t.selected < 0 {
		t.pop(corner.AddXY(left, t.grid.headerHeight()), t.headerItems(t.column))
		return
	}
	t.scrollTo(t.grid.showing(t.shown.place[t.selected]))
	top := t.grid.headerHeight() + t.grid.top(t.shown.place[t.selected]+1) - t.scroll.Offset.Y
	t.Menu(t.selected, corner.AddXY(left, top))
}

// asksMenu reports whether a key asks for the menu of what has the keyboard: the Menu
// key, or Shift+F10.
func asksMenu(e *fyne.KeyEvent) bool {
	if e.Name == desktop.KeyMenu {
		return true
	}
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && e.Name == fyne.KeyF10 && d.CurrentKeyModifiers() == fyne.KeyModifierShift
}
