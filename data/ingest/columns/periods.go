package columns

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// surroundings are what a whole table says about the unit of any column of pay.
type surroundings struct {
	units      int  // columns of pay units
	base       bool // base pay
	cost       bool // money that is not the person's pay, as in a payroll
	currency   bool // a column of currencies
	year       bool // a column of years
	month      bool // a column of months
	toDate     bool // pay up to a date, which is for no pay period
	statistics bool // a column of statistics that names units
	basePeriod money.Period
}

// lookAround notes what the table says about units, once for all its columns.
func (t *table) lookAround(a *Assignment) {
	s := &t.around
	s.units = t.count(only(PayUnit))
	s.base, s.cost, s.currency, s.year = a.Has(Base), a.Has(Cost), a.Has(Currency), a.Has(Year)
	s.month = t.hasMonth()
	s.toDate = slices.ContainsFunc(t.columns, func(c *column) bool { return c.heading.says(lexicon.ToDate) && c.meaning().IsPay() })
	u := a.First(Statistic)
	s.statistics = u >= 0 && t.columns[u].cells.Units != [len(t.columns[u].cells.Units)]bool{}
	s.basePeriod = t.basePeriod(a)
}

// unitElsewhere reports whether the unit of a column of pay stands in its cells or
// in another column, or is no pay period.
func (t *table) unitElsewhere(a *Assignment, i int) bool {
	c, r := t.columns[i], &a.Columns[i]
	if t.around.toDate || t.around.statistics || c.heading.says(lexicon.ToDate, lexicon.Quarter) || c.cells.Units != [len(c.cells.Units)]bool{} {
		return true
	}
	if t.around.units == 0 {
		return false
	}
	converted := c.heading.has(lexicon.Annualized, lexicon.Converted)
	apart := r.Meaning.IsPart() && t.around.base && !a.beside(i, PayUnit)
	return a.UnitColumn(i) >= 0 && !converted && !apart
}

// UnitColumn returns the column of pay units that speaks for a column of pay: the
// nearest one after it, else the nearest before; -1 if there is none. A unit that
// stands apart from a part of pay speaks for base pay alone, and not for last
// year's overtime.
func (a *Assignment) UnitColumn(pay int) int {
	before, after := -1, -1
	for i, c := range a.Columns {
		switch {
		case c.Meaning != PayUnit:
		case i < pay:
			before = i
		case after < 0:
			after = i
		}
	}
	unit := after
	if after < 0 || before == pay-1 && after != pay+1 && !a.Columns[pay].Meaning.IsRate() {
		unit = before
	}
	rate := slices.ContainsFunc(a.Columns, func(c Assigned) bool { return c.Meaning.IsRate() })
	if unit >= 0 && rate && a.Columns[pay].Meaning.IsPart() && unit != pay-1 && unit != pay+1 {
		return -1
	}
	return unit
}

// beside reports whether a column of a meaning stands right beside one.
func (a *Assignment) beside(i int, m Meaning) bool {
	return i > 0 && a.Columns[i-1].Meaning == m || i+1 < len(a.Columns) && a.Columns[i+1].Meaning == m
}

// monthly are the languages in whose countries pay is told by the month.
var monthly = map[lexicon.Language]bool{
	"fi": true, "sv": true, "da": true, "pl": true, "cs": true, "sk": true, "hu": true, "ro": true, "ru": true, "uk": true, "tr": true,
	"zh": true, "ja": true, "ko": true, "vi": true, "id": true, "es": true, "pt": true,
}

// homes are the currencies that pay of a language is most likely in.
var homes = map[lexicon.Language]string{
	"en": "USD", "de": "EUR", "fr": "EUR", "es": "EUR", "pt": "BRL", "it": "EUR", "nl": "EUR", "fi": "EUR", "sv": "SEK", "da": "DKK", "no": "NOK",
	"pl": "PLN", "cs": "CZK", "hu": "HUF", "ro": "RON", "ru": "RUB", "uk": "UAH", "tr": "TRY", "zh": "CNY", "ja": "JPY", "ko": "KRW", "vi": "VND", "id": "IDR",
}

// oneCountry are the languages whose countries have one currency.
var oneCountry = map[lexicon.Language]bool{
	"fi": true, "nl": true, "it": true, "pl": true, "cs": true, "hu": true, "ro": true, "uk": true, "tr": true, "ja": true, "ko": true, "vi": true, "id": true, "da": true, "no": true,
}

// How likely a pay period is before the amounts are looked at, as a logarithm.
const (
	monthUsual   = 0.7
	monthUnusual = -0.5
	hourUsual    = -0.7
	weekUsual    = -2.5
)

// assumePeriod takes the period for which amounts come nearest to what people earn
// in a year, and for parts of pay that of the base, else the year.
func (t *table) assumePeriod(a *Assignment, i int) {
	r, c := &a.Columns[i], t.columns[i]
	r.PeriodBy = ByAssumption
	likeliest := t.likeliest(a.Language, r.Currency, c.cells.Middle*r.Scale)
	paid := r.Meaning.IsPart() || r.Meaning == TotalCash || r.Meaning == TotalPay || c.heading.has(lexicon.Paid)
	switch {
	case (r.Meaning == Overtime || r.Meaning == Allowance) && c.heading.has(lexicon.Rate) && likeliest == money.Hour:
		r.Period = money.Hour
	case t.around.month:
		r.Period, r.PeriodBy = money.Month, ByNeighbours
	case r.Meaning == BonusPaid && c.isExtraMonth():
		r.Period, r.PeriodBy = money.Year, ByHeader
	case t.around.year && paid:
		r.Period, r.PeriodBy = money.Year, ByNeighbours
	case r.Meaning.IsPart():
		t.assumeForPart(r)
	default:
		r.Period = likeliest
	}
}

