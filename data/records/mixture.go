package records

import "github.com/paybench/paybench/data/market"

// mixture watches a dimension of which a sound cut has one value only.
type mixture struct {
	dimension *market.Dimension
	codes     *Codes
	seen      []bool // by code
	left      int    // values that the filters allow and that were not seen yet
}

// mixtures returns the dimensions to watch: those whose several values the
// filters allow. People without a value are not held against a cut.
func (c *cut) mixtures() []mixture {
	var all []mixture
	for i := range c.m.dimensions {
		d := &c.m.dimensions[i]
		if !d.Kind.Single() {
			continue
		}
		left := len(d.Values)
		for _, f := range c.filters {
			if f.dimension == i {
				left = 0
				for k := range d.Values {
					left += int(f.keep[k+1])
				}
			}
		}
		if left > 1 {
			all = append(all, mixture{dimension: d, codes: &c.m.columns[i], seen: make([]bool, max(len(d.Values)+1, 1<<8)), left: left})
		}
	}
	return all
}

// see marks the values of records, until there is none left to be seen.
func (x *mixture) see(records []uint32) {
	if x.left == 0 {
		return
	}
	switch {
	case x.codes.longs != nil:
		x.left -= mark(x.seen, records, x.codes.longs)
	case x.codes.words != nil:
		x.left -= mark(x.seen, records, x.codes.words)
	default:
		x.left -= mark(x.seen, records, x.codes.bytes)
	}
}

// mark marks the codes of records and returns how many values are new.
func mark[C code](seen []bool, records []uint32, codes []C) (fresh int) {
	_ = seen[1<<8-1]
	for _, record := range records {
		if code := codes[record]; !seen[code] {
			seen[code] = true
			if code != 0 {
				fresh++
			}
		}
	}
	return fresh
}

func (x *mixture) merge(other *mixture) {
	for code, seen := range other.seen {
		x.seen[code] = x.seen[code] || seen
	}
}

// mixed returns the dimensions of which the cut has several values.
func (t *tally) mixed() []market.Mix {
	var all []market.Mix
	for _, x := range t.mixes {
		mix := market.Mix{Dimension: x.dimension.Name}
		for k, v := range x.dimension.Values {
			if x.seen[k+1] {
				mix.Values = append(mix.Values, v.Label)
			}
		}
		if len(mix.Values) > 1 {
			all = append(all, mix)
		}
	}
	return all
}
