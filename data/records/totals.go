package records

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
)

// summarizeTotals says of each mean what its contributors bring to it: the named
// employers, or the people where the data names none or the rule on employers does
// not apply. Of pay that varies it counts those who receive any.
func (c *cut) summarizeTotals(ctx context.Context, q market.Query, groups []market.Summary) error {
	switch {
	case c.totalsByPeople():
		return c.totalsOfPeople(ctx, true, groups)
	case q.Weighting == market.PerEmployer:
		return c.totalsOfMedians(ctx, groups)
	default:
		c.totalsOfEmployers(groups)
		return ctx.Err()
	}
}

// totalsByPeople reports whether people are the contributors.
func (c *cut) totalsByPeople() bool { return c.m.roll.codes == nil || c.m.about.ByPeople() }

// annual is a record's pay as recorded.
func (c *cut) annual(record uint32) float64 { return c.pay.annual[record] }

// fixedPart returns what of records' pay does not vary, nil for nothing; varies is false
// of pay that does not, and where nothing says how much of it does.
func (c *cut) fixedPart() (fixed []float64, varies bool) {
	switch kind := c.m.elements[c.element].Kind; {
	case kind.Variable() || kind == market.Equity:
		return nil, true
	case !kind.Varies() || c.m.base < 0 || c.m.base == c.element:
		return nil, false
	}
	base, _ := c.m.payIn(c.m.base, c.basis)
	return base.annual, true
}

// variablePart returns what of a record's pay varies, NaN where that is unknown; nil
// where fixedPart says that none does.
func (c *cut) variablePart() func(record uint32) float64 {
	fixed, varies := c.fixedPart()
	switch {
	case !varies:
		return nil
	case fixed == nil:
		return c.annual
	default:
		return func(record uint32) float64 { return c.pay.annual[record] - fixed[record] }
	}
}

// totalsOfMedians is summarizeTotals where each employer counts once.
func (c *cut) totalsOfMedians(ctx context.Context, groups []market.Summary) error {
	variable := c.variablePart()
	if variable != nil && !c.variable() {
		if err := c.totalsOfPeople(ctx, false, groups); err != nil {
			return err
		}
	}
	p, err := c.pairs(ctx, 0, groups[c.slots].People)
	if err != nil {
		return err
	}
	var problem error
	bring := func(to *market.Totals, records []uint32, pay func(uint32) float64) {
		median, err := c.typical(records, pay)
		if err != nil {
			problem = err
		}
		to.Add(median, 1)
	}
	p.each(c.slots, func(slot int, records []uint32) {
		bring(&groups[slot].Paid, records, c.annual)
		if variable != nil {
			bring(&groups[slot].Variable, records, variable)
		}
	})
	return problem
}

// totalsOfPeople counts those who receive any of what varies, and adds everybody's
// own pay where people are the contributors.
func (c *cut) totalsOfPeople(ctx context.Context, contribute bool, groups []market.Summary) error {
	variable := c.variablePart()
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

// typical is what an employer brings to a mean of employers: the median of what it
// pays, weighted as its median in the mean is; NaN where nothing of it is known.
func (c *cut) typical(records []uint32, pay func(uint32) float64) (float64, error) {
	known := slices.DeleteFunc(slices.Clone(records), func(record uint32) bool { return math.IsNaN(pay(record)) })
	if len(known) == 0 {
		return math.NaN(), nil
	}
	slices.SortStableFunc(known, func(a, b uint32) int { return cmp.Compare(pay(a), pay(b)) })
	return c.median(known, pay)
}
