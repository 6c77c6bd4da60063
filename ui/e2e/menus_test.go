//go:build e2e

package e2e

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fromMenu takes an item of the window's menus with the mouse.
func (p *person) fromMenu(menu, label string) {
	p.t.Helper()
	args := p.openMenu(menu, label)
	p.do(itemOf(p.twin.MainMenu().Items, label).Action, args...)
}

// fromMenuAlone does so without the twin doing the same.
func (p *person) fromMenuAlone(menu, label string) {
	p.t.Helper()
	p.do(nil, p.openMenu(menu, label)...)
}

// openMenu opens a menu of the window and returns what takes an item of it. The twin has
// no menu bar: the places are those that Fyne's bar gives its menus.
func (p *person) openMenu(menu, label string) []string {
	p.t.Helper()
	left := float32(0)
	all := p.twin.MainMenu().Items
	i := slices.IndexFunc(all, func(m *fyne.Menu) bool { return m.Label == menu })
	for _, m := range all[:i] {
		left += fyne.MeasureText(m.Label, theme.TextSize(), fyne.TextStyle{}).Width + 2*theme.InnerPadding() + theme.Padding()
	}
	p.t.Logf("%s › %s", menu, label)
	before := p.display.look()
	if _, err := p.xdotool("mousemove", fmt.Sprint(int(left+2*theme.InnerPadding())), fmt.Sprint(int(p.menuHeight()/2)), "click", "1"); err != nil {
		p.t.Fatal(err)
	}
	p.until("the menu is open", func() bool { return !before.alike(p.display.look()) })
	p.settle()
	return p.clickAt(p.placeIn(all[i], label).AddXY(left, 0), "1")
}

// placeIn is where the item of a menu stands in it.
func (p *person) placeIn(menu *fyne.Menu, label string) (found fyne.Position) {
	shown := widget.NewMenu(menu)
	shown.Resize(shown.MinSize())
	test.LaidOutObjects(shown)
	walk(shown, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
		if text, ok := o.(*canvas.Text); ok && isLabel(text.Text, label) {
			found = at.AddXY(10, text.Size().Height/2)
		}
	})
	return found
}

// clickRight opens the menu of a text in a table with the other button.
func (p *person) clickRight(text string) {
	p.t.Helper()
	places, _ := p.texts(text)
	for _, at := range places {
		var under desktop.Mouseable
		var corner fyne.Position
		walk(p.root(), fyne.Position{}, func(o fyne.CanvasObject, from fyne.Position) {
			_, field := o.(fyne.Focusable)
			if m, ok := o.(desktop.Mouseable); ok && !field && inside(at, from, o.Size()) {
				under, corner = m, from
			}
		})
		if under == nil {
			continue
		}
		p.t.Logf("other button on %q at %v", text, at)
		e := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
		e.Position, e.AbsolutePosition = at.Subtract(corner), at
		p.do(func() { under.MouseDown(e) }, p.clickAt(at, "3")...)
		return
	}
	p.t.Fatalf("no table has %q", text)
}

// clickBeside clicks on the button without a text that stands in the line of one.
func (p *person) clickBeside(text string) {
	p.t.Helper()
	line := p.find(text, 0)
	const narrow = 50
	var found fyne.Tappable
	var at fyne.Position
	walk(p.root(), fyne.Position{}, func(o fyne.CanvasObject, from fyne.Position) {
		size := o.Size()
		if b, ok := o.(fyne.Tappable); ok && size.Width < narrow && from.X > line.X && from.Y < line.Y && line.Y < from.Y+size.Height && found == nil {
			found, at = b, from.AddXY(size.Width/2, size.Height/2)
		}
	})
	if found == nil {
		p.t.Fatalf("no button beside %q", text)
	}
	p.do(func() { test.Tap(found) }, p.clickAt(at, "1")...)
}

// clickBehind clicks some way to the right of a text.
func (p *person) clickBehind(text string, way float32) {
	p.t.Helper()
	at := p.find(text, 0).AddXY(way, 0)
	p.do(func() { test.TapCanvas(p.twin.Canvas(), at) }, p.clickAt(at, "1")...)
}

// inside reports whether a place lies within an object.
func inside(at, corner fyne.Position, size fyne.Size) bool {
	return at.X >= corner.X && at.Y >= corner.Y && at.X < corner.X+size.Width && at.Y < corner.Y+size.Height
}
