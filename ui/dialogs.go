package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/widgets"
)

// dialogs are what opens over the window: dialogs, menus under a button, lists to
// pick from.
type dialogs struct {
	win    fyne.Window
	driver fyne.Driver // knows where things are on screen
}

// fail tells the user in one sentence what did not work.
func (d *dialogs) fail(title string, err error) {
	text := widget.NewLabel(sentence(err))
	text.Wrapping = fyne.TextWrapWord
	text.Selectable = true
	shown := dialog.NewCustom(title, "Close", container.NewBorder(nil, nil, widget.NewIcon(theme.ErrorIcon()), nil, text), d.win)
	shown.Resize(fyne.NewSize(480, 0))
	shown.Show()
}

// ask puts a question that each action answers in its own way, the first one as is
// usual; "Cancel" does nothing.
func (d *dialogs) ask(title, question string, answers ...action) {
	text := widget.NewLabel(question)
	text.Wrapping = fyne.TextWrapWord
	shown := dialog.NewCustomWithoutButtons(title, text, d.win)
	buttons := []fyne.CanvasObject{widget.NewButton("Cancel", shown.Hide)}
	for _, a := range slices.Backward(answers) {
		buttons = append(buttons, widget.NewButton(a.label, func() { shown.Hide(); a.do() }))
	}
	usual := buttons[len(buttons)-1].(*widget.Button)
	usual.Importance = widget.HighImportance
	shown.SetButtons(buttons)
	shown.Resize(fyne.NewSize(520, 0))
	shown.Show()
	d.focus(usual)
}

// confirm shows something in a large dialog and asks whether to go on.
func (d *dialogs) confirm(title, yes string, content fyne.CanvasObject, then func()) {
	shown := dialog.NewCustomConfirm(title, yes, "Cancel", content, func(ok bool) {
		if ok {
			then()
		}
	}, d.win)
	shown.Resize(within(d.win, 900, 480))
	shown.Show()
}

// large shows something in a large dialog.
func (d *dialogs) large(title string, content fyne.CanvasObject) {
	shown := dialog.NewCustom(title, "Close", content, d.win)
	shown.Resize(within(d.win, 1000, 560))
	shown.Show()
}

// within is a size, or what a window has room for with a margin around it.
func within(win fyne.Window, width, height float32) fyne.Size {
	const margins = 80
	room := win.Canvas().Size()
	return fyne.NewSize(fyne.Min(width, room.Width-margins), fyne.Min(height, room.Height-margins))
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

// closeTop closes what is on top.
func (d *dialogs) closeTop() {
	overlays := d.win.Canvas().Overlays()
	overlays.Remove(overlays.Top())
}
