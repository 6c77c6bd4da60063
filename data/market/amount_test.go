package market_test

import (
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestAgeing(t *testing.T) {
	about := market.About{Name: "survey.csv", Effective: date("2024-01-01")}
	for _, test := range []struct {
		ageing market.Ageing
		annual float64
		want   float64
	}{
		{market.Ageing{}, 90_000, 90_000},
		{market.Ageing{To: date("2024-07-01"), Rate: 0.03}, 90_000, 91_340.02}, // comp-shop.com's example
		{market.Ageing{To: date("2024-10-01"), Rate: 0.03, Simple: true}, 52_000, 53_170},
		{market.Ageing{To: date("2023-01-01"), Rate: 0.25}, 100, 80},
	} {
		a, err := market.NewAmount(about, market.Query{Ageing: test.ageing})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Of(test.annual); math.Abs(got-test.want) > 0.005 {
			t.Errorf("%+v: got %v, want %v", test.ageing, got, test.want)
		}
	}
}

func TestAmountsThatCannotBe(t *testing.T) {
	known := market.About{Name: "survey.csv", Effective: date("2024-01-01")}
	for name, test := range map[string]struct {
		about market.About
		query market.Query
		want  string
	}{
		"no date":      {market.About{Name: "survey.csv"}, market.Query{Ageing: market.Ageing{To: date("2025-01-01")}}, "has no effective date"},
		"nothing left": {known, market.Query{Ageing: market.Ageing{To: date("2026-01-01"), Rate: -1}}, "nothing would be left"},
		"no hours":     {known, market.Query{Basis: market.Hourly, Hours: -8}, "more than 0"},
	} {
		if _, err := market.NewAmount(test.about, test.query); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}
