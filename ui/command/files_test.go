package command_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paybench/paybench/ui/command"
)

// untilSo is a context that ends as soon as something is so when it is looked at, so
// that no test has to wait for the moment.
type untilSo struct {
	context.Context
	so    func() bool
	ended *atomic.Bool
}

func (c untilSo) Err() error {
	if c.ended.Load() || c.so() {
		c.ended.Store(true)
		return context.Canceled
	}
	return nil
}

// filesOf lists the files of a folder.
func filesOf(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// An interrupt while a workbook is made, which is when its scratch folder is there,
// leaves the old file and nothing beside it, and the exit code that shells know.
func TestInterruptedExport(t *testing.T) {
	folder, scratch := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", scratch)
	t.Setenv("TMP", scratch)
	path := filepath.Join(folder, "pay.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := untilSo{Context: t.Context(), ended: new(atomic.Bool), so: func() bool {
		making, err := os.ReadDir(scratch)
		return err == nil && len(making) > 0
	}}
	var out, errs bytes.Buffer
	env := command.Env{Stdout: &out, Stderr: &errs, Now: time.Now, Version: "test"}
	code := command.Run(ctx, env, []string{"compare", "--by", "company_size", "--xlsx", path, "--records", "--force"})
	if code != 130 || errs.String() != "paybench: interrupted\n" || out.Len() > 0 {
		t.Errorf("exit %d, said %q, printed %q", code, errs.String(), out.String())
	}
	if old, err := os.ReadFile(path); err != nil || string(old) != "old" {
		t.Errorf("the old file is %q, %v", old, err)
	}
	if filesOf(t, folder) != "pay.xlsx" || filesOf(t, scratch) != "" {
		t.Errorf("left behind: %q and %q", filesOf(t, folder), filesOf(t, scratch))
	}
}

// Of several exports at once to one name, one is written and the others say that the
// file exists: nobody's file is replaced unasked. Each has seen that there is none
// before any goes on: the time is asked for once more while the file is written.
func TestExportsAtOnce(t *testing.T) {
	const exports, timesBefore = 3, 4
	folder := t.TempDir()
	path := filepath.Join(folder, "pay.svg")
	var writing, done sync.WaitGroup
	writing.Add(exports)
	said := make([]string, exports)
	codes := make([]int, exports)
	for i := range exports {
		done.Go(func() {
			asked := 0
			now := func() time.Time {
				if asked++; asked == timesBefore+1 {
					writing.Done()
					writing.Wait()
				}
				return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
			}
			var out, errs bytes.Buffer
			codes[i] = command.Run(t.Context(), command.Env{Stdout: &out, Stderr: &errs, Now: now}, []string{"compare", "--chart", path})
			if said[i] = errs.String(); asked <= timesBefore {
				t.Errorf("export %d never came to write: %s", i, said[i])
				writing.Done()
			}
		})
	}
	done.Wait()
	wrote, refused := 0, 0
	for i := range exports {
		switch {
		case codes[i] == 0 && strings.Contains(said[i], "wrote "):
			wrote++
		case codes[i] == 1 && strings.Contains(said[i], "the file exists already; give --force"):
			refused++
		}
	}
	if wrote != 1 || refused != exports-1 || filesOf(t, folder) != "pay.svg" {
		t.Errorf("%d wrote, %d refused, exit codes %v; they said %q and left %q", wrote, refused, codes, said, filesOf(t, folder))
	}
}
