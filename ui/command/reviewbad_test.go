package command_test

import (
	"encoding/csv"
	"strings"
	"testing"
)

// badMarket is a survey of two jobs, of which one has too few people.
const badMarket = `Job title,Level,Currency,Employer,Base salary
Engineer,P1,EUR,A,50000
Engineer,P1,EUR,B,52000
Engineer,P1,EUR,C,54000
Engineer,P1,EUR,D,56000
Engineer,P1,EUR,E,58000
Engineer,P1,EUR,F,60000
Seller,P1,EUR,A,40000
Seller,P1,EUR,B,41000
Seller,P1,EUR,C,42000
Seller,P1,EUR,D,43000
`

// TestBadPeople: whoever cannot be counted is shown with the reason, nobody is dropped, and
// nobody counts as zero. Four other people beside them are paid as usual.
func TestBadPeople(t *testing.T) {
	const head = "employee_id,job_title,level,manager_id,base,period,currency,fte,min,max\n"
	for name, test := range map[string]struct {
		rows   string // of the roster, after E0's
		reason string // of the person of the first of them; "" where they count
		column string // of the table of people, and
		cell   string // what stands there
		note   string // on the standard error
		args   []string
	}{
		"pay blank":         {rows: "E1,Engineer,P1,E0,,year,EUR,1,,", reason: "no pay", column: "full_time_pay"},
		"pay a text":        {rows: "E1,Engineer,P1,E0,tbd,year,EUR,1,,", reason: `pay not read: "tbd"`, column: "full_time_pay"},
		"pay 0":             {rows: "E1,Engineer,P1,E0,0,year,EUR,1,,", reason: "no pay", column: "full_time_pay"},
		"pay negative":      {rows: "E1,Engineer,P1,E0,-5,year,EUR,1,,", reason: `pay not read: "-5"`, column: "full_time_pay"},
		"id blank":          {rows: ",Engineer,P1,E0,51000,year,EUR,1,,", reason: "no id", note: "1 row has no id in"},
		"id on two rows":    {rows: "E1,Engineer,P1,E0,51000,year,EUR,1,,\nE1,Engineer,P1,E0,52000,year,EUR,1,,", reason: "id stands on 2 rows", note: "2 rows have an id"},
		"no match":          {rows: "E1,Plumber,P1,E0,51000,year,EUR,1,,", reason: "no match", column: "compa_ratio"},
		"market withheld":   {rows: "E1,Seller,P1,E0,51000,year,EUR,1,,", reason: "market withheld: needs 5 people, has 4", column: "market_p50"},
		"no rate":           {rows: "E1,Engineer,P1,E0,51000,year,SEK,1,,", reason: "no rate for SEK"},
		"hourly":            {rows: "E1,Engineer,P1,E0,30,hour,EUR,1,,", column: "full_time_pay", cell: "62400", note: "full time is taken for 40 hours a week (--full-time-hours if not)"},
		"hourly, told":      {rows: "E1,Engineer,P1,E0,30,hour,EUR,1,,", column: "full_time_pay", cell: "58500", args: []string{"--full-time-hours", "37.5"}},
		"share 0":           {rows: "E1,Engineer,P1,E0,51000,year,EUR,0,,", reason: "the share of full time is unknown", column: "full_time_pay"},
		"share above 1":     {rows: "E1,Engineer,P1,E0,55000,year,EUR,1.1,,", column: "full_time_pay", cell: "50000", note: `1 person works more than full time by "fte"`},
		"shares in hundred": {rows: "E1,Engineer,P1,E0,40000,year,EUR,80,,", column: "full_time_pay", cell: "50000"},
		"no currency":       {rows: "E1,Engineer,P1,E0,51000,year,,1,,", column: "currency", cell: "EUR"},
		"range upside down": {rows: "E1,Engineer,P1,E0,51000,year,EUR,1,60000,40000", reason: "the range is upside down, from 60,000 to 40,000, and is not used", column: "compa_ratio", note: "1 row states a range whose minimum is above its maximum: row 6"},
		"range no width":    {rows: "E1,Engineer,P1,E0,51000,year,EUR,1,51000,51000", column: "position", cell: "in range"},
		"unknown manager":   {rows: "E1,Engineer,P1,X9,51000,year,EUR,1,,", column: "manager_id", note: `1 person has a manager in "manager_id" who is not in the roster: row 6`},
		"manager loop":      {rows: "E1,Engineer,P1,E2,51000,year,EUR,1,,\nE2,Engineer,P1,E1,51000,year,EUR,1,,", column: "manager_id", note: `2 people lead back to themselves by "manager_id", and are taken without manager: rows 6 and 7`},
	} {
		t.Run(name, func(t *testing.T) {
			beside := "E0,Engineer,P1,,52000,year,EUR,1,,\nE7,Engineer,P1,E0,53000,year,EUR,1,,\nE8,Engineer,P1,E0,54000,year,EUR,1,,\nE9,Engineer,P1,E7,55000,year,EUR,1,,\n"
			if strings.Contains(test.rows, "EUR,80,") {
				beside = strings.ReplaceAll(beside, "EUR,1,", "EUR,100,")
			}
			people, market := reviewFile(t, "people.csv", head+beside+test.rows+"\n"), reviewFile(t, "market.csv", badMarket)
			out, errs, code := run(t, append([]string{"review", people, "--market", market, "--pay-is", "as-paid", "--format", "csv"}, test.args...)...)
			all, err := csv.NewReader(strings.NewReader(out)).ReadAll()
			if err != nil || code != 0 || len(all) != 1+4+1+strings.Count(test.rows, "\n") {
				t.Fatalf("exit %d: %d rows, %v: %s", code, len(all), err, errs)
			}
			of := func(column string) string {
				for i, h := range all[0] {
					if h == column {
						return all[5][i]
					}
				}
				t.Fatalf("no column %q in %q", column, all[0])
				return ""
			}
			if got := of("reason"); got != test.reason {
				t.Errorf("the reason is %q, want %q", got, test.reason)
			}
			if test.column != "" {
				if got := of(test.column); got != test.cell {
					t.Errorf("%s is %q, want %q", test.column, got, test.cell)
				}
			}
			if !strings.Contains(errs, test.note) {
				t.Errorf("nothing says %q: %s", test.note, errs)
			}
		})
	}
}

