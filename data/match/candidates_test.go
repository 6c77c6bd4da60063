package match_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/match"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/data/roster"
)

const codedFile = `job_code,job,people,employers,p10,p50,p90
11-2021,Marketing Managers,300,110,82000,161000,239000
11-2022,Sales Managers,180,85,67000,138000,230000
15-1252,Software Developers,900,300,79000,133000,208000
13-2011,Accountants and Auditors,900,300,52000,81000,141000
`

// By code first, then by title; else what is alike, whatever the order of its words.
func TestCandidates(t *testing.T) {
	m := matcher(t, nil, survey(t, "S", codedFile))
	for _, c := range []struct {
		job  review.Job
		want []string
	}{
		{review.Job{Code: "112021", Title: "Brand Lead"}, []string{"exact 11-2021 1.00"}},
		{review.Job{Title: "MARKETING managers"}, []string{"exact Marketing Managers 1.00"}},
		{review.Job{Title: "Manager, Marketing"}, []string{"Marketing Managers 1.00"}},
		{review.Job{Title: "Mktg Mgr II"}, []string{"Marketing Managers 1.00"}},
		{review.Job{Title: "Marketing Managr"}, []string{"Marketing Managers 0.80"}},
		{review.Job{Title: "Senior Auditor"}, []string{"Accountants and Auditors 0.76"}},
		{review.Job{Title: "Software Engineer"}, []string{"Software Developers 0.35"}},
		{review.Job{Title: "Growth Ninja"}, nil},
		{review.Job{Code: "99-9999", Title: "Sales Managers"}, []string{"exact Sales Managers 1.00"}},
	} {
		var got []string
		for _, one := range m.Candidates(c.job, 2) {
			text := one.Title
			if one.Code != "" {
				text = one.Code
			}
			if one.Exact {
				text = "exact " + text
			}
			if one.Exact == one.Suggestion() {
				t.Errorf("%v: %s has the quality %q", c.job, text, one.Quality)
			}
			got = append(got, fmt.Sprintf("%s %.2f", text, one.Score))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%v: %q, want %q", c.job, got, c.want)
		}
	}
}

// A code says the level, too, so it is strong in a market without levels; a title is weak.
func TestWithoutLevels(t *testing.T) {
	people := []roster.Person{employee("Sales Managers", "P3", "US")}
	coded := people[0]
	coded.JobCode = "11-2021"
	p := prices(t, matcher(t, people, survey(t, "S", codedFile)), []roster.Person{people[0], coded}, nil, usual())
	byTitle, byCode := p.Price(people[0]), p.Price(coded)
	if median(byTitle) != 138_000 || byTitle.Quality != review.Weak || median(byCode) != 161_000 || byCode.Quality != review.Strong {
		t.Errorf("by title %+v, by code %+v", byTitle, byCode)
	}
	if len(p.Remarks) != 1 || words(&p.Remarks[0]) != `"S" has no levels, so what is matched by title alone is weak` {
		t.Errorf("remarks: %v", p.Remarks)
	}
}

