package roster_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
)

// partTimers is a roster of three jobs, each with two full-timers and a part-timer whose
// stated pay is that of full time times a factor.
func partTimers(header string, factor func(share float64) float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Employee ID,Job title,FTE,%s\n", header)
	for i, share := range []float64{0.5, 0.6, 0.8} {
		full := 50_000 + 4000*float64(i)
		fmt.Fprintf(&b, "A%d,Job %d,1,%.0f\nB%d,Job %d,1,%.0f\nC%d,Job %d,%g,%.0f\n", i, i, full-500, i, i, full+500, i, i, share, full*factor(share))
	}
	return b.String()
}

// TestBasis: who says what part-time pay is stated for, and what follows.
func TestBasis(t *testing.T) {
	asPaid := func(share float64) float64 { return share * 1.01 }
	whole := func(float64) float64 { return 0.99 }
	for name, test := range map[string]struct {
		text    string
		choices roster.Choices
		want    roster.Basis // "" where it is an error
		full    float64      // pay of the first part-timer at full time
		says    string
	}{
		"the file shows that it is as paid":       {partTimers("Base salary", asPaid), roster.Choices{}, roster.AsPaid, 50_500, "in 3 jobs part-timers' stated pay is 0.63 of full-timers', their share of full time 0.62: taken as stated as paid (--pay-is full-time if not)"},
		"the file shows that it is for full time": {partTimers("Base salary", whole), roster.Choices{}, roster.ForFullTime, 49_500, "taken as stated for full time (--pay-is as-paid if not)"},
		"the user says the opposite":              {partTimers("Base salary", asPaid), roster.Choices{PayIs: roster.ForFullTime}, roster.ForFullTime, 25_250, ""},
		"the header says full time":               {partTimers("Base salary (full-time equivalent)", asPaid), roster.Choices{}, roster.ForFullTime, 25_250, ""},
		"the header says as paid":                 {partTimers("Actual base salary", whole), roster.Choices{}, roster.AsPaid, 99_000, ""},
		"neither speaks":                          {partTimers("Base salary", func(share float64) float64 { return (1 + share) / 2 }), roster.Choices{}, "", 0, ""},
		"pay that differs too much":               {partTimers("Base salary", func(share float64) float64 { return map[float64]float64{0.5: 0.25, 0.6: 1, 0.8: 0.9}[share] }), roster.Choices{}, "", 0, ""},
		"too few part-timers":                     {strings.Join(strings.SplitAfter(partTimers("Base salary", asPaid), "\n")[:7], ""), roster.Choices{}, "", 0, ""},
		"nobody to compare with":                  {"Employee ID,Job title,FTE,Base salary\n1,Clerk,0.5,30000\n2,Nurse,1,50000\n", roster.Choices{}, "", 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := read(t, test.text, test.choices, ingest.Options{})
			if test.want == "" {
				if !errors.Is(err, roster.ErrPayBasis) || !strings.Contains(err.Error(), "--pay-is as-paid") || r == nil {
					t.Fatalf("error %v, want one that names the flag, beside the roster", err)
				}
				for _, p := range r.People {
					if part := p.Pay.FTE < 1; part != (problem(p) != "") || part && !strings.Contains(problem(p), "--pay-is") {
						t.Errorf("line %d, share %g: problem %q", p.Line, p.Pay.FTE, problem(p))
					}
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if p := r.People[2]; p.Pay.Basis != test.want || !near(p.Pay.FullTime, test.full) || !near(p.Pay.Paid, test.full*p.Pay.FTE) {
				t.Errorf("got %+v, want %v at full time, %s", p.Pay, test.full, test.want)
			}
			if !strings.Contains(remarks(r), test.says) || (test.says == "") == strings.Contains(remarks(r), "part-timers'") {
				t.Errorf("it says\n%s\nwant %q", remarks(r), test.says)
			}
		})
	}
}

// TestBasisByRow: a column answers row by row, and the user for the rows without one.
func TestBasisByRow(t *testing.T) {
	const text = `Employee ID,Job title,FTE,Base salary,Base is
1,Clerk,0.5,20000,actual
2,Clerk,0.5,40000,full-time
3,Clerk,0.5,21000,
4,Clerk,1,42000,
`
	if _, err := read(t, text, roster.Choices{}, ingest.Options{}); !errors.Is(err, roster.ErrPayBasis) {
		t.Errorf("row 4 says nothing, and no evidence speaks: %v", err)
	}
	r := must(t, text, roster.Choices{PayIs: roster.AsPaid})
	for i, want := range []float64{40000, 40000, 42000, 42000} {
		if got := r.People[i].Pay.FullTime; got != want {
			t.Errorf("line %d: %v at full time, want %v", r.People[i].Line, got, want)
		}
	}
	german := strings.NewReplacer("actual", "tatsächlich", "full-time", "Vollzeit", "Base is", "Gehaltsbasis", "Base salary", "Grundgehalt", "Job title", "Position").Replace(text)
	if r := must(t, german, roster.Choices{PayIs: roster.AsPaid}); r.People[1].Pay.FullTime != 40000 || r.People[0].Pay.FullTime != 40000 {
		t.Errorf("in German: %+v", r.People)
	}
}

// TestWhoIsAsked: only those who are counted, and whose pay the answer changes.
func TestWhoIsAsked(t *testing.T) {
	const text = `Employee ID,Job title,Department,FTE,Pay period,Base salary,Status
1,Clerk,A,1,Year,40000,Active
2,Clerk,A,0.5,Hour,20,Active
3,Clerk,A,0.5,Year,20000,Terminated
,Clerk,A,0.5,Year,20000,Active
5,Clerk,A,0.5,Year,,Active
6,Clerk,B,0.5,Year,20000,Active
`
	if _, err := read(t, text, roster.Choices{}, ingest.Options{}); !errors.Is(err, roster.ErrPayBasis) {
		t.Errorf("row 7 is asked about: %v", err)
	}
	r := must(t, text, roster.Choices{Where: []roster.Where{{Dimension: "department", Values: []string{"a"}}}})
	if len(r.People) != 5 || r.Report.RowsRead != 6 || r.Report.ByReason[0].Rows != 1 || r.People[1].Pay.FullTime != 41_600 || r.People[1].Pay.Paid != 20_800 {
		t.Errorf("%d people, %+v; the hourly rate is one of full time: %+v", len(r.People), r.Report, r.People[1].Pay)
	}
	if _, err := read(t, text, roster.Choices{Where: []roster.Where{{Dimension: "planet"}}}, ingest.Options{}); !errors.Is(err, ingest.ErrNoColumn) {
		t.Errorf("no such column: %v", err)
	}
}

// TestBasisWithoutShares: part-timers who get plainly less than full-timers are stated as
// paid, those who get the same for full time; what differs too much says nothing.
func TestBasisWithoutShares(t *testing.T) {
	for ratios, want := range map[[3]int]roster.Basis{
		{20_000, 26_000, 30_000}: roster.AsPaid, {49_500, 50_500, 50_000}: roster.ForFullTime, {20_000, 55_000, 45_000}: "",
	} {
		text := "Employee ID,Job title,Employment type,Base salary\n1,Clerk,Full-time,50000\n2,Clerk,Full-time,50000\n"
		for i, pay := range ratios {
			text += fmt.Sprintf("%d,Clerk,Part-time,%d\n", i+3, pay)
		}
		r, err := read(t, text, roster.Choices{}, ingest.Options{})
		if (err == nil) != (want != "") || r.Basis.Basis != want || r.Basis.Asked != 3 {
			t.Errorf("%v: %+v, %v; want %q", ratios, r.Basis, err, want)
		}
	}
}

// TestWhereCountry: people of a country are kept however it is written.
func TestWhereCountry(t *testing.T) {
	text := "employee_id,job_title,country,base,currency\n1,Nurse,Germany,40000,EUR\n2,Nurse,DE,41000,EUR\n3,Nurse,France,42000,EUR\n"
	r := must(t, text, roster.Choices{Where: []roster.Where{{Dimension: "country", Values: []string{"Deutschland"}}}})
	if len(r.People) != 2 || r.People[0].Country != "Germany" || r.People[1].Country != "DE" {
		t.Errorf("people are %+v", r.People)
	}
}
