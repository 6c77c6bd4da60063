package intake

import (
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// makeBase makes base pay of the column that is most surely base pay, of several
// that are paid for different periods, or of the ends of a range.
func (b *recordsMaker) makeBase() []element {
	var candidates []*payColumn
	for _, p := range b.pays {
		if p.Meaning == columns.Base && p.known > 0 {
			candidates = append(candidates, p)
		}
	}
	switch {
	case len(candidates) == 0:
		return b.bandBase()
	case b.fillsGaps(candidates):
		return b.joinedBase(append(candidates, b.band()))
	case len(candidates) > 1 && b.complement(candidates):
		return b.joinedBase(candidates)
	}
	best := candidates[0]
	for _, c := range candidates {
		if b.baseScore(c) > b.baseScore(best) {
			best = c
		}
	}
	if b.contradicted(best) {
		b.setAside(candidates)
		return nil
	}
	b.base = best.header
	e := b.newElement(best, market.Base, string(market.Base))
	left := b.leaveRivals(best, candidates)
	switch {
	case best.Chosen || len(left) == 0:
	case best.Year != "":
		b.remark(&e, remark.NewestYear, best.header, remark.List(left))
	default:
		b.remark(&e, remark.SeveralBase, best.header, remark.List(left))
	}
	b.remarkProposed(best, &e)
	b.remarkDefault(best, &e)
	return []element{e}
}

// remarkProposed names the pay that people are to get, which is not what they get.
func (b *recordsMaker) remarkProposed(taken *payColumn, e *element) {
	var proposed []string
	for _, p := range b.pays {
		if p != taken && p.Meaning == columns.OtherPay && p.says(lexicon.Proposed) {
			proposed = append(proposed, p.header)
		}
	}
	if len(proposed) > 0 && !taken.says(lexicon.Proposed) {
		b.remark(e, remark.ProposedAside, taken.header, remark.List(proposed))
	}
}

// leaveRivals makes pay of another kind of the columns that are not base pay after
// all, and lists them.
func (b *recordsMaker) leaveRivals(best *payColumn, candidates []*payColumn) (left []string) {
	for _, c := range candidates {
		if c != best {
			c.Meaning = columns.OtherPay
			left = append(left, c.header)
		}
	}
	return left
}

// baseScore says how surely a column is base pay.
func (b *recordsMaker) baseScore(p *payColumn) float64 {
	score := p.Fit / 4
	if p.Chosen {
		score += 100
	}
	if p.says(lexicon.Base) {
		score += 6
	}
	if p.Currency != "" || p.named != "" || p.converted() {
		score += 5 // one currency throughout
	}
	if p.PeriodBy == columns.ByAssumption {
		score -= 8 // a header that names its period leaves no doubt
	}
	switch p.Period {
	case money.Hour, money.Day, money.Week, money.Fortnight, money.HalfMonth:
		score -= 1.5 // a year's pay needs no assumption about hours
	case money.Month:
		score -= 0.5
	}
	if p.Year != "" {
		score += 1000 * b.newness(p)
	}
	if rows := b.table.Rows; rows > 0 {
		score += 4 * float64(p.known) / float64(rows)
	}
	return score
}

// newness ranks pay of one year among that of others, 0 to 1: the newest that is
// known for as many rows as a tenth of the fullest.
func (b *recordsMaker) newness(p *payColumn) float64 {
	most, older, all := 0, 0, 0
	for _, q := range b.pays {
		most = max(most, q.known)
	}
	for _, q := range b.pays {
		if q.Year == "" {
			continue
		}
		all++
		if q.Year < p.Year {
			older++
		}
	}
	if 10*p.known < most || all == 0 {
		return 0
	}
	return float64(older+1) / float64(all)
}

// complement reports whether columns of base pay fill each other's gaps: each
// row has its pay in one of them, such as an hourly rate or an annual salary.
func (b *recordsMaker) complement(candidates []*payColumn) bool {
	both, fewest := 0, math.MaxInt
	for _, p := range candidates {
		if p.Chosen || p.Year != "" {
			return false
		}
		fewest = min(fewest, p.known)
	}
	for row := range b.table.Rows {
		known := 0
		for _, p := range candidates {
			if !math.IsNaN(p.annual[row]) {
				known++
			}
		}
		if known > 1 {
			both++
		}
	}
	return fewest > 0 && float64(both) <= 0.05*float64(fewest)
}

// joinedBase makes one base pay of several columns, each row by the one it uses.
func (b *recordsMaker) joinedBase(candidates []*payColumn) []element {
	annual := make([]float64, b.table.Rows)
	for row := range annual {
		annual[row] = math.NaN()
		for _, p := range candidates {
			if !math.IsNaN(p.annual[row]) {
				annual[row] = p.annual[row]
				break
			}
		}
	}
	var parts []remark.Remark
	var headers []string
	for _, p := range candidates {
		p.Meaning = columns.OtherPay
		parts = append(parts, remark.New(remark.ColumnRows, p.header, p.known))
		headers = append(headers, p.header)
	}
	b.base = strings.Join(headers, " + ")
	b.choose(remark.JoinedBase, remark.List(parts))
	e := element{Element: market.Element{
		Name: string(market.Base), Label: label(columns.Base, ""), Kind: market.Base,
	}, annual: annual}
	b.shareCurrency(&e, candidates)
	return []element{e}
}

// shareCurrency gives an element made of several columns the currency they
// share.
func (b *recordsMaker) shareCurrency(e *element, all []*payColumn) {
	e.Currency, e.CurrencyDimension = b.currencyOf(all[0])
	for _, p := range all[1:] {
		if currency, dimension := b.currencyOf(p); currency != e.Currency || dimension != e.CurrencyDimension {
			e.Currency, e.CurrencyDimension = "", ""
			b.note(remark.CurrencyDiffers, all[0].header, p.header)
		}
	}
}

// contradicted reports whether a column of rates, such as what a person's hour is
// billed at, cannot be base pay, because for many people it makes more in a year
// than their total pay. Working hours would explain that, so a file that has them
// is believed.
func (b *recordsMaker) contradicted(rate *payColumn) bool {
	if rate.Chosen || b.column(columns.WeeklyHours) >= 0 || b.column(columns.FTE) >= 0 || !b.isBareRate(rate) {
		return false
	}
	for _, total := range b.pays {
		if total.Meaning != columns.TotalPay && total.Meaning != columns.TotalCash || float64(total.known) < 0.9*float64(rate.known) {
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
			b.note(remark.RateAboveTotal, rate.header, total.header, above, both)
			return true
		}
	}
	return false
}

// isBareRate reports whether a header names a rate of an hour, day or week, and no
// wage or salary.
func (b *recordsMaker) isBareRate(p *payColumn) bool {
	short := p.Period == money.Hour || p.Period == money.Day || p.Period == money.Week ||
		p.Period == money.Fortnight || p.Period == money.HalfMonth
	return short && p.says(lexicon.Rate) && !p.says(lexicon.Salary)
}

// setAside keeps columns that could be base pay as pay of another kind.
func (b *recordsMaker) setAside(all []*payColumn) {
	for _, p := range all {
		p.Meaning = columns.OtherPay
	}
}

// bandBase makes base pay of the midpoint of a range.
func (b *recordsMaker) bandBase() []element {
	band := b.band()
	if band == nil {
		return nil
	}
	b.base = band.header
	e := element{Element: market.Element{
		Name: string(market.Base), Label: label(columns.Base, ""), Kind: market.Base,
	}, annual: band.annual}
	b.shareCurrency(&e, b.bandEnds())
	if b.column(columns.PayMidpoint) >= 0 {
		b.remark(&e, remark.BandsNotPeople)
	}
	b.remarkDefault(band, &e)
	return []element{e}
}

// bandEnds returns the columns of the lower and the upper end of a range; nil if
// the file has none.
func (b *recordsMaker) bandEnds() []*payColumn {
	var low, high *payColumn
	for _, p := range b.pays {
		switch p.Meaning {
		case columns.PayMinimum:
			low = p
		case columns.PayMaximum:
			high = p
		}
	}
	if low == nil || high == nil {
		return nil
	}
	return []*payColumn{low, high}
}

// band makes one column of the midpoints of a range; nil if the file has none.
// A row that names the lower end alone is taken at it, as "7500+" is; the upper
// end alone says nothing about what is paid.
func (b *recordsMaker) band() *payColumn {
	ends := b.bandEnds()
	if ends == nil {
		return nil
	}
	low, high := ends[0], ends[1]
	band := newPayColumn(b.r, low.index)
	band.Period, band.PeriodBy, band.periods = low.Period, low.PeriodBy, low.periods
	band.report.Parsed, band.yearly = low.report.Parsed, low.yearly
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
	b.choose(remark.Midpoints, low.header, high.header)
	if alone > 0 {
		b.choose(remark.LowerEndAlone, alone, low.header)
	}
	return band
}

// fillsGaps reports whether a range stands where the columns of base pay are
// blank: postings name either one amount or a range.
func (b *recordsMaker) fillsGaps(candidates []*payColumn) bool {
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
