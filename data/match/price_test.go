package match_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

func itoa(n int) string { return strconv.Itoa(n) }

// The steps: the narrowest cut whose median the gate lets through.
func TestSteps(t *testing.T) {
	file := recordsOf(
		job{"Engineer", "P2", "DE", "EUR", "201-500", 50_000, 12, 6},
		job{"Engineer", "P2", "DE", "EUR", "5001+", 70_000, 40, 8},
		job{"Engineer", "P3", "DE", "EUR", "201-500", 60_000, 4, 4},
		job{"Engineer", "P3", "DE", "EUR", "5001+", 80_000, 40, 8},
		job{"Engineer", "P4", "DE", "EUR", "5001+", 90_000, 4, 4},
		job{"Clerk", "P2", "DE", "EUR", "5001+", 30_000, 4, 4},
		job{"Baker", "P2", "DE", "EUR", "5001+", 20_000, 20, 3},
	)
	people := []roster.Person{
		employee("Engineer", "P2", "DE"), employee("ENGINEER", "p-3", "DE"), employee("Engineer", "P4", "DE"),
		employee("Engineer", "P9", "DE"), employee("Clerk", "P2", "DE"), employee("Baker", "P2", "DE"), employee("Growth Ninja", "P2", "DE"),
	}
	p := prices(t, matcher(t, people, survey(t, "S", file, "company_size=201-500")), people, nil, usual())
	for i, want := range []struct {
		step    review.Step
		quality review.Quality
		median  float64
		people  int
		reason  string
	}{
		{review.JobLevelSize, review.Strong, 50_005.5, 12, ""},
		{review.JobLevel, review.Strong, 80_017.5, 44, ""},
		{review.JobOnly, review.Weak, 70_033.5, 100, ""},
		{review.JobOnly, review.Weak, 70_033.5, 100, ""},
		{"", "", 0, 0, "market withheld: needs 5 people, has 4"},
		{"", "", 0, 0, "market withheld: needs 5 employers, has 3"},
		{"", "", 0, 0, "no match"},
	} {
		got := p.Price(people[i])
		if words(got.Reason) != want.reason || got.Quality != want.quality || median(got) != want.median {
			t.Errorf("%s %s: %s, %s, median %v; want %+v", people[i].Job, people[i].Level, got.Quality, words(got.Reason), median(got), want)
		}
		if want.reason == "" && (got.Cuts[0].Step != want.step || got.Cuts[0].People != want.people || got.Cuts[0].Employers == 0) {
			t.Errorf("%s %s: %+v; want %+v", people[i].Job, people[i].Level, got.Cuts[0], want)
		}
	}
	if c := p.Price(people[1]).Cuts[0]; c.Title != "Engineer" || c.Level != "P3" || c.Country != "DE" || c.Currency != "EUR" || c.Local {
		t.Errorf("the cut is %+v", c)
	}
	if c := p.Price(people[3]).Cuts[0]; c.Level != "" {
		t.Errorf("a cut of all levels is of level %q", c.Level)
	}
}

// A figure that the gate withholds is no number, and says why.
func TestGateHolds(t *testing.T) {
	file := recordsOf(job{"Engineer", "P2", "DE", "EUR", "1-50", 50_000, 8, 8}, job{"Clerk", "P2", "DE", "EUR", "1-50", 1_000, 8, 8})
	people := []roster.Person{employee("Engineer", "P2", "DE")}
	m := matcher(t, people, survey(t, "S", file))
	c := prices(t, m, people, nil, usual()).Price(people[0]).Cuts[0]
	for _, p := range c.Points {
		tail := p.Percentile == 10 || p.Percentile == 90
		if tail != (p.Reason != nil) || tail != (p.Value == 0) {
			t.Errorf("P%g of 8 people is %v, %s", p.Percentile, p.Value, words(p.Reason))
		}
	}
	if len(c.Points) != 5 {
		t.Errorf("there are %d points", len(c.Points))
	}
	ask := usual()
	ask.Gate = market.Gate{People: 9}
	if got := prices(t, m, people, nil, ask).Price(people[0]); words(got.Reason) != "market withheld: needs 9 people, has 8" {
		t.Errorf("under another gate: %s", words(got.Reason))
	}
}

