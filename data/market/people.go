package market

import (
	"context"
	"fmt"
	"slices"
)

// selection is the people of a query: by dimension the values that are kept, the last
// of them blank. A dimension that is not filtered has no entry.
type selection map[string][]bool

// selectionOf reads the filters of a resolved query.
func selectionOf(m Market, q Query) selection {
	s := selection{}
	for _, f := range q.Filters {
		d, err := dimension(m, f.Dimension)
		if err != nil {
			continue // a resolved query names none that is not there
		}
		keep := make([]bool, len(d.Values)+1)
		for i, v := range d.Values {
			keep[i] = f.Keeps(v, false)
		}
		keep[len(d.Values)] = f.Keeps(Value{}, true)
		s[d.Name] = keep
	}
	return s
}

// and keeps the people of both.
func (s selection) and(other selection) selection {
	both := selection{}
	for name, keep := range s {
		both[name] = keep
	}
	for name, keep := range other {
		both[name] = merged(both[name], keep, false)
	}
	return both
}

// less parts the people who are in s and not in other into selections without a
// person in common: those whom its first dimension leaves out, of the others those
// whom its second does, and so on.
func (s selection) less(other selection) []selection {
	names := make([]string, 0, len(other))
	for name := range other {
		names = append(names, name)
	}
	slices.Sort(names)
	var parts []selection
	rest := s
	for _, name := range names {
		out := rest.and(nil)
		if out[name] = merged(rest[name], other[name], true); slices.Contains(out[name], true) {
			parts = append(parts, out)
		}
		rest = rest.and(selection{name: other[name]})
	}
	return parts
}

// lessEach are the people of selections who are not in another one.
func lessEach(all []selection, other selection) []selection {
	var parts []selection
	for _, s := range all {
		parts = append(parts, s.less(other)...)
	}
	return parts
}

// merged keeps what one keeps, nil being all, and the other keeps or, inverted, leaves
// out.
func merged(one, other []bool, inverted bool) []bool {
	out := make([]bool, len(other))
	for i := range other {
		out[i] = other[i] != inverted && (one == nil || one[i])
	}
	return out
}

// backing counts the people of selections without a person in common, at worst, who
// are paid what the query asks for.
func backing(ctx context.Context, m Market, q Query, all ...selection) (Backing, error) {
	q.By, q.Bands, q.Percentiles, q.Publication, q.Own = "", nil, []float64{}, false, 0
	backings := []Backing{}
	for _, s := range all {
		filters, nobody := s.filters(m)
		if nobody {
			continue
		}
		q.Filters = filters
		answer, err := m.Summarize(ctx, q)
		if err != nil {
			return Backing{}, fmt.Errorf("counting people: %w", err)
		}
		if answer.Groups[0].People > 0 {
			backings = append(backings, answer.Groups[0].Backing)
		}
	}
	return together(backings), nil
}

// filters are a selection as filters; nobody says that it keeps no value of some
// dimension.
func (s selection) filters(m Market) (filters []Filter, nobody bool) {
	for _, d := range m.Dimensions() {
		keep, filtered := s[d.Name]
		if !filtered || !slices.Contains(keep, false) {
			continue
		}
		f := Filter{Dimension: d.Name}
		for i, kept := range keep {
			switch {
			case !kept:
			case i == len(d.Values):
				f.Values = append(f.Values, "")
			default:
				f.Values = append(f.Values, d.Values[i].Label)
			}
		}
		if f.Values == nil {
			return nil, true
		}
		filters = append(filters, f)
	}
	return filters, false
}
