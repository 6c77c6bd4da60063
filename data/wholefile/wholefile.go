// Package wholefile writes files whole or not at all: the contents go to a file
// beside the target, are synced to disk, and only then take the target's name.
// A full disk, a failing writer, an interrupt or a power cut leaves what was there
// before. Files hold pay: only their owner may read them.
package wholefile

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ErrExists is the error of Write when the file is there and was not to be
// replaced.
var ErrExists = errors.New("the file exists already")

// Write makes the file at path out of what write writes. An existing file is
// replaced only if replace is set, keeping its permissions; otherwise the error
// is ErrExists, also for all but one of several writers at once. When write or the
// disk fails, or ctx ends, nothing is left behind, and a file that stood there
// before still does. A link at path stays a link, also one to a file yet to come.
func Write(ctx context.Context, path string, replace bool, write func(io.Writer) error) error {
	if err := writeWhole(ctx, path, replace, write); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// writeWhole is Write with errors that do not name the path.
func writeWhole(ctx context.Context, path string, replace bool, write func(io.Writer) error) error {
	target, err := follow(path)
	if err != nil {
		return plain(err)
	}
	old, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return plain(err)
	case old.IsDir():
		return errors.New("it is a folder; give a file name")
	case !old.Mode().IsRegular():
		return errors.New("it is a device or a pipe; give a file name")
	case !replace:
		return ErrExists
	}
	folder := filepath.Dir(target)
	Sweep(folder)
	beside, err := fill(ctx, folder, old, write)
	if err == nil {
		err = publish(beside, target, replace)
	}
	if err != nil {
		_ = os.Remove(beside) // the first error is the one to tell
		if _, missing := os.Stat(folder); errors.Is(missing, fs.ErrNotExist) {
			return fmt.Errorf("there is no folder %s; make it first", folder)
		}
		return explain(err)
	}
	syncFolder(folder)
	return nil
}

// mostLinks is how many links in a row are followed.
const mostLinks = 40

// follow returns the file that path leads to through links, there or not.
func follow(path string) (string, error) {
	for range mostLinks {
		next, err := os.Readlink(path)
		if err != nil {
			return path, nil // no link, or nothing there
		}
		if !filepath.IsAbs(next) {
			folder, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				return "", err
			}
			next = filepath.Join(folder, next)
		}
		path = next
	}
	return "", errors.New("it is a link that leads to itself")
}

// fill makes a file in the folder, writes and syncs it, with the permissions of
// the old one if there was one, and returns its name.
func fill(ctx context.Context, folder string, old fs.FileInfo, write func(io.Writer) error) (name string, err error) {
	f, err := os.CreateTemp(folder, besidePrefix+strconv.Itoa(os.Getpid())+"-*"+besideSuffix)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buffered := bufio.NewWriter(f)
	if err := write(Until(ctx, buffered)); err != nil {
		return f.Name(), err
	}
	if err := buffered.Flush(); err != nil {
		return f.Name(), err
	}
	if old != nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return f.Name(), err
		}
	}
	if err := f.Sync(); err != nil {
		return f.Name(), err
	}
	return f.Name(), ctx.Err()
}

// Until is a writer to w that fails with ctx's error once ctx is done.
func Until(ctx context.Context, w io.Writer) io.Writer { return until{ctx, w} }

type until struct {
	ctx context.Context
	w   io.Writer
}

func (u until) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}

// publish gives the file beside the target its name. A name that must not be
// replaced is taken by a link, which fails where there is a file already, however
// it came there.
func publish(beside, target string, replace bool) error {
	if replace {
		return os.Rename(beside, target)
	}
	err := os.Link(beside, target)
	switch {
	case err == nil:
		_ = os.Remove(beside) // or Sweep does, another day
		return nil
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	return claim(beside, target)
}

// claim is publish on file systems without links, such as memory sticks: it makes
// an empty file, which fails where there is one, and replaces its own.
func claim(beside, target string) error {
	f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil {
		return plain(err)
	}
	err = errors.Join(f.Close(), os.Rename(beside, target))
	if err != nil {
		_ = os.Remove(target) // it is ours, and empty
	}
	return err
}

// explain says what went wrong without the file beside the target, which the user
// never asked for. A temporary folder that is full is named: the target's folder
// may well have room.
func explain(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &link):
		return held(link.Err)
	case !errors.As(err, &path):
		return err
	case strings.HasPrefix(filepath.Base(path.Path), besidePrefix):
		return path.Err
	case inScratch(path.Path):
		return noScratch(path.Err)
	}
	return err
}

// plain takes the name of a file that is told anyway out of an error.
func plain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Files that are being written are named so that a later run knows them for what
// they are, and whose.
const (
	besidePrefix = ".~paybench-"
	besideSuffix = ".tmp"
)

// Sweep removes what writers that were killed left in a folder. Files of
// programs still running stay. What cannot be removed is left for the next time.
func Sweep(folder string) {
	for _, path := range abandoned(folder, besidePrefix, besideSuffix) {
		_ = os.Remove(path)
	}
}

// abandoned are the files and folders so named in a folder whose writers no longer
// run: the writer's process stands behind the prefix.
func abandoned(folder, prefix, suffix string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var left []string
	for _, entry := range entries {
		name, ours := strings.CutPrefix(entry.Name(), prefix)
		digits, _, _ := strings.Cut(name, "-")
		pid, err := strconv.Atoi(digits)
		if ours && err == nil && strings.HasSuffix(name, suffix) && pid != os.Getpid() && !running(pid) {
			left = append(left, filepath.Join(folder, entry.Name()))
		}
	}
	return left
}

// syncFolder makes a rename last through a power cut, where the system can; the
// file itself is whole either way.
func syncFolder(folder string) {
	d, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = d.Sync()
	_ = d.Close()
}