// A person's own country comes first where a job and level has several; else most
// people's. Without countries, the same holds for currencies.
func TestCountries(t *testing.T) {
	jobs := []job{
		{"Engineer", "P2", "DE", "EUR", "1-50", 50_000, 20, 8},
		{"Engineer", "P2", "GB", "GBP", "1-50", 40_000, 30, 8},
		{"Engineer", "P2", "SE", "SEK", "1-50", 500_000, 4, 4},
		{"Clerk", "P2", "DE", "EUR", "1-50", 30_000, 20, 8},
	}
	people := []roster.Person{
		employee("Engineer", "P2", "DE"), employee("Engineer", "P2", "UK"), employee("Engineer", "P2", "FR"),
		employee("Engineer", "P2", "SE"), employee("Clerk", "P2", "UK"), employee("Engineer", "P2", ""),
	}
	p := prices(t, matcher(t, people, survey(t, "S", recordsOf(jobs...))), people, nil, usual())
	for i, want := range []struct {
		country, currency string
		median            float64
		reason            string
	}{
		{"DE", "EUR", 50_009.5, ""},
		{"GB", "GBP", 40_014.5, ""},
		{"GB", "GBP", 40_014.5, ""},
		{"", "", 0, "market withheld: needs 5 people, has 4"},
		{"DE", "EUR", 30_009.5, ""},
		{"GB", "GBP", 40_014.5, ""},
	} {
		got := p.Price(people[i])
		if words(got.Reason) != want.reason || median(got) != want.median {
			t.Errorf("%s in %s: median %v, %s; want %+v", people[i].Job, people[i].Country, median(got), words(got.Reason), want)
		} else if want.reason == "" && (got.Cuts[0].Country != want.country || got.Cuts[0].Currency != want.currency) {
			t.Errorf("%s in %s: %s %s; want %+v", people[i].Job, people[i].Country, got.Cuts[0].Country, got.Cuts[0].Currency, want)
		}
	}
	// the same file without its countries
	file := strings.NewReplacer(",DE,", ",", ",GB,", ",", ",SE,", ",", ",Country,", ",").Replace(recordsOf(jobs...))
	p = prices(t, matcher(t, people, survey(t, "S", file)), people, nil, usual())
	if got := p.Price(people[0]); median(got) != 50_009.5 || got.Cuts[0].Currency != "EUR" || got.Cuts[0].Country != "" {
		t.Errorf("by currency: %+v", got)
	}
	pound := people[0]
	pound.Pay.Currency = "CHF"
	if got := prices(t, matcher(t, people, survey(t, "S", file)), []roster.Person{pound}, nil, usual()).Price(pound); median(got) != 40_014.5 {
		t.Errorf("paid in a currency that is not there: %+v", got)
	}
}

const publishedFile = `job,level,currency,effective_date,people,employers,p10,p25,p50,p75,p90
Accountant,P2,EUR,2026-04-01,300,110,42500,47000,53000,60500,69000
Accountant,P3,EUR,2026-04-01,180,85,50000,56000,63500,72500,83000
Agent,P1,EUR,2026-04-01,520,77,29500,32500,36500,41500,47000
Agent,all,EUR,2026-04-01,700,84,30000,33500,38500,45000,53000
Product Manager,P3,EUR,2026-04-01,340,88,62000,70000,79500,90000,102000
Data Scientist,P3,EUR,2026-04-01,260,70,61000,69000,78500,90500,104500
`

// A table's level that stands for all is the step job; the row of another level never is.
func TestPublishedLevels(t *testing.T) {
	people := []roster.Person{employee("Agent", "P1", ""), employee("Agent", "P3", ""), employee("Accountant", "P9", ""), employee("Accountant", "", ""), employee("Agent", "", "")}
	p := prices(t, matcher(t, people, survey(t, "S", publishedFile)), people, nil, usual())
	for i, want := range []struct {
		median  float64
		quality review.Quality
		step    review.Step
	}{{36_500, review.Strong, review.JobLevel}, {38_500, review.Weak, review.JobOnly}, {}, {}, {38_500, review.Weak, review.JobOnly}} {
		got := p.Price(people[i])
		if median(got) != want.median || got.Quality != want.quality {
			t.Errorf("%s %q: %v %s, want %+v", people[i].Job, people[i].Level, median(got), got.Quality, want)
		} else if want.median == 0 && words(got.Reason) != "no match" {
			t.Errorf("%s %q: %s", people[i].Job, people[i].Level, words(got.Reason))
		} else if want.median > 0 && (got.Cuts[0].Step != want.step || got.Cuts[0].Effective.IsZero()) {
			t.Errorf("%s %q: %+v", people[i].Job, people[i].Level, got.Cuts[0])
		}
	}
}

