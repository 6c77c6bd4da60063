package review

import (
	"math"
	"time"
)

// Proration says how merit is shortened for whoever was hired within the period.
type Proration string

// The prorations. Time on leave shortens neither.
const (
	ByDays   Proration = "days" // "" too: days employed ÷ days of the period, both ends in
	ByMonths Proration = "months"
)

// Span is a period of days, both ends in.
type Span struct {
	First time.Time `json:"first,omitzero"`
	Last  time.Time `json:"last,omitzero"`
}

// Year is a calendar year.
func Year(year int) Span {
	return Span{time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC), time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC)}
}

// Part is the part of a period, 0 to 1, that somebody hired on a day is employed; 1
// where the day or the period is unknown. By months those count whole, that of hire to its 15th day.
func (p Proration) Part(of Span, hired time.Time) float64 {
	switch {
	case of.Last.IsZero() || !hired.After(of.First):
		return 1
	case hired.After(of.Last):
		return 0
	case p == ByMonths:
		const lastDay = 15
		employed := monthsIn(Span{hired, of.Last})
		if hired.Day() > lastDay {
			employed--
		}
		return float64(employed) / float64(monthsIn(of))
	}
	return daysIn(Span{hired, of.Last}) / daysIn(of)
}

func daysIn(s Span) float64 { return math.Round(s.Last.Sub(s.First).Hours()/24) + 1 }

// monthsIn counts calendar months, those of both ends in.
func monthsIn(s Span) int {
	return (s.Last.Year()-s.First.Year())*12 + int(s.Last.Month()) - int(s.First.Month()) + 1
}
