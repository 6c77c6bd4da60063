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
	short := p.period == money.Hour || p.period == money.Day || p.period == money.Week ||
		p.period == money.Fortnight || p.period == money.HalfMonth
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

// bandBase makes base pay of the midpoint of a pay band.
func (b *builder) bandBase() []element {
	band := b.band()
	if band == nil {
		return nil
	}
	b.base = band.header
	e := element{Element: market.Element{
		Name: string(market.Base), Label: label(Base, ""), Kind: market.Base,
	}, annual: band.annual}
	b.shareCurrency(&e, b.bandEnds())
	return []element{e}
}

// bandEnds returns the columns of the lower and the upper end of a pay band; nil
// if the file has none.
func (b *builder) bandEnds() []*payColumn {
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
	return []*payColumn{low, high}
}

// band makes one column of the midpoints of a pay band; nil if the file has none.
// A row that names the lower end alone is taken at it, as "7500+" is; the upper
// end alone says nothing about what is paid.
func (b *builder) band() *payColumn {
	ends := b.bandEnds()
	if ends == nil {
		return nil
	}
	low, high := ends[0], ends[1]
	band := newPayColumn(low.guess, low.index)
	band.header, band.annual = low.header+" + "+high.header, make([]float64, b.table.Rows)
	alone := 0
	for row := range band.annual {
		x := (low.annual[row] + high.annual[row]) / 2
		if math.IsNaN(high.annual[row]) && !math.IsNaN(low.annual[row]) {
			x = low.annual[row]
			alone++
		}
		band.annual[row] = x
		if !math.IsNaN(x) {
			band.known++
		}
	}
	b.choose(fmt.Sprintf("base pay is the midpoint of %q and %q", low.header, high.header))
	if alone > 0 {
		b.choose(fmt.Sprintf("%d rows have %q alone and are taken at it", alone, low.header))
	}
	return band
}

// fillsGaps reports whether a pay band stands where the columns of base pay are
// blank: postings name either one amount or a band.
func (b *builder) fillsGaps(candidates []*payColumn) bool {
	ends := b.bandEnds()
	if ends == nil {
		return false
	}
	for _, end := range ends {
		if !b.complement(append(slices.Clone(candidates), end)) {
			return false
		}
	}
	return true
}
