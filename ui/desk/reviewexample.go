package desk

import (
	"context"
	"time"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
)

// ExampleReview is the review that ships inside the program: forty invented people in
// Germany, Switzerland, the United Kingdom and Sweden, an invented survey, and what it
// is asked first.
func ExampleReview(ctx context.Context) (*Review, study.Review, error) {
	people, err := OpenRoster(ctx, study.ExampleRoster(), nil)
	if err != nil {
		return nil, study.Review{}, err
	}
	survey, err := openInside(ctx, study.Example)
	if err != nil {
		return nil, study.Review{}, err
	}
	of, err := NewReview(people, []Survey{SurveyOf(survey)})
	if err != nil {
		return nil, study.Review{}, err
	}
	lines, _, err := match.ReadBytes(ctx, "example-matches.csv", assets.ExampleMatches)
	asked := study.Review{Lines: lines, Settings: ExampleSettings(), By: []string{"department"}}
	for _, s := range of.Surveys {
		asked.Surveys = append(asked.Surveys, s.Survey)
	}
	return of, asked, err
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
