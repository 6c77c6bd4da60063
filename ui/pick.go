package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// picker asks for files with dialogs inside the window. It starts in the folder
// used last.
type picker struct {
	memory  memory
	dialogs *dialogs
}

// Open implements Picker.
func (p picker) Open(title string, extensions []string, chosen func(string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close() // it was opened by the dialog and not read
		p.memory.setFolder(filepath.Dir(path))
		chosen(path)
	}, p.dialogs.win)
	d.SetTitleText(title)
	d.SetView(dialog.ListView)
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	if folder, err := storage.ListerForURI(storage.NewFileURI(p.folder())); err == nil {
		d.SetLocation(folder)
	}
	d.Show()
	d.Resize(within(p.dialogs.win, 900, 640)) // fails on a file dialog that is not shown yet
}

// Save implements Picker. Fyne's own dialog is not used because it empties an
// existing file as soon as it is chosen.
func (p picker) Save(title, name string, chosen func(path string, replace bool)) {
	extension := filepath.Ext(name)
	var d *shown
	folder, file := newField(p.folder()), newField(name)
	browse := widgets.NewButton(lang.L("Choose folder…"), func() { p.chooseFolder(folder.Text, folder.SetText) })
	problem := widget.NewLabel("")
	problem.Wrapping = fyne.TextWrapWord
	problem.Importance = widget.DangerImportance
	problem.Hide()

	save := func() {
		path, err := target(folder.Text, file.Text, extension)
		if err != "" {
			problem.SetText(err)
			problem.Show()
			return
		}
		p.confirmReplace(path, func(path string, replace bool) {
			d.Hide()
			p.memory.setFolder(filepath.Dir(path))
			chosen(path, replace)
		})
	}
	form := container.NewVBox(
		widget.NewForm(
			widget.NewFormItem(lang.L("File name"), file),
			widget.NewFormItem(lang.L("Folder"), widgets.NewBorder(nil, nil, nil, browse, folder))),
		problem)
	ok := widgets.NewButton(lang.L("Save"), save)
	ok.Importance = widget.HighImportance
	d = p.dialogs.put(title, form, fyne.NewSize(560, 0), widgets.NewButton(lang.L("Cancel"), func() { d.Hide() }), ok)
	p.dialogs.focus(file)
}

// target is the file that a folder and a name mean, or what is wrong with them.
func target(folder, name, extension string) (path, problem string) {
	name = strings.TrimSpace(name)
	switch {
	case name == "" || name == extension:
		return "", lang.L("Give the file a name.")
	case strings.ContainsAny(name, `/\`) && !filepath.IsAbs(name):
		return "", lang.L("A file name has no slashes; choose the folder below.")
	}
	if filepath.IsAbs(name) {
		folder, name = filepath.Split(name)
	}
	if !strings.EqualFold(filepath.Ext(name), extension) {
		name += extension
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return "", lang.F("There is no folder %s.", folder)
	}
	return filepath.Join(folder, name), ""
}

// confirmReplace asks before an existing file is replaced; "Keep it" goes back to the
// name.
func (p picker) confirmReplace(path string, chosen func(string, bool)) {
	if _, err := os.Lstat(path); err != nil {
		chosen(path, false)
		return
	}
	p.dialogs.risk(lang.L("Replace the file?"), lang.F("%s exists already.", filepath.Base(path)), lang.L("Keep it"), lang.L("Replace"), func() { chosen(path, true) })
}

// Folder implements Picker.
func (p picker) Folder(chosen func(string)) { p.chooseFolder(p.folder(), chosen) }

// chooseFolder asks for a folder, beginning in one.
func (p picker) chooseFolder(start string, chosen func(string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			chosen(folder.Path())
		}
	}, p.dialogs.win)
	if folder, err := storage.ListerForURI(storage.NewFileURI(start)); err == nil {
		d.SetLocation(folder)
	}
	d.Show()
	d.Resize(within(p.dialogs.win, 900, 640))
}

// folder is where dialogs start: the folder used last, else the user's own.
func (p picker) folder() string {
	if last := p.memory.folder(); last != "" {
		if info, err := os.Stat(last); err == nil && info.IsDir() {
			return last
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return "."
}

// newField is a text field with a text.
func newField(text string) *widgets.Entry {
	e := widgets.NewEntry()
	e.SetText(text)
	return e
}
