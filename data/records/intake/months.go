package intake

import (
	"math"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// Monthly pay may be paid so many times a year: by contracts of part of a year, and
// with a thirteenth salary and more.
const (
	twelve     = 12
	mostMonths = 18
)

// monthsOf returns how many times a year a row of monthly pay is paid; nil where
// neither the column's header nor another column says it. Parts of pay are not paid
// again with a thirteenth salary.
func (b *recordsMaker) monthsOf(p *payColumn) func(row int) float64 {
	if p.Meaning.IsPart() {
		return nil
	}
	if n := columns.SalariesIn(p.header); n > 0 {
		return func(int) float64 { return n }
	}
	number := b.rowNumbers(b.column(columns.MonthsAYear))
	if number == nil {
		return nil
	}
	return func(row int) float64 {
		if n := number(row); n >= 1 && n <= mostMonths {
			return n
		}
		return twelve
	}
}

// remarkMonths says how often monthly pay is paid in a year, where the file says so,
// and how many are paid for a part of the year.
func (b *recordsMaker) remarkMonths(p *payColumn, e *element) {
	months := b.column(columns.MonthsAYear)
	switch {
	case p.months == nil:
	case p.periods[money.Month] == 0:
		b.remarkFewer(p, e, months)
	case columns.SalariesIn(p.header) > 0:
		b.remark(e, remark.MonthsByHeader, p.header, p.months(0))
	default:
		fewest, most := math.Inf(1), math.Inf(-1)
		for row, x := range p.annual {
			if !math.IsNaN(x) {
				fewest, most = min(fewest, p.months(row)), max(most, p.months(row))
			}
		}
		b.remark(e, remark.MonthsByRow, p.header, b.header(months), fewest, most)
	}
}

// remarkFewer says how many people are paid for less than a year, though their pay
// is told for one.
func (b *recordsMaker) remarkFewer(p *payColumn, e *element, months int) {
	fewer := 0
	for row, x := range p.annual {
		if !math.IsNaN(x) && p.months(row) < twelve {
			fewer++
		}
	}
	if fewer > 0 {
		b.remark(e, remark.FewerMonths, fewer, b.header(months))
	}
}
