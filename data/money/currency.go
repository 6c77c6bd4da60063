package money

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/lexicon"
)

// currency is what a sign or a word says about the currency.
type currency struct {
	code string // ISO 4217, assumed where sign is not ""
	// sign is what several currencies share, in one spelling: "$", "kr". Some have a
	// code all the same, which another of theirs named beside it replaces.
	sign string
}

// assumed reports whether the code is only the likeliest of several.
func (c currency) assumed() bool { return c.code != "" && c.sign != "" }

// merge puts together what two signs or words of one text say; ok is false where
// they name two currencies.
func (c currency) merge(other currency) (merged currency, ok bool) {
	switch {
	case other == currency{}, other == c:
		return c, true
	case c == currency{}:
		return other, true
	case c.sign == "" && other.sign == "":
		return c, c.code == other.code
	case other.sign == "":
		return other, c.mayBe(other.code)
	case c.sign == "":
		return c, other.mayBe(c.code)
	case c.sign == dollar && other.sign == peso:
		return other, true
	case c.sign == peso && other.sign == dollar:
		return c, true
	}
	return c, false
}

// mayBe reports whether a shared sign may stand for the currency of a code.
func (c currency) mayBe(code string) bool {
	return c.code == "" || c.code == code || c.sign == dollar && IsDollar(code) || c.sign == pound && isPound(code)
}

// Signs that several currencies share.
const (
	dollar = "$"
	pound  = "pound"
	peso   = "peso"
	yen    = "¥"
	crown  = "kr"
	rupee  = "Rs"
	franc  = "franc"
	rial   = "rial"
)

// isPound reports whether the currency of a code is called a pound.
func isPound(code string) bool {
	return code != "" && strings.Contains("GBP EGP LBP SYP SDG SSP FKP GIP SHP", code)
}

// IsDollar reports whether amounts in the currency of an ISO 4217 code are written
// with "$".
func IsDollar(code string) bool {
	return code != "" && strings.Contains("USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP DOP CUP BRL NIO UYU JMD TTD BBD BSD BMD BZD BND FJD GYD KYD LRD NAD SBD SRD XCD", code)
}

// CurrencyOf returns the ISO 4217 code of the currency that a header or a cell
// names: "Base salary (gross, monthly EUR)" gives EUR, "Payscale Minimum (£)"
// GBP, "salary_in_usd" and "$" USD. It is "" where the text names none, several, or
// a sign that several share. Words count only whole, so "CADRE" and "European" name
// none, and codes that are also words (ALL, TOP, TRY) count only in capitals, alone
// or in brackets.
func CurrencyOf(text string) string {
	code, _ := CurrencyIn(text)
	return code
}

// CurrencyIn is [CurrencyOf], and says whether the currency is only assumed: "$",
// "dollars" and "pounds" alone stand for those of several countries. A dollar or
// pound beside a word that nobody knows may be a country's own, and is none here.
func CurrencyIn(text string) (code string, assumed bool) {
	found := currencyIn(text)
	return found.code, found.assumed()
}

// homes of signs that stand for several currencies, none of which is the usual one.
var homes = map[string][]string{
	crown: {"SEK", "NOK", "DKK", "ISK"},
	yen:   {"JPY", "CNY"},
	rupee: {"INR", "PKR", "LKR", "NPR", "MUR"},
}

// MayBe reports whether text names no currency but a sign that several share, of
// which code is one: "Lön (kr)" may be in SEK.
func MayBe(text, code string) bool {
	found := currencyIn(text)
	return found.code == "" && slices.Contains(homes[found.sign], code)
}

// currencyIn is the currency, or the sign that several share, that a text names.
func currencyIn(text string) currency {
	text = partCapitals(strings.TrimSpace(Clean(text)))
	var found currency
	named := "" // the word that found stands for
	for at := 0; at < len(text); {
		c, end, ok := currencyAt(text, at, meansCurrency)
		if !ok && strings.IndexByte("kKtTmM", text[at]) >= 0 {
			end = lettersEnd(text, at) // "TEUR"
			c.code = joinedCode(text[at+1 : end])
			ok = c.code != ""
		}
		if ok && isPlaced(text, at, end, c) {
			if found, ok = found.merge(c); !ok {
				return currency{}
			}
			named = text[at:end]
			at = end
			continue
		}
		end = at + runeSize(text, at)
		if r, _ := utf8.DecodeRuneInString(text[at:]); !lexicon.IsDense(r) {
			end = max(end, lettersEnd(text, at))
		}
		at = end
	}
	if found.assumed() && named != dollar && isBesideUnknown(text) {
		return currency{}
	}
	return found
}

// partCapitals puts a space before a capital that follows a small letter, so that
// "salaryInUSD" is three words.
func partCapitals(text string) string {
	var parted strings.Builder
	from, small := 0, false
	for i, r := range text {
		if small && unicode.IsUpper(r) {
			parted.WriteString(text[from:i] + " ")
			from = i
		}
		small = unicode.IsLower(r)
	}
	if from == 0 {
		return text
	}
	return parted.String() + text[from:]
}

