package blend_test

import (
	"context"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/remark"
)

// TestSourcesAlone: each source is there to be looked at alone, says what it says itself
// and passes the gate by itself.
func TestSourcesAlone(t *testing.T) {
	of := parts(t, crowd(40, 50_000, nil), crowd(4, 90_000, nil))
	m := blendOf(t, blend.Terms{Weighting: blend.Equally}, of...)
	c, made := composite(t, m, market.NewQuery())
	alone, err := market.Compare(context.Background(), of[0].Market, market.NewQuery())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := made.Sources[0].Row.Median(), alone.Whole().Median(); got.Value != want.Value || !reflect.DeepEqual(got.Interval, want.Interval) {
		t.Errorf("the first alone has %+v, want %+v", got, want)
	}
	if got := made.Sources[1].Row.Median(); got.Known() || got.Reason.Kind != remark.FewPeople {
		t.Errorf("four people alone have %+v", got)
	}
	// Four people weigh as four of the forty, or they would decide half of all figures.
	if share := made.Sources[1].Weight; math.Abs(share-4.0/44) > 1e-12 {
		t.Errorf("four people weigh %v", share)
	}
	if !slices.ContainsFunc(c.Warnings, func(r remark.Remark) bool { return r.Equal(remark.New(remark.SourceThin, "b")) }) {
		t.Errorf("nothing is said of it: %v", c.Warnings)
	}
	if median := c.Whole().Median(); !median.Known() || !median.Interval.Attainable || median.Value > 60_000 {
		t.Errorf("the whole is %+v", median)
	}
}

// TestComposedOfChosen: what is selected of some sources is made of these, with their weights
// beside each other, and its average is of them.
func TestComposedOfChosen(t *testing.T) {
	of := parts(t, crowd(40, 50_000, nil), crowd(40, 70_000, nil), crowd(40, 90_000, nil))
	q := market.NewQuery().WithFilter(market.Filter{Dimension: "source", Values: []string{"a", "b"}})
	for _, weighting := range []blend.Weighting{blend.ByPeople, blend.Equally} {
		_, made := composite(t, blendOf(t, blend.Terms{Weighting: weighting}, of...), q)
		for i, want := range []float64{0.5, 0.5, 0} {
			if got := made.Sources[i].Weight; math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: %s weighs %v, want %v", weighting, made.Sources[i].Name, got, want)
			}
		}
		if out := made.Sources[2].Out; out.Kind != remark.NoPeople {
			t.Errorf("%s: c is out because of %v", weighting, out)
		}
		a, b := made.Sources[0].Row.Median().Value, made.Sources[1].Row.Median().Value
		for _, x := range made.Average {
			if x.Percentile == 50 && math.Abs(x.Value-(a+b)/2) > 1e-6 {
				t.Errorf("%s: the average is %v of %v and %v", weighting, x.Value, a, b)
			}
		}
	}
}

// TestUnnamedEmployers: a source that names no employers passes the gate as its own file
// does, and so has the weight that is given to it beside one that names them.
func TestUnnamedEmployers(t *testing.T) {
	of := parts(t, crowd(40, 50_000, nil), crowd(40, 90_000, nil))
	pay := records.Pay{Element: market.Element{Name: "base", Label: "Base salary", Kind: market.Base, Currency: "USD"}}
	for i := range 40 {
		pay.Annual = append(pay.Annual, 60_000+float64(i))
	}
	m, err := records.New(market.About{Name: "c", Declared: market.Survey}, nil, []records.Pay{pay}, nil)
	if err != nil {
		t.Fatal(err)
	}
	of[0].Weight, of[1] = 0.25, blend.Part{Name: "c", Market: m, Records: m, Weight: 0.75}
	c, made := composite(t, blendOf(t, blend.Terms{Weighting: blend.ByHand}, of...), market.NewQuery())
	if share := made.Sources[1].Weight; math.Abs(share-0.75) > 1e-12 {
		t.Errorf("it weighs %v, want the 0.75 given to it; %v", share, c.Warnings)
	}
}

// TestGateOfTheWhole: sources that are too few together are withheld together.
func TestGateOfTheWhole(t *testing.T) {
	for _, weighting := range []blend.Weighting{blend.ByPeople, blend.Equally} {
		c, _ := composite(t, blendOf(t, blend.Terms{Weighting: weighting}, parts(t, crowd(2, 50_000, nil), crowd(2, 60_000, nil))...), market.NewQuery())
		if f := c.Whole().Median(); f.Known() {
			t.Errorf("%s: four people are shown: %+v", weighting, f)
		}
		// E0 to E3 are employers of both sources and count once.
		c, _ = composite(t, blendOf(t, blend.Terms{Weighting: weighting}, parts(t, crowd(4, 50_000, nil), crowd(4, 60_000, nil))...), market.NewQuery())
		if f := c.Whole().Median(); f.Known() || f.Reason.Kind != remark.FewEmployers {
			t.Errorf("%s: four employers are shown: %+v", weighting, f)
		}
	}
}

// TestOneNamesEmployers: people of a source that names no employers are shown by their
// number, as that source alone would be, and not where others stand behind them whose
// employers are too few.
func TestOneNamesEmployers(t *testing.T) {
	unnamed := crowd(20, 50_000, func(_ int, p *person) { p.employer = "" })
	first := parts(t, crowd(3, 60_000, nil))
	m, err := records.New(market.About{Name: "b"}, []records.Dimension{column(market.Role, unnamed, func(p person) string { return p.role })},
		[]records.Pay{{Element: market.Element{Name: "base", Kind: market.Base, Currency: "USD"}, Annual: pays(unnamed)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	all := blendOf(t, blend.Terms{}, first[0], blend.Part{Name: "b", Market: m, Records: m})
	c, made := composite(t, all, market.NewQuery())
	if f := c.Whole().Median(); f.Known() || f.Reason.Kind != remark.FewEmployers || c.Whole().Employers != 3 {
		t.Errorf("together they are %+v", f)
	}
	if f := made.Sources[1].Row.Median(); !f.Known() || made.Sources[1].Row.Employers != -1 {
		t.Errorf("those without employers alone are %+v", made.Sources[1].Row)
	}
}
