// Package records holds pay records in columns and answers queries about them:
// it is the market of files that have one row a person.
package records

import (
	"errors"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// Column is one dimension of the records, as its maker hands it to New.
type Column struct {
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
}

// Market is pay records, ready to be asked.
type Market struct {
	about market.About
}

// New makes a market of records. It takes over the slices it is given. The first
// pay element is the market's default; lines holds each record's row in the
// file, counted from 1 as spreadsheets do, and nil stands for a file whose rows
// follow the header in line 1 without a gap.
func New(about market.About, columns []Column, pays []Pay, lines []uint32) (*Market, error) {
	return nil, errors.New("not built yet")
}
