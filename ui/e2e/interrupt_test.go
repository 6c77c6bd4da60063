//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestInterrupt presses Ctrl-C while the program writes a long workbook over an old
// file: it ends, the old file stays, and nothing else is left.
func TestInterrupt(t *testing.T) {
	program, err := paybench()
	if err != nil {
		t.Fatal(err)
	}
	source, folder, scratch := filepath.Join(t.TempDir(), "pay.csv"), t.TempDir(), t.TempDir()
	pay := bytes.NewBufferString("Role,Company,Base salary (USD)\n")
	for i := range 150_000 {
		fmt.Fprintf(pay, "Engineer,Company %d,%d\n", i%100, 50_000+i)
	}
	book := filepath.Join(folder, "review.xlsx")
	for path, content := range map[string][]byte{source: pay.Bytes(), book: []byte("old")} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var said bytes.Buffer
	command := exec.Command(program, "compare", source, "--records", "--xlsx", book, "--force")
	command.Env = append(os.Environ(), "TMPDIR="+scratch)
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = command.Process.Kill() }()
	end := time.Now().Add(patience)
	for len(listed(t, folder)) < 2 {
		if time.Now().After(end) {
			t.Fatal("the workbook was never begun")
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // what counts is the exit code
	if code := command.ProcessState.ExitCode(); code != 130 {
		t.Errorf("exit code %d, want 130; it said:\n%s", code, said.String())
	}
	if got, err := os.ReadFile(book); err != nil || string(got) != "old" {
		t.Errorf("the old file is not whole: %v", err)
	}
	if left := append(listed(t, folder), listed(t, scratch)...); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

// listed lists a folder.
func listed(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
