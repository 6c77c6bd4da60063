package columns

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/money"
)

// ByAssumption is the ground of a unit that nothing names: the likeliest by
// amount, currency, country and language.
const ByAssumption What = "assumption"

// ByPlace is the ground of a currency that the one country of all rows tells.
const ByPlace What = "place"

// units says in what unit each column of pay is: its period, currency and scale.
func (t *table) units(a *Assignment) {
	a.Language = t.language()
	a.TypicalYear = money.TypicalYear(homes[a.Language])
	if oneCountry[a.Language] {
		a.Home = homes[a.Language]
	}
	for i := range a.Columns {
		switch r, c := &a.Columns[i], t.columns[i]; {
		case r.Meaning.IsPay() || r.Meaning == Cost:
			t.namedUnit(c, r)
		case r.Meaning == PayUnit && c.cells.Codes >= nearly:
			coded := *c.cells
			coded.Units, c.cells = coded.CodedUnits, &coded
		}
	}
	t.inheritPeriods(a)
	t.yearsOfPay(a)
	t.lookAround(a)
	home := t.homeCurrency()
	for i := range a.Columns {
		t.signedCurrency(a, i, cmp.Or(home, homes[a.Language]))
	}
	shared := t.sharedCurrency(a)
	for i := range a.Columns {
		r := &a.Columns[i]
		if !r.Meaning.IsPay() {
			continue
		}
		t.unnamedCurrency(&a.Columns[i], t.columns[i], shared, home)
		switch {
		case r.Period != money.UnknownPeriod:
		case !t.unitElsewhere(a, i):
			t.assumePeriod(a, i)
		case t.around.units == 1 && a.UnitColumn(i) >= 0:
			if u := t.columns[a.UnitColumn(i)]; u.onlyUnit() != money.UnknownPeriod {
				r.Period, r.PeriodBy = u.onlyUnit(), ByNeighbours
			}
		}
	}
	assumeTogether(a)
}

// signedCurrency gives pay whose header names a sign that several currencies share
// the one among them of the one country, else of the language: "Lön (kr)".
func (t *table) signedCurrency(a *Assignment, i int, home string) {
	r, c := &a.Columns[i], t.columns[i]
	if r.Meaning.IsPay() && r.Currency == "" && !t.around.currency && len(c.cells.Currencies) == 0 && money.MayBe(c.header, home) {
		r.Currency, r.CurrencyBy = home, ByAssumption
	}
}

// unnamedCurrency gives pay that names no currency the one that its neighbours
// share, else that of the one country; "$" is that country's own dollar.
func (t *table) unnamedCurrency(r *Assigned, c *column, shared, home string) {
	dollars := Dollars(c.header, c.cells)
	converted := c.heading.has(lexicon.Annualized, lexicon.Converted)
	switch {
	case r.Currency == "USD" && dollars && money.IsDollar(home):
		r.Currency, r.CurrencyBy = home, ByPlace
	case r.Currency != "" || t.around.currency || len(c.cells.Currencies) > 0 || converted:
	case shared == "" && home != "":
		r.Currency, r.CurrencyBy = home, ByPlace
	default:
		r.Currency, r.CurrencyBy = shared, ByNeighbours
	}
	r.Dollar = r.Currency == "USD" && dollars
}

// yearsOfPay says which columns hold the same pay of different years: "Salary 2024",
// "Salary 2025".
func (t *table) yearsOfPay(a *Assignment) {
	families := map[string][]int{}
	for i := range a.Columns {
		if a.Columns[i].Meaning.IsPay() && t.columns[i].heading.year != "" {
			key := string(a.Columns[i].Meaning)
			if a.Columns[i].Meaning.IsStatistic() {
				key += stem(t.columns[i].header)
			}
			families[key] = append(families[key], i)
		}
	}
	for _, family := range families {
		if len(family) < 2 {
			continue
		}
		for _, i := range family {
			a.Columns[i].Year = t.columns[i].heading.year
		}
	}
}

