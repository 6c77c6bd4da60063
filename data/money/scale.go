package money

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headerScales are the powers of ten that a word of a header names by itself.
var headerScales = map[string]int{
	"thousand": 3, "thousands": 3, "tuhatta": 3, "tsd": 3, "tausend": 3, "tusen": 3, "tkr": 3, "тыс": 3, "тысяч": 3, "千元": 3, "千円": 3,
	"万": 4, "万円": 4, "万元": 4, "만원": 4, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "lpa": 5,
	"million": 6, "millions": 6, "mio": 6, "млн": 6, "mln": 6, "crore": 7, "crores": 7,
}

// ScaleOf returns what a header says the amounts below it are multiples of: 1000
// for "Salary (k€)", "Base pay, TSEK" and "£000", 100000 for "CTC (LPA)", 10000 for
// "年収(万円)"; 1 where it says nothing.
func ScaleOf(header string) float64 {
	text := Clean(header)
	power := 0
	if at := strings.Index(text, "000"); at >= 0 && (at == 0 || strings.IndexByte("0123456789,. ", text[at-1]) < 0) {
		power = 3
	}
	for at := 0; at < len(text); {
		w := partAt(text, at)
		if w.size == 0 {
			at += runeSize(text, at)
			continue
		}
		if named, ok := lookup(headerScales, &w); ok {
			power = named
		} else if isThousands(text, at, &w) {
			power = 3
		}
		at = w.end
	}
	return math.Pow10(power)
}

// isThousands reports whether a word is the letter for thousands: joined with a
// currency ("k€", "kEUR", "TSEK"), or a k in brackets or at the end.
func isThousands(text string, at int, w *word) bool {
	r, size := utf8.DecodeRuneInString(text[at:])
	r = unicode.ToLower(r)
	if r != 'k' && r != 't' {
		return false
	}
	rest := wordAt(text, at+size)
	if c, _, ok := currencyAt(text, at+size, &rest); ok && (c.code != "" || r == 'k') {
		return true
	}
	return r == 'k' && w.end == at+size && at > 0 && (w.end == len(text) || strings.IndexByte(")]/", text[w.end]) >= 0)
}
