package drivers

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// mostValues is how many values of one dimension are told apart: the most
// frequent ones. The model takes the others together.
const mostValues = 20

// compareMedians fills in the dimensions with the medians of their values.
func (d *Drivers) compareMedians(ctx context.Context, m market.Market) error {
	var dimensions []market.Dimension
	var breakdowns []*market.Comparison
	for _, dimension := range m.Dimensions() {
		if why := unfit(dimension, d.Cut.About.People); !why.IsZero() {
			d.leaveOut(dimension, why)
			continue
		}
		q := d.Cut.Query.WithBy(dimension.Name)
		q.Percentiles = []float64{50}
		c, err := market.Compare(ctx, m, q)
		if err != nil {
			return err
		}
		if len(c.Rows) < 3 {
			d.leaveOut(dimension, remark.New(remark.OneValue))
			continue
		}
		dimensions, breakdowns = append(dimensions, dimension), append(breakdowns, &c)
	}
	if err := market.GuardBreakdowns(ctx, m, breakdowns...); err != nil {
		return err
	}
	for i, dimension := range dimensions {
		d.Dimensions = append(d.Dimensions, byMedians(dimension, breakdowns[i].Groups()))
	}
	return nil
}

// unfit says why a dimension cannot move pay, if it cannot.
func unfit(d market.Dimension, people int) remark.Remark {
	switch {
	case d.Kind == market.Employer || d.Kind == market.EmployerGroup:
		return remark.New(remark.EmployerNoTrait)
	case d.Kind == market.Currency:
		return remark.New(remark.CurrencyNoTrait)
	case d.Kind == market.Scope:
		return remark.New(remark.ValuesOverlap)
	case 10*len(d.Values) > 9*people && !known(d):
		return remark.New(remark.OwnValues)
	}
	return remark.Remark{}
}

// known reports whether a dimension is an amount of something that is known to
// bear on pay.
func known(d market.Dimension) bool {
	switch d.Kind {
	case market.Experience, market.CompanySize, market.CompanyRevenue:
		return d.Numeric
	}
	return false
}

func (d *Drivers) leaveOut(dimension market.Dimension, why remark.Remark) {
	d.LeftOut = append(d.LeftOut, LeftOut{dimension, why})
}

// byMedians is a dimension with the medians of its values.
func byMedians(dimension market.Dimension, groups []market.Row) Dimension {
	commonest := groups[0]
	for _, g := range groups[1:] {
		if g.People > commonest.People && !g.Blank || commonest.Blank {
			commonest = g
		}
	}
	out := Dimension{Dimension: dimension, Reference: commonest.Name}
	listed := groups
	if len(groups) > mostValues {
		listed = slices.Clone(groups)
		slices.SortStableFunc(listed, func(a, b market.Row) int { return cmp.Compare(b.People, a.People) })
		listed = listed[:mostValues]
		out.More = len(groups) - mostValues
	}
	for _, g := range groups { // in natural order
		if !slices.ContainsFunc(listed, func(r market.Row) bool { return r.Name == g.Name && r.Blank == g.Blank }) {
			continue
		}
		out.Values = append(out.Values, Value{
			Label: g.Name, Blank: g.Blank, Reference: g.Name == commonest.Name && g.Blank == commonest.Blank,
			People: g.People, Employers: g.Employers, mean: g.Mean,
			Median: g.Median(), Apart: apart(g.Median(), commonest.Median()),
		})
	}
	return out
}

// apart is how far a median is from another, with an interval that follows from
// theirs: on the log scale, where the ratio is a difference, by Zou and Donner's
// method of variance estimates recovery (2008). It takes the two groups to be
// independent.
func apart(x, from market.Figure) Effect {
	switch {
	case !x.Known():
		return Effect{Reason: x.Reason}
	case !from.Known():
		return Effect{Reason: remark.New(remark.ReferenceMedian, from.Reason)}
	case x.Value <= 0 || from.Value <= 0:
		return Effect{Reason: remark.New(remark.MedianNotPositive)}
	}
	e := Effect{Share: x.Value/from.Value - 1}
	a, b := x.Interval, from.Interval
	if !a.Attainable || !b.Attainable || a.Low <= 0 || b.Low <= 0 {
		return e
	}
	ratio := math.Log(x.Value / from.Value)
	e.Attainable = true
	e.Low = shareOf(ratio - math.Hypot(math.Log(x.Value/a.Low), math.Log(b.High/from.Value)))
	e.High = shareOf(ratio + math.Hypot(math.Log(a.High/x.Value), math.Log(from.Value/b.Low)))
	return e
}
