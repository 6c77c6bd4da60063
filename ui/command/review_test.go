package command_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// workedFlags are those of the worked review but for its files and what it prints.
var workedFlags = []string{
	"--age-to", "2027-01-01", "--age-rate", "3%", "--review-currency", "EUR", "--pay-is", "as-paid", "--months", "CH=13",
	"--full-time-hours", "UK=37.5", "--full-time-hours", "CH=42", "--target", "P50", "--target", "role=Data Scientist:P75",
	"--spread", "level=P1:40%", "--spread", "level=P2:40%", "--spread", "level=P3:50%", "--spread", "level=P4:50%", "--spread", "level=M4:60%", "--spread", "level=M5:60%",
	"--round", "100", "--thirds", "--raises-from", "2027-04-01",
	"--scenario", "to_minimum:to=minimum", "--scenario", "to_90_of_target:to=90%", "--scenario", "to_target:to=100%", "--scenario", "to_target_cap10:to=100%,cap=10%",
	"--scenario", "budget_in_proportion_cap10:to=100%,cap=10%,budget=60000,rule=share", "--scenario", "budget_raise_the_floor_cap10:to=100%,cap=10%,budget=60000,rule=floor",
	"--scenario", "budget_raise_the_floor_no_cap:to=100%,budget=60000,rule=floor", "--scenario", "budget_lowest_first_cap10:to=100%,cap=10%,budget=60000,rule=lowest",
	"--merit-budget", "3.2%", "--merit-period", "2026", "--hired-by", "2026-09-30",
}

// worked is the command of the worked review, its small tables written from its settings.
func worked(t *testing.T, more ...string) []string {
	t.Helper()
	file := func(name string) string { return realfiles.Path(t, "review", "vectors", "a_review", name) }
	var settings struct {
		Rates  map[string]float64 `json:"rates_eur_per_unit"`
		Geo    map[string]float64 `json:"geo"`
		OnCost map[string]float64 `json:"on_cost"`
		Merit  struct {
			From      []float64            `json:"columns_compa_ratio_from"`
			Guideline map[string][]float64 `json:"guideline"`
		} `json:"merit"`
	}
	realfiles.JSON(t, &settings, "review", "vectors", "a_review", "settings.json")
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	list := func(head string, of map[string]float64) string {
		for key, x := range of {
			head += fmt.Sprintf("%s,%v\n", key, x)
		}
		return head
	}
	numbers := func(all []float64) string {
		return strings.Trim(strings.ReplaceAll(fmt.Sprint(all), " ", ","), "[]") + "\n"
	}
	guideline := "rating," + numbers(settings.Merit.From)
	for rating, raises := range settings.Merit.Guideline {
		guideline += rating + "," + numbers(raises)
	}
	args := []string{
		"review", file("roster.csv"), "--market", file("market.csv"), "--jobs", file("matches.csv"),
		"--rates", write("rates.csv", list("currency,rate\n", settings.Rates)), "--places", write("places.csv", list("place,differential\n", settings.Geo)),
		"--on-cost", write("oncost.csv", list("country,on_cost\n", settings.OnCost)), "--merit", write("guideline.csv", guideline),
	}
	return slices.Concat(args, workedFlags, more)
}

// met counts figures that are as they have to be.
type met struct {
	*testing.T
	count int
}

// same compares figures of JSON and of a reference, within 1e-9 of themselves.
func (m *met) same(where string, got any, want any) {
	m.Helper()
	x, isNumber := got.(float64)
	y, wanted := want.(float64)
	switch {
	case isNumber && wanted && math.Abs(x-y) <= 1e-9*max(1, math.Abs(y)), !isNumber && !wanted && got == want:
		m.count++
	default:
		m.Errorf("%s is %v, want %v", where, got, want)
	}
}

// cell is a cell of a reference as JSON has it: null where it is blank.
func cell(text string) any {
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return x
	}
	switch text {
	case "":
		return nil
	case "True", "False":
		return text == "True"
	}
	return text
}

