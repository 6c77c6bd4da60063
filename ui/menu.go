package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
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

// ticked is an item that is chosen, or is not.
func ticked(i *fyne.MenuItem, on bool) *fyne.MenuItem {
	i.Checked = on
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
	needFigures[0].Items = append([]*fyne.MenuItem{m.undo(), m.redo()}, needFigures[0].Items...)
	needFigures[1].Items = append(needFigures[1].Items, m.looks()...)
	menus := append(append([]*fyne.Menu{m.file()}, needFigures...), m.help())
	for _, menu := range menus {
		alignKeys(menu)
	}
	m.window.win.SetMainMenu(fyne.NewMainMenu(menus...))
}

// menuCanvas is a canvas that shows the menus inside the window.
type menuCanvas interface {
	fyne.Canvas
	DismissMenu() bool
	ToggleMenu()
}

// openMenu opens one of the menus by the keyboard, where the window shows them itself. Fyne
// opens the first one; its arrow leads to the others.
func (m menuBar) openMenu(i int) {
	c, ok := m.window.win.Canvas().(menuCanvas)
	if !ok || m.window.dialogs.open() {
		return
	}
	c.DismissMenu()
	c.ToggleMenu()
	for range i {
		if focused := c.Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
	}
}

// menuLetters are the keys that open the menus with Alt, in the menus' order: their first
// letters, but for Export, because Edit is before it.
var menuLetters = []fyne.KeyName{fyne.KeyF, fyne.KeyE, fyne.KeyV, fyne.KeyX, fyne.KeyH}

// moreKeys are shortcuts beside those of the menus: those that open them, the key that has
// + on it without Shift, and the one that closes a window elsewhere.
func (m menuBar) moreKeys() {
	for i, letter := range menuLetters {
		m.window.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: letter, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) { m.openMenu(i) })
	}
	for _, key := range []struct {
		of fyne.Shortcut
		do func()
	}{
		{control(fyne.KeyEqual), func() { m.window.theme.resize(1); m.show() }},
		{controlShift(fyne.KeyEqual), func() { m.window.theme.resize(1); m.show() }},
		{control(fyne.KeyW), m.window.close},
	} {
		m.window.win.Canvas().AddShortcut(key.of, func(fyne.Shortcut) {
			if !m.window.dialogs.open() {
				key.do()
			}
		})
	}
}

// studied reports whether a room is in sight, and with it the study.
func (m menuBar) studied() bool { return m.window.state.ready() && !m.window.pages.covered() }

// figures reports whether there are figures of the market on screen.
func (m menuBar) figures() bool {
	return m.studied() && m.window.rooms.now() == study.MarketRoom
}

func (m menuBar) file() *fyne.Menu {
	w := m.window
	recent := fyne.NewMenuItem(lang.L("Open recent"), nil)
	recent.ChildMenu = fyne.NewMenu("", w.opener.recent()...)
	recent.Disabled = len(w.memory.recent()) == 0
	source := w.state.study().Source()
	correct := func() { w.opener.importFrom(source) }
	if w.state.study().Blend != nil {
		correct = func() { w.with.correct(0) }
	}
	if w.rooms.now() != study.MarketRoom {
		source, correct = w.rosters.opened.Source, w.rosters.correct
	}
	quit := m.item(lang.L("Quit"), w.close, control(fyne.KeyQ))
	quit.IsQuit = true
	return fyne.NewMenu(lang.L("File"),
		m.item(lang.L("Open…"), w.opener.pick, control(fyne.KeyO)),
		m.item(lang.L("Open folder…"), w.opener.pickFolder, controlShift(fyne.KeyO)),
		m.item(lang.L("Connect…"), w.opener.connect, control(fyne.KeyK)),
		recent,
		ticked(m.item(lang.L("Sample market"), w.opener.sample, control(fyne.Key1)), source.Same(study.Source{})),
		ticked(m.item(lang.L("US national wages (BLS)"), w.opener.benchmarks, control(fyne.Key2)), source.Same(study.Source{Inside: study.Benchmarks})),
		fyne.NewMenuItemSeparator(),
		off(m.item(lang.L("Import settings of this file…"), func() { w.pages.left(correct) }, control(fyne.KeyI)), source.BuiltIn()),
		off(m.item(lang.L("Use this year's file…"), w.opener.carry, control(fyne.KeyU)), !m.figures()),
		off(m.item(lang.L("Rows not taken…"), w.reports.rows, controlShift(fyne.KeyI)), w.state.source == nil),
		fyne.NewMenuItemSeparator(),
		m.item(lang.L("Folder of own role profiles…"), func() {
			w.profiles.choose(func() { w.state.ask(w.state.study()) })
		}, controlShift(fyne.KeyP)),
		fyne.NewMenuItemSeparator(),
		off(m.item(lang.L("Save study"), w.file.save, control(fyne.KeyS)), !m.studied()),
		off(m.item(lang.L("Save study as…"), w.file.saveAs, controlShift(fyne.KeyS)), !m.studied()),
		fyne.NewMenuItemSeparator(),
		quit)
}

