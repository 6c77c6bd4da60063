package records

import (
	"context"
	"sync"

	"github.com/paybench/paybench/data/market"
)

// Balanced is the market for one query in which the values of a dimension have shares of
// their own in each group, whoever many people have them: the records of a value share
// what weight gives it there, each by its own weight. A query without a breakdown is of
// one group, "". It answers that query alone, with sampling weights.
func (m *Market) Balanced(ctx context.Context, q market.Query, dimension string, weight func(group string, blank bool, value string) float64) (*Market, error) {
	at, err := m.dimension(dimension)
	if err != nil {
		return nil, err
	}
	c, err := m.newCut(q)
	if err != nil {
		return nil, err
	}
	each, err := c.worth(ctx, at, weight)
	if err != nil {
		return nil, err
	}
	b := &Market{
		about: m.about, dimensions: m.dimensions, columns: m.columns, elements: m.elements, pays: m.pays, hourly: m.hourly,
		lines: m.lines, roll: m.roll, base: m.base, mass: make([]float64, len(m.lines)),
	}
	b.shares, b.shareOf = make([]sync.Once, len(m.pays)), make([]pay, len(m.pays))
	b.about.Weight = market.Weight{Header: m.dimensions[at].Header, Kind: market.SamplingWeight}
	codes := &m.columns[at]
	return b, c.eachOf(ctx, workers(c.extent()), func(_, _ int, records, slots []uint32) {
		for i, record := range records {
			b.mass[record] = m.weightOf(record) * each[slots[i]][codes.At(int(record))]
		}
	})
}

// worth is what a weight of 1 is worth to a record, by slot and by code of a dimension whose
// values have shares.
func (c *cut) worth(ctx context.Context, dimension int, share func(group string, blank bool, value string) float64) ([][]float64, error) {
	values, codes := c.m.dimensions[dimension].Values, &c.m.columns[dimension]
	many := workers(c.extent())
	if c.m.mass != nil {
		many = 1 // fractions add up to the same in one order only
	}
	sums := make([][][]float64, many)
	for i := range sums {
		sums[i] = make([][]float64, c.slots)
		for slot := range sums[i] {
			sums[i][slot] = make([]float64, len(values)+1)
		}
	}
	err := c.eachOf(ctx, many, func(i, _ int, records, slots []uint32) {
		for j, record := range records {
			sums[i][slots[j]][codes.At(int(record))] += c.m.weightOf(record)
		}
	})
	each := sums[0]
	for slot := range each {
		for k, v := range values {
			for _, other := range sums[1:] {
				each[slot][k+1] += other[slot][k+1]
			}
			of := 1.0
			if slot < len(c.groups) {
				of = share(c.groups[slot].label, c.groups[slot].blank, v.Label)
			}
			if each[slot][k+1] > 0 {
				each[slot][k+1] = of / each[slot][k+1]
			}
		}
	}
	return each, err
}

// eachOf visits the records of the cut whose pay is known, with their slots, by so many
// workers; one alone has them in order.
func (c *cut) eachOf(ctx context.Context, many int, visit func(worker, unit int, records, slots []uint32)) error {
	mine := make([]worker, many)
	for i := range mine {
		mine[i].c = c
	}
	return share(ctx, many, c.units, unitsAtATime, func(i, unit int) {
		mine[i].pickUnit(unit, func(records, slots []uint32) { visit(i, unit, records, slots) })
	})
}
