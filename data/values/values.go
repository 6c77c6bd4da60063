// Package values puts what a column holds in order, whoever counted it: its values as
// a person would list them, whether a breakdown groups them into bands and which, and
// which of them name one employer.
package values

import (
	"cmp"
	"math"
	"slices"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// Arrange fills in a dimension of these labels, which differ, with their spans where
// it is numeric. People are by code: 0 is nobody's label, k is labels[k-1]. Values
// stand in natural order, and labels that nobody has are left out. It returns the new
// code of each code.
func Arrange(d market.Dimension, labels []string, spans []bands.Span, people []int) (market.Dimension, []uint32) {
	d.Blank, d.Values = people[0], nil
	renumbered := make([]uint32, len(people))
	for _, label := range order(labels, spans, d.Numeric) {
		if people[label+1] == 0 {
			continue
		}
		v := market.Value{Label: labels[label], People: people[label+1]}
		if d.Numeric {
			v.Low, v.High = ends(spans[label])
		}
		d.Values = append(d.Values, v)
		renumbered[label+1] = uint32(len(d.Values))
	}
	d.Banded = banded(d)
	return d, renumbered
}

// order returns the indexes of labels as a person would list
// them: numbers and spans by size, texts as bands.Order has them.
func order(labels []string, spans []bands.Span, numeric bool) []int {
	indexes := bands.Order(labels)
	if numeric {
		slices.SortStableFunc(indexes, func(a, b int) int {
			lowA, highA := ends(spans[a])
			lowB, highB := ends(spans[b])
			return cmp.Or(cmp.Compare(lowA, lowB), cmp.Compare(highA, highB))
		})
	}
	return indexes
}

// ends returns the lowest and the highest number of a span.
func ends(s bands.Span) (low, high float64) {
	if s.Open {
		return s.Min, math.Inf(1)
	}
	return s.Min, s.Max
}

// A breakdown by more plain numbers than this reads better in bands.
const (
	fewNumbers = 12
	fewYears   = 6 // of experience
)

// fewSpans is the share of people who may have a span among plain numbers. It is
// in the band of its lower end.
const fewSpans = 0.05

// banded reports whether a breakdown groups a dimension's values into bands: they
// are many plain numbers, but for a few spans, that whole numbers part, and
// amounts of something, not names such as a year, a grade or a job code.
func banded(d market.Dimension) bool {
	few := fewNumbers
	switch d.Kind {
	case market.Experience:
		few = fewYears
	case market.CompanySize, market.CompanyRevenue, market.Other:
	default:
		return false
	}
	if !d.Numeric || len(d.Values) <= few {
		return false
	}
	people, spans := 0, 0
	for _, v := range d.Values {
		people += v.People
		if v.Low != v.High {
			spans += v.People
		}
	}
	if float64(spans) > fewSpans*float64(people) {
		return false
	}
	return d.Values[len(d.Values)-1].Low-d.Values[0].Low >= float64(few)
}
