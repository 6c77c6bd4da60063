package ui

import (
	"path/filepath"
	"strings"

	"github.com/paybench/paybench/data/study"
)

// studyFile is where all that was set up is kept.
type studyFile struct {
	state   *state
	memory  memory
	picker  Picker
	dialogs *dialogs
	notice  *notice
	onSaved func()

	path string // it was opened from or saved to, or ""
}

// at takes a file for the study's own where it is one that holds a study alone.
func (f *studyFile) at(path string) {
	f.path = ""
	if strings.EqualFold(filepath.Ext(path), study.Extension) {
		f.path = path
	}
}

// save saves the study under its name or a new one.
func (f *studyFile) save() {
	if f.path != "" {
		f.write(f.path, true)
		return
	}
	f.saveAs()
}

// saveAs asks for a name first.
func (f *studyFile) saveAs() {
	f.picker.Save("Save study", fileName(f.state, study.Extension), f.write)
}

func (f *studyFile) write(path string, replace bool) {
	if err := f.state.study().Save(path, replace); err != nil {
		f.dialogs.fail("The study was not saved", err)
		return
	}
	f.path = path
	f.memory.addRecent(path)
	f.onSaved()
	f.notice.show("Saved " + path)
}
