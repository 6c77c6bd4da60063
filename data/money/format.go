package money

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// symbols are the signs written before an amount. Currencies that are not here
// are written with their code: "CHF 95,000".
var symbols = map[string]string{
	"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥",
	"AUD": "A$", "CAD": "C$", "NZD": "NZ$", "SGD": "S$", "HKD": "HK$", "BRL": "R$",
	"ILS": "₪", "KRW": "₩", "NGN": "₦", "PHP": "₱", "UAH": "₴", "VND": "₫", "TRY": "₺",
}

// Symbol returns the sign of a currency, or its code and a space; "" stays "".
func Symbol(currency string) string {
	if s, ok := symbols[currency]; ok {
		return s
	}
	if currency == "" {
		return ""
	}
	return currency + " "
}

// Digits writes a number in full, as programs write and read it: 61200.5, neither
// grouped nor rounded.
func Digits(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Grouped writes a number in full with commas between thousands: 1234.5 as "1,234.5".
func Grouped(x float64) string {
	whole, fraction, parted := strings.Cut(Digits(math.Abs(x)), ".")
	text := group(whole, false)
	if parted {
		text += "." + fraction
	}
	if x < 0 {
		return Minus("-" + text)
	}
	return text
}

// Minus writes the sign of a negative number as people read it, U+2212, for the hyphen
// that programs write and read.
func Minus(number string) string {
	if rest, ok := strings.CutPrefix(number, "-"); ok {
		return "−" + rest
	}
	return number
}

// Signed writes a number with its sign and so many decimals: "+5.2", "−3.1". What rounds
// to nothing is "+0.0".
func Signed(x float64, decimals int) string {
	unit := math.Pow10(decimals)
	return Minus(fmt.Sprintf("%+.*f", decimals, math.Round(x*unit)/unit+0))
}

// Format writes an amount with its currency, grouped digits and a fixed number
// of decimals: "$152,000", "€73.08", "₹12,50,000", "−$500". A half is rounded away
// from zero, as spreadsheets do. Not-a-number is "–".
func Format(amount float64, currency string, decimals int) string {
	if math.IsNaN(amount) || math.IsInf(amount, 0) {
		return "–"
	}
	unit := math.Pow10(decimals)
	rounded := math.Round(math.Abs(amount)*unit) / unit
	digits := strconv.FormatFloat(rounded, 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	text := Symbol(currency) + group(whole, currency == "INR")
	if fraction != "" {
		text += "." + fraction
	}
	if amount < 0 && strings.Trim(digits, "0.") != "" {
		return Minus("-" + text)
	}
	return text
}

// group puts commas between thousands, or in the Indian manner between lakhs.
func group(whole string, indian bool) string {
	step, end := 3, len(whole)-3
	if indian {
		step = 2
	}
	if end <= 0 {
		return whole
	}
	tail := whole[end:]
	var parts []string
	for end > 0 {
		start := max(0, end-step)
		parts = append([]string{whole[start:end]}, parts...)
		end = start
	}
	return strings.Join(append(parts, tail), ",")
}

// Short writes an amount in few characters for an axis or a label: "$152k",
// "€1.2M", "₹12.5 lakh". It keeps three significant digits at most; step is the
// distance between neighbouring labels, so that they never read alike (0 where
// there are none).
func Short(amount float64, currency string, step float64) string {
	if math.IsNaN(amount) || math.IsInf(amount, 0) {
		return "–"
	}
	size := math.Abs(amount)
	unit, name := 1.0, ""
	switch {
	case currency == "INR" && size >= 1e7:
		unit, name = 1e7, " crore"
	case currency == "INR" && size >= 1e5:
		unit, name = 1e5, " lakh"
	case size >= 999_500_000:
		unit, name = 1e9, "B"
	case size >= 999_500:
		unit, name = 1e6, "M"
	case size >= 1000:
		unit, name = 1e3, "k"
	}
	text := Symbol(currency) + trimmed(size/unit, step/unit) + name
	if amount < 0 {
		return Minus("-" + text)
	}
	return text
}

// trimmed writes a scaled number without needless decimals, but with as many as
// the step between labels needs.
func trimmed(x, step float64) string {
	decimals := 0
	switch {
	case x < 10:
		decimals = 2
	case x < 100:
		decimals = 1
	}
	if step > 0 {
		decimals = 0
		for s := step; decimals < 3 && math.Abs(s-math.Round(s)) > 1e-9*math.Max(1, s); decimals++ {
			s *= 10
		}
	}
	text := strconv.FormatFloat(x, 'f', decimals, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