// assumeForPart gives a part of pay the period of base pay in a payroll. A bonus or
// commission beside pay by the hour, or in a unit that differs by row, is paid once,
// for all that the file says; other parts are a year's.
func (t *table) assumeForPart(r *Assigned) {
	base := t.around.basePeriod
	switch {
	case t.around.cost && base != money.UnknownPeriod:
		r.Period, r.PeriodBy = base, ByNeighbours
	case (r.Meaning == BonusPaid || r.Meaning == CommissionPaid) && t.around.base && (base == money.Hour || base == money.UnknownPeriod):
		r.Period = money.UnknownPeriod
	default:
		r.Period = money.Year
	}
}

// assumeTogether gives statistics whose period nothing names one period: that of the
// medians, if there are any.
func assumeTogether(a *Assignment) {
	median := slices.IndexFunc(a.Columns, func(c Assigned) bool { return c.PeriodBy == ByAssumption && c.Meaning == PercentileMeaning(50) })
	for i := range a.Columns {
		c := &a.Columns[i]
		switch {
		case c.PeriodBy != ByAssumption || !c.Meaning.IsStatistic():
		case median < 0:
			median = i
		default:
			c.Period = a.Columns[median].Period
		}
	}
}

// isExtraMonth reports whether a bonus is a month's pay that is paid once a year, by
// its number: "13e mois".
func (c *column) isExtraMonth() bool {
	return slices.ContainsFunc(c.heading.Words, func(w lexicon.Word) bool {
		return slices.Contains([]string{"13", "14", "15", "16"}, w.Text)
	})
}

// basePeriod is the period of base pay, UnknownPeriod where it differs by row.
func (t *table) basePeriod(a *Assignment) money.Period {
	i := a.First(Base)
	if i < 0 || t.unitElsewhere(a, i) {
		return money.UnknownPeriod
	}
	if p := a.Columns[i].Period; p != money.UnknownPeriod {
		return p
	}
	return t.likeliest(a.Language, a.Columns[i].Currency, t.columns[i].cells.Middle*a.Columns[i].Scale)
}

// hasMonth reports whether the file has a column that says which month a row is
// of.
func (t *table) hasMonth() bool {
	return slices.ContainsFunc(t.columns, func(c *column) bool {
		return c.heading.has(lexicon.Month) && c.heading.fit(concepts{lexicon.Month}, nil) == 1 && !c.meaning().IsPay() && (c.cells.Highest <= 12 || c.cells.Number < mostly)
	})
}

// likeliest is the period that an amount is most likely paid for.
func (t *table) likeliest(language lexicon.Language, currency string, amount float64) money.Period {
	if currency == "" {
		currency = homes[language]
	}
	typical := money.TypicalYear(currency)
	if amount <= 0 || typical == 0 {
		if monthly[language] {
			return money.Month
		}
		return money.Year
	}
	month := monthUnusual
	if monthly[language] {
		month = monthUsual
	}
	prior := map[money.Period]float64{money.Year: 0, money.Month: month, money.Hour: hourUsual, money.Week: weekUsual, money.Day: weekUsual, money.Fortnight: weekUsual - 1}
	best, most := money.Year, math.Inf(-1)
	for p := money.Year; p <= money.Hour; p++ {
		likely, ok := prior[p]
		if !ok {
			continue
		}
		apart := math.Log(amount * p.PerYear(2080) / typical)
		if apart < 0 {
			apart *= -1.2 // fewer earn a third than three times as much
		}
		if score := likely - apart; score > most {
			best, most = p, score
		}
	}
	return best
}

// inheritPeriods gives figures that stand beside others the period that those
// name: "Base Salary P10 (hourly)", "P25", "P50".
func (t *table) inheritPeriods(a *Assignment) {
	last := -1
	for i := range a.Columns {
		r := &a.Columns[i]
		if !r.Meaning.IsStatistic() {
			if r.Meaning != People && r.Meaning != Employers && r.Meaning != Reliability {
				last = -1
			}
			continue
		}
		if last >= 0 && r.Period == money.UnknownPeriod && !t.columns[i].heading.has(payHeads...) {
			r.Period, r.PeriodBy = a.Columns[last].Period, ByNeighbours
		}
		if r.Period != money.UnknownPeriod {
			last = i
		}
	}
}

// saysPeriod reports whether a header or a text names a period in a word.
func (t *table) saysPeriod(p money.Period) bool {
	if p == money.UnknownPeriod {
		return false
	}
	named := func(h *heading) bool { return PeriodOf(h.Text) == p }
	return slices.ContainsFunc(t.texts, named) || slices.ContainsFunc(t.columns, func(c *column) bool { return named(c.heading) })
}

// onlyUnit is the one pay period that cells name; UnknownPeriod where they name
// none or several.
func (c *column) onlyUnit() money.Period {
	one := money.UnknownPeriod
	for p, named := range c.cells.Units {
		if named && one != money.UnknownPeriod {
			return money.UnknownPeriod
		}
		if named {
			one = money.Period(p)
		}
	}
	return one
}

// oneUnit is the pay period that nearly all amounts name, if it is one.
func (c *column) oneUnit() money.Period {
	if c.cells.Named < nearly {
		return money.UnknownPeriod
	}
	return c.onlyUnit()
}
