package market_test

import (
	"slices"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// A dimension called by its header keeps it as it is.
func TestMixedValuesNameTheDimension(t *testing.T) {
	for dimension, want := range map[string]string{
		"employment_type":          "this selection mixes employment types: A and B",
		"Työaika (jos työsuhde)":   `this selection mixes values of "Työaika (jos työsuhde)": A and B`,
		"Employment type (2 of 2)": `this selection mixes values of "Employment type (2 of 2)": A and B`,
	} {
		m := newFake(group("", 20, 20))
		m.answer.Mixed = []market.Mix{{Dimension: dimension, Values: []string{"A", "B"}}}
		warnings := compare(t, m, market.NewQuery()).Warnings
		if len(warnings) == 0 || table.Words(warnings[0]) != want {
			t.Errorf("%s: %v, want %q", dimension, warnings, want)
		}
	}
}

func TestEmployerWarnings(t *testing.T) {
	cases := []struct {
		name      string
		people    int
		employers int
		declared  market.Declaration
		want      []string
	}{
		{"one, undeclared", 763, 1, "", []string{"one employer stands behind this selection: declare the source as own employees or as a public record, and the rule on employers does not apply"}},
		{"one, declared a survey", 763, 1, market.Survey, []string{"one employer has 100 % of this selection"}},
		{"one, own employees", 763, 1, market.OwnEmployees, nil},
		{"few", 118, 5, "", []string{"Everyone selected: too few employers, or paid too much alike, for an interval to say how sure the median is"}},
		{"enough", 118, 6, "", nil},
		{"one each", 12, 12, "", nil},
		{"not named", 763, -1, "", nil},
	}
	for _, c := range cases {
		m := newFake(group("", c.people, c.employers))
		m.about.Declared = c.declared
		for i := range m.answer.Groups[0].Quantiles {
			switch x := &m.answer.Groups[0].Quantiles[i]; c.employers {
			case 1:
				x.Lack = quantile.OneEmployer
			case 5:
				x.Lack = quantile.TooFewEmployers
			default:
				x.Spare = 2
			}
		}
		var got []string
		for _, w := range compare(t, m, market.NewQuery()).Warnings {
			got = append(got, table.Words(w))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.want)
		}
	}
}

func TestUnknownValues(t *testing.T) {
	m := newFake(group("", 100, -1))
	m.dimensions[0].Values = []market.Value{{Label: "Product Manager"}, {Label: "Clerk"}}
	for _, c := range []struct {
		values []string
		want   string
	}{
		{[]string{"Clerk", ""}, ""},
		{[]string{"Clerk", "Produkt Manager"}, `nobody has "Produkt Manager" as job_title; did you mean "Product Manager"?`},
		{[]string{"xyz"}, `nobody has "xyz" as job_title`},
	} {
		got := ""
		for _, w := range compare(t, m, market.NewQuery().WithFilter(market.Filter{Dimension: "role", Values: c.values})).Warnings {
			if w.Kind == remark.UnknownValue || w.Kind == remark.MisspeltValue {
				got += table.Words(w)
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.values, got, c.want)
		}
	}
}
