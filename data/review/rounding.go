package review

import (
	"math"

	"github.com/paybench/paybench/data/money"
)

// StepPart is what part of the step of a year new pay is rounded to in the unit that it is
// stated in: of 100 a year that is 1 a month or a week and 0.01 an hour.
func StepPart(period money.Period) float64 {
	const hundredth, tenThousandth = 1e-2, 1e-4
	switch period {
	case money.Year, money.UnknownPeriod:
		return 1
	case money.Hour:
		return tenThousandth
	}
	return hundredth
}

// almost is added before rounding down, so that a step is not lost to the last digit.
const almost = 1e-9

// NewPay is pay of any unit with a raise, rounded to a step half away from zero, or
// down, and never below the old pay.
func NewPay(old, raise, step float64, down bool) float64 {
	pay := old + raise
	switch {
	case step <= 0 || raise <= 0:
		return pay
	case down:
		pay = math.Floor(pay/step+almost) * step
	default:
		pay = RoundTo(pay, step)
	}
	return max(old, pay)
}

// round rounds everybody's new pay in the unit that theirs is stated in; where a budget
// is to be kept, down.
func (r *Review) round(o *Outcome, all []candidate) {
	if r.Settings.RaiseStep <= 0 {
		return
	}
	for _, c := range all {
		o.Raises[c.at] = r.People[c.at].rounded(o.Raises[c.at], r.Settings.RaiseStep, o.Budget > 0)
	}
}

// InUnit is pay of the element, a year at full time, in the unit, share of full time and
// element that the person's pay is stated in; FromUnit is the way back. Base and variable
// keep their shares.
func (s *Standing) InUnit(pay float64) float64 { return s.Person.Pay.Stated * pay / s.Pay }

// FromUnit is pay as it is stated as a year at full time of the element.
func (s *Standing) FromUnit(stated float64) float64 { return s.Pay * stated / s.Person.Pay.Stated }

// rounded is a raise at full time a year, so that new pay as it is stated is round.
func (s *Standing) rounded(raise, step float64, down bool) float64 {
	stated := s.Person.Pay.Stated
	if raise <= 0 || stated <= 0 {
		return raise
	}
	return s.FromUnit(NewPay(stated, s.InUnit(raise), step*StepPart(s.Person.Pay.Period), down) - stated)
}
