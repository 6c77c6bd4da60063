package bands

import (
	"strings"

	"github.com/paybench/paybench/data/money"
)

const notASize = `is not a size: write a number, "51-200", "1000+" or "<10"`

// ParseSize reads a head-count or a revenue as people write it: "51-200",
// "201–1,000", "10000+ employees", "yli 1000", "<10", "$10M-$50M".
//
// A blank cell gives [ErrBlank], any other that is not a size an error that
// matches [ErrUnreadable].
func ParseSize(cell string) (Span, error) {
	if n, ok := wholeNumber(cell); ok {
		return number(n), nil
	}
	text := strings.ToLower(strings.TrimSpace(money.Clean(cell)))
	if text == "" {
		return Span{}, ErrBlank
	}
	outer, _, _ := strings.Cut(text, "(")
	if span, ok := sizeIn(outer); ok {
		return span, nil
	}
	if inner, found := bracketed(text); found {
		// "Small (10-49)"; a bare number in brackets may be anything.
		if span, ok := sizeIn(inner); ok && span.Min != span.Max {
			return span, nil
		}
	}
	return Span{}, unreadable(cell, notASize)
}

// sizeIn reads a folded text.
func sizeIn(text string) (span Span, ok bool) {
	text = strings.TrimSpace(text)
	if _, found := cutTerm(text, alone); found {
		return number(1), true
	}
	if !strings.ContainsAny(text, "0123456789") {
		return span, false
	}
	text, after := cutTails(text, tails)
	text, before := cutLeads(text, about|underLead|overLead)
	amount, err := money.Parse(text, money.Auto)
	if err != nil || amount.Note != "" || amount.Low < 0 || amount.Period != money.UnknownPeriod {
		return span, false
	}
	under := before&underLead|after&lessTail != 0
	open := amount.OpenEnded || after&moreTail != 0 || before&overLead != 0 && !amount.Range
	switch {
	case under:
		return Span{Max: amount.High}, !open && !amount.Range
	case open:
		return openFrom(amount.Low), true
	}
	return Span{Min: amount.Low, Max: amount.High}, true
}

// bracketed returns what stands in brackets at the end of a text.
func bracketed(text string) (inner string, found bool) {
	_, inner, found = strings.Cut(text, "(")
	if !found || !strings.HasSuffix(inner, ")") {
		return "", false
	}
	return strings.TrimSpace(inner[:len(inner)-1]), true
}
