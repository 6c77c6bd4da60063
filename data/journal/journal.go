// Package journal keeps work that is in no file yet, so that a crash, a kill or a
// power cut loses no more than its last seconds.
//
// Every window has a Journal: a folder of its own with the study as it stands now, and
// a lock that the system gives up when the program ends, however it ends. A folder
// that nobody holds was left behind; Left lists them, each until it is taken over
// or thrown away.
package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
)

// The files of a journal's folder.
const (
	workFile = "work.json"
	lockFile = "lock"
)

// ErrGone is the error of taking over work that another window took or threw away.
var ErrGone = errors.New("another window has taken this work over")

// Work is a study that is not saved as it stands.
type Work struct {
	Study study.Study
	Path  string    // the study's own file, as it was before; "" where it has none
	At    time.Time // when it was kept
}

// entry is Work as its file has it.
type entry struct {
	Path  string          `json:"path,omitempty"`
	At    time.Time       `json:"at"`
	Study json.RawMessage `json:"study"`
}

// Journal keeps the work of one window. Its methods may be called on any goroutine.
type Journal struct {
	folder string // of all journals

	mu     sync.Mutex
	own    string // its own folder, once there is something to keep
	lock   *flock.Flock
	closed bool
}

// In is a journal among others in a folder. Nothing is written before there is work
// to keep.
func In(folder string) *Journal { return &Journal{folder: folder} }

// Keep keeps work in place of what was kept before.
func (j *Journal) Keep(w Work) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return nil
	}
	if err := j.begin(); err != nil {
		return fmt.Errorf("keeping unsaved work: %w", err)
	}
	var text bytes.Buffer
	err := w.Study.Write(&text)
	if err == nil {
		err = wholefile.Write(context.Background(), filepath.Join(j.own, workFile), true, func(out io.Writer) error {
			return json.NewEncoder(out).Encode(entry{Path: w.Path, At: w.At, Study: text.Bytes()})
		})
	}
	if err != nil {
		return fmt.Errorf("keeping unsaved work: %w", err)
	}
	return nil
}

// begin makes the journal's own folder and locks it.
func (j *Journal) begin() error {
	if j.own != "" {
		return nil
	}
	if err := os.MkdirAll(j.folder, 0o700); err != nil {
		return err
	}
	own, err := os.MkdirTemp(j.folder, "window-")
	if err != nil {
		return err
	}
	lock := flock.New(filepath.Join(own, lockFile), flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		_ = os.RemoveAll(own)
		return err
	}
	j.own, j.lock = own, lock
	return nil
}

// Clear forgets what was kept: it is saved now, or not wanted.
func (j *Journal) Clear() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.clear()
}

func (j *Journal) clear() error {
	if j.own == "" {
		return nil
	}
	err := remove(j.own, j.lock)
	j.own, j.lock = "", nil
	return err
}

// Close clears the journal and keeps nothing from then on: the window is closed.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closed = true
	return j.clear()
}

// remove removes a folder whose lock is held. The work goes first, so that whoever
// looks meanwhile finds none.
func remove(folder string, lock *flock.Flock) error {
	gone := os.Remove(filepath.Join(folder, workFile))
	if errors.Is(gone, os.ErrNotExist) {
		gone = nil
	}
	if err := errors.Join(gone, lock.Unlock(), os.RemoveAll(folder)); err != nil {
		return fmt.Errorf("clearing unsaved work: %w", err)
	}
	return nil
}

// Left is work that a program left behind when it ended unexpectedly.
type Left struct {
	Work
	folder string
}

// LeftIn lists what was left in a folder of journals, the newest first. What cannot
// be read as work is passed over.
func LeftIn(folder string) []Left {
	own, err := filepath.Glob(filepath.Join(folder, "window-*"))
	if err != nil {
		return nil
	}
	var all []Left
	for _, path := range own {
		lock, free := hold(path)
		if !free {
			continue
		}
		if work, err := read(path); err == nil {
			all = append(all, Left{Work: work, folder: path})
		}
		_ = lock.Unlock() // it is held by nobody but us
	}
	slices.SortFunc(all, func(a, b Left) int { return b.At.Compare(a.At) })
	return all
}

// hold locks a folder if nobody holds it. A folder is never made by it.
func hold(path string) (*flock.Flock, bool) {
	if _, err := os.Stat(filepath.Join(path, lockFile)); err != nil {
		return nil, false
	}
	lock := flock.New(filepath.Join(path, lockFile), flock.SetPermissions(0o600))
	free, err := lock.TryLock()
	return lock, free && err == nil
}

// read reads the work in a folder.
func read(folder string) (Work, error) {
	text, err := os.ReadFile(filepath.Join(folder, workFile))
	if err != nil {
		return Work{}, err
	}
	var e entry
	if err := json.Unmarshal(text, &e); err != nil {
		return Work{}, err
	}
	s, err := study.Read(bytes.NewReader(e.Study))
	return Work{Study: s, Path: e.Path, At: e.At}, err
}

// TakeOver has a journal keep work that was left, in the place of whoever left it.
func (l Left) TakeOver(j *Journal) error {
	lock, free := hold(l.folder)
	if !free {
		return ErrGone
	}
	defer func() { _ = lock.Unlock() }()
	if _, err := read(l.folder); err != nil {
		return ErrGone
	}
	if err := j.Keep(l.Work); err != nil {
		return err
	}
	return remove(l.folder, lock)
}

// ThrowAway removes work that was left.
func (l Left) ThrowAway() error {
	lock, free := hold(l.folder)
	if !free {
		return nil // another window has it
	}
	return remove(l.folder, lock)
}
