//go:build !unix

package wholefile

import "os"

// tempVariable names the folder for temporary files in the environment.
const tempVariable = "TMP"

// running reports whether a process of that id exists.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}