// TestWorkedReview runs the command of the worked review, and every figure of it comes out
// in JSON under its key.
func TestWorkedReview(t *testing.T) {
	dimensions := []string{"department", "manager_id", "job_title", "level", "country"}
	more := []string{"--format", "json"}
	for _, d := range dimensions {
		more = append(more, "--by", d)
	}
	out, errs, code := run(t, worked(t, more...)...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for line := range strings.Lines(errs) {
		if strings.Contains(line, "E0") {
			t.Errorf("somebody's id goes to the standard error: %s", line)
		}
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	m := &met{T: t}
	m.people(got["people"].([]any))
	peopleMet := m.count
	m.groups(got)
	groupsMet := m.count
	m.scenarios(got["scenarios"].(map[string]any))
	scenariosMet := m.count
	m.merit(got["merit"].(map[string]any))
	t.Logf("%d figures met: %d of people, %d of groups, %d of scenarios, %d of merit",
		m.count, peopleMet, groupsMet-peopleMet, scenariosMet-groupsMet, m.count-scenariosMet)
	if m.count < 2400 {
		t.Errorf("only %d figures were compared", m.count)
	}
}

// reference is the rows of a reference by header.
func (m *met) reference(name string) []map[string]string {
	m.Helper()
	text, err := os.ReadFile(realfiles.Path(m, "review", "vectors", "a_review", name))
	if err != nil {
		m.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		m.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		of := map[string]string{}
		for i, head := range rows[0] {
			of[head] = row[i]
		}
		all = append(all, of)
	}
	return all
}

// peopleKeys are the keys of figures that a reference calls otherwise.
var peopleKeys = map[string]string{
	"problem": "reason", "F": "full_time_pay", "paid": "paid_pay", "ref50": "market_p50", "min": "minimum", "mid": "midpoint", "max": "maximum",
	"distance": "to_target", "distance_pct": "to_target_share", "raise_needed_pct": "raise_needed_share", "to_min": "to_minimum", "geo": "place_factor", "fx": "currency_factor",
}

func (m *met) people(got []any) {
	want := m.reference("expected_people.csv")
	if len(got) != len(want) {
		m.Fatalf("%d people, want %d", len(got), len(want))
	}
	for i, row := range want {
		person := got[i].(map[string]any)
		for head, text := range row {
			key, expected := peopleKeys[head], cell(text)
			if key == "" {
				key = head
			}
			where := fmt.Sprintf("line %s, %s", row["line"], key)
			switch head {
			case "step", "quality":
				m.same(where, person["match"].(map[string]any)[head], expected)
			case "rank": // of another monotone curve
				if x, ok := person[key].(float64); ok && expected != nil && math.Abs(x-expected.(float64)) <= 1 {
					m.count++
				} else {
					m.same(where, person[key], expected)
				}
			default:
				m.same(where, person[key], expected)
			}
		}
	}
}

func (m *met) groups(got map[string]any) {
	var want map[string]map[string]map[string]float64
	realfiles.JSON(m, &want, "review", "vectors", "a_review", "expected_groups.json")
	compare := func(where string, got any, want map[string]float64) {
		of, ok := got.(map[string]any)
		if !ok || len(of) != len(want) {
			m.Fatalf("%s has %d figures, want %d", where, len(of), len(want))
		}
		for key, x := range want {
			m.same(where+" "+key, of[strings.TrimSuffix(key, "_eur")], x)
		}
	}
	compare("total", got["total"], want["all"]["all"])
	for dimension, values := range want {
		if dimension == "all" || dimension == "sex" { // sex is never in a review
			continue
		}
		groups := got["groups"].(map[string]any)[dimension].(map[string]any)
		if len(groups) != len(values) {
			m.Errorf("%s has %d groups, want %d", dimension, len(groups), len(values))
		}
		for value, figures := range values {
			compare(dimension+" "+value, groups[value], figures)
		}
	}
}

func (m *met) scenarios(got map[string]any) {
	var want struct{ Scenarios map[string]map[string]any }
	realfiles.JSON(m, &want, "review", "vectors", "a_review", "expected_costs.json")
	keys := map[string]string{"annualised_eur": "annualised", "with_on_cost_eur": "with_on_cost", "first_year_eur_if_from_2027_04_01": "first_year"}
	for name, figures := range want.Scenarios {
		scenario := got[name].(map[string]any)
		for key, x := range figures {
			switch key {
			case "rule", "closed_form": // how it was computed there
				continue
			case "raises":
				raises := scenario[key].(map[string]any)
				for id, raise := range x.(map[string]any) {
					m.same(name+" "+id, raises[id], raise)
				}
				continue
			}
			if other := keys[key]; other != "" {
				key = other
			}
			m.same(name+" "+key, scenario[key], x)
		}
	}
}

func (m *met) merit(got map[string]any) {
	var want map[string]any
	realfiles.JSON(m, &want, "review", "vectors", "a_review", "expected_merit.json")
	for key, x := range want {
		switch key {
		case "check_base_plus_lump_minus_budget":
		case "cells":
			for name, figures := range x.(map[string]any) {
				cell := got[key].(map[string]any)[name].(map[string]any)
				for figure, y := range figures.(map[string]any) {
					m.same(name+" "+figure, cell[strings.TrimSuffix(figure, "_eur")], y)
				}
			}
		default:
			m.same(key, got[strings.TrimSuffix(key, "_eur")], x)
		}
	}
	people := map[string]map[string]any{}
	for _, p := range got["people"].([]any) {
		of := p.(map[string]any)
		people[of["employee_id"].(string)] = of
	}
	for _, row := range m.reference("expected_merit.csv") {
		for head, text := range row {
			where, of, expected := row["employee_id"]+" "+head, people[row["employee_id"]][head], cell(text)
			if head == "why_not" || head == "rating" {
				expected = text
			}
			m.same(where, of, expected)
		}
	}
}
