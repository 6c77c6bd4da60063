// Package drivers says what moves pay in a cut, from the market's own data and in
// two ways that answer two questions.
//
// Medians compare the people there are: for each dimension, the median of each
// value and how far it is from that of the commonest one, everything else as it
// happens to be. They come from market.Compare, gate and all (medians.go).
//
// The model compares like with like: ordinary least squares on the logarithm of
// pay, with a column for each value of each dimension and one for each quantity
// such as years of experience. A coefficient says how many per cent more or less
// is paid at a value than at the commonest one while all other dimensions of the
// model are the same (design.go says which columns there are, fit.go solves it).
// It needs pay records; of published tables there are medians only.
//
// Both describe; neither says that one thing causes another.
package drivers

import (
	"context"
	"fmt"
	"math"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Drivers is what moves pay in one cut.
type Drivers struct {
	Cut        market.Comparison // the whole cut, its query as answered, and its warnings
	Dimensions []Dimension       // those of which the cut has several values
	LeftOut    []LeftOut         // dimensions that are not among them
	Model      Model
}

// Dimension is how pay differs by one dimension.
type Dimension struct {
	market.Dimension
	Reference string        // label of the commonest value, which the others are held against
	Values    []Value       // in natural order, the most frequent ones where there are many
	More      int           // values that are not listed
	Slope     *Slope        // where the model takes the dimension as a quantity
	Why       remark.Remark // the model leaves the dimension out; nothing where it does not
}

// Value is one value of a dimension, or one band of it.
type Value struct {
	Label     string // market.BlankName for those without a value
	Blank     bool   // the group of those without a value
	Reference bool
	People    int // -1 where unknown
	Employers int // -1 where unknown
	Median    market.Figure
	Apart     Effect // of the medians, from the reference's
	Effect    Effect // by the model, from the reference

	mean market.Figure
}

// Slope is what a quantity adds to pay by the model.
type Slope struct {
	Unit   remark.Remark // each further year
	Effect Effect
}

// Effect is by how much pay differs, as a share of pay: 0.06 is 6 % more.
type Effect struct {
	Share  float64
	Reason remark.Remark // why there is none; nothing when Share is known

	// The 95 % confidence interval, when Attainable.
	Attainable bool
	Low, High  float64
}

// Known reports whether the effect has a number to show.
func (e Effect) Known() bool { return e.Reason.IsZero() }

// LeftOut is a dimension that is left out, and why.
type LeftOut struct {
	Dimension market.Dimension
	Why       remark.Remark
}

// Model is the fitted model as a whole.
type Model struct {
	Reason     remark.Remark   // why there is none; nothing when it was fitted
	People     int             // it was fitted to; -1 for outside publication
	Employers  int             // whose people may be paid alike, as the intervals allow; 0 when people count one by one; -1 for outside publication
	Parameters int             // coefficients, the intercept's included
	RSquared   float64         // share of the variance of log pay that the model accounts for
	Spread     float64         // typical deviation of people the model thinks alike, as a share of pay
	Notes      []remark.Remark // what was pooled, left out or assumed
}

// Cautions are what neither the medians nor the model can say.
func Cautions() []remark.Remark {
	return []remark.Remark{remark.New(remark.AssociationOnly), remark.New(remark.EffectsMultiply), remark.New(remark.SmallValuesHidden)}
}

// Find says what moves pay in the cut of a query. The query's breakdown, own pay
// and figures shown anyway are left out of account; the model counts people, each
// once, whatever the weighting. people are those of the market, nil where it knows
// none: then there is no model, and Model.Reason says so.
func Find(ctx context.Context, m market.Market, people market.Sampler, q market.Query) (Drivers, error) {
	q = q.WithBy("")
	q.Own, q.ShowAnyway = 0, nil
	cut, err := market.Compare(ctx, m, q)
	if err != nil {
		return Drivers{}, err
	}
	d := Drivers{Cut: cut}
	if err := d.compareMedians(ctx, m); err != nil {
		return Drivers{}, err
	}
	if err := d.fitModel(ctx, people); err != nil {
		return Drivers{}, fmt.Errorf("finding what moves pay: %w", err)
	}
	if !d.Model.Reason.IsZero() {
		for i := range d.Dimensions {
			d.Dimensions[i].withhold(remark.New(remark.NoModel))
		}
	}
	if q.Publication {
		d.forOutside()
	}
	return d, nil
}

// forOutside brings every effect to a tenth of a per cent, as differences leave the
// house; the medians they may come from are rounded already. Who the model is fitted
// to is not told: beside the cut's count it would tell of the few whom it left out.
func (d *Drivers) forOutside() {
	tenth := func(x float64) float64 { return math.RoundToEven(1000*x) / 1000 }
	each := func(e *Effect) { e.Share, e.Low, e.High = tenth(e.Share), tenth(e.Low), tenth(e.High) }
	for i := range d.Dimensions {
		dimension := &d.Dimensions[i]
		for j := range dimension.Values {
			each(&dimension.Values[j].Apart)
			each(&dimension.Values[j].Effect)
		}
		if dimension.Slope != nil {
			each(&dimension.Slope.Effect)
		}
	}
	d.Model.Reason = d.Model.Reason.Brief()
	d.Model.People, d.Model.Employers = -1, -1
	d.Model.RSquared, d.Model.Spread = tenth(d.Model.RSquared), tenth(d.Model.Spread)
}

// shareOf is a difference of logarithms as a share of pay.
func shareOf(log float64) float64 { return math.Expm1(log) }