// TestBadTables: tables that can mean nothing are refused with the row, and dates far from
// each other are said with both.
func TestBadTables(t *testing.T) {
	people := reviewFile(t, "people.csv", "employee_id,job_title,level,base,currency,grade\nE1,Engineer,P1,51000,EUR,G1\nE2,Engineer,P1,52000,EUR,G1\n")
	market := reviewFile(t, "market.csv", badMarket)
	with := func(args ...string) []string {
		return append([]string{"review", people, "--market", market, "--as-of", "2026-11-01"}, args...)
	}
	matches := func(rows string) string {
		return reviewFile(t, "matches.csv", "job,level,market_job,market_level,share,adjust,quality,note\n"+rows)
	}
	structure := func(row string) []string {
		return []string{"review", people, "--structure", reviewFile(t, "grades.csv", "grade,currency,min,mid,max\n"+row+"\n")}
	}
	for name, test := range map[string]struct {
		args []string
		code int
		says string
	}{
		"range upside down":     {structure("G1,EUR,60000,50000,40000"), 1, "row 2: min \"60000\": it is above max \"40000\"; the range is upside down"},
		"midpoint 0":            {structure("G1,EUR,40000,0,60000"), 1, `row 2: mid "0": it is outside the range from "40000" to "60000"`},
		"market younger":        {with("--effective", "market:2026-12-01"), 0, `is of 1 December 2026, after the roster, which is of 1 November 2026`},
		"market old":            {with("--effective", "market:2024-10-31"), 0, "31 October 2024"},
		"one name twice":        {with("--market", "Market="+market), 2, `two markets are called "Market"`},
		"shares":                {with("--jobs", matches("Engineer,P1,Engineer,P1,0.5,,strong,\n")), 1, `row 2: the shares of "Engineer P1" are 0.5 together, not 1`},
		"adjust without a note": {with("--jobs", matches("Engineer,P1,Engineer,P1,,1.3,strong,\n")), 1, "row 2: adjust"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, errs, code := run(t, test.args...); code != test.code || !strings.Contains(errs, test.says) {
				t.Errorf("exit %d: nothing says %q: %s", code, test.says, errs)
			}
		})
	}
	if _, errs, _ := run(t, with("--effective", "market:2024-11-02")...); strings.Contains(errs, "2 November 2024") {
		t.Errorf("a market of less than 24 months is old: %s", errs)
	}
}

