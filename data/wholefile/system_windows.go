package wholefile

import (
	"errors"
	"fmt"
	"syscall"
)

// tempVariable names the folder for temporary files in the environment.
const tempVariable = "TMP"

// What the package syscall does not name.
const (
	queryLimited     = 0x1000 // PROCESS_QUERY_LIMITED_INFORMATION
	stillActive      = 259
	sharingViolation = syscall.Errno(32)
)

// running reports whether a process of that id runs; one that has ended can be opened
// for as long as anybody holds it.
func running(pid int) bool {
	process, err := syscall.OpenProcess(queryLimited, false, uint32(pid))
	if err != nil {
		return errors.Is(err, syscall.ERROR_ACCESS_DENIED) // somebody else's
	}
	defer syscall.CloseHandle(process)
	var code uint32
	return syscall.GetExitCodeProcess(process, &code) != nil || code == stillActive
}

// held says who may keep a file from being replaced.
func held(err error) error {
	if errors.Is(err, syscall.ERROR_ACCESS_DENIED) || errors.Is(err, sharingViolation) {
		return fmt.Errorf("another program, such as Excel, has it open, or it is write-protected; close it there, or give another name: %w", err)
	}
	return err
}
