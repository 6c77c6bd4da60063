package desk

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/sheets"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/wholefile"
)

// pipeName is what a source is called that came through a pipe.
const pipeName = "standard input"

// Pipe takes what comes through a pipe, to its end, into a file for as long as the
// program works: a workbook is read from its end, and many a table more than once.
// Remove takes the file away again. Progress may be nil. It fails with ctx's error
// soon after ctx is done, whether anything comes through the pipe or not.
func Pipe(ctx context.Context, in io.Reader, o ingest.Options, progress sheets.Progress) (from study.Source, remove func(), err error) {
	folder, remove, err := wholefile.Scratch()
	if err != nil {
		return study.Source{}, nil, err
	}
	path := filepath.Join(folder, "pipe")
	done := make(chan error, 1) // a pipe that nothing comes through is left to itself
	go func() { done <- fill(ctx, path, in, progress) }()
	select {
	case err = <-done:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		remove()
		return study.Source{}, nil, err
	}
	return study.Source{Path: path, Options: o, Piped: true}, remove, nil
}

// fill copies a pipe into a file.
func fill(ctx context.Context, path string, in io.Reader, progress sheets.Progress) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("keeping the standard input: %w", err)
	}
	_, err = io.Copy(wholefile.Until(ctx, f), &counted{in, progress, 0})
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("keeping the standard input: %w", err)
	}
	return nil
}

// counted tells how much was read through it.
type counted struct {
	in       io.Reader
	progress sheets.Progress
	read     int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.read += int64(n)
	if c.progress != nil {
		c.progress(c.read, 0)
	}
	return n, err
}
