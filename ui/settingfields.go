package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// settingPart is a part of a form of settings S. What is typed wrongly stands as it is, with
// why beside it, and keeps nothing else from being taken.
type settingPart[S any] interface {
	show(S)                  // writes what the settings have, unless something else is typed
	read(*S)                 // takes what is typed into them, or says why not
	changed() bool           // something is typed that the settings do not have
	whenever(changed func()) // hears that something is typed
	content() fyne.CanvasObject
}

// textWithFault is a text field with what is wrong with its text below it.
type textWithFault struct {
	box   *fyne.Container
	entry *widgets.Entry
	fault *widget.RichText
	was   string // as it is taken
}

// newTextWithFault makes an empty field.
func newTextWithFault(hint string) *textWithFault {
	f := &textWithFault{
		entry: widgets.NewEntry(),
		fault: text("", widget.RichTextStyle{ColorName: theme.ColorNameError, SizeName: theme.SizeNameCaptionText, Inline: true}),
	}
	f.entry.SetPlaceHolder(hint)
	f.fault.Hide()
	f.box = container.New(stacked{}, f.entry, f.fault)
	return f
}

// offer lets one of some texts be chosen instead of typed.
func (f *textWithFault) offer(over *dialogs, options func() []string) {
	f.entry.Offer(func() {
		var group widgets.PickGroup
		for _, o := range options() {
			group.Picks = append(group.Picks, widgets.Pick{Value: o, Label: o})
		}
		over.list(f.entry, widgets.NewPicklist(lang.L("Search"), []widgets.PickGroup{group}, f.text()), "", f.entry.SetText)
	})
}

// text is what is typed.
func (f *textWithFault) text() string { return strings.TrimSpace(f.entry.Text) }

// changed reports whether something else is typed than is taken.
func (f *textWithFault) changed() bool { return f.text() != f.was }

// take makes what is typed what is taken.
func (f *textWithFault) take() { f.was = f.text() }

// set writes what is taken, unless something else is typed.
func (f *textWithFault) set(text string) {
	typed := f.changed()
	f.was = text
	if !typed && f.entry.Text != text {
		f.entry.SetText(text)
	}
}

// say says what is wrong, nil for nothing.
func (f *textWithFault) say(err error) {
	if err != nil {
		setText(f.fault, sentence(err))
	}
	setHidden(f.fault, err == nil)
}

// settingField is a setting that is typed.
type settingField[S any] struct {
	*textWithFault
	label string
	of    func(S) string
	put   func(*S, string) error
	check func(*S) error // of all settings
}

func (f *settingField[S]) show(s S)                   { f.set(f.of(s)) }
func (f *settingField[S]) content() fyne.CanvasObject { return f.box }

// whenever implements settingPart.
func (f *settingField[S]) whenever(changed func()) { f.entry.OnChanged = func(string) { changed() } }

// read implements settingPart.
func (f *settingField[S]) read(s *S) {
	if !f.changed() {
		f.say(nil)
		return
	}
	f.say(taken(s, f.check, func(s *S) error { return f.put(s, f.text()) }))
	if !f.fault.Visible() {
		f.take()
	}
}

// taken changes settings, or leaves them where they could not be then.
func taken[S any](s *S, check, put func(*S) error) error {
	next := *s
	if err := put(&next); err != nil {
		return err
	}
	if err := check(&next); err != nil {
		return err
	}
	*s = next
	return nil
}

// settingChoice is a setting that is one of a few words.
type settingChoice[S any] struct {
	label  string
	choice *widgets.Segmented
	of     func(S) int
	put    func(*S, int)
	was    int
}

func (c *settingChoice[S]) show(s S) {
	typed := c.changed()
	if c.was = c.of(s); !typed {
		c.choice.SetIndex(c.was)
	}
}

func (c *settingChoice[S]) content() fyne.CanvasObject { return c.choice }
func (c *settingChoice[S]) changed() bool              { return c.choice.Index() != c.was }
func (c *settingChoice[S]) whenever(changed func())    { c.choice.OnChanged = func(int) { changed() } }

func (c *settingChoice[S]) read(s *S) {
	if c.changed() {
		c.was = c.choice.Index()
		c.put(s, c.was)
	}
}
