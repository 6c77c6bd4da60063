package review_test

import (
	"testing"

	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

// TestOneCountry: Germany and DE are one country for on-costs, ageing, places and groups,
// and each stays as its file has it.
func TestOneCountry(t *testing.T) {
	settings := review.Usual()
	settings.Currency, settings.Rates = "EUR", map[string]float64{"EUR": 1, "GBP": 1.2}
	settings.Places = []review.Place{{Name: "Germany", Differential: 0.9}, {Name: "UK", Differential: 1.1}}
	settings.Structure = []review.Grade{
		{Name: "G1", Range: roster.Range{Minimum: 1, Midpoint: 2, Maximum: 3}},
		{Name: "G1", Place: "DE", Range: roster.Range{Minimum: 40_000, Midpoint: 50_000, Maximum: 60_000}},
	}
	settings.OnCost.Rules = []review.Rule[float64]{
		{Where: []review.Condition{{Dimension: "country", Value: "DE"}}, Value: 0.21},
		{Where: []review.Condition{{Dimension: "Country", Value: "United Kingdom"}}, Value: 0.15},
	}
	settings.AgeRate.Rules = []review.Rule[[]review.AgeRate]{{Where: []review.Condition{{Dimension: "country", Value: "Deutschland"}}, Value: []review.AgeRate{{Yearly: 0.04}}}}
	var people []roster.Person
	for i, written := range []string{"Germany", "DE", "germany ", "DE", "GB", "Iberia", ""} {
		p := roster.Person{ID: string(rune('A' + i)), Job: "Nurse", Grade: "G1", Country: written, Place: written}
		p.Pay = roster.Pay{Stated: 45_000, FullTime: 45_000, Paid: 45_000, Currency: "EUR", FTE: 1}
		people = append(people, p)
	}
	r, err := review.New(people, nil, settings)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.21, 0.21, 0.21, 0.21, 0.15, 0, 0} {
		s := r.People[i]
		if s.OnCost != want || s.Person.Country != people[i].Country {
			t.Errorf("%q: on-cost %v, want %v; it is shown as %q", people[i].Country, s.OnCost, want, s.Person.Country)
		}
		if aged := len(settings.AgeRate.Of(s.Person)) > 0; aged != (i < 4) {
			t.Errorf("%q: ageing %v", people[i].Country, aged)
		}
		if own := s.Range.Midpoint == 50_000; own != (i < 4) {
			t.Errorf("%q: a range of %v", people[i].Country, s.Range)
		}
	}
	parts, err := r.By("country")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		country string
		people  int
	}{{"DE", 4}, {"GB", 1}, {"Iberia", 1}, {"", 1}} {
		if i >= len(parts) || parts[i].Value != want.country || len(parts[i].People) != want.people {
			t.Errorf("group %d of %d is not %+v", i, len(parts), want)
		}
	}
}
