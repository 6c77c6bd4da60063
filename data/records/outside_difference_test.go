package records

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// For outside publication differences are made of the figures as they are shown, to a
// tenth of a per cent, and no rest of a reference is worked out that nobody asked for.
func TestDifferencesForOutside(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	s := &survey{
		about:    market.About{Name: "three sites", Declared: market.OwnEmployees},
		columns:  []market.Dimension{{Name: "site", Header: "Site", Kind: market.Other}, {Name: "grade", Header: "Grade", Kind: market.Other}},
		elements: []market.Element{{Name: "base", Kind: market.Base}},
	}
	for i := range 600 {
		pay := 50_000 * math.Exp(0.3*rng.NormFloat64()+0.03*float64(i%3))
		s.people = append(s.people, person{values: []string{string(rune('a' + i%3)), string(rune('p' + i%2))}, pay: []float64{pay}})
	}
	m := s.made(t)
	compared := func(publication bool) market.Comparison {
		q := market.NewQuery().WithBy("site")
		q.Publication = publication
		c, err := market.Compare(t.Context(), m, q)
		if err == nil {
			err = c.Against(t.Context(), m, "a")
		}
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	inside, outside := compared(false), compared(true)
	reference, others := outside.Rows[1].Median(), 0
	for i, r := range outside.Rows {
		if i == 1 {
			continue
		}
		for _, d := range []market.Difference{r.Against.Median, r.Against.Top} {
			for _, share := range []float64{d.Share, d.Low, d.High} {
				if tenths := share * 1000; !math.IsNaN(share) && math.Abs(tenths-math.Round(tenths)) > 1e-9 {
					t.Errorf("%s: %v has more than one decimal", r.Name, share)
				}
			}
		}
		d := r.Against.Median
		if r.Whole {
			if d.Verdict != market.Overlap || !math.IsNaN(d.Share) || !math.IsNaN(d.Money) {
				t.Errorf("everyone selected against a part of it: %+v", d)
			}
			if inside.Rows[i].Against.Median.Verdict != market.Overlap {
				t.Errorf("inside the house: %+v", inside.Rows[i].Against.Median)
			}
			continue
		}
		if want := r.Median().Value - reference.Value; d.Money != want || !d.Attainable {
			t.Errorf("%s: %+v, want money %v", r.Name, d, want)
		}
		if want := math.RoundToEven((r.Median().Value/reference.Value-1)*1000) / 1000; d.Share != want {
			t.Errorf("%s: the share is %v, of the rounded figures it is %v", r.Name, d.Share, want)
		}
		if d.Share != math.RoundToEven(inside.Rows[i].Against.Median.Share*1000)/1000 {
			others++
		}
	}
	if others == 0 {
		t.Error("rounded and exact figures give the same differences, so that nothing is tested")
	}
}

// A pin that shares people with the reference is set against the rest of it inside the
// house alone.
func TestNoUnaskedRestOutside(t *testing.T) {
	m := randomSurvey(rand.New(rand.NewPCG(3, 4)), 2000).made(t)
	for _, publication := range []bool{false, true} {
		cut := func(filters ...market.Filter) market.Query {
			q := market.NewQuery()
			q.Pay, q.Publication, q.Filters = "base", publication, filters
			return q.Normal()
		}
		sizes := market.Filter{Dimension: "company_size", Values: []string{"1-10", "11-50"}}
		year := market.Filter{Dimension: "year", Values: []string{"2021"}}
		pins, err := market.ComparePins(t.Context(), m, []market.Pin{{Name: "sizes", Query: cut(sizes)}, {Name: "2021", Query: cut(year)}})
		if err == nil {
			err = pins.Against(t.Context(), m, "2021")
		}
		if err != nil {
			t.Fatal(err)
		}
		if d := pins.Rows[0].Against.Median; (d.Verdict == market.Overlap) != publication || math.IsNaN(d.Share) != publication {
			t.Errorf("publication %v: %+v", publication, d)
		}
	}
}
