package command_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/table"
)

func TestDriversGolden(t *testing.T) {
	stdout, stderr, code := run(t, "drivers", "--where", "role=Director of Product Management")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	golden(t, "drivers.txt", stdout)
}

func TestDriversJSON(t *testing.T) {
	stdout, stderr, code := run(t, "drivers", "--format", "json", "--where", "role=Senior Director of Product Management")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	type effect struct {
		Share  *float64
		CI     *[2]float64
		Reason *table.Said
	}
	var found struct {
		Model      struct{ People, Employers, Parameters int }
		Dimensions []struct {
			Name   string
			Values []struct {
				Value  string
				Apart  effect `json:"medians_apart"`
				Effect effect `json:"like_for_like"`
			}
			Slope *struct {
				Unit   table.Said
				Effect effect `json:"like_for_like"`
			}
		}
		CannotSay []table.Said `json:"cannot_say"`
	}
	if err := json.Unmarshal([]byte(stdout), &found); err != nil {
		t.Fatal(err)
	}
	if found.Model.People != 487 || found.Model.Parameters == 0 || len(found.CannotSay) == 0 || !strings.Contains(found.CannotSay[0].Text, "not cause") {
		t.Errorf("%+v", found.Model)
	}
	for _, d := range found.Dimensions {
		for _, v := range d.Values {
			if v.Value == "1–10" && (v.Effect.Share != nil || v.Effect.Reason == nil) {
				t.Errorf("three people are shown: %+v", v)
			}
		}
		if d.Name != "experience" {
			continue
		}
		// A year is worth 1.1 % at this rung, as the sample market was made.
		if s := d.Slope; s == nil || s.Unit.Text != "each further year" || math.Expm1(0.011) < s.Effect.CI[0] || s.Effect.CI[1] < math.Expm1(0.011) {
			t.Errorf("a year is worth %+v", d.Slope)
		}
	}
}

func TestDriversOfAFile(t *testing.T) {
	stdout, stderr, code := run(t, "drivers", pay(t, "small.csv", small), "--where", "currency=USD")
	if code != 0 || !strings.Contains(stdout, "There is no model: a model needs 30 people, this selection has 5.") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
}

func TestDriversErrors(t *testing.T) {
	for want, args := range map[string][]string{
		"text or json": {"drivers", "--format", "csv"},
		"--by":         {"drivers", "--by", "role"},
		"default or":   {"drivers", "--gate", "some"},
	} {
		if _, stderr, code := run(t, args...); code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%q: exit %d, %s; want %q in it", args, code, stderr, want)
		}
	}
}
