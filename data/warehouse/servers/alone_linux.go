package servers

import (
	"os"
	"os/exec"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// aloneKey marks the process that a test runs in once more.
const aloneKey = "PAYBENCH_TEST_ALONE"

// Alone has a test run in a process of its own, which the system ends where it opens a
// socket of any kind, whoever asks for it. It is true in that process, which is to do the
// test, and false in the one that only waits; said is what the test said, failed whether it
// did.
func Alone(t testing.TB) (alone bool, said string, failed bool) {
	t.Helper()
	if os.Getenv(aloneKey) == "" {
		again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
		again.Env = append(os.Environ(), aloneKey+"=1")
		out, err := again.CombinedOutput()
		return false, string(out), err != nil
	}
	of := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: 0}, // the number of the call
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jf: 1, K: unix.SYS_SOCKET},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_TRAP}, // Go says where, and ends
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
	}
	program := unix.SockFprog{Len: uint16(len(of)), Filter: &of[0]}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		t.Fatal(err)
	}
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		t.Fatal(errno)
	}
	return true, "", false
}
