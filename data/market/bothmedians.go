package market

import (
	"context"
	"fmt"
	"math"

	"github.com/paybench/paybench/data/remark"
)

// farApart is how much the larger of two medians may be above the smaller before they
// are marked: a few employers have many of the people, and pay otherwise than most.
const farApart = 0.10

// Other returns the weighting that is not this one.
func (w Weighting) Other() Weighting {
	if w == PerEmployer {
		return PerPerson
	}
	return PerEmployer
}

// MediansApart is how much the median of employers is above that of people, as a share
// of the latter, and whether the two are far apart. It is NaN where one has no number.
func (c Comparison) MediansApart(r Row) (share float64, far bool) {
	people, employers := r.Median(), r.OtherMedian
	if c.Query.Weighting == PerEmployer {
		people, employers = employers, people
	}
	if !people.Known() || !employers.Known() || !(people.Value > 0) || !(employers.Value > 0) {
		return math.NaN(), false
	}
	ratio := employers.Value / people.Value
	return c.decimal(ratio - 1), max(ratio, 1/ratio) > (1+farApart)*(1+rounding)
}

// bothMedians sets beside each median that of the other weighting, where that is asked
// for, under the rules that hold for it. Where there is none, a warning says why.
func (c *Comparison) bothMedians(ctx context.Context, m Market, whole Summary, ask summarize) error {
	switch {
	case !c.Query.BothMedians:
		return nil
	case c.About.Published:
		c.warn(remark.MediansAsPublished)
	case whole.Employers < 0:
		c.warn(remark.MediansNeedEmployers)
	default:
		return c.askOtherMedians(ctx, m, ask)
	}
	c.Query.BothMedians = false
	return nil
}

// askOtherMedians asks for the median of each row under the other weighting.
func (c *Comparison) askOtherMedians(ctx context.Context, m Market, ask summarize) error {
	q := c.Query
	q.BothMedians, q.Weighting, q.Percentiles = false, q.Weighting.Other(), []float64{50}
	q.Own, q.ShowAnyway = 0, nil
	other, err := compare(ctx, m, c.Beside(q), ask)
	if err != nil {
		return fmt.Errorf("medians of each %s: %w", q.Weighting, err)
	}
	medians := make(map[FigureID]Figure, len(other.Rows))
	for _, r := range other.Rows {
		medians[r.FigureID(50)] = r.Median()
	}
	var far []any
	for i := range c.Rows {
		r := &c.Rows[i]
		r.OtherMedian = medians[r.FigureID(50)]
		if !r.Withheld.IsZero() {
			r.OtherMedian = Figure{Percentile: 50, Value: math.NaN(), Status: Withheld, Reason: r.Withheld}
		}
		if _, apart := c.MediansApart(*r); apart {
			far = append(far, r.Name)
		}
	}
	if far != nil {
		c.warn(remark.MediansFarApart, far)
	}
	return nil
}
