// Package wholefile writes files whole or not at all: the contents go to a file
// beside the target, are synced to disk, and only then take the target's name.
// A full disk, a failing writer or a power cut leaves what was there before.
package wholefile

import (
	"bufio"
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
// is ErrExists. When write or the disk fails nothing is left behind, and a file
// that stood there before still does. A link at path stays a link.
func Write(path string, replace bool, write func(io.Writer) error) error {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	old, err := os.Stat(target)
	switch {
	case err == nil && old.IsDir():
		return fmt.Errorf("writing %s: it is a folder; give a file name", path)
	case err == nil && !replace:
		return fmt.Errorf("writing %s: %w", path, ErrExists)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("writing %s: %w", path, err)
	}
	Sweep(filepath.Dir(target))
	beside := besideName(target)
	if err := fill(beside, old, write); err != nil {
		_ = os.Remove(beside) // the first error is the one to tell
		if _, missing := os.Stat(filepath.Dir(target)); errors.Is(missing, fs.ErrNotExist) {
			return fmt.Errorf("writing %s: there is no folder %s; make it first", path, filepath.Dir(target))
		}
		return fmt.Errorf("writing %s: %w", path, plain(err))
	}
	if err := os.Rename(beside, target); err != nil {
		_ = os.Remove(beside)
		return fmt.Errorf("writing %s: %w", path, plain(err))
	}
	syncFolder(filepath.Dir(target))
	return nil
}

// fill writes and syncs the file beside the target, with the permissions of the
// old one if there was one.
func fill(beside string, old fs.FileInfo, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if old != nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return err
		}
	}
	buffered := bufio.NewWriter(f)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

// plain takes the name of the file beside the target out of an error: the user
// never asked for that file.
func plain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// Files that are being written are named so that a later run knows them for what
// they are, and whose.
const (
	besidePrefix = ".~paybench-"
	besideSuffix = ".tmp"
)

func besideName(target string) string {
	name := besidePrefix + strconv.Itoa(os.Getpid()) + "-" + filepath.Base(target) + besideSuffix
	return filepath.Join(filepath.Dir(target), name)
}

// Sweep removes what writers that were killed left in a folder. Files of
// programs still running stay. What cannot be removed is left for the next time.
func Sweep(folder string) {
	left, err := filepath.Glob(filepath.Join(escape(folder), besidePrefix+"*"+besideSuffix))
	if err != nil {
		return
	}
	for _, path := range left {
		digits, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(path), besidePrefix), "-")
		pid, err := strconv.Atoi(digits)
		if err == nil && pid != os.Getpid() && !running(pid) {
			_ = os.Remove(path)
		}
	}
}

// escape lets Glob take a folder's name as it is.
func escape(folder string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(folder)
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
