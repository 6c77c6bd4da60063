package intake

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/sheets"
)

// currencyOfCell is what a cell names as its currency: a code, or a sign that
// stands for several, which is a group of its own. A "$" is the dollar that the
// header or the user names.
func (p *payColumn) currencyOfCell(a money.Amount, o ingest.Options) string {
	said := cmp.Or(p.saidCurrency(), strings.ToUpper(o.Currency), p.dollar)
	switch {
	case a.Sign != "":
		return a.Sign
	case a.Currency == "USD" && a.Assumed && money.IsDollar(said):
		return said
	}
	return a.Currency
}

// saidCurrency is the currency that the header, the title or the user's choice
// names, not the cells; "" if they name none.
func (p *payColumn) saidCurrency() string {
	if p.CurrencyBy == columns.ByCells || p.CurrencyBy == columns.ByNeighbours || p.Dollar {
		return ""
	}
	return p.Currency
}

// dollarOfHeaders is the dollar that the headers of pay name; "" if none or several
// do.
func dollarOfHeaders(all []columns.Assigned) string {
	found := ""
	for _, c := range all {
		switch {
		case !c.Meaning.IsPay() || c.CurrencyBy != columns.ByHeader || c.Dollar || !money.IsDollar(c.Currency):
		case found == "" || found == c.Currency:
			found = c.Currency
		default:
			return ""
		}
	}
	return found
}

// isSign reports whether the name of a currency is a sign that stands for several.
func isSign(currency string) bool { return len(currency) != 3 || strings.ToUpper(currency) != currency }

func (p *payColumn) currencyIndex(code string) uint8 {
	i := slices.Index(p.currencies, code)
	if i < 0 && len(p.currencies) <= math.MaxUint8 {
		i = len(p.currencies)
		p.currencies = append(p.currencies, code)
	}
	return uint8(max(i, 0))
}

func (p *payColumn) setCurrency(row, rows int, code uint8) {
	if p.cellCodes == nil {
		p.cellCodes = make([]uint8, rows)
	}
	p.cellCodes[row] = code
	p.namedCells++
}

// byCell reports whether the currency of a column of pay differs by cell. Cells that
// name none go with the one that the others name only where the header names it
// too, or most cells do.
func (p *payColumn) byCell(o ingest.Options) bool {
	if p.cellCodes == nil || len(p.currencies) == 2 && p.namedCells == p.report.Parsed && p.named == "" {
		return false // none, or one sign throughout, whose currency the user may name
	}
	if p.named == "" {
		return true
	}
	switch said := p.saidCurrency(); {
	case said != "":
		return said != p.named
	case p.namedCells == p.report.Parsed, p.named == p.dollar, p.named == p.home:
		return false
	case o.Currency != "":
		return strings.ToUpper(o.Currency) != p.named
	}
	return 2*p.namedCells <= p.report.Parsed
}

// currencyOf returns the currency of a column of pay: its header's, or the file's
// column of currencies, or that of its cells, or the user's word. A column of
// currencies comes before the cells, because "$" and no sign at all stand for many;
// the user's word comes before a bare "$".
func (b *recordsMaker) currencyOf(p *payColumn) (currency, dimension string) {
	o := b.r.Options
	column := b.column(columns.Currency)
	byHeader := p.Currency != "" && (p.CurrencyBy == columns.ByHeader || p.CurrencyBy == columns.ByChoice)
	if byHeader && (!p.byCell(o) || column >= 0) {
		if p.Dollar && o.Currency != "" {
			return strings.ToUpper(o.Currency), ""
		}
		return p.Currency, ""
	}
	if column >= 0 && b.table.Columns[column].Store != sheets.NotKept && !p.converted() {
		if one := onlyLabel(&b.table.Columns[column]); one != "" {
			return cmp.Or(money.CurrencyOf(one), one), ""
		}
		return "", string(market.Currency)
	}
	switch {
	case p.byCell(o):
		return "", string(market.Currency) // a dimension made of the cells
	case p.named != "":
		return p.named, ""
	case o.Currency != "":
		return strings.ToUpper(o.Currency), ""
	}
	return cmp.Or(p.Currency, b.sharedWith(p)), ""
}

// sharedWith is the currency that the others share with a column of pay. Amounts
// converted to one currency need not be in that of the others.
func (b *recordsMaker) sharedWith(p *payColumn) string {
	if p.converted() {
		return ""
	}
	return b.shared
}

