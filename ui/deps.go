package ui

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/ui/widgets"
)

// Deps is what the window needs from outside.
type Deps struct {
	App     fyne.App
	Version string
	Now     func() time.Time
	// Background does work beside Fyne's goroutine, then done on it.
	Background func(work, done func())
	After      widgets.Timer
	OpenURL    func(*url.URL) error
	Picker     Picker // nil for the system's dialogs, or where there are none the window's own
	// Journals is the folder where unsaved work is kept; "" keeps none.
	Journals string
	// CopyPicture puts a PNG on the clipboard. It may be called on any goroutine.
	CopyPicture func(png []byte) error
}

// Picker asks the user for the name of a file. It calls back only when one was
// chosen, with an absolute path.
type Picker interface {
	// Open asks for an existing file; extensions are like ".csv", none is any.
	Open(title string, extensions []string, chosen func(path string))
	// Folder asks for a folder.
	Folder(chosen func(path string))
	// Save asks for a file to write, name being a proposal whose extension is
	// kept. Replace is set when the file exists and the user wants it replaced.
	Save(title, name string, chosen func(path string, replace bool))
}

// Background does work on a goroutine of its own, then done on Fyne's.
func Background(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

// After calls fn on Fyne's goroutine after a delay, unless it is stopped before,
// on that goroutine too.
func After(delay time.Duration, fn func()) (stop func()) {
	stopped := false
	timer := time.AfterFunc(delay, func() {
		fyne.Do(func() {
			if !stopped { // while the call was waiting its turn
				fn()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}
