// Package market holds the words of pay benchmarking as types: what can be
// asked (Query), what can answer (Market), and what comes back (Comparison).
//
// A Market is anything that can answer "what does this pay?": pay records, a
// published table, later several of them blended. It returns plain summaries and
// knows no rule about what may be shown. Compare alone puts a Market and a Query
// together and applies the gate, the withholding and the warnings, once for all
// kinds of market; screen, chart, workbook and command line render the
// Comparison it returns and compute nothing themselves.
package market

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/paybench/paybench/data/place"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Market answers queries about pay. Implementations are safe for use by several
// goroutines at once.
type Market interface {
	// About says what the market is and where it comes from.
	About() About
	// Dimensions lists what pay can be filtered and broken down by, in the
	// order a person would look for them.
	Dimensions() []Dimension
	// Elements lists the pay elements, the default one first.
	Elements() []Element
	// Summarize computes the figures of the whole cut and of each of its groups,
	// without any gate. The query must be resolved (see Resolve).
	Summarize(ctx context.Context, q Query) (Summaries, error)
	// Facets counts, for every value of every dimension, the people there would
	// be if it were the only value ticked in its own filter, the other filters
	// as they stand. The slices are parallel to Dimension.Values; Blank counts
	// those without a value.
	Facets(ctx context.Context, q Query) (map[string]Facet, error)
}

// People is what a Market can do beyond figures where it knows the people behind
// them. Whoever opens a market asks once whether it does.
type People interface {
	Lister
	Distributor
	Sampler
}

// Lister can show the rows behind a figure.
type Lister interface {
	// Records lists the pay records of a cut, best paid first, from the first
	// one asked for (0-based) and count at most.
	Records(ctx context.Context, q Query, first, count int) (Listing, error)
}

// Distributor can say how pay is distributed inside a cut.
type Distributor interface {
	// Histogram counts the people of the cut between neighbouring edges, lower
	// edge included, the last bin's upper edge too. Edges ascend, in the query's
	// basis, and may be infinite; people outside them are not counted.
	Histogram(ctx context.Context, q Query, edges []float64) ([]int, error)
}

// Declaration says how pay came into a source; the gate depends on it.
type Declaration string

// The declarations a user chooses from.
const (
	Survey       Declaration = "survey"
	OwnEmployees Declaration = "own employees"
	PostedPay    Declaration = "posted pay"
	SelfReported Declaration = "self-reported"
	PublicRecord Declaration = "public record"
)

// Declarations lists all declarations in the order they are offered.
func Declarations() []Declaration {
	return []Declaration{Survey, OwnEmployees, PostedPay, SelfReported, PublicRecord}
}

// About describes a source.
type About struct {
	Name      string        // what to call it: the file's name, or the sample market's
	Note      remark.Remark // what must stand beside its name wherever it is shown
	Declared  Declaration
	Path      string      // file it was read from, "" if built in
	Files     place.Files // where its rows stand, if it was read from several files
	Sheet     string      // worksheet, "" if there is none
	Size      int64       // bytes of the file
	SHA256    string      // fingerprint of the file, in hexadecimal; of a table a sum of its rows
	Effective time.Time   // date the pay is for; zero if unknown
	Publisher string      // who computed published figures, "" otherwise
	Weight    Weight      // what the rows stand for; the zero Weight is one person each

	// Published figures are those of somebody else: they come without people, and
	// nobody recomputes, pools or converts them.
	Published bool

	RowsRead     int // rows under the header that hold anything
	RowsNotTaken int // rows read that are in the report instead of in the market
	RepeatedRows int // rows taken that repeat an earlier row exactly; they are kept
	People       int // people the market knows

	// NotKept are the columns that cannot be filtered by, with the reason.
	NotKept []NotKept

	// Blended is what a market is made of that is several as one; nil for others.
	Blended *Blended

	// Choices says what was decided on reading that changes pay: assumed hours, the
	// column taken for base pay, zeros.
	Choices []remark.Remark
}

// SumName is what SHA256 is called: that of a table, which is half as long, is a sum of
// its rows.
func (a About) SumName() string {
	if len(a.SHA256) == 32 {
		return "Fingerprint"
	}
	return "SHA-256"
}

// Blended is what a market is made of that is several as one.
type Blended struct {
	Sources   []Sourced
	Dimension string             // by which the sources are told apart
	Weighting string             // what the sources weigh by beside each other
	Currency  string             // that all pay was brought to; "" where none was
	Rates     map[string]float64 // what one unit of a currency is worth, all in one
	RatesDate time.Time          // of the rates; zero where unknown
	Place     string             // that all pay was brought to; "" where none was
}

// Sourced is a source of a blend.
type Sourced struct {
	Name   string
	About  About
	Own    []Filter // what of it takes part, whatever is selected of others on the same dimensions
	Weight float64  // given by hand; 0 leaves it to the weighting
}

// Synthetic reports whether the source is made up, or one of several is.
func (a About) Synthetic() bool {
	return a.Note.Kind == remark.Synthetic ||
		a.Blended != nil && slices.ContainsFunc(a.Blended.Sources, func(s Sourced) bool { return s.About.Synthetic() })
}

