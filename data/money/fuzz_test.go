package money

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
)

var fuzzSeeds = []string{
	"", "152000", "152,000", "$107790.00", "4695,70", "1.234,56 €", "63 000", "63\u202f000", "63'000", "₹6,48,573/yr",
	"$53K-$91K (Glassdoor est.)", "28/hour", "1e+05", "£24,500 fte", "7500+", "5500 (tai 6900 jos)", "80 t€", "12 LPA",
	"between 50k and 60k", "from 5 to 6", "up to 5", "(1,200)", "-500", "n/a", "2023-05-01", "10%", "5000,-", "～５０００",
	"500万円", "15k-25k·14薪", "4k以上", "Salary range: $80,000", "1.5kk", "p.a. 5", "1.5.2023", "1e999", "5 000 000 000 000 000 000 000", "..5", "5..6", "US$5", "5\xff6",
}

// FuzzParse checks what holds for every cell: it is blank, unreadable or an amount
// of finite numbers in order, and the fast way reads what the thorough one does.
func FuzzParse(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add(seed, uint8(Auto))
		f.Add(seed, uint8(Comma))
	}
	f.Fuzz(func(t *testing.T, cell string, choice uint8) {
		mark := DecimalMark(choice % 3)
		amount, err := Parse(cell, mark)
		if thorough, thoroughErr := parse(cell, mark); thorough != amount || (err == nil) != (thoroughErr == nil) {
			t.Errorf("Parse(%q, %v) = %+v, %v, but without the fast way %+v, %v", cell, mark, amount, err, thorough, thoroughErr)
		}
		if err != nil {
			if errors.Is(err, ErrBlank) == errors.Is(err, ErrUnreadable) || err.Error() == "" || amount != (Amount{}) {
				t.Errorf("Parse(%q, %v) = %+v, %v", cell, mark, amount, err)
			}
			return
		}
		checkAmount(t, cell, amount)
	})
}

func checkAmount(t *testing.T, cell string, amount Amount) {
	t.Helper()
	for _, x := range []float64{amount.Low, amount.Value, amount.High} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("Parse(%q) is not finite: %+v", cell, amount)
		}
	}
	if amount.Low > amount.Value || amount.Value > amount.High {
		t.Errorf("Parse(%q) is not in order: %+v", cell, amount)
	}
	if !amount.Range && amount.Low != amount.High {
		t.Errorf("Parse(%q) has two ends but is no range: %+v", cell, amount)
	}
	if amount.Currency != "" && currencyCodes[strings.ToLower(amount.Currency)] != amount.Currency {
		t.Errorf("Parse(%q) has no known currency: %+v", cell, amount)
	}
}

// FuzzNumber checks that a number that a program wrote comes back as it was.
func FuzzNumber(f *testing.F) {
	for _, x := range []float64{0, 1, 152000, 4695.7, 0.1, 1e21, 123456789.125, 1.5e-7, math.MaxFloat64, 5e-324, 0.30000000000000004} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, x float64) {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return
		}
		for _, format := range []byte{'f', 'g', 'e'} {
			text := strconv.FormatFloat(x, format, -1, 64)
			if got, err := Parse(text, Point); err != nil || got.Value != x {
				t.Errorf("Parse(%q, Point) = %v, %v", text, got.Value, err)
			}
			text = strings.Replace(text, ".", ",", 1)
			if got, err := Parse(text, Comma); err != nil || got.Value != x {
				t.Errorf("Parse(%q, Comma) = %v, %v", text, got.Value, err)
			}
		}
	})
}

// FuzzHeader checks that no text confuses what reads headers, units and columns.
func FuzzHeader(f *testing.F) {
	for _, seed := range append(fuzzSeeds, "salaryInUSD", "Salary (£pa)", "(in 000s)", "x 1,000", "TEUR", "単位千円", "U$S", "S/.", "Freedonian dollar", "3 million people", "per annum", "Bi-Weekly", "¥", "в месяц") {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if code := CurrencyOf(text); code != "" && currencyCodes[strings.ToLower(code)] != code {
			t.Errorf("CurrencyOf(%q) = %q", text, code)
		}
		if period, err := ParsePeriod(text); (err == nil) != (period != UnknownPeriod) {
			t.Errorf("ParsePeriod(%q) = %v, %v", text, period, err)
		}
		if period := periodOf(text); period > Hour {
			t.Errorf("PeriodIn(%q) = %v", text, period)
		}
		if once := Clean(text); Clean(once) != once {
			t.Errorf("Clean(%q) = %q, which is not clean", text, once)
		}
		if scale := ScaleOf(text); scale < 0.01 || scale > 1e9 {
			t.Errorf("ScaleOf(%q) = %v", text, scale)
		}
		var votes DecimalVotes
		votes.Add(text)
		if mark := votes.Mark(); mark > Comma {
			t.Errorf("the mark of %q is %v", text, mark)
		}
	})
}
