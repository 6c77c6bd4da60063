package money

import (
	"strings"
	"unicode/utf8"
)

// currency is what a sign or a word says about the currency.
type currency struct {
	code string
	// loose: several currencies share the sign. "$" has a code all the same, which
	// another dollar named beside it replaces; "kr" has none.
	loose bool
}

// merge puts together what two signs or words of one text say; ok is false where
// they name two currencies.
func (c currency) merge(other currency) (merged currency, ok bool) {
	switch {
	case other.code == "" || other == c:
		return c, true
	case c.code == "" || c.code == other.code && c.loose:
		return other, true
	case c.code == other.code:
		return c, true
	case c.loose && IsDollar(other.code):
		return other, true
	case other.loose && IsDollar(c.code):
		return c, true
	}
	return c, false
}

// IsDollar reports whether amounts in the currency of an ISO 4217 code are written
// with "$".
func IsDollar(code string) bool {
	return code != "" && strings.Contains("USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BRL UYU JMD TTD BBD BSD BZD FJD NAD XCD", code)
}

// CurrencyOf returns the ISO 4217 code of the currency that a header or a cell
// names: "Base salary (gross, monthly EUR)" gives EUR, "Payscale Minimum (£)"
// GBP, "salary_in_usd" and "$" USD. It is "" where the text names none or
// several. Words count only whole, so "CADRE" and "European" name none, and codes
// that are also words (ALL, TOP, TRY) count only in capitals, alone or in
// brackets.
func CurrencyOf(text string) string {
	text = strings.TrimSpace(Clean(text))
	var found currency
	for at := 0; at < len(text); {
		w := partAt(text, at)
		c, end, ok := currencyAt(text, at, &w)
		if ok && (!isAlsoWord(c.code) || standsAlone(text, at, end)) {
			if found, ok = found.merge(c); !ok {
				return ""
			}
			at = end
			continue
		}
		at = max(w.end, at+runeSize(text, at))
	}
	return found.code
}

// standsAlone reports whether text[start:end] is the whole text or in brackets.
func standsAlone(text string, start, end int) bool {
	if start == 0 && end == len(text) {
		return true
	}
	return start > 0 && end < len(text) && strings.IndexByte("([", text[start-1]) >= 0 && strings.IndexByte(")]", text[end]) >= 0
}

// currencyAt reads the currency sign, or the currency word w, at text[at:], and
// where it ends.
func currencyAt(text string, at int, w *word) (c currency, end int, ok bool) {
	if w.size == 0 {
		r, size := utf8.DecodeRuneInString(text[at:])
		c, ok = currencySigns[r]
		return c, at + size, ok
	}
	if w.end < len(text) && text[w.end] == '$' {
		if code, found := lookup(dollarsOf, w); found {
			return currency{code: code}, w.end + 1, true
		}
	}
	c, ok = currencyWord(w)
	return c, w.end, ok
}

// currencyWord is the currency that a code or name stands for.
func currencyWord(w *word) (currency, bool) {
	if c, ok := lookup(currencyNames, w); ok {
		return c, true
	}
	code, ok := lookup(currencyCodes, w)
	if !ok || isAlsoWord(code) && w.small {
		return currency{}, false
	}
	return currency{code: code}, true
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
	'$': {code: "USD", loose: true},
	'€': {code: "EUR"}, '£': {code: "GBP"}, '₹': {code: "INR"}, '₽': {code: "RUB"},
	'₩': {code: "KRW"}, '₪': {code: "ILS"}, '₫': {code: "VND"}, '₱': {code: "PHP"},
	'₦': {code: "NGN"}, '₴': {code: "UAH"}, '₺': {code: "TRY"}, '฿': {code: "THB"},
	'₸': {code: "KZT"}, '₡': {code: "CRC"}, '₲': {code: "PYG"}, '₵': {code: "GHS"},
	'₭': {code: "LAK"}, '₮': {code: "MNT"}, '₼': {code: "AZN"}, '₾': {code: "GEL"},
	'¥': {loose: true}, '₨': {loose: true}, '﷼': {loose: true},
}

// dollarsOf are the letters before a "$".
var dollarsOf = map[string]string{
	"us": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
	"a": "AUD", "au": "AUD", "aud": "AUD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD",
	"sgd": "SGD", "hk": "HKD", "hkd": "HKD", "nt": "TWD", "r": "BRL", "mx": "MXN", "mex": "MXN",
}

// currencyNames are names and abbreviations that people write for a code.
var currencyNames = map[string]currency{
	"e": {code: "EUR"}, "euro": {code: "EUR"}, "euros": {code: "EUR"}, "euroa": {code: "EUR"},
	"euroina": {code: "EUR"}, "euroissa": {code: "EUR"},
	"евро": {code: "EUR"}, "ευρώ": {code: "EUR"},
	"dollar": {code: "USD", loose: true}, "dollars": {code: "USD", loose: true},
	"sterling": {code: "GBP"}, "pound": {code: "GBP"}, "pounds": {code: "GBP"},
	"р": {code: "RUB"}, "rur": {code: "RUB"}, "рубли": {code: "RUB"}, "руб": {code: "RUB"}, "рублей": {code: "RUB"}, "рубль": {code: "RUB"}, "рублях": {code: "RUB"},
	"грн": {code: "UAH"}, "zł": {code: "PLN"}, "zl": {code: "PLN"}, "złotych": {code: "PLN"}, "kč": {code: "CZK"},
	"лв": {code: "BGN"}, "lei": {code: "RON"}, "tl": {code: "TRY"}, "rmb": {code: "CNY"}, "yuan": {code: "CNY"},
	"元": {code: "CNY"}, "円": {code: "JPY"}, "yen": {code: "JPY"}, "원": {code: "KRW"}, "rm": {code: "MYR"},
	"ksh": {code: "KES"}, "rp": {code: "IDR"}, "ft": {code: "HUF"}, "тенге": {code: "KZT"}, "nis": {code: "ILS"}, "dhs": {code: "AED"}, "cdn": {code: "CAD"},
	"sfr": {code: "CHF"}, "fr": {code: "CHF"}, "baht": {code: "THB"}, "rupiah": {code: "IDR"},
	"kr": {loose: true}, "kronor": {loose: true}, "kroner": {loose: true}, "kruunua": {loose: true},
	"rs": {loose: true}, "rupees": {loose: true}, "rupee": {loose: true}, "pesos": {loose: true}, "francs": {loose: true},
}
