package market

import (
	"math"

	"github.com/paybench/paybench/data/remark"
)

// Comparison is a cut and its groups, each with its figures: plain data, ready
// to be drawn, listed or exported.
type Comparison struct {
	Query    Query // as answered: resolved, and with what Compare had to add
	About    About
	Element  Element
	Currency string // ISO code; "" if unknown
	By       Dimension
	// Pinned is set when the rows are cuts of their own (see Pin) instead of the
	// groups of one cut.
	Pinned bool
	Rows   []Row // the whole cut first, unless Pinned
	// Reference names the row that the others are set against; "" for none.
	Reference string
	// Unit is what amounts are rounded to for outside publication; see Beside.
	Unit Unit
	// Warnings are what a reader must know before trusting the figures. They do not
	// stop them from being shown.
	Warnings []remark.Remark
}

// Row is one group of a comparison.
type Row struct {
	Group     string // "" for the whole cut and for the blank group
	Whole     bool   // the whole cut
	Blank     bool   // the group of those without a value
	Name      string // what to call the row: a pin's name, the group, or "(blank)"
	Query     Query  // the row's own question when the comparison is Pinned
	People    int    // -1 where unknown
	Employers int    // -1 where unknown
	Figures   []Figure
	Mean      Figure
	Own       Position

	// OtherMedian is the median under the other weighting, where Query.BothMedians asks
	// for it.
	OtherMedian Figure

	Against *Differences // from the reference; nil for that itself and where there is none

	Receiving    int    // people whose bonus or commission is above zero; -1 where unknown
	MedianOfBase Figure // its median in per cent of base among them

	// Withheld says why the row has no counts either, for outside publication;
	// nothing where it has.
	Withheld remark.Remark
}

// EveryoneName is how the row of everyone who is selected, the whole cut, is called.
const EveryoneName = "Everyone selected"

// BlankName is how the group of those without a value is called.
const BlankName = "(blank)"

// Status says whether and how a figure is shown.
type Status string

// The states of a figure.
const (
	Shown        Status = "shown"
	Withheld     Status = "withheld"      // by the gate; Reason says why
	BelowGate    Status = "below gate"    // the gate would withhold it; the user had it shown
	AtLeast      Status = "at least"      // a publisher's top code: Value or more
	NotPublished Status = "not published" // the publisher does not give it; Reason says why
)

// Figure is one number with its confidence interval, or the reason why it is
// withheld.
type Figure struct {
	Percentile float64 // in per cent; 50 is the median
	Value      float64 // NaN unless Known
	Status     Status
	Reason     remark.Remark // why it is withheld, not published or below the gate
	Note       remark.Remark // what to know about a figure that is shown
	Interval   Interval
	Trace      Trace
	Error      StandardError // of a published mean
}

// StandardError is how sure a publisher says that a figure is.
type StandardError struct {
	Known bool
	Share float64 // of the figure: 0.014 is 1.4 %
}

// Known reports whether the figure has a number to show.
func (f Figure) Known() bool {
	return f.Status != Withheld && f.Status != NotPublished && !math.IsNaN(f.Value)
}

// BelowGate returns why the gate would withhold the figure, though it is shown by
// the user's choice or because it is published.
func (f Figure) BelowGate() remark.Remark {
	if f.Reason.Kind == remark.BelowGate {
		return f.Reason.Args[0].(remark.Remark)
	}
	return f.Reason
}

// Interval is a 95 % confidence interval, or the reason why there is none. Published
// figures have neither.
type Interval struct {
	Attainable bool
	Low, High  float64
	Counted    int // people it counts on, fewer than there are where they share employers
	Why        remark.Remark
}

// Trace is how a percentile came about: the 1-based rank among people, and the
// two pays it lies between; NaN where one of them is the lowest or the highest,
// which a gate never shows. It is empty for published figures.
type Trace struct {
	People       int
	Rank         float64
	Below, Above float64
}

// Position is where one pay stands in a row.
type Position struct {
	Pay   float64 // 0: not asked
	Rank  Rank
	Ratio float64 // pay ÷ median, the market ratio; NaN where the median is withheld or a top code
	Apart float64 // pay − median; NaN like Ratio
}

// Figure returns the row's figure of a percentile (in per cent).
func (r Row) Figure(percentile float64) (Figure, bool) {
	for _, f := range r.Figures {
		if f.Percentile == percentile {
			return f, true
		}
	}
	return Figure{Percentile: percentile, Value: math.NaN(), Status: NotPublished, Reason: remark.New(remark.NotAskedFor)}, false
}

// FigureID names the row's figure of a percentile.
func (r Row) FigureID(percentile float64) FigureID {
	return FigureID{Group: r.Group, Blank: r.Blank, Percentile: percentile}
}

// Median returns the row's median.
func (r Row) Median() Figure { f, _ := r.Figure(50); return f }

// Top returns the pay at which the best-paid tenth begins, P90.
func (r Row) Top() Figure { f, _ := r.Figure(90); return f }

// Whole returns the row of the whole cut; for a pinned comparison, the first.
func (c Comparison) Whole() Row {
	if len(c.Rows) == 0 {
		return Row{People: 0, Employers: -1}
	}
	return c.Rows[0]
}

// Groups returns the rows to be charted and listed: the groups, or the whole cut
// where nothing is broken down.
func (c Comparison) Groups() []Row {
	if c.Pinned || len(c.Rows) < 2 {
		return c.Rows
	}
	return c.Rows[1:]
}

// Withheld reports whether any figure of the comparison is withheld.
func (c Comparison) Withheld() bool {
	for _, r := range c.Rows {
		for _, f := range r.Figures {
			if f.Status == Withheld {
				return true
			}
		}
	}
	return false
}
