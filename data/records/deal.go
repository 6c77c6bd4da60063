package records

import (
	"context"
	"math"
	"slices"
)

// Employers' people are counted in two steps where one cell for each would be too many
// for the processor's cache. One pass over the cut deals its people out: a card with
// the employer on it, to the pile of their row and class. Then each row's piles are
// counted, one after another.

// pile is the cards of one class of people in one row, in stacks.
type pile struct {
	cards   [][]uint32  // employers
	weights [][]float64 // what each counts; nil for 1
}

// hand is what a worker holds until it is a stack.
type hand struct {
	n       int
	cards   []uint32
	weights []float64
}

// dealer is one worker's part in dealing.
type dealer struct {
	c       *cut
	rows    []spreading // of slots, and of the whole cut if that is dealt too
	slots   int
	last    []uint32 // the whole cut's row, as often as records are looked at together
	classes int      // of a row at most
	settled []uint32 // the class of a row's people in each block, by block and row
	weighed bool
	stack   int    // cards in one
	piles   []pile // by row and class
	hands   []hand
	loners  []loners // by row
}

// spreadsByDealing finds the spread of the first rows. Cards take four bytes for each
// person in the cut, and as much again in the whole cut where that is among the rows;
// weights take eight more.
func (c *cut) spreadsByDealing(ctx context.Context, rows []spreading, first int) ([]spread, error) {
	slots, people := len(rows)-1, rows[len(rows)-1].group.People
	rows = rows[:first]
	d := dealer{c: c, rows: rows, slots: slots, classes: 1}
	d.weighed = c.m.times != nil || c.m.mass != nil || people > math.MaxInt32
	for i := range rows {
		d.classes = max(d.classes, len(rows[i].places)+1)
	}
	d.last = slices.Repeat([]uint32{uint32(slots)}, chunk)
	piles := len(rows) * d.classes
	d.stack = min(max(c.extent()/piles/16, 8), 1<<10)
	d.settled = make([]uint32, c.blocks*len(rows))
	inParallel(processors(), len(rows), func(_, row int) { rows[row].settle(c, d.settled, row, len(rows)) })
	dealt, err := makePass(ctx, c, func() *dealer {
		own := d
		own.piles, own.hands = make([]pile, piles), make([]hand, piles)
		for i := range rows {
			own.loners = append(own.loners, rows[i].noLoners())
		}
		return &own
	})
	if err != nil {
		return nil, err
	}
	dealt.putAll()
	if d.weighed {
		return countDealt[float64](dealt), nil
	}
	return countDealt[uint32](dealt), nil
}

// add deals records of a unit, whose slots are given.
func (d *dealer) add(unit int, records, slots []uint32) {
	if d.slots > 0 {
		d.dealOut(unit, records, slots)
	}
	if len(d.rows) > d.slots {
		d.dealOut(unit, records, d.last)
	}
}

// dealOut deals records in the rows given.
func (d *dealer) dealOut(unit int, records, rows []uint32) {
	switch codes := d.c.m.roll.codes; {
	case codes.longs != nil:
		dealOut(d, unit, records, rows, codes.longs)
	case codes.words != nil:
		dealOut(d, unit, records, rows, codes.words)
	default:
		dealOut(d, unit, records, rows, codes.bytes)
	}
}

// dealOut is the dealer's for codes of one width. In the order of the main element a
// unit is a block; elsewhere a record's step tells its block.
func dealOut[C code](d *dealer, unit int, records, rows []uint32, codes []C) {
	step, shift, settled, all := d.c.pay.order.step, d.c.shift, d.settled, len(d.rows)
	rows = rows[:len(records)]
	for i, record := range records {
		block, row := unit, int(rows[i])
		if step != nil {
			block = int(step[record]) >> shift
		}
		employer, class := uint32(codes[record]), settled[block*all+row]
		if class == unsettled || employer == 0 || d.weighed {
			d.deal(class, row, record, employer)
			continue
		}
		h := &d.hands[row*d.classes+int(class)]
		if h.n == len(h.cards) {
			d.put(row*d.classes + int(class))
		}
		h.cards[h.n] = employer
		h.n++
	}
}

// deal deals the card of a record that has a weight or no employer, or whose class
// hangs on its own pay.
func (d *dealer) deal(class uint32, row int, record, employer uint32) {
	if class == unsettled {
		class = uint32(d.rows[row].class(d.c.pay.annual[record], 0))
	}
	if employer == 0 {
		d.loners[row].add(int(class), d.c.m.weightOf(record), d.rows[row].weight, d.c.m.mass != nil)
		return
	}
	at := row*d.classes + int(class)
	h := &d.hands[at]
	if h.n == len(h.cards) {
		d.put(at)
	}
	h.cards[h.n] = employer
	if d.weighed {
		h.weights[h.n] = d.c.m.weightOf(record)
	}
	h.n++
}

// put puts what is held on its pile, and takes room for the next stack.
func (d *dealer) put(at int) {
	h, p := &d.hands[at], &d.piles[at]
	if h.n > 0 {
		p.cards = append(p.cards, h.cards[:h.n])
		p.weights = append(p.weights, h.weights[:min(h.n, len(h.weights))])
	}
	*h = hand{cards: make([]uint32, d.stack)}
	if d.weighed {
		h.weights = make([]float64, d.stack)
	}
}

// putAll puts down all that is held.
func (d *dealer) putAll() {
	for at, h := range d.hands {
		if h.n > 0 {
			d.put(at)
		}
	}
	d.hands = nil
}

// merge takes over what another worker dealt.
func (d *dealer) merge(other *dealer) {
	other.putAll()
	for at := range d.piles {
		d.piles[at].cards = append(d.piles[at].cards, other.piles[at].cards...)
		d.piles[at].weights = append(d.piles[at].weights, other.piles[at].weights...)
	}
	for row := range d.loners {
		d.loners[row].merge(&other.loners[row])
	}
}

// release has nothing to give back.
func (d *dealer) release() {}

// weightOf returns what a record counts.
func (m *Market) weightOf(record uint32) float64 {
	switch {
	case m.times != nil:
		return float64(m.times[record])
	case m.mass != nil:
		return m.mass[record]
	default:
		return 1
	}
}
