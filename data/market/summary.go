package market

import (
	"math"

	"github.com/paybench/paybench/data/place"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Summaries is a market's answer to a query: the whole cut first, then one
// summary per group in natural order, the blank group last. Groups without
// people are left out.
type Summaries struct {
	Groups []Summary
	// Mixed names the dimensions a sound cut has one value of (year, pay period,
	// employment type) but this one has several, with some of those values.
	Mixed []Mix
	// Outside is the people of the cut who are in no group: those outside all bands.
	Outside Summary
	// Basis is the basis the figures are in. It differs from the query's when a
	// publisher gives no figures in that basis.
	Basis Basis
	// Notes are what else a reader must know of this answer.
	Notes []remark.Remark
}

// Mix is one dimension of which a cut holds several values.
type Mix struct {
	Dimension string
	Values    []string
}

// Summary is what a market knows of one group, before any gate. Amounts are in
// the query's basis.
type Summary struct {
	Group     string     // the value's label; "" for the whole cut and the blank group
	Blank     bool       // the group of those without a value
	Backing              // everybody in the group
	Quantiles []Quantile // parallel to the query's percentiles
	Mean      float64    // NaN where unknown
	MeanError StandardError
	Own       Rank
	// Receivers are those whose bonus or commission is above zero, and
	// MedianOfBase is the median of it in per cent of base (NaN where it does not
	// apply) among those of them whose base is known, WithBase.
	Receivers    Backing
	WithBase     Backing
	MedianOfBase float64

	// What the mean is made of, where a query is for outside publication: all pay,
	// and its variable part where it has one.
	Paid, Variable Totals
}

// Totals is what contributors bring to a mean: the named employers, or the people
// where none is named or the rule on employers does not apply.
type Totals struct {
	Known                bool
	OfPeople             bool // the contributors are people
	Contributors         int
	Sum, Largest, Second float64 // of their totals
}

// Add takes in contributors, so many of one total each. An amount taken back weighs
// as much as one that is paid.
func (t *Totals) Add(total float64, contributors int) {
	if contributors < 1 || math.IsNaN(total) {
		return
	}
	total = math.Abs(total)
	t.Known = true
	t.Contributors += contributors
	t.Sum += total * float64(contributors)
	if total <= t.Second {
		return
	}
	for range min(contributors, 2) {
		t.Largest, t.Second = max(t.Largest, total), max(t.Second, min(t.Largest, total))
	}
}

// Backing is who stands behind a statistic.
type Backing struct {
	People    int // -1 where a publisher does not say
	Employers int // with a name, their spellings folded; -1 where the data names none
	// TopShare is the largest employer's share, 0 to 1, of the weight behind the
	// statistic, among the named employers: of people, of their sampling weights,
	// or of the employers where each counts once.
	TopShare float64
	Named    float64 // the weight that TopShare is a share of
}

// Quantile is one percentile as computed or as published.
type Quantile struct {
	Value        float64 // NaN where there is none
	Below, Above float64 // the neighbouring pays it lies between, type 7
	Low, High    float64 // confidence interval, where nothing is lacking
	Lack         quantile.Lack
	Counted      int           // people that the interval counts on: no more than there are
	Spare        int           // people paid beyond Low or beyond High, whichever are fewer; counted up to 2
	AtLeast      bool          // a publisher's top code: the true figure is Value or more
	NotPublished remark.Remark // why a publisher does not give it; nothing where it is given
}

// Rank is where a given pay stands in a group.
type Rank struct {
	Known        bool
	Share        float64 // share of the group paid less, 0 to 1, as PERCENTRANK.INC
	To           float64 // the same of the last of several who are paid just as much; 0 where at most one is
	BelowLowest  bool    // paid less than everyone (or than the lowest published percentile, Share)
	AboveHighest bool
	Interpolated bool // read between published percentiles
}

// Listing is a page of the records behind a figure.
type Listing struct {
	Columns  []string
	Elements []Element // that the last columns hold
	Basis    Basis     // that pay is in: the query's
	Rows     []Record
	Total    int // records in the cut
}

// Record is one pay record as listed.
type Record struct {
	File  string   // that the person stands in, where the market is of several
	Line  int      // row in the file, 1-based as spreadsheets count
	Cells []string // parallel to Listing.Columns
	Pay   float64  // in the listing's basis
}

// Place names the record's row for people.
func (r Record) Place() string { return place.Text(r.File, r.Line) }
