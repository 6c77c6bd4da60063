package quantile

import "math"

// Estimate is a figure above 0 with its confidence interval.
type Estimate struct{ Value, Low, High float64 }

// positive reports whether logarithms of all of it can be taken.
func (e Estimate) positive() bool { return e.Low > 0 && e.Value > 0 && e.High > 0 }

// Ratio returns the confidence interval of a ÷ b, two figures of different people, from
// the intervals of both: on logarithms, by the method of variance estimates recovery
// (Zou and Donner, Statistics in Medicine 27, 2008, 1693-1702). There is none where a
// number is 0 or less.
func Ratio(a, b Estimate) (low, high float64, ok bool) {
	if !a.positive() || !b.positive() {
		return 0, 0, false
	}
	d := math.Log(a.Value) - math.Log(b.Value)
	below := math.Hypot(math.Log(a.Value)-math.Log(a.Low), math.Log(b.High)-math.Log(b.Value))
	above := math.Hypot(math.Log(a.High)-math.Log(a.Value), math.Log(b.Value)-math.Log(b.Low))
	return math.Exp(d - below), math.Exp(d + above), true
}
