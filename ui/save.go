package ui

import (
	"context"
	"io"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/paybench/paybench/data/wholefile"
	"github.com/paybench/paybench/ui/lang"
)

// saver writes files: it asks for a name, writes in the background, and tells of it.
type saver struct {
	picker    Picker
	tasks     *tasks
	dialogs   *dialogs
	notice    *notice
	clipboard fyne.Clipboard
	openURL   func(*url.URL) error

	writing int    // how many files are being written
	then    func() // as soon as they are, nil for nothing
}

// save asks for a name and writes a file, whole or not at all. Once it is written,
// done is called, where it is given.
func (s *saver) save(title, name string, write func(io.Writer) error, done ...func()) {
	s.picker.Save(title, name, func(path string, replace bool) {
		var err error
		s.writing++
		s.tasks.run(
			func() { err = wholefile.Write(context.Background(), path, replace, write) },
			func() {
				s.writing--
				if err != nil {
					s.then = nil
					s.dialogs.fail(lang.L("The file was not saved"), err)
					return
				}
				for _, then := range done {
					then()
				}
				s.tell(path)
				if s.then != nil {
					s.then()
				}
			})
	})
}

// tell says that a file was written and offers to go on with it.
func (s *saver) tell(path string) {
	open := func(path string) func() {
		return func() {
			if err := s.openURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
				s.dialogs.fail(lang.L("It could not be opened"), err)
			}
		}
	}
	s.notice.show(lang.F("Saved %s", path),
		action{lang.L("Open"), open(path)},
		action{lang.L("Show folder"), open(filepath.Dir(path))},
		action{lang.L("Copy path"), func() { s.clipboard.SetContent(path) }})
}

// wait reports whether files are being written, and calls back after each until one
// fails.
func (s *saver) wait(then func()) bool {
	s.then = nil
	if s.writing > 0 {
		s.then = then
	}
	return s.writing > 0
}
