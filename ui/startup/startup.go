// Package startup is what must be done before a window can open: seeing whether
// there is a display at all, because the toolkit panics without one, and keeping
// what a crash says where the user can find it.
package startup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"
)

// Version is the program's version: the number that its packaging file
// FyneApp.toml, given as text, states, and where it is known the commit that it was
// built from with its day, as "0.1.0 (371164c3a1b2, 2026-11-30)". Build is nil where
// it is not known.
func Version(packaging string, build *debug.BuildInfo) string {
	number := packaged(packaging)
	if build == nil {
		return number
	}
	settings := map[string]string{}
	for _, s := range build.Settings {
		settings[s.Key] = s.Value
	}
	commit := settings["vcs.revision"]
	if commit == "" {
		return number
	}
	commit = commit[:min(len(commit), 12)]
	if day, _, ok := strings.Cut(settings["vcs.time"], "T"); ok {
		commit += ", " + day
	}
	if settings["vcs.modified"] == "true" {
		commit += ", modified"
	}
	return number + " (" + commit + ")"
}

// packaged is the number of the version in the packaging file.
func packaged(packaging string) string {
	for line := range strings.Lines(packaging) {
		key, value, _ := strings.Cut(line, "=")
		if strings.TrimSpace(key) == "Version" {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return "unknown"
}

// KeepPrivate lets nobody but the owner read what the program remembers in a
// folder: Fyne makes the file with the permissions of the user's other files, and
// keeps those it has.
func KeepPrivate(folder string) error {
	path := filepath.Join(folder, "preferences.json")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("keeping preferences: %w", err)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		err = os.Chmod(path, 0o600)
	} else if err == nil {
		_, err = file.WriteString("{}")
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return fmt.Errorf("keeping preferences: %w", err)
	}
	return nil
}

// CatchCrashes has a crash of the program written to a file of its own in the
// user's cache. The function it returns takes the file away, still empty, when
// the program has ended well. Without a folder to write to, crashes are told on
// standard error alone.
func CatchCrashes(now time.Time) (clean func()) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return func() {}
	}
	clean, err = catchIn(filepath.Join(cache, "paybench"), now)
	if err != nil {
		return func() {}
	}
	return clean
}

// NoWindow turns the panic of the toolkit that finds no way to open a window into
// an error. Defer it; every other panic goes on.
func NoWindow(err *error) {
	switch reason := recover(); {
	case reason == nil:
	case strings.Contains(fmt.Sprint(reason), "GLFW"):
		*err = errors.New("no window can be opened on this display (it may lack OpenGL); use a command (paybench --help)")
	default:
		panic(reason)
	}
}

// catchIn keeps a crash in a folder, which is made if need be.
func catchIn(folder string, now time.Time) (clean func(), err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("keeping crash reports: %w", err)
	}
	path := filepath.Join(folder, "crash-"+now.Format("20060102-150405.000")+".log")
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("keeping crash reports: %w", err)
	}
	defer file.Close() // the runtime keeps a copy of its own
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return nil, fmt.Errorf("keeping crash reports: %w", err)
	}
	return func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			_ = os.Remove(path)
		}
	}, nil
}
