package money

import (
	"strings"
	"unicode/utf8"
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
// "dollars" and "pounds" alone stand for those of several countries.
func CurrencyIn(text string) (code string, assumed bool) {
	text = strings.TrimSpace(Clean(text))
	var found currency
	for at := 0; at < len(text); {
		w := partAt(text, at)
		c, end, ok := currencyAt(text, at, &w)
		if ok && (text[at:end] != c.code || !isAlsoWord(c.code) || standsAlone(text, at, end)) {
			if found, ok = found.merge(c); !ok {
				return "", false
			}
			at = end
			continue
		}
		at = max(w.end, at+runeSize(text, at))
	}
	return found.code, found.assumed()
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
			end := w.end + 1
			if rest := lettersAt(text, end); rest.String() == "s" {
				end = rest.end // "U$S"
			}
			return currency{code: code}, end, true
		}
	}
	if isSol(text, at, w) {
		return currency{code: "PEN"}, w.end + 1, true
	}
	c, ok = currencyWord(w)
	return c, w.end, ok
}

// isSol reports whether w is the beginning of "S/", the sign of the sol of Peru.
func isSol(text string, at int, w *word) bool {
	if w.size != 1 || text[at] != 'S' || w.end == len(text) || text[w.end] != '/' || at > 0 && text[at-1] == '/' {
		return false
	}
	return lettersAt(text, w.end+1).size == 0
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

// currencyNames are names and abbreviations that people write for a code.
var currencyNames = map[string]currency{
	"e": {code: "EUR"}, "euro": {code: "EUR"}, "euros": {code: "EUR"}, "euroa": {code: "EUR"},
	"euroina": {code: "EUR"}, "euroissa": {code: "EUR"},
	"евро": {code: "EUR"}, "ευρώ": {code: "EUR"},
	"dollar": {code: "USD", sign: dollar}, "dollars": {code: "USD", sign: dollar},
	"sterling": {code: "GBP"}, "pound": {code: "GBP", sign: pound}, "pounds": {code: "GBP", sign: pound},
	"р": {code: "RUB"}, "rur": {code: "RUB"}, "рубли": {code: "RUB"}, "руб": {code: "RUB"}, "рублей": {code: "RUB"}, "рубль": {code: "RUB"}, "рублях": {code: "RUB"},
	"грн": {code: "UAH"}, "zł": {code: "PLN"}, "zl": {code: "PLN"}, "złotych": {code: "PLN"}, "kč": {code: "CZK"},
	"лв": {code: "BGN"}, "lei": {code: "RON"}, "tl": {code: "TRY"}, "rmb": {code: "CNY"}, "yuan": {code: "CNY"},
	"元": {code: "CNY"}, "円": {code: "JPY"}, "yen": {code: "JPY"}, "원": {code: "KRW"}, "rm": {code: "MYR"},
	"ksh": {code: "KES"}, "rp": {code: "IDR"}, "ft": {code: "HUF"}, "тенге": {code: "KZT"}, "nis": {code: "ILS"}, "dhs": {code: "AED"}, "cdn": {code: "CAD"},
	"sfr": {code: "CHF"}, "fr": {code: "CHF"}, "baht": {code: "THB"}, "rupiah": {code: "IDR"},
	"kr": {sign: crown}, "kronor": {sign: crown}, "kroner": {sign: crown}, "kruunua": {sign: crown},
	"rs": {sign: rupee}, "rupees": {sign: rupee}, "rupee": {sign: rupee}, "pesos": {sign: peso}, "francs": {sign: franc},
}