// A hybrid has a cut for each part; a code and a title name a job alike; a line that says
// there is no match wins over an exact one; what a market does not have is said.
func TestLines(t *testing.T) {
	s := survey(t, "S", publishedFile)
	hybrid := "job,level,market_job,market_level,share,quality\nDPM,P3,product manager,P3,60%,moderate\nDPM,P3,Data-Scientist,p3,.4,strong\n"
	for name, c := range map[string]struct {
		job, level, lines string
		provisional       bool
		cuts              int
		quality           review.Quality
		reason, note      string
	}{
		"hybrid":                {"DPM", "P3", hybrid, false, 2, review.Moderate, "", ""},
		"another level":         {"DPM", "P2", hybrid, false, 0, "", "no match", ""},
		"any level":             {"DPM", "P2", "job,market_job,market_level,quality,note\ndpm,Agent,P1,strong,as we agreed\n", false, 1, review.Strong, "", "as we agreed"},
		"no match by choice":    {"Agent", "P1", "job,level,quality\nAgent,P1,none\n", false, 0, "", "no match", ""},
		"filled in by nobody":   {"Agent", "P1", "job,level,market_job,quality\nAgent,P1,,\n", false, 1, review.Strong, "", ""},
		"exact, not confirmed":  {"Agent", "P1", "job,level,market_job,market_level\nAgent,P1,Agent,P1\n", false, 1, review.Strong, "", ""},
		"suggested":             {"Agentur", "P1", "job,level,market_job,market_level\nAgentur,P1,Agent,P1\n", false, 0, "", `no match; "Agent P1" of "S" is suggested and not confirmed`, ""},
		"suggested, counted":    {"Agentur", "P1", "job,level,market_job,market_level\nAgentur,P1,Agent,P1\n", true, 1, review.Moderate, "", ""},
		"alike":                 {"Senior Accountant", "P3", "", false, 0, "", `no match; "Accountant P3" of "S" is suggested and not confirmed`, ""},
		"alike, counted":        {"Senior Accountant", "P3", "", true, 1, review.Moderate, "", ""},
		"alike, its level not":  {"Agents", "P7", "", true, 1, review.Weak, "", ""},
		"confirmed, all levels": {"Agents", "P7", "job,market_job,market_level,quality\nAgents,Agent,all,strong\n", false, 1, review.Strong, "", ""},
		"not in the market":     {"Agent", "P1", "job,market_job,quality\nAgent,Spy,strong\n", false, 0, "", `no match: "S" has no "Spy"; look at the line in the matches`, ""},
		"level not there":       {"Agent", "P1", "job,market_job,market_level,quality\nAgent,Agent,P5,strong\n", false, 0, "", `no match: "S" has no "P5"; look at the line in the matches`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			people := []roster.Person{employee(c.job, c.level, "")}
			ask := usual()
			ask.Provisional = c.provisional
			var known []match.Line
			if c.lines != "" {
				known = lines(t, c.lines)
			}
			got := prices(t, matcher(t, people, s), people, known, ask).Price(people[0])
			if len(got.Cuts) != c.cuts || got.Quality != c.quality || words(got.Reason) != c.reason || got.Note != c.note {
				t.Errorf("%d cuts, %s, %q, note %q; want %d, %s, %q, %q", len(got.Cuts), got.Quality, words(got.Reason), got.Note, c.cuts, c.quality, c.reason, c.note)
			}
			for _, cut := range got.Cuts {
				if suggested := strings.Contains(name, "counted") || name == "alike, its level not"; cut.Provisional != suggested {
					t.Errorf("provisional is %v", cut.Provisional)
				}
			}
			if name == "hybrid" && (got.Cuts[0].Share != 0.6 || got.Cuts[1].Share != 0.4 || got.Cuts[0].Title != "Product Manager") {
				t.Errorf("the parts are %+v", got.Cuts)
			}
		})
	}
}

