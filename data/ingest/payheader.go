package ingest

import (
	"slices"
	"strings"

	"github.com/paybench/paybench/data/money"
)

// inclusions are the words before a list of what pay includes: "yearly income
// (incl. bonuses)".
var inclusions = set("incl including includes inclusive sis sisaltaen inkl inklusive einschliesslich incluye incluyendo inclus compris plus with вкл включая")

// exclusions are the words before a list of what pay leaves out: "annual salary
// without bonus".
var exclusions = set("without excl excluding excludes exclusive except before ilman poislukien ohne exkl exklusive sin excluyendo sans hors utan uden uten zonder senza sem bez без")

// withoutExcluded are a header's words up to what pay leaves out, where they name
// pay.
func withoutExcluded(words []string) []string {
	i := slices.IndexFunc(words, func(w string) bool { return exclusions[w] })
	if i < 0 {
		return words
	}
	if found, _, _ := longestPay(words[:i]); found == "" {
		return words
	}
	return words[:i]
}

// payMeaning returns the pay element that a header names, "" if none, how much of
// the header it explains, and whether it is a part beside other pay.
func payMeaning(words, bracketed []string) (m Meaning, fit float64, part bool) {
	words = withoutExcluded(withoutAsides(words))
	if slices.ContainsFunc(words, func(w string) bool { return notPayWords[w] }) {
		return "", 0, false
	}
	including := slices.ContainsFunc(bracketed, func(w string) bool { return inclusions[w] }) && !slices.Contains(bracketed, "not")
	if i := slices.IndexFunc(words, func(w string) bool { return inclusions[w] }); i >= 0 {
		words, including = words[:i], true
	}
	found, length, mixed := longestPay(words)
	if found == "" || length == 1 && onlyWeak(words) {
		return "", 0, false
	}
	fit = float64(length) / float64(len(words))
	all := append(slices.Clone(words), bracketed...)
	switch {
	case found == OtherPay, mixed, found == Base && !including && holdsAny(words, extraWords):
		return OtherPay, fit, true
	case found == Base && including:
		found = TotalPay
	case isBeside(found, words), afterTax(all) && !found.isPart():
		return OtherPay, fit, false
	}
	return qualified(found, all), fit, false
}

// isBeside reports whether pay is not what this person is paid now.
func isBeside(m Meaning, words []string) bool {
	return slices.Contains(words, "ago") || m == Base && (holdsAny(words, referenceWords) || holdsAny(words, pastWords))
}

// asides are pairs of words that say nothing of which pay it is: before tax is
// gross, and the currency is told elsewhere.
var asides = []term{
	{words: []string{"before", "tax"}},
	{words: []string{"before", "taxes"}},
	{words: []string{"local", "currency"}},
	{words: []string{"original", "currency"}},
	{words: []string{"national", "currency"}},
	{words: []string{"your", "currency"}},
}

// withoutAsides takes the asides out of a header.
func withoutAsides(words []string) []string {
	for _, t := range asides {
		if i := t.within(words); i >= 0 {
			words = slices.Concat(words[:i], words[i+len(t.words):])
		}
	}
	return words
}

// longestPay returns the pay element of the longest term in a header, how many
// words that is, and whether the header's other words name bonus beside shares or
// shares beside bonus, which no one element holds.
func longestPay(words []string) (found Meaning, length int, mixed bool) {
	at := 0
	for _, t := range payTerms {
		i := t.within(words)
		if i < 0 {
			continue
		}
		if n := len(t.words); n > length || n == length && specific(t.meaning) > specific(found) {
			found, length, at = t.meaning, n, i
		}
	}
	opposite := map[Meaning]Meaning{BonusPaid: Equity, Equity: BonusPaid}[found]
	others := slices.Concat(words[:at], words[at+length:])
	mixed = slices.ContainsFunc(payTerms, func(t term) bool { return t.meaning == opposite && t.within(others) >= 0 })
	return found, length, mixed
}

// isPart reports whether an element is paid beside base pay.
func (m Meaning) isPart() bool {
	switch m {
	case BonusPaid, BonusTarget, CommissionPaid, CommissionTarget, Equity:
		return true
	}
	return false
}

// afterTax reports whether a header says that pay is net, and not also gross.
func afterTax(words []string) bool {
	if after := (term{words: []string{"after", "tax"}}); after.within(words) >= 0 {
		return true
	}
	net := func(w string) bool { return netWords[w] || strings.HasPrefix(w, "netto") }
	gross := func(w string) bool { return w == "gross" || strings.HasPrefix(w, "brut") }
	return slices.ContainsFunc(words, net) && !slices.ContainsFunc(words, gross)
}

func holdsAny(words []string, set map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return set[w] })
}

// onlyWeak reports whether the only word of pay in a header is a weak one, among
// words of something else.
func onlyWeak(words []string) bool {
	weak, others := false, false
	for _, w := range words {
		switch {
		case weakWords[w]:
			weak = true
		case slices.ContainsFunc(payTerms, func(t term) bool { return len(t.words) == 1 && matches(t.words[0], w) }):
			return false
		case !neutralWords[w] && !fillers[w] && money.PeriodOf(w) == money.UnknownPeriod && money.CurrencyOf(w) == "":
			others = true
		}
	}
	return weak && others
}

// specific ranks pay elements: the words for the later ones also stand beside
// the words for the earlier ones.
func specific(m Meaning) int {
	return slices.Index([]Meaning{Base, TotalPay, TotalCash, OtherPay, BonusPaid, CommissionPaid, Equity}, m)
}

// qualified tells targets and the ends of pay bands by a header's further words.
func qualified(m Meaning, words []string) Meaning {
	has := func(set map[string]bool) bool { return holdsAny(words, set) }
	switch {
	case m == BonusPaid && has(targetWords):
		return BonusTarget
	case m == CommissionPaid && has(targetWords):
		return CommissionTarget
	case m == Base && has(minimumWords) && !has(maximumWords):
		return PayMinimum
	case m == Base && has(maximumWords) && !has(minimumWords):
		return PayMaximum
	}
	return m
}
