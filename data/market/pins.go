package market

import (
	"context"
	"fmt"
	"slices"

	"github.com/paybench/paybench/data/remark"
)

// Pin is a cut kept under a name, to stand beside others.
type Pin struct {
	Name  string `json:"name"`
	Query Query  `json:"query"`
}

// ComparePins answers several cuts as one comparison, a row each in the order
// given: the market-pricing table of a review. Each is the first pin's question,
// asked of the pin's own people: rows stand beside each other in one pay element
// and basis, under one gate. The own pay of each is that of its own job. What would set
// different currencies beside each other is withheld. For outside publication all are
// rounded to one unit: that of the comparison which the first question is beside, else the
// largest of the pins' own.
func ComparePins(ctx context.Context, m Market, pins []Pin) (Comparison, error) {
	var all Comparison
	var largest Unit
	for i, pin := range pins {
		q := pins[0].Query
		q.Filters, q.By, q.Bands, q.ShowAnyway = pin.Query.Filters, "", nil, pin.Query.ShowAnyway
		q.Own = pin.Query.WithBasis(q.Normal().Basis).Own
		c, err := Compare(ctx, m, q)
		if err != nil {
			return Comparison{}, fmt.Errorf("pinned selection %q: %w", pin.Name, err)
		}
		if i == 0 {
			all = c
			all.Rows, all.Warnings, all.Pinned = nil, nil, true
		}
		if all.Currency == "" {
			all.Currency, all.Unit = c.Currency, c.Unit // the cuts so far have nobody in them, or no currency
		}
		all.addPin(pin.Name, c)
		if c.Currency == all.Currency && c.Unit.times(1) > largest.times(1) {
			largest = c.Unit
		}
	}
	if pins[0].Query.Unit.none() && !largest.none() {
		pins = slices.Clone(pins)
		pins[0].Query.Unit = largest
		return ComparePins(ctx, m, pins)
	}
	if err := GuardTogether(ctx, m, &all); err != nil {
		return Comparison{}, err
	}
	return all, nil
}

// addPin adds the row of a pinned cut, and its warnings under its name.
func (c *Comparison) addPin(name string, of Comparison) {
	row := of.Rows[0]
	row.Name, row.Group, row.Whole, row.Query = name, name, false, of.Query
	if row.People != 0 && of.Currency != c.Currency {
		why := remark.New(remark.PinCurrency, of.Currency, c.Currency)
		if of.Currency == "" {
			why = remark.New(remark.PinNoCurrency, c.Currency)
		}
		row = row.withhold(why)
	}
	c.Rows = append(c.Rows, row)
	for _, w := range of.Warnings {
		switch ofAll := []remark.Kind{remark.GroupsGuarded, remark.OutsideLimits, remark.AmountsRounded}; {
		case !slices.Contains(ofAll, w.Kind):
			c.warn(remark.OfPin, name, w)
		case !slices.ContainsFunc(c.Warnings, w.Equal):
			c.Warnings = append(c.Warnings, w)
		}
	}
}
