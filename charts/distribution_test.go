package charts

import (
	"context"
	"math"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// The picture is testdata/example-distribution-light.png.
func ExampleNew_distribution() {
	printFigures(Distribution)
	// Output:
	// $40,000 to $50,000: 0 people
	// $50,000 to $60,000: 5 people
}

func (distribution) example() string { return "company_size" }

func (distribution) of(c market.Comparison) drawing { return distribution{groupsOf(c), skewed()} }

// TestGatherHistogram holds that the edges come from figures that may be shown.
func TestGatherHistogram(t *testing.T) {
	ctx, m := context.Background(), sampleMarket(t)
	c := roles(t, m)
	data, err := Gather(ctx, m, Distribution, c, Beside{})
	if err != nil {
		t.Fatal(err)
	}
	whole, sum := c.Whole(), 0
	for _, n := range data.picture.(compared).drawing.(distribution).counts {
		sum += n
	}
	if sum > whole.People || sum < whole.People*9/10 {
		t.Errorf("the histogram counts %d of %d people", sum, whole.People)
	}
	edges := histogramEdges(whole)
	got := data.picture.(compared).drawing.(distribution)
	outside, err := m.People.Histogram(ctx, c.Query.WithBy(""), []float64{math.Inf(-1), edges[0], edges[len(edges)-1], math.Inf(1)})
	if err != nil {
		t.Fatal(err)
	}
	if got.below != outside[0] || got.above != outside[2] || outside[0] == outside[2] {
		t.Errorf("%d and %d people are outside, want %d and %d", got.below, got.above, outside[0], outside[2])
	}
	for i, f := range whole.Figures {
		if f.Percentile == 10 || f.Percentile == 90 {
			whole.Figures[i] = market.Figure{Percentile: f.Percentile, Status: market.Withheld}
		}
	}
	if narrower := histogramEdges(whole); narrower[len(narrower)-1] >= edges[len(edges)-1] {
		t.Errorf("edges reach %g although P90 is withheld, and %g otherwise", narrower[len(narrower)-1], edges[len(edges)-1])
	}
	if got := histogramEdges(market.Row{}); got != nil {
		t.Errorf("without any figure there are edges: %v", got)
	}
}