// ByPeople reports whether the gate counts people only: an employer's own people,
// and public records, say enough about employers already.
func (a About) ByPeople() bool {
	return a.Declared == OwnEmployees || a.Declared == PublicRecord
}

// Hides reports whether each group of a breakdown would be withheld for ever: an employer
// alone, where the gate needs several.
func (a About) Hides(d Dimension, q Query) bool {
	return d.Kind == Employer && !a.ByPeople() && (q.Gate.Employers > 1 || q.Publication)
}

// NotKept is a column of the file that is no dimension.
type NotKept struct {
	Header string
	Why    remark.Remark // that nearly every value is different
}

// Weight is a column that says what each row stands for. The user declares it;
// it is never guessed. The zero Weight is none.
type Weight struct {
	Header string // of the column
	Kind   WeightKind
}

// WeightKind tells the kinds of weight apart.
type WeightKind string

// The kinds of weight. Figures under count weights are those of the people that
// the rows stand for. Under sampling weights, whose scale means nothing, rows
// count as people, and percentiles, intervals, means and ranks are weighted.
const (
	CountWeight    WeightKind = "count"    // so many people
	SamplingWeight WeightKind = "sampling" // an unequal share of a population
)

// Remark says what the figures are weighted by; nothing where there is no weight.
func (w Weight) Remark() remark.Remark {
	if w.Kind == "" {
		return remark.Remark{}
	}
	return remark.New(remark.WeightedBy, w.Header, string(w.Kind))
}

// Kind is what a dimension means. Kinds other than Other are recognised by the
// column's header; their string is the dimension's name.
type Kind string

// The kinds of dimension.
const (
	Role           Kind = "role"
	Level          Kind = "level"
	JobCode        Kind = "job_code"
	Experience     Kind = "experience"
	CompanySize    Kind = "company_size"
	CompanyRevenue Kind = "company_revenue"
	Industry       Kind = "industry"
	Location       Kind = "location"
	Education      Kind = "education"
	EmploymentType Kind = "employment_type"
	Employer       Kind = "employer"
	EmployerGroup  Kind = "employer_group" // that several employers belong to
	Year           Kind = "year"
	Currency       Kind = "currency"
	PayPeriod      Kind = "pay_period"
	Scope          Kind = "scope" // one of several overlapping cuts of a published table
	Other          Kind = "other"
)

// Recognised reports whether a dimension is called as its kind is. Any other has the
// name that the file gives it.
func (d Dimension) Recognised() bool {
	return d.Kind != Other && d.Kind != "" && d.Name == string(d.Kind)
}

// Dimension is something pay can be filtered or broken down by.
type Dimension struct {
	Name    string // unique in the market: the kind's name, or the file's header
	Header  string // as the file writes it
	Kind    Kind
	Numeric bool    // every value is a number or a span of numbers
	Banded  bool    // many plain numbers: a breakdown groups them into bands
	Values  []Value // distinct values in their natural order, blanks left out
	Blank   int     // people without a value
}

// Value is one value of a dimension.
type Value struct {
	Label     string
	Low, High float64 // the span it stands for when the dimension is numeric; High may be +Inf
	People    int     // people in the whole market
}

// Facet counts people by the values of one dimension.
type Facet struct {
	People []int // parallel to Dimension.Values
	Blank  int
}

// ElementKind is what a pay element means.
type ElementKind string

// The kinds of pay element. Target and paid amounts are never mixed.
const (
	Base             ElementKind = "base"
	BonusTarget      ElementKind = "bonus_target"
	BonusPaid        ElementKind = "bonus_paid"
	CommissionTarget ElementKind = "commission_target"
	CommissionPaid   ElementKind = "commission_paid"
	Equity           ElementKind = "equity"
	TotalCash        ElementKind = "total_cash"
	TotalPay         ElementKind = "total" // a total the file states itself
	OtherPay         ElementKind = "pay"   // a pay column of no known kind
)

// Variable reports whether pay of this kind is a bonus or a commission, which not
// everybody receives.
func (k ElementKind) Variable() bool {
	switch k {
	case BonusTarget, BonusPaid, CommissionTarget, CommissionPaid:
		return true
	}
	return false
}

// Varies reports whether pay of this kind is variable pay, or holds some beside what
// is fixed.
func (k ElementKind) Varies() bool {
	return k.Variable() || k == Equity || k == TotalCash || k == TotalPay
}

// Element is one pay element of a market.
type Element struct {
	Name     string // unique in the market: the kind's name, or the file's header
	Label    string // as people read it: "Base salary"
	Header   string // as the file writes it; "" when it was computed from others
	Kind     ElementKind
	Currency string // ISO code the whole element is in; "" when it is unknown or differs by row
	// CurrencyDimension names the dimension that holds each row's currency, or
	// is "" when Currency speaks for all rows.
	CurrencyDimension string
	People            int // people for whom it is known
	// OwnHours says that pay an hour is by each record's own hours, and not annual
	// pay divided by the hours asked for.
	OwnHours bool
	// Notes are what a reader must know: that the file has no base pay.
	Notes []remark.Remark
}

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
