package ui

import (
	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/ui/widgets"
)

// importFields makes the widgets of the import screen. They are made anew with each
// reading, and the keyboard goes on to the successor of the one that has it: each has a
// name that is the same from one reading to the next.
type importFields struct {
	dialogs *dialogs
	reveal  func(column int) // scrolls to a column of the file

	made map[string]fyne.Focusable
	last keyed // the one that had the keyboard last
}

// keyed is what the widgets of the import screen have in common.
type keyed struct {
	of     *importFields
	name   string
	column int // of the file that it is about, -1 for none
}

// name registers a widget about a column, -1 for none, under a name.
func (f *importFields) name(name string, column int, of fyne.Focusable) keyed {
	f.made[name] = of
	return keyed{f, name, column}
}

// gained is told that the widget has the focus.
func (k keyed) gained() {
	k.of.last = k
	k.of.reveal(k.column)
}

// keep gives the focus back after change, which makes the widgets anew.
func (f *importFields) keep(change func()) {
	focused := f.dialogs.win.Canvas().Focused()
	had := focused != nil && f.made[f.last.name] == focused
	clear(f.made)
	change()
	if !had {
		return
	}
	if f.made[f.last.name] == nil { // out of sight by now
		f.reveal(f.last.column)
	}
	if next := f.made[f.last.name]; next != nil {
		f.dialogs.focus(next)
	}
}

// choiceBox chooses one of a few.
type choiceBox struct {
	widgets.Select
	keys keyed
}

// choice makes a choice that stands at one option and tells of another.
func (f *importFields) choice(name string, column int, options []string, at int, chosen func(int)) *choiceBox {
	c := &choiceBox{}
	c.ExtendBaseWidget(c)
	c.Options = options
	c.PlaceHolder = " "
	c.SetSelectedIndex(at)
	c.OnChanged = func(string) { chosen(c.SelectedIndex()) }
	c.keys = f.name(name, column, c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *choiceBox) FocusGained() { c.keys.gained(); c.Select.FocusGained() }

// switchBox chooses one of two or three words that stand side by side.
type switchBox struct {
	widgets.Segmented
	keys keyed
}

func (f *importFields) segmented(name string, options []string, at int, chosen func(int)) *switchBox {
	s := &switchBox{}
	s.ExtendBaseWidget(s)
	s.SetOptions(options...)
	s.SetIndex(at)
	s.OnChanged = chosen
	s.keys = f.name(name, -1, s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *switchBox) FocusGained() { s.keys.gained(); s.Segmented.FocusGained() }

// Tapped implements fyne.Tappable.
func (s *switchBox) Tapped(e *fyne.PointEvent) {
	s.keys.of.dialogs.focus(s)
	s.Segmented.Tapped(e)
}

// linkBox is a small text that opens something.
type linkBox struct {
	widgets.Link
	keys keyed
}

func (f *importFields) link(name, text string, column int, tapped func()) *linkBox {
	l := &linkBox{}
	l.ExtendBaseWidget(l)
	l.Text, l.OnTapped = text, tapped
	l.keys = f.name(name, column, l)
	return l
}

// FocusGained implements fyne.Focusable.
func (l *linkBox) FocusGained() { l.keys.gained(); l.Link.FocusGained() }

// tick is a choice of yes or no.
type tick struct {
	widgets.Check
	keys keyed
}

func (f *importFields) tick(name, text string, column int, on bool, changed func(bool)) *tick {
	t := &tick{}
	t.ExtendBaseWidget(t)
	t.Text, t.Checked, t.OnChanged = text, on, changed
	t.keys = f.name(name, column, t)
	return t
}

// FocusGained implements fyne.Focusable.
func (t *tick) FocusGained() { t.keys.gained(); t.Check.FocusGained() }

// TypedKey implements fyne.Focusable: Enter ticks, as Space does.
func (t *tick) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		t.SetChecked(!t.Checked)
		return
	}
	t.Check.TypedKey(e)
}

// pushButton is a button.
type pushButton struct {
	widgets.Button
	keys keyed
}

func (f *importFields) button(name, text string, column int, tapped func()) *pushButton {
	b := &pushButton{}
	b.ExtendBaseWidget(b)
	b.Text, b.OnTapped = text, tapped
	b.keys = f.name(name, column, b)
	return b
}

// FocusGained implements fyne.Focusable.
func (b *pushButton) FocusGained() { b.keys.gained(); b.Button.FocusGained() }

// entryBox is a text field.
type entryBox struct {
	widgets.Entry
	keys keyed
}

func (f *importFields) entry(name, text string) *entryBox {
	e := &entryBox{}
	e.ExtendBaseWidget(e)
	e.SetText(text)
	e.keys = f.name(name, -1, e)
	return e
}

// FocusGained implements fyne.Focusable.
func (e *entryBox) FocusGained() { e.keys.gained(); e.Entry.FocusGained() }

// codeBox is a text field that offers some of the codes it takes: Down lists them.
type codeBox struct {
	widgets.Entry
	keys keyed
}

func (f *importFields) code(name, text string, column int, offered []string, changed func(string)) *codeBox {
	c := &codeBox{}
	c.ExtendBaseWidget(c)
	c.SetText(text)
	c.OnChanged = changed
	c.keys = f.name(name, column, c)
	c.Offer(func() {
		var items []*fyne.MenuItem
		for _, code := range offered {
			items = append(items, checked(code, code == c.Text, func() { c.SetText(code) }))
		}
		f.dialogs.menu(c, items...)
	})
	return c
}

// FocusGained implements fyne.Focusable.
func (c *codeBox) FocusGained() { c.keys.gained(); c.Entry.FocusGained() }
