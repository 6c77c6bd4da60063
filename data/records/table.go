package records

import "github.com/paybench/paybench/data/ranks"

// table counts the cards of a row by layer and employer.
type table[W weight] struct {
	c       *cut
	row     *spreading
	classes []uint16 // by grain
	loners  loners
	counts  []W // by layer and line
	lined   int // lines
	// An employer's line is the employer's own number or, where there are many more
	// employers than people in the row, the number in the order they are met in. Line 0
	// is of no employer.
	lines []uint32 // by employer, counted from 1; 0 for one that was not met
	met   []uint32 // the employers by line
	used  int      // lines of those who were met; 0 where the number is their own
	found []uint32 // lines of cards
}

// begin begins to count a row.
func (t *table[W]) begin(row *spreading) {
	size, grains := t.c.grain()
	if t.classes == nil {
		t.classes = make([]uint16, grains)
	}
	t.row, t.loners = row, row.noLoners()
	row.fill(t.classes, size)
	for _, employer := range t.met[:t.used] {
		t.lines[employer] = 0
	}
	if t.used, t.lined = 0, t.c.employers(); !t.c.crowded(row) {
		t.meetNobody()
	}
	n := (row.distinct() + 1) * t.lined
	if cap(t.counts) < n {
		t.counts = make([]W, n)
	}
	t.counts = t.counts[:n]
	clear(t.counts)
}

// meetNobody makes room for the lines of those who will be met. The first one is of no
// employer.
func (t *table[W]) meetNobody() {
	if t.lines == nil {
		t.lines = make([]uint32, t.c.employers())
	}
	t.lined = min(t.lined, t.row.group.People+1)
	if len(t.met) <= t.lined {
		t.met = make([]uint32, t.lined+1)
	}
	t.lines[0], t.met[0], t.used = 1, 0, 1
}

// crowded reports whether a row has so many people that most employers are among
// theirs.
func (c *cut) crowded(row *spreading) bool {
	employers := c.employers()
	return row.group.People >= 2*employers && (row.distinct()+1)*employers <= maxCells
}

// linesOf returns the lines of employers, until it is called again.
func (t *table[W]) linesOf(employers []uint32) []uint32 {
	if t.used == 0 {
		return employers
	}
	if cap(t.found) < len(employers) {
		t.found = make([]uint32, len(employers))
	}
	found, lines, met, used := t.found[:len(employers)], t.lines, t.met, uint32(t.used)
	for i, employer := range employers {
		line := lines[employer]
		// Whether an employer was met is anybody's guess, so there is no branch for it.
		unmet := (line - 1) >> 31
		met[used] = employer
		used += unmet
		line += unmet * used
		lines[employer] = line
		found[i] = line - 1
	}
	t.used = int(used)
	return found
}

// layer returns the counts of a layer by line.
func (t *table[W]) layer(layer int) []W { return t.counts[layer*t.lined:][:t.lined] }

// taken returns how many lines of a layer there are so far.
func (t *table[W]) taken() int {
	if t.used == 0 {
		return t.lined
	}
	return t.used
}

// add counts the cards of a unit, but those of latecomers.
func (t *table[W]) add(unit int) {
	x := t.c.dealt[unit].piles(t.row.first, t.row.last)
	if len(x.employers) == 0 || x.steps == nil && t.classes[unit] == mixed {
		return
	}
	lines := t.linesOf(x.employers)
	switch {
	case x.weights == nil && x.steps == nil:
		t.addClass(int(t.classes[unit]), lines)
	case x.weights == nil:
		t.addBySteps(lines, x.steps)
	default:
		for i, line := range lines {
			grain := unit
			if x.steps != nil {
				grain = int(x.steps[i])
			}
			if class := t.classes[grain]; class != mixed {
				t.addCard(int(class), line, x.weights[i])
			}
		}
	}
}

// addClass counts cards of a class, 1 each: those paid exactly a percentile half in
// each of two layers.
func (t *table[W]) addClass(class int, lines []uint32) {
	lower, upper, twice := t.layer(class/2), t.layer((class+1)/2), W(2)
	if class%2 != 0 {
		addLines(upper, lines, 1)
		upper[0], twice = 0, 1
	}
	addLines(lower, lines, twice)
	if lower[0] != 0 {
		t.loners.addPeople(class, float64(lower[0]/twice), t.row.weight)
		lower[0] = 0
	}
}

// addLines counts cards in a layer.
func addLines[W weight](layer []W, lines []uint32, each W) {
	for _, line := range lines {
		layer[line] += each
	}
}

// addBySteps counts cards whose steps are given, 1 each.
func (t *table[W]) addBySteps(lines []uint32, steps []uint16) {
	counts, lined, classes := t.counts, t.lined, t.classes
	steps = steps[:len(lines)]
	for i, line := range lines {
		class := classes[steps[i]]
		if line == 0 || class%2 != 0 { // as the class mixed is
			if class != mixed {
				t.addCard(int(class), line, 1)
			}
			continue
		}
		counts[int(class/2)*lined+int(line)] += 2
	}
}

// addLate counts latecomers.
func (t *table[W]) addLate(late []latecomer) {
	for _, x := range late {
		employer := t.c.m.roll.codes.At(int(x.record))
		t.addCard(x.class, t.linesOf([]uint32{employer})[0], t.c.m.weightOf(x.record))
	}
}

// addCard counts a card.
func (t *table[W]) addCard(class int, line uint32, weight float64) {
	switch {
	case line != 0:
		t.layer(class / 2)[line] += W(weight)
		t.layer((class + 1) / 2)[line] += W(weight)
	case t.c.m.mass != nil:
		t.loners.addSampled(class, weight, t.row.weight)
	default:
		t.loners.addPeople(class, weight, t.row.weight)
	}
}

// merge adds another worker's counts of a crowded row.
func (t *table[W]) merge(other *table[W]) {
	addCounts(t.counts, other.counts)
	t.loners.merge(&other.loners)
}

// sums are what everybody has together, by layer.
func (t *table[W]) sums() layers {
	sums := make(layers, t.row.distinct()+1)
	for layer := range sums {
		sum := W(0)
		for _, n := range t.layer(layer)[:t.taken()] {
			sum += n
		}
		sums[layer] = float64(sum) + t.loners.layers[layer]
	}
	return sums
}

// spread is how the people that were counted are spread over employers.
func (t *table[W]) spread() ranks.Spread {
	out, variance := ranks.Spread{Group: t.row.group}, t.sums().variance()
	squares := t.loners.squares
	below := make([]float64, t.row.distinct())
	for line := 1; line < t.taken(); line++ {
		sum := W(0)
		for layer := range below {
			sum += t.counts[layer*t.lined+line]
			below[layer] = float64(sum) / 2
		}
		sum += t.counts[len(below)*t.lined+line]
		if sum == 0 {
			continue
		}
		weight := float64(sum) / 2
		out.Add(1, weight)
		squares += weight * weight
		variance.Add(weight, below)
	}
	t.loners.addTo(&variance)
	for _, i := range t.row.of {
		out.Variances = append(out.Variances, variance.Variances[i])
	}
	out.Group.Employers = out.Employers + t.loners.people
	out.Group.Independent = variance.Weight * variance.Weight / squares
	return out
}

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
