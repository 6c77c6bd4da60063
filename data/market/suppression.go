package market

import (
	"context"
	"math"
	"slices"

	"github.com/paybench/paybench/data/remark"
)

// forPublication withholds what a reader of the comparison could subtract: groups
// that the gate withholds lose their counts and their mean along with their
// percentiles, and so do as many of the smallest other groups as it takes.
//
// A single missing group of a shown whole is the whole less the others. So there
// are two at least, and together, with the people in no group, they pass the gate,
// since what they have together can be worked out. This is complementary suppression in its simplest form
// (Statistical Disclosure Control, Hundepool et al., 2012, section 5.4). It guards
// one comparison, not several that overlap, and who knows the rule can still narrow
// a count down.
func (c *Comparison) forPublication(ctx context.Context, m Market, answer Summaries) error {
	groups := answer.Groups
	c.warn(remark.GroupsGuarded)
	c.warn(remark.OutsideLimits)
	why := make([]remark.Remark, len(groups))
	for i, s := range groups {
		if s.People > 0 {
			why[i] = c.lack(s.Backing, 50).Brief()
		}
	}
	if why[0].IsZero() && len(groups) > 1 {
		tail, err := c.tail(ctx, m, why)
		if err != nil {
			return err
		}
		c.withholdNeighbours(groups[1:], why[1:], tail, answer.Outside)
	}
	for i, reason := range why {
		if !reason.IsZero() {
			c.Rows[i] = c.Rows[i].unpublished(reason)
		}
	}
	if c.Rows[0].Mean.Known() {
		c.withholdMeans(answer)
	}
	c.withholdReceiving(answer)
	return nil
}

// tail is who stands behind all groups together that the gate withholds, asked of the
// market: what is known of each does not tell which employers they share, and of a long
// tail of small groups the worst is never safe. It is nil where there is no more than
// one, or where they are bands, which no one filter names.
func (c *Comparison) tail(ctx context.Context, m Market, why []remark.Remark) (*Backing, error) {
	f := Filter{Dimension: c.By.Name}
	for i, row := range c.Rows {
		if row.Whole || why[i].IsZero() {
			continue
		}
		one, ok := c.FilterTo(row)
		if !ok || len(one.Values) == 0 {
			return nil, nil
		}
		f.Values = append(f.Values, one.Values...)
	}
	if len(f.Values) < 2 {
		return nil, nil
	}
	who, err := backing(ctx, m, c.Query, selectionOf(m, Within(m, c.Query, f)))
	return &who, err
}

// withholdReceiving leaves out how many receive a bonus or commission where those who
// do, or those who do not, are a few in some row: the other rows' numbers would tell.
func (c *Comparison) withholdReceiving(answer Summaries) {
	if !c.Element.Kind.Variable() {
		return
	}
	for i, s := range answer.Groups {
		others := s.People - s.Receivers.People
		if c.Rows[i].People < 0 || s.Receivers.People > 0 && !c.lack(s.Receivers, 50).IsZero() || others > 0 && others < c.Query.Gate.People {
			for j := range c.Rows {
				c.Rows[j].Receiving = -1
			}
			return
		}
	}
}

// withholdMeans withholds means of groups along with those that are withheld
// already, until what is left of the whole's total tells nothing of anybody.
func (c *Comparison) withholdMeans(answer Summaries) {
	var shown []int // rows, those of fewest people first
	left := addedUp{}
	left.add(answer.Outside)
	for i := 1; i < len(c.Rows); i++ {
		if c.Rows[i].Mean.Known() {
			shown = append(shown, i)
		} else {
			left.add(answer.Groups[i])
		}
	}
	slices.SortStableFunc(shown, func(a, b int) int { return answer.Groups[a].People - answer.Groups[b].People })
	for _, i := range shown {
		if left.people == 0 || c.mayDivulge(left.paid).IsZero() && (!left.variable.Known || c.mayDivulge(left.variable).IsZero()) {
			return
		}
		c.Rows[i].Mean = Figure{Value: math.NaN(), Status: Withheld, Reason: remark.New(remark.NeighbourWithheld)}
		left.add(answer.Groups[i])
	}
}

// addedUp is what several groups bring to means together. Who contributes is not
// told, so that the largest may be the same in all of them: the worst is assumed.
type addedUp struct {
	people         int
	paid, variable Totals
}

func (a *addedUp) add(s Summary) {
	a.people += max(s.People, 0)
	for _, t := range []struct {
		to   *Totals
		more Totals
	}{{&a.paid, s.Paid}, {&a.variable, s.Variable}} {
		t.to.Known, t.to.OfPeople = t.to.Known || t.more.Known, t.to.OfPeople || t.more.OfPeople
		t.to.Contributors = max(t.to.Contributors, t.more.Contributors)
		t.to.Sum += t.more.Sum
		t.to.Largest += t.more.Largest
		t.to.Second += t.more.Second
	}
}

// withholdNeighbours adds the smallest groups to those that are withheld, which
// have a reason why, and to the people in no group, until they cannot be told
// apart. The tail is those that are withheld already, together, where that is known.
func (c *Comparison) withholdNeighbours(groups []Summary, why []remark.Remark, tail *Backing, remainder Summary) {
	var shown []int // smallest first
	var withheld []Backing
	if remainder.People > 0 {
		withheld = append(withheld, remainder.Backing)
	}
	if tail != nil {
		withheld = append(withheld, *tail)
	}
	for i, s := range groups {
		switch {
		case why[i].IsZero():
			shown = append(shown, i)
		case tail == nil:
			withheld = append(withheld, s.Backing)
		}
	}
	slices.SortStableFunc(shown, func(a, b int) int { return groups[a].People - groups[b].People })
	for len(withheld) > 0 && len(shown) > 0 && !c.safe(withheld) {
		why[shown[0]] = remark.New(remark.NeighbourWithheld)
		withheld = append(withheld, groups[shown[0]].Backing)
		shown = shown[1:]
	}
}

// safe reports whether what cuts have together may be known. Who their employers are is
// not, so that they may share all of them, or the largest be the same: the worst is
// assumed.
func (c *Comparison) safe(cuts []Backing) bool { return c.lack(together(cuts), 50).IsZero() }

// together is who stands behind several cuts without a person in common, at worst.
func together(all []Backing) Backing {
	sum, top := Backing{Employers: -1}, 0.0
	for _, b := range all {
		sum.People += b.People
		sum.Employers = max(sum.Employers, b.Employers)
		sum.Named += b.Named
		top += b.TopShare * b.Named
	}
	if sum.Named > 0 {
		sum.TopShare = top / sum.Named
	}
	return sum
}

// unpublished returns the row without any number, for one reason.
func (r Row) unpublished(reason remark.Remark) Row {
	r = r.withhold(reason)
	r.Withheld = reason
	r.People, r.Employers, r.Receiving = -1, -1, -1
	return r
}
