package roster

import (
	"context"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
)

// ExampleName is what the example is called.
const ExampleName = "Example roster"

// Example is the roster that ships inside the program: forty invented people, some of
// whom cannot be counted.
func Example(ctx context.Context) (*Roster, error) {
	r, err := ReadExample(ctx)
	if err != nil {
		return nil, err
	}
	return From(r, ExampleChoices())
}

// ReadExample reads the example's file, for other choices than its own.
func ReadExample(ctx context.Context) (*ingest.Reading, error) {
	return ingest.ReadBytes(ctx, ExampleName, assets.ExampleRoster, ingest.Options{As: ingest.RosterForm})
}

// ExampleChoices are what the example's employer would say of it: a thirteenth month in
// Switzerland, and the hours of full time of each country.
func ExampleChoices() Choices {
	return Choices{
		PayIs:         AsPaid,
		Months:        map[string]float64{"CH": 13},
		FullTimeHours: map[string]float64{"UK": 37.5, "CH": 42},
	}
}
