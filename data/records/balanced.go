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
	values := m.dimensions[at].Values
	codes := &m.columns[at]
	each := make([][]float64, c.slots) // by slot and code: summed weights, then what one is worth
	for slot := range each {
		each[slot] = make([]float64, len(values)+1)
	}
	err = c.eachOf(ctx, func(record, slot uint32) { each[slot][codes.At(int(record))] += m.weightOf(record) })
	if err != nil {
		return nil, err
	}
	for slot := range each {
		for k, v := range values {
			share := 1.0
			if slot < len(c.groups) {
				share = weight(c.groups[slot].label, c.groups[slot].blank, v.Label)
			}
			if each[slot][k+1] > 0 {
				each[slot][k+1] = share / each[slot][k+1]
			}
		}
	}
	b := &Market{
		about: m.about, dimensions: m.dimensions, columns: m.columns, elements: m.elements, pays: m.pays, hourly: m.hourly,
		lines: m.lines, roll: m.roll, base: m.base, mass: make([]float64, len(m.lines)),
	}
	b.shares, b.shareOf = make([]sync.Once, len(m.pays)), make([]pay, len(m.pays))
	b.about.Weight = market.Weight{Header: m.dimensions[at].Header, Kind: market.SamplingWeight}
	return b, c.eachOf(ctx, func(record, slot uint32) {
		b.mass[record] = m.weightOf(record) * each[slot][codes.At(int(record))]
	})
}

// eachOf visits the records of the cut whose pay is known, with their slots.
func (c *cut) eachOf(ctx context.Context, visit func(record, slot uint32)) error {
	w := worker{c: c}
	for unit := range c.units {
		if err := ctx.Err(); err != nil {
			return err
		}
		w.pickUnit(unit, func(records, slots []uint32) {
			for i, record := range records {
				visit(record, slots[i])
			}
		})
	}
	return nil
}
