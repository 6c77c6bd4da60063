package desk

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/paybench/paybench/data/drivers"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/profile"
	"github.com/paybench/paybench/data/remark"
)

// Explain says what moves pay in the cut of a query.
func (s *Source) Explain(ctx context.Context, q market.Query) (drivers.Drivers, error) {
	return drivers.Find(ctx, s.market, s.people, q)
}

// Profiles opens the built-in role profiles, and those of a folder beside them; ""
// is none. Where a file of the folder has mistakes, the others are returned beside
// the error.
func Profiles(folder string) (*profile.Catalog, error) {
	catalog, err := profile.Builtin()
	if err != nil || folder == "" {
		return catalog, err
	}
	info, err := os.Stat(folder)
	if err != nil {
		return catalog, err
	}
	if !info.IsDir() {
		return catalog, fmt.Errorf("%s is no folder", folder)
	}
	return catalog.With(os.DirFS(folder), folder)
}

// Portrait is a role with what it pays.
type Portrait struct {
	Profile profile.Profile
	Market  market.About
	Annual  market.Comparison // of the role alone
	Hourly  market.Comparison
	Unpaid  remark.Remark // why there is no pay; nothing where there is
	Ladder  *profile.LadderPay
}

// Portray asks what a role pays under a query's rules, alone and on its ladder.
func (s *Source) Portray(ctx context.Context, catalog *profile.Catalog, of profile.Profile, q market.Query) (Portrait, error) {
	p := Portrait{Profile: of, Market: s.About()}
	var err error
	if values := s.wordsFor(catalog, of); values == nil {
		p.Unpaid = remark.New(remark.NoSuchRole)
	} else {
		q = q.WithFilter(market.Filter{Dimension: string(market.Role), Values: values})
		q.Basis = market.Hourly
		if p.Hourly, err = market.Compare(ctx, s.market, q); err != nil {
			return p, err
		}
		q.Basis = market.Annual
		if p.Annual, err = market.Compare(ctx, s.market, q); err != nil {
			return p, err
		}
	}
	ladder, rung, climbs := catalog.LadderOf(of.Role)
	if _, err := s.Dimension(ladder.Dimension); !climbs || err != nil {
		return p, nil
	}
	q.Basis = market.Annual
	pay, err := catalog.Pay(ctx, s.market, p.Annual.Beside(q), ladder)
	if err != nil {
		return p, err
	}
	pay.Current = rung
	p.Ladder = &pay
	return p, nil
}

// wordsFor are the words that the source has for a role.
func (s *Source) wordsFor(catalog *profile.Catalog, wanted profile.Profile) []string {
	for _, d := range s.Dimensions() {
		if d.Kind != market.Role {
			continue
		}
		var values []string
		for _, v := range d.Values {
			if found, known := catalog.Find(v.Label); known && found.Role == wanted.Role {
				values = append(values, v.Label)
			}
		}
		return values
	}
	return nil
}

// Ladder asks what each rung pays of the ladder that the cut stands on: the cut's
// other filters as they are. It has no rungs where the cut is of no one rung.
func (a Answer) Ladder(ctx context.Context, catalog *profile.Catalog) (profile.LadderPay, error) {
	found, ok := a.source.standing(a.cut, catalog)
	if !ok {
		return profile.LadderPay{}, nil
	}
	return catalog.Pay(ctx, a.source.market, a.cut, found)
}

// standing finds the ladder on which the cut is one rung: by its role, else by the
// one value chosen of a ladder's own dimension, such as a level.
func (s *Source) standing(q market.Query, catalog *profile.Catalog) (profile.Ladder, bool) {
	if role := RoleOf(q, catalog); role != "" {
		if l, _, ok := catalog.LadderOf(role); ok && l.Dimension == string(market.Role) {
			return l, true
		}
	}
	for _, l := range slices.Backward(catalog.Ladders()) {
		d, err := s.Dimension(l.Dimension)
		if err != nil || d.Kind == market.Role {
			continue
		}
		if values := q.Filter(d.Name).Values; len(values) == 1 {
			if _, ok := l.Position(values[0]); ok {
				return l, true
			}
		}
	}
	return profile.Ladder{}, false
}

// RoleOf is the role of a query when it asks for one, by one word for it or by
// several, else "".
func RoleOf(q market.Query, catalog *profile.Catalog) string {
	f := q.Filter(string(market.Role))
	if len(f.Values) == 0 || f.Prefix != "" {
		return ""
	}
	first, _ := catalog.Find(f.Values[0])
	for _, value := range f.Values[1:] {
		if other, known := catalog.Find(value); !known || other.Role != first.Role {
			return ""
		}
	}
	return f.Values[0]
}
