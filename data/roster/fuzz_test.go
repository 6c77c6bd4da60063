package roster_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
)

// FuzzFrom: whatever a file holds, every row of it is a person or has its reason, nobody
// earns less than nothing, and whoever is counted has pay.
func FuzzFrom(f *testing.F) {
	f.Add("employee_id,job_title,level,manager_id,country,fte,base,period,base_is\nE1,Clerk,P1,,CH,1,4000,month,actual\nE2,Clerk,P1,E1,CH,.5,2000,month,full-time\nE2,Clerk,P1,E1,DE,0,20,hour,\n", "last", 13.0)
	f.Add("Employee ID,Manager ID,FTE,Base salary,Valid from\n1,2,0.5,20000,2024-01-01\n2,1,80,4e4,31.12.2024\n1,1,,x,\n", "jobs", 0.0)
	f.Add("Personalnummer;Fixgehalt;Wochenstunden;Status\n1;4.200,00;20;gekündigt\n;1e308;-3;\n", "", -1.0)
	f.Add("Name\tMonthly wage\t13th month salary\tRange minimum\tRange maximum\nA\t-1\t1e300\t9\t1\n", "", math.Inf(1))
	f.Fuzz(func(t *testing.T, text, several string, months float64) {
		r, err := ingest.ReadBytes(t.Context(), "people.csv", []byte(text), ingest.Options{As: ingest.RosterForm})
		if err != nil {
			return
		}
		made, err := roster.From(r, roster.Choices{
			SeveralRows: roster.Several(several), Months: map[string]float64{"": months}, FullTimeHours: map[string]float64{"DE": months},
		})
		switch {
		case made == nil && err == nil, err != nil && !errors.Is(err, roster.ErrPayBasis) && !errors.Is(err, ingest.ErrNoPay):
			t.Fatalf("%v", err)
		case made == nil:
			return
		}
		if rep := made.Report; rep.RowsTaken != len(made.People) || rep.RowsRead != rep.RowsTaken+reasons(rep) {
			t.Errorf("%d rows read, %d people, %d with a reason", rep.RowsRead, len(made.People), reasons(rep))
		}
		managers := map[string]string{}
		for _, p := range made.People {
			managers[p.ID] = p.Manager
			counted := p.Problem == nil
			if counted && (!(p.Pay.FullTime > 0) || !(p.Pay.Paid > 0)) || p.Pay.FullTime < 0 || p.Pay.Paid < 0 || p.Pay.Stated < 0 || p.Line < 1 {
				t.Errorf("a person that cannot be: %+v", p)
			}
		}
		for _, d := range append(made.Dimensions, made.Protected...) {
			if len(d.Codes) != len(made.People) {
				t.Errorf("%s has %d people of %d", d.Name, len(d.Codes), len(made.People))
			}
		}
		if !strings.Contains(text, "anager") {
			return
		}
		for id := range managers {
			seen := 0
			for at := id; managers[at] != "" && seen <= len(managers); seen++ {
				at = managers[at]
			}
			if known := managers[id] != ""; known && seen > len(managers) {
				t.Errorf("managers lead in a circle")
			}
		}
	})
}

// reasons counts the rows that are not taken.
func reasons(r ingest.Report) (n int) {
	for _, why := range r.ByReason {
		n += why.Rows
	}
	return n
}
