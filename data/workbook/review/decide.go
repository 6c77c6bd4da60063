package review

import (
	"math"

	"github.com/paybench/paybench/data/review"
)

// decide works out what a decision comes to, as the formulas of the sheet do.
func (p *person) decide(d *Decision, s *review.Settings) {
	old := p.Person.Pay.Stated
	p.decision, p.now = d, math.NaN()
	if old > 0 {
		p.now = old
	}
	if d == nil || !(old > 0) {
		return
	}
	p.now = d.NewPay(old, stepOf(s.RaiseStep, p.Person.Pay.Period))
	if x := (p.annual() - p.Pay) * p.Share * p.Rate; !math.IsNaN(x) {
		p.cost = x
	}
	if x := d.Lump * p.Rate; !math.IsNaN(x) {
		p.once = x
	}
}

// NewPay is pay in the unit that the old is stated in, a raise rounded to a step; the old
// pay where nothing is written, and NaN where both raise and new pay are.
func (d Decision) NewPay(old, step float64) float64 {
	switch {
	case !math.IsNaN(d.Raise) && !math.IsNaN(d.New):
		return math.NaN()
	case !math.IsNaN(d.New):
		return d.New
	case math.IsNaN(d.Raise):
		return old
	case step <= 0:
		return old * (1 + d.Raise)
	}
	return max(old, review.RoundTo(old*(1+d.Raise), step))
}

// annual is the new pay at full time a year; NaN where there is none.
func (p *person) annual() float64 { return p.Pay * p.now / p.Person.Pay.Stated }

// look is what is wrong with a decision, as the sheet says it.
func (p *person) look() string {
	d, old := p.decision, p.Person.Pay.Stated
	if d == nil || !(old > 0) {
		return ""
	}
	switch {
	case !math.IsNaN(d.Raise) && !math.IsNaN(d.New):
		return lookHere + "raise and new pay"
	case p.now < old:
		return lookHere + "below the old pay"
	case (p.now > old || d.Lump > 0) && d.Kind == "":
		return lookHere + "choose a kind"
	case p.now > old && !p.Gets():
		return lookHere + "leaving or not counted"
	case p.now > old && p.NoRange == nil && p.annual() > p.Range.Maximum:
		return "above maximum"
	}
	return ""
}

// decided adds up what is decided about some people.
func decided(people []*person, which func(*person) bool) (cost, once float64) {
	for _, p := range people {
		if which(p) {
			cost += p.cost
			once += p.once
		}
	}
	return cost, once
}
