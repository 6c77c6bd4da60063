package records

// table counts the cards of one row after another. It has a line for each employer that
// was met.
type table[W weight] struct {
	lines  []uint32 // by employer, counted from 1; 0 if it was not met
	met    []uint32 // the employers by line
	size   int      // lines that there may be
	counts []W      // by layer and line
}

// countDealt finds the spread of each row that was dealt.
func countDealt[W weight](d *dealer) []spread {
	found := make([]spread, len(d.rows))
	tables := make([]table[W], processors())
	inParallel(len(tables), len(d.rows), func(worker, row int) {
		s := &d.rows[row]
		s.loners = d.loners[row]
		t := &tables[worker]
		t.count(d.piles[row*d.classes:][:d.classes], s.distinct()+1, d.c.employers())
		found[row] = s.spread(t.sums(s.distinct()+1), t.visit)
	})
	return found
}

// count counts a row's piles, in so many layers.
func (t *table[W]) count(piles []pile, layered, employers int) {
	if t.lines == nil {
		t.lines = make([]uint32, employers)
	}
	for _, employer := range t.met {
		t.lines[employer] = 0
	}
	cards := 0
	for _, p := range piles {
		for _, stack := range p.cards {
			cards += len(stack)
		}
	}
	t.met, t.size = t.met[:0], min(cards, employers)
	if n := layered * t.size; cap(t.counts) < n {
		t.counts = make([]W, n)
	} else {
		t.counts = t.counts[:n]
		clear(t.counts)
	}
	for class, p := range piles {
		for i, stack := range p.cards {
			t.add(class, stack, p.weights[i])
		}
	}
}

// add counts cards of a class.
func (t *table[W]) add(class int, cards []uint32, weights []float64) {
	lower, upper := t.counts[class/2*t.size:][:t.size], t.counts[(class+1)/2*t.size:][:t.size]
	lines, weight := t.lines, W(1)
	for i, employer := range cards {
		line := lines[employer]
		if line == 0 {
			t.met = append(t.met, employer)
			line = uint32(len(t.met))
			lines[employer] = line
		}
		if len(weights) > 0 {
			weight = W(weights[i])
		}
		lower[line-1] += weight
		upper[line-1] += weight
	}
}

// sums are what all employers have together, by layer.
func (t *table[W]) sums(layered int) layers {
	sums := make(layers, layered)
	for layer := range sums {
		sum := W(0)
		for _, n := range t.counts[layer*t.size:][:len(t.met)] {
			sum += n
		}
		sums[layer] = float64(sum)
	}
	return sums
}

// visit visits each employer.
func (t *table[W]) visit(visit func(layers)) {
	if t.size == 0 {
		return
	}
	each := make(layers, len(t.counts)/t.size)
	for line := range t.met {
		for i := range each {
			each[i] = float64(t.counts[i*t.size+line])
		}
		visit(each)
	}
}
