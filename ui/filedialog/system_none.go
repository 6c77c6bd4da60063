//go:build !(linux || freebsd || openbsd || netbsd || dragonfly || windows)

package filedialog

import "context"

// Open asks for an existing file; "" where the user chose none.
func Open(context.Context, Question) (path string, err error) { return "", ErrNone }

// Folder asks for a folder; "" where the user chose none.
func Folder(context.Context, Question) (path string, err error) { return "", ErrNone }

// Save asks for a file to write; "" where the user chose none.
func Save(context.Context, Question) (path string, err error) { return "", ErrNone }
