//go:build !linux

package servers

import "os/exec"

// own has a command run as the user who tests.
func (s *server) own(*exec.Cmd) error { return nil }
