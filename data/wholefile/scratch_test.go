package wholefile_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/wholefile"
)

func TestScratch(t *testing.T) {
	parent := t.TempDir()
	temporaryIn(t, parent)
	killed := filepath.Join(parent, "paybench-scratch-999999999-1")
	other := filepath.Join(parent, "paybench-scratch-notes")
	for _, folder := range []string{killed, other} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "part"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	first, remove, err := wholefile.Scratch()
	if err != nil {
		t.Fatal(err)
	}
	second, removeSecond, err := wholefile.Scratch()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Base(first), filepath.Base(second), filepath.Base(other)}
	slices.Sort(want)
	if got := names(t, parent); !slices.Equal(got, want) {
		t.Errorf("folders %q, want %q: what a killed program left goes, what is in use stays", got, want)
	}
	if err := os.WriteFile(filepath.Join(first, "part"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	remove()
	removeSecond()
	if got := names(t, parent); !slices.Equal(got, []string{"paybench-scratch-notes"}) {
		t.Errorf("left behind: %q", got)
	}
}

// temporaryIn has temporary files made in a folder, on any system.
func temporaryIn(t *testing.T, folder string) {
	t.Helper()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
}
