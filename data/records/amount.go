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
	a := amount{ageing: 1, divisor: q.Basis.Divisor(hours)}
	if !(a.divisor > 0) || math.IsInf(a.divisor, 0) {
		return a, fmt.Errorf("working hours a year of %g: there must be more than 0", hours)
	}
	if q.Ageing.To.IsZero() {
		return a, nil
	}
	if about.Effective.IsZero() {
		return a, fmt.Errorf("pay of %s cannot be aged to %s, because the date it is for is unknown: set its effective date",
			about.Name, q.Ageing.To.Format(time.DateOnly))
	}
	years := months(about.Effective, q.Ageing.To) / 12
	if q.Ageing.Simple {
		a.ageing = 1 + q.Ageing.Rate*years
	} else {
		a.ageing = math.Pow(1+q.Ageing.Rate, years)
	}
	if !(a.ageing > 0) || math.IsInf(a.ageing, 0) {
		return a, fmt.Errorf("pay cannot be aged from %s to %s at %g %% a year: nothing would be left of it",
			about.Effective.Format(time.DateOnly), q.Ageing.To.Format(time.DateOnly), q.Ageing.Rate*100)
	}
	return a, nil
}

// months returns the calendar months from one date to another: whole months, and
// the days left over as a share of the month they lie in. Going back it is
// negative.
func months(from, to time.Time) float64 {
	from, to = monthsLater(from, 0), monthsLater(to, 0) // without the time of day
	if to.Before(from) {
		return -months(to, from)
	}
	whole := 12*(to.Year()-from.Year()) + int(to.Month()-from.Month())
	reached := monthsLater(from, whole)
	if reached.After(to) {
		whole--
		reached = monthsLater(from, whole)
	}
	next := monthsLater(from, whole+1)
	return float64(whole) + to.Sub(reached).Hours()/next.Sub(reached).Hours()
}

// monthsLater returns the same day so many months later, or the last day of a
// month that has no such day.
func monthsLater(from time.Time, months int) time.Time {
	day := time.Date(from.Year(), from.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := day.AddDate(0, 1, -1).Day()
	return day.AddDate(0, 0, min(from.Day(), last)-1)
}

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
