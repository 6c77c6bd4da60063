package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/widgets"
)

// keyed is what the widgets of the import screen have in common: Enter uses them
// as Space does, Escape leaves the screen, the one in focus is scrolled into
// view, and its successor has the focus after a choice makes them anew.
type keyed struct {
	page   *importPage
	name   string // the same from one reading to the next
	column int    // of the file that it is about, -1 for none
}

// keys registers a widget about a column, -1 for none, under a name.
func (p *importPage) keys(name string, column int, of fyne.Focusable) keyed {
	p.focusable[name] = of
	return keyed{p, name, column}
}

// gained is told that the widget has the focus.
func (k keyed) gained() {
	k.page.focus = k
	k.page.reveal(k.column)
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
	focused := p.dialogs.win.Canvas().Focused()
	had := focused != nil && p.focusable[p.focus.name] == focused
	clear(p.focusable)
	change()
	if !had {
		return
	}
	if p.focusable[p.focus.name] == nil { // out of sight by now
		p.reveal(p.focus.column)
	}
	if next := p.focusable[p.focus.name]; next != nil {
		p.dialogs.focus(next)
	}
}

// choiceBox chooses one of a few.
type choiceBox struct {
	widget.Select
	keys keyed
}

// newChoice makes a choice that stands at one option and tells of another.
func (p *importPage) newChoice(name string, column int, options []string, at int, chosen func(int)) *choiceBox {
	c := &choiceBox{}
	c.ExtendBaseWidget(c)
	c.Options = options
	c.PlaceHolder = " "
	c.SetSelectedIndex(at)
	c.OnChanged = func(string) { chosen(c.SelectedIndex()) }
	c.keys = p.keys(name, column, c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *choiceBox) FocusGained() { c.Select.FocusGained(); c.keys.gained() }

// TypedKey implements fyne.Focusable.
func (c *choiceBox) TypedKey(e *fyne.KeyEvent) { c.keys.typed(e, c.Select.TypedKey) }

// switchBox chooses one of two or three words that stand side by side.
type switchBox struct {
	widgets.Segmented
	keys keyed
}

func (p *importPage) newSwitch(name string, options []string, at int, chosen func(int)) *switchBox {
	s := &switchBox{}
	s.ExtendBaseWidget(s)
	s.SetOptions(options...)
	s.SetIndex(at)
	s.OnChanged = chosen
	s.keys = p.keys(name, -1, s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *switchBox) FocusGained() { s.Segmented.FocusGained(); s.keys.gained() }

// TypedKey implements fyne.Focusable.
func (s *switchBox) TypedKey(e *fyne.KeyEvent) { s.keys.typed(e, s.Segmented.TypedKey) }

// Tapped implements fyne.Tappable.
func (s *switchBox) Tapped(e *fyne.PointEvent) {
	s.keys.page.dialogs.focus(s)
	s.Segmented.Tapped(e)
}

// linkBox is a small text that opens something.
type linkBox struct {
	widgets.Link
	keys keyed
}

func (p *importPage) newLink(name, text string, column int, tapped func()) *linkBox {
	l := &linkBox{}
	l.ExtendBaseWidget(l)
	l.Text, l.OnTapped = text, tapped
	l.keys = p.keys(name, column, l)
	return l
}

// FocusGained implements fyne.Focusable.
func (l *linkBox) FocusGained() { l.Link.FocusGained(); l.keys.gained() }

// TypedKey implements fyne.Focusable.
func (l *linkBox) TypedKey(e *fyne.KeyEvent) { l.keys.typed(e, l.Link.TypedKey) }

// tick is a choice of yes or no.
type tick struct {
	widget.Check
	keys keyed
}

func (p *importPage) newTick(name, text string, column int, on bool, changed func(bool)) *tick {
	t := &tick{}
	t.ExtendBaseWidget(t)
	t.Text, t.Checked, t.OnChanged = text, on, changed
	t.keys = p.keys(name, column, t)
	return t
}

// FocusGained implements fyne.Focusable.
func (t *tick) FocusGained() { t.Check.FocusGained(); t.keys.gained() }

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

func (p *importPage) newButton(name, text string, column int, tapped func()) *pushButton {
	b := &pushButton{}
	b.ExtendBaseWidget(b)
	b.Text, b.OnTapped = text, tapped
	b.keys = p.keys(name, column, b)
	return b
}

// FocusGained implements fyne.Focusable.
func (b *pushButton) FocusGained() { b.Button.FocusGained(); b.keys.gained() }

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
	e.keys = p.keys(name, -1, e)
	return e
}

// FocusGained implements fyne.Focusable.
func (e *entryBox) FocusGained() { e.field.FocusGained(); e.keys.gained() }

// codeBox is a text field that offers some of the codes it takes.
type codeBox struct {
	widget.SelectEntry
	keys keyed
}

func (p *importPage) newCode(name, text string, column int, offered []string, changed func(string)) *codeBox {
	c := &codeBox{}
	c.ExtendBaseWidget(c)
	c.SetOptions(offered)
	c.SetText(text)
	c.OnChanged = changed
	c.keys = p.keys(name, column, c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *codeBox) FocusGained() { c.SelectEntry.FocusGained(); c.keys.gained() }

// TypedKey implements fyne.Focusable.
func (c *codeBox) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		c.keys.page.close()
		return
	}
	c.SelectEntry.TypedKey(e)
}
