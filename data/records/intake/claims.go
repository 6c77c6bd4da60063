package intake

import (
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// claim is what a cell of a column of units says.
type claim struct {
	period  money.Period
	generic bool // of salaried people, whose pay may be told for any time but the hour
}

// unitsByRow returns, for a column of pay, what the columns of units beside it say;
// nil where none speaks for it.
func (b *recordsMaker) unitsByRow() func(p *payColumn) unitsOf {
	claims := map[int][]claim{}
	for i, m := range b.meanings {
		if m == columns.PayUnit && b.table.Columns[i].Store != sheets.NotKept {
			b.table.Columns[i].Keep(sheets.AsText)
			claims[i] = b.claims(i)
		}
	}
	return func(p *payColumn) unitsOf {
		named := p.Period != money.UnknownPeriod && p.PeriodBy != columns.ByAssumption && p.PeriodBy != columns.ByNeighbours
		if len(claims) == 0 || named {
			return nil
		}
		nearest := b.r.Assignment.UnitColumn(p.index)
		if nearest < 0 {
			return nil
		}
		of := []int{nearest}
		if b.onlyRate(p) {
			of = of[:0]
			for i := range b.meanings {
				if claims[i] != nil && !b.ofOther(i, p) {
					of = append(of, i)
				}
			}
		}
		return b.unitsOf(p, of, claims)
	}
}

// ofOther reports whether a column of units follows an amount other than a column of
// pay and the ends of its range, and so speaks for that.
func (b *recordsMaker) ofOther(unit int, p *payColumn) bool {
	if unit == 0 || unit-1 == p.index {
		return false
	}
	m := b.meanings[unit-1]
	return m == columns.Cost || m.IsPay() && !m.IsRate()
}

// onlyRate reports whether no other column of pay is a rate that one of several
// columns of units may speak for.
func (b *recordsMaker) onlyRate(p *payColumn) bool {
	rates := 0
	for _, other := range b.pays {
		if other.Meaning.IsRate() && other.Meaning != columns.PayMaximum && other.Meaning != columns.PayMidpoint {
			rates++
		}
	}
	return p.Meaning.IsRate() && rates == 1
}

// claims reads the labels of a column of units.
func (b *recordsMaker) claims(i int) []claim {
	c := &b.table.Columns[i]
	all := make([]claim, len(c.Labels))
	flagged := columns.FlaggedPeriod(b.r.Layout.Given[i])
	for code, label := range c.Labels {
		if code > 0 {
			all[code] = claimOf(flagged, label)
		}
	}
	return all
}

// claimOf is what a label says in a column of units, whose header may name a period
// that is flagged.
func claimOf(flagged money.Period, label string) claim {
	whole := lexicon.Default().Whole(label)
	period := columns.PeriodOf(lexicon.Default().Read(label))
	switch {
	case flagged != money.UnknownPeriod && isYes(label):
		return claim{period: flagged}
	case flagged != money.UnknownPeriod && flagged == money.Year:
		return claim{period: money.Hour}
	case period != money.UnknownPeriod:
		return claim{period: period}
	case slices.Contains(whole, lexicon.Hourly):
		return claim{period: money.Hour}
	case slices.Contains(whole, lexicon.Salaried):
		return claim{period: money.Year, generic: true}
	case money.PeriodCode(label) != money.UnknownPeriod:
		return claim{period: money.PeriodCode(label)}
	}
	return claim{period: unnamedUnit(label)}
}

// UnitOf is the period that a cell of a column of units names, for whoever reads such
// a column elsewhere: UnknownPeriod where the cell says nothing, ok is false where it
// names a time that is no pay period.
func UnitOf(header, label string) (period money.Period, ok bool) {
	period = claimOf(columns.FlaggedPeriod(header), label).period
	return period, period != noPeriod
}

// unnamedUnit is a unit that is no pay period, such as a shift; the usual one where
// the cell says that there is nothing.
func unnamedUnit(label string) money.Period {
	if _, err := money.Parse(label, money.Auto); isMissing(err) {
		return money.UnknownPeriod
	}
	return noPeriod
}

// noPeriod stands for a time without a name here: its amounts are not taken.
const noPeriod = money.Hour + 1

// Bounds of what an amount may come to in a year before what a row says of its unit
// is doubted, as times of what is usual.
const (
	tooMuch    = 20
	tooMuchAll = 8  // of the middle amount that claims a unit
	asAnnual   = 12 // times more or less is a year's pay
	tooLittle  = 100
	fewClaimed = 3
)

// unitsOf returns the unit of each row: what the columns of units say, held against
// the amounts.
func (b *recordsMaker) unitsOf(p *payColumn, of []int, claims map[int][]claim) unitsOf {
	usual := b.usualYear(p)
	at := func(row int) claim {
		var said claim
		for _, i := range of {
			c := claims[i][b.table.Columns[i].Codes.At(row)]
			switch {
			case c.period == money.UnknownPeriod:
			case c.period == money.Hour:
				return c
			case said.period == money.UnknownPeriod || said.generic:
				said = claim{period: c.period, generic: c.generic && said.period == money.UnknownPeriod}
			}
		}
		return said
	}
	asked, annual := b.asked(), b.annualClaims(p, at, usual)
	return func(row int, x float64) (money.Period, bool) {
		c := at(row)
		switch c.period {
		case money.UnknownPeriod:
			return asked, false
		case noPeriod:
			return money.UnknownPeriod, false
		case money.Year:
			return money.Year, false
		}
		if annual[c.period] {
			return money.Year, true
		}
		scaled := x * p.Scale
		if usual > 0 && scaled*c.period.PerYear(market.StandardHours) > tooMuch*usual && scaled < asAnnual*usual {
			return money.Year, true
		}
		return c.period, false
	}
}

// annualClaims says of which units the middle amount would make far too much in a
// year and is a year's pay as it stands.
func (b *recordsMaker) annualClaims(p *payColumn, at func(row int) claim, usual float64) (annual [noPeriod + 1]bool) {
	const looked = 10_000
	var amounts [noPeriod + 1][]float64
	c := &b.table.Columns[p.index]
	for row := 0; row < len(c.Values); row += len(c.Values)/looked + 1 {
		if x := c.Number(row); x > 0 {
			period := at(row).period
			amounts[period] = append(amounts[period], x*p.Scale)
		}
	}
	for period := money.Month; period <= money.Hour; period++ {
		if len(amounts[period]) == 0 || usual == 0 {
			continue
		}
		slices.Sort(amounts[period])
		low, middle := amounts[period][len(amounts[period])/10], amounts[period][len(amounts[period])/2]
		annual[period] = low*period.PerYear(market.StandardHours) > tooMuchAll*usual && middle > usual/tooMuchAll && middle < tooMuchAll*usual
	}
	return annual
}

// usualYear is about what is earned in a year in a column of pay: by its currency,
// else by the amounts that claim to be a year's, else by the language.
func (b *recordsMaker) usualYear(p *payColumn) float64 {
	if x := money.TypicalYear(p.Currency); x > 0 {
		return x
	}
	if x := money.TypicalYear(b.r.Options.Currency); x > 0 {
		return x
	}
	return b.r.Assignment.TypicalYear
}

// saidOfUnits says what was decided about units against what rows say, and about
// the likeliest unit where nothing names one.
func (b *recordsMaker) saidOfUnits() {
	if b.column(columns.PayUnit) < 0 {
		return
	}
	for _, p := range b.pays {
		if p.yearly > 0 {
			b.choose(remark.AnnualBesideUnit, p.yearly, p.header)
		}
		b.saidBesideUnit(p)
	}
}

// saidBesideUnit says that the header of pay names its period, though a column of
// units names another one.
func (b *recordsMaker) saidBesideUnit(p *payColumn) {
	unit := b.r.Assignment.UnitColumn(p.index)
	if !p.Meaning.IsRate() || p.PeriodBy != columns.ByHeader || unit < 0 || b.table.Columns[unit].Store == sheets.NotKept {
		return
	}
	for _, label := range b.table.Columns[unit].Labels {
		if period := columns.PaidBy(label); period != money.UnknownPeriod && period != p.Period {
			b.choose(remark.HeaderBeforeUnit, p.header, p.Period.String(), label, b.header(unit))
			return
		}
	}
}