// Several surveys: one cut each, weighed by the rule or as the lines say.
func TestSurveys(t *testing.T) {
	a, b := survey(t, "A", publishedFile), survey(t, "B", strings.ReplaceAll(publishedFile, "300,110", "100,200"))
	c := survey(t, "C", "job,level,p10,p50,p90\nAccountant,P2,1000,20000,30000\n")
	a.Weight, b.Weight = 0.7, 0.3
	people := []roster.Person{employee("Accountant", "P2", "")}
	for _, test := range []struct {
		name    string
		surveys []match.Survey
		rule    blend.Weighting
		lines   string
		want    []float64
		fails   string
	}{
		{"people", []match.Survey{a, b}, "", "", []float64{300, 100}, ""},
		{"employers", []match.Survey{a, b}, blend.ByEmployers, "", []float64{110, 200}, ""},
		{"equal", []match.Survey{a, b}, blend.Equally, "", []float64{1, 1}, ""},
		{"by hand", []match.Survey{a, b}, blend.ByHand, "", []float64{0.7, 0.3}, ""},
		{"unknown", []match.Survey{a, c}, blend.ByPeople, "", []float64{1, 1}, ""},
		{"alone", []match.Survey{c}, blend.ByPeople, "", []float64{1}, ""},
		{"stated", []match.Survey{a, b}, blend.ByPeople, "job,market,market_job,market_level,weight,quality\nAccountant,a,Accountant,P2,2,strong\nAccountant,B,Accountant,P2,1,weak\n", []float64{2, 1}, ""},
		{"stated once", []match.Survey{a, b}, "", "job,market,market_job,market_level,weight,quality\nAccountant,A,Accountant,P2,2,strong\n", nil, "Accountant P2 has a weight in some markets and none in others; write one for each, or none"},
		{"another market", []match.Survey{a, b}, "", "job,market,market_job,quality\nAccountant,X,Accountant,strong\n", nil, `matches, row 2: market "X": the markets are ["A" "B"]`},
		{"no market", []match.Survey{a, b}, "", "job,market_job,quality\nAccountant,Accountant,strong\n", nil, `matches, row 2: there are 2 markets, ["A" "B"]; write in the column market which one it is of`},
		{"not in one", []match.Survey{a, b}, "", "job,market,quality\nAccountant,A,none\n", []float64{1}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			ask := usual()
			ask.Weight = test.rule
			var known []match.Line
			if test.lines != "" {
				known = lines(t, test.lines)
			}
			p, err := matcher(t, people, test.surveys...).Price(t.Context(), people, known, ask)
			if test.fails != "" {
				if err == nil || !strings.Contains(err.Error(), test.fails) {
					t.Errorf("got %v, want %s", err, test.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got []float64
			for _, c := range p.Price(people[0]).Cuts {
				got = append(got, c.Weight)
			}
			if len(got) != len(test.want) {
				t.Fatalf("weights are %v, want %v", got, test.want)
			}
			for i := range got {
				if got[i] != test.want[i] {
					t.Errorf("weights are %v, want %v", got, test.want)
				}
			}
			said := table.AllWords(p.Remarks)
			if wanted := test.name == "unknown"; wanted != strings.Contains(strings.Join(said, "|"), "weigh alike") {
				t.Errorf("remarks: %q", said)
			}
		})
	}
	if _, err := match.NewMatcher([]match.Survey{a, a}, nil); err == nil || !strings.Contains(err.Error(), `two markets are called "A"`) {
		t.Errorf("two of one name: %v", err)
	}
}

// A place that a cut is limited to makes it local; that of a country does not.
func TestLocal(t *testing.T) {
	file := strings.Replace(recordsOf(job{"Engineer", "P2", "DE", "EUR", "1-50", 50_000, 20, 8}), "Country", "Country,City", 1)
	file = strings.ReplaceAll(file, ",DE,", ",DE,Leipzig,")
	people := []roster.Person{employee("Engineer", "P2", "DE")}
	for where, want := range map[string]bool{"": false, "City=Leipzig": true, "Country=DE": false, "company_size=1-50": false} {
		var limits []string
		if where != "" {
			limits = []string{where}
		}
		p := prices(t, matcher(t, people, survey(t, "S", file, limits...)), people, nil, usual())
		if got := p.Price(people[0]); len(got.Cuts) != 1 || got.Cuts[0].Local != want {
			t.Errorf("where %q: %+v", where, got)
		}
	}
	known := lines(t, "job,market_job,market_level,where,quality\nEngineer,Engineer,P2,City=Leipzig; company_size=1-50,strong\n")
	if got := prices(t, matcher(t, people, survey(t, "S", file)), people, known, usual()).Price(people[0]); len(got.Cuts) != 1 || !got.Cuts[0].Local {
		t.Errorf("a line of a place: %+v", got)
	}
	bad := lines(t, "job,market_job,where,quality\nEngineer,Engineer,Town=Leipzig,strong\n")
	_, err := matcher(t, people, survey(t, "S", file)).Price(t.Context(), people, bad, usual())
	if err == nil || !strings.Contains(err.Error(), `matches, row 2, where "Town=Leipzig": no column "Town"`) {
		t.Errorf("an unknown column: %v", err)
	}
}

// TestOneCountry: a country's name and its code are one, in our roster and in a survey.
func TestOneCountry(t *testing.T) {
	people := []roster.Person{employee("Nurse", "", "Germany"), employee("Nurse", "", "DE"), employee("Nurse", "", "FR"), employee("Nurse", "", "France")}
	m := matcher(t, people, survey(t, "s", recordsOf(
		job{title: "Nurse", country: "DE", currency: "EUR", pay: 40_000, people: 20, employers: 20},
		job{title: "Nurse", country: "France", currency: "EUR", pay: 50_000, people: 20, employers: 20})))
	p := prices(t, m, people, nil, usual())
	for i, want := range []float64{40_009.5, 40_009.5, 50_009.5, 50_009.5} {
		if got := median(p.Price(people[i])); got != want {
			t.Errorf("%s: the median is %v, want %v", people[i].Country, got, want)
		}
	}
	if jobs := match.Jobs(people); len(jobs) != 1 || len(jobs[0].Countries) != 2 {
		t.Errorf("jobs are %+v", jobs)
	}
}
