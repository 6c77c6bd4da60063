package records

// Who employs the people of a cut is asked once its percentiles are known. So that
// nobody is looked up twice, the pass that counts them deals them out, too: a card
// each with the employer on it, in piles by slot.

// cards are of people in piles, one after another, each as its people come.
type cards struct {
	employers []uint32
	steps     []uint16  // nil in the order of the main element, where a unit is a block
	weights   []float64 // nil where every record counts 1
	// For outside publication: pay, and what of it varies; see dealPay.
	pays, varying []float64
}

// dealt are the cards of a unit of work.
type dealt struct {
	cards
	starts []uint32 // of each pile, and the end of the last one
}

// piles returns the cards of neighbouring piles.
func (d *dealt) piles(first, last int) cards {
	from, to := d.starts[first], d.starts[last]
	some := cards{employers: d.employers[from:to]}
	if d.steps != nil {
		some.steps = d.steps[from:to]
	}
	if d.weights != nil {
		some.weights = d.weights[from:to]
	}
	if d.pays != nil {
		some.pays = d.pays[from:to]
	}
	if d.varying != nil {
		some.varying = d.varying[from:to]
	}
	return some
}

// dealer is one worker's part in dealing.
type dealer struct {
	c              *cut
	records, slots []uint32 // of the unit so far
	// Memory for cards that were not dealt yet.
	employers []uint32
	steps     []uint16
	amounts   []float64
}

// piles is how many piles there are: one is enough where nothing is broken down, and
// where the employers are the groups.
func (c *cut) piles() int {
	if c.by == c.m.roll.codes {
		return 1
	}
	return c.slots
}

// hold takes in records of a unit, whose slots are given.
func (d *dealer) hold(records, slots []uint32) {
	d.records = append(d.records, records...)
	if d.c.piles() > 1 {
		d.slots = append(d.slots, slots...)
	}
}

// deal deals the cards of a unit whose records are held.
func (d *dealer) deal(unit int) {
	n, m := len(d.records), d.c.m
	out := dealt{starts: make([]uint32, d.c.piles()+1)}
	if len(out.starts) > 2 {
		place(d.slots, out.starts[1:])
	} else {
		out.starts[1] = uint32(n)
	}
	out.employers = room(&d.employers, n)
	switch codes := m.roll.codes; {
	case codes.longs != nil:
		dealOut(d, out.employers, codes.longs)
	case codes.words != nil:
		dealOut(d, out.employers, codes.words)
	default:
		dealOut(d, out.employers, codes.bytes)
	}
	if step := d.c.pay.order.step; step != nil {
		out.steps = dealOut(d, room(&d.steps, n), step)
	}
	switch {
	case m.times != nil:
		out.weights = dealOut(d, room(&d.amounts, n), m.times)
	case m.mass != nil:
		out.weights = dealOut(d, room(&d.amounts, n), m.mass)
	}
	if d.c.withPay {
		d.dealPay(&out)
	}
	d.c.dealt[unit] = out
	d.records, d.slots = d.records[:0], d.slots[:0]
}

// place turns the slots of cards into the places that they go to, and fills in where
// each slot's end.
func place(slots, ends []uint32) {
	countSlots(ends, slots)
	at := uint32(0)
	for slot, count := range ends {
		ends[slot], at = at, at+count
	}
	for i, slot := range slots {
		at := ends[slot]
		slots[i], ends[slot] = at, at+1
	}
}

// dealOut puts what is written on the cards of the records held in its places.
func dealOut[To, From uint8 | uint16 | uint32 | float64](d *dealer, to []To, values []From) []To {
	if len(d.slots) == 0 { // one pile
		for i, record := range d.records {
			to[i] = To(values[record])
		}
		return to
	}
	places := d.slots[:len(d.records)]
	for i, record := range d.records {
		to[places[i]] = To(values[record])
	}
	return to
}

// room returns room for n values of what is kept in larger pieces.
func room[T any](spare *[]T, n int) []T {
	if len(*spare) < n {
		*spare = make([]T, max(n, 1<<16))
	}
	some := (*spare)[:n:n]
	*spare = (*spare)[n:]
	return some
}

// weighs reports whether records do not count 1 each.
func (m *Market) weighs() bool { return m.times != nil || m.mass != nil }
