// Package source makes of a file the market that it holds: pay records, or a
// published table. It is where ingest, which reads any file, and the kinds of
// market, which are each made from a Reading, meet.
package source

import (
	"context"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	published "github.com/paybench/paybench/data/published/intake"
	records "github.com/paybench/paybench/data/records/intake"
	"github.com/paybench/paybench/data/sheets"
)

// Load reads a file into a market. Progress may be nil. It fails with one of the
// errors of packages ingest and sheets when the file has nothing that can be taken,
// and with ctx's error soon after ctx is done. Where the file was read and only
// holds no market, what was understood of it is returned beside the error.
func Load(ctx context.Context, path string, o ingest.Options, progress sheets.Progress) (*ingest.Loaded, error) {
	r, err := ingest.Read(ctx, path, o, progress)
	if err != nil {
		return nil, err
	}
	return Make(ctx, r)
}

// LoadBytes is Load of a file that is already in memory; name stands for its path.
func LoadBytes(ctx context.Context, name string, data []byte, o ingest.Options) (*ingest.Loaded, error) {
	r, err := ingest.ReadBytes(ctx, name, data, o)
	if err != nil {
		return nil, err
	}
	return Make(ctx, r)
}

// Make makes the market that a reading holds.
func Make(ctx context.Context, r *ingest.Reading) (*ingest.Loaded, error) {
	make := records.From
	if r.Assignment.Kind == columns.Published {
		make = published.From
	}
	loaded, err := make(r)
	if loaded != nil {
		loaded.Locate(r.Table.Files)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return loaded, err
}
