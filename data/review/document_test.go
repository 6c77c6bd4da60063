package review_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/review/worked"
	"github.com/paybench/paybench/data/table"
)

var english = review.Speech{Words: table.Words, Say: func(r remark.Remark) any { return table.Say(r) }}

// document is the worked review as JSON has it.
func document(t *testing.T) map[string]any {
	t.Helper()
	r := worked.Review(t)
	var outcomes []review.Outcome
	for _, text := range scenarios {
		s, err := review.ParseScenario(text)
		if err != nil {
			t.Fatal(err)
		}
		o, err := r.Scenario(s)
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, o)
	}
	merit, err := r.Merit(worked.Plan(t))
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Document(english, []string{"department", "manager_id", "job_title", "level", "country"}, outcomes, merit)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// figure is a number of an object; NaN where it is null. It fails where there is no such key.
func figure(t *testing.T, o map[string]any, key string) float64 {
	t.Helper()
	v, ok := o[key]
	if !ok {
		t.Fatalf("no key %q in %v", key, o)
	}
	if x, ok := v.(float64); ok {
		return x
	}
	if v != nil {
		t.Fatalf("%s is %v", key, v)
	}
	return math.NaN()
}

// TestDocumentPeople finds the figures of every person by their keys.
func TestDocumentPeople(t *testing.T) {
	f := &figures{tb: t}
	keys := map[string]string{
		"F": "full_time_pay", "paid": "paid_pay", "ref50": "market_p50", "target": "target", "min": "minimum", "mid": "midpoint", "max": "maximum",
		"compa_ratio": "compa_ratio", "market_ratio": "market_ratio", "penetration": "penetration", "distance": "to_target", "distance_pct": "to_target_share",
		"raise_needed": "raise_needed", "raise_needed_pct": "raise_needed_share", "to_min": "to_minimum", "geo": "place_factor", "fx": "currency_factor", "line": "line",
	}
	people := document(t)["people"].([]any)
	for i, want := range worked.Rows(t, "expected_people.csv") {
		got := people[i].(map[string]any)
		who := want["employee_id"]
		same(f, who, got["employee_id"].(string), who)
		for column, key := range keys {
			f.meet(who+" "+key, figure(t, got, key), worked.Number(want[column]))
		}
		match := got["match"].(map[string]any)
		same(f, who+" step", match["step"].(string), want["step"])
		same(f, who+" quality", match["quality"].(string), want["quality"])
		same(f, who+" counted", got["counted"].(bool), want["counted"] == "True")
		position, _ := got["position"].(string)
		same(f, who+" position", position, want["position"])
		reason, _ := got["reason"].(string)
		same(f, who+" reason", reason, want["problem"])
		switch rank := got["rank"].(type) {
		case string:
			same(f, who+" rank", rank, want["rank"])
		case float64:
			same(f, who+" rank", math.Abs(rank-worked.Number(want["rank"])) <= 1, true)
		default:
			same(f, who+" rank", "", want["rank"])
		}
	}
	t.Logf("%d figures of people met in JSON", f.met)
}

// TestDocumentTotals finds the figures of groups, scenarios and merit by their keys.
func TestDocumentTotals(t *testing.T) {
	f := &figures{tb: t}
	d := document(t)
	var groups map[string]map[string]map[string]float64
	worked.JSON(t, "expected_groups.json", &groups)
	group := func(who string, got map[string]any, want map[string]float64) {
		same(f, who, len(got), len(want))
		for key, x := range want {
			f.meet(who+" "+key, figure(t, got, without(key)), x)
		}
	}
	group("total", d["total"].(map[string]any), groups["all"]["all"])
	for dimension, values := range groups {
		if dimension == "all" || dimension == "sex" { // sex is never in a review
			continue
		}
		of := d["groups"].(map[string]any)[dimension].(map[string]any)
		same(f, dimension, len(of), len(values))
		for value, want := range values {
			group(dimension+" "+value, of[value].(map[string]any), want)
		}
	}
	var costs struct{ Scenarios map[string]map[string]any }
	worked.JSON(t, "expected_costs.json", &costs)
	for name, want := range costs.Scenarios {
		got := d["scenarios"].(map[string]any)[name].(map[string]any)
		same(f, name, len(got["raises"].(map[string]any)), len(want["raises"].(map[string]any)))
		for id, x := range want["raises"].(map[string]any) {
			f.meet(name+" "+id, figure(t, got["raises"].(map[string]any), id), x.(float64))
		}
		for key, x := range want {
			key = map[string]string{"first_year_eur_if_from_2027_04_01": "first_year", "closed_form": "floor_ratio"}[key]
			if x, ok := x.(float64); ok && key != "" {
				f.meet(name+" "+key, figure(t, got, key), x)
			}
		}
		for _, key := range []string{"people", "annualised_eur", "share_of_pay", "with_on_cost_eur", "share", "floor_ratio", "pairs_overtaken"} {
			if x, ok := want[key].(float64); ok {
				f.meet(name+" "+key, figure(t, got, without(key)), x)
			}
		}
	}
	var merit map[string]any
	worked.JSON(t, "expected_merit.json", &merit)
	got := d["merit"].(map[string]any)
	for key, x := range merit {
		if x, ok := x.(float64); ok && key != "check_base_plus_lump_minus_budget" {
			f.meet("merit "+key, figure(t, got, without(key)), x)
		}
	}
	same(f, "cells", len(got["cells"].(map[string]any)), len(merit["cells"].(map[string]any)))
	same(f, "people of merit", len(got["people"].([]any)), 40)
	same(f, "not counted", len(d["not_counted"].([]any)), 5)
	same(f, "compression", len(d["compression"].([]any)), len(worked.Review(t).Compression()))
	t.Logf("%d figures of totals met in JSON", f.met)
	if f.met < 900 {
		t.Errorf("only %d figures are compared", f.met)
	}
}

// without is a key without its currency.
func without(key string) string {
	if n := len(key) - len("_eur"); n > 0 && key[n:] == "_eur" {
		return key[:n]
	}
	return key
}

// TestDocumentRefuses two scenarios of one name, and a dimension that there is not.
func TestDocumentRefuses(t *testing.T) {
	r := worked.Review(t)
	o, err := r.Scenario(review.Scenario{Name: "a"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Document(english, nil, []review.Outcome{o, o}, nil); err == nil {
		t.Error("one of two scenarios called alike is lost")
	}
	if _, err := r.Document(english, []string{"sex"}, nil, nil); err == nil {
		t.Error("a review is broken down by sex")
	}
}
