package desk

import (
	"context"

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
	asked := study.Review{Lines: lines, Settings: review.ExampleSettings(), By: []string{"department"}}
	for _, s := range of.Surveys {
		asked.Surveys = append(asked.Surveys, s.Survey)
	}
	return of, asked, err
}
