package ingest

import (
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// periodOfCells lets the cells that name a pay period speak for those of the same
// size that name none: "75 000 a month" for "80 000". Several periods, or amounts
// of another size, leave the others what they were taken for.
func (p *payColumn) periodOfCells(c *sheets.Column, texts []reading) {
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
	if period == money.UnknownPeriod || period == p.period {
		return
	}
	other, plain := typical(c.Values)
	if plain == 0 {
		other, _ = typical(silent)
	}
	own, _ := typical(naming)
	const apart = 3 // times as much
	if other > 0 && other < apart*own && own < apart*other {
		p.period = period
		p.why += fmt.Sprintf("; its cells that name no pay period are taken for a %s's pay, as those that do", period)
	}
}

// comparePeriods finds the pay period of columns that name none by another column
// of the same people's pay that does: a salary that is a twelfth of the annual one
// beside it is a month's.
func (b *builder) comparePeriods() {
	for _, p := range b.pays {
		if !p.assumed || p.periods[p.period] != p.report.Parsed {
			continue
		}
		for _, q := range b.pays {
			if q.assumed || q.period == money.UnknownPeriod || !q.zeroIsUnknown() {
				continue
			}
			period := likePeriod(p.annual, q.annual)
			rate := period == money.Hour || period == money.Day // which part-time leaves alone
			if period != money.UnknownPeriod && period != p.period && (!rate || b.column(FTE) < 0) {
				b.setPeriod(p, period)
				b.choose(fmt.Sprintf("%q names no pay period and is taken for a %s's pay, to agree with %q", p.header, period, q.header))
				break
			}
		}
	}
}

// likePeriod returns the period for which the amounts come to about the same in a
// year as pay that is known for a year, row by row; UnknownPeriod if there is none.
func likePeriod(amounts, annual []float64) money.Period {
	const (
		looked = 10_000
		fewest = 3
		about  = 1.25 // a thirteenth and fourteenth salary, or somewhat other hours
	)
	var times []float64
	for row := 0; row < len(amounts); row += len(amounts)/looked + 1 {
		if x := annual[row] / amounts[row]; x > 0 && !math.IsInf(x, 0) {
			times = append(times, x)
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

// setPeriod gives amounts that were taken for a year's pay another period.
func (b *builder) setPeriod(p *payColumn, period money.Period) {
	factor := period.PerYear(b.yearly().hours)
	for row := range p.annual {
		p.annual[row] *= factor
	}
	p.periods[period], p.periods[p.period] = p.periods[p.period], 0
	p.period = period
}
