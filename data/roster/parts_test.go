package roster_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
)

// TestRowsOfPlans: a file with a row for each plan of a person, each with a date of its own.
func TestRowsOfPlans(t *testing.T) {
	const text = `Employee ID,Job Profile,Compensation Plan,Amount,Currency,Frequency,Compensation Effective Date
1,Engineer,Salary Plan,110000,USD,Annual,2024-04-01
1,Engineer,Salary Plan,120000,USD,Annual,2025-04-01
1,Engineer,Annual Bonus Plan,12000,USD,Annual,2026-01-01
2,Analyst,Salary Plan,70000,USD,Annual,2025-04-01
2,Analyst,Car Allowance,500,USD,Monthly,2025-04-01
3,Clerk,Hourly Plan,25,USD,Hourly,2025-04-01
3,Clerk,Commission Plan,250,USD,Monthly,2025-04-01
3,Clerk,Commission Plan,999,USD,Monthly,2023-04-01
`
	r := must(t, text, roster.Choices{})
	if people(r) != "1@3 2@5 3@7" || r.Report.RowsRead != 8 || len(r.Report.NotTaken) != 5 {
		t.Fatalf("people %s, %+v", people(r), r.Report)
	}
	for i, want := range []struct {
		fullTime, target float64
		has              bool
	}{{120_000, 12_000, true}, {70_000, 0, false}, {52_000, 3000, true}} {
		if p := r.People[i].Pay; p.FullTime != want.fullTime || p.TargetVariable != want.target || p.HasTarget != want.has {
			t.Errorf("line %d: %+v, want %+v", r.People[i].Line, p, want)
		}
	}
	if !strings.Contains(remarks(r), `"Compensation Plan" says which part of pay each row holds`) {
		t.Errorf("it says\n%s", remarks(r))
	}
	// Two jobs of one person are not told by their names.
	if r, err := read(t, "Employee ID,Job title,Category,Base salary\n1,Clerk,A,20000\n1,Nurse,B,30000\n2,Cook,A,25000\n", roster.Choices{}, ingest.Options{}); err != nil || problem(r.People[0]) == "" || len(r.People) != 3 {
		t.Errorf("several rows need a decision: %+v, %v", r.People, err)
	}
}
