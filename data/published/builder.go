package published

import (
	"slices"

	"github.com/paybench/paybench/data/market"
)

// builder gathers one series.
type builder struct {
	element   market.Element
	basis     market.Basis
	estimates map[float64][]Estimate // by percentile, per row
	mean      []Estimate
	people    []int
	employers []int
}

// find returns the builder of a pay element and basis, and makes it the first
// time.
func find(all *[]*builder, element market.Element, basis market.Basis, rows int) *builder {
	for _, b := range *all {
		if b.element.Name == element.Name && b.basis == basis {
			return b
		}
	}
	b := &builder{
		element: element, basis: basis, estimates: map[float64][]Estimate{},
		people: slices.Repeat([]int{-1}, rows), employers: slices.Repeat([]int{-1}, rows),
	}
	*all = append(*all, b)
	return b
}

// put keeps one figure.
func (b *builder) put(row int, m Meaning, e Estimate) {
	p, ok := m.Percentile()
	if !ok {
		if b.mean == nil {
			b.mean = absent(len(b.people))
		}
		b.mean[row] = e
		return
	}
	if b.estimates[p] == nil {
		b.estimates[p] = absent(len(b.people))
	}
	b.estimates[p][row] = e
}

// absent are estimates of rows that the table does not have for a series.
func absent(rows int) []Estimate { return slices.Repeat([]Estimate{None("not published")}, rows) }

// order puts base pay before other pay, and annual figures before others.
func (b *builder) order() int {
	order := 0
	if b.element.Kind != market.Base {
		order += 2
	}
	if b.basis != market.Annual {
		order++
	}
	return order
}

// series is what was gathered.
func (b *builder) series(rows int) Series {
	s := Series{Element: b.element, Basis: b.basis, Mean: b.mean, Rows: make([][]Estimate, rows)}
	for p := range b.estimates {
		s.Percentiles = append(s.Percentiles, p)
	}
	slices.Sort(s.Percentiles)
	for row := range rows {
		for _, p := range s.Percentiles {
			s.Rows[row] = append(s.Rows[row], b.estimates[p][row])
		}
	}
	known := func(n int) bool { return n >= 0 }
	if slices.ContainsFunc(b.people, known) {
		s.People = b.people
	}
	if slices.ContainsFunc(b.employers, known) {
		s.Employers = b.employers
	}
	return s
}
