// Package published holds tables of percentiles that somebody else computed:
// national statistics, a vendor's survey. Such a table is a market like pay
// records are, with three differences that follow from not having the people:
//
//   - Figures are shown as published and never recomputed. Rows are never pooled:
//     the median of two rows is not the mean of their medians. Where a cut leaves
//     several rows that differ, there is no figure, and the reason says what to
//     choose.
//   - The rows overlap: "All" holds "201–1,000". Where nothing is chosen on a
//     dimension, its widest row answers, if the table has one.
//   - The publisher's marks (suppressed, not available, at or above a top code)
//     stand as they are, in words.
//
// The percentile rank of a pay between published percentiles is interpolated and
// labelled so (see rank.go); nothing is extrapolated beyond the outermost.
package published

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Estimate is one published number, or why there is none.
type Estimate struct {
	Value   float64        // NaN where there is none
	AtLeast bool           // a top code: the true figure is Value or more
	Missing *remark.Remark // why there is none: what the publisher's mark means; nil where there is one
}

// None is an estimate that is not given, for the reason stated.
func None(why *remark.Remark) Estimate { return Estimate{Value: math.NaN(), Missing: why} }

// Series is one pay element in one basis: its percentiles, its mean and who
// stands behind them, for each row.
type Series struct {
	Element     market.Element
	Basis       market.Basis
	Percentiles []float64              // in per cent, ascending
	Rows        [][]Estimate           // per row of the table, parallel to Percentiles
	Mean        []Estimate             // per row; nil where there is none
	MeanError   []market.StandardError // of the mean, per row; nil where there is none
	People      []int                  // per row, -1 where the publisher does not say; nil where it never does
	Employers   []int                  // as People
}

// Dimension is a dimension with its label in each row of the table.
type Dimension struct {
	Dimension market.Dimension // Name, Header and Kind; New fills in the rest
	Labels    []string         // "" where there is none
	Usual     string           // the label that answers where none is chosen and none stands for all; "" if there is none

	wide []bool // per row: its label stands for everything
}

// Market is a published table.
type Market struct {
	about   market.About
	columns []Dimension
	series  []Series
	rows    int
}

// New makes a market of a table. All columns and series are parallel to the
// table's rows; it fails when they are not, or when there is no series.
func New(about market.About, columns []Dimension, series []Series) (*Market, error) {
	if len(series) == 0 || len(series[0].Rows) == 0 {
		return nil, fmt.Errorf("%s: %w", about.Name, ErrNoFigures)
	}
	m := &Market{about: about, series: series, rows: len(series[0].Rows)}
	for _, s := range series {
		if len(s.Rows) != m.rows || !fits(s.Mean, m.rows) || !fits(s.MeanError, m.rows) || !fits(s.People, m.rows) || !fits(s.Employers, m.rows) {
			return nil, fmt.Errorf("%s: %s has %d rows, not %d", about.Name, s.Element.Name, len(s.Rows), m.rows)
		}
	}
	for _, c := range columns {
		if len(c.Labels) != m.rows {
			return nil, fmt.Errorf("%s: column %q has %d rows, not %d", about.Name, c.Dimension.Header, len(c.Labels), m.rows)
		}
		m.columns = append(m.columns, m.complete(c))
	}
	m.about.Published = true
	for row := range m.rows {
		m.about.People = max(m.about.People, m.largest(row))
	}
	return m, nil
}

// ErrNoFigures is the reason why a table is no published market.
var ErrNoFigures = errors.New("no published percentiles")

// fits reports whether a slice is parallel to the rows, or is left out.
func fits[T any](perRow []T, rows int) bool { return perRow == nil || len(perRow) == rows }

// complete fills in a dimension's values in natural order.
func (m *Market) complete(c Dimension) Dimension {
	largest := map[string]int{}
	c.Dimension.Blank = 0
	for row, label := range c.Labels {
		if label == "" {
			c.Dimension.Blank++
			continue
		}
		largest[label] = max(largest[label], m.weight(row))
	}
	labels := make([]string, 0, len(largest))
	for label := range largest {
		labels = append(labels, label)
	}
	slices.Sort(labels)
	wide := make(map[string]bool, len(labels))
	for _, label := range labels {
		wide[label] = columns.IsEveryone(label)
	}
	c.wide = make([]bool, m.rows)
	for row, label := range c.Labels {
		c.wide[row] = wide[label]
	}
	c.Dimension.Values = nil
	for _, i := range bands.Order(labels) {
		c.Dimension.Values = append(c.Dimension.Values, market.Value{Label: labels[i], People: largest[labels[i]]})
	}
	return c
}

// About describes the table.
func (m *Market) About() market.About { return m.about }

// Dimensions lists what rows can be chosen by.
func (m *Market) Dimensions() []market.Dimension {
	dimensions := make([]market.Dimension, len(m.columns))
	for i, c := range m.columns {
		dimensions[i] = c.Dimension
	}
	return dimensions
}

// Elements lists the pay elements, in the order of the series. An element's
// people are those of its largest row.
func (m *Market) Elements() []market.Element {
	var elements []market.Element
	for _, s := range m.series {
		i := slices.IndexFunc(elements, func(e market.Element) bool { return e.Name == s.Element.Name })
		if i < 0 {
			i = len(elements)
			elements = append(elements, s.Element)
			elements[i].People = 0
		}
		for _, people := range s.People {
			elements[i].People = max(elements[i].People, people)
		}
	}
	return elements
}

// at returns a row's number, -1 where it is not known.
func at(perRow []int, row int) int {
	if perRow == nil {
		return -1
	}
	return perRow[row]
}

// largest returns how many people stand behind a row in the series that has most
// of them; -1 where no series says.
func (m *Market) largest(row int) int {
	people := -1
	for _, s := range m.series {
		people = max(people, at(s.People, row))
	}
	return people
}

// weight is what a row counts in a list of values: its people, or 1 where they
// are unknown. Rows overlap, so weights are compared and never added.
func (m *Market) weight(row int) int { return max(1, m.largest(row)) }

// Facets gives, for each value, the people of the largest row it would leave:
// rows overlap, so their people cannot be added up.
func (m *Market) Facets(ctx context.Context, q market.Query) (map[string]market.Facet, error) {
	facets := make(map[string]market.Facet, len(m.columns))
	for i, c := range m.columns {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		at := make(map[string]int, len(c.Dimension.Values))
		for j, v := range c.Dimension.Values {
			at[v.Label] = j
		}
		facet := market.Facet{People: make([]int, len(c.Dimension.Values))}
		for row := range m.rows {
			if !m.keeps(q, row, i) {
				continue
			}
			if j, ok := at[c.Labels[row]]; ok {
				facet.People[j] = max(facet.People[j], m.weight(row))
			} else {
				facet.Blank = max(facet.Blank, m.weight(row))
			}
		}
		facets[c.Dimension.Name] = facet
	}
	return facets, nil
}

// keeps reports whether a row passes all filters but those on the column
// excepted (-1 excepts none).
func (m *Market) keeps(q market.Query, row, except int) bool {
	for i, c := range m.columns {
		if i == except {
			continue
		}
		label := c.Labels[row]
		if !q.Filter(c.Dimension.Name).Keeps(market.Value{Label: label}, label == "") {
			return false
		}
	}
	return true
}
