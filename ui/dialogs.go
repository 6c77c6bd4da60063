package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// dialogs are what opens over the window: dialogs, menus under a button, lists to
// pick from.
type dialogs struct {
	win       fyne.Window
	driver    fyne.Driver // knows where things are on screen
	clipboard fyne.Clipboard
	shown     []*shown // the dialogs that are open, the last one on top
}

// shown is a dialog over the window.
type shown struct {
	*dialog.CustomDialog
	over  fyne.CanvasObject // what it is within the canvas
	usual *widgets.Button   // what Enter presses, wherever the keyboard is

	closed func() // what its being closed ends; nil for nothing
}

// put puts a dialog over the window. Its last button is what Enter presses and where the
// keyboard is; Escape closes it.
func (d *dialogs) put(title string, content fyne.CanvasObject, size fyne.Size, buttons ...*widgets.Button) *shown {
	s := &shown{CustomDialog: dialog.NewCustomWithoutButtons(title, content, d.win)}
	objects := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		objects[i], s.usual = b, b
	}
	s.SetButtons(objects)
	s.SetOnClosed(func() {
		d.shown = slices.DeleteFunc(d.shown, func(other *shown) bool { return other == s })
		if s.closed != nil {
			s.closed()
		}
	})
	s.Resize(size)
	s.Show()
	s.over = d.win.Canvas().Overlays().Top()
	d.shown = append(d.shown, s)
	if s.usual != nil {
		d.focus(s.usual)
	}
	return s
}

// closing puts a dialog over the window that is looked at and closed.
func (d *dialogs) closing(title string, content fyne.CanvasObject, size fyne.Size) {
	var s *shown
	s = d.put(title, content, size, widgets.NewButton(lang.L("Close"), func() { s.Hide() }))
}

// fail tells the user in one sentence what did not work.
func (d *dialogs) fail(title string, err error) {
	text := widget.NewLabel(sentence(err))
	text.Wrapping = fyne.TextWrapWord
	var s *shown
	s = d.put(title, widgets.NewBorder(nil, nil, widget.NewIcon(theme.ErrorIcon()), nil, text), fyne.NewSize(480, 0),
		widgets.NewButton(lang.L("Copy"), func() { d.clipboard.SetContent(text.Text) }),
		widgets.NewButton(lang.L("Close"), func() { s.Hide() }))
}

// ask puts a question that each action answers in its own way, the first one as is
// usual; "Cancel" does nothing.
func (d *dialogs) ask(title, question string, answers ...action) {
	text := widget.NewLabel(question)
	text.Wrapping = fyne.TextWrapWord
	var s *shown
	buttons := []*widgets.Button{widgets.NewButton(lang.L("Cancel"), func() { s.Hide() })}
	for _, a := range slices.Backward(answers) {
		buttons = append(buttons, widgets.NewButton(a.label, func() { s.Hide(); a.do() }))
	}
	buttons[len(buttons)-1].Importance = widget.HighImportance
	s = d.put(title, text, fyne.NewSize(520, 0), buttons...)
}

// risk asks before something is lost; Enter and Escape keep it.
func (d *dialogs) risk(title, question, keep, lose string, then func()) {
	text := widget.NewLabel(question)
	text.Wrapping = fyne.TextWrapWord
	var s *shown
	s = d.put(title, text, fyne.NewSize(480, 0),
		widgets.NewButton(lose, func() { s.Hide(); then() }),
		widgets.NewButton(keep, func() { s.Hide() }))
}

// confirm shows something in a large dialog and asks whether to go on.
func (d *dialogs) confirm(title, yes string, content fyne.CanvasObject, then func()) {
	d.proceed(title, yes, content, within(d.win, 900, 480), then)
}

// proceed shows something and asks whether to go on.
func (d *dialogs) proceed(title, yes string, content fyne.CanvasObject, size fyne.Size, then func()) {
	var s *shown
	ok := widgets.NewButton(yes, func() { s.Hide(); then() })
	ok.Importance = widget.HighImportance
	s = d.put(title, content, size, widgets.NewButton(lang.L("Cancel"), func() { s.Hide() }), ok)
}