// typing is a field that remembers what was typed.
type typing interface {
	UndoTyping() bool
	RedoTyping() bool
}

// undo is the item that takes back what was typed last where the keyboard is in a field,
// else the last step in any room. The driver makes Ctrl+Z of it in dialogs too.
func (m menuBar) undo() *fyne.MenuItem {
	s := m.window.state
	i := off(m.item(lang.L("Undo"), s.undo, &fyne.ShortcutUndo{}), !m.studied() || !s.history.CanUndo())
	return firstTyping(m.window.win.Canvas(), i, typing.UndoTyping)
}

// redo is the item that does again what undo has taken back.
func (m menuBar) redo() *fyne.MenuItem {
	s := m.window.state
	i := off(m.item(lang.L("Redo"), s.redo, controlShift(fyne.KeyZ)), !m.studied() || !s.history.CanRedo())
	return firstTyping(m.window.win.Canvas(), i, typing.RedoTyping)
}

// firstTyping gives what an item does to the field that has the keyboard first.
func firstTyping(on fyne.Canvas, i *fyne.MenuItem, do func(typing) bool) *fyne.MenuItem {
	step := i.Action
	i.Action = func() {
		if field, ok := on.Focused().(typing); !ok || !do(field) {
			step()
		}
	}
	return i
}

func (m menuBar) edit() *fyne.Menu {
	w, s := m.window, m.window.state
	return fyne.NewMenu(lang.L("Edit"),
		fyne.NewMenuItemSeparator(),
		m.item(lang.L("Find a role"), w.filters.focusRole, control(fyne.KeyF)),
		m.item(lang.L("Clear all filters"), s.clearFilters, controlShift(fyne.KeyF)),
		m.item(lang.L("My own pay"), w.results.headline.own.field.Focus, control(fyne.KeyL)),
		fyne.NewMenuItemSeparator(),
		m.item(lang.L("Pin this selection"), w.pins.pin, control(fyne.KeyP)),
		m.item(lang.L("Rules of the figures…"), func() { openRules(s, w.dialogs) }, control(fyne.KeyR)),
		m.item(lang.L("Hybrid job…"), w.hybrids.open, control(fyne.KeyJ)))
}

func (m menuBar) view() *fyne.Menu {
	w := m.window
	s := w.state.study()
	pinned := m.item(lang.L("Pinned selections"), func() { w.pins.show(!s.Pinned) }, control(fyne.KeyD))
	pinned.Checked = s.Pinned
	columns := fyne.NewMenuItem(lang.L("Columns"), nil)
	columns.ChildMenu = fyne.NewMenu("", w.results.columnItems()...)
	return fyne.NewMenu(lang.L("View"),
		m.item(lang.L("Filters"), w.sides.ToggleLeft, control(fyne.KeyB)),
		m.item(lang.L("Role"), w.sides.ToggleRight, controlShift(fyne.KeyB)),
		fyne.NewMenuItemSeparator(),
		off(pinned, len(s.Pins) == 0),
		m.item(lang.L("What moves pay…"), w.reports.drivers, control(fyne.KeyM)),
		fyne.NewMenuItemSeparator(),
		columns)
}

