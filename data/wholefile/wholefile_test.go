package wholefile_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/wholefile"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func contents(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWriteNewAndReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pay [1].csv")
	if err := wholefile.Write(t.Context(), path, false, text("one")); err != nil {
		t.Fatal(err)
	}
	if err := wholefile.Write(t.Context(), path, false, text("two")); !errors.Is(err, wholefile.ErrExists) {
		t.Fatalf("a second write: %v, want ErrExists", err)
	}
	if got := contents(t, path); got != "one" {
		t.Fatalf("refused, but the file now holds %q", got)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("a new file has permissions %v, want the owner's alone", info.Mode().Perm())
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := wholefile.Write(t.Context(), path, true, text("two")); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, path); got != "two" {
		t.Fatalf("replaced, but the file holds %q", got)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("permissions became %v", info.Mode().Perm())
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "pay.csv")
	if err := wholefile.Write(t.Context(), path, false, text("before")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	err := wholefile.Write(t.Context(), path, true, func(w io.Writer) error {
		fmt.Fprint(w, strings.Repeat("x", 1<<16))
		return full
	})
	if !errors.Is(err, full) {
		t.Fatalf("error %v, want the writer's own", err)
	}
	if got := contents(t, path); got != "before" {
		t.Errorf("the old file holds %q", got)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
}

func TestErrorsNameTheTargetOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "pay.csv")
	err := wholefile.Write(t.Context(), path, false, text("x"))
	if err == nil || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("error %v", err)
	}
}

func TestSweepRemovesWhatTheDeadLeft(t *testing.T) {
	folder := t.TempDir()
	dead := filepath.Join(folder, ".~paybench-999999999-pay.xlsx.tmp")
	alive := filepath.Join(folder, fmt.Sprintf(".~paybench-%d-pay.xlsx.tmp", os.Getppid()))
	other := filepath.Join(folder, ".~lock.pay.xlsx#")
	for _, path := range []string{dead, alive, other} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wholefile.Sweep(folder)
	if _, err := os.Stat(dead); err == nil {
		t.Error("a leftover stayed")
	}
	for _, path := range []string{alive, other} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestNoFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "pay.csv")
	err := wholefile.Write(t.Context(), path, false, text("x"))
	if err == nil || !strings.Contains(err.Error(), "there is no folder "+filepath.Dir(path)) {
		t.Errorf("writing into a folder that is not there: %v", err)
	}
}
