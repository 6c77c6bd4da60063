package command_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// TestInspectJSON has kind, arguments and text of every remark and reason.
func TestInspectJSON(t *testing.T) {
	stdout, stderr, code := run(t, "inspect", pay(t, "small.csv", "Role,Salary\nA,50000\nB,ask\nC,60000 EUR USD\nD,ask\nE,51000\nF,52000\nG,53000\nH,54000\nI,55000\nJ,56000\n"), "--format", "json")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	type cell struct {
		Row  int
		Text string
		Why  table.Said
	}
	var found struct {
		Name    string
		Columns []struct {
			Header     string
			Why        table.Said
			Unreadable []cell
		}
		Remarks []table.Said
		Report  struct {
			RowsRead int    `json:"rows_read"`
			NotTaken []cell `json:"not_taken"`
			ByReason []struct {
				Why  table.Said
				Rows int
			} `json:"by_reason"`
		}
	}
	if err := json.Unmarshal([]byte(stdout), &found); err != nil {
		t.Fatal(err)
	}
	if found.Name != "small.csv" || len(found.Columns) != 2 || found.Columns[1].Header != "Salary" || found.Report.RowsRead != 10 {
		t.Fatalf("%+v", found)
	}
	if why := found.Columns[0].Why; why.Kind != remark.EvidenceHeader || why.Text != "its header says role" {
		t.Errorf("a column is what it is because of %+v", why)
	}
	if len(found.Remarks) == 0 || found.Remarks[0].Text == "" {
		t.Errorf("remarks %+v", found.Remarks)
	}
	for _, cells := range [][]cell{found.Columns[1].Unreadable, found.Report.NotTaken} {
		if len(cells) != 3 || cells[1].Row != 4 || cells[1].Text != "60000 EUR USD" || cells[1].Why.Kind != remark.AmountTwoCurrencies || cells[1].Why.Text != "an amount in two currencies" {
			t.Errorf("cells %+v", cells)
		}
	}
	if by := found.Report.ByReason; len(by) != 2 || by[0].Rows != 2 || by[0].Why.Text != "not an amount" || by[1].Why.Kind != remark.AmountTwoCurrencies {
		t.Errorf("reasons %+v", by)
	}
}

// The report of a file says whose names are one employer, and whose are none.
func TestInspectNamesEmployers(t *testing.T) {
	file := payOf(t, "Employer,Salary", 40, func(i int) string {
		return fmt.Sprintf("%s,%d", [5]string{"n/a", "unbekannt", "Acme", "ACME", "aCme"}[i%5], 40_000+1_000*i)
	})
	stdout, _, _ := run(t, "inspect", file)
	for _, want := range []string{`16 people have a word for no answer in "Employer"`, `2 employers in "Employer" are others spelt differently`} {
		if !strings.Contains(strings.Join(strings.Fields(stdout), " "), want) {
			t.Errorf("inspect does not say %q:\n%s", want, stdout)
		}
	}
}
