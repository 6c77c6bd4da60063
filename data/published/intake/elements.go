package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// payOf is one pay element by the words for it.
type payOf struct {
	pay            columns.Meaning
	target, direct bool
}

// elements are the pay elements that words may name, as they are called where the
// words do not call them better.
var elements = map[payOf]market.Element{
	{pay: columns.Base}:                                 {Name: "base", Label: "Base salary", Kind: market.Base},
	{pay: columns.TotalCash}:                            {Name: "total_cash", Label: "Total cash", Kind: market.TotalCash},
	{pay: columns.TotalCash, target: true}:              {Name: "target_total_cash", Label: "Target total cash", Kind: market.TotalCash},
	{pay: columns.TotalPay}:                             {Name: "total", Label: "Total pay", Kind: market.TotalPay},
	{pay: columns.TotalPay, target: true}:               {Name: "target_total", Label: "Target total pay", Kind: market.TotalPay},
	{pay: columns.TotalPay, direct: true}:               {Name: "total_direct", Label: "Total direct compensation", Kind: market.TotalPay},
	{pay: columns.TotalPay, direct: true, target: true}: {Name: "target_total_direct", Label: "Target total direct compensation", Kind: market.TotalPay},
	{pay: columns.BonusPaid}:                            {Name: "bonus_paid", Label: "Bonus paid", Kind: market.BonusPaid},
	{pay: columns.BonusTarget, target: true}:            {Name: "bonus_target", Label: "Target bonus", Kind: market.BonusTarget},
	{pay: columns.CommissionPaid}:                       {Name: "commission_paid", Label: "Commission paid", Kind: market.CommissionPaid},
	{pay: columns.CommissionTarget, target: true}:       {Name: "commission_target", Label: "Target commission", Kind: market.CommissionTarget},
	{pay: columns.Equity}:                               {Name: "equity", Label: "Equity", Kind: market.Equity},
	{pay: columns.Allowance}:                            {Name: "allowance", Label: "Allowances", Kind: market.OtherPay},
	{pay: columns.Overtime}:                             {Name: "overtime", Label: "Overtime", Kind: market.OtherPay},
	{pay: columns.OtherPay}:                             {Name: "pay", Label: "Pay", Kind: market.OtherPay},
}

// elementOf is the pay element that words name; ok is false where they name none.
func elementOf(f columns.Figure) (e market.Element, ok bool) {
	key := payOf{f.Pay, f.Target, f.Direct}
	for _, k := range []payOf{key, {pay: f.Pay, target: f.Target}, {pay: f.Pay}, {pay: f.Pay, target: true}} {
		if e, ok = elements[k]; ok {
			break
		}
	}
	if !ok {
		return e, false
	}
	if f.Pay == columns.Base || f.Pay == columns.TotalPay || f.Pay == columns.OtherPay {
		if text := asLabel(f.Label); text != "" && f.Named && !f.Direct {
			e.Label = text
		}
	}
	return e, true
}

// asLabel makes a label of the words for pay in a header: "Base Salary" is "Base
// salary"; "" where they are an abbreviation.
func asLabel(words string) string {
	const shortest = 4
	if utf8.RuneCountInString(words) < shortest || strings.ToUpper(words) == words && strings.ToLower(words) != words {
		return ""
	}
	text := strings.ToLower(words)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// nameElements gives every figure its pay element: that of its words, else of the
// table's title, else of a note that speaks of figures, else base pay. The same pay
// in two currencies is two elements.
func (b *tableMaker) nameElements() {
	var unnamed *market.Element
	known := map[string]*market.Element{}
	currencies := map[string]string{} // of elements
	for _, f := range b.figures {
		e, ok := elementOf(f.Figure)
		if !ok {
			if unnamed == nil {
				of := b.tableElement()
				unnamed = &of
			}
			e = *unnamed
		}
		if currency := b.columns[f.column].Currency; currency != "" {
			if first, ok := currencies[e.Name]; ok && first != currency {
				e.Name, e.Label = e.Name+" "+currency, e.Label+" ("+currency+")"
			}
			currencies[e.Name] = currency
		}
		if known[e.Name] == nil {
			known[e.Name] = &e
		}
		f.element = known[e.Name]
	}
}

// tableElement is the pay of figures that do not say which it is.
func (b *tableMaker) tableElement() market.Element {
	const shortNote = 60 // letters
	for i, text := range b.r.Texts {
		f := columns.FigureOf(text, false)
		if e, ok := elementOf(f); ok && (i < len(b.r.Layout.Above) || f.Statistic != "" && len(text) <= shortNote) {
			return e
		}
	}
	if b.first(columns.PayElement) < 0 {
		b.choose(remark.PayUnnamed)
	}
	return market.Element{Name: "base", Label: "Pay", Kind: market.Base}
}

// cellElement is the pay element that a cell of a row names, of a figure of one that
// headers name.
func (b *tableMaker) cellElement(text string, of *market.Element) *market.Element {
	key := text + "\x00" + of.Name
	if e := b.byCell[key]; e != nil {
		return e
	}
	e, ok := elementOf(columns.FigureOf(text, false))
	if !ok {
		e = market.Element{Name: text, Kind: market.OtherPay}
	}
	e.Label, e.Notes, e.Currency, e.CurrencyDimension = text, of.Notes, of.Currency, of.CurrencyDimension
	if b.byCell == nil {
		b.byCell = map[string]*market.Element{}
	}
	b.byCell[key] = &e
	return &e
}
