// Package benchmarks makes and reads the published benchmarks that ship inside
// the program: what the US national wage survey says of the occupations nearest
// to the role profiles, so that a new user sees real market pay beside the
// sample.
//
// The figures are facts published by the U.S. Bureau of Labor Statistics, a work
// of the federal government and so in the public domain. WriteCSV takes them from
// the published workbook; nothing is typed, and the workbook stays out of the
// repository. The file is a plain table such as a user might have: the texts
// above it name the source and the date and explain the marks, and it comes in
// through the same importer as any other. A test holds it against the workbook.
package benchmarks

import (
	"context"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/source"
)

// Name is what the benchmarks are called wherever they are shown or exported.
const Name = "US national wages, published by the BLS"

// Load reads the benchmarks, given as the CSV file the program ships, through the
// same importer as any other file.
func Load(ctx context.Context, csv []byte) (*ingest.Loaded, error) {
	return source.LoadBytes(ctx, Name, csv, ingest.Options{As: ingest.PublishedForm, Declared: market.Survey})
}
