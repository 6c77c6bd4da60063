package market

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paybench/paybench/data/bands"
)

// Basis is the span of time that figures are given for.
type Basis string

// The bases. Annual is the default.
const (
	Annual  Basis = "annual"
	Monthly Basis = "monthly"
	Hourly  Basis = "hourly"
)

// StandardHours is the working hours of a year at 40 hours a week, 52 weeks:
// the divisor of BLS and of most salary surveys.
const StandardHours = 2080

// Divisor returns what annual pay is divided by to be in this basis.
func (b Basis) Divisor(hoursPerYear float64) float64 {
	switch b {
	case Monthly:
		return 12
	case Hourly:
		return hoursPerYear
	default:
		return 1
	}
}

// Weighting says what counts once.
type Weighting string

// The weightings. PerPerson is the default.
const (
	PerPerson   Weighting = "person"   // each person counts once
	PerEmployer Weighting = "employer" // percentiles of the employers' medians
)

// Ageing moves pay from a source's effective date to another date.
type Ageing struct {
	To     time.Time // zero: no ageing
	Rate   float64   // yearly, 0.03 is 3 %
	Simple bool      // P × (1 + r × months/12) instead of P × (1 + r)^(months/12)
}

// Filter keeps the people whose value of one dimension is among Values, or
// begins with Prefix, or lies wholly between AtLeast and AtMost (ends included).
// Values, Prefix and range are alternatives; the empty string among Values
// stands for having no value. Filters on different dimensions all apply.
type Filter struct {
	Dimension string   `json:"dimension"`
	Values    []string `json:"values,omitempty"`
	Prefix    string   `json:"prefix,omitempty"`
	AtLeast   *float64 `json:"at_least,omitempty"`
	AtMost    *float64 `json:"at_most,omitempty"`
}

// Ranged reports whether the filter is a range of numbers.
func (f Filter) Ranged() bool { return f.AtLeast != nil || f.AtMost != nil }

// Empty reports whether the filter keeps everybody.
func (f Filter) Empty() bool { return len(f.Values) == 0 && f.Prefix == "" && !f.Ranged() }

// Keeps reports whether a value passes; blank is the absence of a value.
func (f Filter) Keeps(v Value, blank bool) bool {
	if f.Empty() {
		return true
	}
	if blank {
		return slices.Contains(f.Values, "")
	}
	if slices.Contains(f.Values, v.Label) {
		return true
	}
	if f.Prefix != "" && strings.HasPrefix(v.Label, f.Prefix) {
		return true
	}
	return f.Ranged() &&
		(f.AtLeast == nil || v.Low >= *f.AtLeast) &&
		(f.AtMost == nil || v.High <= *f.AtMost)
}

// key is canonical: two filters that mean the same have the same key.
func (f Filter) key() string {
	values := slices.Clone(f.Values)
	slices.Sort(values)
	var b strings.Builder
	fmt.Fprintf(&b, "%q", f.Dimension)
	for _, v := range slices.Compact(values) {
		fmt.Fprintf(&b, "=%q", v)
	}
	if f.Prefix != "" {
		fmt.Fprintf(&b, "^%q", f.Prefix)
	}
	if f.AtLeast != nil {
		b.WriteString(">" + strconv.FormatFloat(*f.AtLeast, 'g', -1, 64))
	}
	if f.AtMost != nil {
		b.WriteString("<" + strconv.FormatFloat(*f.AtMost, 'g', -1, 64))
	}
	return b.String()
}

// FigureID names one figure of a comparison.
type FigureID struct {
	Group      string  `json:"group"`           // "" is the whole cut, unless Blank
	Blank      bool    `json:"blank,omitempty"` // the group of those without a value
	Percentile float64 `json:"percentile"`
}

// Query is one question to a market. It is a plain value: change it by making
// another one with the With methods. The zero Query asks for everybody's base
// pay a year, per person, under no gate; NewQuery gives the usual one.
type Query struct {
	Filters     []Filter    `json:"filters,omitempty"`
	By          string      `json:"by,omitempty"`    // dimension of the breakdown, "" for none
	Bands       bands.Bands `json:"bands,omitempty"` // bands of a banded breakdown; nil for the usual ones
	Pay         string      `json:"pay,omitempty"`   // pay element, "" for the market's default
	Basis       Basis       `json:"basis,omitempty"`
	Hours       float64     `json:"hours,omitempty"`       // working hours a year; 0 is StandardHours
	Percentiles []float64   `json:"percentiles,omitempty"` // in per cent; nil is 10, 25, 50, 75, 90
	Gate        Gate        `json:"gate"`
	Weighting   Weighting   `json:"weighting,omitempty"`
	BothMedians bool        `json:"both_medians,omitempty"` // the median under the other weighting, too
	Ageing      Ageing      `json:"ageing"`
	Own         float64     `json:"own,omitempty"` // a pay to be ranked, in the basis; 0 for none
	ShowAnyway  []FigureID  `json:"show_anyway,omitempty"`

	// Less leaves out the people who pass all of these filters. Only Against asks so.
	Less []Filter `json:"-"`

	// Unit rounds amounts for outside publication alike with a comparison that they
	// stand beside. Only Comparison.Beside asks so.
	Unit Unit `json:"-"`

	// Plain asks for percentiles alone, without their intervals. Only the pricing of jobs
	// asks so, of which a review asks hundreds and shows no interval.
	Plain bool `json:"-"`

	// Publication asks for figures that may leave the house: nothing is shown
	// anyway, groups that the gate withholds lose their counts too, and others are
	// withheld where those could be worked out by subtraction.
	Publication bool `json:"publication,omitempty"`
}