// Jobs are those of people, each once; lines that are known stay, also of jobs that
// nobody has any more.
func TestPropose(t *testing.T) {
	people := []roster.Person{
		employee("Sales Managers", "", "DE"), employee("sales-managers", "", "DE"), employee("Growth Ninja", "", "FR"),
		employee("Marketing Manager", "", ""),
		{JobCode: "15-1252", Job: "Dev"},
		{},
	}
	jobs := match.Jobs(people)
	if len(jobs) != 4 || jobs[0].People != 2 || fmt.Sprint(jobs[0].Countries) != "[DE]" {
		t.Fatalf("jobs are %+v", jobs)
	}
	known := lines(t, "job,market_job,quality\nGrowth Ninja,Sales Managers,weak\nBaker,Software Developers,strong\n")
	var got []string
	proposed, err := matcher(t, people, survey(t, "S", codedFile)).Propose(t.Context(), jobs, known)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range proposed {
		got = append(got, fmt.Sprintf("%s%s → %s%s %s %v", c.Job.Code, c.Job.Title, c.Code, c.Title, c.Quality, c.Exact))
	}
	want := []string{
		"Sales Managers → Sales Managers weak true", "Growth Ninja → Sales Managers weak true", "15-1252Dev → 15-1252Software Developers strong true",
		"Marketing Manager → Marketing Managers  false", "Baker → Software Developers strong false",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	two, err := matcher(t, people, survey(t, "S", codedFile), survey(t, "T", publishedFile)).Propose(t.Context(), jobs[:1], nil)
	if err != nil || len(two) != 2 || two[0].Market != "S" || two[1].Market != "T" || two[1].Title != "" {
		t.Errorf("of two surveys: %+v", two)
	}
}

// What the market does not have at a level is proposed for all levels, and weak; what the
// gate withholds says so.
func TestProposeLevels(t *testing.T) {
	people := []roster.Person{employee("Agent", "P1", ""), employee("Agent", "P3", "")}
	proposed, err := matcher(t, people, survey(t, "S", publishedFile)).Propose(t.Context(), match.Jobs(people), nil)
	if err != nil || len(proposed) != 2 || proposed[0].Level != "P1" || proposed[0].Quality != review.Strong || proposed[1].Level != "" || proposed[1].Quality != review.Weak {
		t.Errorf("%+v, %v", proposed, err)
	}
	people = []roster.Person{employee("Clerk", "P2", "DE")}
	few := survey(t, "S", recordsOf(job{"Clerk", "P2", "DE", "EUR", "1-50", 30_000, 4, 4}, job{"Baker", "P2", "DE", "EUR", "1-50", 20_000, 9, 9}))
	proposed, err = matcher(t, people, few).Propose(t.Context(), match.Jobs(people), nil)
	if err != nil || len(proposed) != 1 || words(proposed[0].Reason) != "needs 5 people, has 4" || proposed[0].Level != "P2" {
		t.Errorf("%+v, %v", proposed, err)
	}
}

// Suggestions stand in the order of how much they are alike, whoever has the job.
func TestProposeOrder(t *testing.T) {
	people := []roster.Person{employee("Juggler", "", ""), employee("Senior Marketing Manager", "", ""), employee("Senior Marketing Manager", "", ""), employee("Marketing Manager", "", "")}
	proposed, err := matcher(t, people, survey(t, "S", codedFile)).Propose(t.Context(), match.Jobs(people), nil)
	if err != nil || len(proposed) != 3 || proposed[0].Job.Title != "Marketing Manager" || proposed[1].Score >= proposed[0].Score || proposed[2].Job.Title != "Juggler" {
		t.Errorf("%+v, %v", proposed, err)
	}
}

// TestSearch: any job of a survey is found by some of its words, but for a slip.
func TestSearch(t *testing.T) {
	m := matcher(t, nil, survey(t, "S", codedFile), survey(t, "T", publishedFile))
	for typed, want := range map[string]string{
		"mana":          "S Marketing Managers, S Sales Managers, T Product Manager",
		"sales managr":  "S Sales Managers",
		"devel soft":    "S Software Developers",
		"Acountants":    "S Accountants and Auditors, T Accountant",
		"pm":            "T Product Manager",
		"ninja":         "",
		"data sientist": "T Data Scientist",
	} {
		var got []string
		for _, c := range m.Search(review.Job{Title: "Marketing Lead", Level: "P3"}, typed, 5) {
			got = append(got, c.Market+" "+c.Title)
			if c.Exact || !c.Suggestion() || c.Title == "Data Scientist" && c.Level != "P3" {
				t.Errorf("%q: %+v", typed, c)
			}
		}
		if text := strings.Join(got, ", "); text != want {
			t.Errorf("%q finds %s; want %s", typed, text, want)
		}
	}
	if got := m.Search(review.Job{}, "a", 1); len(got) != 2 {
		t.Errorf("one of each survey: %+v", got)
	}
	for _, c := range []struct {
		job, market, title string
		want               float64
	}{{"Marketing managers", "S", "Marketing Managers", 1}, {"Marketing Managers", "S", "Software Developers", 0}, {"", "S", "Sales Managers", 0}, {"Sales Managers", "X", "Sales Managers", 0}} {
		if got := m.Likeness(match.Line{Job: review.Job{Title: c.job}, Market: c.market, Title: c.title}); got != c.want {
			t.Errorf("%q and %q of %s: %v, want %v", c.job, c.title, c.market, got, c.want)
		}
	}
}
