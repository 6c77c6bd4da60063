package roster_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
)

// people lists ids with the line each is of.
func people(r *roster.Roster) string {
	var all []string
	for _, p := range r.People {
		all = append(all, fmt.Sprint(p.ID, "@", p.Line))
	}
	return strings.Join(all, " ")
}

// TestHistory: of several rows a person the one of the roster's day is taken, and rows of
// one day need a decision.
func TestHistory(t *testing.T) {
	const text = `Employee ID,Job title,Valid from,Base salary
1,Clerk,2024-01-01,40000
1,Clerk,2025-01-01,42000
2,Nurse,2025-03-01,50000
1,Clerk,2026-01-01,44000
3,Guard,2026-01-01,30000
3,Driver,2026-01-01,31000
4,Cook,2026-06-01,33000
`
	for name, test := range map[string]struct {
		on      time.Time
		choices roster.Choices
		want    string
		reasons string
		says    string
	}{
		"the last of each":  {time.Time{}, roster.Choices{}, "2@4 1@5 3@6 3@7 4@8", "row-earlier:2", `2 rows are earlier ones of their people by "Valid from"`},
		"on a day":          {day(2025, 6, 1), roster.Choices{}, "1@3 2@4", "row-later:4 row-earlier:1", "5 rows of people are not those of 1 June 2025"},
		"on the first day":  {day(2024, 1, 1), roster.Choices{}, "1@2", "row-later:6", ""},
		"the last row":      {time.Time{}, roster.Choices{SeveralRows: roster.LastRow}, "2@4 1@5 3@7 4@8", "row-earlier:2 row-mistaken:1", ""},
		"each row is a job": {time.Time{}, roster.Choices{SeveralRows: roster.EachIsAJob}, "2@4 1@5 3@6 3 (2)@7 4@8", "row-earlier:2", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := read(t, text, test.choices, ingest.Options{Effective: test.on})
			if err != nil {
				t.Fatal(err)
			}
			var reasons []string
			for _, why := range r.Report.ByReason {
				reasons = append(reasons, fmt.Sprint(why.Why.Kind, ":", why.Rows))
			}
			if people(r) != test.want || strings.Join(reasons, " ") != test.reasons || r.Report.RowsRead != 7 || r.Report.RowsTaken+len(r.Report.NotTaken) != 7 {
				t.Errorf("people %s, reasons %s; want %s, %s", people(r), reasons, test.want, test.reasons)
			}
			if !strings.Contains(remarks(r), test.says) {
				t.Errorf("it says\n%s\nwant %s", remarks(r), test.says)
			}
			counted := test.choices.SeveralRows != ""
			for _, p := range r.People {
				if strings.HasPrefix(p.ID, "3") && (problem(p) == "") != counted {
					t.Errorf("%s, line %d: %q", p.ID, p.Line, problem(p))
				}
			}
		})
	}
}

// TestJobHistory: a file whose only dates are those of jobs is a history of jobs.
func TestJobHistory(t *testing.T) {
	r := must(t, "employee_number,job_title,job_effective_date,annual_salary\n7,Clerk,2020-01-01,40000\n7,Manager,2024-01-01,60000\n8,Nurse,2021-01-01,50000\n", roster.Choices{})
	if people(r) != "7@3 8@4" || r.People[0].Job != "Manager" {
		t.Errorf("got %s", people(r))
	}
}

// TestStates: statuses in words, codes and answers to a header's question.
func TestStates(t *testing.T) {
	for _, test := range []struct {
		header, cells string
		want          []roster.State
	}{
		{"Status", "Active|On notice|Terminated|Parental leave", []roster.State{roster.Working, roster.Leaving, roster.Left, roster.Away}},
		{"Employment Status", "Active|Leaving|Voluntarily Terminated|Leave of Absence", []roster.State{roster.Working, roster.Leaving, roster.Left, roster.Away}},
		{"Status", "aktiv|gekündigt|ausgetreten|Elternzeit", []roster.State{roster.Working, roster.Leaving, roster.Left, roster.Away}},
		{"Statut", "Actif|En préavis|Sorti|Congé maternité", []roster.State{roster.Working, roster.Leaving, roster.Left, roster.Away}},
		{"Termd", "0|0|1|0", []roster.State{roster.Working, roster.Working, roster.Left, roster.Working}},
		{"Is active", "Yes|No|No|Yes", []roster.State{roster.Working, roster.Left, roster.Left, roster.Working}},
		{"Status", "Blue|Green|Blue|Green", []roster.State{roster.Working, roster.Left, roster.Working, roster.Left}}, // by the user's word
		{"Status", "A|T|A|L", []roster.State{roster.Working, roster.Left, roster.Working, roster.Away}},
	} {
		text := "Employee ID,Base salary," + test.header + "\n"
		for i, cell := range strings.Split(test.cells, "|") {
			text += fmt.Sprintf("%d,50000,%s\n", i+1, cell)
		}
		r := must(t, text, roster.Choices{States: map[string]roster.State{"Green": roster.Left}})
		if len(r.People) != len(test.want) {
			t.Errorf("%s: %d people of %v", test.cells, len(r.People), r.Report.ByReason)
			continue
		}
		for i, want := range test.want {
			if got := r.People[i].State; got != want {
				t.Errorf("%s %q: %s, want %s", test.header, r.People[i].Status, got, want)
			}
		}
		if said := strings.Contains(remarks(r), `"Blue" in "Status" says nothing known`); said != strings.Contains(test.cells, "Blue") {
			t.Errorf("%s: it says\n%s", test.cells, remarks(r))
		}
	}
}

