//go:build !(linux || freebsd || openbsd || netbsd || dragonfly) || ci

package startup

// Display reports why no window can open, nil if one can. Systems that always
// have a display, and builds that draw without one, need no trial.
func Display() error { return nil }
