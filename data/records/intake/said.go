package intake

import (
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// remarkDefault remarks on the column that is shown first.
func (b *recordsMaker) remarkDefault(p *payColumn, e *element) {
	b.saidOfCurrency(p, e)
	b.saidOfCurrencies(p, e)
	b.remarkPeriod(p, e)
	b.remarkMultiplied(p, e)
	b.remarkOutOfLine(p, e)
	b.remarkMonths(p, e)
	b.remarkFullTime(p, e)
	for i := range b.meanings {
		if b.namesParts(i) {
			b.remark(e, remark.PartsByRow, b.header(i))
		}
	}
	if p.says(lexicon.Mean, lexicon.Median) {
		b.remark(e, remark.Averages, p.header)
	}
	if b.r.Assignment.Kind == columns.Structure {
		b.remark(e, remark.PointsOfScale)
	}
}

// remarkPeriod says for what time pay is taken where nothing names it, and doubts
// amounts that do not look like it.
func (b *recordsMaker) remarkPeriod(p *payColumn, e *element) {
	if p.PeriodBy == columns.ByAssumption && p.periods[p.Period] > 0 {
		if p.says(lexicon.Quarter) {
			b.remark(e, remark.QuarterTaken, p.header)
			return
		}
		b.remark(e, remark.PeriodAssumed, p.header, p.Period.String(), otherPeriod(p.Period))
		return
	}
	middle, _ := typical(p.annual)
	currency, _ := b.currencyOf(p)
	usual := money.TypicalYear(currency)
	const apart = 15
	if usual > 0 && p.PeriodBy != columns.ByHeader && p.PeriodBy != columns.ByCells && (middle > apart*usual || middle > 0 && middle < usual/apart) {
		b.remark(e, remark.PeriodDoubted, p.header, p.mainPeriod().String())
	}
}

// remarkMultiplied says how pay of a day, a week or two was brought to a year, which
// people who work every day of it are paid.
func (b *recordsMaker) remarkMultiplied(p *payColumn, e *element) {
	for period := money.HalfMonth; period <= money.Day; period++ {
		if n := p.periods[period]; n > 0 {
			b.remark(e, remark.TimesAYear, n, p.header, period.String(), period.PerYear(market.StandardHours))
		}
	}
}

// otherPeriod is the period that pay is most likely for if it is not for one.
func otherPeriod(p money.Period) string {
	if p == money.Year {
		return money.Month.String()
	}
	return money.Year.String()
}
