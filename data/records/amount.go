package records

import (
	"fmt"
	"math"
	"sort"
	"time"

	"github.com/paybench/paybench/data/market"
)

// amount turns annual pay as recorded into pay as asked: aged, and in the
// query's basis. Without ageing and in the annual basis it changes nothing, not
// by one bit.
type amount struct {
	ageing  float64 // factor
	divisor float64
}

// newAmount reads ageing and basis off a query.
func newAmount(about market.About, q market.Query) (amount, error) {
	hours := q.Hours
	if hours == 0 {
		hours = market.StandardHours
	}
	a := amount{divisor: q.Basis.Divisor(hours)}
	if !positive(a.divisor) {
		return a, fmt.Errorf("working hours a year of %g: there must be more than 0", hours)
	}
	var err error
	if a.ageing, err = market.AgeingFactor(about, q.Ageing); err != nil {
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

// of converts annual pay as recorded.
func (a amount) of(annual float64) float64 { return annual * a.ageing / a.divisor }

// paid returns what the record at a position is paid.
func (c *cut) paid(position int) float64 {
	return c.amount.of(c.pay.annual[c.pay.order.record(position)])
}

// positionOf returns the first position, in order of pay, that is paid at least
// x.
func (c *cut) positionOf(x float64) int {
	return sort.Search(c.pay.order.known, func(position int) bool { return c.paid(position) >= x })
}
