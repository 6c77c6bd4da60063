package command_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// TestLawDepartment holds a city's lawyers of 2017 against the national wages of 2024: the
// figures come with what a reader must know of dates and levels, and what is only alike
// does not count.
func TestLawDepartment(t *testing.T) {
	people, market := realfiles.Path(t, "data", "chicago_payroll", "chicago_no_names.csv"), realfiles.Path(t, "data", "bls_oews", "national_M2024_dl.xlsx")
	matches := reviewFile(t, "matches.csv", "job,market_job,quality\nASST CORPORATION COUNSEL,Lawyers,moderate\nPARALEGAL II,Paralegals and Legal Assistants,strong\n")
	stdout, errs, code := run(t, "review", people, "--market", "OEWS="+market, "--where", "department=LAW", "--jobs", matches, "--as-of", "2017-05-01")
	for _, want := range []string{
		`"OEWS" is of 1 May 2024, after the roster, which is of 1 May 2017`,
		`"OEWS" has no levels, so what is matched by title alone is weak`,
	} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is not among the notes:\n%s", want, errs)
		}
	}
	text := strings.Join(strings.Fields(stdout), " ")
	if code != 0 || !strings.Contains(text, "LAW 405 ") || !strings.Contains(text, `no match; what is suggested is not confirmed ("review jobs" lists it)`) {
		t.Errorf("exit %d: %s", code, stdout)
	}
}

// TestOwnPayAsMarket reads a county's payroll as roster and as a market of its own people,
// of whom the gate asks for no employers: against their own medians they are paid nearly
// what they are paid.
func TestOwnPayAsMarket(t *testing.T) {
	payroll := realfiles.Path(t, "review", "rosters", "montgomery_2016_no_names.csv")
	stdout, errs, code := run(t, "review", payroll, "--market", "self="+payroll, "--declared", "self:own employees", "--pay-is", "as-paid", "--format", "json")
	var got struct {
		Total struct {
			Rows, Counted int
			Index         float64 `json:"market_index"`
		}
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != 0 {
		t.Fatalf("exit %d: %v: %s", code, err, errs)
	}
	if got.Total.Rows != 9228 || got.Total.Counted < 7500 || math.Abs(got.Total.Index-1) > 0.02 {
		t.Errorf("the total is %+v", got.Total)
	}
}
