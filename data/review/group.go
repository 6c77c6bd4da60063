package review

import (
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/quantile"
)

// Group is what people together are paid. Amounts are a year, in the review currency.
// A figure that nobody counted gives is NaN.
type Group struct {
	Rows, Counted int
	Provisional   int     // counted on a suggestion that nobody confirmed
	WeakMatches   int     // counted on a weak match
	FTE           float64 // added up

	FullTimePay, PaidPay float64
	MarketP50, Target    float64 // at full time

	MarketIndex        float64 // Σ full-time pay ÷ Σ market P50
	MarketIndexPayroll float64 // the same of paid pay
	MeanMarketRatio    float64
	GroupCompaRatio    float64 // Σ full-time pay ÷ Σ midpoint
	MeanCompaRatio     float64 // another figure than that, and than the index
	MedianCompaRatio   float64

	BelowMinimum, AboveMaximum int
	ToMinimum                  float64 // what raising them to it costs
}

// Part is the people of one value of a dimension; "" is that of people who have none.
type Part struct {
	Value  string
	People []*Standing
	Group
}

// By breaks everybody down by a dimension that a person has a value of.
func (r *Review) By(name string) ([]Part, error) {
	of := dimension(name)
	if of == nil {
		return nil, fmt.Errorf("%q is nothing that people are told apart by: write one of %q", name, Dimensions())
	}
	value := func(i int) string { return of(r.People[i].Person) }
	if isCountry(name) {
		value = r.country()
	}
	return r.Parts(value), nil
}

// country is the country of each person as most people from there have it written.
func (r *Review) country() func(person int) string {
	often := map[string]map[string]int{}
	for i := range r.People {
		written := r.People[i].Person.Country
		key := columns.CountryKey(written)
		if often[key] == nil {
			often[key] = map[string]int{}
		}
		often[key][written]++
	}
	usual := map[string]string{}
	for key, spellings := range often {
		most := ""
		for written, n := range spellings {
			if n > spellings[most] || n == spellings[most] && written < most {
				most = written
			}
		}
		usual[key] = most
	}
	return func(i int) string { return usual[columns.CountryKey(r.People[i].Person.Country)] }
}

// Parts breaks everybody down by any value of each person, in natural order.
func (r *Review) Parts(of func(person int) string) []Part {
	people := map[string][]*Standing{}
	var values []string
	for i := range r.People {
		v := of(i)
		if people[v] == nil {
			values = append(values, v)
		}
		people[v] = append(people[v], &r.People[i])
	}
	parts := make([]Part, 0, len(values))
	for _, i := range bands.Order(values) {
		v := values[i]
		parts = append(parts, Part{Value: v, People: people[v], Group: r.Group(people[v])})
	}
	return parts
}

// Group adds people up.
func (r *Review) Group(people []*Standing) Group {
	g := Group{Rows: len(people)}
	var midpoints, payroll, market, ofMarket float64
	var compa, ratios []float64
	for _, s := range people {
		if !s.Counted() {
			continue
		}
		g.Counted++
		g.count(s)
		g.FTE += s.Share
		g.FullTimePay += s.Pay * s.Rate
		g.PaidPay += s.Paid * s.Rate
		g.Target += s.Target.Value * s.Rate
		midpoints += s.Range.Midpoint * s.Rate
		compa = append(compa, s.CompaRatio)
		if s.P50.Reason == nil {
			g.MarketP50 += s.P50.Value * s.Rate
			ofMarket += s.Pay * s.Rate
			market += s.P50.Value * s.weight()
			payroll += s.Pay * s.weight()
			ratios = append(ratios, s.MarketRatio)
		}
	}
	g.MarketIndex, g.MarketIndexPayroll = ofMarket/g.MarketP50, payroll/market // NaN of nobody
	g.GroupCompaRatio = g.FullTimePay / midpoints
	g.MeanCompaRatio, g.MeanMarketRatio = mean(compa), mean(ratios)
	slices.Sort(compa)
	g.MedianCompaRatio = quantile.Type7(compa, 0.5)
	return g
}

// count adds a person to the numbers of people, and to what it costs to raise those
// below the minimum to it.
func (g *Group) count(s *Standing) {
	if s.Price.Quality == Weak {
		g.WeakMatches++
	}
	if s.Provisional() {
		g.Provisional++
	}
	switch s.Position {
	case BelowMinimum:
		g.BelowMinimum++
	case AboveMaximum:
		g.AboveMaximum++
	}
	if s.Gets() {
		g.ToMinimum += s.ToMinimum * s.weight()
	}
}

// Provisional reports whether a person stands on a suggestion that nobody confirmed.
func (s *Standing) Provisional() bool {
	return slices.ContainsFunc(s.Price.Cuts, func(c Cut) bool { return c.Provisional })
}

// mean is NaN of none.
func mean(all []float64) float64 {
	sum := 0.0
	for _, x := range all {
		sum += x
	}
	return sum / float64(len(all))
}
