package records

import (
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// summarizeTotals says of each mean what its contributors bring to it: the named
// employers, or the people where the data names none or the rule on employers does
// not apply. Of pay that varies it counts those who receive any.
func (c *cut) summarizeTotals(ctx context.Context, q market.Query, groups []market.Summary) error {
	variable := c.variablePart(q.Basis)
	byPeople := c.m.roll.codes == nil || c.m.about.ByPeople()
	if !c.variable() || byPeople {
		if err := c.totalsOfPeople(ctx, variable, byPeople, groups); err != nil {
			return err
		}
	}
	if byPeople {
		return nil
	}
	p, err := c.pairs(ctx, 0, groups[c.slots].People)
	if err != nil {
		return err
	}
	p.each(c.slots, func(slot int, records []uint32) {
		sum := c.contribution
		if q.Weighting == market.PerEmployer {
			sum = c.typical
		}
		groups[slot].Paid.Add(sum(records, c.annual), 1)
		if variable != nil {
			groups[slot].Variable.Add(sum(records, variable), 1)
		}
	})
	return nil
}

// annual is a record's pay as recorded.
func (c *cut) annual(record uint32) float64 { return c.pay.annual[record] }

// variablePart returns what of a record's pay varies, NaN where that is unknown; nil
// of pay that does not vary, and where nothing says how much of it does.
func (c *cut) variablePart(basis market.Basis) func(record uint32) float64 {
	switch kind := c.m.elements[c.element].Kind; {
	case kind.Variable() || kind == market.Equity:
		return c.annual
	case !kind.Varies() || c.m.base < 0 || c.m.base == c.element:
		return nil
	}
	base, _ := c.m.payIn(c.m.base, basis)
	return func(record uint32) float64 { return c.pay.annual[record] - base.annual[record] }
}

// totalsOfPeople counts those who receive any of what varies, and adds everybody's
// own pay where people are the contributors.
func (c *cut) totalsOfPeople(ctx context.Context, variable func(uint32) float64, contribute bool, groups []market.Summary) error {
	add := func(s *market.Summary, record uint32) {
		times, mass := 1, 1.0
		if c.m.times != nil {
			times = int(c.m.times[record])
		}
		if c.m.mass != nil {
			mass = c.m.mass[record]
		}
		varies := math.NaN()
		if variable != nil {
			varies = variable(record)
		}
		if varies > 0 && !c.variable() {
			s.Receivers.People += times
		}
		if contribute {
			s.Paid.OfPeople, s.Variable.OfPeople = true, true
			s.Paid.Add(c.annual(record)*mass, times)
			s.Variable.Add(varies*mass, times)
		}
	}
	w := worker{c: c}
	return share(ctx, 1, c.blocks, 1, func(_, block int) {
		from, to := c.block(block)
		w.pickPositions(from, to, func(records, slots []uint32) {
			for i, record := range records {
				add(&groups[slots[i]], record)
				add(&groups[c.slots], record)
			}
		})
	})
}

// contribution is what an employer brings to a mean of people: what it pays them
// together, as often and as much as they count. What is unknown is left out.
func (c *cut) contribution(records []uint32, pay func(uint32) float64) float64 {
	sum := math.NaN()
	for _, record := range records {
		x := pay(record)
		switch {
		case math.IsNaN(x):
			continue
		case c.m.times != nil:
			x *= float64(c.m.times[record])
		case c.m.mass != nil:
			x *= c.m.mass[record]
		}
		if math.IsNaN(sum) {
			sum = 0
		}
		sum += x
	}
	return sum
}

// typical is what an employer brings to a mean of employers: the median of what it
// pays.
func (c *cut) typical(records []uint32, pay func(uint32) float64) float64 {
	var all []float64
	for _, record := range records {
		if x := pay(record); !math.IsNaN(x) {
			all = append(all, x)
		}
	}
	if len(all) == 0 {
		return math.NaN()
	}
	slices.Sort(all)
	return quantile.Type7(all, 0.5)
}
