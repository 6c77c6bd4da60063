package intake

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/remark"
)

// bases are the pay periods that a market has figures for.
var bases = map[money.Period]market.Basis{money.Year: market.Annual, money.Month: market.Monthly, money.Hour: market.Hourly}

// shown is the basis in which figures of a period are shown, and what they are
// multiplied by; ok is false for an unknown period.
func shown(p money.Period) (basis market.Basis, times float64, ok bool) {
	if basis, ok := bases[p]; ok {
		return basis, 1, true
	}
	times = p.PerYear(market.StandardHours)
	return market.Annual, times, times > 0
}

// settleUnits decides what figures are for and in which currency, and says what
// was assumed.
func (b *tableMaker) settleUnits() {
	for _, f := range b.figures {
		b.settleFigure(f)
	}
	b.dropShorter()
	b.sayPeriods()
	b.settleCurrencies()
}

// settleFigure decides what a figure is for: the time that its own words name, or
// the user, or that of its column.
func (b *tableMaker) settleFigure(f *figure) {
	c := &b.columns[f.column]
	f.scale = c.Scale
	said, err := money.ParsePeriod(b.r.Options.Period)
	switch {
	case c.PeriodBy == columns.ByChoice:
		f.period, f.by = c.Period, c.PeriodBy
	case f.named != "" && f.Period != money.UnknownPeriod:
		f.period, f.by = f.Period, columns.ByCells
	case err == nil && (c.PeriodBy == columns.ByAssumption || c.PeriodBy == columns.ByTitle):
		f.period, f.by = said, columns.ByChoice
	default:
		f.period, f.by = c.Period, c.PeriodBy
	}
	if f.period == money.UnknownPeriod && b.first(columns.PayUnit) < 0 {
		f.period, f.by = money.Year, columns.ByAssumption
		if err == nil {
			f.period, f.by = said, columns.ByChoice
		}
	}
}

// dropShorter leaves out figures of weeks and days, which would be shown for a
// year, where figures of a year stand beside them.
func (b *tableMaker) dropShorter() {
	type annual struct {
		element   *market.Element
		statistic columns.Meaning
		series    string
	}
	given := map[annual]bool{}
	for _, f := range b.figures {
		if f.period == money.Year {
			given[annual{f.element, f.Statistic, f.series}] = true
		}
	}
	b.drop(func(f *figure) bool {
		basis, times, ok := shown(f.period)
		if !ok || basis != market.Annual || times == 1 || !given[annual{f.element, f.Statistic, f.series}] {
			return false
		}
		b.note(remark.ShorterAside, f.period.String())
		return true
	})
}

// sayPeriods says where the period of figures comes from, where no header says it.
func (b *tableMaker) sayPeriods() {
	for _, f := range b.figures {
		switch f.by {
		case columns.ByTitle:
			b.choose(remark.PeriodByTitle, f.period.String())
		case columns.ByChoice:
			b.choose(remark.PeriodByChoice, f.period.String())
		}
		if f.scale != 1 {
			b.choose(remark.FiguresScaled, f.scale)
		}
	}
	assumed := slices.DeleteFunc(slices.Clone(b.figures), func(f *figure) bool { return f.by != columns.ByAssumption })
	if len(assumed) == 0 {
		return
	}
	first := assumed[0]
	if i := slices.IndexFunc(assumed, func(f *figure) bool { return f.Statistic == columns.PercentileMeaning(50) }); i >= 0 {
		first = assumed[i]
	}
	b.remark(assumed, remark.PeriodAssumed, b.header(first.column), first.period.String(), otherPeriod(first.period))
}

// otherPeriod is the period to try where the one assumed is wrong.
func otherPeriod(p money.Period) string {
	if p == money.Year {
		return money.Month.String()
	}
	return money.Year.String()
}

// settleCurrencies says in which currency each pay element is. The user's word
// outweighs "$" alone, and nothing.
func (b *tableMaker) settleCurrencies() {
	said := firstOf(strings.ToUpper(b.r.Options.Currency), b.notedCurrency())
	unknown := false
	var dollars, signed []*figure
	for _, f := range b.figures {
		c := &b.columns[f.column]
		currency := c.Currency
		switch {
		case b.currency != "" && c.CurrencyBy != columns.ByChoice:
			f.element.CurrencyDimension = b.currency
			continue
		case currency == "", c.Dollar && b.r.Options.Currency != "":
			currency = said
		case c.Dollar:
			dollars = append(dollars, f)
		case c.CurrencyBy == columns.ByAssumption:
			signed = append(signed, f)
		}
		if f.element.Currency == "" {
			f.element.Currency = currency
		}
		unknown = unknown || currency == ""
	}
	if len(dollars) > 0 {
		b.remark(dollars, remark.DollarAssumed, b.header(dollars[0].column))
	}
	if len(signed) > 0 {
		b.remark(signed, remark.SignAssumed, b.header(signed[0].column), signed[0].element.Currency)
	}
	switch signs := b.cellCurrencies(); {
	case unknown && len(signs) == 1:
		b.choose(remark.SignShared, signs[0])
	case unknown:
		b.choose(remark.NoCurrency)
	}
}

// cellCurrencies are the currencies, or the signs of several, that cells of figures
// name.
func (b *tableMaker) cellCurrencies() []string {
	var named []string
	for _, f := range b.figures {
		for row := range b.table.Rows {
			if c := b.columns[f.column].at(row); c.currency != "" && b.left[row] == "" && !slices.Contains(named, c.currency) {
				named = append(named, c.currency)
			}
		}
	}
	return named
}

// currencyOf is the currency that the figures of a row name, else the user's. "$" is
// the user's dollar.
func (b *tableMaker) currencyOf(row int) string {
	said := strings.ToUpper(b.r.Options.Currency)
	for _, f := range b.figuresOf(row) {
		switch c := b.columns[f.column].at(row); {
		case c.assumed && money.IsDollar(said):
			return said
		case c.currency != "":
			return c.currency
		}
	}
	return said
}

// notedCurrency is the one currency that notes about amounts name; "" where they name
// none or several.
func (b *tableMaker) notedCurrency() string {
	one := ""
	for _, text := range slices.Concat(b.r.Texts, b.r.Rows.Below) {
		currency := money.CurrencyOf(text)
		if currency == "" || columns.FigureOf(text, false).Pay == "" && !strings.ContainsAny(text, "0123456789") {
			continue
		}
		if one != "" && one != currency {
			return ""
		}
		one = currency
	}
	return one
}

// periodOf is the period that a row's cell of pay units names.
func (b *tableMaker) periodOf(row int) money.Period {
	i := b.first(columns.PayUnit)
	if i < 0 {
		return money.UnknownPeriod
	}
	text := label(b.columns[i].cells.Text(row))
	if p := columns.PaidBy(text); p != money.UnknownPeriod {
		return p
	}
	named := columns.FigureOf(b.words(i), false).Period // "Annual wage": yes or no
	switch strings.ToLower(text) {
	case "1", "true", "yes", "y":
		return named
	case "0", "false", "no", "n":
		if named == money.Hour {
			return money.Year
		}
		return money.Hour
	}
	return money.UnknownPeriod
}