// sharedCurrency is the one currency that the file's columns of pay name, for a
// column that names none; "" if they name several.
func (b *recordsMaker) sharedCurrency() string {
	shared := ""
	for _, p := range b.pays {
		currency := cmp.Or(p.Currency, p.named)
		switch {
		case p.byCell(b.r.Options) || shared != "" && currency != "" && currency != shared:
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
	if c.Store != sheets.AsText || len(c.Labels) != 2 || c.Filled != c.Codes.Len() {
		return ""
	}
	return c.Labels[1]
}

// CurrencyLabel is the code of a currency that is written in any way: "USD\tUnited
// States dollar", "€". Other texts stay as they are.
func CurrencyLabel(label string) string {
	return cmp.Or(money.CurrencyOf(label), label)
}

// withCellCurrencies adds the dimension of the currencies that cells of pay
// name, where the file has no column of currencies and they are several.
func (b *recordsMaker) withCellCurrencies(all []records.Dimension) []records.Dimension {
	name := string(market.Currency)
	if b.used[name] {
		return all
	}
	for _, p := range b.pays {
		if !p.byCell(b.r.Options) || b.column(columns.Currency) >= 0 {
			continue
		}
		codes := sheets.MakeCodes(len(p.cellCodes))
		fallback := p.currencyIndex(cmp.Or(p.Currency, strings.ToUpper(b.r.Options.Currency)))
		if p.CurrencyBy == columns.ByCells {
			fallback = p.currencyIndex(strings.ToUpper(b.r.Options.Currency))
		}
		for _, code := range p.cellCodes {
			if code == 0 {
				code = fallback
			}
			codes.Append(uint32(code))
		}
		return append(all, records.Dimension{
			Dimension: market.Dimension{Name: name, Header: name, Kind: market.Currency},
			Labels:    p.currencies[1:], Codes: keptCodes(codes, b.taken),
		})
	}
	return all
}

// saidOfCurrencies says where a file's column of currencies and the cells or the
// header of pay name different ones.
func (b *recordsMaker) saidOfCurrencies(p *payColumn, e *element) {
	column := b.column(columns.Currency)
	if column < 0 || b.table.Columns[column].Store != sheets.AsText || p.converted() {
		return
	}
	c := &b.table.Columns[column]
	codes := make([]string, len(c.Labels))
	differs := false
	for i, label := range c.Labels {
		codes[i] = CurrencyLabel(label)
		differs = differs || label != "" && codes[i] != e.Currency
	}
	if e.Currency != "" && e.Currency == p.saidCurrency() && differs {
		b.remark(e, remark.HeaderBeforeCurrency, p.header, e.Currency, b.header(column))
		return
	}
	if lines := b.otherCurrencies(p, c, codes); len(lines) > 0 {
		b.remark(e, remark.CurrencyOverruled, len(lines), p.header, b.header(column), b.firstOf(lines))
	}
}

// otherCurrencies returns the rows whose pay names another currency than the column
// of currencies, of which the codes are by label. A "$" is any dollar, and a sign that
// several share none.
func (b *recordsMaker) otherCurrencies(p *payColumn, c *sheets.Column, codes []string) (lines []int) {
	pay := &b.table.Columns[p.index]
	named := make([]money.Amount, len(pay.Labels))
	for i, label := range pay.Labels {
		named[i], _ = money.Parse(label, money.Auto)
	}
	for _, odd := range pay.Odd {
		code, said := codes[c.Codes.At(int(odd.Row))], named[odd.Code]
		anyDollar := said.Assumed && said.Currency == "USD" && money.IsDollar(code)
		if code != "" && said.Currency != "" && said.Currency != code && !anyDollar && b.whyLeft[int(odd.Row)] == "" {
			lines = append(lines, b.table.Line(int(odd.Row)))
		}
	}
	return lines
}

// saidOfCurrency says what was assumed about the currency of the pay shown first.
func (b *recordsMaker) saidOfCurrency(p *payColumn, e *element) {
	o := b.r.Options
	switch {
	case e.Currency == "":
		b.saidOfSeveral(p, e)
	case o.Currency != "" && e.Currency == strings.ToUpper(o.Currency):
	case p.Dollar && e.Currency == "USD":
		b.remark(e, remark.DollarAssumed, p.header)
	case p.CurrencyBy == columns.ByAssumption && p.Currency == e.Currency:
		b.remark(e, remark.SignAssumed, p.header, e.Currency)
	case p.named == e.Currency && p.namedCells < p.report.Parsed && p.CurrencyBy != columns.ByHeader:
		b.choose(remark.CurrencyOfMost, p.report.Parsed-p.namedCells, p.header, e.Currency)
	case p.Currency == "" && p.named == "" && b.column(columns.Currency) < 0:
		b.choose(remark.CurrencyShared, e.Currency)
	}
}

// saidOfSeveral says what was assumed where cells name several currencies.
func (b *recordsMaker) saidOfSeveral(p *payColumn, e *element) {
	if e.CurrencyDimension != "" && b.r.Options.Currency == "" && b.r.Cells[p.index].Dollar {
		b.remark(e, remark.DollarAssumed, p.header)
	}
}