// TestLeaversWithoutADay: who has left is not taken where nothing says of which day the
// roster is, whether their job has a price or none, and is in no row and no file of matches.
func TestLeaversWithoutADay(t *testing.T) {
	people := reviewFile(t, "people.csv", "employee_id,job_title,level,base,currency,status,termination_date\n"+
		"E1,Engineer,P1,51000,EUR,Active,\nE2,Engineer,P1,52000,EUR,Terminated,2015-03-01\nE3,Juggler,P1,52000,EUR,Terminated,2016-04-02\n")
	market := reviewFile(t, "market.csv", badMarket)
	out, errs, code := run(t, "review", people, "--market", market)
	if flat := strings.Join(strings.Fields(out), " "); code != 0 || !strings.Contains(flat, "Everyone 1 1 ") || !strings.Contains(flat, "Not taken have left 2") || strings.Contains(flat, "Not counted") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	out, errs, code = run(t, "review", "jobs", people, "--market", market, "--out", "-")
	if code != 0 || !strings.Contains(out, "Engineer") || strings.Contains(out, "Juggler") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	out, errs, code = run(t, "review", people, "--market", market, "--format", "csv")
	if code != 0 || strings.Contains(out, "E2") || strings.Contains(out, "E3") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
}

// TestCurrencyOfMarket: a roster that states no currency is taken to be paid in the
// market's, which is said beside the figures; a market of several leaves it unknown.
func TestCurrencyOfMarket(t *testing.T) {
	people := reviewFile(t, "people.csv", "employee_id,job_title,level,base\nE1,Engineer,P1,51000\nE2,Engineer,P1,52000\n")
	const taken = "nothing says in which currency 2 people are paid: taken for EUR, as all of the market (--currency if not)"
	out, errs, code := run(t, "review", people, "--market", reviewFile(t, "market.csv", badMarket))
	if code != 0 || strings.Count(errs, "currency") != 2 || !strings.Contains(errs, taken) || !strings.Contains(out, "people.csv · 2 people · EUR") || strings.Contains(out, "Not counted") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	if out, _, _ := run(t, "review", people, "--market", reviewFile(t, "market.csv", badMarket), "--format", "json"); !strings.Contains(out, "taken for EUR") {
		t.Errorf("the figures do not say it: %s", out)
	}
	if _, errs, _ = run(t, "review", people, "--market", reviewFile(t, "market.csv", badMarket), "--currency", "EUR"); strings.Contains(errs, "currency") {
		t.Errorf("what was told is asked again: %s", errs)
	}
	mixed := reviewFile(t, "market.csv", badMarket+"Engineer,P1,SEK,A,500000\nEngineer,P1,SEK,B,510000\n")
	if out, errs, _ = run(t, "review", people, "--market", mixed); strings.Contains(errs, "taken for EUR") || !strings.Contains(errs, "nothing says in which currency 2 people are paid (--currency)") {
		t.Errorf("of two currencies one was taken: %s\n%s", errs, out)
	}
}
