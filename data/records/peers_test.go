package records_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
)

// BenchmarkPeers asks of a file what scripts/bench-peers asks other programs of the
// same file, through everything that a user's question goes through: group is five
// roles with 5 to 15 years by company size, all is every role; five percentiles.
func BenchmarkPeers(b *testing.B) {
	path := os.Getenv("PAYBENCH_PEERS_FILE")
	if path == "" {
		b.Skip("skipped: scripts/bench-peers makes the file")
	}
	start := time.Now()
	loaded, err := ingest.Load(b.Context(), path, ingest.Options{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	loading := time.Since(start)
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
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := market.Compare(b.Context(), loaded.Market, bench.query); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms") // the median, as the peers give it
			b.ReportMetric(float64(loading.Milliseconds()), "load-ms")
		})
	}
}
