package review

import (
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/roster"
)

// rate is what an amount of one currency is multiplied by to be one of another. It
// takes no rate to stay in one currency.
func (s *Settings) rate(from, to string) (rate float64, ok bool) {
	if from == to {
		return 1, true
	}
	a, okA := s.intoReview(from)
	b, okB := s.intoReview(to)
	if !okA || !okB {
		return 0, false
	}
	return a / b, true
}

// intoReview is the rate of a currency into that of the review.
func (s *Settings) intoReview(currency string) (rate float64, ok bool) {
	if currency == s.Currency {
		return 1, true
	}
	rate, ok = s.Rates[currency]
	return rate, ok
}

// noRate says which of two currencies no rate is known of, or that pay names none.
func (s *Settings) noRate(from, to string) *remark.Remark {
	missing := from
	if _, ok := s.intoReview(to); !ok || to == "" {
		missing = to
	}
	if missing == "" {
		return because(remark.PayCurrencyUnknown)
	}
	return because(remark.NoRate, missing)
}

// place finds a place by name.
func (s *Settings) place(name string) (Place, bool) {
	for _, same := range []func(a, b string) bool{alike, columns.SamePlace} {
		for _, p := range s.Places {
			if same(p.Name, name) {
				return p, true
			}
		}
	}
	return Place{}, false
}

// differential is that of a place; 1 where none is known.
func (s *Settings) differential(place string) float64 {
	if p, ok := s.place(place); ok && p.Differential > 0 {
		return p.Differential
	}
	return 1
}

// currencyOfMost is the currency that most people are paid in, of several the first in
// the alphabet.
func currencyOfMost(people []roster.Person) string {
	count, usual := map[string]int{}, ""
	for i := range people {
		c := people[i].Pay.Currency
		if c == "" {
			continue
		}
		count[c]++
		if usual == "" || count[c] > count[usual] || count[c] == count[usual] && c < usual {
			usual = c
		}
	}
	return usual
}
