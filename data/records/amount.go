package records

import "sort"

// paid returns what the record at a position is paid.
func (c *cut) paid(position int) float64 {
	return c.amount.Of(c.pay.annual[c.pay.order.record(position)])
}

// positionAfter returns the first position, in order of pay, that is paid more than
// x.
func (c *cut) positionAfter(x float64) int {
	return sort.Search(c.pay.order.known, func(position int) bool { return c.paid(position) > x })
}

// positionOf returns the first position, in order of pay, that is paid at least
// x.
func (c *cut) positionOf(x float64) int {
	return sort.Search(c.pay.order.known, func(position int) bool { return c.paid(position) >= x })
}
