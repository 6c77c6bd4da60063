package command

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// unread reports whether an error of writing says that nobody reads any more.
func unread(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA) ||
		errors.Is(err, windows.ERROR_PIPE_NOT_CONNECTED)
}

// obeys reports whether a terminal takes commands, such as that to clear a line. The
// console of Windows has to be told to.
func obeys(terminal *os.File) bool {
	handle := windows.Handle(terminal.Fd())
	var mode uint32
	return windows.GetConsoleMode(handle, &mode) == nil &&
		windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
