package wholefile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Where the file system has no links, a name is still taken once only.
func TestClaim(t *testing.T) {
	folder := t.TempDir()
	target := filepath.Join(folder, "pay.csv")
	for i, want := range []error{nil, ErrExists} {
		beside := filepath.Join(folder, "beside")
		if err := os.WriteFile(beside, []byte{'a' + byte(i)}, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := claim(beside, target); !errors.Is(err, want) {
			t.Errorf("claim %d: %v, want %v", i, err, want)
		}
	}
	if got, err := os.ReadFile(target); err != nil || string(got) != "a" {
		t.Errorf("the file holds %q (%v), want what came first", got, err)
	}
	lost := filepath.Join(folder, "lost.csv")
	if err := claim(filepath.Join(folder, "missing"), lost); err == nil {
		t.Error("a missing file took a name")
	}
	if _, err := os.Stat(lost); err == nil {
		t.Error("an empty file was left")
	}
}
