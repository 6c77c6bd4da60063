package ui

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// password asks for the password of a workbook that could not be opened without
// it, or with the one in the options, and reports whether it does; open is called
// with the options and the password that was typed. It is kept nowhere else: a
// study or a setting never holds it.
func (d *dialogs) password(path string, o ingest.Options, err error, open func(ingest.Options)) bool {
	wrong := errors.Is(err, sheets.ErrWrongPassword)
	if !errors.Is(err, sheets.ErrPassword) || o.Password != "" && !wrong {
		return false
	}
	var s *shown
	entry := widgets.NewPasswordEntry()
	entry.SetPlaceHolder(lang.L("Password"))
	submit := func() {
		text := entry.Text
		if text == "" {
			d.focus(entry)
			return
		}
		s.Hide()
		o.Password = text
		open(o)
	}
	said := widget.NewLabel(lang.L("The workbook is locked."))
	if wrong {
		said.SetText(lang.L("This password is wrong. Capital and small letters count."))
		said.Importance = widget.DangerImportance
	}
	form := container.NewVBox(said, entry, muted(lang.L("It opens the workbook here and is kept nowhere.")))
	ok := widgets.NewButton(lang.L("Open"), submit)
	ok.Importance = widget.HighImportance
	s = d.put(lang.F("Open %s", filepath.Base(path)), form, fyne.NewSize(440, 0), widgets.NewButton(lang.L("Cancel"), func() { s.Hide() }), ok)
	d.focus(entry)
	return true
}
