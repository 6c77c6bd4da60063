// Package records holds pay records in columns and answers queries about them:
// it is the market of files that have one row a person.
//
// Three things make an answer over ten million records a matter of milliseconds,
// with nothing prepared for any particular query:
//
//  1. Every dimension is a column of small codes (Codes), numbered in the natural
//     order of its values. A filter, a breakdown or a set of bands is then a
//     table with one entry for each code, made once for a query (cut).
//  2. Records are kept in the order of the main pay element, and every further
//     element knows its own order, so a percentile is a rank: the n-th person of
//     a group in order of pay (order).
//  3. One pass over the codes counts people by group and by block of neighbouring
//     pay (scan, tally). The counts say which block holds the n-th person of a
//     group, and only those blocks are looked into (find). Pay itself is read
//     for means and for the records found; nothing is sorted.
//
// Intervals need to know who employs the people below a percentile. The pass that
// counts people deals out a card for each with the employer on it, in piles by group,
// and once the percentiles are found the cards are counted pile by pile (deal, table).
//
// Records that stand for several people, or for an unequal share of a population,
// have a weight; what is counted is then added up (measure, sampled).
//
// Two things cost more, and are only done when they are asked for: percentiles of
// the employers' medians (medians), and bonus as a share of base, which gets an
// order of its own on first use (shareOfBase).
package records

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// Dimension is a dimension of the records, as its maker hands it to New.
type Dimension struct {
	// Dimension says what the column is. Numeric is set when every value is a
	// number or a span of numbers; Values, Blank and Banded are filled by New.
	Dimension market.Dimension
	// Labels are the distinct values in any order: a record with code 0 has no
	// value, one with code k has Labels[k-1].
	Labels []string
	// Spans are what the labels stand for, parallel to Labels, when the
	// dimension is Numeric.
	Spans []bands.Span
	// Codes holds one code for each record, in file order.
	Codes Codes
}

// Pay is one pay element of the records, as its maker hands it to New.
type Pay struct {
	Element market.Element // People is filled by New
	Annual  []float64      // full-time pay a year for each record, in file order; NaN where unknown
	Hourly  []float64      // pay an hour by each record's own hours, as Annual; nil where the hours asked for divide all
}

// Market is pay records, ready to be asked. It is a market.Market that knows
// its people (market.People), and never changes, so any number of goroutines may ask
// it at once.
type Market struct {
	about      market.About
	dimensions []market.Dimension
	columns    []Codes // parallel to dimensions, by record: 0 is no value, k is Values[k-1]
	elements   []market.Element
	pays       []pay     // parallel to elements
	hourly     []pay     // parallel to elements: pay an hour where records have hours of their own
	lines      []uint32  // row in the file of each record
	times      []uint32  // people by record, with count weights; nil for one each
	mass       []float64 // share of the population by record, with sampling weights; nil without
	roll       roll      // who employs whom
	base       int       // index of the element that is base pay, -1 for none

	shares  []sync.Once // parallel to elements; each guards its shareOf
	shareOf []pay       // the elements in per cent of base
	scratch sync.Pool   // of *[]uint32, for counting employers
}

var (
	_ market.Market = (*Market)(nil)
	_ market.People = (*Market)(nil)
)

// pay is a pay element's amounts by record, and its order.
type pay struct {
	annual []float64 // NaN where unknown
	order  order
}

// New makes a market of records. It takes over the slices it is given. The first
// pay element is the market's default; lines holds each record's row in the
// file, counted from 1 as spreadsheets do, and nil stands for a file whose rows
// follow the header in line 1 without a gap. Pay that is infinite is taken as
// unknown.
//
// New fails when there is no pay element, when lengths differ, and on a code
// without a label.
func New(about market.About, columns []Dimension, pays []Pay, lines []uint32) (*Market, error) {
	return newMarket(about, columns, pays, lines, nil)
}

// newMarket makes a market of records that may have a weight.
func newMarket(about market.About, columns []Dimension, pays []Pay, lines []uint32, w *Weight) (*Market, error) {
	m := &Market{about: about, base: -1}
	if err := m.take(columns, pays, lines, w); err != nil {
		return nil, fmt.Errorf("making a market of %s: %w", about.Name, err)
	}
	return m, nil
}

// take makes the market of records in file order.
func (m *Market) take(columns []Dimension, pays []Pay, lines []uint32, w *Weight) error {
	if len(pays) == 0 {
		return errors.New("there is no pay element")
	}
	n := len(pays[0].Annual)
	if err := checkLengths(n, columns, pays, lines, w); err != nil {
		return err
	}
	m.about.People = n
	if err := m.weigh(pays, lines, w); err != nil {
		return err
	}
	for i := range pays {
		dropInfinite(pays[i].Annual)
		dropInfinite(pays[i].Hourly)
	}
	sorted, known := ascending(pays[0].Annual)
	m.lines = sortedLines(lines, sorted)
	if err := m.addColumns(columns, sorted); err != nil {
		return err
	}
	if m.times != nil {
		m.times = arranged(m.times, sorted)
	}
	if m.mass != nil {
		m.mass = arranged(m.mass, sorted)
	}
	m.addPays(pays, sorted, known)
	return nil
}

// weigh takes what the records stand for, in file order still.
func (m *Market) weigh(pays []Pay, lines []uint32, w *Weight) (err error) {
	if w == nil {
		return nil
	}
	if w.Kind == market.CountWeight {
		m.times, m.about.People, err = w.times(lines)
		leaveOut(m.times, pays)
		return err
	}
	m.mass, err = w.mass(lines)
	leaveOut(m.mass, pays)
	return err
}

