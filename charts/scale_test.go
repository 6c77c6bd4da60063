package charts

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/paybench/paybench/data/market"
)

func TestLinear(t *testing.T) {
	for _, c := range []struct{ low, high, value, want float64 }{
		{50_000, 150_000, 50_000, 20},
		{50_000, 150_000, 150_000, 220},
		{50_000, 150_000, 75_000, 70},
		{0, 100, -10, 0}, // beyond the scale is beyond the picture
		{7, 7, 7, 120},   // a scale that spans nothing
	} {
		if got := linear(c.low, c.high, 20, 220)(c.value); got != vg.Length(c.want) {
			t.Errorf("%g on a scale of %g to %g lies at %g, want %g", c.value, c.low, c.high, got, c.want)
		}
	}
}

func TestNiceEdges(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		about     int
		want      []float64
	}{
		{0, 100, 5, []float64{0, 20, 40, 60, 80, 100}},
		{83_000, 341_000, 5, []float64{50_000, 100_000, 150_000, 200_000, 250_000, 300_000, 350_000}},
		{100, 100, 10, []float64{100, 110}},
		{0, 0, 10, []float64{0, 0.1}},
		{-30, 30, 3, []float64{-40, -20, 0, 20, 40}},
		{0.3, 0.9, 3, []float64{0.2, 0.4, 0.6, 0.8, 1}},
		{5, 1, 10, nil},
		{math.NaN(), 1, 10, nil},
		{0, math.Inf(1), 10, nil},
	} {
		got := NiceEdges(c.low, c.high, c.about)
		same := slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
		if !same {
			t.Errorf("NiceEdges(%g, %g, %d) = %v, want %v", c.low, c.high, c.about, got, c.want)
		}
	}
}

// FuzzNiceEdges holds what a histogram needs: edges that ascend and cover.
func FuzzNiceEdges(f *testing.F) {
	f.Add(20_000.0, 380_000.0, 24)
	f.Add(-1.0, 1.0, 1)
	f.Add(1e-9, 1e9, 10)
	f.Fuzz(func(t *testing.T, low, high float64, about int) {
		if !(low <= high) || math.Abs(low) > 1e12 || math.Abs(high) > 1e12 || about < 1 || about > 1000 || high-low < 1e-6*math.Abs(high) {
			return
		}
		edges := NiceEdges(low, high, about)
		if len(edges) < 2 || len(edges) > 2*about+4 {
			t.Fatalf("NiceEdges(%g, %g, %d) has %d edges", low, high, about, len(edges))
		}
		slack := 1e-6 * (edges[1] - edges[0])
		if edges[0] > low+slack || edges[len(edges)-1] < high-slack {
			t.Errorf("NiceEdges(%g, %g, %d) = %g to %g does not cover", low, high, about, edges[0], edges[len(edges)-1])
		}
		if !slices.IsSorted(edges) || len(slices.Compact(slices.Clone(edges))) != len(edges) {
			t.Errorf("NiceEdges(%g, %g, %d) does not ascend", low, high, about)
		}
	})
}

func TestTickLabels(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		about     int
		currency  string
		basis     market.Basis
		want      []string
	}{
		{0, 240_000, 5, "USD", market.Annual, []string{"$0", "$50k", "$100k", "$150k", "$200k"}},
		{0, 2_600_000, 5, "EUR", market.Annual, []string{"€0", "€500k", "€1M", "€1.5M", "€2M", "€2.5M"}},
		{0, 3_100_000, 3, "INR", market.Annual, []string{"₹0", "₹10 lakh", "₹20 lakh", "₹30 lakh"}},
		{60, 110, 5, "USD", market.Hourly, []string{"$60", "$70", "$80", "$90", "$100", "$110"}},
		{10, 11, 4, "USD", market.Hourly, []string{"$10.00", "$10.25", "$10.50", "$10.75", "$11.00"}},
		{0, 6_000, 3, "CHF", market.Monthly, []string{"CHF 0", "CHF 2,000", "CHF 4,000", "CHF 6,000"}},
	} {
		cmp := market.Comparison{Currency: c.currency, Query: market.Query{Basis: c.basis}}
		chart := &Chart{told: compared{medianTop{groupsOf(cmp)}}.told()}
		if got := chart.tickLabels(newScale(c.low, c.high, c.about)); !slices.Equal(got, c.want) {
			t.Errorf("ticks of %g to %g %s: %q, want %q", c.low, c.high, c.currency, got, c.want)
		}
	}
}

func TestReach(t *testing.T) {
	rows := comparison(sizes).Rows[1:]
	e := reach(rows, []float64{50, 90}, 0, true)
	if e.low >= 131000 && e.low <= 0 || e.high < 281000 {
		t.Errorf("reach = %v", e)
	}
	if own := reach(rows, []float64{50, 90}, 400000, true); own.high != 400000 {
		t.Errorf("own pay of 400,000 reaches to %g", own.high)
	}
	if far := reach(rows, []float64{50, 90}, 9e6, true); far.high != e.high {
		t.Errorf("an own pay far off stretches the scale to %g", far.high)
	}
	wild := comparison(sizes[3:4]).Rows[1:]
	wild[0].Figures[4].Interval.High = 5e6
	if got := reach(wild, []float64{50, 90}, 0, true).high; got != 231000*1.3 {
		t.Errorf("a wild interval reaches to %g, want %g", got, 231000*1.3)
	}
	if reach(nil, []float64{50}, 100, true).known() {
		t.Error("no rows reach somewhere")
	}
}
