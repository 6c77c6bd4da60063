package desk

import (
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
	"github.com/paybench/paybench/data/study"
)

// BeginReview is what is asked of a roster that is met with on screen: the usual
// settings, and the ways to raise pay that need no figure of the user's.
func BeginReview() study.Review {
	return study.Review{Settings: review.Usual(), Scenarios: []review.Scenario{{Name: say.L("To minimum")}, {Name: say.L("To 90 %"), To: 0.9}, {Name: say.L("To target"), To: 1}}}
}

// BudgetScenarios are the three ways to share a budget out up to target, each raise
// capped at a share of pay; a cap of 0 is none.
func BudgetScenarios(budget, cap float64) []review.Scenario {
	return []review.Scenario{
		{Name: say.L("Raise the floor"), To: 1, Cap: cap, Budget: budget, Rule: review.Floor, Shared: true},
		{Name: say.L("Equal share"), To: 1, Cap: cap, Budget: budget, Rule: review.Share, Shared: true},
		{Name: say.L("Lowest first"), To: 1, Cap: cap, Budget: budget, Rule: review.Lowest, Shared: true},
	}
}

// BeginMerit is the merit plan to begin with: everybody of each rating that people have the
// same share of pay, not fitted to a budget. It has no rating where nobody has one.
func BeginMerit(r *review.Review) review.MeritPlan {
	const share = 0.03
	var ratings []string
	for _, part := range r.Parts(func(i int) string { return r.People[i].Person.Rating }) {
		if part.Value != "" {
			ratings = append(ratings, part.Value)
		}
	}
	return review.MeritPlan{Guideline: review.UsualGuideline(ratings, share)}
}
