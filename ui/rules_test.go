package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/table"
)

func TestRules(t *testing.T) {
	w, _ := newTestWindow(t)
	w.state.query(w.state.study().Query.WithBy("experience"))
	r := openRules(w.state, w.dialogs)
	r.people.SetText("2")
	r.percentiles.SetText("P20, 80")
	r.bands.SetText("0-9, 10+")
	r.ageTo.SetText("2027-04-01")
	r.ageRate.SetText("4%")
	r.bothMedians.SetChecked(true)
	r.apply()
	q := w.state.answer.Shown.Query
	if q.Gate.People != 2 || !slices.Equal(q.Percentiles, []float64{20, 50, 80, 90}) || q.Ageing.Rate != 0.04 {
		t.Errorf("rules in force: %+v", q)
	}
	if got := w.state.answer.Shown.Whole().OtherMedian; !q.BothMedians || !got.Known() {
		t.Errorf("the employers' median is %+v", got)
	}
	if got := len(w.state.answer.Shown.Groups()); got != 2 {
		t.Errorf("%d bands, want 2", got)
	}
	if got := w.state.answer.Shown.Whole().Median().Value; got != 152000*1.04 {
		t.Errorf("the aged median is %v", got)
	}
	if got := textsOf(w.results.headline.content); !strings.Contains(got, "ged to 1 Apr 2027 at 4 % a year, compound") {
		t.Errorf("the headline does not say the rules: %q", got)
	}
	w.state.query(withRulesOf(w.state.study().Query, market.NewQuery()))
	if got := table.Rules(w.state.answer.Shown.Query); got != "" {
		t.Errorf("usual rules read %q", got)
	}
}

func TestRulesRefused(t *testing.T) {
	tests := []struct {
		what string
		set  func(*rules)
		want string
	}{
		{"people", func(r *rules) { r.people.SetText("few") }, `"few" is not a number`},
		{"percentile", func(r *rules) { r.percentiles.SetText("0.5") }, "from 1 to 99"},
		{"date", func(r *rules) { r.ageTo.SetText("soon") }, `"soon" is no date`},
		{"rate", func(r *rules) { r.ageTo.SetText("2027-01-01") }, "Rate of ageing"},
		{"hours", func(r *rules) { r.hours.SetText("0") }, "Hours of a year"},
		{"bands", func(r *rules) { r.bands.SetText("0-5, 3-9") }, "both hold"},
	}
	for _, test := range tests {
		t.Run(test.what, func(t *testing.T) {
			w, _ := newTestWindow(t)
			before := w.state.study()
			r := openRules(w.state, w.dialogs)
			test.set(r)
			r.apply()
			if !strings.Contains(r.problem.Text, test.want) {
				t.Errorf("problem %q, want %q", r.problem.Text, test.want)
			}
			if !w.state.study().Equal(before) {
				t.Error("the study changed")
			}
		})
	}
}