// submit asks for what is typed into a form. What is refused stays as it was typed, with
// what is wrong beneath it.
func (d *dialogs) submit(title, yes string, fields fyne.CanvasObject, then func() error) {
	var s *shown
	said := container.NewVBox()
	ok := widgets.NewButton(yes, func() {
		err := then()
		if err == nil {
			s.Hide()
			return
		}
		wrong := strong(sentence(err))
		wrong.Wrapping = fyne.TextWrapWord
		said.Objects = []fyne.CanvasObject{wrong}
		said.Refresh()
	})
	ok.Importance = widget.HighImportance
	s = d.put(title, widgets.NewBorder(nil, said, nil, nil, fields), within(d.win, 900, 480), widgets.NewButton(lang.L("Cancel"), func() { s.Hide() }), ok)
}

// large shows something in a large dialog.
func (d *dialogs) large(title string, content fyne.CanvasObject) {
	d.closing(title, content, within(d.win, 1000, 560))
}

// within is a size, or what a window has room for with a margin around it.
func within(win fyne.Window, width, height float32) fyne.Size {
	const margins = 80
	room := win.Canvas().Size()
	return fyne.NewSize(fyne.Min(width, room.Width-margins), fyne.Min(height, room.Height-margins))
}

// grown is within, of a size at the usual size of text that grows with it.
func grown(win fyne.Window, width, height float32) fyne.Size {
	scale := theme.TextSize() / widgets.UsualText
	return within(win, scale*width, scale*height)
}

// menu shows a menu under a button, or over it where there is no room below.
func (d *dialogs) menu(under fyne.CanvasObject, items ...*fyne.MenuItem) {
	room := d.win.Canvas().Size()
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), d.win.Canvas())
	at := d.driver.AbsolutePositionForObject(under)
	below := at.AddXY(0, under.Size().Height)
	if below.Y+menu.MinSize().Height > room.Height {
		below = at.SubtractXY(0, menu.MinSize().Height)
	}
	if over := below.X + menu.MinSize().Width - room.Width; over > 0 {
		below.X -= over
	}
	menu.ShowAtPosition(below)
}

// menuAt shows a menu where the pointer is.
func (d *dialogs) menuAt(at fyne.Position, items ...*fyne.MenuItem) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), d.win.Canvas(), at)
}

// list opens a list below a widget, or above it where there is more room, with a
// search to begin with, and calls back with what is picked.
func (d *dialogs) list(at fyne.CanvasObject, list *widgets.Picklist, search string, picked func(value string)) {
	const margin, most = 8, 440
	canvas := d.win.Canvas()
	corner, size := d.driver.AbsolutePositionForObject(at), at.Size()
	above, below := corner.Y-margin, canvas.Size().Height-corner.Y-size.Height-margin
	height := fyne.Min(list.Height(), most)
	place := fyne.NewPos(corner.X, corner.Y+size.Height)
	if height > below && above > below {
		height = fyne.Min(height, above)
		place.Y = corner.Y - height
	} else {
		height = fyne.Min(height, below)
	}
	width := fyne.Max(size.Width, list.MinSize().Width)
	place.X = fyne.Max(0, fyne.Min(place.X, canvas.Size().Width-width-margin))
	popUp := widget.NewPopUp(list, canvas)
	popUp.Resize(fyne.NewSize(width, height))
	popUp.ShowAtPosition(place)
	list.OnLeave = popUp.Hide
	list.OnPicked = func(value string) {
		popUp.Hide()
		picked(value)
	}
	list.Search(search)
	canvas.Focus(list.Field())
}

// focus gives the keyboard to a widget.
func (d *dialogs) focus(on fyne.Focusable) { d.win.Canvas().Focus(on) }

// open reports whether anything is over the window.
func (d *dialogs) open() bool { return d.win.Canvas().Overlays().Top() != nil }

// top is the dialog on top, nil where nothing is or something else.
func (d *dialogs) top() *shown {
	over := d.win.Canvas().Overlays().Top()
	if i := slices.IndexFunc(d.shown, func(s *shown) bool { return over != nil && s.over == over }); i >= 0 {
		return d.shown[i]
	}
	return nil
}

// closeTop closes what is on top.
func (d *dialogs) closeTop() {
	if s := d.top(); s != nil {
		s.Hide()
		return
	}
	overlays := d.win.Canvas().Overlays()
	overlays.Remove(overlays.Top())
}

// goOn does what the usual button of the dialog on top does.
func (d *dialogs) goOn() {
	if s := d.top(); s != nil && s.usual != nil && !s.usual.Disabled() {
		s.usual.OnTapped()
	}
}
