package command_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// Several who are paid the same share the ranks from the first of them to the last, and
// outside of everybody's pay JSON says so.
func TestRankOfTies(t *testing.T) {
	file := payOf(t, "Salary", 6, func(i int) string { return []string{"31000", "42000", "42000", "42000", "53000", "64000"}[i] })
	if out, _, _ := run(t, "compare", file, "--period", "year", "--own", "42000"); !strings.Contains(out, "ranks at the 20th to 60th percentile") {
		t.Errorf("a pay of three people:\n%s", out)
	}
	for own, want := range map[int]string{
		42_000: `"percent_rank":0.2,"percent_rank_to":0.6`,
		53_000: `"percent_rank":0.8`,
		30_999: `"below_everyone":true`,
		64_001: `"above_everyone":true`,
	} {
		rank := compare(t, file, "--period", "year", "--own", strconv.Itoa(own)).Rows[0]["own"].(map[string]any)
		for _, aside := range []string{"pay", "market_ratio", "above_median"} {
			delete(rank, aside)
		}
		if own < 31_000 || own > 64_000 {
			delete(rank, "percent_rank")
		}
		if got, _ := json.Marshal(rank); string(got) != "{"+want+"}" {
			t.Errorf("rank of %d: %s, want %s", own, got, want)
		}
	}
}

// A value that is called as missing ones are is another group.
func TestBlankIsNoValue(t *testing.T) {
	file := payOf(t, "Team,Salary", 30, func(i int) string {
		return []string{"(blank)", "", "Blue"}[i%3] + "," + strconv.Itoa(40_000+1_000*i)
	})
	o := compare(t, file, "--period", "year", "--by", "Team")
	blanks := map[any]any{}
	for _, r := range o.Rows[1:] {
		blanks[r["group"]] = r["blank"]
	}
	if len(blanks) != 3 || blanks["(blank)"] != nil || blanks["(no value)"] != true {
		t.Errorf("groups and whether they are of missing values: %v", blanks)
	}
	for flag, want := range map[string]float64{"Team=(blank)": 53_500, "Team=": 54_500} {
		if got := compare(t, file, "--period", "year", "--where", flag, "--percentiles", "50").Rows[0]["median"]; got != want {
			t.Errorf("%s: median %v, want %v", flag, got, want)
		}
	}
}

func TestOddRatesAndWeightings(t *testing.T) {
	file := payOf(t, "Salary,Effective date", 12, func(i int) string { return strconv.Itoa(40_000+1_000*i) + ",2026-01-01" })
	if _, said, code := run(t, "compare", file, "--age-to", "2027-01-01", "--age-rate", "3"); code == 0 || !strings.Contains(said, "3%?") {
		t.Errorf("exit %d: %s", code, said)
	}
	if _, said, _ := run(t, "compare", file, "--age-to", "2027-01-01", "--age-rate", "26%"); !strings.Contains(said, "aged at 26 % a year") {
		t.Errorf("nothing says that 26 %% a year is much: %s", said)
	}
	if _, said, _ := run(t, "compare", file, "--age-to", "2027-01-01", "--age-rate", "25%"); strings.Contains(said, "far from usual") {
		t.Errorf("25 %% a year: %s", said)
	}
	if _, said, code := run(t, "compare", "--benchmarks", "--weighting", "employer"); code == 0 || !strings.Contains(said, "employers cannot count once each") {
		t.Errorf("exit %d: %s", code, said)
	}
}
