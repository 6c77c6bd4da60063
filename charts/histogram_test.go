package charts

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestBins(t *testing.T) {
	edges := []float64{0, 10, 20, 30, 40, 50, 60}
	for _, c := range []struct {
		name         string
		counts       []int
		below, above int
		least        int
		want         []bin
	}{
		{"enough everywhere", []int{5, 0, 9, 8, 7, 5}, 0, 6, 5, []bin{
			{low: 0, high: 10, people: 5},
			{low: 10, high: 20},
			{low: 20, high: 30, people: 9},
			{low: 30, high: 40, people: 8},
			{low: 40, high: 50, people: 7},
			{low: 50, high: 60, people: 5},
		}},
		{"towards the highest", []int{2, 0, 9, 8, 4, 1}, 0, 0, 5, []bin{
			{low: 0, high: 30, people: 11}, {low: 30, high: 40, people: 8}, {low: 40, high: 60, people: 5},
		}},
		{"a few outside", []int{6, 7, 9, 8, 6, 6}, 3, 1, 5, []bin{
			{low: 0, high: 10, people: 9, below: true},
			{low: 10, high: 20, people: 7},
			{low: 20, high: 30, people: 9},
			{low: 30, high: 40, people: 8},
			{low: 40, high: 50, people: 6},
			{low: 50, high: 60, people: 7, above: true},
		}},
		{"few everywhere", []int{2, 2, 2, 2, 2, 2}, 0, 0, 5, []bin{{low: 0, high: 30, people: 6}, {low: 30, high: 60, people: 6}}},
		{"no gate", []int{1, 0, 2, 0, 0, 1}, 1, 1, 0, []bin{
			{low: 0, high: 10, people: 1},
			{low: 10, high: 20},
			{low: 20, high: 30, people: 2},
			{low: 30, high: 40},
			{low: 40, high: 50},
			{low: 50, high: 60, people: 1},
		}},
	} {
		h := histogram{edges: edges, counts: c.counts, below: c.below, above: c.above}
		if got := h.bins(c.least); !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v\nwant %+v", c.name, got, c.want)
		}
	}
	if got := (histogram{edges: []float64{0}}).bins(5); got != nil {
		t.Errorf("no columns become %+v", got)
	}
}

// TestBinsHideFew holds what the gate asks for, whatever the people earn: nobody is
// lost, columns meet, and no column tells of few.
func TestBinsHideFew(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		h := histogram{edges: []float64{0}, below: random.IntN(9), above: random.IntN(9)}
		all := h.below + h.above
		for i := range 1 + random.IntN(12) {
			n := max(0, random.IntN(14)-4)
			h.edges, h.counts = append(h.edges, float64(i+1)), append(h.counts, n)
			all += n
		}
		const least = 5
		bins := h.bins(least)
		seen, at := h.outside(least), 0.0
		for _, b := range bins {
			if b.low != at || b.people > 0 && b.people < least && len(bins) > 1 {
				t.Fatalf("%+v has the columns %+v", h, bins)
			}
			seen, at = seen+b.people, b.high
		}
		if seen != all || at != h.edges[len(h.edges)-1] {
			t.Fatalf("%+v has %d people and reaches %g in %+v", h, seen, at, bins)
		}
	}
}

// TestDistributionHidesFew looks at what is drawn and said: under a gate no column
// has fewer people than it asks for, without one every column is as counted.
func TestDistributionHidesFew(t *testing.T) {
	columns := func(gate market.Gate) (said []string, footer string) {
		c := comparison(sizes)
		c.Query.Gate = gate
		chart := fixture{"", distribution{groupsOf(c), fewAtTheEnds(2, 4)}}.chart(t, Light())
		_, marks, err := chart.Render(960, 600, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marks {
			if m.Percentile == 0 {
				said = append(said, m.Text)
			}
		}
		return said, strings.Join(chart.footer(), " ")
	}
	said, footer := columns(market.DefaultGate())
	if want := []string{
		"Less than $120,000: 5 people", "$120,000 to $160,000: 300 people", "$160,000 to $200,000: 290 people",
		"$200,000 to $240,000: 150 people", "$240,000 to $280,000: 60 people", "$280,000 and more: 6 people",
	}; !slices.Equal(said, want) || strings.Contains(footer, "less or more than") {
		t.Errorf("under the usual gate: %q, %s", said, footer)
	}
	said, footer = columns(market.NoGate())
	if len(said) != 6 || said[0] != "$80,000 to $120,000: 3 people" || !strings.Contains(footer, "6 people earn less or more than") {
		t.Errorf("under no gate: %q, %s", said, footer)
	}
}
