package ingest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// makeElements makes the pay elements of the columns of pay: base pay first, or
// the only total where there is no base.
func (b *builder) makeElements() {
	b.elements = nil
	base := b.makeBase()
	var others []element
	for _, p := range b.pays {
		if b.names[p.index] == "" {
			others = append(others, b.columnElement(p))
		}
	}
	b.elements = append(b.elements, base...)
	b.elements = append(b.elements, others...)
	b.addTotalCash()
	if len(base) == 0 {
		b.defaultToTotal()
	}
}

// makeBase makes base pay of the column that is most surely base pay, of several
// that are paid for different periods, or of the ends of a pay band.
func (b *builder) makeBase() []element {
	var candidates []*payColumn
	for _, p := range b.pays {
		if p.meaning == Base && p.known > 0 {
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
	if len(left) > 0 && !best.chosen {
		b.remark(&e, fmt.Sprintf("several columns could be base pay: %q was taken, not %s", best.header, strings.Join(left, ", ")))
	}
	b.remarkDefault(best, &e)
	return []element{e}
}

// leaveRivals makes pay of another kind of the columns that are not base pay after
// all, and lists them with those that could be by their cells.
func (b *builder) leaveRivals(best *payColumn, candidates []*payColumn) (left []string) {
	for _, c := range candidates {
		if c != best {
			c.meaning = OtherPay
			b.file.guesses[c.index].meaning = OtherPay
			b.file.guesses[c.index].why += fmt.Sprintf("; %q is base pay", best.header)
			left = append(left, fmt.Sprintf("%q", c.header))
		}
	}
	for _, rival := range best.rivals {
		left = append(left, fmt.Sprintf("%q", rival))
	}
	return left
}

// baseScore says how surely a column is base pay.
func (b *builder) baseScore(p *payColumn) float64 {
	score := p.fit
	if p.chosen {
		score += 100
	}
	words, _ := headerWords(p.header)
	for _, w := range words {
		switch w {
		case "base", "basic", "grundgehalt", "peruspalkka", "grundlon":
			score += 10
		}
	}
	if cmp.Or(p.currency, p.named) != "" || p.converted() {
		score += 5 // one currency throughout
	}
	if b.file.guesses[p.index].period == money.UnknownPeriod {
		score-- // a header that names its period leaves no doubt
	}
	switch p.period {
	case money.Hour, money.Day, money.Week, money.Fortnight, money.HalfMonth:
		score -= 1.5 // a year's pay needs no assumption about hours
	case money.Month:
		score -= 0.5
	}
	if rows := b.table.Rows; rows > 0 {
		score += 4 * float64(p.known) / float64(rows)
	}
	return score
}

// complement reports whether columns of base pay fill each other's gaps: each
// row has its pay in one of them, such as an hourly rate or an annual salary.
func (b *builder) complement(candidates []*payColumn) bool {
	both, fewest := 0, math.MaxInt
	for _, p := range candidates {
		if p.chosen {
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
func (b *builder) joinedBase(candidates []*payColumn) []element {
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
	var parts, headers []string
	for _, p := range candidates {
		p.meaning = OtherPay
		parts = append(parts, fmt.Sprintf("%s (%d rows)", p.header, p.known))
		headers = append(headers, p.header)
	}
	b.base = strings.Join(headers, " + ")
	b.choose("base pay is put together, each row by the column it uses: " + strings.Join(parts, ", "))
	e := element{Element: market.Element{
		Name: string(market.Base), Label: label(Base, ""), Kind: market.Base,
	}, annual: annual}
	b.shareCurrency(&e, candidates)
	return []element{e}
}

// shareCurrency gives an element made of several columns the currency they
// share.
func (b *builder) shareCurrency(e *element, columns []*payColumn) {
	e.Currency, e.CurrencyDimension = b.currencyOf(columns[0])
	for _, p := range columns[1:] {
		if currency, dimension := b.currencyOf(p); currency != e.Currency || dimension != e.CurrencyDimension {
			e.Currency, e.CurrencyDimension = "", ""
			b.notes = append(b.notes, fmt.Sprintf("the currency of %q and %q differs or is unknown", columns[0].header, p.header))
		}
	}
}

// columnElement makes an element of one column that is not the file's base pay.
func (b *builder) columnElement(p *payColumn) element {
	kind, name := market.ElementKind(p.meaning), p.header
	switch p.meaning {
	case OtherPay, PayMinimum, PayMaximum, Base:
		kind = market.OtherPay
	default:
		if !slices.ContainsFunc(b.elements, func(e element) bool { return e.Name == string(p.meaning) }) && !b.named(string(p.meaning)) {
			name = string(p.meaning)
		}
	}
	return b.newElement(p, kind, name)
}

// named reports whether an element made of a column has the name.
func (b *builder) named(name string) bool {
	for _, n := range b.names {
		if n == name {
			return true
		}
	}
	return false
}

func (b *builder) newElement(p *payColumn, kind market.ElementKind, name string) element {
	b.names[p.index] = name
	e := element{Element: market.Element{
		Name: name, Label: label(Meaning(kind), p.header), Header: p.header, Kind: kind,
	}, annual: p.annual}
	e.Currency, e.CurrencyDimension = b.currencyOf(p)
	if e.Currency != "" && e.Currency != cmp.Or(p.currency, p.named) && b.column(Currency) < 0 && b.file.options.Currency == "" {
		b.choose(fmt.Sprintf("pay that names no currency is taken to be in %s, as the file's other pay", e.Currency))
	}
	return e
}

// label is how people read a pay element.
func label(m Meaning, header string) string {
	switch m {
	case Base:
		return "Base salary"
	case BonusTarget:
		return "Bonus, target"
	case BonusPaid:
		return "Bonus, paid"
	case CommissionTarget:
		return "Commission, target"
	case CommissionPaid:
		return "Commission, paid"
	case Equity:
		return "Equity"
	case TotalCash:
		return "Total cash"
	case TotalPay:
		return "Total pay"
	}
	return header
}

// currencyOf returns the currency of a column of pay: its header's, or the file's
// column of currencies, or that of its cells, or the user's word. A column of
// currencies comes before the cells, because "$" and no sign at all stand for many.
func (b *builder) currencyOf(p *payColumn) (currency, dimension string) {
	if p.currency != "" && (p.cellCodes == nil || b.column(Currency) >= 0) {
		return p.currency, ""
	}
	if i := b.column(Currency); i >= 0 && b.table.Columns[i].Store == sheets.AsText && !p.converted() {
		c := &b.table.Columns[i]
		if one := onlyLabel(c); one != "" {
			if code := money.CurrencyOf(one); code != "" {
				return code, ""
			}
			return one, ""
		}
		return "", string(market.Currency)
	}
	if p.cellCodes != nil {
		return "", string(market.Currency) // a dimension made of the cells
	}
	if p.named != "" {
		return p.named, ""
	}
	if o := b.file.options.Currency; o != "" {
		return strings.ToUpper(o), ""
	}
	return b.sharedCurrency(p), ""
}

// sharedCurrency is the one currency that the file's columns of pay name, for a
// column that names none; "" if they name several. Amounts converted to one
// currency need not be in that of the others.
func (b *builder) sharedCurrency(p *payColumn) string {
	shared := ""
	for _, other := range b.pays {
		currency := cmp.Or(other.currency, other.named)
		switch {
		case p.converted() || other.cellCodes != nil || shared != "" && currency != "" && currency != shared:
			return ""
		case currency != "":
			shared = currency
		}
	}
	return shared
}

// onlyLabel returns the one text all cells of a column hold; "" where they
// differ or some are blank.
func onlyLabel(c *sheets.Column) string {
	if len(c.Labels) != 2 || c.Filled != c.Codes.Len() {
		return ""
	}
	return c.Labels[1]
}

// addTotalCash makes total cash of base, bonus and commission where the file
// does not state it.
func (b *builder) addTotalCash() {
	find := func(k market.ElementKind) int {
		return slices.IndexFunc(b.elements, func(e element) bool { return e.Kind == k })
	}
	base, total := find(market.Base), find(market.TotalCash)
	if base < 0 || total >= 0 {
		return
	}
	annual := slices.Clone(b.elements[base].annual)
	var parts []string
	for _, k := range []market.ElementKind{market.BonusPaid, market.CommissionPaid} {
		i := find(k)
		if i < 0 {
			continue
		}
		e := &b.elements[i]
		if e.Currency != b.elements[base].Currency || e.CurrencyDimension != b.elements[base].CurrencyDimension {
			b.notes = append(b.notes, fmt.Sprintf("total cash is not computed: %s is in another currency than base pay", e.Header))
			return
		}
		parts = append(parts, strings.ToLower(e.Label))
		for row, x := range e.annual {
			if math.IsNaN(x) && b.file.options.BlankBonusIsZero {
				x = 0
			}
			annual[row] += x
		}
	}
	if len(parts) == 0 {
		return
	}
	b.elements = append(b.elements, element{Element: market.Element{
		Name: string(market.TotalCash), Label: label(TotalCash, ""), Kind: market.TotalCash,
		Currency: b.elements[base].Currency, CurrencyDimension: b.elements[base].CurrencyDimension,
	}, annual: annual})
	choice := "total cash is base plus " + strings.Join(parts, " plus ")
	if b.file.options.BlankBonusIsZero {
		choice += ", blank ones counted as zero"
	} else {
		choice += ", for people of whom all are known"
	}
	b.choose(choice)
}

// defaultToTotal puts the pay to be shown first where the file has no base pay.
func (b *builder) defaultToTotal() {
	for _, k := range []market.ElementKind{market.TotalPay, market.TotalCash, market.OtherPay} {
		i := slices.IndexFunc(b.elements, func(e element) bool { return e.Kind == k })
		if i < 0 {
			continue
		}
		e := b.elements[i]
		b.base = e.Header
		note := fmt.Sprintf("the file has no base pay: %q was taken", e.Header)
		if k != market.OtherPay {
			note = fmt.Sprintf("the file has no base pay: total pay (%q) was taken", e.Header)
		}
		b.remark(&e, note)
		if column := slices.IndexFunc(b.pays, func(p *payColumn) bool { return p.header == e.Header }); column >= 0 {
			b.remarkDefault(b.pays[column], &e)
		}
		b.elements = append([]element{e}, slices.Delete(b.elements, i, i+1)...)
		return
	}
}

// choose records a decision that changes pay, once.
func (b *builder) choose(sentence string) {
	if !slices.Contains(b.choices, sentence) {
		b.choices = append(b.choices, sentence)
	}
}
