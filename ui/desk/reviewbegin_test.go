package desk

import (
	"math"
	"testing"
)

// TestBeginReview: the example, put to the scenarios that a review begins with, comes to
// the figures that were worked out elsewhere.
func TestBeginReview(t *testing.T) {
	r, asked, err := ExampleReview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	asked.Scenarios = append(BeginReview().Scenarios, BudgetScenarios(60_000, 0.1)...)
	a, err := r.Answer(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	total := a.Review.Total
	if total.Rows != 40 || total.Counted != 35 || total.BelowMinimum != 4 || total.AboveMaximum != 3 {
		t.Errorf("%d of %d counted, %d below minimum, %d above maximum", total.Counted, total.Rows, total.BelowMinimum, total.AboveMaximum)
	}
	for _, each := range []struct {
		name      string
		got, want float64
		within    float64
	}{
		{"market index", total.MarketIndex, 0.9724, 5e-5},
		{"mean compa-ratio", total.MeanCompaRatio, 0.9503, 5e-5},
		{"to minimum", total.ToMinimum, 8095, 0.5},
		{"to 90 % of target", a.Outcomes[1].Annualised, 51661.66, 0.005},
		{"to target", a.Outcomes[2].Annualised, 184083.83, 0.005},
		{"floor", a.Outcomes[3].FloorRatio, 0.936680, 5e-7},
		{"share", a.Outcomes[4].Shared, 0.50151, 5e-6},
		{"pairs turned round by the lowest first", float64(a.Outcomes[5].Overtaken), 44, 0},
	} {
		if !(math.Abs(each.got-each.want) <= each.within) {
			t.Errorf("%s: %v, want %v", each.name, each.got, each.want)
		}
	}
}
