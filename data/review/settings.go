package review

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Settings are all that a review decides before it looks at anybody: Usual, and what
// the user says.
type Settings struct {
	AsOf time.Time `json:"as_of,omitzero"`       // the day the roster is of
	Date time.Time `json:"review_date,omitzero"` // the day pay is reviewed for and the market is brought to; zero: as the roster, without ageing

	AgeRate   Setting[[]AgeRate] `json:"age_rate"` // by country, family and level
	AgeSimple bool               `json:"age_simple,omitempty"`

	Currency  string             `json:"review_currency"` // of totals; "" is what most people are paid in
	Rates     map[string]float64 `json:"rates,omitempty"` // review currency for one of another
	RatesDate time.Time          `json:"rates_date,omitzero"`
	Places    []Place            `json:"places,omitempty"`
	OnCost    Setting[float64]   `json:"on_cost"` // a share of pay

	Target    Setting[Target]   `json:"target"`
	Range     RangeRule         `json:"range"`
	Spread    Setting[float64]  `json:"spread"`               // maximum ÷ minimum − 1
	Structure []Grade           `json:"structure,omitempty"`  // our own; it replaces the ranges made of the market
	JobGrades map[string]string `json:"job_grades,omitempty"` // of jobs that were put into grades, by GradeKey; others have the roster's
	Step      float64           `json:"round"`                // of ranges, a year; 0 leaves them unrounded
	Thirds    bool              `json:"thirds,omitempty"`     // positions are thirds of the range, not quarters
	Element   Setting[Element]  `json:"pay"`

	RaiseStep  float64   `json:"raise_round,omitempty"` // of new pay, a year; 0 leaves raises unrounded
	RaisesFrom time.Time `json:"raises_from,omitzero"`
}

// Usual are the settings where nobody says otherwise.
func Usual() Settings {
	return Settings{
		Target: Setting[Target]{Usual: Target{Percentile: 50, Factor: 1}},
		Spread: Setting[float64]{Usual: 0.5},
		Step:   100,
	}
}

// Target is what a job should be paid: a percentile of its market times a factor.
type Target struct {
	Percentile float64 `json:"percentile"`       // 1 to 99
	Factor     float64 `json:"factor,omitempty"` // 0 is 1
}

// factor is what the percentile is taken times.
func (t Target) factor() float64 {
	if t.Factor == 0 {
		return 1
	}
	return t.Factor
}

// Element is the pay that people, market and ranges are of.
type Element string

// The elements that a review can be of.
const (
	Base       Element = "base"        // "" too
	TargetCash Element = "target_cash" // base and target variable, never what was paid of it
)

// Place is what work at a place is paid, beside that of its country.
type Place struct {
	Name         string  `json:"place"`
	Differential float64 `json:"differential"`    // of the country's market; 0 is 1
	Floor        float64 `json:"floor,omitempty"` // legal or agreed, a year at full time in the person's currency; 0 is none
}

// most is above any amount of pay that can be.
const most = 1e12

// Check fails where a setting can mean nothing, and says which and why.
func (s *Settings) Check() error {
	checks := []func() error{
		func() error { return s.AgeRate.check("ageing", checkRates, "country", "job_family", "level") },
		func() error { return s.OnCost.check("on-cost", within(0, 2)) },
		func() error { return s.Target.check("target", checkTarget) },
		func() error { return s.Spread.check("spread", within(0, 10)) },
		func() error { return s.Element.check("pay", checkElement) },
		s.Range.check,
		s.checkMoney,
	}
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func checkTarget(t Target) error {
	return errors.Join(within(1, 99)(t.Percentile), within(0.1, 10)(t.factor()))
}

func checkElement(e Element) error {
	if e != "" && e != Base && e != TargetCash {
		return fmt.Errorf("%q is not %q or %q", e, Base, TargetCash)
	}
	return nil
}

// checkMoney looks at rates, places, the structure and steps.
func (s *Settings) checkMoney() error {
	for currency, rate := range s.Rates {
		if !(rate > 0) || math.IsInf(rate, 1) {
			return fmt.Errorf("rate of %s: %g is not above 0", currency, rate)
		}
	}
	for _, p := range s.Places {
		if err := within(0, 10)(p.Differential); err != nil {
			return fmt.Errorf("differential of %s: %w", p.Name, err)
		}
		if err := within(0, most)(p.Floor); err != nil {
			return fmt.Errorf("floor of %s: %w", p.Name, err)
		}
	}
	for _, g := range s.Structure {
		if err := g.check(); err != nil {
			return err
		}
	}
	if !(s.Step >= 0 && s.Step <= most) || !(s.RaiseStep >= 0 && s.RaiseStep <= most) {
		return fmt.Errorf("rounding: steps of %g and %g: neither can be below 0", s.Step, s.RaiseStep)
	}
	return nil
}
