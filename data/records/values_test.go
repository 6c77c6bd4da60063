package records

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/bands"
	"github.com/paybench/paybench/data/market"
)

// oneColumn makes a market of one column, with one record for each label.
func oneColumn(t *testing.T, d market.Dimension, labels []string) *Market {
	t.Helper()
	c := Dimension{Dimension: d}
	var pay []float64
	for i, label := range labels {
		c.Labels = append(c.Labels, label)
		c.Codes.Append(uint32(i + 1))
		if d.Numeric {
			span, err := bands.ParseSize(label)
			if err != nil {
				t.Fatal(err)
			}
			c.Spans = append(c.Spans, span)
		}
		pay = append(pay, float64(len(labels)-i))
	}
	c.Labels = append(c.Labels, "nobody has this value")
	c.Spans = append(c.Spans, bands.Span{})
	if !d.Numeric {
		c.Spans = nil
	}
	m, err := New(market.About{}, []Dimension{c}, []Pay{{Element: market.Element{Name: "base"}, Annual: pay}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestValuesStandInNaturalOrder(t *testing.T) {
	for _, test := range []struct {
		numeric bool
		labels  []string
		want    []string
	}{
		{true, []string{"1000+", "51-200", "1-10", "11-50"}, []string{"1-10", "11-50", "51-200", "1000+"}},
		{true, []string{"100", "9", "20"}, []string{"9", "20", "100"}},
		{false, []string{"Band 10", "Band 9", "Band 1"}, []string{"Band 1", "Band 9", "Band 10"}},
	} {
		m := oneColumn(t, market.Dimension{Name: "d", Kind: market.CompanySize, Numeric: test.numeric}, test.labels)
		var got []string
		for _, v := range m.Dimensions()[0].Values {
			got = append(got, v.Label)
			if v.People != 1 {
				t.Errorf("%s: got %d people, want 1", v.Label, v.People)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	last := oneColumn(t, market.Dimension{Kind: market.CompanySize, Numeric: true}, []string{"1000+", "1-10"}).Dimensions()[0].Values[1]
	if last.Low != 1000 || !math.IsInf(last.High, 1) {
		t.Errorf("1000+ is from %v to %v", last.Low, last.High)
	}
}

func TestBanded(t *testing.T) {
	numbers := func(n, step int) (labels []string) {
		for i := range n {
			labels = append(labels, fmt.Sprint(i*step))
		}
		return labels
	}
	for _, test := range []struct {
		kind   market.Kind
		labels []string
		want   bool
	}{
		{market.Experience, numbers(7, 1), true},
		{market.Experience, numbers(6, 1), false},
		{market.Experience, append(numbers(8, 1), "9-12"), false},
		{market.CompanySize, numbers(13, 7), true},
		{market.CompanySize, numbers(12, 7), false},
		{market.Year, numbers(30, 1), false},
		{market.JobCode, numbers(30, 1), false},
	} {
		m := oneColumn(t, market.Dimension{Kind: test.kind, Numeric: true}, test.labels)
		if got := m.Dimensions()[0].Banded; got != test.want {
			t.Errorf("%s %v: got %t, want %t", test.kind, test.labels, got, test.want)
		}
	}
}
