package worked

import (
	"context"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/source"
)

// Given is what a review is made of.
type Given struct {
	People   *roster.Roster
	Market   market.About
	Prices   review.Pricer
	Settings review.Settings
}

// Example is what the review is made of that ships inside the program.
func Example() (g Given, err error) {
	ctx := context.Background()
	if g.People, err = roster.Example(ctx); err != nil {
		return g, err
	}
	loaded, err := source.LoadBytes(ctx, "Example survey", assets.ExampleMarket, ingest.Options{Declared: market.Survey})
	if err != nil {
		return g, err
	}
	g.Market = loaded.Market.About()
	matcher, err := match.NewMatcher([]match.Survey{{Name: g.Market.Name, Market: loaded.Market}}, []string{"CH", "DE", "SE", "UK"})
	if err != nil {
		return g, err
	}
	lines, _, err := match.ReadBytes(ctx, "example-matches.csv", assets.ExampleMatches)
	if err != nil {
		return g, err
	}
	g.Prices, err = matcher.Price(ctx, g.People.People, lines, match.Ask{Percentiles: []float64{10, 25, 50, 75, 90}, Gate: market.DefaultGate()})
	g.Settings = review.ExampleSettings()
	g.Settings.AsOf = g.People.On
	return g, err
}

// Review is the review of it.
func (g Given) Review() (*review.Review, error) {
	return review.New(g.People.People, g.Prices, g.Settings)
}
