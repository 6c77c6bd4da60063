package records

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/market"
)

// facets is one worker's part in counting people by all values of all dimensions.
type facets struct {
	c      *cut
	fails  [chunk]uint32 // by record looked at, see failing
	passed [chunk]uint32 // records that pass all filters
	missed [chunk]uint32 // records that fail one
	tables [][]uint32    // by filter and code, see failing
	ofOne  [][]uint32    // by filter, the records that fail only this one
	counts [][]uint32    // by dimension and code
}

// failing is what a record that fails a filter adds to its entry in fails: one
// failure in the upper half, and the number of the filter in the lower. A record
// with one failure has then the number of the filter it fails.
func failing(filter int) uint32 { return 1<<16 | uint32(filter) }

// Facets counts, for every value of every dimension, the people there would be if
// it were the only value ticked in its own filter, the other filters as they
// stand. All dimensions are counted in one pass: a record that passes all filters
// counts in every dimension, one that fails a single filter counts in that
// filter's dimension, and the others nowhere.
func (m *Market) Facets(ctx context.Context, q market.Query) (map[string]market.Facet, error) {
	q.By = ""
	c, err := m.newCut(q)
	if err != nil {
		return nil, err
	}
	all := make([]*facets, workers(c.extent()))
	for i := range all {
		all[i] = newFacets(c)
	}
	if err := share(ctx, len(all), c.units, unitsAtATime, func(i, unit int) {
		from := unit * c.unit
		end := min(from+c.unit, c.extent())
		for ; from < end; from += chunk {
			all[i].add(from, min(from+chunk, end))
		}
	}); err != nil {
		return nil, err
	}
	result := make(map[string]market.Facet, len(m.dimensions))
	for i, d := range m.dimensions {
		total := make([]int, len(d.Values)+1)
		for _, f := range all {
			for code := range total {
				total[code] += int(f.counts[i][code])
			}
		}
		result[d.Name] = market.Facet{People: total[1:], Blank: total[0]}
	}
	return result, nil
}

func newFacets(c *cut) *facets {
	f := &facets{c: c}
	for i := range c.filters {
		table := make([]uint32, len(c.filters[i].keep))
		for code, kept := range c.filters[i].keep {
			if kept == 0 {
				table[code] = failing(i)
			}
		}
		f.tables = append(f.tables, table)
		f.ofOne = append(f.ofOne, make([]uint32, 0, chunk))
	}
	for _, d := range c.m.dimensions {
		f.counts = append(f.counts, make([]uint32, max(len(d.Values)+1, 1<<8)))
	}
	return f
}

// add counts the records from one to another, at most a chunk.
func (f *facets) add(from, to int) {
	passed, missed := f.divide(from, to)
	for i := range f.ofOne {
		f.ofOne[i] = f.ofOne[i][:0]
	}
	for _, record := range missed {
		i := f.fails[int(record)-from] & math.MaxUint16
		f.ofOne[i] = append(f.ofOne[i], record)
	}
	for i := range f.c.m.columns {
		f.count(i, passed)
	}
	for i, records := range f.ofOne {
		f.count(f.c.filters[i].dimension, records)
	}
}

// divide returns the records that pass all filters, and those that fail one.
func (f *facets) divide(from, to int) (passed, missed []uint32) {
	fails := f.fails[:to-from]
	clear(fails)
	for i, table := range f.tables {
		switch codes := f.c.filters[i].codes; {
		case codes.longs != nil:
			addFails(fails, codes.longs[from:to], table)
		case codes.words != nil:
			addFails(fails, codes.words[from:to], table)
		default:
			addFails(fails, codes.bytes[from:to], table)
		}
	}
	if step := f.c.pay.order.step; step != nil {
		for i, s := range step[from:to] {
			if s == unknownStep {
				fails[i] = 2 * failing(0) // counts nowhere
			}
		}
	}
	n, m := 0, 0
	for i, failed := range fails {
		f.passed[n], f.missed[m] = uint32(from+i), uint32(from+i)
		if failed == 0 {
			n++
		}
		if failed>>16 == 1 {
			m++
		}
	}
	return f.passed[:n], f.missed[:m]
}

// addFails adds each record's failure of one filter.
func addFails[C code](fails []uint32, codes []C, table []uint32) {
	_ = table[1<<8-1]
	fails = fails[:len(codes)]
	for i, code := range codes {
		fails[i] += table[code]
	}
}

// count counts records by their value of one dimension.
func (f *facets) count(dimension int, records []uint32) {
	counts, times := f.counts[dimension], f.c.m.times
	switch codes := &f.c.m.columns[dimension]; {
	case codes.longs != nil:
		countValues(counts, records, codes.longs, times)
	case codes.words != nil:
		countValues(counts, records, codes.words, times)
	default:
		countValues(counts, records, codes.bytes, times)
	}
}

func countValues[C code](counts, records []uint32, codes []C, times []uint32) {
	_ = counts[1<<8-1]
	if times != nil {
		for _, record := range records {
			counts[codes[record]] += times[record]
		}
		return
	}
	for _, record := range records {
		counts[codes[record]]++
	}
}
