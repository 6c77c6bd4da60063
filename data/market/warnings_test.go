package market_test

import (
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

// A dimension called by its header keeps it as it is.
func TestMixedValuesNameTheDimension(t *testing.T) {
	for dimension, want := range map[string]string{
		"employment_type":          "this cut mixes employment types: A and B",
		"Työaika (jos työsuhde)":   `this cut mixes values of "Työaika (jos työsuhde)": A and B`,
		"Employment type (2 of 2)": `this cut mixes values of "Employment type (2 of 2)": A and B`,
	} {
		m := newFake(group("", 20, 20))
		m.answer.Mixed = []market.Mix{{Dimension: dimension, Values: []string{"A", "B"}}}
		warnings := compare(t, m, market.NewQuery()).Warnings
		if len(warnings) == 0 || table.Words(warnings[0]) != want {
			t.Errorf("%s: %v, want %q", dimension, warnings, want)
		}
	}
}
