package records_test

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/source"
)

// BenchmarkPeers does with a file what scripts/bench-peers has other programs do
// with the same file: read is to parse, code and check every cell of it, as the
// importer does before the records are put in order; group and all are questions
// to the records, through everything that a user's question goes through: five
// roles with 5 to 15 years by company size, and every role; five percentiles.
// Beside the questions stand the time of the whole load, order and all, and the
// memory that the records take.
func BenchmarkPeers(b *testing.B) {
	path := os.Getenv("PAYBENCH_PEERS_FILE")
	if path == "" {
		b.Skip("skipped: scripts/bench-peers makes the file")
	}
	b.Run("read", func(b *testing.B) {
		reportMedian(b, func() error {
			_, err := ingest.Read(b.Context(), path, ingest.Options{}, nil)
			return err
		})
	})
	var loading time.Duration
	load := sync.OnceValues(func() (*ingest.Loaded, error) {
		start := time.Now()
		defer func() { loading = time.Since(start) }()
		return source.Load(b.Context(), path, ingest.Options{}, nil)
	})
	var roles []string
	for i := range 5 {
		roles = append(roles, fmt.Sprintf("Role %03d", i+1))
	}
	low, high := 5.0, 15.0
	group := market.NewQuery().WithBy("company_size").
		WithFilter(market.Filter{Dimension: "role", Values: roles}).
		WithFilter(market.Filter{Dimension: "experience_years", AtLeast: &low, AtMost: &high})
	for _, bench := range []struct {
		name  string
		query market.Query
	}{
		{"group", group},
		{"all", market.NewQuery().WithBy("role")},
	} {
		b.Run(bench.name, func(b *testing.B) {
			loaded, err := load()
			if err != nil {
				b.Fatal(err)
			}
			reportMedian(b, func() error {
				_, err := market.Compare(b.Context(), loaded.Market, bench.query)
				return err
			})
			b.ReportMetric(float64(loading.Milliseconds()), "load-ms")
			b.ReportMetric(float64(loaded.Market.(*records.Market).Bytes())/(1<<20), "store-MB")
		})
	}
}

// reportMedian does a thing again and again and reports the median time in
// milliseconds, as the peers give it.
func reportMedian(b *testing.B, do func() error) {
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms")
}