// TestLeaving: a day of leaving comes before the status.
func TestLeaving(t *testing.T) {
	on := day(2026, 6, 30)
	for _, test := range []struct {
		p             roster.Person
		left, leaving bool
	}{
		{roster.Person{State: roster.Working}, false, false},
		{roster.Person{State: roster.Left}, true, false},
		{roster.Person{State: roster.Leaving}, false, true},
		{roster.Person{State: roster.Working, LeftOn: on}, true, false},
		{roster.Person{State: roster.Left, LeftOn: on.AddDate(0, 0, 1)}, false, true},
		{roster.Person{State: roster.Away}, false, false},
	} {
		if test.p.HasLeft(on) != test.left || test.p.IsLeaving(on) != test.leaving {
			t.Errorf("%+v: left %v, leaving %v", test.p, test.p.HasLeft(on), test.p.IsLeaving(on))
		}
	}
	for state, left := range map[roster.State]bool{roster.Left: true, roster.Working: false} {
		p := roster.Person{State: state, LeftOn: on}
		if p.HasLeft(time.Time{}) != left || p.IsLeaving(time.Time{}) == left {
			t.Errorf("of no known day, %s: left %v, leaving %v", state, !left, left)
		}
	}
}

// TestManagers: ids as others write them, names, strangers and loops.
func TestManagers(t *testing.T) {
	const text = `Employee ID,Name,Manager ID,Manager name,Base salary
1,Ada,,Ada,50000
2,Bo,1.0,Ada,50000
3,Cy,2,Bo,50000
4,Di,99,Zed,50000
5,Ed,6,Flo,50000
6,Flo,7,Gus,50000
7,Gus,5,Ed,50000
8,Hal,5,Ed,50000
`
	for _, column := range []string{"Manager ID", "Manager name"} {
		drop := map[string]string{"Manager ID": "Manager name", "Manager name": "Manager ID"}[column]
		r, err := read(t, text, roster.Choices{}, ingest.Options{Columns: []ingest.Choice{{Header: drop, Meaning: "ignore"}}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range r.People {
			got = append(got, p.Manager)
		}
		if strings.Join(got, " ") != " 1 2     5" {
			t.Errorf("%s: managers %q", column, got)
		}
		said := remarks(r)
		if !strings.Contains(said, "3 people lead back to themselves by \""+column+"\", and are taken without manager: rows 6, 7 and 8") ||
			strings.Contains(said, "1 person leads back") || // who leads all is entered as their own manager
			!strings.Contains(said, "1 person has a manager in \""+column+"\" who is not in the roster: row 5") {
			t.Errorf("it says\n%s", said)
		}
		for _, id := range []string{"Ada", "Zed", "99"} {
			if strings.Contains(said, id) {
				t.Errorf("a remark names %q\n%s", id, said)
			}
		}
		if d := r.Dimension("manager"); d == nil || d.Of(2) != "2" || d.Of(4) != "" {
			t.Errorf("people are grouped by %+v", d)
		}
	}
}

// TestFewDates: a column that hardly has a date makes no history.
func TestFewDates(t *testing.T) {
	r := must(t, "Employee ID,Job title,Valid from,Base salary\n1,Clerk,2024-01-01,40000\n1,Nurse,,42000\n2,Cook,,43000\n", roster.Choices{})
	if people(r) != "1@2 1@3 2@4" || problem(r.People[0]) == "" {
		t.Errorf("got %s", people(r))
	}
}
