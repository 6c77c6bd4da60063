package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTemplate(t *testing.T) {
	for _, kind := range []string{"survey", "roster"} {
		path := filepath.Join(t.TempDir(), kind+".xlsx")
		if _, stderr, code := run(t, "template", kind, path); code != 0 {
			t.Fatalf("exit %d: %s", code, stderr)
		}
		if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, stderr, code := run(t, "template", kind, path); code != 1 || !strings.Contains(stderr, "--force") {
			t.Errorf("over a file that exists: exit %d, %s", code, stderr)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != "mine" {
			t.Errorf("the file holds %q, %v", text, err)
		}
		if _, stderr, code := run(t, "template", kind, path, "--force"); code != 0 {
			t.Errorf("with --force: exit %d, %s", code, stderr)
		}
	}
}

func TestTemplateErrors(t *testing.T) {
	for _, args := range [][]string{{"template"}, {"template", "payroll"}, {"template", "survey", "a.xlsx", "b.xlsx"}} {
		if _, stderr, code := run(t, args...); code != 2 {
			t.Errorf("%q: exit %d, %s", args, code, stderr)
		}
	}
}
