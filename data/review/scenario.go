package review

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/market"
)

// Scenario is one way to put pay right: up to what, by how much at most, for how much
// money and to whom first.
type Scenario struct {
	Name   string     `json:"name"`
	To     float64    `json:"to"`               // a share of target: 1, or 0.9; 0 is to the minimum of the range
	Cap    float64    `json:"cap,omitempty"`    // of each raise, a share of pay; 0 is none
	Budget float64    `json:"budget,omitempty"` // a year in the review currency, without on-cost; 0 is none
	Rule   BudgetRule `json:"rule,omitempty"`   // how a budget is shared out; "" is Floor
	Shared bool       `json:"shared,omitempty"` // one of those that put the same budget to each rule
}

// BudgetRule is how a budget is shared out where it is less than what everybody needs.
type BudgetRule string

// The rules of a budget.
const (
	Floor  BudgetRule = "floor"  // everybody to one ratio of target: nobody overtakes anybody
	Share  BudgetRule = "share"  // the same share of what each needs
	Lowest BudgetRule = "lowest" // the lowest ratio of target first, each to what they need
)

// Outcome is what a scenario comes to. Amounts are a year in the review currency.
type Outcome struct {
	Scenario
	// Raises are parallel to the people of the review: a year, at full time, in the
	// person's own currency; 0 for whoever gets none.
	Raises []float64

	People     int     // who get a raise
	Annualised float64 // a full year
	ShareOfPay float64 // of the paid pay of everybody who could get one
	WithOnCost float64 // a full year
	FirstYear  float64 // from the day of raises to the end of its year, without on-cost; NaN without a day
	Left       float64 // of the budget; NaN without one

	Shared     float64 // by Share: of what each needs; NaN otherwise
	FloorRatio float64 // by Floor: the ratio of target that everybody is raised to; NaN otherwise
	Overtaken  int     // pairs of people of whom one was lower against target and is now higher; -1 without a budget
}

// candidate is somebody who can get a raise.
type candidate struct {
	at           int // in the people of the review
	id           string
	pay, target  float64
	need, weight float64 // at full time in their own currency; what brings it to paid pay in the review's
}

func (c *candidate) ratio() float64 { return c.pay / c.target }

// Scenario works a scenario out. It is quick enough for every move of a slider.
func (r *Review) Scenario(s Scenario) (Outcome, error) {
	if err := s.check(); err != nil {
		return Outcome{}, err
	}
	o := Outcome{Scenario: s, Raises: make([]float64, len(r.People)), Shared: math.NaN(), FloorRatio: math.NaN(), Left: math.NaN(), Overtaken: -1}
	all := r.candidates(s)
	if s.Budget == 0 {
		for i := range all {
			o.Raises[all[i].at] = all[i].need
		}
	} else {
		o.spend(all)
	}
	r.round(&o, all)
	r.cost(&o, all)
	if s.Budget > 0 {
		o.Left = s.Budget - o.Annualised
		o.Overtaken = overtaken(all, o.Raises)
	}
	return o, nil
}

func (s Scenario) check() error {
	rules := map[BudgetRule]bool{"": true, Floor: true, Share: true, Lowest: true}
	if !(s.To >= 0 && s.To <= 10) || !(s.Cap >= 0 && s.Cap <= 10) || !(s.Budget >= 0 && s.Budget <= most) || !rules[s.Rule] {
		return fmt.Errorf("scenario %q: to %g of target, at most %g of pay, %g of budget by %q cannot be", s.Name, s.To, s.Cap, s.Budget, s.Rule)
	}
	return nil
}

