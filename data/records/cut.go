package records

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/values"
)

// cut is a query made ready to run: its names looked up, its filters and its
// breakdown turned into tables by code.
//
// People are counted by slot: one for each group, and one more for people whose
// value falls outside all bands. The whole cut is the sum of the slots.
type cut struct {
	m       *Market
	element int // index of the pay element
	basis   market.Basis
	pay     *pay
	filters []filter // the most selective first
	less    []filter // who passes all of these is left out; nil for nobody
	by      *Codes   // nil when nothing is broken down; there is one slot then
	slotOf  []uint32 // by code of by
	groups  []group  // by slot; people outside all bands have a slot but no group
	slots   int
	amount  market.Amount // of the pay element
	usual   market.Amount // of pay that is recorded for a year

	shift  int // steps in a block, as a power of two
	blocks int // blocks of the pay's order, unknown pay left out
	unit   int // records in a unit of work
	units  int // units of work that hold all records whose pay may be known

	deals   bool    // whether people are dealt out for their employers to be counted
	withPay bool    // whether their pay is, too
	dealt   []dealt // by unit, once that is done
}

// filter keeps the records whose code is in a table.
type filter struct {
	dimension int // its index
	codes     *Codes
	keep      []uint8 // by code, 1 or 0; never shorter than a byte can count
	share     float64 // of all records that pass
}

// group is one group of a breakdown.
type group struct {
	label string
	blank bool
}

// A query counts people in so many blocks and slots at most, whatever the number
// of records.
const (
	maxBlocks = 1 << 12
	maxCounts = 1 << 18
	minBlock  = 1 << 10 // positions
)

// newCut makes a resolved query ready to run.
func (m *Market) newCut(q market.Query) (*cut, error) {
	e := slices.IndexFunc(m.elements, func(e market.Element) bool { return e.Name == q.Pay })
	if q.Pay == "" {
		e = 0
	}
	if e < 0 {
		return nil, fmt.Errorf("%s has no pay element %q", m.about.Name, q.Pay)
	}
	c := &cut{m: m, element: e, basis: q.Basis, slots: 1, groups: []group{{}}}
	c.deals, c.withPay = m.roll.codes != nil && q.Weighting != market.PerEmployer, q.Publication && !c.totalsByPeople()
	var err error
	if c.amount, err = market.NewAmount(m.about, q); err != nil {
		return nil, err
	}
	c.usual = c.amount
	pay, already := m.payIn(e, q.Basis)
	c.pay = pay
	if already {
		c.amount = c.amount.InBasis()
	}
	for _, f := range q.Less {
		if err := c.addFilter(f); err != nil {
			return nil, err
		}
	}
	c.less, c.filters = c.filters, nil
	for _, f := range q.Filters {
		if err := c.addFilter(f); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(c.filters, func(a, b filter) int { return cmp.Compare(a.share, b.share) })
	if q.By != "" {
		if err := c.breakDown(q.By, q.Bands); err != nil {
			return nil, err
		}
	}
	c.divide()
	return c, nil
}

// divide chooses the blocks that people are counted in, and the units that the
// records are divided into for the workers. In the order of the main element,
// which the records are kept in, a unit is a block.
func (c *cut) divide() {
	o := &c.pay.order
	c.shift = c.coarseness(o.known, o.size)
	c.blocks = parts(o.known, c.blockSize())
	c.unit, c.units = c.blockSize(), c.blocks
	if o.records != nil {
		records := len(c.pay.annual)
		c.unit = 1 << c.coarseness(records, 1)
		c.units = parts(records, c.unit)
	}
}

// coarseness returns how often the size of a part must be doubled until n things
// fall into few enough parts that are large enough.
func (c *cut) coarseness(n, size int) (shift int) {
	for {
		part := size << shift
		many := parts(n, part)
		if many <= 1 || part >= minBlock && many <= maxBlocks && many*c.slots <= maxCounts {
			return shift
		}
		shift++
	}
}

// parts returns how many parts of a size hold n things.
func parts(n, size int) int { return (n + size - 1) / size }

// block returns the positions in a block, from and to.
func (c *cut) block(b int) (from, to int) {
	return b * c.blockSize(), min((b+1)*c.blockSize(), c.pay.order.known)
}

// blockSize returns the positions of a block.
func (c *cut) blockSize() int { return c.pay.order.size << c.shift }

// dimension finds a dimension by its own name.
func (m *Market) dimension(name string) (int, error) {
	i := slices.IndexFunc(m.dimensions, func(d market.Dimension) bool { return d.Name == name })
	if i < 0 {
		return 0, fmt.Errorf("%s has no dimension %q", m.about.Name, name)
	}
	return i, nil
}

// addFilter asks a filter once for every value of its dimension. Ticked values are
// looked up in a set: there may be thousands among tens of thousands.
func (c *cut) addFilter(f market.Filter) error {
	if f.Empty() {
		return nil
	}
	i, err := c.m.dimension(f.Dimension)
	if err != nil {
		return err
	}
	d := &c.m.dimensions[i]
	ticked := make(map[string]bool, len(f.Values))
	for _, label := range f.Values {
		ticked[label] = true
	}
	rest := f // the prefix and the range
	rest.Values = nil
	keep, passing := make([]uint8, max(len(d.Values)+1, math.MaxUint8+1)), 0
	if ticked[""] {
		keep[0], passing = 1, d.Blank
	}
	for k, v := range d.Values {
		if ticked[v.Label] || !rest.Empty() && rest.Keeps(v, false) {
			keep[k+1] = 1
			passing += v.People
		}
	}
	share := float64(passing) / float64(max(1, c.m.about.People))
	c.filters = append(c.filters, filter{dimension: i, codes: &c.m.columns[i], keep: keep, share: share})
	return nil
}

// breakDown turns a dimension into slots: its values, or bands of them, in
// natural order, and the blank group last.
func (c *cut) breakDown(name string, asked bands.Bands) error {
	i, err := c.m.dimension(name)
	if err != nil {
		return err
	}
	d := &c.m.dimensions[i]
	c.by, c.groups = &c.m.columns[i], nil
	c.slotOf = make([]uint32, max(len(d.Values)+1, math.MaxUint8+1))
	outside := false
	if d.Banded {
		outside = c.slotsOfBands(d, asked)
	} else {
		for k, v := range d.Values {
			c.slotOf[k+1] = uint32(k)
			c.groups = append(c.groups, group{label: v.Label})
		}
	}
	c.slotOf[0] = uint32(len(c.groups))
	c.groups = append(c.groups, group{blank: true})
	c.slots = len(c.groups)
	if outside {
		c.slots++
	}
	return nil
}

// slotsOfBands gives every value the slot of its band, and reports whether there
// are values outside all bands. Those get a slot after the blank group's.
func (c *cut) slotsOfBands(d *market.Dimension, asked bands.Bands) (outside bool) {
	if asked == nil {
		asked = values.Bands(d)
	}
	for b := range asked {
		c.groups = append(c.groups, group{label: asked.Label(b)})
	}
	for k, v := range d.Values {
		b := asked.Index(v.Low)
		if b < 0 {
			b, outside = len(asked)+1, true
		}
		c.slotOf[k+1] = uint32(b)
	}
	return outside
}

// of returns the cut of the same people for another pay element's order.
func (c *cut) of(p *pay) *cut {
	other := *c
	other.dealt = nil
	other.pay = p
	other.divide()
	return &other
}
