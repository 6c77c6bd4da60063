// Package sizeline is pay at our size: how pay rises with the size of the employer,
// told by its revenue, head-count or budget, and what a stated size pays.
//
// It is the regression of executive pay: least squares of the logarithm of pay on the
// logarithm of size, so that each doubling of size adds so many per cent. The line at
// a size is what is paid there in the middle, with its 95 % interval; a percentile
// there is the line, moved by that percentile of the residuals. Nothing is said of
// sizes that the data does not hold.
//
// Where each person has an employer of their own, or none is named, the errors are
// those of people who stand alone (HC3); else people of one employer may be paid alike
// (CR2). See package regression.
package sizeline

import (
	"context"
	"fmt"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// What a line takes.
const (
	FewestPeople    = 10
	FewestEmployers = 5 // where employers are named
)

// Question is what is asked beside a cut.
type Question struct {
	Size string    `json:"size,omitempty"` // dimension; "" is the market's first that Sizes lists
	At   []float64 `json:"at,omitempty"`   // sizes
}

// Line is how pay rises with size in one cut.
type Line struct {
	Cut    market.Comparison // everyone selected, whether their size is known or not
	Size   market.Dimension
	Reason remark.Remark // why there is no line; nothing where there is one

	People, Employers int  // behind it; Employers is 0 where none is named. -1 is not told, both for outside publication
	Alike             bool // the intervals allow for one employer's people being paid alike
	Elasticity        Estimate
	Doubling          Estimate // of size: what it adds, as a share of pay
	RSquared, Spread  float64  // share of the variance of log pay; standard deviation of the residuals
	Low, High         float64  // the sizes that the line reaches
	At                []At     // the sizes asked for
	Course            []At     // sizes from Low to High, evenly apart in the logarithm
	Points            []Point  // people, some of them where they are many; none where people are not listed
	Notes             []remark.Remark
}

// Estimate is a figure of the line.
type Estimate struct {
	Value      float64
	Attainable bool // it has a 95 % interval
	Low, High  float64
	Freedom    float64 // degrees of freedom; NaN for outside publication, as they count people
}

// At is what is paid at one size, in the query's basis.
type At struct {
	Size          float64
	Inside        bool // of the sizes that the line reaches; else there is nothing else
	Line          Estimate
	P25, P50, P75 float64 // without intervals
}

// Point is the size and the pay of one person.
type Point struct{ Size, Pay float64 }

// Sizes lists the dimensions of a market that can be a size: amounts above zero,
// given as numbers for some people at least, those known to be a size first.
func Sizes(m market.Market) []market.Dimension {
	var known, others []market.Dimension
	for _, d := range m.Dimensions() {
		switch d.Kind {
		case market.CompanySize, market.CompanyRevenue:
			if amounts(d) > 1 {
				known = append(known, d)
			}
		case market.Other:
			if amounts(d) > 1 {
				others = append(others, d)
			}
		}
	}
	return append(known, others...)
}

// amounts counts the values that are plain numbers above zero.
func amounts(d market.Dimension) int {
	n := 0
	for _, v := range d.Values {
		if d.Numeric && plain(v) {
			n++
		}
	}
	return n
}

// plain reports whether a value of a numeric dimension is one number above zero.
func plain(v market.Value) bool { return v.Low == v.High && v.Low > 0 && !math.IsInf(v.Low, 0) }

// Find fits the line to the cut of a query. The query's breakdown, own pay and figures
// shown anyway are left out of account, and each person counts once, whatever the
// weighting. people are those of the market, nil where it knows none. A dimension that
// is not there, or no size, is an error.
func Find(ctx context.Context, m market.Market, people market.Sampler, q market.Query, asked Question) (Line, error) {
	size, err := sizeOf(m, asked.Size)
	if err != nil {
		return Line{}, err
	}
	q = q.WithBy("")
	q.Own, q.ShowAnyway = 0, nil
	line := Line{Size: size}
	if line.Cut, err = market.Compare(ctx, m, q); err != nil {
		return Line{}, err
	}
	if people == nil {
		line.Reason = remark.New(remark.NeedsRecords)
		return line, nil
	}
	sized, err := market.Compare(ctx, m, withSize(line.Cut.Beside(line.Cut.Query), size))
	if err != nil {
		return Line{}, err
	}
	if median := sized.Whole().Median(); !median.Known() {
		line.withhold(median.Reason)
		return line, nil
	}
	// A line is as good as a mean: that of total cash beside that of base pay would tell the
	// only bonus.
	if mean := sized.Whole().Mean; q.Publication && !mean.Known() {
		line.withhold(mean.Reason)
		return line, nil
	}
	s, err := newSelection(ctx, people, sized, size)
	if err != nil {
		return Line{}, fmt.Errorf("fitting pay to %s: %w", size.Header, err)
	}
	if line.withhold(s.refusal()); line.Reason.IsZero() {
		err = line.fit(s, asked.At)
	}
	return line, err
}

// withhold is why there is no line. For outside publication it does not tell how many
// have a size, since everyone selected is counted beside it.
func (l *Line) withhold(why remark.Remark) {
	switch {
	case l.Cut.Query.Publication && why.Kind == remark.FewPeople:
		why = remark.New(remark.PeopleNeeded, why.Args[0])
	case l.Cut.Query.Publication && why.Kind == remark.FewEmployers:
		why = remark.New(remark.EmployersNeeded, why.Args[0])
	}
	l.Reason = why
}

// sizeOf finds the dimension of a question.
func sizeOf(m market.Market, name string) (market.Dimension, error) {
	if name == "" {
		if all := Sizes(m); len(all) > 0 {
			return all[0], nil
		}
		return market.Dimension{}, fmt.Errorf("%s has no column of sizes in numbers, such as a head-count or a revenue", m.About().Name)
	}
	d, err := market.FindDimension(m, name)
	switch {
	case err != nil:
		return d, err
	case amounts(d) == 0:
		return d, fmt.Errorf("%q is no size: it takes amounts above zero, such as a head-count or a revenue, not names or bands", d.Header)
	}
	return d, nil
}

// withSize keeps those of a cut whose size is one number above zero.
func withSize(q market.Query, size market.Dimension) market.Query {
	before, f := q.Filter(size.Name), market.Filter{Dimension: size.Name}
	all := before.Empty()
	for _, v := range size.Values {
		if plain(v) && before.Keeps(v, false) {
			f.Values = append(f.Values, v.Label)
		} else {
			all = false
		}
	}
	switch {
	case all: // but for those without one; a range is told and asked faster than many values
		return q.WithFilter(market.Filter{Dimension: size.Name, AtLeast: &size.Values[0].Low})
	case f.Values == nil:
		nobody := -1.0
		return q.WithFilter(market.Filter{Dimension: size.Name, AtMost: &nobody, AtLeast: new(float64)})
	}
	return q.WithFilter(f)
}
