package desk

import (
	"context"
	"time"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/source"
)

// exampleMarket is what the example's market is called.
const exampleMarket = "Example survey"

// ExampleReview is the review that ships inside the program: forty invented people in
// Germany, Switzerland, the United Kingdom and Sweden, an invented survey, and what it
// is asked first.
func ExampleReview(ctx context.Context) (*Review, Reviewed, error) {
	people, err := roster.Example(ctx)
	if err != nil {
		return nil, Reviewed{}, err
	}
	loaded, err := source.LoadBytes(ctx, exampleMarket, assets.ExampleMarket, ingest.Options{Declared: market.Survey})
	if err != nil {
		return nil, Reviewed{}, err
	}
	of, err := NewReview(people, []Survey{{Name: exampleMarket, Source: Of(loaded.Market)}})
	if err != nil {
		return nil, Reviewed{}, err
	}
	lines, _, err := match.ReadBytes(ctx, "example-matches.csv", assets.ExampleMatches)
	return of, Reviewed{Lines: lines, Settings: ExampleSettings(), By: []string{"department"}}, err
}

// ExampleSettings are those of the example.
func ExampleSettings() review.Settings {
	s := review.Usual()
	s.Date = time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC)
	s.AgeRate.Usual = []review.AgeRate{{Yearly: 0.03}}
	s.Currency, s.Rates = "EUR", map[string]float64{"EUR": 1, "GBP": 1.15, "CHF": 1.06}
	s.RatesDate = time.Date(2026, time.November, 20, 0, 0, 0, 0, time.UTC)
	s.Places = []review.Place{{Name: "Berlin", Differential: 1}, {Name: "Munich", Differential: 1.07}, {Name: "Leipzig", Differential: 0.91}, {Name: "Zurich", Differential: 1.45}}
	s.RaisesFrom = time.Date(2027, time.April, 1, 0, 0, 0, 0, time.UTC)
	s.Target.Rules = []review.Rule[review.Target]{{Where: of("role", "Data Scientist"), Value: review.Target{Percentile: 75}}}
	for _, c := range []struct {
		country string
		share   float64
	}{{"DE", 0.21}, {"UK", 0.15}, {"CH", 0.09}} {
		s.OnCost.Rules = append(s.OnCost.Rules, review.Rule[float64]{Where: of("country", c.country), Value: c.share})
	}
	for _, spread := range []struct {
		levels []string
		share  float64
	}{{[]string{"P1", "P2"}, 0.4}, {[]string{"P3", "P4"}, 0.5}, {[]string{"M4", "M5"}, 0.6}} {
		for _, level := range spread.levels {
			s.Spread.Rules = append(s.Spread.Rules, review.Rule[float64]{Where: of("level", level), Value: spread.share})
		}
	}
	return s
}

// of is a condition that people meet who have a value.
func of(dimension, value string) []review.Condition {
	return []review.Condition{{Dimension: dimension, Value: value}}
}
