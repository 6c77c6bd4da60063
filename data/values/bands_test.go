package values_test

import (
	"math"
	"testing"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/values"
)

func TestBands(t *testing.T) {
	spread := func(at func(i int) float64) *market.Dimension {
		d := &market.Dimension{Kind: market.CompanySize, Numeric: true}
		for i := range 60 {
			d.Values = append(d.Values, market.Value{Low: at(i), High: at(i), People: 1})
		}
		return d
	}
	for _, test := range []struct {
		name string
		d    *market.Dimension
		want string
	}{
		{"experience", &market.Dimension{Kind: market.Experience}, "0–2, 3–5, 6–9, 10–14, 15–19, 20+"},
		{"ages", spread(func(i int) float64 { return float64(18 + i) }), "18–29, 30–39, 40–49, 50–59, 60–69, 70+"},
		{"head-counts", spread(func(i int) float64 { return math.Round(math.Pow(1.2, float64(i))) }), "1–5, 6–39, 40–249, 250–1399, 1400–9999, 10000+"},
		{"most in one", &market.Dimension{Kind: market.Other, Values: []market.Value{
			{Low: 0, People: 51}, {Low: 1, People: 3}, {Low: 2, People: 3}, {Low: 3, People: 3},
		}}, "0, 1+"},
	} {
		if got := values.Bands(test.d).String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// Every band list must be one that bands.ParseBands accepts, so that it can be
// edited, and leave nobody out.
func TestBandsLeaveNobodyOut(t *testing.T) {
	for seed := range 200 {
		d := &market.Dimension{Kind: market.Other, Numeric: true}
		x := float64(seed)
		for i := range 5 + seed {
			x += math.Exp(float64((seed*i)%11) - 3)
			d.Values = append(d.Values, market.Value{Low: x, High: x, People: 1 + seed*i%7})
		}
		all := values.Bands(d)
		if parsed, err := bands.ParseBands(all.String()); err != nil || parsed.String() != all.String() {
			t.Fatalf("%s: %v", all, err)
		}
		for _, v := range d.Values {
			if all.Index(v.Low) < 0 {
				t.Errorf("%v is in none of %s", v.Low, all)
			}
		}
	}
}
