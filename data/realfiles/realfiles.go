// Package realfiles finds the real pay files, the reference figures and the
// test vectors that tests read. They lie in a folder "shared" beside the
// repository and are never copied into it, so a checkout without them still
// builds and tests: what needs them is skipped with a message.
package realfiles

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Path returns the path of a file below the shared folder, for example
// Path(t, "vectors", "ci_smallest_n.csv"). It skips the test when the folder or
// the file is not there.
func Path(tb testing.TB, parts ...string) string {
	tb.Helper()
	root, err := moduleRoot()
	if err != nil {
		tb.Fatalf("realfiles: %v", err)
	}
	path := filepath.Join(append([]string{filepath.Dir(root), "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("skipped: needs %s beside the repository", filepath.Join(append([]string{"shared"}, parts...)...))
	}
	return path
}

// moduleRoot walks up from the test's folder to the folder that holds go.mod.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", os.ErrNotExist
		}
		dir = parent
	}
}

// JSON reads a file below the shared folder into a value, as Path finds it.
func JSON(tb testing.TB, into any, parts ...string) {
	tb.Helper()
	content, err := os.ReadFile(Path(tb, parts...))
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		tb.Fatalf("%s: %v", filepath.Join(parts...), err)
	}
}
