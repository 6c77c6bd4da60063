package market

import (
	"fmt"
	"math"
	"time"
)

// Amount turns annual pay as recorded into pay as asked: aged, and in the query's
// basis. Without ageing and in the annual basis it changes nothing, not by one bit.
type Amount struct {
	ageing  float64 // factor
	divisor float64
}

// NewAmount reads ageing and basis off a query. It fails where the source has no
// date to age from, and where nothing would be left of pay.
func NewAmount(about About, q Query) (Amount, error) {
	hours := q.Hours
	if hours == 0 {
		hours = StandardHours
	}
	a := Amount{divisor: q.Basis.Divisor(hours)}
	if !positive(a.divisor) {
		return a, fmt.Errorf("working hours a year of %g: there must be more than 0", hours)
	}
	var err error
	if a.ageing, err = AgeingFactor(about, q.Ageing); err != nil {
		return a, err
	}
	if !positive(a.ageing) {
		return a, fmt.Errorf("pay cannot be aged from %s to %s at %g %% a year: nothing would be left of it",
			about.Effective.Format(time.DateOnly), q.Ageing.To.Format(time.DateOnly), q.Ageing.Rate*100)
	}
	return a, nil
}

// positive reports whether x is a number above 0.
func positive(x float64) bool { return x > 0 && !math.IsInf(x, 1) }

// InBasis is the amount of pay that is recorded in the query's basis already.
func (a Amount) InBasis() Amount {
	a.divisor = 1
	return a
}

// Source converts an amount as asked back into annual pay as recorded.
func (a Amount) Source(x float64) float64 { return x * a.divisor / a.ageing }

// Of converts annual pay as recorded.
func (a Amount) Of(annual float64) float64 { return annual * a.ageing / a.divisor }
