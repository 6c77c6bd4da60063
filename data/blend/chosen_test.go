package blend_test

import (
	"context"
	"math"
	"reflect"
	"testing"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// TestWeighsNothing: a source of weight 0 takes no part: figures and who stands behind them
// are those of the others, as if it were not there; alone it says what it says itself.
func TestWeighsNothing(t *testing.T) {
	files := [][]person{crowd(40, 50_000, nil), crowd(40, 70_000, nil), crowd(60, 90_000, func(_ int, p *person) { p.role = "Analyst" })}
	of := parts(t, files...)
	of[2].Weight = 0
	without := blendOf(t, blend.Terms{Weighting: blend.ByHand}, of[:2]...)
	published := blend.Part{Name: "t", Market: table(t, market.About{Name: "t"}, 100, 20, "USD", 40_000, 50_000, 60_000, 70_000, 80_000), Weight: 1}
	for name, both := range map[string][2]blend.Market{
		"records": {blendOf(t, blend.Terms{Weighting: blend.ByHand}, of...), without},
		"mixed": {
			blendOf(t, blend.Terms{Weighting: blend.ByHand}, of[0], published, of[2]),
			blendOf(t, blend.Terms{Weighting: blend.ByHand}, of[0], published),
		},
	} {
		for _, q := range []market.Query{market.NewQuery(), market.NewQuery().WithBy("role"), market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: []string{"Engineer"}})} {
			got, made := composite(t, both[0], q)
			want, _ := composite(t, both[1], q)
			if len(got.Rows) != len(want.Rows) {
				t.Fatalf("%s: %d rows, want %d", name, len(got.Rows), len(want.Rows))
			}
			for i, row := range got.Rows {
				if row.People != want.Rows[i].People || row.Employers != want.Rows[i].Employers || row.Median().Value != want.Rows[i].Median().Value {
					t.Errorf("%s: %q is %d people, %d employers, %v; want %+v", name, row.Name, row.People, row.Employers, row.Median().Value, want.Rows[i])
				}
			}
			if s := made.Sources[2]; s.Weight != 0 || len(q.Filters) == 0 && (s.Out.Kind != remark.SourceWeighsNothing || !s.Row.Median().Known()) {
				t.Errorf("%s: what weighs nothing is %+v", name, s)
			}
		}
		alone, _ := composite(t, both[0], market.NewQuery().WithFilter(market.Filter{Dimension: "source", Values: []string{"c"}}))
		if row := alone.Whole(); row.People != 60 || math.Abs(row.Median().Value-90_029.5) > 0.01 {
			t.Errorf("%s: alone it is %d people, %v", name, row.People, row.Median().Value)
		}
	}
}

