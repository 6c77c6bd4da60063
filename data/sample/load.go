package sample

import (
	"context"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/source"
)

// Load reads the built-in market, given as the CSV file the program ships,
// through the same importer as any other file. Its headers do not say that
// pay is a year's, so the options do.
func Load(ctx context.Context, csv []byte) (*ingest.Loaded, error) {
	return source.LoadBytes(ctx, Name, csv, ingest.Options{
		Declared: market.Survey, Effective: EffectiveDate, Period: "year", Note: remark.New(remark.Synthetic),
	})
}