// themes are light and dark.
func (m menuBar) themes() *fyne.MenuItem {
	w := m.window
	themes := fyne.NewMenuItem(lang.L("Theme"), nil)
	themes.ChildMenu = fyne.NewMenu("")
	chosen := w.memory.theme()
	for _, t := range []struct{ label, name string }{{lang.L("As the system"), ""}, {lang.L("Light"), "light"}, {lang.L("Dark"), "dark"}} {
		themes.ChildMenu.Items = append(themes.ChildMenu.Items, checked(t.label, chosen == t.name, func() {
			w.theme.set(t.name)
			m.show()
		}))
	}
	return themes
}

// texts are the sizes of text.
func (m menuBar) texts() *fyne.MenuItem {
	w := m.window
	texts := fyne.NewMenuItem(lang.L("Text size"), nil)
	texts.ChildMenu = fyne.NewMenu("",
		m.item(lang.L("Larger"), func() { w.theme.resize(1); m.show() }, control(fyne.KeyPlus)),
		m.item(lang.L("Smaller"), func() { w.theme.resize(-1); m.show() }, control(fyne.KeyMinus)),
		m.item(lang.L("As usual"), func() { w.theme.setTextSize(textSizes[0]); m.show() }, control(fyne.Key0)),
		fyne.NewMenuItemSeparator())
	for _, percent := range textSizes {
		texts.ChildMenu.Items = append(texts.ChildMenu.Items, checked(fmt.Sprintf("%d %%", percent), w.memory.textSize() == percent, func() {
			w.theme.setTextSize(percent)
			m.show()
		}))
	}
	return texts
}

// looks are what can be seen in every room, and the rooms.
func (m menuBar) looks() []*fyne.MenuItem {
	w := m.window
	covered := !m.studied()
	items := []*fyne.MenuItem{m.texts(), m.themes(), fyne.NewMenuItemSeparator()}
	for i, key := range []fyne.KeyName{fyne.KeyM, fyne.KeyR, fyne.KeyW} {
		item := m.item(lang.F("Room: %s", w.rooms.all[i].name), func() { w.rooms.show(w.rooms.all[i].of) }, controlShift(key))
		item.Checked = w.rooms.all[i].of == w.rooms.now()
		items = append(items, item)
	}
	for _, i := range items {
		i.Disabled = covered
	}
	return items
}

func (m menuBar) export() *fyne.Menu {
	s, e := m.window.state, m.window.exports
	items := []*fyne.MenuItem{
		m.item(lang.L("Workbook (.xlsx)…"), func() { e.workbook(false) }, control(fyne.KeyE)),
		off(m.item(lang.L("Workbook with everyone's pay (.xlsx)…"), func() { e.workbook(true) }, controlShift(fyne.KeyE)), s.source == nil || !s.source.Lists() || s.study().Pinned),
	}
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}
	for i, format := range charts.Formats() {
		items = append(items, m.item(lang.F("Chart as %s…", strings.ToUpper(string(format))), func() { e.chart(format) }, controlShift(keys[i])))
	}
	return fyne.NewMenu(lang.L("Export"), append(items,
		m.item(lang.L("Table as CSV…"), e.csv, controlShift(fyne.KeyT)),
		fyne.NewMenuItemSeparator(),
		m.item(lang.L("Copy table"), e.copyTable, controlShift(fyne.KeyC)),
		m.item(lang.L("Copy chart"), e.copyChart, controlShift(fyne.KeyG)),
		m.item(lang.L("Copy the chart's data"), e.copyChartData, controlShift(fyne.KeyD)),
		m.item(lang.L("Copy as sentence"), e.copySentence, controlShift(fyne.KeyJ)))...)
}

// exporting is the menu of its button.
func (m menuBar) exporting() *fyne.Menu {
	menu := m.export()
	alignKeys(menu)
	return menu
}

func (m menuBar) help() *fyne.Menu {
	h := m.window.help
	return fyne.NewMenu(lang.L("Help"),
		m.item(lang.L("Manual"), h.showManual, controlShift(fyne.KeyH)),
		m.item(lang.L("Keyboard"), func() { h.showKeys(m.keys()) }, &desktop.CustomShortcut{KeyName: fyne.KeyF1}),
		m.item(lang.L("How figures come about"), h.showMethod, control(fyne.KeyH)),
		m.item(lang.L("Where to get real pay data"), h.showRealData, control(fyne.KeyG)),
		m.item(lang.L("About Paybench"), h.showAbout, controlShift(fyne.KeyA)))
}
