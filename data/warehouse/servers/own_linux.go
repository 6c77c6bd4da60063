package servers

import (
	"os/exec"
	"syscall"
)

// own has a command run as the server's owner, and end with the test program even
// where that is killed.
func (s *server) own(command *exec.Cmd) error {
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGINT}
	if s.owner == "" {
		return nil
	}
	uid, gid, err := ids(s.owner)
	if err != nil {
		return err
	}
	command.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return nil
}
