// Package filedialog asks for files with the dialogs of the user's own system: the
// desktop portal where there is one, Windows' own on Windows. It says so where there is
// none, and the window asks with dialogs of its own then.
package filedialog

import "errors"

// ErrNone says that the system has no dialog for files that could be asked.
var ErrNone = errors.New("the system has no file dialog")

// Question is what a dialog is to ask.
type Question struct {
	Parent     string   // the window that the dialog is of, as the portal names one: "x11:1a00003"; "" for none
	Title      string   // of the dialog
	Folder     string   // where it begins
	Extensions []string // of files to open, as ".csv"; none is any
	Name       string   // a proposal for the file to save
}