// TestWeighsNothingAtTheGate: a source of weight 0 lifts nothing over the gate, and where
// nothing but it is selected there is nobody.
func TestWeighsNothingAtTheGate(t *testing.T) {
	of := parts(t, crowd(2, 50_000, nil), crowd(2, 50_000, nil), crowd(40, 90_000, nil), crowd(40, 95_000, nil))
	of[2].Weight, of[3].Weight = 0, 0
	m := blendOf(t, blend.Terms{Weighting: blend.ByHand}, of...)
	c, _ := composite(t, m, market.NewQuery())
	if row := c.Whole(); row.Median().Known() || row.People != 4 {
		t.Errorf("four people and others who weigh nothing are shown: %+v", row)
	}
	c, _ = composite(t, m, market.NewQuery().WithFilter(market.Filter{Dimension: "source", Values: []string{"c", "d"}}))
	if row := c.Whole(); row.Median().Known() || row.People != 0 {
		t.Errorf("sources that weigh nothing are shown together: %+v", row)
	}
	counts, err := m.Facets(context.Background(), market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	if got := counts["role"].People[0]; got != 4 {
		t.Errorf("%d are counted, want 4", got)
	}
	if got := counts["source"].People[2]; got != 40 {
		t.Errorf("%d of c are counted, want the 40 there are to look at", got)
	}
}

// TestSomeOfThree: two of three sources selected are what they are without the third, under
// every weighting: figures, people and employers.
func TestSomeOfThree(t *testing.T) {
	of := parts(t, crowd(40, 50_000, nil), crowd(40, 70_000, nil), crowd(60, 90_000, nil))
	for i, w := range []float64{0.5, 0.3, 0.2} {
		of[i].Weight = w
	}
	for _, weighting := range []blend.Weighting{blend.ByPeople, blend.ByEmployers, blend.Equally, blend.ByHand} {
		three, two := blendOf(t, blend.Terms{Weighting: weighting}, of...), blendOf(t, blend.Terms{Weighting: weighting}, of[:2]...)
		for _, by := range []string{"", "role", "employer", "source"} {
			q := market.NewQuery().WithBy(by)
			got, _ := composite(t, three, q.WithFilter(market.Filter{Dimension: "source", Values: []string{"a", "b"}}))
			want, _ := composite(t, two, q)
			if len(got.Rows) != len(want.Rows) {
				t.Fatalf("%s by %q: %d rows, want %d", weighting, by, len(got.Rows), len(want.Rows))
			}
			for i, row := range got.Rows {
				w := want.Rows[i]
				if row.People != w.People || row.Employers != w.Employers || row.Median().Known() != w.Median().Known() || row.Median().Known() && row.Median().Value != w.Median().Value {
					t.Errorf("%s by %q: %q is %+v, want %+v", weighting, by, row.Name, row, w)
				}
			}
		}
	}
}

// TestAloneBesideSampling: a source beside one of sampling weights is looked at alone as it
// is in its own file, broken down and filtered by columns of the other too.
func TestAloneBesideSampling(t *testing.T) {
	files := [2][]person{crowd(40, 50_000, nil), crowd(40, 70_000, func(i int, p *person) { p.weight = float64(1 + i%3) })}
	plain := records.Pay{Element: market.Element{Name: "base", Kind: market.Base, Currency: "USD"}, Annual: pays(files[0])}
	a, err := records.New(market.About{Name: "a"}, []records.Dimension{column(market.Employer, files[0], func(p person) string { return p.employer })}, []records.Pay{plain}, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := fileOf(t, market.About{Name: "b"}, market.SamplingWeight, files[1])
	m := blendOf(t, blend.Terms{}, blend.Part{Name: "a", Market: a, Records: a}, blend.Part{Name: "b", Market: b, Records: b})
	alone := market.NewQuery().WithFilter(market.Filter{Dimension: "source", Values: []string{"a"}})
	want, err := market.Compare(context.Background(), a, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []market.Query{alone, alone.WithBy("role"), alone.WithFilter(market.Filter{Dimension: "role", Values: []string{""}})} {
		got, _ := composite(t, m, q)
		if g, w := got.Whole(), want.Whole(); g.People != w.People || g.Median().Value != w.Median().Value || !reflect.DeepEqual(g.Median().Interval, w.Median().Interval) {
			t.Errorf("%+v: alone it is %+v, want %+v", q, g, w)
		}
	}
	got, _ := composite(t, m, alone.WithFilter(market.Filter{Dimension: "role", Values: []string{"Engineer"}}))
	if row := got.Whole(); row.People != 0 {
		t.Errorf("%d people have a role that their source does not tell", row.People)
	}
}

// TestCountsOfSources: beside a published table a source counts the people of the selection.
func TestCountsOfSources(t *testing.T) {
	of := parts(t, crowd(40, 50_000, func(i int, p *person) {
		if i < 10 {
			p.role = "Analyst"
		}
	}))
	of = append(of, blend.Part{Name: "t", Market: table(t, market.About{Name: "t"}, 100, 20, "USD", 40_000, 50_000, 60_000, 70_000, 80_000)})
	base := market.NewQuery()
	base.Pay = "base"
	base = base.WithFilter(market.Filter{Dimension: "role", Values: []string{"Analyst", ""}})
	for _, q := range []market.Query{base, base.WithFilter(market.Filter{Dimension: "source", Values: []string{"t"}})} {
		counts, err := blendOf(t, blend.Terms{}, of...).Facets(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if got := counts["source"].People; got[0] != 10 || got[1] != 100 {
			t.Errorf("%v people of the sources are in the selection, want 10 and 100", got)
		}
	}
}

// TestReceiversOfCounts: records that stand for several people each are so many who receive a
// bonus, under any weighting.
func TestReceiversOfCounts(t *testing.T) {
	var of []blend.Part
	for i, name := range []string{"a", "b"} {
		file := fileOf(t, market.About{Name: name}, market.CountWeight, crowd(40, 50_000, func(j int, p *person) {
			p.weight, p.bonus = 3, float64(1_000*(j%2)*(i+1))
		}))
		of = append(of, blend.Part{Name: name, Market: file, Records: file})
	}
	q := market.NewQuery()
	q.Pay = "bonus_paid"
	for _, weighting := range []blend.Weighting{blend.ByPeople, blend.Equally} {
		c, _ := composite(t, blendOf(t, blend.Terms{Weighting: weighting}, of...), q)
		if row := c.Whole(); row.People != 240 || row.Receiving != 120 {
			t.Errorf("%s: %d people, %d of whom receive something; want 240 and 120", weighting, row.People, row.Receiving)
		}
	}
}
