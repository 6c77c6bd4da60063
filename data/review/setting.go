package review

import (
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/roster"
)

// Setting is a value that holds for everybody but for those whom a rule names:
// "P50, but P75 for Data Scientists".
type Setting[T any] struct {
	Usual T         `json:"usual"`
	Rules []Rule[T] `json:"rules,omitempty"`
}

// Rule is a value that holds for people who meet all its conditions.
type Rule[T any] struct {
	Where []Condition `json:"where"`
	Value T           `json:"value"`
}

// Condition is a value of a dimension, however it is spelt.
type Condition struct {
	Dimension string `json:"dimension"`
	Value     string `json:"value"`
}

// Of returns the value that holds for a person: of the rules they meet, that with most
// conditions, of several such the last.
func (s Setting[T]) Of(p *roster.Person) T {
	value, conditions := s.Usual, 0
	for _, r := range s.Rules {
		if len(r.Where) >= conditions && meets(p, r.Where) {
			value, conditions = r.Value, len(r.Where)
		}
	}
	return value
}

// meets reports whether a person meets all conditions.
func meets(p *roster.Person, where []Condition) bool {
	for _, c := range where {
		of := dimension(c.Dimension)
		if of == nil || !alike(of(p), c.Value) && (!isCountry(c.Dimension) || columns.CountryKey(of(p)) != columns.CountryKey(c.Value)) {
			return false
		}
	}
	return true
}

// check looks at every value of a setting and at the names of its dimensions, of which
// only some may be allowed.
func (s Setting[T]) check(what string, valid func(T) error, allowed ...string) error {
	values := []T{s.Usual}
	for _, r := range s.Rules {
		if err := checkConditions(what, r.Where, allowed); err != nil {
			return err
		}
		values = append(values, r.Value)
	}
	for _, v := range values {
		if err := valid(v); err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
	}
	return nil
}

// checkConditions fails where a condition names no dimension, or one that is not allowed.
func checkConditions(what string, where []Condition, allowed []string) error {
	for _, c := range where {
		switch {
		case dimension(c.Dimension) == nil:
			return fmt.Errorf("%s: %q is nothing that people are told apart by: write one of %q", what, c.Dimension, Dimensions())
		case len(allowed) > 0 && !slices.Contains(allowed, c.Dimension):
			return fmt.Errorf("%s: cannot depend on %q, only on %q", what, c.Dimension, allowed)
		}
	}
	return nil
}

// within returns a check that numbers lie between two ends.
func within(low, high float64) func(float64) error {
	return func(x float64) error {
		if !(x >= low && x <= high) {
			return fmt.Errorf("%g is not between %g and %g", x, low, high)
		}
		return nil
	}
}
