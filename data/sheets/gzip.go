package sheets

import (
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"io"
)

// openGzip opens what is packed with gzip.
func openGzip(ctx context.Context, c Content, o Options) (reader, error) {
	return openPacked(ctx, c, o, "gzip", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) })
}

// openBzip2 opens what is packed with bzip2.
func openBzip2(ctx context.Context, c Content, o Options) (reader, error) {
	return openPacked(ctx, c, o, "bzip2", func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil })
}

// openPacked opens the table in a packed file.
func openPacked(ctx context.Context, c Content, o Options, container string, unpack func(io.Reader) (io.Reader, error)) (reader, error) {
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
	return open(ctx, c, o)
}
