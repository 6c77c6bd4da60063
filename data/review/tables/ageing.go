package tables

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/form"
	"github.com/paybench/paybench/data/review"
)

// ReadAgeRates reads by how much markets move a year, by country, family and level.
// Several rows of the same follow each other by the day until which each holds. A row
// that names none of the three holds for all others.
func ReadAgeRates(ctx context.Context, path, password string) (review.Setting[[]review.AgeRate], error) {
	t, err := ageRatesForm.Read(ctx, path, password)
	if err != nil {
		return review.Setting[[]review.AgeRate]{}, err
	}
	return ageRates(t)
}

func ageRates(t *form.Table) (review.Setting[[]review.AgeRate], error) {
	var s review.Setting[[]review.AgeRate]
	_, err := form.Each(t, func(r form.Row) (struct{}, error) {
		rate := review.AgeRate{}
		var err error
		if rate.Yearly, err = r.Share("rate", math.NaN()); err != nil {
			return struct{}{}, err
		}
		if rate.Until, err = r.Date("until"); err != nil {
			return struct{}{}, err
		}
		if !(math.Abs(rate.Yearly) < 1) {
			return struct{}{}, r.WrongCell("rate", r.Text("rate"), "write it as a share a year: 0.03 or 3 %%")
		}
		of := ratesOf(&s, conditions(r))
		if slices.ContainsFunc(*of, func(other review.AgeRate) bool { return other.Until.Equal(rate.Until) }) {
			return struct{}{}, r.Wrong("another row holds for the same until the same day; take one of them away")
		}
		*of = append(*of, rate)
		slices.SortFunc(*of, inTurn)
		return struct{}{}, nil
	})
	return s, err
}

// conditions are those that a row of rates holds under.
func conditions(r form.Row) []review.Condition {
	var where []review.Condition
	for _, dimension := range []string{"country", "job_family", "level"} {
		if value := r.Text(dimension); value != "" {
			where = append(where, review.Condition{Dimension: dimension, Value: value})
		}
	}
	return where
}

// ratesOf are the rates that hold under conditions, to be added to.
func ratesOf(s *review.Setting[[]review.AgeRate], where []review.Condition) *[]review.AgeRate {
	if where == nil {
		return &s.Usual
	}
	for i := range s.Rules {
		if slices.Equal(s.Rules[i].Where, where) {
			return &s.Rules[i].Value
		}
	}
	s.Rules = append(s.Rules, review.Rule[[]review.AgeRate]{Where: where})
	return &s.Rules[len(s.Rules)-1].Value
}

// inTurn orders rates by the day until which they hold, the one without an end last.
func inTurn(a, b review.AgeRate) int {
	return cmp.Or(cmp.Compare(btoi(a.Until.IsZero()), btoi(b.Until.IsZero())), a.Until.Compare(b.Until))
}

// btoi is 1 for what is so.
func btoi(is bool) int {
	if is {
		return 1
	}
	return 0
}
