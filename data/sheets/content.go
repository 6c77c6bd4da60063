package sheets

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
)

// Limits on what is unpacked. A file beyond them is refused before it fills
// memory.
const (
	mostUnpacked = 16 << 30  // bytes of a packed text, which is read as a stream
	mostInMemory = 768 << 20 // bytes of a workbook or Parquet file, packed or not
	mostTimes    = 100       // how many times its packed size a text unpacks to, beyond freely;
	freely       = 256 << 20 // tables of pay come to 5 to 50 times
)

// mostOf is how much may come out of so many packed bytes. Far more than a table
// would give is an archive made to fill memory.
func mostOf(packed int64) int64 { return min(mostUnpacked, max(freely, mostTimes*packed)) }

// Content is the bytes of a file, on disk or in memory, that can be opened
// several times.
type Content struct {
	name      string // of the file, for messages
	path      string // "" if it is in memory
	size      int64  // bytes of the file
	container string // as Facts.Container, of what it is packed in; "" if it is not
	read      *atomic.Int64
	sum       *atomic.Pointer[string]            // SHA-256 of the file, once it was read to its end
	openRaw   func() (io.ReadCloser, error)      // the file as it is
	unpack    func(io.Reader) (io.Reader, error) // what lies in it; nil if it is not packed
	parts     []Part                             // of a table in several files; nil for one
}

// File is the content of a file on disk.
func File(path string) (Content, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return Content{}, &Error{File: path, Kind: ErrMissing, Do: "check the path"}
	case err != nil:
		return Content{}, &Error{File: path, Kind: ErrUnreadable, Err: err}
	case info.IsDir():
		return Content{}, &Error{File: path, Kind: ErrNotTable, Err: errors.New("it is a folder"), Do: "choose a file in it"}
	case !info.Mode().IsRegular():
		return Content{}, &Error{File: path, Kind: ErrUnreadable, Err: errors.New("it is not a regular file")}
	}
	return Content{
		name: name, path: path, size: info.Size(), read: new(atomic.Int64), sum: new(atomic.Pointer[string]),
		openRaw: func() (io.ReadCloser, error) { return os.Open(path) },
	}, nil
}

// Named is the content under a name that does not say where it lies, as of what came
// through a pipe.
func (c Content) Named(name string) Content {
	c.name, c.path = name, ""
	return c
}

// Bytes is the content of a file in memory.
func Bytes(name string, data []byte) Content {
	return Content{
		name: filepath.Base(name), size: int64(len(data)), read: new(atomic.Int64), sum: new(atomic.Pointer[string]),
		openRaw: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil },
	}
}

// Name is the file's name, for messages.
func (c Content) Name() string { return c.name }

// progress returns the bytes of the file read since it was last opened, and its
// size.
func (c Content) progress() (done, total int64) { return c.read.Load(), c.size }

// untilDone reads until ctx is done.
type untilDone struct {
	ctx context.Context
	io.Reader
}

func (u untilDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Reader.Read(p)
}

// counter counts and fingerprints the bytes read through it.
type counter struct {
	io.Reader
	content Content
	hash    hash.Hash
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.content.read.Add(int64(n))
	if c.content.sum != nil {
		c.hash.Write(p[:n])
		if errors.Is(err, io.EOF) {
			sum := hex.EncodeToString(c.hash.Sum(nil))
			c.content.sum.Store(&sum)
		}
	}
	return n, err
}

// open opens the content, unpacked, to be read until ctx is done.
func (c Content) open(ctx context.Context) (io.ReadCloser, error) {
	raw, err := c.openRaw()
	if err != nil {
		return nil, &Error{File: c.name, Kind: ErrUnreadable, Err: err}
	}
	c.read.Store(0)
	var r io.Reader = counter{untilDone{ctx, raw}, c, sha256.New()}
	if c.unpack != nil {
		if r, err = c.unpack(r); err != nil {
			return nil, errors.Join(err, raw.Close())
		}
	}
	return struct {
		io.Reader
		io.Closer
	}{r, raw}, nil
}

// head returns the first bytes of the content.
func (c Content) head(ctx context.Context, most int64) ([]byte, error) {
	r, err := c.open(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, most))
}

// all returns the whole content, which must not be larger than can be kept in
// memory.
func (c Content) all(ctx context.Context) ([]byte, error) {
	data, err := c.head(ctx, mostInMemory+1)
	if err == nil && len(data) > mostInMemory {
		err = tooLarge(c.name, mostInMemory)
	}
	return data, err
}

func tooLarge(name string, most int64) error {
	return &Error{
		File: name, Kind: ErrTooLarge, Err: fmt.Errorf("more than %d MB", most>>20),
		Do: "unpack it yourself and open the table in it",
	}
}

// fingerprint returns the SHA-256 of the file as it is. The file is only read for
// it where it was not read to its end before.
func (c Content) fingerprint() (string, error) {
	if sum := c.sum.Load(); sum != nil {
		return *sum, nil
	}
	if c.parts != nil {
		return fingerprintOf(c.parts)
	}
	r, err := c.openRaw()
	if err != nil {
		return "", &Error{File: c.name, Kind: ErrUnreadable, Err: err}
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return "", &Error{File: c.name, Kind: ErrUnreadable, Err: err}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// limited reads what is packed in a file and fails when it is too much.
type limited struct {
	r    io.Reader
	name string
	most int64 // bytes
	done int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	l.done += int64(n)
	if l.done > l.most {
		return n, tooLarge(l.name, l.most)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(l.name, err)
	}
	return n, err
}
