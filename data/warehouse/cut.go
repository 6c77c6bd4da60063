package warehouse

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/values"
)

// cut is a query made ready to be asked: which rows, what each is paid, and the group
// that it is in.
//
// People are counted by slot: one for each group, and one more for people whose value
// falls outside all bands. A slot has a key, which the database names its people by.
type cut struct {
	m       *Market
	query   market.Query
	element int
	pay     piece         // annual pay, or pay an hour
	amount  market.Amount // makes of it what was asked for
	where   []piece
	keeps   map[int][]bool // by dimension that is filtered: the codes that are kept
	group   piece          // the key of each row's slot; nil where nothing is broken down
	groups  []group        // by slot; people outside all bands have a slot but no group
	slots   map[string]int // by key
}

// group is one group of a breakdown.
type group struct {
	label string
	blank bool
}

// newCut makes a resolved query ready.
func (m *Market) newCut(q market.Query) (*cut, error) {
	e := 0
	if q.Pay != "" {
		e = slices.IndexFunc(m.elements, func(e market.Element) bool { return e.Name == q.Pay })
	}
	if e < 0 {
		return nil, fmt.Errorf("%s has no pay element %q", m.about.Name, q.Pay)
	}
	c := &cut{m: m, query: q, element: e, keeps: map[int][]bool{}, groups: []group{{}}, slots: map[string]int{"": 0}}
	var err error
	if c.amount, err = market.NewAmount(m.about, q); err != nil {
		return nil, err
	}
	var already bool
	if c.pay, already = m.payIn(e, q.Basis); already {
		c.amount = c.amount.InBasis()
	}
	if err := c.filter(); err != nil {
		return nil, err
	}
	if q.By != "" {
		if err := c.breakDown(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// payIn is an element's pay for a basis, and whether it is in that basis already.
func (m *Market) payIn(element int, basis market.Basis) (pay piece, already bool) {
	if p := m.pays[element]; basis == market.Hourly && p.hourly != nil {
		return p.hourly, true
	}
	return m.pays[element].annual, false
}

// filter makes conditions of the filters.
func (c *cut) filter() error {
	for _, f := range c.query.Filters {
		i, keep, err := c.m.keeps(f)
		if err != nil {
			return err
		}
		if keep != nil {
			c.keeps[i] = keep
			c.where = append(c.where, c.m.columns[i].passes(keep))
		}
	}
	var less []piece
	for _, f := range c.query.Less {
		i, keep, err := c.m.keeps(f)
		if err != nil {
			return err
		}
		if keep != nil {
			less = append(less, c.m.columns[i].passes(keep))
		}
	}
	if less != nil { // an unknown truth is not to be left out
		c.where = append(c.where, say("(CASE WHEN % THEN 0 ELSE 1 END) = 1", list{" AND ", less}))
	}
	return nil
}

// keeps asks a filter once for each value of its dimension; keep is nil where it keeps
// everybody.
func (m *Market) keeps(f market.Filter) (dimension int, keep []bool, err error) {
	if f.Empty() {
		return 0, nil, nil
	}
	if dimension, err = m.dimension(f.Dimension); err != nil {
		return 0, nil, err
	}
	d := &m.dimensions[dimension]
	ticked := make(map[string]bool, len(f.Values))
	for _, label := range f.Values {
		ticked[label] = true
	}
	rest := f // the prefix and the range
	rest.Values = nil
	keep = make([]bool, len(d.Values)+1)
	keep[0] = ticked[""]
	for k, v := range d.Values {
		keep[k+1] = ticked[v.Label] || !rest.Empty() && rest.Keeps(v, false)
	}
	return dimension, keep, nil
}

// breakDown makes slots of a dimension: its values, or bands of them, in natural
// order, and the blank group last.
func (c *cut) breakDown() error {
	i, err := c.m.dimension(c.query.By)
	if err != nil {
		return err
	}
	d := &c.m.dimensions[i]
	c.groups, c.slots = nil, map[string]int{}
	key := make([]string, len(d.Values)+1)
	asked := c.query.Bands
	if d.Banded && asked == nil {
		asked = values.Bands(d)
	}
	if d.Banded {
		for b := range asked {
			c.slots[strconv.Itoa(b)] = b
			c.groups = append(c.groups, group{label: asked.Label(b)})
		}
	} else {
		for k, v := range d.Values {
			c.slots[v.Label] = k
			c.groups = append(c.groups, group{label: v.Label})
		}
	}
	c.slots[""] = len(c.groups)
	c.groups = append(c.groups, group{blank: true})
	for k, v := range d.Values {
		key[k+1] = v.Label
		if d.Banded {
			if b := asked.Index(v.Low); b >= 0 {
				key[k+1] = strconv.Itoa(b)
			} else {
				key[k+1] = outside
				c.slots[outside] = len(c.groups)
			}
		}
	}
	c.group = c.m.columns[i].keys(key)
	return nil
}

// outside is the key of people outside all bands.
const outside = "outside"

// errChanged says that a value is met that was not there when the columns were read.
var errChanged = errors.New("the table has changed since it was opened: open it again")

// slot finds a slot by its key.
func (c *cut) slot(key string) (int, error) {
	slot, ok := c.slots[key]
	if !ok {
		return 0, errChanged
	}
	return slot, nil
}

// rows are the people of the cut whose pay is known, one row for so many of them: the
// key of the slot g, the employer e, pay p and people w, and what else is asked for.
func (c *cut) rows(more ...piece) piece {
	columns := list{between: ", ", pieces: []piece{say("% AS p", c.pay), say("% AS w", c.m.people())}}
	if c.group != nil {
		columns.pieces = append(columns.pieces, say("% AS g", c.group))
	} else {
		columns.pieces = append(columns.pieces, say("'' AS g"))
	}
	if c.m.employers.name != nil {
		columns.pieces = append(columns.pieces, say("% AS e", c.m.employers.name))
	}
	columns.pieces = append(columns.pieces, more...)
	where := []piece{known(c.pay)}
	if c.m.weight != "" {
		where = append(where, say("% > 0", c.m.weight))
	}
	return say("SELECT % FROM % WHERE %", columns, c.m.table, list{" AND ", append(where, c.where...)})
}

// of is the same cut of other pay, for which more has to hold.
func (c *cut) of(pay piece, where ...piece) *cut {
	other := *c
	other.pay, other.where = pay, append(slices.Clone(c.where), where...)
	return &other
}

// whole is the same cut, not broken down.
func (c *cut) whole() *cut {
	other := *c
	other.group, other.groups, other.slots = nil, []group{{}}, map[string]int{"": 0}
	return &other
}

// broken reports whether the cut is broken down.
func (c *cut) broken() bool { return c.group != nil }

// from is the lowest pay, as recorded, that is as much as x when it is made what was
// asked for; infinite where none is.
func (c *cut) from(x float64) float64 {
	low, high := bits(math.Inf(-1)), bits(math.Inf(1))
	for low+1 < high { // low is too little, high enough
		middle := low + (high-low)/2
		if c.amount.Of(fromBits(middle)) >= x {
			high = middle
		} else {
			low = middle
		}
	}
	return ordinary(fromBits(high))
}

// ordinary is a bound that parts the same pay as x and is zero or a normal number: no
// pay is as small as those between, and not every engine reads them.
func ordinary(x float64) float64 {
	const least = 0x1p-1022
	switch {
	case 0 < x && x < least:
		return least
	case -least < x && x < 0:
		return 0
	}
	return x
}

// after is the lowest pay, as recorded, that is more than x.
func (c *cut) after(x float64) float64 { return c.from(math.Nextafter(x, math.Inf(1))) }

// bits maps numbers to whole numbers in the same order, and fromBits back.
func bits(x float64) uint64 {
	b := math.Float64bits(x)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}

func fromBits(b uint64) float64 {
	if b>>63 == 1 {
		return math.Float64frombits(b &^ (1 << 63))
	}
	return math.Float64frombits(^b)
}
