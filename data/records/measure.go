package records

// measure adds up what stands behind the records of a cut, by block and slot:
// people, or with sampling weights the share of the population.
type measure[W weight] struct {
	c      *cut
	counts []W // by block and slot
	each   []W // by record; nil where every record counts 1
}

func newMeasure[W weight](c *cut, each []W) measure[W] {
	return measure[W]{c: c, counts: make([]W, c.blocks*c.slots), each: each}
}

// add counts records of a unit, whose slots are given.
func (m *measure[W]) add(unit int, records, slots []uint32) {
	o := &m.c.pay.order
	switch {
	case o.records != nil && m.each != nil:
		m.weighBySteps(o.step, records, slots)
	case o.records != nil:
		m.countBySteps(o.step, records, slots)
	case m.each != nil:
		weigh(m.block(unit), records, slots, m.each)
	case m.c.by == nil:
		m.counts[unit] += W(len(records))
	default:
		countSlots(m.block(unit), slots)
	}
}

// block returns the counts of a block by slot.
func (m *measure[W]) block(b int) []W { return m.counts[b*m.c.slots:][:m.c.slots] }

// countBySteps counts records whose block is known by their step.
func (m *measure[W]) countBySteps(step []uint16, records, slots []uint32) {
	slots = slots[:len(records)]
	for i, record := range records {
		block := int(step[record]) >> m.c.shift
		m.counts[block*m.c.slots+int(slots[i])]++
	}
}

// weighBySteps is countBySteps for records that do not count 1.
func (m *measure[W]) weighBySteps(step []uint16, records, slots []uint32) {
	slots = slots[:len(records)]
	for i, record := range records {
		block := int(step[record]) >> m.c.shift
		m.counts[block*m.c.slots+int(slots[i])] += m.each[record]
	}
}

// countSlots counts records by slot.
func countSlots[W weight](counts []W, slots []uint32) {
	for _, slot := range slots {
		counts[slot]++
	}
}

// weigh is countSlots for records that do not count 1.
func weigh[W weight](counts []W, records, slots []uint32, each []W) {
	slots = slots[:len(records)]
	for i, record := range records {
		counts[slots[i]] += each[record]
	}
}

// merge adds another worker's counts.
func (m *measure[W]) merge(other *measure[W]) { addCounts(m.counts, other.counts) }

func addCounts[W weight](to, from []W) {
	to = to[:len(from)]
	for i, count := range from {
		to[i] += count
	}
}

// bySlot returns what is in each slot, and in the whole cut last.
func (m *measure[W]) bySlot() []W { return m.before(m.c.blocks) }

// before returns what is in each slot of the blocks before one, and in the whole
// cut last.
func (m *measure[W]) before(block int) []W {
	sums := make([]W, m.c.slots+1)
	for b := range block {
		addCounts(sums, m.block(b))
	}
	m.addWhole(sums)
	return sums
}

// addWhole fills in the whole cut.
func (m *measure[W]) addWhole(sums []W) {
	whole := &sums[m.c.slots]
	*whole = 0
	for _, sum := range sums[:m.c.slots] {
		*whole += sum
	}
}

// below returns what of each slot, and of the whole cut last, stands before a
// position in order of pay.
func (m *measure[W]) below(position int) []W {
	size := m.c.blockSize()
	last := position / size
	sums := m.before(min(last, m.c.blocks))
	w := worker{c: m.c}
	w.pickPositions(last*size, position, func(records, slots []uint32) {
		if m.each == nil {
			countSlots(sums, slots)
		} else {
			weigh(sums, records, slots, m.each)
		}
	})
	m.addWhole(sums)
	return sums
}
