package market

import (
	"context"
	"math"

	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
)

// Verdict says in one word whether two figures differ by more than chance.
type Verdict string

// The verdicts.
const (
	Higher       Verdict = "higher"
	Lower        Verdict = "lower"
	NotToldApart Verdict = "not told apart"
	NoInterval   Verdict = "no interval" // one of the figures has none, or is 0 or less
	Overlap      Verdict = "overlap"     // the reference has no people of its own
)

// Difference is how far a figure is from that of the reference.
type Difference struct {
	Share      float64 // 0.05 where it is 5 % higher; NaN where a figure has no number
	Money      float64 // in the comparison's basis
	Attainable bool
	Low, High  float64 // the share's 95 % confidence interval, when Attainable
	Verdict    Verdict // "" for the reference itself
}

// Differences are those of a row's median and P90.
type Differences struct{ Median, Top Difference }

// Against sets every row of a comparison against the one that is called so: a group, a
// pin, or the whole cut. Where a row shares people with it, the row is set against the
// rest of them. Where no row is called so, a warning says what there is.
func (c *Comparison) Against(ctx context.Context, m Market, name string) error {
	at, err := find(name, len(c.Rows), func(i int) (string, string) { return c.Rows[i].Name, c.Rows[i].Group })
	if err != nil {
		names := make([]any, len(c.Rows))
		for i, r := range c.Rows {
			names[i] = r.Name
		}
		c.warn(remark.NoReference, name, names)
		return nil
	}
	c.Reference = c.Rows[at].Name
	compared := 0
	for i := range c.Rows {
		r := &c.Rows[i]
		if i == at {
			r.Against = nil
			continue
		}
		reference, apart, err := c.rest(ctx, m, *r, c.Rows[at])
		if err != nil {
			return err
		}
		if !apart {
			none := Difference{Share: math.NaN(), Money: math.NaN(), Verdict: Overlap}
			r.Against = &Differences{none, none}
			continue
		}
		r.Against = &Differences{c.difference(r.Median(), reference.Median()), c.difference(r.Top(), reference.Top())}
		for _, d := range []Difference{r.Against.Median, r.Against.Top} {
			if d.Attainable {
				compared++
			}
		}
	}
	if compared > 1 {
		c.warn(remark.ToldApartByChance, compared, math.Round(float64(compared)/20*10)/10)
	}
	return nil
}

// rest returns the reference without the people that a row shares with it; not apart
// where nobody is left. For outside publication such a rest is not shown, as a cut that
// nobody asked for.
func (c *Comparison) rest(ctx context.Context, m Market, r, reference Row) (rest Row, apart bool, err error) {
	if c.About.Published || !c.Pinned && !r.Whole && !reference.Whole {
		return reference, true, nil
	}
	if r.Whole {
		return reference, false, nil
	}
	q, of := reference.Query, r.Query
	if !c.Pinned {
		f, ok := c.FilterTo(r)
		if !ok {
			return reference, false, nil
		}
		q, of = c.Query, Query{Filters: []Filter{f}}
	}
	q.By, q.Bands = "", nil
	theirs, own := selectionOf(m, of), selectionOf(m, q)
	shared, err := backing(ctx, m, q, own.and(theirs))
	switch {
	case err != nil:
		return reference, false, err
	case shared.People == 0:
		return reference, true, nil
	case shared.People >= reference.People || c.outside():
		return reference, false, nil
	}
	q.Less = of.Filters
	left, err := Compare(ctx, m, q)
	if err != nil {
		return reference, false, err
	}
	return left.Rows[0], true, nil
}

// difference sets one figure against another. For outside publication it is made of
// rounded figures, to one decimal of a per cent.
func (c *Comparison) difference(a, b Figure) Difference {
	d := Difference{Share: math.NaN(), Money: math.NaN(), Verdict: NoInterval}
	if !a.Known() || !b.Known() || a.Status == AtLeast || b.Status == AtLeast {
		return d
	}
	d.Money = a.Value - b.Value
	if a.Value > 0 && b.Value > 0 {
		d.Share = c.decimal(a.Value/b.Value - 1)
	}
	if !a.Interval.Attainable || !b.Interval.Attainable {
		return d
	}
	low, high, ok := quantile.Ratio(quantile.Estimate{Value: a.Value, Low: a.Interval.Low, High: a.Interval.High},
		quantile.Estimate{Value: b.Value, Low: b.Interval.Low, High: b.Interval.High})
	if !ok {
		return d
	}
	d.Attainable, d.Low, d.High = true, c.decimal(low-1), c.decimal(high-1)
	switch {
	case low > 1:
		d.Verdict = Higher
	case high < 1:
		d.Verdict = Lower
	default:
		d.Verdict = NotToldApart
	}
	return d
}

// decimal rounds a share as it may be shown.
func (c *Comparison) decimal(share float64) float64 {
	if c.outside() {
		return math.RoundToEven(share*1000) / 1000
	}
	return share
}
