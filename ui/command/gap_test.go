package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// gapOf is what paybench gap prints as JSON.
func gapOf(t *testing.T, args ...string) map[string]any {
	t.Helper()
	stdout, errs, code := run(t, append([]string{"gap"}, append(args, "--format", "json")...)...)
	if code != 0 {
		t.Fatalf("%q: exit code %d: %s", args, code, errs)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

func gapCase(t *testing.T, path ...string) (file string, want map[string]any) {
	t.Helper()
	realfiles.JSON(t, &want, append([]string{"review", "vectors"}, path[0], "expected.json")...)
	return realfiles.Path(t, "review", "vectors", path[0], path[1]), want
}

// sameTree compares two trees of JSON, of which only the keys wanted are looked at.
func (m *met) sameTree(what string, got, want any) {
	switch want := want.(type) {
	case map[string]any:
		of, ok := got.(map[string]any)
		if !ok {
			m.Errorf("%s is %v, want an object", what, got)
			return
		}
		for key, x := range want {
			m.sameTree(what+"."+key, of[key], x)
		}
	case []any:
		of, ok := got.([]any)
		if !ok || len(of) != len(want) {
			m.Errorf("%s is %v, want %v", what, got, want)
			return
		}
		for i, x := range want {
			m.sameTree(fmt.Sprintf("%s[%d]", what, i), of[i], x)
		}
	case float64:
		m.same(what, got, want)
	default:
		if m.count++; !reflect.DeepEqual(got, want) {
			m.Errorf("%s is %v, want %v", what, got, want)
		}
	}
}

// TestGapUK: the figures of the regulations come out of the command, by the keys of the
// reference.
func TestGapUK(t *testing.T) {
	file, want := gapCase(t, "b_uk", "employees.csv")
	for _, key := range []string{"source", "ties_over_a_boundary", "without_the_tie_rule_F_pct", "sizes"} {
		delete(want, key)
	}
	m := &met{T: t}
	m.sameTree("uk", gapOf(t, file, "--uk", "--sex", "sex")["uk"], want)
	if m.count < 50 {
		t.Errorf("only %d figures", m.count)
	}
	t.Logf("%d figures of the regulations met", m.count)
}

// TestGapEU: those of article 9 on three levels of pay, and three answers, with a gate.
func TestGapEU(t *testing.T) {
	file, want := gapCase(t, "c_eu", "workers.csv")
	bases, answers := want["by_basis"].(map[string]any), want["article_7"].(map[string]any)
	m := &met{T: t}
	if got := gapOf(t, file, "--sex", "sex")["counted"]; got != want["counted"] {
		t.Errorf("%v are counted, want %v", got, want["counted"])
	}
	eu := func(args ...string) map[string]any {
		return gapOf(t, append([]string{file, "--eu", "--category", "category", "--variable", "receivers", "--full-time-hours-year", "1720", "--gate", "6"}, args...)...)
	}
	for level, basis := range map[string]string{"hourly": "hourly", "as-paid": "annual_as_paid", "full-time": "annual_full_time"} {
		got := eu("--pay-level", level)["eu"].(map[string]any)
		m.sameTree(level, got, bases[basis])
		if got["basis"] != level || got["variable_over"] != "receivers" || got["without_M_or_F"] != float64(len(want["without_M_or_F"].([]any))) {
			t.Errorf("%s: %v", level, got)
		}
	}
	for id, w := range answers {
		w := w.(map[string]any)
		for _, average := range w["averages"].(map[string]any) {
			average := average.(map[string]any)
			if average["gate_6"] == "withheld" {
				average["mean_hourly"], average["mean_annual"], average["withheld"] = nil, nil, "may identify a person: Art. 12(3)"
			}
			delete(average, "gate_6")
		}
		m.sameTree(id, eu("--pay-level", "hourly", "--answer", id)["article_7"], map[string]any{id: w})
	}
	if m.count < 230 {
		t.Errorf("only %d figures", m.count)
	}
	t.Logf("%d figures of the directive met", m.count)
}

// TestGapRoster: a county's roster, whose women earn more on average and less among people
// who are alike.
func TestGapRoster(t *testing.T) {
	var want struct {
		Montgomery struct {
			Mean       float64            `json:"gap_mean_pct_full_time"`
			Median     float64            `json:"gap_median_pct_full_time"`
			Department map[string]float64 `json:"adjusted_department_tenure"`
			Title      map[string]float64 `json:"adjusted_title_tenure_titles_of_30"`
		} `json:"montgomery_2016"`
	}
	realfiles.JSON(t, &want, "review", "rosters", "expected.json")
	file := realfiles.Path(t, "review", "rosters", "montgomery_2016_no_names.csv")
	m := &met{T: t}
	for _, c := range []struct {
		want map[string]float64
		args []string
	}{
		{want.Montgomery.Department, []string{"--adjust", "department,tenure"}},
		{want.Montgomery.Title, []string{"--adjust", "role,tenure", "--least", "30"}},
	} {
		got := gapOf(t, append([]string{file, "--where", "Assignment Category=Fulltime-Regular"}, c.args...)...)
		full := got["full_time_pay"].(map[string]any)
		m.same("mean", full["mean"].(map[string]any)["gap_pct"], want.Montgomery.Mean)
		m.same("median", full["median"].(map[string]any)["gap_pct"], want.Montgomery.Median)
		like := got["like_for_like"].([]any)[0].(map[string]any)
		for key, theirs := range map[string]string{"people": "n", "female_coef": "female", "female_se_hc3": "se_hc3", "gap_pct": "gap_pct", "r2": "r2"} {
			m.same(fmt.Sprint(c.args, key), like[key], c.want[theirs])
		}
		split := got["decomposition"].(map[string]any)["reference"].(map[string]any)
		m.same("split adds up", split["explained"].(float64)+split["unexplained"].(float64), split["gap"].(float64))
	}
	t.Logf("%d figures of a roster met", m.count)
}

// TestGapConventions: what is left open has to be said, and what is said is printed.
func TestGapConventions(t *testing.T) {
	text := "Employee ID,Sex,Job title,Weekly hours,Base salary a month,Bonus paid a year,Currency,Leave type,Status\n"
	for i := range 60 {
		text += fmt.Sprintf("%d,%s,%s,%d,%d,%d,EUR,%s,%s\n", i+1, []string{"Frau", "Mann", "divers"}[i%3], []string{"Clerk", "Nurse"}[i%2], 40-20*(i%4/3), 3000+10*(i*i%37), i%5*100,
			map[bool]string{true: "parental leave"}[i == 7], map[bool]string{true: "terminated", false: "active"}[i == 9])
	}
	file := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--uk"}, 2, "--pay-period"},
		{[]string{"--uk", "--pay-period", "month", "--snapshot", "2026-04-05", "--pay-is", "as-paid"}, 0, "month × 7 ÷ 30.44 days"},
		{[]string{"--uk", "--pay-period", "month", "--snapshot", "2026-04-05", "--pay-is", "as-paid"}, 0, "paid less because of leave is in bonus figures only"},
		{[]string{"--eu", "--pay-level", "hourly"}, 2, "--variable everyone or receivers"},
		{[]string{"--eu", "--pay-level", "hourly", "--variable", "everyone", "--category", "nowhere", "--pay-is", "as-paid"}, 1, `"nowhere" is no column of the roster`},
		{[]string{"--eu", "--pay-level", "hourly", "--variable", "everyone", "--category", "role", "--pay-is", "as-paid"}, 0, "20 people not in it: no sex recorded"},
		{[]string{"--eu", "--pay-level", "hourly", "--variable", "everyone", "--category", "role", "--pay-is", "as-paid"}, 0, "1 not in the figures: Left"},
		{[]string{"--eu", "--pay-level", "hourly", "--variable", "everyone", "--category", "role", "--pay-is", "as-paid"}, 0, "1,720 × each person's share"},
		{[]string{"--sex-means", "divers=F", "--pay-is", "as-paid"}, 0, "women against men"},
		{[]string{"--sex-means", "divers=X"}, 2, "VALUE=F or VALUE=M"},
		{[]string{"--adjust", "role", "--pay-is", "as-paid"}, 0, "Unexplained is not the same as unjust"},
		{[]string{"--adjust", "role,tenure", "--pay-is", "as-paid"}, 0, "a model needs 30"},
		{[]string{"--compare", "role"}, 2, "--reference VALUE"},
		{[]string{"--compare", "role", "--reference", "Clerk", "--pay-is", "as-paid"}, 0, "the others against Clerk"},
		{[]string{"--compare", "role", "--reference", "Chief", "--pay-is", "as-paid"}, 1, "name one of its values"},
		{[]string{"--answer", "1"}, 2, "--category"},
		{[]string{"--answer", "77", "--category", "role", "--pay-is", "as-paid"}, 1, "no worker with this id"},
		{[]string{"--answer", "1", "--category", "role", "--pay-is", "as-paid"}, 0, "Answer to one worker (article 7), category Clerk"},
	} {
		stdout, errs, code := run(t, append([]string{"gap", file}, c.args...)...)
		if said := strings.Join(strings.Fields(stdout+errs), " "); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%q: exit code %d, want %d and %q\n%s%s", c.args, code, c.code, c.says, stdout, errs)
		}
		for _, word := range []string{"fair", "compliant", "discriminat", "outlier", " risk"} {
			if strings.Contains(strings.ToLower(stdout), word) {
				t.Errorf("%q says %q", c.args, word)
			}
		}
	}
}