// namedUnit reads what the header, the cells and the title name.
func (t *table) namedUnit(c *column, r *Assigned) {
	r.Scale = money.ScaleOf(c.header)
	r.Currency, r.CurrencyBy = c.currency()
	if c.heading.says(lexicon.ToDate, lexicon.Quarter) {
		return
	}
	r.Period, r.PeriodBy = c.period()
	if r.PeriodBy == "" && t.saysPeriod(c.heading.letterPeriod()) {
		r.Period, r.PeriodBy = c.heading.letterPeriod(), ByHeader
	}
	for _, h := range t.texts {
		if r.Currency == "" && len(c.cells.Currencies) == 0 {
			r.Currency, r.CurrencyBy = money.CurrencyOf(h.header), ByTitle
		}
		if r.PeriodBy == "" && !r.Meaning.IsPart() && (h.has(payHeads...) || h.has(lexicon.PayUnit)) && PeriodOf(h.Text) != money.UnknownPeriod {
			r.Period, r.PeriodBy = PeriodOf(h.Text), ByTitle
		}
		if r.Scale == 1 {
			r.Scale = money.ScaleOf(h.header)
		}
	}
}

// currency is the currency that the header names, else the one of all cells.
func (c *column) currency() (code string, by What) {
	code = money.CurrencyOf(c.header)
	if code == "" {
		code = c.heading.currency()
	}
	if code == "" && c.heading.says(lexicon.Lakh, lexicon.Crore) {
		code = "INR"
	}
	if code == "" && len(c.cells.Currencies) == 1 {
		return c.cells.Currencies[0], ByCells
	}
	return code, ByHeader
}

// period is the pay period that the header names, else nearly all cells.
func (c *column) period() (money.Period, What) {
	if p := PeriodOf(c.heading.Text); p != money.UnknownPeriod {
		return p, ByHeader
	}
	if c.heading.has(lexicon.Annualized, lexicon.Converted) {
		return money.Year, ByHeader
	}
	if p := c.oneUnit(); p != money.UnknownPeriod {
		return p, ByCells
	}
	return money.UnknownPeriod, ""
}

// currency is the one currency that words of a header name by the vocabulary.
func (h *heading) currency() string {
	one := ""
	for _, m := range h.Matches {
		switch {
		case !m.Concept.IsCurrency() || m.Concept.IsShared() || !h.spellsCurrency(m):
		case one != "" && one != string(m.Concept):
			return ""
		default:
			one = string(m.Concept)
		}
	}
	return one
}

// spellsCurrency reports whether a match is a name of a currency, or its code in
// capitals; "i.d.R." and "års" are none.
func (h *heading) spellsCurrency(m lexicon.Match) bool {
	letters := 0
	for _, w := range h.Words[m.From:m.To] {
		letters += len([]rune(w.Text))
	}
	const code = 3
	return letters > code || letters < code && m.To == m.From+1 || m.To == m.From+1 && h.Words[m.From].Capitals
}

// sharedCurrency is the one currency that the columns of pay name, else any header;
// "" if they name none or several.
func (t *table) sharedCurrency(a *Assignment) string {
	named := func(is func(i int) bool, of func(i int) string) string {
		shared := ""
		for i := range a.Columns {
			switch currency := of(i); {
			case !is(i) || currency == "":
			case shared == "" || shared == currency:
				shared = currency
			default:
				return several
			}
		}
		return shared
	}
	isPay := func(i int) bool { return a.Columns[i].Meaning.IsPay() }
	shared := named(isPay, func(i int) string { return a.Columns[i].Currency })
	if shared == "" {
		shared = named(func(int) bool { return true }, func(i int) string { return signOf(t.columns[i].header) })
	}
	if shared == several {
		return ""
	}
	return shared
}

// signOf is the currency whose sign a header holds, "" if there is none; words and
// letters may be of something else.
func signOf(header string) string {
	if strings.ContainsFunc(header, func(r rune) bool { return r != '$' && unicode.Is(unicode.Sc, r) }) {
		return money.CurrencyOf(header)
	}
	return ""
}

// several stands for more than one currency.
const several = "several"

// language is the language that most headers are written in.
func (t *table) language() lexicon.Language {
	if len(t.languages) == 0 {
		return lexicon.English
	}
	return t.languages[0]
}

// FlaggedPeriod is the period that a yes or no is about: of "annual wage flag" the
// year; UnknownPeriod where a header is no such flag.
func FlaggedPeriod(header string) money.Period {
	if h := headingOf(header); h.has(lexicon.Flag) {
		return PeriodOf(h.Text)
	}
	return money.UnknownPeriod
}

// Dollars reports whether a column's currency is only told by "$".
func Dollars(header string, cells *Cells) bool {
	return strings.Contains(header, "$") && money.CurrencyOf(header) == "USD" && !strings.Contains(strings.ToUpper(header), "US") || cells.Dollar
}
