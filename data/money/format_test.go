package money

import (
	"fmt"
	"math"
	"testing"
)

func TestFormat(t *testing.T) {
	cases := []struct {
		amount   float64
		currency string
		decimals int
		want     string
	}{
		{152000, "USD", 0, "$152,000"},
		{73.0769, "USD", 2, "$73.08"},
		{131000.5, "USD", 0, "$131,001"},
		{-500, "USD", 0, "−$500"},
		{-0.2, "USD", 0, "$0"},
		{1250000, "INR", 0, "₹12,50,000"},
		{648573, "INR", 0, "₹6,48,573"},
		{999, "EUR", 0, "€999"},
		{95000, "CHF", 0, "CHF 95,000"},
		{1234567.891, "", 2, "1,234,567.89"},
		{math.NaN(), "USD", 0, "–"},
		{math.Inf(1), "USD", 0, "–"},
	}
	for _, c := range cases {
		if got := Format(c.amount, c.currency, c.decimals); got != c.want {
			t.Errorf("Format(%v, %q, %d) = %q, want %q", c.amount, c.currency, c.decimals, got, c.want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for x, want := range map[float64]string{2080: "2,080", 1950.5: "1,950.5", -12345: "−12,345", 0.25: "0.25", 999: "999"} {
		if got := Grouped(x); got != want {
			t.Errorf("Grouped(%v) = %q, want %q", x, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	cases := []struct {
		amount   float64
		currency string
		step     float64
		want     string
	}{
		{152000, "USD", 0, "$152k"},
		{152000, "USD", 50000, "$152k"},
		{1200000, "EUR", 0, "€1.2M"},
		{1250000, "INR", 0, "₹12.5 lakh"},
		{0, "USD", 50000, "$0"},
		{73.08, "USD", 0, "$73.1"},
		{7.5, "USD", 2.5, "$7.5"},
		{2500, "USD", 2500, "$2.5k"},
		{999_600, "USD", 0, "$1M"},
		{95000, "SEK", 0, "SEK 95k"},
	}
	for _, c := range cases {
		if got := Short(c.amount, c.currency, c.step); got != c.want {
			t.Errorf("Short(%v, %q, %v) = %q, want %q", c.amount, c.currency, c.step, got, c.want)
		}
	}
}

func ExampleFormat() {
	fmt.Println(Format(152000, "USD", 0), Format(73.0769, "USD", 2), Format(1250000, "INR", 0))
	// Output: $152,000 $73.08 ₹12,50,000
}

func TestSigned(t *testing.T) {
	for _, test := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{5.25, 1, "+5.3"}, {-3.14, 1, "−3.1"}, {-20, 0, "−20"}, {0, 1, "+0.0"}, {-0.04, 1, "+0.0"}, {-0.4, 0, "+0"},
	} {
		if got := Signed(test.x, test.decimals); got != test.want {
			t.Errorf("Signed(%v, %d) = %q, want %q", test.x, test.decimals, got, test.want)
		}
	}
	if got := Short(-152_000, "USD", 0); got != "−$152k" {
		t.Errorf("short: %q", got)
	}
}
