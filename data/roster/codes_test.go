package roster_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/roster"
)

// TestNamesBeforeCodes: people are grouped by the names of departments where their codes
// stand beside them, in either order, and by what the user says; what is no pair of code
// and name is not exchanged.
func TestNamesBeforeCodes(t *testing.T) {
	const pay = "Employee ID\tJob title\tBase salary\t"
	for _, test := range []struct{ headers, cells, want string }{
		{"Department\tDepartment Name", "POL\tDepartment of Police|FIN\tFinance|POL\tDepartment of Police", "Department of Police"},
		{"Department Name\tDepartment", "Department of Police\tPOL|Finance\tFIN|Department of Police\tPOL", "Department of Police"},
		{"Department\tDepartment Name", "POL\tPolice North|FIN\tFinance|POL\tPolice South", "POL"},
		{"Department\tDepartment Name", "POL\tPublic Safety|FIN\tFinance|FRS\tPublic Safety", "POL"},
		{"Department\tDepartment Name", "Police\tP|Finance\tF|Police\tP", "Police"},
	} {
		text := pay + test.headers + "\n"
		for i, cells := range strings.Split(test.cells, "|") {
			text += string(rune('1'+i)) + "\tClerk\t50000\t" + cells + "\n"
		}
		p := must(t, text, roster.Choices{}).People[0]
		if p.Department != test.want {
			t.Errorf("%s: %q, want %q", test.headers, p.Department, test.want)
		}
	}
	chosen := ingest.Options{Columns: []ingest.Choice{{Header: "Department", Meaning: columns.Department}}}
	people, err := read(t, pay+"Department\tDepartment Name\n1\tClerk\t50000\tPOL\tDepartment of Police\n2\tClerk\t50000\tFIN\tFinance\n", roster.Choices{}, chosen)
	if err != nil || people.People[0].Department != "POL" {
		t.Errorf("the user's column is not taken: %v", err)
	}
}

// TestRealColumns: what columns of two public rosters are taken for where a guess by a word
// of the header alone went wrong.
func TestRealColumns(t *testing.T) {
	for file, want := range map[string]map[string]columns.Meaning{
		"hrdataset_v14_no_names.csv": {
			"FromDiversityJobFairID": columns.Ignore, "PositionID": columns.JobCode, "LastPerformanceReview_Date": columns.Other, "DateofHire": columns.HireDate,
		},
		"montgomery_2016_no_names.csv": {"Department": columns.Department, "Department Name": columns.Department},
	} {
		r, err := ingest.Read(t.Context(), realfiles.Path(t, "review", "rosters", file), ingest.Options{As: ingest.RosterForm}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, name := range r.Layout.Names {
			if m, ok := want[name]; ok && r.Assignment.Columns[i].Meaning != m {
				t.Errorf("%s: %q is taken for %s, want %s", file, name, r.Assignment.Columns[i].Meaning, m)
			}
		}
		people, err := roster.From(r, roster.Choices{})
		if err != nil {
			t.Fatal(err)
		}
		if d := people.Dimension("department"); file[0] == 'm' && d.Header != "Department Name" {
			t.Errorf("%s: people are grouped by %q", file, d.Header)
		}
	}
}
