package table

import (
	"fmt"
	"math"

	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/say"
)

// ScenarioLine is a figure of the scenarios that are looked at side by side.
type ScenarioLine struct {
	Name, Tip string
	Text      func(o review.Outcome) string // in the review currency
}

// ScenarioLines are the figures of scenarios, in their order, and what of the settings they
// are of.
func ScenarioLines(of review.Settings) []ScenarioLine {
	pay := func(x float64) string {
		if math.IsNaN(x) {
			return "–"
		}
		return money.Format(x, of.Currency, 0)
	}
	return []ScenarioLine{
		{"Up to", "What pay is raised to", func(o review.Outcome) string {
			if o.To == 0 {
				return say.L("minimum")
			}
			return say.F("%.4g %% of target", 100*o.To)
		}},
		{"At most", "The cap of each raise, of pay", func(o review.Outcome) string {
			if o.Cap == 0 {
				return "–"
			}
			return fmt.Sprintf("%.4g %%", 100*o.Cap)
		}},
		{"Budget", "A year, without on-cost", func(o review.Outcome) string {
			if o.Budget == 0 {
				return "–"
			}
			return pay(o.Budget)
		}},
		{"Shared out by", "The rule that a budget is shared out by", func(o review.Outcome) string {
			if o.Budget == 0 {
				return "–"
			}
			return ruleText(o.Rule)
		}},
		{"People raised", "", func(o review.Outcome) string { return money.Format(float64(o.People), "", 0) }},
		{"Cost a year", "Raises of a full year, of paid pay", func(o review.Outcome) string { return pay(o.Annualised) }},
		{"Of pay", "Of the paid pay of everybody who could get a raise", func(o review.Outcome) string { return fmt.Sprintf("%.2f %%", 100*o.ShareOfPay) }},
		{"On-cost", "On top of pay", func(review.Outcome) string { return onCostText(of.OnCost) }},
		{"With on-cost", "A full year", func(o review.Outcome) string { return pay(o.WithOnCost) }},
		{"Raises from", "The day of raises", func(review.Outcome) string {
			if of.RaisesFrom.IsZero() {
				return "–"
			}
			return of.RaisesFrom.Format("2 Jan 2006")
		}},
		{"In the first year", "From the day of raises to the end of its year, without on-cost", func(o review.Outcome) string { return pay(o.FirstYear) }},
		{"Left of budget", "", func(o review.Outcome) string { return pay(o.Left) }},
		{"The budget allows", "", func(o review.Outcome) string {
			switch {
			case !math.IsNaN(o.FloorRatio):
				return say.F("everyone to %.1f %% of target", 100*o.FloorRatio)
			case !math.IsNaN(o.Shared):
				return say.F("%.1f %% of each need", 100*o.Shared)
			}
			return "–"
		}},
		{"Turns round", "Pairs of people of whom one was lower against target and is now higher", func(o review.Outcome) string {
			if o.Overtaken < 0 {
				return "–"
			}
			return say.N(o.Overtaken, "pair", "pairs")
		}},
	}
}

// ruleText is what a rule of budgets is called.
func ruleText(rule review.BudgetRule) string {
	switch rule {
	case review.Share:
		return say.L("equal share")
	case review.Lowest:
		return say.L("lowest first")
	default:
		return say.L("raise the floor")
	}
}

// onCostText is what stands on top of pay, where that is the same in every country.
func onCostText(s review.Setting[float64]) string {
	switch {
	case len(s.Rules) > 0:
		return say.L("by country")
	case s.Usual == 0:
		return "–"
	}
	return fmt.Sprintf("%.4g %%", 100*s.Usual)
}

// Raise is what a scenario gives a person, a year at full time in their own currency.
type Raise struct {
	*review.Standing
	Amount float64 // 0 for whoever gets none
}

// New is pay with the raise; NaN where pay is unknown.
func (r Raise) New() float64 {
	if r.Pay <= 0 {
		return math.NaN()
	}
	return r.Pay + r.Amount
}

// Share is the raise as a share of pay.
func (r Raise) Share() float64 {
	if r.Pay <= 0 {
		return math.NaN()
	}
	return r.Amount / r.Pay
}

// WhyNone says why somebody gets no raise; "" where they get one.
func (r Raise) WhyNone() string {
	switch {
	case r.Amount > 0:
		return ""
	case r.Reason != nil:
		return Words(*r.Reason)
	case r.Leaving:
		return Words(remark.New(remark.IsLeaving))
	}
	return say.L("paid what the scenario goes to, or more")
}

// Raises are the raises of an outcome, in the order of the roster.
func Raises(r *review.Review, o review.Outcome) []Raise {
	all := make([]Raise, len(r.People))
	for i := range all {
		all[i] = Raise{&r.People[i], o.Raises[i]}
	}
	return all
}
