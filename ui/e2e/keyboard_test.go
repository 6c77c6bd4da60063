//go:build e2e

package e2e

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// keyNames are the keys that a person presses, as xdotool and as Fyne call them.
var keyNames = map[string]fyne.KeyName{
	"space": fyne.KeySpace, "Return": fyne.KeyReturn, "Down": fyne.KeyDown, "Up": fyne.KeyUp, "Home": fyne.KeyHome, "End": fyne.KeyEnd,
}

// press presses keys that go to what has the keyboard. A key may change nothing that
// can be seen.
func (p *person) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		before := p.display.look()
		if _, err := p.xdotool("key", key); err != nil {
			p.t.Fatal(err)
		}
		p.twinPress(key)
		p.catchUp()
		const moment = 1500 * time.Millisecond
		for start := time.Now(); before.alike(p.display.look()) && time.Since(start) < moment; time.Sleep(20 * time.Millisecond) {
		}
		p.settle()
	}
}

// twinPress presses a key in the twin as the real driver does.
func (p *person) twinPress(key string) {
	p.t.Helper()
	c := p.twin.Canvas()
	switch key {
	case "Tab":
		c.FocusNext()
		return
	case "shift+Tab":
		c.FocusPrevious()
		return
	}
	focused := c.Focused()
	if focused == nil {
		p.t.Fatalf("%s goes nowhere: nothing has the keyboard", key)
	}
	focused.TypedKey(&fyne.KeyEvent{Name: keyNames[key]})
	if key == "space" {
		focused.TypedRune(' ')
	}
}

// command presses the shortcut of a menu's item.
func (p *person) command(key, label string) {
	p.t.Helper()
	item := itemOf(p.twin.MainMenu().Items, label)
	if item == nil {
		p.t.Fatalf("the menus have no %q", label)
	}
	p.t.Logf("%s: %s", key, label)
	p.do(item.Action, "key", key)
}

// itemOf finds an item of menus.
func itemOf(menus []*fyne.Menu, label string) *fyne.MenuItem {
	for _, menu := range menus {
		for _, i := range menu.Items {
			if isLabel(i.Label, label) {
				return i
			}
			if i.ChildMenu != nil {
				if found := itemOf([]*fyne.Menu{i.ChildMenu}, label); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// clear empties a field of so many letters.
func (p *person) clear(letters int) {
	p.t.Helper()
	p.press("End")
	p.do(func() {
		for range letters {
			p.twin.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
	}, "key", "--repeat", strconv.Itoa(letters), "--delay", "30", "BackSpace")
}

// tabTo goes by Tab to what has a text.
func (p *person) tabTo(text string) {
	p.t.Helper()
	const most = 80
	for range most {
		if slices.Contains(textsOf(p.twin.Canvas().Focused()), text) {
			return
		}
		p.press("Tab")
	}
	p.display.keep("e2e-not-found")
	p.t.Fatalf("Tab does not lead to %q, last to %q", text, textsOf(p.twin.Canvas().Focused()))
}

// textsOf are the texts of what has the keyboard.
func textsOf(focused fyne.Focusable) (texts []string) {
	o, ok := focused.(fyne.CanvasObject)
	if !ok {
		return nil
	}
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
		if label, ok := o.(*canvas.Text); ok {
			texts = append(texts, label.Text)
		}
	})
	return texts
}
