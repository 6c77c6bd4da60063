package ingest

import (
	"context"
	"errors"
)

func inspect(ctx context.Context, path string, o Options) (*Understanding, error) {
	return nil, errors.ErrUnsupported
}

func load(ctx context.Context, path string, o Options, progress Progress) (*Loaded, error) {
	return nil, errors.ErrUnsupported
}

func loadBytes(ctx context.Context, name string, data []byte, o Options) (*Loaded, error) {
	return nil, errors.ErrUnsupported
}
