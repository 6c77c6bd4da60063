package filedialog

import (
	"context"
	"errors"
	"strings"

	"github.com/sqweek/dialog"
)

// Open asks for an existing file; "" where the user chose none.
func Open(_ context.Context, q Question) (path string, err error) {
	file := dialog.File().Title(q.Title).SetStartDir(q.Folder)
	if q.Extensions != nil {
		names := make([]string, len(q.Extensions))
		for i, extension := range q.Extensions {
			names[i] = strings.TrimPrefix(extension, ".")
		}
		file = file.Filter("Files that can be opened", names...).Filter("All files", "*")
	}
	return chosen(file.Load())
}

// Folder asks for a folder; "" where the user chose none.
func Folder(_ context.Context, q Question) (path string, err error) {
	return chosen(dialog.Directory().Title(q.Title).SetStartDir(q.Folder).Browse())
}

// Save asks for a file to write, and asks before one that exists is chosen; "" where
// the user chose none.
func Save(_ context.Context, q Question) (path string, err error) {
	return chosen(dialog.File().Title(q.Title).SetStartDir(q.Folder).SetStartFile(q.Name).Save())
}

// chosen is what was chosen, "" where the dialog was called off.
func chosen(path string, err error) (string, error) {
	if errors.Is(err, dialog.ErrCancelled) {
		return "", nil
	}
	return path, err
}
