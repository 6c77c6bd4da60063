package money

import (
	"errors"
	"fmt"
	"strings"
)

// Period is the time that an amount is paid for.
type Period uint8

// The pay periods, longest first.
const (
	UnknownPeriod Period = iota
	Year
	Month
	HalfMonth // semi-monthly: twice a month
	Fortnight // bi-weekly: every two weeks
	Week
	Day
	Hour
)

// Periods of full-time work in a year: 52 weeks of 5 days.
const (
	monthsPerYear     = 12
	halfMonthsPerYear = 24
	fortnightsPerYear = 26
	weeksPerYear      = 52
	daysPerYear       = 260
)

// String returns "year", "month", "half-month", "fortnight", "week", "day", "hour"
// or "unknown".
func (p Period) String() string {
	names := [...]string{"unknown", "year", "month", "half-month", "fortnight", "week", "day", "hour"}
	if int(p) >= len(names) {
		p = UnknownPeriod
	}
	return names[p]
}

// PerYear is how many times the period is paid in a year of full-time work: 1,
// 12, 24, 26, 52, 260, or hoursPerYear (2,080 is usual). It is 0 for UnknownPeriod,
// which has no annual amount.
func (p Period) PerYear(hoursPerYear float64) float64 {
	switch p {
	case Year:
		return 1
	case Month:
		return monthsPerYear
	case HalfMonth:
		return halfMonthsPerYear
	case Fortnight:
		return fortnightsPerYear
	case Week:
		return weeksPerYear
	case Day:
		return daysPerYear
	case Hour:
		return hoursPerYear
	}
	return 0
}

// errPeriod is wrapped by the error of ParsePeriod.
var errPeriod = errors.New("is not a pay period: write year, month, half-month, fortnight, week, day or hour")

// ParsePeriod reads a cell or a flag that names a pay period and nothing else,
// in any of several languages: "Year", "per annum", "/hour", "kk", "mensual",
// "в месяц". Periods that Paybench has no name for, such as a quarter, are an error
// rather than the nearest one.
func ParsePeriod(text string) (Period, error) {
	period := UnknownPeriod
	known := true
	eachWord(text, func(w *word) {
		found, ok := periodAlone(w)
		_, per := lookup(perWords, w)
		switch {
		case ok && (period == UnknownPeriod || period == found):
			period = found
		case ok || !per:
			known = false
		}
	})
	if !known || period == UnknownPeriod {
		return UnknownPeriod, fmt.Errorf("%q %w", strings.TrimSpace(text), errPeriod)
	}
	return period, nil
}

// periodAlone is the period that a word means where it can mean nothing else.
func periodAlone(w *word) (Period, bool) {
	for _, words := range []map[string]Period{periodWords, periodInitials, periodLetters} {
		if period, ok := lookup(words, w); ok {
			return period, true
		}
	}
	return UnknownPeriod, false
}

// PeriodOf returns the pay period that a header names, such as Hour for "Hourly
// Rate" and Month for "Kuukausipalkka"; UnknownPeriod where it names none,
// several, or one like "quarterly".
func PeriodOf(text string) Period {
	period, several := UnknownPeriod, false
	eachWord(text, func(w *word) {
		if _, other := lookup(otherPeriods, w); other {
			several = true
		}
		found := headerPeriod(w)
		if found == UnknownPeriod {
			return
		}
		several = several || period != UnknownPeriod && period != found
		period = found
	})
	if several {
		return UnknownPeriod
	}
	return period
}

// headerPeriod is the period that one word of a header names, also as the first
// part of a compound: "Kuukausipalkka", "Jahresgehalt", "Månadslön".
func headerPeriod(w *word) Period {
	if period, ok := lookup(periodWords, w); ok {
		return period
	}
	// In capitals these are somebody's initials: HR, PA, PM.
	if period, ok := lookup(periodInitials, w); ok && (w.dotted || !w.capital) {
		return period
	}
	if _, counts := lookup(countedPeriods, w); counts {
		return UnknownPeriod
	}
	for _, stem := range periodStems {
		if strings.HasPrefix(w.String(), stem.text) {
			return stem.period
		}
	}
	return UnknownPeriod
}
