package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/paybench/paybench/charts"
)

// control is a shortcut with Ctrl (Cmd on a Mac).
func control(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// controlShift is a shortcut with Ctrl and Shift.
func controlShift(key fyne.KeyName) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// menuBar lists all that the window can do, and so holds all of it.
type menuBar struct{ window *Window }

// item is a menu item with its shortcut. The driver runs shortcuts of disabled
// items too, and under dialogs, so the item sees to that itself.
func (m menuBar) item(label string, do func(), shortcut fyne.Shortcut) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, nil)
	i.Shortcut = shortcut
	i.Action = func() {
		if !i.Disabled && !m.window.dialogs.open() {
			do()
		}
	}
	return i
}

// off is an item that cannot be used at present.
func off(i *fyne.MenuItem, disabled bool) *fyne.MenuItem {
	i.Disabled = disabled
	return i
}

// checked is an item with a tick.
func checked(label string, on bool, do func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, do)
	i.Checked = on
	return i
}

// show builds the menu bar anew from the present state.
func (m menuBar) show() {
	needFigures := []*fyne.Menu{m.edit(), m.view(), m.export()}
	for _, menu := range needFigures {
		for _, i := range menu.Items {
			i.Disabled = i.Disabled || !m.figures()
		}
	}
	menus := append([]*fyne.Menu{m.file()}, needFigures...)
	m.window.win.SetMainMenu(fyne.NewMainMenu(append(menus, m.help())...))
}

// figures reports whether there are figures on screen.
func (m menuBar) figures() bool { return m.window.state.ready() && !m.window.pages.covered() }

func (m menuBar) file() *fyne.Menu {
	w := m.window
	recent := fyne.NewMenuItem("Open recent", nil)
	recent.ChildMenu = fyne.NewMenu("", w.opener.recent()...)
	recent.Disabled = len(w.memory.recent()) == 0
	source := w.state.study().Source()
	quit := fyne.NewMenuItem("Quit", w.close)
	quit.IsQuit = true
	return fyne.NewMenu("File",
		m.item("Open…", w.opener.pick, control(fyne.KeyO)),
		recent,
		fyne.NewMenuItem("Sample market", w.opener.sample),
		fyne.NewMenuItem("US national wages (BLS)", w.opener.benchmarks),
		fyne.NewMenuItemSeparator(),
		off(fyne.NewMenuItem("Import settings of this file…", func() {
			w.opener.importFile(source.Path, source.Options)
		}), source.BuiltIn()),
		off(fyne.NewMenuItem("Use this year's file…", w.opener.carry), !m.figures()),
		off(fyne.NewMenuItem("Rows not taken…", w.reports.rows), w.state.source == nil),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Folder of own role profiles…", func() {
			w.profiles.choose(func() { w.state.ask(w.state.study()) })
		}),
		fyne.NewMenuItemSeparator(),
		off(m.item("Save study", w.file.save, control(fyne.KeyS)), !m.figures()),
		off(m.item("Save study as…", w.file.saveAs, controlShift(fyne.KeyS)), !m.figures()),
		fyne.NewMenuItemSeparator(),
		quit)
}

// undo takes back what was typed last where the keyboard is in a field, else the
// last step.
func (m menuBar) undo() {
	if field, ok := m.window.win.Canvas().Focused().(interface{ Undo() }); ok {
		field.Undo()
		return
	}
	m.window.state.undo()
}

func (m menuBar) edit() *fyne.Menu {
	w, s := m.window, m.window.state
	return fyne.NewMenu("Edit",
		off(m.item("Undo", m.undo, &fyne.ShortcutUndo{}), !s.history.CanUndo()), // what the driver makes of Ctrl+Z
		off(m.item("Redo", s.redo, controlShift(fyne.KeyZ)), !s.history.CanRedo()),
		fyne.NewMenuItemSeparator(),
		m.item("Find a role", w.filters.focusRole, control(fyne.KeyF)),
		m.item("Clear all filters", s.clearFilters, controlShift(fyne.KeyF)),
		m.item("My own pay", w.results.headline.own.field.Focus, control(fyne.KeyL)),
		fyne.NewMenuItemSeparator(),
		m.item("Pin this selection", w.pins.pin, control(fyne.KeyP)),
		m.item("Rules of the figures…", func() { openRules(s, w.dialogs) }, control(fyne.KeyR)))
}

func (m menuBar) view() *fyne.Menu {
	w := m.window
	s := w.state.study()
	themes := fyne.NewMenuItem("Theme", nil)
	themes.ChildMenu = fyne.NewMenu("")
	chosen := w.memory.theme()
	for _, t := range []struct{ label, name string }{{"As the system", ""}, {"Light", "light"}, {"Dark", "dark"}} {
		themes.ChildMenu.Items = append(themes.ChildMenu.Items, checked(t.label, chosen == t.name, func() {
			w.theme.set(t.name)
			m.show()
		}))
	}
	columns := fyne.NewMenuItem("Columns", nil)
	columns.ChildMenu = fyne.NewMenu("", w.results.columnItems()...)
	return fyne.NewMenu("View",
		m.item("Filters", w.sides.ToggleLeft, control(fyne.KeyB)),
		m.item("Role", w.sides.ToggleRight, controlShift(fyne.KeyB)),
		fyne.NewMenuItemSeparator(),
		off(checked("Pinned selections", s.Pinned, func() { w.state.do(s.ShowingPins(!s.Pinned)) }), len(s.Pins) == 0),
		m.item("What moves pay…", w.reports.drivers, control(fyne.KeyM)),
		fyne.NewMenuItemSeparator(),
		columns, themes)
}

func (m menuBar) export() *fyne.Menu {
	s, e := m.window.state, m.window.exports
	items := []*fyne.MenuItem{
		m.item("Workbook (.xlsx)…", func() { e.workbook(false) }, control(fyne.KeyE)),
		off(fyne.NewMenuItem("Workbook with everyone's pay (.xlsx)…", func() { e.workbook(true) }), s.source == nil || !s.source.Lists() || s.study().Pinned),
	}
	for _, format := range charts.Formats() {
		items = append(items, fyne.NewMenuItem("Chart as "+strings.ToUpper(string(format))+"…", func() { e.chart(format) }))
	}
	return fyne.NewMenu("Export", append(items,
		fyne.NewMenuItem("Table as CSV…", e.csv),
		fyne.NewMenuItemSeparator(),
		m.item("Copy table", e.copyTable, controlShift(fyne.KeyC)),
		fyne.NewMenuItem("Copy chart", e.copyChart),
		fyne.NewMenuItem("Copy as sentence", e.copySentence))...)
}

func (m menuBar) help() *fyne.Menu {
	h := m.window.help
	return fyne.NewMenu("Help",
		m.item("Keyboard", h.showKeys, &desktop.CustomShortcut{KeyName: fyne.KeyF1}),
		fyne.NewMenuItem("How figures come about", h.showMethod),
		fyne.NewMenuItem("Where to get real pay data", h.showRealData),
		fyne.NewMenuItem("About Paybench", h.showAbout))
}
