package ingest

import (
	"bytes"
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"io"
)

// source is a table that can be read, whatever the file is.
type source interface {
	// sample returns the first rows with their cells as labels.
	sample() ([][]string, error)
	// scan reads all rows below the header in its row of the file, counted from
	// 1.
	scan(ctx context.Context, header int, p plan, progress Progress) (*table, error)
	// describe says what the file is.
	describe(u *Understanding)
	// remarks says what was noticed when all rows were read, in sentences.
	remarks() []string
}

// open tells what a file is from its first bytes and opens the table in it.
func open(c content, o Options) (source, error) {
	head, err := c.head(4096)
	if err != nil {
		return nil, err
	}
	switch {
	case len(bytes.TrimFunc(head, isSpace)) == 0 && c.size <= int64(len(head)):
		return nil, &Error{File: c.name, Kind: ErrEmpty, Do: "choose another file"}
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return openPacked(c, o, "gzip", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) })
	case bytes.HasPrefix(head, []byte("BZh")):
		return openPacked(c, o, "bzip2", func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil })
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return openZip(c, o)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return openCompound(c, o)
	case bytes.HasPrefix(head, []byte("PAR1")):
		return openParquet(c)
	}
	if kind, ok := notTable(head); ok {
		return nil, kind.refused(c.name)
	}
	return openText(c, o)
}

// openPacked opens the table in a packed file.
func openPacked(c content, o Options, container string, unpack func(io.Reader) (io.Reader, error)) (source, error) {
	if c.unpack != nil {
		return nil, &Error{File: c.name, Kind: ErrNotTable, Err: errors.New("it is packed twice"), Do: "unpack it first"}
	}
	c.container = cmp.Or(c.container, container)
	c.unpack = func(r io.Reader) (io.Reader, error) {
		unpacked, err := unpack(r)
		if err != nil {
			return nil, damaged(c.name, err)
		}
		return &limited{r: unpacked, name: c.name, most: mostOf(c.size)}, nil
	}
	return open(c, o)
}

// remarks says which charset was assumed.
func (t *text) remarks() []string { return t.charset.remarks() }

func (t *text) describe(u *Understanding) {
	t.content.describe(u, "text")
	u.Encoding, u.LineEnd = t.charset.name, t.lineEnd
	u.Delimiter = string(t.dialect.comma)
}
