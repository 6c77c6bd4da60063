package review_test

import (
	"math"
	"testing"
)

// figures counts the figures that are met.
type figures struct {
	tb  testing.TB
	met int
}

// meet compares a figure with the expected one, both NaN where there is none.
func (f *figures) meet(what string, got, want float64) {
	f.tb.Helper()
	if math.IsNaN(want) && math.IsNaN(got) || math.Abs(got-want) <= 1e-9*max(1, math.Abs(want)) {
		f.met++
		return
	}
	f.tb.Errorf("%s: got %v, want %v", what, got, want)
}

// same compares a text or a number of people.
func same[T comparable](f *figures, what string, got, want T) {
	f.tb.Helper()
	if got == want {
		f.met++
		return
	}
	f.tb.Errorf("%s: got %v, want %v", what, got, want)
}
