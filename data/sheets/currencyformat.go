package sheets

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paybench/paybench/data/money"
)

// isMoney reports whether a number with the texts around it reads as the same
// amount, in a currency or paid for a time. Texts around numbers also name units
// of other things: "12 m²", "5 years". scaled is whether the number is shown in
// thousands, so that "T€" behind it says what is stored already.
func (f numberFormat) isMoney(scaled bool) bool {
	const tried = 1000
	shown := strings.TrimSpace(f.before + f.after)
	amount, err := money.Parse(f.around("1000"), money.Auto)
	if shown == "" || err != nil || scaled && amount.Value != tried {
		return false
	}
	paidFor := strings.HasPrefix(shown, "/") || strings.HasPrefix(shown, "per ")
	return currencyIn(shown) != "" || paidFor && amount.Period != money.UnknownPeriod || strings.EqualFold(shown, "k")
}

// currencyIn returns the currency that a text names, or the sign that it is when
// several currencies share it; "" for any other text.
func currencyIn(text string) string {
	if code := money.CurrencyOf(text); code != "" {
		return code
	}
	sign := strings.ToLower(strings.Trim(text, " .\u00A0"))
	if slices.Contains([]string{"kr", "rs", "¥", "￥", "₨", "﷼"}, sign) {
		return sign
	}
	return ""
}

// around writes a number with what its format shows around it.
func (f numberFormat) around(number string) string {
	before, after := strings.TrimSpace(f.before), strings.TrimRight(f.after, " \u00A0")
	if before != "" {
		minus, amount := "", number
		if rest, ok := strings.CutPrefix(number, "-"); ok {
			minus, amount = "-", rest
		}
		if last, _ := utf8.DecodeLastRuneInString(before); unicode.IsLetter(last) || last == '.' {
			before += " "
		}
		number = minus + before + amount
	}
	if first, _ := utf8.DecodeRuneInString(after); unicode.IsLetter(first) && !strings.EqualFold(after, "k") {
		after = " " + after
	}
	return number + after
}

// currencyOfLanguage returns the currency of the country in a language identifier
// of Windows, "" where it is not known.
func currencyOfLanguage(id uint16) string {
	const languages = `
		0401 SAR 0404 TWD 0405 CZK 0406 DKK 0407 EUR 0408 EUR 0409 USD 040A EUR 040B EUR 040C EUR 040D ILS 040E HUF
		040F ISK 0410 EUR 0411 JPY 0412 KRW 0413 EUR 0414 NOK 0415 PLN 0416 BRL 0418 RON 0419 RUB 041A EUR 041B EUR
		041C ALL 041D SEK 041E THB 041F TRY 0420 PKR 0421 IDR 0422 UAH 0424 EUR 0425 EUR 0426 EUR 0427 EUR 042A VND
		0436 ZAR 0439 INR 043E MYR 043F KZT 0441 KES 045B LKR 0461 NPR 0464 PHP 0804 CNY 0807 CHF 0809 GBP 080A MXN
		080C EUR 0813 EUR 0814 NOK 0816 EUR 0845 BDT 0C01 EGP 0C04 HKD 0C07 EUR 0C09 AUD 0C0A EUR 0C0C CAD 1004 SGD
		1009 CAD 100A GTQ 100C CHF 1401 DZD 1409 NZD 140A CRC 1801 MAD 1809 EUR 180A PAB 1C01 TND 1C09 ZAR 1C0A DOP
		2009 JMD 200A VES 240A COP 241A RSD 280A PEN 2C09 TTD 2C0A ARS 300A USD 3409 PHP 340A CLP 3801 AED 380A UYU
		3C01 BHD 3C0A PYG 4001 QAR 4009 INR 400A BOB 4409 MYR 4809 SGD 480A HNL 4C0A NIO 540A USD`
	fields := strings.Fields(languages)
	if i := slices.Index(fields, fmt.Sprintf("%04X", id)); i >= 0 {
		return fields[i+1]
	}
	return ""
}
