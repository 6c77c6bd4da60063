package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"github.com/paybench/paybench/ui/filedialog"
	"github.com/paybench/paybench/ui/lang"
)

// systemPicker asks for files with the system's own dialogs, and where there are none
// with those of the window.
type systemPicker struct {
	picker picker
	tasks  *tasks
	asks   fileDialogs

	asking bool // one dialog at a time
}

// fileDialogs are the system's.
type fileDialogs struct {
	open, folder, save func(context.Context, filedialog.Question) (string, error)
}

// systemDialogs are those of this system.
func systemDialogs() fileDialogs {
	return fileDialogs{open: filedialog.Open, folder: filedialog.Folder, save: filedialog.Save}
}

// Open implements Picker.
func (p *systemPicker) Open(title string, extensions []string, chosen func(string)) {
	p.ask(p.asks.open, filedialog.Question{Title: title, Extensions: extensions}, chosen,
		func() { p.picker.Open(title, extensions, chosen) })
}

// Folder implements Picker.
func (p *systemPicker) Folder(chosen func(string)) {
	p.ask(p.asks.folder, filedialog.Question{Title: lang.L("Choose a folder")}, chosen,
		func() { p.picker.Folder(chosen) })
}

// Save implements Picker. The system asks before a file is replaced; where the name
// lacks its extension, another file than the system asked about is meant.
func (p *systemPicker) Save(title, name string, chosen func(path string, replace bool)) {
	p.ask(p.asks.save, filedialog.Question{Title: title, Name: name}, func(path string) {
		folder, file := filepath.Split(path)
		full, problem := target(folder, file, filepath.Ext(name))
		switch _, err := os.Lstat(full); {
		case problem != "":
			p.picker.dialogs.fail(lang.L("The file was not saved"), errors.New(problem))
		case full != path:
			p.picker.confirmReplace(full, chosen)
		default:
			chosen(full, err == nil)
		}
	}, func() { p.picker.Save(title, name, chosen) })
}

// ask asks in the background; without a dialog of the system's, instead is called.
func (p *systemPicker) ask(dialog func(context.Context, filedialog.Question) (string, error), q filedialog.Question, chosen func(string), instead func()) {
	if p.asking {
		return
	}
	p.asking = true
	q.Parent, q.Folder = nativeName(p.picker.dialogs.win), p.picker.folder()
	var path string
	var err error
	p.tasks.background(
		func() { path, err = dialog(context.Background(), q) },
		func() {
			p.asking = false
			switch {
			case errors.Is(err, filedialog.ErrNone):
				instead()
			case err != nil:
				p.picker.dialogs.fail(lang.L("No file was chosen"), err)
			case path != "":
				p.picker.memory.setFolder(filepath.Dir(path))
				chosen(path)
			}
		})
}

// nativeName is a window as the system's dialogs name one, "" where that is not known.
func nativeName(win fyne.Window) string {
	name := ""
	if native, ok := win.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if x11, ok := context.(driver.X11WindowContext); ok {
				name = fmt.Sprintf("x11:%x", x11.WindowHandle)
			}
		})
	}
	return name
}
