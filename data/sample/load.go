package sample

import (
	"context"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
)

// Load reads the built-in market, given as the CSV file the program ships,
// through the same importer as any other file.
func Load(ctx context.Context, csv []byte) (*ingest.Loaded, error) {
	return ingest.LoadBytes(ctx, Name, csv, ingest.Options{Declared: market.Survey, Effective: EffectiveDate})
}
