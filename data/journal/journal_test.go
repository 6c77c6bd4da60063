package journal_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/paybench/paybench/data/journal"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
)

// folderOf names the folder that the killed program of TestLeftByAKilledProgram
// keeps its work in.
const folderOf = "PAYBENCH_TEST_JOURNAL"

func work(path string, minute int) journal.Work {
	s := study.First().WithFilter(market.Filter{Dimension: "industry", Values: []string{"Software"}})
	return journal.Work{Study: s, Path: path, At: time.Date(2026, 11, 30, 14, minute, 0, 0, time.UTC)}
}

// TestMain is, where it is told so, the program that is killed.
func TestMain(m *testing.M) {
	if folder := os.Getenv(folderOf); folder != "" {
		j := journal.In(folder)
		if err := errors.Join(j.Keep(work("/home/ann/review.paybench", 1)), j.Keep(work("/home/ann/review.paybench", 3))); err != nil {
			os.Exit(1)
		}
		_, _ = os.Stdout.WriteString("kept\n")
		time.Sleep(time.Hour)
	}
	os.Exit(m.Run())
}

// leave has a program keep work in a folder and kills it.
func leave(t *testing.T, folder string) {
	t.Helper()
	before := len(journal.LeftIn(folder))
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), folderOf+"="+folder)
	out, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	if got := journal.LeftIn(folder); len(got) != before {
		t.Errorf("while the program runs %d works are left, want %d", len(got), before)
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
}

// TestLeftByAKilledProgram: it is listed again and again until it is taken over,
// and then kept by whoever took it.
func TestLeftByAKilledProgram(t *testing.T) {
	folder := t.TempDir()
	leave(t, folder)
	for range 2 {
		left := journal.LeftIn(folder)
		if len(left) != 1 || left[0].Path != "/home/ann/review.paybench" || left[0].At.Minute() != 3 || !left[0].Study.Equal(work("", 0).Study) {
			t.Fatalf("left: %+v", left)
		}
	}
	left := journal.LeftIn(folder)[0]
	j := journal.In(folder)
	if err := left.TakeOver(j); err != nil {
		t.Fatal(err)
	}
	if got := journal.LeftIn(folder); len(got) != 0 {
		t.Errorf("taken over, %d works are left", len(got))
	}
	if err := left.TakeOver(journal.In(folder)); !errors.Is(err, journal.ErrGone) {
		t.Errorf("taken over twice: %v", err)
	}
	if got := files(t, folder); got != 2 {
		t.Errorf("%d files, want the work and its lock", got)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := j.Keep(work("", 9)); err != nil || files(t, folder) != 0 {
		t.Errorf("closed, it keeps %d files (%v)", files(t, folder), err)
	}
}

func TestThrownAway(t *testing.T) {
	folder := t.TempDir()
	leave(t, folder)
	leave(t, folder)
	left := journal.LeftIn(folder)
	if len(left) != 2 {
		t.Fatalf("%d works are left", len(left))
	}
	if err := left[0].ThrowAway(); err != nil {
		t.Fatal(err)
	}
	if got := journal.LeftIn(folder); len(got) != 1 {
		t.Errorf("one thrown away, %d are left", len(got))
	}
}

// TestCleared: saved work is kept no longer, later work is again.
func TestCleared(t *testing.T) {
	folder := t.TempDir()
	j := journal.In(folder)
	for range 2 {
		if err := j.Keep(work("", 1)); err != nil {
			t.Fatal(err)
		}
		if got := files(t, folder); got != 2 {
			t.Errorf("kept: %d files", got)
		}
		if err := j.Clear(); err != nil {
			t.Fatal(err)
		}
		if got := files(t, folder); got != 0 {
			t.Errorf("cleared: %d files", got)
		}
	}
}

// TestNoWork: a folder that holds no work, or a broken one, is passed over and
// stays.
func TestNoWork(t *testing.T) {
	folder := t.TempDir()
	own := filepath.Join(folder, "window-1")
	if err := os.Mkdir(own, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"lock", "work.json"} {
		if got := journal.LeftIn(folder); len(got) != 0 {
			t.Errorf("before there is %s: %+v", name, got)
		}
		if err := os.WriteFile(filepath.Join(own, name), []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := journal.LeftIn(folder); len(got) != 0 || files(t, folder) != 2 {
		t.Errorf("broken work: %+v, %d files", got, files(t, folder))
	}
}

// files counts the files within a folder, all of which only their owner may read.
func files(t *testing.T, folder string) int {
	t.Helper()
	count := 0
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			count++
			if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 { // Windows asks the folder, which is in the user's profile
				t.Errorf("%s has mode %v", path, info.Mode())
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return count
}
