package market

import (
	"math"
	"slices"

	"github.com/paybench/paybench/data/remark"
)

// forOutside returns the query as it is put for outside publication: the default
// gate is the least, nothing is shown anyway, and no pay of one's own is ranked,
// since asking often enough would find everybody's.
func (q Query) forOutside() Query {
	q.Gate = q.Gate.orStricter(DefaultGate())
	q.ShowAnyway, q.Own = nil, 0
	return q
}

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
func (c *Comparison) forPublication(groups []Summary) {
	c.warn(remark.GroupsGuarded)
	why := make([]remark.Remark, len(groups))
	for i, s := range groups {
		if s.People > 0 {
			why[i] = c.lack(s.Backing, 50).Brief()
		}
	}
	if why[0].IsZero() && len(groups) > 1 {
		c.withholdNeighbours(groups[1:], why[1:], remainder(groups))
	}
	for i, reason := range why {
		if !reason.IsZero() {
			c.Rows[i] = c.Rows[i].unpublished(reason)
		}
	}
}

// remainder is the people of the whole cut, which comes first, who are in none of
// its groups: those outside all bands. Who employs them is not known; as much of
// them as can be is taken to be with the largest employer.
func remainder(groups []Summary) Summary {
	whole := groups[0]
	rest := Summary{Backing: Backing{People: whole.People, Employers: -1}}
	for _, s := range groups[1:] {
		rest.People -= s.People
	}
	if whole.Employers > 0 && rest.People > 0 {
		largest := min(whole.TopShare*float64(whole.People), float64(rest.People))
		rest.TopShare = largest / float64(rest.People)
		rest.Employers = int(math.Ceil(1/rest.TopShare - 1e-9))
	}
	return rest
}

// withholdNeighbours adds the smallest groups to those that are withheld, which
// have a reason why, and to the people in no group, until they cannot be told
// apart.
func (c *Comparison) withholdNeighbours(groups []Summary, why []remark.Remark, remainder Summary) {
	var shown []int // smallest first
	var withheld []Summary
	if remainder.People > 0 {
		withheld = append(withheld, remainder)
	}
	for i, s := range groups {
		if why[i].IsZero() {
			shown = append(shown, i)
		} else {
			withheld = append(withheld, s)
		}
	}
	slices.SortStableFunc(shown, func(a, b int) int { return groups[a].People - groups[b].People })
	for len(withheld) > 0 && len(shown) > 0 && !c.safe(withheld) {
		why[shown[0]] = remark.New(remark.NeighbourWithheld)
		withheld = append(withheld, groups[shown[0]])
		shown = shown[1:]
	}
}

// safe reports whether what groups have together may be known. Who their employers
// are is not, so that groups may share all of them, or the largest be the same: the
// worst is assumed.
func (c *Comparison) safe(groups []Summary) bool {
	together := Backing{Employers: -1}
	top := 0.0
	for _, s := range groups {
		together.People += s.People
		together.Employers = max(together.Employers, s.Employers)
		top += s.TopShare * float64(s.People)
	}
	together.TopShare = top / float64(together.People)
	return c.lack(together, 50).IsZero()
}

// unpublished returns the row without any number, for one reason.
func (r Row) unpublished(reason remark.Remark) Row {
	r = r.withhold(reason)
	r.Withheld = reason
	r.People, r.Employers, r.Receiving = -1, -1, -1
	return r
}
