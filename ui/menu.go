package ui

import (
	"path/filepath"
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

// item is a menu item with its shortcut. The driver runs shortcuts of disabled
// items too, and under dialogs, so the item sees to that itself.
func (w *Window) item(label string, do func(), shortcut fyne.Shortcut) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, nil)
	i.Shortcut = shortcut
	i.Action = func() {
		if !i.Disabled && w.win.Canvas().Overlays().Top() == nil {
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

// showMenu builds the menu bar anew from the present state.
func (w *Window) showMenu() {
	needFigures := []*fyne.Menu{w.editMenu(), w.viewMenu(), w.exportMenu()}
	for _, menu := range needFigures {
		for _, i := range menu.Items {
			i.Disabled = i.Disabled || !w.ready()
		}
	}
	menus := append([]*fyne.Menu{w.fileMenu()}, needFigures...)
	w.win.SetMainMenu(fyne.NewMainMenu(append(menus, w.helpMenu())...))
}

// ready reports whether there are figures on screen.
func (w *Window) ready() bool { return w.answer.Study.Sources != nil && w.page.content == nil }

func (w *Window) fileMenu() *fyne.Menu {
	recent := fyne.NewMenuItem("Open recent", nil)
	recent.ChildMenu = fyne.NewMenu("", w.recentItems()...)
	recent.Disabled = len(w.memory.recent()) == 0
	source := w.study().Source()
	quit := fyne.NewMenuItem("Quit", w.close)
	quit.IsQuit = true
	return fyne.NewMenu("File",
		w.item("Open…", w.pickFile, control(fyne.KeyO)),
		recent,
		fyne.NewMenuItem("Sample market", w.openSample),
		fyne.NewMenuItem("US national wages (BLS)", w.openBenchmarks),
		fyne.NewMenuItemSeparator(),
		off(fyne.NewMenuItem("Import settings of this file…", func() {
			w.openImport(source.Path, source.Options)
		}), source.BuiltIn()),
		off(fyne.NewMenuItem("Rows not taken…", w.showReport), w.source == nil),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Folder of own role profiles…", w.chooseProfiles),
		fyne.NewMenuItemSeparator(),
		off(w.item("Save study", w.saveStudy, control(fyne.KeyS)), !w.ready()),
		off(w.item("Save study as…", w.saveStudyAs, controlShift(fyne.KeyS)), !w.ready()),
		fyne.NewMenuItemSeparator(),
		quit)
}

func (w *Window) recentItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, path := range w.memory.recent() {
		// Whether the file is still there shows when it is opened: asking for it here,
		// with every answer, would wait for a network drive.
		items = append(items, fyne.NewMenuItem(filepath.Base(path)+"  ("+filepath.Dir(path)+")", func() { w.Open(path) }))
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Forget these", func() {
		w.memory.forgetRecent()
		w.showMenu()
	}))
}

// undoHere takes back what was typed last where the keyboard is in a field, else
// the last step.
func (w *Window) undoHere() {
	if field, ok := w.win.Canvas().Focused().(interface{ Undo() }); ok {
		field.Undo()
		return
	}
	w.undo()
}

func (w *Window) editMenu() *fyne.Menu {
	return fyne.NewMenu("Edit",
		off(w.item("Undo", w.undoHere, &fyne.ShortcutUndo{}), !w.history.CanUndo()), // what the driver makes of Ctrl+Z
		off(w.item("Redo", w.redo, controlShift(fyne.KeyZ)), !w.history.CanRedo()),
		fyne.NewMenuItemSeparator(),
		w.item("Find a role", w.findRole, control(fyne.KeyF)),
		w.item("Clear all filters", w.clearFilters, controlShift(fyne.KeyF)),
		w.item("My own pay", w.findOwn, control(fyne.KeyL)),
		fyne.NewMenuItemSeparator(),
		w.item("Pin this cut", w.pin, control(fyne.KeyP)),
		w.item("Rules of the figures…", w.showRules, control(fyne.KeyR)))
}

func (w *Window) viewMenu() *fyne.Menu {
	s := w.study()
	chosen := w.memory.theme()
	themes := fyne.NewMenuItem("Theme", nil)
	themes.ChildMenu = fyne.NewMenu("")
	for _, t := range []struct{ label, name string }{{"As the system", ""}, {"Light", "light"}, {"Dark", "dark"}} {
		themes.ChildMenu.Items = append(themes.ChildMenu.Items, checked(t.label, chosen == t.name, func() { w.setTheme(t.name) }))
	}
	columns := fyne.NewMenuItem("Columns", nil)
	columns.ChildMenu = fyne.NewMenu("", w.columnItems()...)
	return fyne.NewMenu("View",
		w.item("Filters", w.sides.ToggleLeft, control(fyne.KeyB)),
		w.item("Role", w.sides.ToggleRight, controlShift(fyne.KeyB)),
		fyne.NewMenuItemSeparator(),
		off(checked("Pinned cuts", s.Pinned, func() { w.do(s.ShowingPins(!s.Pinned)) }), len(s.Pins) == 0),
		w.item("What moves pay…", w.showDrivers, control(fyne.KeyM)),
		fyne.NewMenuItemSeparator(),
		columns, themes)
}

func (w *Window) exportMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		w.item("Workbook (.xlsx)…", func() { w.exportWorkbook(false) }, control(fyne.KeyE)),
		off(fyne.NewMenuItem("Workbook with everybody's pay (.xlsx)…", func() { w.exportWorkbook(true) }), w.source == nil || !w.source.Lists() || w.study().Pinned),
	}
	for _, format := range charts.Formats() {
		items = append(items, fyne.NewMenuItem("Chart as "+strings.ToUpper(string(format))+"…", func() { w.exportChart(format) }))
	}
	return fyne.NewMenu("Export", append(items,
		fyne.NewMenuItem("Table as CSV…", w.exportCSV),
		fyne.NewMenuItemSeparator(),
		w.item("Copy table", w.copyTable, controlShift(fyne.KeyC)),
		fyne.NewMenuItem("Copy as sentence", w.copySentence))...)
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		w.item("Keyboard", w.showKeys, &desktop.CustomShortcut{KeyName: fyne.KeyF1}),
		fyne.NewMenuItem("How figures come about", w.showMethod),
		fyne.NewMenuItem("Where to get real pay data", w.showRealData),
		fyne.NewMenuItem("About Paybench", w.showAbout))
}
