package comparison

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/wholefile"
)

// exporterPath is the variable by which the test program, started anew, is told
// to export until it is killed.
const exporterPath = "PAYBENCH_TEST_EXPORT"

func TestMain(m *testing.M) {
	if path := os.Getenv(exporterPath); path != "" {
		os.Exit(export(path))
	}
	os.Exit(m.Run())
}

// export writes a large workbook over a file.
func export(path string) int {
	err := wholefile.Write(context.Background(), path, true, func(w io.Writer) error { return Write(context.Background(), w, made(manyRecords(100_000))) })
	if err != nil {
		return 1
	}
	return 0
}

// A program killed in the middle of an export leaves the old file whole; the next
// export clears away what it left.
func TestKilledInTheMiddle(t *testing.T) {
	folder, scratch := t.TempDir(), t.TempDir()
	path := filepath.Join(folder, "review.xlsx")
	old := bytesOf(t, Content{Comparison: example()})
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	exporter := exec.Command(os.Args[0])
	exporter.Env = append(os.Environ(), exporterPath+"="+path, "TMPDIR="+scratch)
	if err := exporter.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, func() bool { return len(entries(t, folder)) == 2 && len(entries(t, scratch)) == 1 })
	if err := exporter.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := exporter.Wait(); err == nil {
		t.Fatal("the export ended before it was killed")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, old) {
		t.Fatalf("the old file is not whole: %v", err)
	}
	if left := entries(t, folder); len(left) != 2 {
		t.Fatalf("%q: nothing was left to be cleared away", left)
	}
	t.Setenv("TMPDIR", scratch)
	if err := wholefile.Write(t.Context(), path, true, func(w io.Writer) error { return Write(t.Context(), w, Content{}) }); err != nil {
		t.Fatal(err)
	}
	if left := append(entries(t, folder), entries(t, scratch)...); strings.Join(left, " ") != "review.xlsx" {
		t.Errorf("left behind: %q", left)
	}
}

// entries lists a folder.
func entries(t *testing.T, folder string) []string {
	t.Helper()
	found, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range found {
		all = append(all, e.Name())
	}
	return all
}

// waitFor waits until something is so, for a minute at most.
func waitFor(t *testing.T, so func() bool) {
	t.Helper()
	for range 6000 {
		if so() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("waited a minute in vain")
}
