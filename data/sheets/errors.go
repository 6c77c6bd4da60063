package sheets

import (
	"errors"
	"fmt"
)

// The reasons why a file cannot be read. Errors returned by this package can be
// asked for them with errors.Is.
var (
	ErrMissing     = errors.New("there is no such file")
	ErrNoTable     = errors.New("there is no table in the folder")
	ErrEmpty       = errors.New("the file is empty")
	ErrNotTable    = errors.New("the file is not a table")
	ErrPassword    = errors.New("the file is protected by a password")
	ErrCorrupt     = errors.New("the file is damaged")
	ErrTooLarge    = errors.New("the file unpacks to more than is safe")
	ErrTooManyRows = errors.New("the table needs more memory than is allowed")
	ErrOldFormat   = errors.New("this old workbook cannot be read")
	ErrNoSheet     = errors.New("there is no such worksheet")
	ErrEncoding    = errors.New("there is no such encoding")
	ErrUnreadable  = errors.New("the file cannot be read")

	// ErrWrongPassword is the cause of ErrPassword where a password was given.
	ErrWrongPassword = errors.New("the one given is wrong")

	ErrNotCalculated = errors.New("the formulas of the workbook were never calculated")
)

// Error is why a file could not be taken: what happened, where, and what to do.
type Error struct {
	File  string // the file's name
	Kind  error  // the reason: one of this package or of those that read its sheets
	Where string // sheet, row or column, "" if it is the whole file
	Do    string // what the user can do about it, "" if nothing
	Err   error  // the cause, nil if there is none besides Kind
}

// Error says it in one sentence.
func (e *Error) Error() string {
	text := e.Kind.Error()
	if e.Err != nil {
		text = fmt.Sprintf("%s (%v)", text, e.Err)
	}
	if e.Where != "" {
		text = e.Where + ": " + text
	}
	if e.File != "" {
		text = e.File + ": " + text
	}
	if e.Do != "" {
		text += "; " + e.Do
	}
	return text
}

// Unwrap returns the reason and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// inFile names the file in an error of this package that names none yet.
func inFile(err error, name string) error {
	var e *Error
	if errors.As(err, &e) && e.File == "" {
		e.File = name
	}
	return err
}

// damaged says that a file cannot be read to its end.
func damaged(name string, err error) error {
	return &Error{File: name, Kind: ErrCorrupt, Err: err, Do: "get a whole copy of it"}
}
