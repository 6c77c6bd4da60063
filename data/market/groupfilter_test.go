package market_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/paybench/paybench/data/market"
)

func TestFilterTo(t *testing.T) {
	years := market.Dimension{Name: "experience", Banded: true}
	for _, y := range []float64{0, 1.5, 2.9, 3, 12} {
		years.Values = append(years.Values, market.Value{Label: strconv.FormatFloat(y, 'g', -1, 64), Low: y, High: y})
	}
	c := market.Comparison{By: years}
	for _, one := range []struct {
		row  market.Row
		want []float64 // the values that it keeps
	}{
		{market.Row{Group: "0–2"}, []float64{0, 1.5, 2.9}},
		{market.Row{Group: "3–5"}, []float64{3}},
		{market.Row{Group: "10+"}, []float64{12}},
	} {
		f, ok := c.FilterTo(one.row)
		if !ok {
			t.Errorf("%s has no filter", one.row.Group)
		}
		kept := 0
		for _, v := range years.Values {
			if f.Keeps(v, false) {
				if kept >= len(one.want) || one.want[kept] != v.Low {
					t.Errorf("%s keeps %g", one.row.Group, v.Low)
				}
				kept++
			}
		}
		if kept != len(one.want) || f.Keeps(market.Value{Low: math.NaN()}, true) {
			t.Errorf("%s keeps %d values, want %v, and no blanks", one.row.Group, kept, one.want)
		}
	}
	if f, ok := c.FilterTo(market.Row{Blank: true}); !ok || !f.Keeps(market.Value{}, true) || f.Keeps(years.Values[0], false) {
		t.Errorf("the blank group has the filter %+v", f)
	}
	for what, none := range map[string]market.Comparison{
		"a pinned selection": {By: years, Pinned: true}, "no breakdown": {},
	} {
		if _, ok := none.FilterTo(market.Row{Group: "0–2"}); ok {
			t.Errorf("%s has a filter", what)
		}
	}
	if _, ok := c.FilterTo(market.Row{Whole: true}); ok {
		t.Error("everyone selected has a filter")
	}
	if _, ok := c.FilterTo(market.Row{Group: "many"}); ok {
		t.Error("a band that cannot be read has a filter")
	}
}
