package records

import (
	"context"
	"slices"
	"sync"

	"github.com/paybench/paybench/data/market"
)

// Excerpt is the market for one query, of its records alone: it says of the query's pay
// element and basis what the market says, however it is filtered further, broken down or
// balanced, in the time that few records take. Where the query leaves so many that
// gathering them is not worth it, that is the market itself.
func (m *Market) Excerpt(ctx context.Context, q market.Query) (*Market, error) {
	const worthwhile = 4
	c, err := m.newCut(q)
	if err != nil {
		return nil, err
	}
	records, err := c.all(ctx)
	if err != nil || len(records) > len(m.lines)/worthwhile {
		return m, err
	}
	if c.pay.order.records != nil { // into the order of the element
		sorted, _ := ascending(excerpted(c.pay.annual, records))
		records = arranged(records, sorted)
	}
	x := &Market{
		about: m.about, dimensions: m.dimensions, elements: m.elements, roll: m.roll, base: m.base,
		columns: make([]Codes, len(m.columns)), pays: make([]pay, len(m.pays)), hourly: make([]pay, len(m.hourly)),
		lines: excerpted(m.lines, records), times: excerpted(m.times, records), mass: excerpted(m.mass, records),
		shares: make([]sync.Once, len(m.pays)), shareOf: make([]pay, len(m.pays)),
	}
	inParallel(processors(), len(m.columns), func(_, i int) { x.columns[i] = m.columns[i].excerpted(records) })
	switch {
	case m.roll.own >= 0 && m.roll.codes != nil:
		x.roll.codes = &x.columns[m.roll.own]
	case m.roll.codes != nil:
		codes := m.roll.codes.excerpted(records)
		x.roll.codes = &codes
	}
	for _, element := range []int{c.element, max(0, m.base)} {
		x.pays[element].annual = excerpted(m.pays[element].annual, records)
		x.hourly[element].annual = excerpted(m.hourly[element].annual, records)
	}
	asked, _ := x.payIn(c.element, q.Basis)
	asked.order = mainOrder(len(records))
	return x, nil
}

// all are the records of the cut whose pay is known, in the market's order.
func (c *cut) all(ctx context.Context) ([]uint32, error) {
	units := make([][]uint32, c.units)
	err := c.eachOf(ctx, workers(c.extent()), func(_, unit int, records, _ []uint32) {
		units[unit] = append(units[unit], records...)
	})
	return slices.Concat(units...), err
}

// excerpted are the values of records; nil where there are none.
func excerpted[T any](values []T, records []uint32) []T {
	if values == nil {
		return nil
	}
	return gatherAll(make([]T, 0, len(records)), records, values)
}

// excerpted are the codes of records.
func (c *Codes) excerpted(records []uint32) Codes {
	return Codes{bytes: excerpted(c.bytes, records), words: excerpted(c.words, records), longs: excerpted(c.longs, records)}
}
