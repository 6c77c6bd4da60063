package intake

import (
	"cmp"
	"math"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// yearly says how many times pay is paid in a full-time year.
type yearly struct {
	hours    float64 // of a full-time year
	ownHours bool
	unit     money.Period // where neither cell, header nor column of units names one
	units    unitsOf      // by row; nil where no column says
	weekly   func(row int) float64
	months   func(row int) float64 // that a month's pay is paid in a year; nil for twelve
	fte      func(row int) float64 // share of full time, 1 where nothing says less; nil where no column says
}

// unitsOf returns what an amount of a row is paid for, and whether it is taken for
// a year's because what the row says would make too much of it.
type unitsOf func(row int, x float64) (p money.Period, corrected bool)

func (b *recordsMaker) yearly() yearly {
	o := b.r.Options
	y := yearly{
		hours: cmp.Or(o.Hours, market.StandardHours), ownHours: o.OwnHours, unit: b.asked(),
		weekly: b.rowNumbers(b.column(columns.WeeklyHours)),
	}
	if o.PayIs != "full-time" {
		y.fte = b.shares()
	}
	return y
}

// asked is the period that the user names, else the year.
func (b *recordsMaker) asked() money.Period {
	if p, err := money.ParsePeriod(b.r.Options.Period); err == nil {
		return p
	}
	return money.Year
}

// constant reports whether the factor of a period is the same for all rows.
func (y *yearly) constant(p money.Period) bool {
	return (p != money.UnknownPeriod || y.units == nil) && y.fte == nil && (p != money.Month || y.months == nil) && (!y.ownHours || y.weekly == nil)
}

// factor returns how many times an amount of a row is paid in a full-time year.
func (y *yearly) factor(row int, p money.Period) float64 {
	const weeks = 52
	if p == money.Hour && y.ownHours && y.weekly != nil {
		if hours := y.weekly(row); hours > 0 {
			return hours * weeks
		}
	}
	perYear := p.PerYear(y.hours)
	if p == money.Month && y.months != nil {
		perYear = y.months(row)
	}
	if p == money.Hour || p == money.Day || y.ownHours || y.fte == nil {
		return perYear
	}
	return perYear / y.fte(row)
}

// hourly returns pay an hour of the rows taken by each row's own hours; nil where the
// user does not ask for them, or no column has them. A row without hours has those
// of a full-time year.
func (b *recordsMaker) hourly(annual []float64) []float64 {
	const weeks = 52
	weekly := b.rowNumbers(b.column(columns.WeeklyHours))
	if !b.r.Options.OwnHours || weekly == nil {
		return nil
	}
	usual := cmp.Or(b.r.Options.Hours, market.StandardHours)
	rates := make([]float64, len(annual))
	for row, x := range annual {
		hours := usual
		if own := weekly(row) * weeks; own > 0 {
			hours = own
		}
		rates[row] = x / hours
	}
	return keep(rates, b.taken)
}

// periodOfCells lets the cells that name a pay period speak for those of the same
// size that name none: "75 000 a month" for "80 000". Several periods, or amounts
// of another size, leave the others what they were taken for.
func (p *payColumn) periodOfCells(c *sheets.Column, texts []saying) {
	period := money.UnknownPeriod
	var naming, silent []float64
	for _, t := range texts[1:] {
		switch {
		case t.why != "" || t.Value <= 0:
		case t.Period == money.UnknownPeriod:
			silent = append(silent, t.Value)
		case period != money.UnknownPeriod && period != t.Period:
			return
		default:
			period = t.Period
			naming = append(naming, t.Value)
		}
	}
	if period == money.UnknownPeriod || period == p.Period {
		return
	}
	other, plain := typical(c.Values)
	if plain == 0 {
		other, _ = typical(silent)
	}
	own, _ := typical(naming)
	const apart = 3 // times as much
	if other > 0 && other < apart*own && own < apart*other {
		p.Period, p.PeriodBy = period, columns.ByCells
	}
}

// comparePeriods finds the pay period of columns that name none by another column
// of the same people's pay that does: a salary that is a twelfth of the annual one
// beside it is a month's.
func (b *recordsMaker) comparePeriods() {
	for _, p := range b.pays {
		if p.PeriodBy != columns.ByAssumption || p.Meaning.IsPart() || p.periods[p.Period] != p.report.Parsed {
			continue
		}
		for _, q := range b.pays {
			if q.PeriodBy == columns.ByAssumption || q.Period == money.UnknownPeriod || q.Meaning.IsPart() {
				continue
			}
			period := likePeriod(p.annual, q.annual, p.Period)
			rate := period == money.Hour || period == money.Day // which part-time leaves alone
			if period != money.UnknownPeriod && (!rate || b.column(columns.FTE) < 0) {
				if period != p.Period {
					b.setPeriod(p, period)
				}
				p.PeriodBy = columns.ByNeighbours
				b.choose(remark.PeriodOfOther, p.header, period.String(), q.header)
				break
			}
		}
	}
}

// likePeriod returns the period for which the amounts come to about the same in a
// year as pay that is known for a year, row by row; UnknownPeriod if there is none.
// The amounts were taken for pay of a period.
func likePeriod(amounts, annual []float64, taken money.Period) money.Period {
	const (
		looked = 10_000
		fewest = 3
		about  = 1.25 // a thirteenth and fourteenth salary, or somewhat other hours
	)
	var times []float64
	for row := 0; row < len(amounts); row += len(amounts)/looked + 1 {
		if x := annual[row] / amounts[row]; x > 0 && !math.IsInf(x, 0) {
			times = append(times, x*taken.PerYear(market.StandardHours))
		}
	}
	if len(times) < fewest {
		return money.UnknownPeriod
	}
	slices.Sort(times)
	middle := times[len(times)/2]
	nearest, least := money.UnknownPeriod, math.Log(about)
	for period := money.Year; period <= money.Hour; period++ {
		if apart := math.Abs(math.Log(middle / period.PerYear(market.StandardHours))); apart < least {
			nearest, least = period, apart
		}
	}
	return nearest
}

// setPeriod gives amounts that were taken for pay of one period another one.
func (b *recordsMaker) setPeriod(p *payColumn, period money.Period) {
	hours := cmp.Or(b.r.Options.Hours, market.StandardHours)
	factor := period.PerYear(hours) / p.Period.PerYear(hours)
	p.months = nil // the other column says how much it is
	for row := range p.annual {
		p.annual[row] *= factor
	}
	p.periods[period], p.periods[p.Period] = p.periods[p.Period], 0
	p.Period = period
}

// mainPeriod is the period most amounts are paid for.
func (p *payColumn) mainPeriod() money.Period {
	best := p.Period
	for period := money.Year; period <= money.Hour; period++ {
		if p.periods[period] > p.periods[best] {
			best = period
		}
	}
	return best
}

// fullTime reports whether the header says that part-time pay was brought to full
// time already: "FTE salary".
func (p *payColumn) fullTime() bool { return p.says(lexicon.FullTime) }

// converted reports whether the header says that all amounts were brought to one
// currency.
func (p *payColumn) converted() bool { return p.says(lexicon.Converted) }
