package widgets

import "fyne.io/fyne/v2"

// FocusGained implements fyne.Focusable.
func (t *DataTable[T]) FocusGained() {
	t.focused = true
	t.body.restyleRows()
	t.header.Refresh()
	Reveal(t)
}

// FocusLost implements fyne.Focusable.
func (t *DataTable[T]) FocusLost() {
	t.focused = false
	t.body.restyleRows()
	t.header.Refresh()
}

// TypedRune implements fyne.Focusable.
func (t *DataTable[T]) TypedRune(r rune) {
	if t.OnType != nil && t.OnType(t.selected, r) {
		return
	}
	if t.column >= len(t.grid.columns) {
		return
	}
	width := t.grid.edges[t.column+1] - t.grid.edges[t.column]
	switch r {
	case 's':
		t.cycleSort(t.column)
	case '=':
		t.fitColumn(t.column)
	case '+':
		t.adjust(t.column, width+widthStep)
		t.tellWidths()
	case '-':
		t.adjust(t.column, width-widthStep)
		t.tellWidths()
	}
}

// TypedKey implements fyne.Focusable.
func (t *DataTable[T]) TypedKey(e *fyne.KeyEvent) {
	if asksMenu(e) {
		t.menuByKey()
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.activate(t.selected, t.column)
	case fyne.KeyEscape:
		if t.selected < 0 {
			Unused(t, e)
			return
		}
		t.choose(-1)
	case fyne.KeyLeft:
		t.moveColumn(-1)
	case fyne.KeyRight:
		t.moveColumn(1)
	default:
		at, ok := t.target(e.Name)
		if !ok {
			Unused(t, e)
			return
		}
		if len(t.shown.order) > 0 {
			t.choose(min(max(at, 0), len(t.shown.order)-1))
		}
	}
}

// target is the position a key leads to, which may lie beyond the ends.
func (t *DataTable[T]) target(key fyne.KeyName) (at int, ok bool) {
	current := -1
	if t.selected >= 0 {
		current = t.shown.place[t.selected]
	}
	page := max(1, int(t.scroll.Size().Height/t.grid.row)-1)
	switch key {
	case fyne.KeyDown:
		return current + 1, true
	case fyne.KeyUp:
		return current - 1, true
	case fyne.KeyPageDown:
		return current + page, true
	case fyne.KeyPageUp:
		return current - page, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return len(t.shown.order) - 1, true
	default:
		return 0, false
	}
}

func (t *DataTable[T]) moveColumn(step int) {
	if len(t.grid.columns) == 0 {
		return
	}
	t.column = min(max(t.column+step, 0), len(t.grid.columns)-1)
	t.scrollTo(t.grid.showingColumn(t.column))
	t.body.restyleRows()
}

// TypedShortcut implements fyne.Shortcutable.
func (t *DataTable[T]) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok {
		t.copySelected()
		return
	}
	UnusedShortcut(t, s)
}

// scrollTo shows the table from a place on.
func (t *DataTable[T]) scrollTo(offset fyne.Position) {
	if offset == t.scroll.Offset {
		return
	}
	t.scroll.ScrollToOffset(offset)
	t.scrolled()
}

// scrolled draws what has come into sight.
func (t *DataTable[T]) scrolled() {
	t.header.reposition()
	t.body.show()
	t.placeEdge()
}