// NewQuery returns the question the program starts with: everybody, base pay,
// annual, the five usual percentiles, the default gate.
func NewQuery() Query {
	return Query{Gate: DefaultGate()}.Normal()
}

// UsualPercentiles are the percentiles shown unless others are asked for.
func UsualPercentiles() []float64 { return []float64{10, 25, 50, 75, 90} }

// Normal fills in every default and brings the parts into canonical order, so
// that equal questions are equal values.
func (q Query) Normal() Query {
	if q.Basis == "" {
		q.Basis = Annual
	}
	if q.Hours == 0 {
		q.Hours = StandardHours
	}
	if q.Weighting == "" {
		q.Weighting = PerPerson
	}
	if q.Percentiles == nil {
		q.Percentiles = UsualPercentiles()
	} else {
		q.Percentiles = slices.Clone(q.Percentiles)
		if q.BothMedians {
			q.Percentiles = append(q.Percentiles, 50)
		}
		slices.Sort(q.Percentiles)
		q.Percentiles = slices.Compact(q.Percentiles)
	}
	var kept []Filter
	for _, f := range q.Filters {
		if !f.Empty() {
			kept = append(kept, f)
		}
	}
	slices.SortStableFunc(kept, func(a, b Filter) int { return strings.Compare(a.key(), b.key()) })
	q.Filters = kept
	return q
}

// Key is a canonical text of the query: equal keys mean the same question.
func (q Query) Key() string {
	q = q.Normal()
	var b strings.Builder
	for _, f := range q.Filters {
		b.WriteString(f.key() + "&")
	}
	fmt.Fprintf(&b, "by=%q%v pay=%q %s/%g %v %+v %s %v/%g/%v own=%g %v",
		q.By, q.Bands, q.Pay, q.Basis, q.Hours, q.Percentiles, q.Gate, q.Weighting,
		q.Ageing.To.Format(time.DateOnly), q.Ageing.Rate, q.Ageing.Simple, q.Own, q.ShowAnyway)
	if q.Publication {
		b.WriteString(" publication")
	}
	if q.BothMedians {
		b.WriteString(" both medians")
	}
	if q.Plain {
		b.WriteString(" plain")
	}
	if !q.Unit.none() {
		fmt.Fprintf(&b, " unit %v", q.Unit)
	}
	for _, f := range q.Less {
		b.WriteString(" less " + f.key())
	}
	return b.String()
}

// Equal reports whether two queries ask the same.
func (q Query) Equal(other Query) bool { return q.Key() == other.Key() }

// Filter returns the filter on a dimension; it is empty when there is none.
func (q Query) Filter(dimension string) Filter {
	for _, f := range q.Filters {
		if f.Dimension == dimension {
			return f
		}
	}
	return Filter{Dimension: dimension}
}

// WithFilter returns the query with the filter on f's dimension replaced; an
// empty filter removes it.
func (q Query) WithFilter(f Filter) Query {
	kept := make([]Filter, 0, len(q.Filters)+1)
	for _, old := range q.Filters {
		if old.Dimension != f.Dimension {
			kept = append(kept, old)
		}
	}
	q.Filters = append(kept, f)
	return q.Normal()
}

// WithoutFilters returns the query for everybody.
func (q Query) WithoutFilters() Query {
	q.Filters = nil
	return q
}

// WithBy returns the query broken down by another dimension, "" for none.
func (q Query) WithBy(dimension string) Query {
	if q.By != dimension {
		q.Bands = nil
	}
	q.By = dimension
	return q
}

// WithBasis returns the query in another basis, the own pay with it.
func (q Query) WithBasis(b Basis) Query {
	q = q.Normal()
	q.Own *= q.Basis.Divisor(q.Hours) / b.Divisor(q.Hours)
	q.Basis = b
	return q
}

// AgeingFactor is what pay of a source is multiplied by to be as of the date
// asked for: (1 + rate)^(months/12), or 1 + rate × months/12 where simple. It is 1
// without a date, and an error where the source has none.
func AgeingFactor(a About, to Ageing) (float64, error) {
	if to.To.IsZero() {
		return 1, nil
	}
	if a.Effective.IsZero() {
		return 0, fmt.Errorf("%s has no effective date to age from: say which date its pay is for", a.Name)
	}
	return to.Factor(a.Effective), nil
}

// Factor is what pay of a day is multiplied by to be as of the date aged to.
func (a Ageing) Factor(from time.Time) float64 {
	years := Months(from, a.To) / 12
	if a.Simple {
		return 1 + a.Rate*years
	}
	return math.Pow(1+a.Rate, years)
}

// Months counts calendar months between two dates, days as a part of a month of
// 365.25/12 days; it is negative when the second date is the earlier one. From the
// last of December to the last of June it is 6.
func Months(from, to time.Time) float64 {
	if to.Before(from) {
		return -Months(to, from)
	}
	whole := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if monthsAfter(from, whole).After(to) {
		whole--
	}
	days := to.Sub(monthsAfter(from, whole)).Hours() / 24
	return float64(whole) + days/(365.25/12)
}

// monthsAfter is the same day so many months later, or the month's last where it
// has no such day, as EDATE of spreadsheets has it.
func monthsAfter(date time.Time, months int) time.Time {
	later := date.AddDate(0, months, 0)
	if later.Day() != date.Day() {
		later = later.AddDate(0, 0, -later.Day())
	}
	return later
}
