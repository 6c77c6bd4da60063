package roster

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// worked fills in what the year brought.
func (m *maker) worked() {
	hours, times := m.hoursPaid()
	base := m.amountsOf(columns.BasePaid)
	reduced := m.reduced()
	for i, row := range m.rows {
		w := &m.roster.People[i].Worked
		if hours != nil {
			if x := hours(row); x > 0 {
				w.Hours = x * times
			}
		}
		if len(base) > 0 {
			if cell := base[0].at(row); cell.known {
				w.Base = cell.value * yearly(cell.period)
			}
		}
		w.Reduced = reduced != nil && reduced(row)
	}
}

// yearly is how often a year brings what a period brought; a column that names none is
// of the year.
func yearly(p money.Period) float64 {
	if p == money.UnknownPeriod || p == money.Hour {
		return 1
	}
	return p.PerYear(0)
}

// hoursPaid are the hours paid of each row and how often the year has them: they are a
// week's where nobody has more than a week can have, a month's where nobody has more than
// a month, else the year's. That is said.
func (m *maker) hoursPaid() (hours func(row int) float64, times float64) {
	const mostAWeek, mostAMonth = 84, 372
	if hours = m.numbers(columns.HoursPaid); hours == nil {
		return nil, 0
	}
	var all []float64
	for _, row := range m.rows {
		if x := hours(row); x > 0 && !math.IsInf(x, 1) {
			all = append(all, x)
		}
	}
	if len(all) == 0 {
		return nil, 0
	}
	period := money.Year
	switch most := slices.Max(all); {
	case most <= mostAWeek:
		period = money.Week
	case most <= mostAMonth:
		period = money.Month
	}
	m.note(remark.HoursPaidOf, m.first(columns.HoursPaid).header, period.String())
	return hours, period.PerYear(0)
}

// reduced says whose pay is less than usual because of leave: whoever is "no" in a column
// of full-pay relevant employees, or has a kind of leave in one of those; nil without such
// a column.
func (m *maker) reduced() func(row int) bool {
	t := m.first(columns.LeaveKind)
	if t == nil {
		return nil
	}
	answers := true
	for _, row := range m.rows {
		if cell := t.of(row); cell != "" {
			_, ok := lexicon.Answer(cell)
			answers = answers && ok
		}
	}
	return func(row int) bool {
		cell := t.of(row)
		yes, answered := lexicon.Answer(cell)
		if answers {
			return answered && !yes
		}
		return cell != "" && (yes || !answered)
	}
}
