//go:build !windows

package command

import (
	"errors"
	"os"
	"syscall"
)

// unread reports whether an error of writing says that nobody reads any more.
func unread(err error) bool { return errors.Is(err, syscall.EPIPE) }

// obeys reports whether a terminal takes commands, such as that to clear a line.
func obeys(*os.File) bool { return true }
