package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// keys are the shortcuts of all menus and what each does, in their order.
func (m menuBar) keys() [][2]string {
	var keys [][2]string
	var list func(items []*fyne.MenuItem)
	list = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.Shortcut != nil {
				keys = append(keys, [2]string{shortcutText(i.Shortcut), strings.TrimSuffix(labelOf(i), "…")})
			}
			if i.ChildMenu != nil {
				list(i.ChildMenu.Items)
			}
		}
	}
	for _, menu := range m.window.win.MainMenu().Items {
		list(menu.Items)
	}
	return keys
}

// shortcutText is a shortcut as it stands on the keyboard: "Ctrl+Shift+P".
func shortcutText(of fyne.Shortcut) string {
	if quiet, ok := of.(quietShortcut); ok {
		of = quiet.Shortcut
	}
	key, ok := of.(fyne.KeyboardShortcut)
	if !ok {
		return of.ShortcutName()
	}
	text := ""
	for _, modifier := range []struct {
		is   fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierSuper, "Cmd+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if key.Mod()&modifier.is != 0 {
			text += modifier.name
		}
	}
	return text + string(key.Key())
}

// quietShortcut is a shortcut that a menu does not write beside its item.
type quietShortcut struct{ fyne.Shortcut }

// keyGap parts an item's label from its shortcut.
const keyGap = "    "

// alignKeys writes the shortcuts of a menu into the labels of its items, aligned to the
// right by spaces. Fyne writes them too pale to be read (a fifth of the text's colour,
// which no theme changes). A Mac has menus of its own, which write them well.
func alignKeys(menu *fyne.Menu) {
	if runtime.GOOS == "darwin" {
		return
	}
	wide := func(text string) float32 { return fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{}).Width }
	width, space := float32(0), wide(" ")
	for _, i := range menu.Items {
		if i.Shortcut != nil {
			width = fyne.Max(width, wide(i.Label+keyGap+shortcutText(i.Shortcut)))
		}
	}
	for _, i := range menu.Items {
		if i.ChildMenu != nil {
			alignKeys(i.ChildMenu)
		}
		if i.Shortcut == nil {
			continue
		}
		key := shortcutText(i.Shortcut)
		label := i.Label + keyGap
		spaces := max(0, int((width-wide(label+key))/space))
		i.Label, i.Shortcut = label+strings.Repeat(" ", spaces)+key, quietShortcut{i.Shortcut}
	}
}

// labelOf is the label of an item without its shortcut.
func labelOf(i *fyne.MenuItem) string {
	label, _, _ := strings.Cut(i.Label, keyGap)
	return label
}
