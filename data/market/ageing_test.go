package market_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/paybench/paybench/data/market"
)

func date(text string) time.Time {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestAgeingFactor(t *testing.T) {
	cases := []struct {
		from, to string
		rate     float64
		simple   bool
		want     float64
	}{
		{"2026-04-01", "2027-04-01", 0.03, false, 1.03},
		{"2026-04-01", "2026-10-01", 0.03, false, math.Sqrt(1.03)},
		{"2026-04-01", "2027-01-01", 0.03, true, 1.0225}, // WorldatWork's example: 52,000 becomes 53,170
		{"2027-04-01", "2026-04-01", 0.03, false, 1 / 1.03},
		{"2026-04-01", "2026-04-01", 0.03, false, 1},
		{"2025-12-31", "2026-06-30", 0.03, true, 1.015}, // from a month's end to another
		{"2024-02-29", "2025-02-28", 0.03, false, 1.03},
		{"2026-01-31", "2026-03-15", 0.12, true, 1.01 + 0.01*15/(365.25/12)},
	}
	for _, c := range cases {
		about := market.About{Name: "pay.csv", Effective: date(c.from)}
		got, err := market.AgeingFactor(about, market.Ageing{To: date(c.to), Rate: c.rate, Simple: c.simple})
		if err != nil || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s to %s at %g: %v, %v; want %v", c.from, c.to, c.rate, got, err, c.want)
		}
	}
	if _, err := market.AgeingFactor(market.About{Name: "pay.csv"}, market.Ageing{To: date("2027-01-01")}); err == nil {
		t.Error("a source without a date was aged")
	}
}

func ExampleAgeingFactor() {
	about := market.About{Name: "survey", Effective: date("2026-04-01")}
	factor, _ := market.AgeingFactor(about, market.Ageing{To: date("2026-10-01"), Rate: 0.03})
	fmt.Printf("%.2f\n", 90_000*factor)
	// Output: 91340.02
}
