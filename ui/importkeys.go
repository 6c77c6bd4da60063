package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// keyed is what the widgets of the import screen have in common: Enter uses them
// as Space does, Escape leaves the screen, the one in focus is scrolled into
// view, and its successor has the focus after the file is read anew.
type keyed struct {
	page   *importPage
	name   string            // the same from one reading to the next
	within *container.Scroll // nil for what does not scroll
}

// keys registers a widget under a name.
func (p *importPage) keys(name string, within *container.Scroll, of fyne.Focusable) keyed {
	p.focusable[name] = of
	return keyed{p, name, within}
}

// gained is told that the widget has the focus.
func (k keyed) gained(o fyne.CanvasObject) {
	k.page.focus = k.name
	if k.within == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(k.within.Content).Y
	offset := k.within.Offset
	switch bottom := top + o.Size().Height; {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+k.within.Size().Height:
		offset.Y = bottom - k.within.Size().Height
	default:
		return
	}
	k.within.ScrollToOffset(offset)
}

// typed answers Escape and gives other keys to the widget.
func (k keyed) typed(e *fyne.KeyEvent, to func(*fyne.KeyEvent)) {
	switch e.Name {
	case fyne.KeyEscape:
		k.page.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		to(&fyne.KeyEvent{Name: fyne.KeySpace, Physical: e.Physical})
	default:
		to(e)
	}
}

// keepFocus gives the focus back after change, which makes the widgets anew.
func (p *importPage) keepFocus(change func()) {
	focused := p.window.win.Canvas().Focused()
	had := focused != nil && p.focusable[p.focus] == focused
	clear(p.focusable)
	change()
	if next := p.focusable[p.focus]; had && next != nil {
		p.window.win.Canvas().Focus(next)
	}
}

// choiceBox chooses one of a few.
type choiceBox struct {
	widget.Select
	keys keyed
}

// newChoice makes a choice that stands at one option and tells of another.
func (p *importPage) newChoice(name string, within *container.Scroll, options []string, at int, chosen func(int)) *choiceBox {
	c := &choiceBox{}
	c.ExtendBaseWidget(c)
	c.Options = options
	c.PlaceHolder = " "
	c.SetSelectedIndex(at)
	c.OnChanged = func(string) { chosen(c.SelectedIndex()) }
	c.keys = p.keys(name, within, c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *choiceBox) FocusGained() { c.Select.FocusGained(); c.keys.gained(c) }

// TypedKey implements fyne.Focusable.
func (c *choiceBox) TypedKey(e *fyne.KeyEvent) { c.keys.typed(e, c.Select.TypedKey) }

// tick is a choice of yes or no.
type tick struct {
	widget.Check
	keys keyed
}

func (p *importPage) newTick(name, text string, within *container.Scroll, on bool, changed func(bool)) *tick {
	t := &tick{}
	t.ExtendBaseWidget(t)
	t.Text, t.Checked, t.OnChanged = text, on, changed
	t.keys = p.keys(name, within, t)
	return t
}

// FocusGained implements fyne.Focusable.
func (t *tick) FocusGained() { t.Check.FocusGained(); t.keys.gained(t) }

// TypedKey implements fyne.Focusable. Fyne's own answers Space as a rune.
func (t *tick) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		t.SetChecked(!t.Checked)
		return
	}
	t.keys.typed(e, t.Check.TypedKey)
}

// pushButton is a button.
type pushButton struct {
	widget.Button
	keys keyed
}

func (p *importPage) newButton(name, text string, within *container.Scroll, tapped func()) *pushButton {
	b := &pushButton{}
	b.ExtendBaseWidget(b)
	b.Text, b.OnTapped = text, tapped
	b.keys = p.keys(name, within, b)
	return b
}

// FocusGained implements fyne.Focusable.
func (b *pushButton) FocusGained() { b.Button.FocusGained(); b.keys.gained(b) }

// TypedKey implements fyne.Focusable.
func (b *pushButton) TypedKey(e *fyne.KeyEvent) { b.keys.typed(e, b.Button.TypedKey) }

// entryBox is a text field.
type entryBox struct {
	field
	keys keyed
}

func (p *importPage) newEntry(name, text string, submitted func(string)) *entryBox {
	e := &entryBox{field: field{leave: p.close}}
	e.ExtendBaseWidget(e)
	e.SetText(text)
	e.OnSubmitted = submitted
	e.keys = p.keys(name, nil, e)
	return e
}

// FocusGained implements fyne.Focusable.
func (e *entryBox) FocusGained() { e.field.FocusGained(); e.keys.gained(e) }

// codeBox is a text field that offers some of the codes it takes.
type codeBox struct {
	widget.SelectEntry
	keys keyed
}

func (p *importPage) newCode(name, text string, within *container.Scroll, offered []string, changed func(string)) *codeBox {
	c := &codeBox{}
	c.ExtendBaseWidget(c)
	c.SetOptions(offered)
	c.SetText(text)
	c.OnChanged = changed
	c.keys = p.keys(name, within, c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *codeBox) FocusGained() { c.SelectEntry.FocusGained(); c.keys.gained(c) }

// TypedKey implements fyne.Focusable.
func (c *codeBox) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		c.keys.page.close()
		return
	}
	c.SelectEntry.TypedKey(e)
}
