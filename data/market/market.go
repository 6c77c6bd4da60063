// Package market holds the words of pay benchmarking as types: what can be
// asked (Query), what can answer (Market), and what comes back (Comparison).
//
// A Market is anything that can answer "what does this pay?": pay records, a
// published table, a database, or several sources as one. It returns plain summaries and
// knows no rule about what may be shown. Compare alone puts a Market and a Query
// together and applies the gate, the withholding and the warnings, once for all
// kinds of market; screen, chart, workbook and command line render the
// Comparison it returns and compute nothing themselves.
package market

import (
	"context"
	"slices"
	"time"

	"github.com/paybench/paybench/data/place"
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
	Asked     Asked       // the database that works its figures out; the zero Asked where that is here
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

// Asked is a database whose table stays where it is.
type Asked struct {
	Engine string    // "PostgreSQL"
	At     time.Time // when, by its clock, what the table holds was read
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
	Places    []Place            // by whose differentials
}

// Place is what a place pays beside its country: 0.91 is 9 % less.
type Place struct {
	Name         string
	Differential float64

	// Of an estimate: the people compared there, and the ends of the 95 % confidence
	// interval, 0 where there is none.
	People    int     `json:",omitempty"`
	Low, High float64 `json:",omitempty"`
}

// Estimated reports whether the differential is no user's.
func (p Place) Estimated() bool { return p.People > 0 }

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
