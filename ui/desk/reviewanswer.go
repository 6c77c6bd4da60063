package desk

import (
	"context"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/data/table"
)

// MakeGrades makes a structure of the jobs' targets.
func (a ReviewAnswer) MakeGrades(plan review.GradePlan) (*review.Grades, error) {
	return a.Review.MakeGrades(plan)
}

// AnswerInGrades puts a question whose ranges are grades made of the jobs' targets.
func (d *Review) AnswerInGrades(ctx context.Context, asked study.Review, plan review.GradePlan) (ReviewAnswer, error) {
	first, err := d.Answer(ctx, asked)
	if err != nil {
		return first, err
	}
	grades, err := first.MakeGrades(plan)
	if err != nil {
		return first, err
	}
	asked.Settings.Currency = first.Review.Settings.Currency
	asked.Settings = grades.Adopted(asked.Settings, plan.Round)
	a, err := d.Answer(ctx, asked)
	a.Grades = grades
	return a, err
}

// Offer says what pay of so much a year at full time would be in the one job that people who
// meet conditions are in, at the place of the first of them.
func (a ReviewAnswer) Offer(where []review.Condition, pay float64) (review.Offer, error) {
	like, err := a.Review.InOneJob(where)
	if err != nil {
		return review.Offer{}, err
	}
	return a.Review.Offer(review.Offered(like.Person, pay)), nil
}

// AsksPools reports whether money for purposes is asked for beside that of merit.
func (a ReviewAnswer) AsksPools() bool { return a.Asked.Pools != review.PoolShares{} }

// Pools are what each purpose has, spends and has left, of everybody and by manager.
func (a ReviewAnswer) Pools() (all review.ManagerPools, byManager []review.ManagerPools, err error) {
	var adjust *review.Outcome
	for i := range a.Outcomes {
		if a.Outcomes[i].Name == a.Asked.Pools.Adjust {
			adjust = &a.Outcomes[i]
		}
	}
	return a.Review.Pools(a.Asked.Pools.Plans(a.Merit, adjust))
}

// Document lays the answer out as JSON has it.
func (a ReviewAnswer) Document() (*review.Document, error) {
	say := review.Speech{Words: table.Words, Say: func(r remark.Remark) any { return table.Say(r) }}
	d, err := a.Review.Document(say, a.Asked.By, a.Outcomes, a.Merit)
	if err != nil {
		return d, err
	}
	if a.Grades != nil {
		d.SetGrades(a.Grades)
	}
	d.SetOffers(say, a.Offers)
	if !a.AsksPools() {
		return d, nil
	}
	all, byManager, err := a.Pools()
	d.SetPools(all, byManager)
	return d, err
}
