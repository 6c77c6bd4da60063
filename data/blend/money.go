package blend

import (
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
)

// rate is what an amount of one currency is multiplied by to be one of another. The
// table has to name both.
func (t *Terms) rate(from, to string) (float64, bool) {
	if from == to {
		return 1, true
	}
	a, b := t.Rates[from], t.Rates[to]
	return a / b, a > 0 && b > 0
}

// place is the differential of a place.
func (t *Terms) place(name string) (float64, bool) {
	for _, p := range t.Places {
		if columns.SamePlace(p.Name, name) {
			return p.Differential, true
		}
	}
	return 1, false
}

// toPlace is what pay of a country as a whole is multiplied by to be of the place asked
// for.
func (t *Terms) toPlace() float64 {
	differential, _ := t.place(t.Place)
	return differential
}

// places multiplies the pay of records by where they are: to the country as a whole, and
// from there to the place asked for. A place that the user's table does not name pays as
// its country does; one that has no estimate does not count.
func (t *Terms) places(p *Part) []records.Multiplier {
	if len(t.Places) == 0 {
		return nil
	}
	to := t.toPlace()
	by := records.Multiplier{Blank: to, Other: to, Of: map[string]float64{}}
	if t.Estimated != nil {
		by.Other = math.NaN()
	}
	if d, ok := p.location(); ok {
		by.Dimension = d.Name
		for _, v := range d.Values {
			if differential, ok := t.place(v.Label); ok {
				by.Of[v.Label] = to / differential
			}
		}
	}
	return []records.Multiplier{by}
}

// RatesNeededError says that sources are in several currencies, and that rates are missing by
// which they could stand together.
type RatesNeededError struct{ why string }

// Error implements error.
func (e *RatesNeededError) Error() string { return e.why }

func ratesNeeded(format string, args ...any) error {
	return &RatesNeededError{fmt.Sprintf(format, args...)}
}

// settle decides which currency all pay is brought to. Without rates there is none: pay
// stays as it is, and all of it that states one currency must state the same.
func (b *base) settle() error {
	t := &b.terms
	if len(t.Rates) == 0 {
		return b.oneCurrency()
	}
	if t.Currency == "" {
		t.Currency = b.firstCurrency()
	}
	if t.Currency == "" {
		return fmt.Errorf("%s names no currency, so nothing can be converted; say which one its pay is in", b.parts[0].Name)
	}
	for _, part := range b.parts {
		for _, e := range part.Market.Elements() {
			if e.CurrencyDimension != "" || e.Currency == "" {
				continue
			}
			if _, ok := t.rate(e.Currency, t.Currency); !ok {
				return ratesNeeded("%s is in %s, and the rates do not say what it is worth in %s; the table has to name both", part.Name, e.Currency, t.Currency)
			}
		}
	}
	return nil
}

// firstCurrency is that of the first part's first pay element: of several the one that
// most people are paid in.
func (b *base) firstCurrency() string {
	part := &b.parts[0]
	elements := part.Market.Elements()
	if len(elements) == 0 {
		return ""
	}
	d, ok := part.dimension(elements[0].CurrencyDimension)
	if !ok {
		return elements[0].Currency
	}
	usual := slices.MaxFunc(append([]market.Value{{}}, d.Values...), func(a, b market.Value) int { return a.People - b.People })
	return usual.Label
}

// oneCurrency refuses parts that state different currencies.
func (b *base) oneCurrency() error {
	var first *Part
	for i := range b.parts {
		for _, e := range b.parts[i].Market.Elements() {
			switch {
			case e.Currency == "" || e.CurrencyDimension != "":
			case b.fixed == "":
				first, b.fixed = &b.parts[i], e.Currency
			case e.Currency != b.fixed:
				return ratesNeeded("%s is in %s and %s in %s: they can stand together by the rates that you give", first.Name, b.fixed, b.parts[i].Name, e.Currency)
			}
		}
	}
	return nil
}

// currencyDimensions are the dimensions that hold the currencies of pay elements in any
// part, by element.
func (b *base) currencyDimensions() map[string]string {
	all := map[string]string{}
	for _, part := range b.parts {
		for _, e := range part.Market.Elements() {
			if e.CurrencyDimension != "" {
				all[e.Name] = e.CurrencyDimension
			}
		}
	}
	return all
}

// converts multiplies the pay of records by the rates of their currencies.
func (t *Terms) converts(p *Part) []records.Multiplier {
	if len(t.Rates) == 0 {
		return nil
	}
	var all []records.Multiplier
	for _, e := range p.Market.Elements() {
		by := records.Multiplier{Element: e.Name, Blank: 1}
		d, ok := p.dimension(e.CurrencyDimension)
		if !ok {
			if e.Currency != "" {
				by.Blank, _ = t.rate(e.Currency, t.Currency)
			}
			all = append(all, by)
			continue
		}
		by.Dimension, by.Blank, by.Other, by.Of = d.Name, math.NaN(), math.NaN(), map[string]float64{}
		for _, v := range d.Values {
			if rate, ok := t.rate(v.Label, t.Currency); ok {
				by.Of[v.Label] = rate
			}
		}
		all = append(all, by)
	}
	return all
}
