package ingest

import (
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
)

// contradicted reports whether a column of rates, such as what a person's hour is
// billed at, cannot be base pay, because for many people it makes more in a year
// than their total pay. Working hours would explain that, so a file that has them
// is believed.
func (b *builder) contradicted(rate *payColumn) bool {
	if rate.chosen || b.column(WeeklyHours) >= 0 || b.column(FTE) >= 0 || !onlyRate(rate) {
		return false
	}
	for _, total := range b.pays {
		if total.meaning != TotalPay || float64(total.known) < 0.9*float64(rate.known) {
			continue
		}
		above, both := 0, 0
		for row, x := range total.annual {
			if y := rate.annual[row]; !math.IsNaN(x) && !math.IsNaN(y) {
				both++
				if y > x {
					above++
				}
			}
		}
		if 4*above > both {
			b.notes = append(b.notes, fmt.Sprintf("%q is not taken for base pay: in a year it makes more than %q for %d of %d people",
				rate.header, total.header, above, both))
			return true
		}
	}
	return false
}

// onlyRate reports whether a header names a rate of an hour, day or week, and no
// wage or salary.
func onlyRate(p *payColumn) bool {
	words, _ := headerWords(p.header)
	short := p.period == money.Hour || p.period == money.Day || p.period == money.Week
	return short && slices.Contains(words, "rate") && !slices.ContainsFunc(words, func(w string) bool {
		return w == "wage" || w == "salary" || w == "pay"
	})
}

// setAside keeps columns that could be base pay as pay of another kind.
func (b *builder) setAside(columns []*payColumn) {
	for _, p := range columns {
		p.meaning = OtherPay
		b.file.guesses[p.index].meaning = OtherPay
	}
}

// bandBase makes base pay of the midpoint of a pay band. A row that names the
// lower end alone is taken at it, as "7500+" is; the upper end alone says nothing
// about what is paid.
func (b *builder) bandBase() []element {
	var low, high *payColumn
	for _, p := range b.pays {
		switch p.meaning {
		case PayMinimum:
			low = p
		case PayMaximum:
			high = p
		}
	}
	if low == nil || high == nil {
		return nil
	}
	annual := make([]float64, b.table.rows)
	alone := 0
	for row := range annual {
		annual[row] = (low.annual[row] + high.annual[row]) / 2
		if math.IsNaN(high.annual[row]) && !math.IsNaN(low.annual[row]) {
			annual[row] = low.annual[row]
			alone++
		}
	}
	b.base = low.header + " + " + high.header
	b.choose(fmt.Sprintf("base pay is the midpoint of %q and %q", low.header, high.header))
	if alone > 0 {
		b.choose(fmt.Sprintf("%d rows have %q alone and are taken at it", alone, low.header))
	}
	e := element{Element: market.Element{
		Name: string(market.Base), Label: label(Base, ""), Kind: market.Base,
	}, annual: annual}
	b.shareCurrency(&e, []*payColumn{low, high})
	return []element{e}
}
