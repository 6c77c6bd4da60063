package desk

import (
	"context"
	"fmt"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/tables"
)

// ReviewTable is a small table that a setting of a review is read from.
type ReviewTable string

// The tables.
const (
	RatesTable     ReviewTable = "rates"
	PlacesTable    ReviewTable = "places"
	OnCostsTable   ReviewTable = "on-costs"
	AgeingTable    ReviewTable = "ageing"
	StructureTable ReviewTable = "structure"
)

// ReadReviewTable reads a table of a file into the settings. They are as before where it
// cannot be read.
func ReadReviewTable(ctx context.Context, t ReviewTable, path string, s *review.Settings) (err error) {
	read := *s
	switch t {
	case RatesTable:
		var rates tables.Rates
		rates, err = tables.ReadRates(ctx, path, "")
		read.Rates, read.RatesDate = rates.Of, rates.Date
	case PlacesTable:
		read.Places, err = tables.ReadPlaces(ctx, path, "")
	case OnCostsTable:
		read.OnCost, err = tables.ReadOnCosts(ctx, path, "")
	case AgeingTable:
		read.AgeRate, err = tables.ReadAgeRates(ctx, path, "")
	case StructureTable:
		read.Structure, err = tables.ReadStructure(ctx, path, "")
		read.JobGrades = nil
	default:
		err = fmt.Errorf("a review has no table %q", t)
	}
	if err != nil {
		return err
	}
	*s = read
	return nil
}

// ReadGuideline reads the guideline of raises of a file.
func ReadGuideline(ctx context.Context, path string) (review.Guideline, error) {
	return tables.ReadGuideline(ctx, path, "")
}

// ReadPoints reads ranks or points of jobs, by which grades are made.
func ReadPoints(ctx context.Context, path string) (tables.Points, error) {
	return tables.ReadPoints(ctx, path, "")
}