// candidates are those who can get a raise, with what each needs:
// min(max(0, y·target − pay), cap·pay), where y is the share of target that the
// scenario goes to, or minimum ÷ target.
func (r *Review) candidates(s Scenario) []candidate {
	all := make([]candidate, 0, len(r.People))
	for i := range r.People {
		p := &r.People[i]
		if !p.Gets() {
			continue
		}
		c := candidate{at: i, id: p.Person.ID, pay: p.Pay, target: p.Target.Value, weight: p.weight()}
		goal := p.Range.Minimum
		if s.To > 0 {
			goal = s.To * c.target
		}
		c.need = max(0, goal-c.pay)
		if s.Cap > 0 {
			c.need = min(c.need, s.Cap*c.pay)
		}
		all = append(all, c)
	}
	return all
}

// spend shares the budget out by the rule.
func (o *Outcome) spend(all []candidate) {
	switch o.Rule {
	case Share:
		o.Shared = equalShare(all, o.Budget)
		for _, c := range all {
			o.Raises[c.at] = c.need * o.Shared
		}
	case Lowest:
		lowestFirst(all, o.Budget, o.Raises)
	default:
		o.FloorRatio = raisedFloor(all, o.Budget)
		for _, c := range all {
			o.Raises[c.at] = min(c.need, max(0, o.FloorRatio*c.target-c.pay))
		}
	}
}

// negligible is a raise that is none but for rounding, a year.
const negligible = 1e-9

// cost adds raises up.
func (r *Review) cost(o *Outcome, all []candidate) {
	paid := 0.0
	for _, c := range all {
		raise, s := o.Raises[c.at], &r.People[c.at]
		paid += s.Paid * s.Rate
		if raise > negligible {
			o.People++
		}
		o.Annualised += raise * c.weight
		o.WithOnCost += raise * c.weight * (1 + s.OnCost)
	}
	o.ShareOfPay = o.Annualised / paid
	o.FirstYear = o.Annualised * restOfYear(r.Settings.RaisesFrom)
}

// restOfYear is the part of a calendar year from a day to its end; NaN without a day.
func restOfYear(from time.Time) float64 {
	if from.IsZero() {
		return math.NaN()
	}
	return market.Months(from, time.Date(from.Year()+1, time.January, 1, 0, 0, 0, 0, from.Location())) / 12
}

// ParseScenario reads a scenario as the command line has it:
// "NAME:to=90%,cap=10%,budget=60000,rule=share". to=minimum is to the minimum of the
// range, and is what holds where nothing is said.
func ParseScenario(text string) (Scenario, error) {
	name, rest, _ := strings.Cut(text, ":")
	s := Scenario{Name: strings.TrimSpace(name)}
	if s.Name == "" {
		return s, fmt.Errorf("scenario %q has no name: write NAME:to=100%%", text)
	}
	for part := range strings.SplitSeq(rest, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		key, value, _ := strings.Cut(part, "=")
		if err := s.set(strings.TrimSpace(key), strings.TrimSpace(value)); err != nil {
			return s, fmt.Errorf("scenario %q: %w", s.Name, err)
		}
	}
	return s, s.check()
}

// set takes one part of a scenario's text.
func (s *Scenario) set(key, value string) error {
	var err error
	switch key {
	case "to":
		if value == "minimum" {
			s.To = 0
			return nil
		}
		if s.To, err = parseShare(value); err == nil && s.To == 0 {
			err = fmt.Errorf("to=%s is nothing to go to: write minimum, or a share of target such as 90%%", value)
		}
	case "cap":
		s.Cap, err = parseShare(value)
	case "budget":
		if s.Budget, err = strconv.ParseFloat(value, 64); err != nil {
			err = fmt.Errorf("budget=%s is no amount: write it as 60000", value)
		}
	case "rule":
		s.Rule = BudgetRule(value)
	default:
		return fmt.Errorf("%q is none of to, cap, budget and rule", key)
	}
	return err
}

// parseShare reads "90%", "90 %" or "0.9".
func parseShare(text string) (float64, error) {
	digits, percent := strings.CutSuffix(text, "%")
	x, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
	if err != nil || math.IsNaN(x) {
		return 0, fmt.Errorf("%q is no share: write it as 90%% or 0.9", text)
	}
	if percent {
		x /= 100
	}
	return x, nil
}
