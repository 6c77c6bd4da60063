package columns_test

import (
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
)

// TestCountryKey: a country is one however it is written, and what is none stays apart.
func TestCountryKey(t *testing.T) {
	for _, one := range [][]string{
		{"Germany", "DE", "deutschland", " germany ", "DEU"},
		{"UK", "GB", "United Kingdom", "Great Britain"},
		{"USA", "us", "United States"},
		{"KE", "ke", "KEN"},
		{"Leipzig", "LEIPZIG"},
		{"", " "},
	} {
		for _, text := range one {
			if got, want := columns.CountryKey(text), columns.CountryKey(one[0]); got != want {
				t.Errorf("%q is %q, and %q is %q", text, got, one[0], want)
			}
		}
	}
	if columns.CountryKey("Germany") == columns.CountryKey("Ghana") || columns.CountryKey("DE") == columns.CountryKey("DK") {
		t.Error("two countries are one")
	}
	for _, pair := range [][2]string{{"Germany", "DE"}, {"berlin", "Berlin"}} {
		if !columns.SamePlace(pair[0], pair[1]) {
			t.Errorf("%q is another place", pair)
		}
	}
	if columns.SamePlace("Berlin", "Bern") || columns.SamePlace("", "DE") {
		t.Error("two places are one")
	}
}