// isPlaced reports whether a currency stands where it is meant: a code that is also
// a word, and a single letter, alone or in brackets; one character of Chinese at the
// end of a word, behind a power of ten or nothing.
func isPlaced(text string, start, end int, c currency) bool {
	first, size := utf8.DecodeRuneInString(text[start:])
	one := start+size == end
	switch {
	case lexicon.IsDense(first):
		next, _ := utf8.DecodeRuneInString(text[end:])
		last, _ := utf8.DecodeLastRuneInString(text[:start])
		_, behindScale := scaleLetters[last]
		return !isLetter(next) && (!one || behindScale || !isLetter(last))
	case strings.Contains(text[start:end], ".") && strings.EqualFold(strings.ReplaceAll(text[start:end], ".", ""), c.code):
		return false // "i.d.R."
	case one && isLetter(first), text[start:end] == c.code && isAlsoWord(c.code):
		return standsAlone(text, start, end)
	}
	return true
}

// isBesideUnknown reports whether the name of a currency that several share stands
// beside a word that is in no vocabulary.
func isBesideUnknown(text string) bool {
	t := lexicon.Default().Read(text)
	unknown := func(i int) bool {
		return i >= 0 && i < len(t.Words) && !isDigit(t.Words[i].Text[0]) &&
			!slices.ContainsFunc(t.Matches, func(m lexicon.Match) bool { return m.From <= i && i < m.To })
	}
	return slices.ContainsFunc(t.Matches, func(m lexicon.Match) bool {
		return m.Concept.IsShared() && (unknown(m.From-1) || unknown(m.To))
	})
}

// standsAlone reports whether text[start:end] is the whole text or in brackets.
func standsAlone(text string, start, end int) bool {
	if start == 0 && end == len(text) {
		return true
	}
	return start > 0 && end < len(text) && strings.IndexByte("([", text[start-1]) >= 0 && strings.IndexByte(")]", text[end]) >= 0
}

// meansCurrency and onlyCurrency are the terms for currencies: all, and those that
// name no period or power of ten with it, as "kFt" and "lei/an" do.
func meansCurrency(s sense) bool { return s.currency != currency{} }

func onlyCurrency(s sense) bool {
	return s.currency != currency{} && s.period == UnknownPeriod && !s.has(scaled)
}

// currencyAt reads the currency sign, or the longest term for a currency that is
// wanted, at text[at:], and where it ends.
func currencyAt(text string, at int, wanted func(sense) bool) (c currency, end int, ok bool) {
	if c, end, ok = signAt(text, at); ok {
		return c, end, true
	}
	s, end := senses().At(text, at, wanted)
	small := s.currency.sign == "" && isAlsoWord(s.currency.code) && text[at:end] != s.currency.code && strings.EqualFold(text[at:end], s.currency.code)
	return s.currency, end, end > at && !small
}

// signAt reads the sign of a currency at text[at:], with the letters before it, and
// where it ends.
func signAt(text string, at int) (c currency, end int, ok bool) {
	if at >= len(text) {
		return c, at, false
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if !isLetter(r) {
		c, ok = currencySigns[r]
		return c, at + size, ok
	}
	if isSol(text, at) {
		return currency{code: "PEN"}, at + len("S/"), true
	}
	const longest = 3 // letters before "$"
	for end = at + size; end < len(text) && end <= at+longest; end++ {
		if text[end] == '$' {
			code, found := dollarsOf[strings.ToLower(text[at:end])]
			end++
			if strings.EqualFold(text[end:lettersEnd(text, end)], "s") {
				end++ // "U$S"
			}
			return currency{code: code}, end, found
		}
	}
	return c, at, false
}

// isSol reports whether "S/", the sign of the sol of Peru, stands at text[at:].
func isSol(text string, at int) bool {
	rest := text[at:]
	return strings.HasPrefix(rest, "S/") && (at == 0 || text[at-1] != '/') && lettersEnd(rest, 2) == 2
}

// isAlsoWord reports whether a code reads like a word of English.
func isAlsoWord(code string) bool {
	switch code {
	case "ALL", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY":
		return true
	}
	return false
}

// currencyCodes are the active codes of ISO 4217, by their small letters.
var currencyCodes = codesByLower(`
	AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL
	BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP
	ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
	IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
	LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
	NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
	SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
	USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG`)

func codesByLower(list string) map[string]string {
	codes := make(map[string]string)
	for _, code := range strings.Fields(list) {
		codes[strings.ToLower(code)] = code
	}
	return codes
}

// currencySigns are signs of one character.
var currencySigns = map[rune]currency{
	'$': {code: "USD", sign: dollar},
	'€': {code: "EUR"}, '£': {code: "GBP"}, '₹': {code: "INR"}, '₽': {code: "RUB"},
	'₩': {code: "KRW"}, '₪': {code: "ILS"}, '₫': {code: "VND"}, '₱': {code: "PHP"},
	'₦': {code: "NGN"}, '₴': {code: "UAH"}, '₺': {code: "TRY"}, '฿': {code: "THB"},
	'₸': {code: "KZT"}, '₡': {code: "CRC"}, '₲': {code: "PYG"}, '₵': {code: "GHS"},
	'₭': {code: "LAK"}, '₮': {code: "MNT"}, '₼': {code: "AZN"}, '₾': {code: "GEL"},
	'¥': {sign: yen}, '₨': {sign: rupee}, '﷼': {sign: rial},
}

// dollarsOf are the letters before a "$".
var dollarsOf = map[string]string{
	"us": "USD", "u": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
	"a": "AUD", "au": "AUD", "aud": "AUD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD",
	"sgd": "SGD", "hk": "HKD", "hkd": "HKD", "nt": "TWD", "r": "BRL", "mx": "MXN", "mex": "MXN",
}