// TestGapByJob: the category of work may be that of the job's match.
func TestGapByJob(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	people := write("people.csv", "Employee ID,Sex,Job title,Base salary,Currency\n1,F,Clerk,40000,EUR\n2,M,Nurse,50000,EUR\n3,F,Cook,45000,EUR\n4,M,clerk,44000,EUR\n")
	jobs := write("jobs.csv", "job,market,market_job,quality,category\nClerk,,,none,Care\nNurse,,,none,Care\nCook,,,none,Kitchen\n")
	answer := gapOf(t, people, "--eu", "--jobs", jobs, "--pay-level", "as-paid", "--variable", "everyone")
	if !strings.Contains(fmt.Sprint(answer["conventions"]), `categories of workers by "jobs.csv"`) {
		t.Errorf("where categories come from is not said: %v", answer["conventions"])
	}
	got := answer["eu"].(map[string]any)["g_by_category"].(map[string]any)
	care := got["Care"].(map[string]any)
	if care["M"] != 2.0 || care["F"] != 1.0 || care["reaches_5_pct_total"] != true || got["Kitchen"].(map[string]any)["none"] == nil {
		t.Errorf("%v", got)
	}
}

// TestGapOfSeveralCurrencies: pay is compared in one, and who has no rate is counted.
func TestGapOfSeveralCurrencies(t *testing.T) {
	folder := t.TempDir()
	roster, rates := filepath.Join(folder, "people.csv"), filepath.Join(folder, "rates.csv")
	for path, text := range map[string]string{
		roster: "employee_id,job_title,base,currency,sex\n1,A,60000,EUR,f\n2,A,60000,EUR,m\n3,A,30000,GBP,f\n4,A,1,SEK,m\n",
		rates:  "currency,rate\nGBP,2\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := gapOf(t, roster, "--uk", "--pay-period", "year", "--full-time-hours", "40", "--rates", rates)
	mean := got["uk"].(map[string]any)["mean_hourly"].(map[string]any)
	if mean["gap_pct"] != 0.0 || got["not_in_the_figures"].([]any)[0].(map[string]any)["people"] != 1.0 {
		t.Errorf("%v; %v", mean, got["not_in_the_figures"])
	}
	if _, errs, code := run(t, "gap", roster, "--uk", "--review-currency", "coins"); code != 2 || !strings.Contains(errs, "--review-currency") {
		t.Errorf("exit code %d: %s", code, errs)
	}
}
