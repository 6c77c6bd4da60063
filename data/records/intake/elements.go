package intake

import (
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// makeElements makes the pay elements of the columns of pay: base pay first, or
// the only total where there is no base.
func (b *recordsMaker) makeElements() {
	b.blankBonusIsZero()
	base := b.makeBase()
	b.elements = append(b.elements, base...)
	for _, p := range b.pays {
		if b.names[p.index] == "" && p.known > 0 {
			b.elements = append(b.elements, b.columnElement(p))
		}
	}
	if len(base) > 0 {
		b.addShares(&b.elements[0])
	}
	b.addTotalCash()
	if len(base) == 0 {
		b.defaultToTotal()
	}
	if len(b.elements) > 0 {
		b.reportShares(&b.elements[0])
	}
}

// columnElement makes an element of one column that is not the file's base pay.
func (b *recordsMaker) columnElement(p *payColumn) element {
	kind, name := market.ElementKind(p.Meaning), p.header
	switch p.Meaning {
	case columns.BonusPaid, columns.BonusTarget, columns.CommissionPaid, columns.CommissionTarget, columns.Equity, columns.TotalCash, columns.TotalPay:
		if !b.hasElement(string(p.Meaning)) {
			name = string(p.Meaning)
		}
	default:
		kind = market.OtherPay
	}
	return b.newElement(p, kind, name)
}

// hasElement reports whether an element has the name.
func (b *recordsMaker) hasElement(name string) bool {
	return slices.ContainsFunc(b.elements, func(e element) bool { return e.Name == name })
}

func (b *recordsMaker) newElement(p *payColumn, kind market.ElementKind, name string) element {
	b.names[p.index] = name
	e := element{Element: market.Element{
		Name: name, Label: label(columns.Meaning(kind), p.header), Header: p.header, Kind: kind,
	}, annual: p.annual}
	e.Currency, e.CurrencyDimension = b.currencyOf(p)
	if p.says(lexicon.ToDate) {
		b.remark(&e, remark.PaidToDate, p.header)
	}
	return e
}

// label is how people read a pay element.
func label(m columns.Meaning, header string) string {
	switch m {
	case columns.Base:
		return "Base salary"
	case columns.BonusTarget:
		return "Bonus, target"
	case columns.BonusPaid:
		return "Bonus, paid"
	case columns.CommissionTarget:
		return "Commission, target"
	case columns.CommissionPaid:
		return "Commission, paid"
	case columns.Equity:
		return "Equity"
	case columns.TotalCash:
		return "Total cash"
	case columns.TotalPay:
		return "Total pay"
	}
	return header
}

// addShares makes money of the columns that hold a bonus or the like as a share of
// base pay: 0.15, 15 or "15%".
func (b *recordsMaker) addShares(base *element) {
	for i, a := range b.r.Assignment.Columns {
		if a.Of == "" || b.table.Columns[i].Store == sheets.NotKept {
			continue
		}
		number, unit := b.rowNumbers(i), 1.0
		if b.inPerCent(i) {
			unit = perCent
		}
		annual, known := make([]float64, b.table.Rows), 0
		for row := range annual {
			share := number(row) / unit
			if math.IsNaN(share) && b.r.Options.BlankBonusIsZero {
				share = 0
			}
			annual[row] = base.annual[row] * share
			if annual[row] == annual[row] {
				known++
			}
		}
		if known == 0 {
			continue
		}
		name := string(a.Of)
		if b.hasElement(name) {
			name = b.header(i)
		}
		b.names[i] = name
		e := element{Element: market.Element{
			Name: name, Label: label(a.Of, b.header(i)), Header: b.header(i), Kind: market.ElementKind(a.Of),
			Currency: base.Currency, CurrencyDimension: base.CurrencyDimension,
		}, annual: annual}
		b.remark(&e, remark.ShareOfBase, b.header(i), base.Label)
		b.elements = append(b.elements, e)
	}
}

// inPerCent reports whether the numbers of a column of shares are per cents: they
// are written so, or go beyond what a part of one can be.
func (b *recordsMaker) inPerCent(i int) bool {
	const mostPart = 1.5
	s := &b.r.Cells[i]
	return s.Percent >= 0.5 || s.Highest > mostPart
}

// addTotalCash makes total cash of base, bonus and commission where the file
// does not state it.
func (b *recordsMaker) addTotalCash() {
	find := func(k market.ElementKind) int {
		return slices.IndexFunc(b.elements, func(e element) bool { return e.Kind == k })
	}
	base, total := find(market.Base), find(market.TotalCash)
	if base < 0 || total >= 0 {
		return
	}
	annual := slices.Clone(b.elements[base].annual)
	var parts []string
	var used []int
	for _, kinds := range [][]market.ElementKind{{market.BonusPaid, market.BonusTarget}, {market.CommissionPaid, market.CommissionTarget}} {
		i := find(kinds[0])
		if i < 0 && b.isShare(find(kinds[1])) {
			i = find(kinds[1])
		}
		if i < 0 {
			continue
		}
		e := &b.elements[i]
		if e.Currency != b.elements[base].Currency || e.CurrencyDimension != b.elements[base].CurrencyDimension {
			b.note(remark.NoTotalCash, e.Header)
			return
		}
		parts = append(parts, strings.ToLower(e.Label))
		used = append(used, i)
		for row, x := range e.annual {
			if math.IsNaN(x) && b.r.Options.BlankBonusIsZero {
				x = 0
			}
			annual[row] += x
		}
	}
	if len(parts) == 0 {
		return
	}
	cash := element{Element: market.Element{
		Name: string(market.TotalCash), Label: label(columns.TotalCash, ""), Kind: market.TotalCash,
		Currency: b.elements[base].Currency, CurrencyDimension: b.elements[base].CurrencyDimension,
	}, annual: annual}
	b.remarkPartPeriods(&cash, base, used)
	b.elements = append(b.elements, cash)
	kind := remark.TotalCashOfKnown
	if b.r.Options.BlankBonusIsZero {
		kind = remark.TotalCashBlankZero
	}
	b.choose(kind, remark.List(parts))
}

// remarkPartPeriods says which parts of total cash are paid for another time than
// base pay.
func (b *recordsMaker) remarkPartPeriods(cash *element, base int, parts []int) {
	of := b.payNamed(&b.elements[base])
	for _, i := range parts {
		p := b.payNamed(&b.elements[i])
		if p != nil && of != nil && p.mainPeriod() != of.mainPeriod() {
			b.remark(cash, remark.PartOfOtherPeriod, p.header, p.mainPeriod().String(), of.header, of.mainPeriod().String())
		}
	}
}

// isShare reports whether an element was made of shares of base pay.
func (b *recordsMaker) isShare(element int) bool {
	if element < 0 {
		return false
	}
	header := b.elements[element].Header
	return slices.ContainsFunc(b.r.Layout.Names, func(n string) bool { return n == header }) &&
		b.r.Assignment.Columns[slices.Index(b.r.Layout.Names, header)].Of != ""
}

// blankBonusIsZero counts blank cells of a bonus or commission as none, for that
// element as for total cash, where the user says so.
func (b *recordsMaker) blankBonusIsZero() {
	if !b.r.Options.BlankBonusIsZero {
		return
	}
	for _, p := range b.pays {
		switch p.Meaning {
		case columns.BonusPaid, columns.BonusTarget, columns.CommissionPaid, columns.CommissionTarget:
			b.zeroBlanks(p)
		}
	}
}

// zeroBlanks makes zeros of the blank cells of people who have other pay.
func (b *recordsMaker) zeroBlanks(p *payColumn) {
	for row, x := range p.annual {
		if !math.IsNaN(x) || b.whyLeft[row] != "" || b.table.Columns[p.index].Text(row) != "" {
			continue
		}
		for _, q := range b.pays {
			if q != p && !math.IsNaN(q.annual[row]) && !q.Meaning.IsPart() {
				p.annual[row] = 0
				p.known++
				break
			}
		}
	}
}

// defaultToTotal puts the pay to be shown first where the file has no base pay.
func (b *recordsMaker) defaultToTotal() {
	for _, k := range []market.ElementKind{market.TotalPay, market.TotalCash, market.OtherPay} {
		i := b.fullest(k)
		if i < 0 {
			continue
		}
		e := b.elements[i]
		b.base = e.Header
		kind := remark.TotalTaken
		if k == market.OtherPay {
			kind = remark.OtherPayTaken
		}
		b.remark(&e, kind, e.Header)
		if p := b.payNamed(&e); p != nil {
			b.remarkDefault(p, &e)
		}
		b.elements = append([]element{e}, slices.Delete(b.elements, i, i+1)...)
		return
	}
	if len(b.elements) > 0 {
		b.base = b.elements[0].Header
	}
}

// fullest returns the element of a kind that is known for most people, -1 if there
// is none, of the newest year where there are several; a part of pay, such as
// overtime, comes after others.
func (b *recordsMaker) fullest(k market.ElementKind) int {
	best, most, year := -1, -1, ""
	for i := range b.elements {
		if b.elements[i].Kind != k {
			continue
		}
		known := 0
		for _, x := range b.elements[i].annual {
			if x == x {
				known++
			}
		}
		p := b.payNamed(&b.elements[i])
		if p != nil && p.Meaning.IsPart() {
			known /= 100
		}
		if known > most || p != nil && p.Year > year && 10*known > most {
			best, most = i, known
			if p != nil {
				year = p.Year
			}
		}
	}
	return best
}

// payNamed returns the column of pay that an element was made of; nil if it was
// made of several.
func (b *recordsMaker) payNamed(e *element) *payColumn {
	for _, p := range b.pays {
		if p.header == e.Header && e.Header != "" {
			return p
		}
	}
	return nil
}

// namesParts reports whether a column says which part of pay each row holds, by its
// cells or by its header.
func (b *recordsMaker) namesParts(i int) bool {
	m, c := b.meanings[i], &b.r.Cells[i]
	if m.IsPay() || m == columns.PayUnit || c.Distinct < 2 || c.Number >= 0.5 {
		return false
	}
	byHeader := func(m lexicon.Match) bool { return m.Concept == lexicon.PayElement }
	return c.NamesParts() || slices.ContainsFunc(lexicon.Default().Read(b.header(i)).Matches, byHeader)
}
