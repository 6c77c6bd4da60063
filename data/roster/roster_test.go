package roster_test

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/assets"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/roster"
	"github.com/paybench/paybench/data/table"
)

// read makes a roster of a text, lines of cells.
func read(t testing.TB, text string, c roster.Choices, o ingest.Options) (*roster.Roster, error) {
	t.Helper()
	o.As = ingest.RosterForm
	r, err := ingest.ReadBytes(t.Context(), "people.csv", []byte(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return roster.From(r, c)
}

// must is read where nothing is to go wrong.
func must(t testing.TB, text string, c roster.Choices) *roster.Roster {
	t.Helper()
	r, err := read(t, text, c, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// file makes the roster of a real file.
func file(t testing.TB, path string, c roster.Choices) *roster.Roster {
	t.Helper()
	r, err := ingest.Read(t.Context(), path, ingest.Options{As: ingest.RosterForm}, nil)
	if err != nil {
		t.Fatal(err)
	}
	made, err := roster.From(r, c)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// problem is why a person is not counted, in words.
func problem(p roster.Person) string {
	if p.Problem == nil {
		return ""
	}
	return table.Words(*p.Problem)
}

// remarks are a roster's remarks in words.
func remarks(r *roster.Roster) string { return strings.Join(table.AllWords(r.Remarks), "\n") }

// rows of a CSV file as maps by header.
func rowsOf(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, header := range all[0] {
			row[header] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestExampleVectors: full-time and paid pay of all forty people, and who cannot be
// counted, as three implementations have them.
func TestExampleVectors(t *testing.T) {
	path := realfiles.Path(t, "review", "vectors", "a_review", "roster.csv")
	if text, err := os.ReadFile(path); err != nil || string(text) != string(assets.ExampleRoster) {
		t.Errorf("the example is another roster than that of the reference figures: %v", err)
	}
	made, err := roster.Example(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := rowsOf(t, realfiles.Path(t, "review", "vectors", "a_review", "expected_people.csv"))
	if len(made.People) != len(want) || made.Report.RowsRead != len(want) {
		t.Fatalf("%d people of %d rows, want %d", len(made.People), made.Report.RowsRead, len(want))
	}
	met := 0
	for i, p := range made.People {
		w := want[i]
		fullTime, _ := strconv.ParseFloat(w["F"], 64)
		paid, _ := strconv.ParseFloat(w["paid"], 64)
		if p.Problem != nil {
			p.Pay.FullTime, p.Pay.Paid = 0, 0
		}
		if p.ID != w["employee_id"] || strconv.Itoa(p.Line) != w["line"] || !near(p.Pay.FullTime, fullTime) || !near(p.Pay.Paid, paid) {
			t.Errorf("%s, line %d: full-time %v, paid %v; want %v", p.ID, p.Line, p.Pay.FullTime, p.Pay.Paid, w)
			continue
		}
		switch w["problem"] { // those that a roster can know
		case "no pay", "id stands on 2 rows":
			if problem(p) != w["problem"] {
				t.Errorf("%s: %q, want %q", p.ID, problem(p), w["problem"])
			}
		default:
			if problem(p) != "" {
				t.Errorf("%s: %q, want none", p.ID, problem(p))
			}
		}
		met++
	}
	t.Logf("full-time and paid pay of %d people are met", met)
	if d := made.Dimension("Department"); d == nil || d.Of(0) != "Engineering" || made.Dimension("sex") != nil {
		t.Error("people are grouped by department, and never by sex")
	}
	if len(made.Protected) != 1 || made.Protected[0].Of(0) != "M" {
		t.Errorf("sex is kept for the pay gap: %+v", made.Protected)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b)) }

// TestRealRosters reads public rosters as they are, without a word of the user.
func TestRealRosters(t *testing.T) {
	var want struct {
		HR struct {
			Rows, Active int
			Salary       struct{ N, Mean float64 } `json:"salary_active"`
		} `json:"hrdataset_v14"`
		Montgomery struct {
			Rows     int
			PartTime int                       `json:"part_time"`
			Full     struct{ N, Mean float64 } `json:"full_time_pay"`
			Blank    int                       `json:"gender_blank"`
		} `json:"montgomery_2016"`
	}
	realfiles.JSON(t, &want, "review", "rosters", "expected.json")
	t.Run("hrdataset", func(t *testing.T) {
		r := file(t, realfiles.Path(t, "review", "rosters", "hrdataset_v14_no_names.csv"), roster.Choices{})
		sum, active := 0.0, 0
		for _, p := range r.People {
			if !p.HasLeft(day(2020, 1, 1)) {
				active++
				sum += p.Pay.FullTime
			}
		}
		if len(r.People) != want.HR.Rows || active != want.HR.Active || !near(sum/float64(active), want.HR.Salary.Mean) {
			t.Errorf("%d people, %d active, mean %v; want %+v", len(r.People), active, sum/float64(active), want.HR)
		}
		if p := r.People[0]; p.Department != "Sales" || p.Rating != "PIP" || p.Status != "Active" || p.Manager != "17.0" || p.Hired != day(2012, 2, 20) {
			t.Errorf("words come before codes, dates as the country writes them: %+v", p)
		}
	})
	t.Run("montgomery", func(t *testing.T) {
		r := file(t, realfiles.Path(t, "review", "rosters", "montgomery_2016_no_names.csv"), roster.Choices{})
		sum, full, part := 0.0, 0, 0
		for _, p := range r.People {
			switch {
			case p.Problem == nil:
				full++
				sum += p.Pay.FullTime
			case problem(p) == "the share of full time is unknown":
				part++
			}
		}
		if len(r.People) != want.Montgomery.Rows || part != want.Montgomery.PartTime || full != int(want.Montgomery.Full.N) || !near(sum/float64(full), want.Montgomery.Full.Mean) {
			t.Errorf("%d people, %d part-time, %d full-time, mean %v; want %+v", len(r.People), part, full, sum/float64(full), want.Montgomery)
		}
		if e := r.Basis; e.Basis != roster.AsPaid || e.Asked != part || e.Jobs < 40 || !strings.Contains(remarks(r), "part-timers' stated pay is 0.60 of full-timers': taken as stated as paid") {
			t.Errorf("evidence %+v\n%s", e, remarks(r))
		}
		if r.Protected[0].Labels[0] != "" || count(r.Protected[0].Codes, 0) != want.Montgomery.Blank {
			t.Errorf("%d people without a sex, want %d", count(r.Protected[0].Codes, 0), want.Montgomery.Blank)
		}
	})
	t.Run("ibm", func(t *testing.T) {
		r := file(t, realfiles.Path(t, "review", "rosters", "ibm_attrition.csv"), roster.Choices{})
		if p := r.People[0]; len(r.People) != 1470 || p.Pay.FullTime != 12*5993 || p.State != roster.Left || r.People[1].State != roster.Working {
			t.Errorf("%d people, the first %+v", len(r.People), p)
		}
	})
}

func count(codes []uint32, code uint32) (n int) {
	for _, c := range codes {
		if c == code {
			n++
		}
	}
	return n
}

// TestRowsAddUp: every row is a person or has its reason, and lines are those of the file.
func TestRowsAddUp(t *testing.T) {
	r := must(t, `Employee ID,Job title,Department,Base salary,Currency
E1,Tester,QA,50000,EUR
E2,Tester,QA,52000,EUR
,Tester,QA,51000,EUR
E4,Tester,QA,,EUR
E5,Tester,QA,0,EUR
E6,Tester,QA,-5,EUR
E7,Tester,QA,secret,EUR
E8,Tester,QA,50000-60000,EUR
Total,,,153000,
`, roster.Choices{})
	var got []string
	for _, p := range r.People {
		got = append(got, p.ID+":"+problem(p))
	}
	want := `E1: E2: :no id E4:no pay E5:no pay E6:pay not read: "-5" E7:pay not read: "secret" E8:pay not read: "50000-60000"`
	if strings.Join(got, " ") != want || r.Report.RowsRead != 9 || r.Report.RowsTaken != 8 || r.Report.RowsNotTaken() != len(r.Report.NotTaken) {
		t.Errorf("got %s\nwant %s; %+v", got, want, r.Report)
	}
	if r.Report.NotTaken[0].Row != 10 || r.Report.NotTaken[0].Text != "" || r.People[2].Line != 4 {
		t.Errorf("lines of the file, and no cell: %+v", r.Report.NotTaken)
	}
}

// TestWithoutIDs: the lines stand for ids, and that is said.
func TestWithoutIDs(t *testing.T) {
	r := must(t, "Job title,Base salary\nTester,50000\nTester,52000\n", roster.Choices{})
	if !r.IDsMade || r.People[1].ID != "row 3" || r.People[1].Problem != nil || !strings.Contains(remarks(r), "no column is an id") {
		t.Errorf("%+v\n%s", r.People, remarks(r))
	}
}

func day(year int, month time.Month, of int) time.Time {
	return time.Date(year, month, of, 0, 0, 0, 0, time.UTC)
}
