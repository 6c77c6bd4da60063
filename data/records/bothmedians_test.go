package records

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// Each median stands beside that of the other weighting, which is what asking for that
// alone gives, under its own gate.
func TestBothMedians(t *testing.T) {
	m := randomSurvey(rand.New(rand.NewPCG(5, 6)), 400).made(t)
	shown, far := 0, 0
	for _, gate := range []market.Gate{market.DefaultGate(), market.NoGate()} {
		for _, weighting := range []market.Weighting{market.PerPerson, market.PerEmployer} {
			q := market.NewQuery().WithBy("company_size")
			q.Pay, q.Gate, q.Weighting, q.BothMedians = "base", gate, weighting, true
			got, err := market.Compare(t.Context(), m, q)
			if err != nil {
				t.Fatal(err)
			}
			q.BothMedians, q.Weighting = false, weighting.Other()
			other, err := market.Compare(t.Context(), m, q)
			if err != nil {
				t.Fatal(err)
			}
			var marked []any
			for i, r := range got.Rows {
				want := other.Rows[i].Median()
				if r.OtherMedian.Status != want.Status || want.Known() && !reflect.DeepEqual(r.OtherMedian, want) {
					t.Errorf("%s: %+v, want %+v", r.Name, r.OtherMedian, want)
				}
				share, apart := got.MediansApart(r)
				if !r.Median().Known() || !want.Known() {
					continue
				}
				shown++
				a, b := r.Median().Value, want.Value
				if weighting == market.PerEmployer {
					a, b = b, a
				}
				if apart != (max(a, b) > 1.1*min(a, b)) || share != b/a-1 {
					t.Errorf("%s: %v and %v are %v apart, marked %v", r.Name, a, b, share, apart)
				}
				if apart {
					marked = append(marked, r.Name)
				}
			}
			far += len(marked)
			last := got.Warnings[len(got.Warnings)-1]
			if marked != nil && !last.Equal(remark.New(remark.MediansFarApart, marked)) {
				t.Errorf("the last warning is %v, want one of %v", last, marked)
			}
		}
	}
	if shown == 0 || far == 0 || far == shown {
		t.Errorf("of %d pairs of medians %d are far apart", shown, far)
	}
}

// Where no employer is named, a sentence says so.
func TestBothMediansWithoutEmployers(t *testing.T) {
	s := &survey{about: market.About{Name: "no employers"}, elements: []market.Element{{Name: "base", Kind: market.Base}}}
	for i := range 20 {
		s.people = append(s.people, person{pay: []float64{1000 + float64(i)}})
	}
	q := market.NewQuery()
	q.BothMedians = true
	got, err := market.Compare(t.Context(), s.made(t), q)
	if err != nil || got.Query.BothMedians || got.Warnings[len(got.Warnings)-1].Kind != remark.MediansNeedEmployers {
		t.Errorf("%v, %v", got.Warnings, err)
	}
}
