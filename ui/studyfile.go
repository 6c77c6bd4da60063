package ui

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"

	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/lang"
)

// studyFile is where all that was set up is kept.
type studyFile struct {
	state   *state
	memory  memory
	picker  Picker
	dialogs *dialogs
	notice  *notice
	reopen  func(path string)
	onKept  func() // what is on screen is what a file has, or a new study

	path  string      // it was opened from or saved to, or ""
	seen  fingerprint // of the file when it was last read or written here
	saved study.Study // as that file has it, or as a study without a file began
}

// fingerprint tells whether a file is what it was.
type fingerprint [sha256.Size]byte

// fingerprintOf is the fingerprint of a file; the zero one where it cannot be read.
func fingerprintOf(path string) fingerprint {
	text, err := os.ReadFile(path)
	if err != nil {
		return fingerprint{}
	}
	return sha256.Sum256(text)
}

// at takes a file for the study's own where it is one that holds a study alone.
// What is on screen now is what it holds.
func (f *studyFile) at(path string) {
	f.path, f.seen = "", fingerprint{}
	if strings.EqualFold(filepath.Ext(path), study.Extension) {
		f.path, f.seen = path, fingerprintOf(path)
	}
	f.saved = f.state.study()
	f.onKept()
}

// settled follows what the user did not do: that alone is no work.
func (f *studyFile) settled(before study.Study) {
	if f.saved.Equal(before) {
		f.saved = f.state.study()
	}
}

// changed reports whether there is work that no file has. Looking around in a market
// of the program's own, and in its example of a roster, is no work.
func (f *studyFile) changed() bool {
	if f.state.source == nil {
		return false
	}
	now := f.state.study()
	example := now.Review == nil || now.Roster.Source.Inside != ""
	if f.path == "" && now.Source().BuiltIn() && len(now.Pins) == 0 && example {
		return false
	}
	return !now.Equal(f.saved)
}

// save saves the study under its name or a new one.
func (f *studyFile) save() { f.saveThen(func() {}) }

// saveAs asks for a name first.
func (f *studyFile) saveAs() { f.saveAsThen(func() {}) }

func (f *studyFile) saveThen(then func()) {
	if f.path == "" {
		f.saveAsThen(then)
		return
	}
	if now := fingerprintOf(f.path); now != f.seen && now != (fingerprint{}) {
		f.askOver(then)
		return
	}
	f.write(f.path, true, then)
}

func (f *studyFile) saveAsThen(then func()) {
	f.picker.Save(lang.L("Save study"), fileName(f.state.answer, f.state.source, study.Extension), func(path string, replace bool) {
		f.write(path, replace, then)
	})
}

func (f *studyFile) write(path string, replace bool, then func()) {
	if err := f.state.study().Save(path, replace); err != nil {
		f.dialogs.fail(lang.L("The study was not saved"), err)
		return
	}
	f.at(path)
	f.memory.addRecent(path)
	f.notice.show(lang.F("Saved %s", path))
	then()
}

// askOver asks what is to become of a file that somebody else has written since.
func (f *studyFile) askOver(then func()) {
	f.dialogs.ask(lang.L("Another program changed the study"),
		lang.F("%s is not as this window last saw it: another window or program has saved it since. Replacing it loses what was saved there.", filepath.Base(f.path)),
		action{lang.L("Replace it"), func() { f.write(f.path, true, then) }},
		action{lang.L("Open theirs"), func() { f.reopen(f.path) }},
		action{lang.L("Save under another name"), func() { f.saveAsThen(then) }})
}

// look sees whether somebody else has written the file, each time the window is
// come back to.
func (f *studyFile) look() {
	if f.path == "" {
		return
	}
	path, now := f.path, fingerprintOf(f.path)
	if now == f.seen || now == (fingerprint{}) {
		return
	}
	f.notice.show(lang.F("%s was saved by another window or program.", filepath.Base(path)),
		action{lang.L("Open theirs"), func() { f.reopen(path) }})
}

// leave goes on to something that takes the study off the screen, once the user has
// said what is to become of changes to it.
func (f *studyFile) leave(then func()) {
	if !f.changed() {
		then()
		return
	}
	name := lang.L("this study")
	if f.path != "" {
		name = filepath.Base(f.path)
	}
	f.dialogs.ask(lang.F("Save the changes to %s?", name), lang.L("Otherwise they are lost."),
		action{lang.L("Save"), func() { f.saveThen(then) }},
		action{lang.L("Don't save"), then})
}
