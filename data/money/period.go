package money

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
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
	period, ok := onlyPeriod(Clean(text))
	if !ok {
		return UnknownPeriod, fmt.Errorf("%q %w", strings.TrimSpace(text), errPeriod)
	}
	return period, nil
}

// onlyPeriod is the one period that a clean text names; ok is false where it names
// none or something else.
func onlyPeriod(text string) (period Period, ok bool) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isLetter(r) && !unicode.IsDigit(r) {
			at += size
			continue
		}
		s, end := termAt(text, at)
		named := s.alone()
		switch {
		case s.has(noPeriod) || named == UnknownPeriod && !s.has(perWord):
			return UnknownPeriod, false
		case s.has(perWord) && period == UnknownPeriod && end < len(text):
		case period != UnknownPeriod && period != named:
			return UnknownPeriod, false
		default:
			period = named
		}
		at = end
	}
	return period, period != UnknownPeriod
}

// alone is the period that a term means where it can mean nothing else.
func (s *sense) alone() Period {
	if s.period != UnknownPeriod {
		return s.period
	}
	return s.perAlone
}

// PeriodCode returns the period that a short code of a column of pay units stands
// for, as payroll systems write it: Year for "A" and "PA", Month for "M", Hour for
// "H". Such letters mean other things elsewhere. UnknownPeriod for any other text.
func PeriodCode(text string) Period { return periodCodes[strings.ToLower(strings.Trim(text, " ./"))] }

var periodCodes = map[string]Period{
	"a": Year, "y": Year, "pa": Year, "p.a": Year, "an": Year, "ann": Year, "yr": Year, "s": Year,
	"m": Month, "pm": Month, "p.m": Month, "mo": Month, "mth": Month, "mon": Month, "mly": Month,
	"sm": HalfMonth, "bw": Fortnight, "f": Fortnight, "fn": Fortnight, "w": Week, "pw": Week, "wk": Week,
	"d": Day, "pd": Day, "h": Hour, "ph": Hour, "hr": Hour,
}

// PeriodIn returns the pay period that a text names, such as Hour for "Hourly Rate"
// and Month for "Kuukausipalkka": outside brackets, else in them. It is UnknownPeriod
// where the text names none, several, or one like "quarterly".
func PeriodIn(text lexicon.Text) Period {
	other := func(m lexicon.Match) bool { return m.Concept == lexicon.Quarter }
	if slices.ContainsFunc(text.Matches, other) {
		return UnknownPeriod
	}
	for _, bracket := range []bool{false, true} {
		period := UnknownPeriod
		for i, w := range text.Words {
			named := periodOfWord(text, i)
			switch {
			case w.Bracket != bracket || named == UnknownPeriod:
			case period != UnknownPeriod && period != named:
				return UnknownPeriod
			default:
				period = named
			}
		}
		if period != UnknownPeriod {
			return period
		}
	}
	return UnknownPeriod
}

// periodOfWord is the period that the term names that a word belongs to, or that the
// word stands for as an abbreviation.
func periodOfWord(text lexicon.Text, i int) Period {
	w := text.Words[i]
	s, _ := senses().Whole(w.Text)
	isWord := !isInitials(text, w) && (!s.has(counted) || !countsTimes(text))
	known := false
	for _, m := range text.Matches {
		if m.From > i || m.To <= i {
			continue
		}
		known = true
		if named := periodsOf[m.Concept]; named != UnknownPeriod && m.Concept != lexicon.Annualized && (m.To > m.From+1 || isWord) {
			return named
		}
	}
	if !known && isWord && s.has(initials) {
		return s.period
	}
	return UnknownPeriod
}

// isInitials reports whether a word is somebody's or something's initials: two
// capitals (HR, PA), or three among words of small letters (STD).
func isInitials(text lexicon.Text, w lexicon.Word) bool {
	small := func(w lexicon.Word) bool { return !w.Capitals && !isDigit(w.Text[0]) }
	return w.Capitals && (len(w.Text) <= 2 || len(w.Text) == 3 && slices.ContainsFunc(text.Words, small))
}

// countsTimes reports whether the plural of a time in a text says how long something
// took: it says something else, and not what is paid.
func countsTimes(text lexicon.Text) bool {
	other := text.Unknown > 0
	for _, m := range text.Matches {
		switch {
		case kindsOf[m.Concept]&quality != 0, m.Concept == lexicon.Amount, m.Concept == lexicon.Rate, m.Concept.IsCurrency():
			return false
		case periodsOf[m.Concept] == UnknownPeriod && m.Concept != lexicon.Filler:
			other = true
		}
	}
	return other
}
