package tables

import (
	"context"

	"github.com/paybench/paybench/data/form"
)

// read reads a table of a file in memory.
func read[T any](f form.Form, from func(*form.Table) (T, error)) func(name, text string) (T, error) {
	return func(name, text string) (T, error) {
		t, err := f.Bytes(context.Background(), name, []byte(text))
		if err != nil {
			var nothing T
			return nothing, err
		}
		return from(t)
	}
}

// Tables in memory.
var (
	Structure      = read(structureForm, structure)
	RatesTable     = read(ratesForm, rates)
	Places         = read(placesForm, places)
	OnCosts        = read(onCostsForm, onCosts)
	AgeRates       = read(ageRatesForm, ageRates)
	GuidelineTable = read(guidelineForm, guideline)
	PointsTable    = read(pointsForm, points)
)
