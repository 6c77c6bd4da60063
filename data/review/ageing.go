package review

import (
	"errors"
	"fmt"
	"time"

	"github.com/paybench/paybench/data/market"
)

// AgeRate is by how much a market moves a year, until a day. Several follow each other;
// the last has no end.
type AgeRate struct {
	Yearly float64   `json:"rate"`           // 0.03 is 3 %
	Until  time.Time `json:"until,omitzero"` // its last day; zero: no end
}

// Timing says when in the year that is planned for ranges meet the market.
type Timing string

// The timings.
const (
	Lag     Timing = "lag"      // at the beginning of the year: ranges lag the market from then on
	LeadLag Timing = "lead-lag" // in the middle of it
	Lead    Timing = "lead"     // at its end: ranges lead the market until then
)

// Date is the day a timing ages to, for a plan of a calendar year.
func (t Timing) Date(year int) (time.Time, error) {
	switch t {
	case Lag:
		return time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC), nil
	case LeadLag:
		return time.Date(year, time.July, 1, 0, 0, 0, 0, time.UTC), nil
	case Lead:
		return time.Date(year+1, time.January, 1, 0, 0, 0, 0, time.UTC), nil
	}
	return time.Time{}, fmt.Errorf("%q is not %q, %q or %q", t, Lag, LeadLag, Lead)
}

// age is what pay of one day is multiplied by to be as of another, by rates that follow
// each other: their factors multiply. Going back in time it is below 1.
func age(from, to time.Time, rates []AgeRate, simple bool) float64 {
	begins, ends, back := from, to, to.Before(from)
	if back {
		begins, ends = to, from
	}
	factor := 1.0
	for _, r := range rates {
		until := ends
		if next := r.Until.AddDate(0, 0, 1); !r.Until.IsZero() && next.Before(ends) {
			until = next
		}
		if !until.After(begins) {
			continue
		}
		first, last := begins, until
		if back {
			first, last = until, begins
		}
		factor *= market.Ageing{To: last, Rate: r.Yearly, Simple: simple}.Factor(first)
		begins = until
	}
	return factor
}

// checkRates fails where rates do not follow each other, or cannot be.
func checkRates(rates []AgeRate) error {
	for i, r := range rates {
		if err := within(-0.5, 1)(r.Yearly); err != nil {
			return err
		}
		last := i == len(rates)-1
		if last != r.Until.IsZero() {
			return errors.New("of several rates each but the last ends on a day, and the last has no end")
		}
		if i > 0 && !last && !r.Until.After(rates[i-1].Until) {
			return fmt.Errorf("a rate until %s stands behind one until %s", r.Until.Format(time.DateOnly), rates[i-1].Until.Format(time.DateOnly))
		}
	}
	return nil
}
