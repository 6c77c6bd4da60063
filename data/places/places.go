// Package places estimates what places pay beside each other, from pay records: the
// differentials that pay is carried from one place to another by.
//
// People of one role are compared: the logarithm of pay has a column for each place and one
// for each role (of a level and a year, where the data has them), so that a place with many directors
// is not taken for an expensive one. The differential of a place is the factor between its
// pay and that of all places in the table together: their differentials, by people
// compared, are 1 on (geometric) average.
//
//	count.go    who is where: people by role, place and employer
//	compared.go which places can be compared, and who stands behind each differential
//	fit.go      the differentials and their intervals
//
// Whoever is withheld takes no part. A place that the gate withholds, or that no role
// connects with the others, is left out before anything is estimated; so nothing in the
// table depends on its pay, and nothing can be computed back. The gate holds on the weight
// behind each differential, too: few people who are all that connects two places would
// otherwise be told by it.
package places

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Table is what places pay beside each other.
type Table struct {
	Cut    market.Comparison  // by place, its query as answered, and its warnings
	Within []market.Dimension // whose values are compared alike: the role first
	Reason remark.Remark      // why there is no differential at all; nothing where there is

	Places []Place // those of the cut, in natural order
	Roles  int     // compared; -1 for outside publication, as People
	People int     // compared
	Notes  []remark.Remark
}

// Place is one place.
type Place struct {
	Name      string
	People    int // of the cut; -1 where not told
	Employers int // -1 where unknown
	Compared  int // people in roles that other places have too; -1 for outside publication, as Roles
	Roles     int

	Differential float64       // 0.91 is 9 % less than all places together; to four decimals
	Reason       remark.Remark // why there is none; nothing where there is one

	// The 95 % confidence interval, when Attainable.
	Attainable bool
	Low, High  float64
}

// Known reports whether the place has a differential.
func (p Place) Known() bool { return p.Reason.IsZero() }

// Known are the places that have a differential.
func (t Table) Known() []Place {
	var known []Place
	for _, p := range t.Places {
		if p.Known() {
			known = append(known, p)
		}
	}
	return known
}

// Cautions are what differentials cannot say.
func Cautions() []remark.Remark {
	return []remark.Remark{remark.New(remark.PlacesTogether), remark.New(remark.PlacesTypical), remark.New(remark.PlacesOnce)}
}

// Estimate estimates the differentials in the cut of a query, between the values of one
// dimension; "" is that of locations. The query's own breakdown, own pay and figures shown
// anyway are left out of account. people are those of the market, nil where it knows none:
// then there is no differential, and Table.Reason says so. It fails where the market has
// no such dimension.
func Estimate(ctx context.Context, m market.Market, people market.Sampler, q market.Query, by string) (Table, error) {
	at, err := dimension(m, by)
	if err != nil {
		return Table{}, err
	}
	q = q.WithBy(at.Name)
	q.Own, q.ShowAnyway, q.Bands = 0, nil, nil
	cut, err := market.Compare(ctx, m, q)
	if err != nil {
		return Table{}, err
	}
	t := Table{Cut: cut, Within: within(m)}
	for _, r := range cut.Groups() {
		if r.Blank {
			continue
		}
		one := Place{Name: r.Group, People: r.People, Employers: r.Employers, Reason: remark.New(remark.NoModel)}
		if why := t.withheld(r); !why.IsZero() {
			one.Reason = why
		}
		t.Places = append(t.Places, one)
	}
	if t.Reason = t.refusal(people); t.Reason.IsZero() {
		if err := t.estimate(ctx, people, at); err != nil {
			return Table{}, fmt.Errorf("estimating what places pay: %w", err)
		}
	}
	if cut.Query.Publication {
		t.forOutside()
	}
	return t, nil
}

// dimension finds the dimension of places.
func dimension(m market.Market, by string) (market.Dimension, error) {
	if by != "" {
		return market.FindDimension(m, by)
	}
	for _, d := range m.Dimensions() {
		if d.Kind == market.Location {
			return d, nil
		}
	}
	return market.Dimension{}, fmt.Errorf("%s has no column of places; name the one that says where people work", m.About().Name)
}

// within are the dimensions whose values are compared alike: nil without roles. Sources of a
// blend and years are among them, so that a survey that pays less, or an earlier one, is
// not taken for a cheap place.
func within(m market.Market) []market.Dimension {
	dimensions := m.Dimensions()
	of := func(kind market.Kind) []market.Dimension {
		if i := slices.IndexFunc(dimensions, func(d market.Dimension) bool { return d.Kind == kind }); i >= 0 {
			return dimensions[i : i+1]
		}
		return nil
	}
	roles := of(market.Role)
	if roles == nil {
		roles = of(market.JobCode)
	}
	if roles == nil {
		return nil
	}
	all := slices.Concat(roles, of(market.Level), of(market.Year))
	if m.About().Blended != nil {
		all = append(all, dimensions[len(dimensions)-1]) // that of the sources
	}
	return all
}

// withheld is why a place may not be told of, whatever it is compared with. A differential
// is as good as a mean, and leaves the house where that does.
func (t *Table) withheld(r market.Row) remark.Remark {
	if median := r.Median(); !median.Known() {
		return median.Reason
	}
	if t.Cut.Query.Publication {
		return r.Mean.Reason
	}
	return remark.Remark{}
}

// refusal is why nothing can be estimated.
func (t *Table) refusal(people market.Sampler) remark.Remark {
	switch {
	case people == nil:
		return remark.New(remark.NeedsRecords)
	case t.Within == nil:
		return remark.New(remark.PlacesNeedRoles)
	}
	return t.withheld(t.Cut.Whole())
}

// forOutside brings differentials to a tenth of a per cent, as differences leave the house.
// Who is compared is not told: beside the place's count it would tell of the few who are
// not.
func (t *Table) forOutside() {
	t.Reason, t.Roles, t.People = t.Reason.Brief(), -1, -1
	for i := range t.Places {
		p := &t.Places[i]
		p.Reason, p.Compared, p.Roles = p.Reason.Brief(), -1, -1
		for _, x := range []*float64{&p.Differential, &p.Low, &p.High} {
			*x = math.RoundToEven(*x*1000) / 1000
		}
	}
}
