package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"github.com/paybench/paybench/data/journal"
	"github.com/paybench/paybench/data/study"
)

// clock is a timer whose time passes when it is told to.
type clock struct {
	due []func()
}

func (c *clock) after(delay time.Duration, fn func()) (stop func()) {
	switch {
	case delay < time.Second:
		fn()
	case delay <= 5*time.Second:
		c.due = append(c.due, fn)
	}
	return func() {}
}

// pass lets five seconds pass.
func (c *clock) pass() {
	due := c.due
	c.due = nil
	for _, fn := range due {
		fn()
	}
}

// keptDeps are those of a window that keeps unsaved work in a folder.
func keptDeps(t *testing.T, folder string) (Deps, *clock, *fakePicker) {
	t.Helper()
	picker, c := &fakePicker{}, &clock{}
	deps := testDeps(test.NewTempApp(t), picker, atOnce)
	deps.Journals, deps.After = folder, c.after
	return deps, c, picker
}

// kept counts the works in a folder of journals, whether or not their windows live.
func kept(t *testing.T, folder string) int {
	t.Helper()
	works, err := filepath.Glob(filepath.Join(folder, "*", "work.json"))
	if err != nil {
		t.Fatal(err)
	}
	return len(works)
}

// leaveWork leaves work behind as a program does that is killed.
func leaveWork(t *testing.T, folder string, work journal.Work) {
	t.Helper()
	own := t.TempDir()
	j := journal.In(own)
	if err := j.Keep(work); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, os.DirFS(own)); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestUnsavedWorkIsKept: five seconds after a change it is in the journal, and out of
// it as soon as it is saved, undone, or given up.
func TestUnsavedWorkIsKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "unsaved")
	deps, clock, picker := keptDeps(t, folder)
	w := New(deps)
	w.Start("")
	picker.save = filepath.Join(t.TempDir(), "review"+study.Extension)
	steps := []struct {
		does string
		do   func()
		want int
	}{
		{"opened", func() {}, 0},
		{"looked around", func() { w.state.filter(inSoftware) }, 0},
		{"pinned", w.pins.pin, 1},
		{"undone", w.state.undo, 0},
		{"redone", w.state.redo, 1},
		{"saved", w.file.save, 0},
		{"changed", w.state.clearFilters, 1},
		{"closed", func() { w.close(); answerWith(t, w, "Don't save") }, 0},
	}
	for _, step := range steps {
		step.do()
		clock.pass()
		if got := kept(t, folder); got != step.want {
			t.Errorf("%s: %d works are kept, want %d", step.does, got, step.want)
		}
	}
}

// TestLeftWorkIsOffered: at each start, until it is taken or thrown away.
func TestLeftWorkIsOffered(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "unsaved")
	path := filepath.Join(t.TempDir(), "review"+study.Extension)
	saved := study.First()
	if err := saved.Save(path, false); err != nil {
		t.Fatal(err)
	}
	work := journal.Work{Study: saved.WithFilter(inSoftware), Path: path, At: time.Date(2026, 11, 21, 9, 0, 0, 0, time.Local)}
	leaveWork(t, folder, work)
	for start := range 3 {
		deps, clock, _ := keptDeps(t, folder)
		w := New(deps)
		w.Start("")
		clock.pass()
		if text := textsOf(w.notice.bar); !strings.Contains(text, "“review.paybench” was not saved when Paybench stopped on 21 November, 09:00.") {
			t.Fatalf("start %d offers %q", start, text)
		}
		if start < 2 {
			w.shut()
			continue
		}
		press(t, w.notice.bar, "Go on with it")
		if !w.state.study().Equal(work.Study) || w.file.path != path || !w.file.changed() {
			t.Errorf("gone on with %+v in %q", w.state.study(), w.file.path)
		}
		if kept(t, folder) != 1 || len(journal.LeftIn(folder)) != 0 {
			t.Error("the window does not keep what it took")
		}
		w.file.save()
		clock.pass()
		if got, err := study.Load(path); err != nil || !got.Equal(work.Study) || kept(t, folder) != 0 {
			t.Errorf("saved: %+v, %v; %d works are kept", got, err, kept(t, folder))
		}
	}
	leaveWork(t, folder, work)
	deps, _, _ := keptDeps(t, folder)
	w := New(deps)
	w.Start("")
	press(t, w.notice.bar, "Throw it away")
	if got := kept(t, folder); got != 0 || w.notice.bar.Visible() {
		t.Errorf("thrown away, %d works are kept", got)
	}
}
