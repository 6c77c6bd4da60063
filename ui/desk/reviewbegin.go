package desk

import (
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
)

// BeginReview is what is asked of a roster that is met with on screen: the usual
// settings, and the ways to raise pay that need no figure of the user's.
func BeginReview() study.Review {
	return study.Review{Settings: review.Usual(), Scenarios: []review.Scenario{{Name: "To minimum"}, {Name: "To 90 %", To: 0.9}, {Name: "To target", To: 1}}}
}

// BudgetScenarios are the three ways to share a budget out up to target, each raise
// capped at a share of pay; a cap of 0 is none.
func BudgetScenarios(budget, cap float64) []review.Scenario {
	return []review.Scenario{
		{Name: "Raise the floor", To: 1, Cap: cap, Budget: budget, Rule: review.Floor},
		{Name: "Equal share", To: 1, Cap: cap, Budget: budget, Rule: review.Share},
		{Name: "Lowest first", To: 1, Cap: cap, Budget: budget, Rule: review.Lowest},
	}
}
