package wholefile_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/paybench/paybench/data/wholefile"
)

// Of several writers at once that must not replace a file, one writes and the
// others say that it exists, whenever each of them looked.
func TestWritersAtOnce(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "pay.csv")
	const writers = 3
	var started, done sync.WaitGroup
	started.Add(writers)
	errs := make([]error, writers)
	for i := range writers {
		done.Go(func() {
			errs[i] = wholefile.Write(t.Context(), path, false, func(w io.Writer) error {
				started.Done()
				started.Wait() // all have seen that there is no file
				return text(fmt.Sprint(i))(w)
			})
		})
	}
	done.Wait()
	winner := -1
	for i, err := range errs {
		switch {
		case err == nil && winner < 0:
			winner = i
		case err == nil:
			t.Errorf("writers %d and %d both say that they wrote", winner, i)
		case !errors.Is(err, wholefile.ErrExists):
			t.Errorf("writer %d: %v, want ErrExists", i, err)
		}
	}
	if got := contents(t, path); got != fmt.Sprint(winner) {
		t.Errorf("writer %d won, but the file holds %q", winner, got)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
}

func TestLinkStaysALink(t *testing.T) {
	tests := []struct{ name, to string }{
		{"absolute", "ABSOLUTE"},
		{"relative", "real.csv"},
		{"through a linked folder", filepath.Join("..", "top.csv")},
		{"to another link", "second.csv"},
	}
	for _, there := range []bool{true, false} {
		for _, test := range tests {
			t.Run(fmt.Sprintf("%s, there %v", test.name, there), func(t *testing.T) {
				top := t.TempDir()
				folder := filepath.Join(top, "deep", "folder")
				if err := os.MkdirAll(folder, 0o700); err != nil {
					t.Fatal(err)
				}
				real := filepath.Join(folder, "real.csv")
				to := test.to
				switch test.to {
				case "ABSOLUTE":
					to = real
				case filepath.Join("..", "top.csv"):
					real = filepath.Join(top, "deep", "top.csv")
				}
				symlink(t, "real.csv", filepath.Join(folder, "second.csv"))
				symlink(t, to, filepath.Join(folder, "link.csv"))
				symlink(t, folder, filepath.Join(top, "short"))
				if there {
					if err := os.WriteFile(real, []byte("one"), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				link := filepath.Join(top, "short", "link.csv")
				err := wholefile.Write(t.Context(), link, false, text("two"))
				if there != errors.Is(err, wholefile.ErrExists) {
					t.Errorf("without replacing: %v", err)
				}
				if err := wholefile.Write(t.Context(), link, true, text("three")); err != nil {
					t.Fatal(err)
				}
				if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
					t.Error("the link was replaced by a file")
				}
				if got := contents(t, real); got != "three" {
					t.Errorf("the linked file holds %q", got)
				}
			})
		}
	}
}

func TestTargetsThatAreNoFiles(t *testing.T) {
	folder := t.TempDir()
	loop := filepath.Join(folder, "loop")
	symlink(t, "loop", loop)
	tests := []struct{ path, want string }{
		{folder, "it is a folder"},
		{os.DevNull, "it is a device or a pipe"},
		{loop, "it is a link that leads to itself"},
	}
	for _, test := range tests {
		err := wholefile.Write(t.Context(), test.path, true, text("x"))
		if err == nil || !strings.Contains(err.Error(), test.path+": "+test.want) {
			t.Errorf("writing %s: %v, want %q", test.path, err, test.want)
		}
	}
}

// A full disk is told of the folder that is full.
func TestFull(t *testing.T) {
	temporary, target := t.TempDir(), filepath.Join(t.TempDir(), "pay.xlsx")
	temporaryIn(t, temporary)
	scratch, remove, err := wholefile.Scratch()
	if err != nil {
		t.Fatal(err)
	}
	defer remove()
	tests := []struct{ name, full, want string }{
		{"temporary folder", filepath.Join(scratch, "part"), "writing " + target + ": the folder for temporary files, " + temporary + ": no space left on device; make room there"},
		{"target's folder", filepath.Join(filepath.Dir(target), ".~paybench-1-2.tmp"), "writing " + target + ": no space left on device"},
		{"another file", filepath.Join(temporary, "survey.csv"), "writing " + target + ": write " + filepath.Join(temporary, "survey.csv") + ": no space"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := wholefile.Write(t.Context(), target, false, func(io.Writer) error {
				return fmt.Errorf("sheet Records: %w", &fs.PathError{Op: "write", Path: test.full, Err: syscall.ENOSPC})
			})
			if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(strings.Replace(err.Error(), "sheet Records: ", "", 1), test.want) {
				t.Errorf("error %q, want %q", err, test.want)
			}
			if got := names(t, filepath.Dir(target)); len(got) != 0 {
				t.Errorf("left behind: %q", got)
			}
		})
	}
	temporaryIn(t, filepath.Join(temporary, "missing"))
	if _, _, err := wholefile.Scratch(); err == nil || !strings.Contains(err.Error(), filepath.Join(temporary, "missing")) {
		t.Errorf("making a scratch folder where none can be: %v", err)
	}
}

// An interrupt ends the writing at the next thing written, or before the file gets
// its name.
func TestInterrupted(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "pay.csv")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	writers := map[string]func(cancel func()) func(io.Writer) error{
		"in the middle": func(cancel func()) func(io.Writer) error {
			return func(w io.Writer) error {
				cancel()
				_, err := w.Write([]byte("more"))
				if err == nil {
					t.Error("the writer was not told")
				}
				return err
			}
		},
		"at the end": func(cancel func()) func(io.Writer) error {
			return func(w io.Writer) error { defer cancel(); return text("after")(w) }
		},
	}
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			if err := wholefile.Write(ctx, path, true, write(cancel)); !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want Canceled", err)
			}
			if got := contents(t, path); got != "before" {
				t.Errorf("the old file holds %q", got)
			}
			if got := names(t, folder); len(got) != 1 {
				t.Errorf("the folder holds %q", got)
			}
		})
	}
}

// symlink makes a link, or skips the test where the system lets nobody.
func symlink(t *testing.T, to, link string) {
	t.Helper()
	if err := os.Symlink(to, link); err != nil {
		t.Skipf("skipped: needs links (%v)", err)
	}
}