// checkLengths makes sure that everything speaks of the same n records.
func checkLengths(n int, columns []Dimension, pays []Pay, lines []uint32, w *Weight) error {
	if uint64(n) >= math.MaxUint32 {
		return fmt.Errorf("%d records are more than can be numbered", n)
	}
	for _, c := range columns {
		if c.Codes.Len() != n {
			return fmt.Errorf("column %q has %d values for %d records", c.Dimension.Header, c.Codes.Len(), n)
		}
		if c.Dimension.Numeric && len(c.Spans) != len(c.Labels) {
			return fmt.Errorf("column %q has %d spans for %d labels", c.Dimension.Header, len(c.Spans), len(c.Labels))
		}
	}
	for _, p := range pays {
		if len(p.Annual) != n || p.Hourly != nil && len(p.Hourly) != n {
			return fmt.Errorf("pay element %q has %d values for %d records", p.Element.Name, len(p.Annual), n)
		}
	}
	if lines != nil && len(lines) != n {
		return fmt.Errorf("%d line numbers for %d records", len(lines), n)
	}
	if w != nil && len(w.Values) != n {
		return fmt.Errorf("weight %q has %d values for %d records", w.Header, len(w.Values), n)
	}
	return nil
}

// dropInfinite makes infinite pay unknown.
func dropInfinite(annual []float64) {
	for i, x := range annual {
		if math.IsInf(x, 0) {
			annual[i] = math.NaN()
		}
	}
}

// sortedLines brings the line numbers into the records' order, in sorted.
func sortedLines(lines, sorted []uint32) []uint32 {
	out := make([]uint32, len(sorted))
	inPieces(len(sorted), func(_, from, to int) {
		for i := from; i < to; i++ {
			out[i] = lineOf(int(sorted[i]), lines)
		}
	})
	return out
}

// lineOf returns the row in the file of a record in file order.
func lineOf(i int, lines []uint32) uint32 {
	if lines == nil {
		return uint32(i) + 2 // the header is line 1
	}
	return lines[i]
}

// addColumns brings the columns into natural order of values and the records'
// order, as many at once as there are processors.
func (m *Market) addColumns(columns []Dimension, sorted []uint32) error {
	m.columns = make([]Codes, len(columns))
	m.dimensions = make([]market.Dimension, len(columns))
	problems := make([]error, len(columns))
	inParallel(processors(), len(columns), func(_, i int) {
		m.dimensions[i], m.columns[i], problems[i] = arrange(&columns[i], sorted, m.times)
	})
	for _, err := range problems {
		if err != nil {
			return err
		}
	}
	m.callRoll()
	return nil
}

// addPays brings the pay elements into the records' order and finds the own
// order of each.
func (m *Market) addPays(pays []Pay, sorted []uint32, known int) {
	m.pays = make([]pay, len(pays))
	m.elements = make([]market.Element, len(pays))
	m.hourly = make([]pay, len(pays))
	for i, p := range pays {
		m.pays[i].annual = arranged(p.Annual, sorted)
		pays[i].Annual = nil
		if i == 0 {
			m.pays[i].order = mainOrder(known)
		} else {
			m.pays[i].order = newOrder(m.pays[i].annual)
		}
		if p.Hourly != nil {
			m.hourly[i].annual = arranged(p.Hourly, sorted)
			m.hourly[i].order = newOrder(m.hourly[i].annual)
		}
		m.elements[i] = p.Element
		m.elements[i].OwnHours = p.Hourly != nil
		m.elements[i].People = m.paid(&m.pays[i].order)
		if p.Element.Kind == market.Base && m.base < 0 {
			m.base = i
		}
	}
	m.shares, m.shareOf = make([]sync.Once, len(pays)), make([]pay, len(pays))
}

// payIn returns an element's pay for a basis, and whether it is in that basis
// already: pay an hour is, where records have hours of their own.
func (m *Market) payIn(element int, basis market.Basis) (p *pay, already bool) {
	if basis == market.Hourly && m.hourly[element].annual != nil {
		return &m.hourly[element], true
	}
	return &m.pays[element], false
}

// paid returns the people whose pay has a place in an order.
func (m *Market) paid(o *order) int {
	if m.times == nil {
		return o.known
	}
	people := 0
	for position := range o.known {
		people += int(m.times[o.record(position)])
	}
	return people
}

// About says what the market is and where it comes from.
func (m *Market) About() market.About { return m.about }

// Dimensions lists what pay can be filtered and broken down by, in the order of
// the columns. The caller must not change it.
func (m *Market) Dimensions() []market.Dimension { return m.dimensions }

// Elements lists the pay elements, the default one first. The caller must not
// change it.
func (m *Market) Elements() []market.Element { return m.elements }

// Bytes returns the memory the records take: codes, pay, orders, lines and weights,
// but not the dictionaries.
func (m *Market) Bytes() int {
	total := 4*cap(m.lines) + 4*cap(m.times) + 8*cap(m.mass)
	for i := range m.columns {
		total += m.columns[i].size()
	}
	for _, p := range slices.Concat(m.pays, m.hourly) {
		total += 8*cap(p.annual) + 4*cap(p.order.records) + 2*cap(p.order.step)
	}
	return total
}
