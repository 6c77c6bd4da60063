package blend_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
)

// person is a row of a file; "" is no value.
type person struct {
	role, experience, employer, place, currency string
	pay, bonus                                  float64
	weight                                      float64
}

// fileOf makes records of people.
func fileOf(tb testing.TB, about market.About, kind market.WeightKind, people []person) *records.Market {
	tb.Helper()
	columns := []records.Dimension{
		column(market.Role, people, func(p person) string { return p.role }),
		column(market.Experience, people, func(p person) string { return p.experience }),
		column(market.Employer, people, func(p person) string { return p.employer }),
		column(market.Location, people, func(p person) string { return p.place }),
	}
	base := records.Pay{Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}}
	bonus := records.Pay{Element: market.Element{Name: "bonus_paid", Label: "Bonus", Kind: market.BonusPaid, Currency: "USD"}}
	if slices.ContainsFunc(people, func(p person) bool { return p.currency != "" }) {
		columns = append(columns, column(market.Currency, people, func(p person) string { return p.currency }))
		base.Element.Currency, base.Element.CurrencyDimension = "", "currency"
		bonus.Element.Currency, bonus.Element.CurrencyDimension = "", "currency"
	}
	w := records.Weight{Header: "weight", Kind: kind}
	for _, p := range people {
		base.Annual, bonus.Annual = append(base.Annual, p.pay), append(bonus.Annual, p.bonus)
		w.Values = append(w.Values, p.weight)
	}
	make := func() (*records.Market, error) {
		return records.New(about, columns, []records.Pay{base, bonus}, nil)
	}
	if kind != "" {
		make = func() (*records.Market, error) {
			return records.NewWeighted(about, columns, []records.Pay{base, bonus}, nil, w)
		}
	}
	m, err := make()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// column is a dimension of people.
func column(kind market.Kind, people []person, value func(person) string) records.Dimension {
	d := records.Dimension{Dimension: market.Dimension{Name: string(kind), Header: string(kind), Kind: kind, Numeric: kind == market.Experience}}
	codes := map[string]uint32{"": 0}
	for _, p := range people {
		v := value(p)
		if _, ok := codes[v]; !ok {
			d.Labels = append(d.Labels, v)
			codes[v] = uint32(len(d.Labels))
			if x, err := strconv.ParseFloat(v, 64); err == nil {
				d.Spans = append(d.Spans, bands.Span{Min: x, Max: x})
			}
		}
		d.Codes.Append(codes[v])
	}
	return d
}

// someone is a random person.
func someone(random *rand.Rand, roles, employers int) person {
	maybe := func(value string) string {
		if random.IntN(12) == 0 {
			return ""
		}
		return value
	}
	p := person{
		role:       maybe(fmt.Sprintf("Role %d", random.IntN(roles))),
		experience: maybe(strconv.Itoa(random.IntN(30))),
		employer:   maybe(fmt.Sprintf("Employer %d", random.IntN(employers))),
		place:      maybe([]string{"Berlin", "Leipzig", "Bonn"}[random.IntN(3)]),
		pay:        math.Round(60_000*math.Exp(0.35*random.NormFloat64())/500) * 500,
		bonus:      math.Round(4_000*random.Float64()) * float64(random.IntN(2)),
		weight:     float64(random.IntN(4)),
	}
	if random.IntN(15) == 0 {
		p.pay = math.NaN()
	}
	return p
}

// question is a random query.
func question(random *rand.Rand) market.Query {
	q := market.NewQuery()
	q.Gate = market.NoGate()
	if random.IntN(2) == 0 {
		q.Pay = "bonus_paid"
	} else {
		q.Pay = "base"
	}
	q.By = []string{"", "role", "experience", "location", "employer"}[random.IntN(5)]
	for _, f := range []market.Filter{
		{Dimension: "role", Values: []string{"Role 0", "Role 1", ""}},
		{Dimension: "experience", AtLeast: new(5.0), AtMost: new(20.0)},
		{Dimension: "location", Prefix: "B"},
	} {
		if random.IntN(3) == 0 {
			q = q.WithFilter(f)
		}
	}
	if random.IntN(3) == 0 {
		q.Weighting = market.PerEmployer
	}
	if random.IntN(3) == 0 {
		q.Own = 60_000
	}
	if random.IntN(3) == 0 {
		q.Basis = market.Hourly
	}
	if random.IntN(3) == 0 {
		q.Ageing = market.Ageing{To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Rate: 0.03}
	}
	return q
}

// crowd is so many people with pay around an amount.
func crowd(n int, pay float64, change func(i int, p *person)) []person {
	people := make([]person, n)
	for i := range people {
		people[i] = person{role: "Engineer", employer: fmt.Sprintf("E%d", i), pay: pay + float64(i), experience: "3"}
		if change != nil {
			change(i, &people[i])
		}
	}
	return people
}

// parts makes parts of files of people.
func parts(tb testing.TB, files ...[]person) []blend.Part {
	tb.Helper()
	var all []blend.Part
	for i, people := range files {
		m := fileOf(tb, market.About{Name: string(rune('a' + i)), Declared: market.Survey}, "", people)
		all = append(all, blend.Part{Name: string(rune('a' + i)), Market: m, Records: m, Weight: 1})
	}
	return all
}

func pays(people []person) []float64 {
	var all []float64
	for _, p := range people {
		all = append(all, p.pay)
	}
	return all
}
