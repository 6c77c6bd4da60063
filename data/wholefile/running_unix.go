//go:build unix

package wholefile

import (
	"errors"
	"os"
	"syscall"
)

// running reports whether a process of that id exists.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, syscall.EPERM)
}
