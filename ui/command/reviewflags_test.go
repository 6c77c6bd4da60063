package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// reviewFile writes a file of a review and gives its path.
func reviewFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	ourPeople = `Employee ID,Job title,Level,Department,Country,Currency,Base salary,FTE,Status
K-77001,Engineer,P2,Tech,DE,EUR,50000,1,active
K-77002,Engineer,P3,Tech,DE,EUR,61000,1,active
K-77003,Clerk,P1,Office,DE,EUR,31000,1,active
K-77004,Senior Engineer,P4,Tech,DE,EUR,77777,1,active
K-77005,Juggler,P1,Office,DE,EUR,29000,1,active
`
	ourMarket = `job,level,company_size,currency,effective_date,people,employers,p10,p25,p50,p75,p90
Engineer,P2,All,EUR,2026-04-01,300,60,40000,45000,52000,58000,65000
Engineer,P3,All,EUR,2026-04-01,300,60,50000,55000,62000,68000,75000
Engineer,P4,All,EUR,2026-04-01,300,60,60000,65000,72000,78000,85000
Engineer,P2,201-500,EUR,2026-04-01,80,30,41000,46000,54000,59000,66000
Clerk,all,All,EUR,2026-04-01,300,60,24000,27000,30000,33000,36000
`
)

// TestReviewJobs: proposals are written for their owner alone, and read again; what is
// only alike counts when somebody gave it a quality.
func TestReviewJobs(t *testing.T) {
	people, market := reviewFile(t, "people.csv", ourPeople), reviewFile(t, "market.csv", ourMarket)
	out := filepath.Join(t.TempDir(), "MATCHES.csv")
	args := []string{"review", "jobs", people, "--market", market, "--out", out}
	if _, errs, code := run(t, args...); code != 0 || !strings.Contains(errs, "3 rows have a match and 2 are to be looked at") || strings.Contains(errs, "K-77") {
		t.Fatalf("exit %d: %s", code, errs)
	}
	info, err := os.Stat(out)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 { // Windows asks the folder
		t.Errorf("%v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want := `job_code,job,level,market,market_code,market_job,market_level,where,share,weight,adjust,quality,category,note
,Engineer,P2,,,Engineer,P2,,,,,strong,,
,Engineer,P3,,,Engineer,P3,,,,,strong,,
,Clerk,P1,,,Clerk,,,,,,weak,,
,Senior Engineer,P4,,,Engineer,P4,,,,,,,titles alike: 0.80
,Juggler,P1,,,,,,,,,,,
`
	if string(text) != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if _, errs, code := run(t, args...); code != 1 || !strings.Contains(errs, "give --force to replace it") {
		t.Errorf("a file that exists: exit %d: %s", code, errs)
	}
	counted := func(jobs string, more ...string) string {
		t.Helper()
		stdout, errs, code := run(t, append([]string{"review", people, "--market", market, "--jobs", jobs, "--format", "json"}, more...)...)
		if code != 0 {
			t.Fatalf("exit %d: %s", code, errs)
		}
		var got struct {
			People []struct {
				ID     string `json:"employee_id"`
				Reason *string
				Match  struct {
					Provisional bool
					Quality     string
				}
				P50 *float64 `json:"market_p50"`
			}
		}
		if err := json.Unmarshal([]byte(stdout), &got); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, p := range got.People {
			one := "–"
			if p.P50 != nil {
				one = fmt.Sprintf("%g %s", *p.P50, p.Match.Quality)
			}
			if p.Match.Provisional {
				one += "?"
			}
			if p.Reason != nil {
				one += " " + *p.Reason
			}
			all = append(all, one)
		}
		return strings.Join(all, " | ")
	}
	for _, c := range []struct{ jobs, want string }{
		{out, `52000 strong | 62000 strong | 30000 weak | – no match; "Engineer P4" of "market.csv" is suggested and not confirmed | – no match`},
		{reviewFile(t, "confirmed.csv", strings.Replace(want, ",,,titles alike: 0.80", ",moderate,,", 1)), "52000 strong | 62000 strong | 30000 weak | 72000 moderate | – no match"},
	} {
		if got := counted(c.jobs); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	if got, want := counted(out, "--provisional"), "52000 strong | 62000 strong | 30000 weak | 72000 moderate? | – no match"; got != want {
		t.Errorf("provisional: got  %s\nwant %s", got, want)
	}
	if got, want := counted(out, "--our-size", "300"), `54000 strong | 62000 strong | 30000 weak | – no match; "Engineer P4" of "market.csv" is suggested and not confirmed | – no match`; got != want {
		t.Errorf("of companies of our size: got  %s\nwant %s", got, want)
	}
	if got, want := counted(out, "--where", "Department=Tech", "--where", "market:company_size=201-500"), `54000 strong | 62000 strong | – no match; "Engineer P4" of "market.csv" is suggested and not confirmed`; got != want {
		t.Errorf("some of the people, and a market of our size: got  %s\nwant %s", got, want)
	}
}

// TestReviewStrict: somebody who is not counted is an exit code where that is asked for.
func TestReviewStrict(t *testing.T) {
	people, market := reviewFile(t, "people.csv", ourPeople), reviewFile(t, "market.csv", ourMarket)
	if _, errs, code := run(t, "review", people, "--market", market); code != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
	stdout, errs, code := run(t, "review", people, "--market", market, "--strict")
	if code != 3 || !strings.Contains(errs, "2 of 5 people are not counted (--strict)") || !strings.Contains(stdout, "Everyone") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code := run(t, "review", people, "--market", market, "--where", "department=Tech", "--where", "level=P2", "--where", "level=P3", "--strict"); code != 0 {
		t.Errorf("everybody is counted: exit %d: %s", code, errs)
	}
}

// TestReviewForms: as a table, and as CSV with guarded texts; without a market by our own
// grades; with two markets by their weights.
func TestReviewForms(t *testing.T) {
	people, market := reviewFile(t, "people.csv", strings.Replace(ourPeople, ",Tech,", ",=1+1,", 1)), reviewFile(t, "market.csv", ourMarket)
	stdout, errs, code := run(t, "review", people, "--market", market, "--format", "csv", "--csv-separator", "semicolon")
	if code != 0 || !strings.Contains(stdout, "K-77001;Engineer;P2;'=1+1;") || strings.Count(stdout, "\n") != 6 {
		t.Errorf("exit %d: %s%s", code, errs, stdout)
	}
	stdout, errs, code = run(t, "review", people, "--market", market, "--scenario", "all:to=100%,budget=1000", "--raises-from", "2026-07-01")
	for _, want := range []string{"people.csv · 5 people · EUR", "Everyone 5 3 €142,000 99 %", "=1+1", "all 1 €1,000 0.70 % €1,000 €500 everyone to 98.1 % of target", "Not counted"} {
		if !strings.Contains(strings.Join(strings.Fields(stdout), " "), want) {
			t.Errorf("%q is not in\n%s%s", want, stdout, errs)
		}
	}
	if code != 0 {
		t.Errorf("exit %d", code)
	}
	grades := reviewFile(t, "grades.csv", "grade,min,max\nA,40000,60000\nB,50000,70000\n")
	graded := reviewFile(t, "graded.csv", "Employee ID,Job title,Grade,Currency,Base salary\n1,Engineer,A,EUR,50000\n2,Engineer,B,EUR,45000\n")
	if stdout, errs, code = run(t, "review", graded, "--structure", grades, "--format", "csv"); code != 0 || !strings.Contains(stdout, ",40000,50000,60000,1,") || !strings.Contains(stdout, "below minimum") {
		t.Errorf("by grades: exit %d: %s%s", code, errs, stdout)
	}
	other := reviewFile(t, "other.csv", "job,level,people,p10,p50,p90\nEngineer,P2,100,50000,62000,70000\n")
	for weight, want := range map[string]string{"equal": ",57000,", "people": ",54500,", "A:0.9,B:0.1": ",53000,"} {
		stdout, errs, code = run(t, "review", people, "--market", "A="+market, "--market", "B="+other, "--currency", "B:EUR", "--weight", weight, "--format", "csv")
		if line, _, _ := strings.Cut(stdout[strings.Index(stdout, "K-77001"):], "\n"); code != 0 || !strings.Contains(line, want) {
			t.Errorf("weighed by %s: exit %d: %s%s", weight, code, errs, line)
		}
	}
}

// TestReviewExample: without a roster, and without a flag of one, forty invented people
// are reviewed, with the figures of the worked review.
func TestReviewExample(t *testing.T) {
	stdout, errs, code := run(t, "review", "--scenario", "floor:to=100%,cap=10%,budget=60000", "--scenario", "minimum:to=minimum")
	for _, want := range []string{
		"Example roster · 40 people · review 1 January 2027 · EUR", "Everyone 40 35 €2,468,777 97 % 95 % 4 3 1 €8,095",
		"floor 17 €60,000 2.48 % €71,808 €45,000 everyone to 93.7 % of target", "minimum 4 €8,095 0.34 % €9,705 €6,071", "no match 1", "no rate for SEK 1",
	} {
		if !strings.Contains(strings.Join(strings.Fields(stdout), " "), want) {
			t.Errorf("%q is not in\n%s%s", want, stdout, errs)
		}
	}
	if code != 0 {
		t.Errorf("exit %d", code)
	}
	stdout, _, _ = run(t, "review", "--target", "P75", "--on-cost", "0%", "--age-rate", "0%", "--format", "csv")
	if line, _, _ := strings.Cut(stdout[strings.Index(stdout, "E033"):], "\n"); !strings.Contains(line, ",69000,80500,") {
		t.Errorf("flags change the example: %s", line)
	}
}

// TestReviewRefuses: what is wrong with a flag or a file is said with what to do, and no
// id or pay of anybody in it.
func TestReviewRefuses(t *testing.T) {
	people, market := reviewFile(t, "people.csv", ourPeople), reviewFile(t, "market.csv", ourMarket)
	matches := reviewFile(t, "matches.csv", "job,market_job,share,quality\nEngineer,Clerk,.5,strong\n")
	rates := reviewFile(t, "rates.csv", "currency,rate\nGBP,0\n")
	guide := reviewFile(t, "guide.csv", "rating,0\n5,3%\n")
	with := func(more ...string) []string { return append([]string{people, "--market", market}, more...) }
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--market", market}, 2, "name the ROSTER: the file of our own people"},
		{[]string{"--months", "14"}, 2, "name the ROSTER: the file of our own people"},
		{[]string{"--where", "Department=Tech"}, 2, "name the ROSTER: the file of our own people"},
		{[]string{people, people}, 2, "one file at a time"},
		{[]string{people}, 2, "there is nothing to hold pay against: give --market FILE, --benchmarks or --structure FILE"},
		{with("--market", market), 2, `two markets are called "market"; give each a name of its own: --market NAME=FILE`},
		{with("--age-rate", "3%"), 2, "--age-rate needs the day that markets are aged to"},
		{with("--age-simple", "--age-to", "2027-01-01"), 2, "--age-simple says how markets are aged"},
		{with("--age-rate", "fast", "--age-to", "2027-01-01"), 2, `--age-rate "fast": write the rate as 3%, or name a file of rates`},
		{with("--age-to", "2027-01-01", "--lag", "2027"), 2, "give one of them"},
		{with("--lead", "soon"), 2, `--lead "soon": write the year that is planned for, as 2027`},
		{with("--age-to", "1.1.27"), 2, `--age-to "1.1.27": write the date as 2027-01-01`},
		{with("--target", "P100"), 2, `--target "P100": "P100" is not a number from 1 to 99`},
		{with("--target", "P50", "--target", "P60"), 2, `--target "P60": it is given for everybody already`},
		{with("--target", "Tech:P75"), 2, `--target "Tech:P75": write COLUMN=VALUE before the colon`},
		{with("--target", "shoe=9:P75"), 2, `"shoe" is nothing that people are told apart by`},
		{with("--our-size", "-3"), 2, "--our-size is how many people our company has"},
		{with("--spread", "wide"), 2, `--spread "wide": write a plain number`},
		{with("--range", "20..P75"), 2, `--range "20..P75": write percentiles as P25..P75, or shares of the midpoint as -20%..+20%`},
		{with("--round", "-1"), 2, `--round "-1": write the step as a number, 0 for none`},
		{with("--months", "CH=99"), 2, `--months "CH=99": write PLACE=NUMBER, or a number up to 24 for everywhere else`},
		{with("--full-time-hours", "UK"), 2, `--full-time-hours "UK": write PLACE=NUMBER`},
		{with("--scenario", "x:to=0%"), 2, "to=0% is nothing to go to"},
		{with("--scenario", "x:to=90%", "--scenario", "x:to=80%"), 2, `two are called "x"`},
		{with("--on-cost", "21"), 2, `--on-cost "21": write a share of pay as 21%`},
		{with("--hired-by", "2026-09-30"), 2, "are of the guideline; give --merit FILE too"},
		{with("--merit", guide, "--merit-budget", "3"), 2, `--merit-budget "3": write a share of pay as 3.2%`},
		{with("--merit", guide, "--merit-period", "last"), 2, `--merit-period "last": write a year as 2026`},
		{with("--weight", "B:0.4"), 2, `--weight "B:0.4": write people, employers, equal, or a number for each market`},
		{with("--declared", "survey"), 2, `--declared "survey": write a market's name`},
		{with("--where", "Department"), 2, `--where "Department": write COLUMN=VALUE`},
		{with("--where", "market:Town=X"), 1, `no column "Town"`},
		{with("--sheet", "A", "--sheet", "B"), 2, "--sheet is given 2 times for one file"},
		{with("--csv-separator", "tab"), 2, "--csv-separator parts the cells of a CSV; give --format csv too"},
		{with("--by", "shoe"), 2, `"shoe" is nothing that people are told apart by`},
		{with("--jobs", matches), 1, `matches.csv, row 2: the shares of "Engineer" are 0.5 together, not 1`},
		{with("--rates", rates), 1, `rates.csv, row 2: rate "0": a rate is above 0`},
		{with("--merit", rates), 1, "there is no column rating"},
	} {
		_, errs, code := run(t, append([]string{"review"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.want) || strings.Contains(errs, "K-77") || strings.Contains(errs, "77777") {
			t.Errorf("%q: exit %d, want %d: %s\nwant %s", c.args, code, c.code, errs, c.want)
		}
	}
	for _, args := range [][]string{{"jobs", people, "--market", market}, {"jobs", people, "--market", market, "--out", "x.xlsx"}, {"jobs"}} {
		if _, errs, code := run(t, append([]string{"review"}, args...)...); code != 2 || !strings.Contains(errs, "see paybench review jobs --help") {
			t.Errorf("%q: exit %d: %s", args, code, errs)
		}
	}
}

// TestReviewTemplate: the workbook to be filled in has each table in the sheet it is read
// from.
func TestReviewTemplate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "setup.xlsx")
	if _, errs, code := run(t, "template", "review", path); code != 0 {
		t.Fatal(errs)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(f.GetSheetList()), "[Matches Structure Rates Places On-costs Ageing Guideline Points Columns]"; got != want {
		t.Errorf("the sheets are %s, want %s", got, want)
	}
	for _, c := range []struct {
		sheet string
		row   []any
	}{
		{"Rates", []any{"GBP", 1.15}},
		{"Places", []any{"Leipzig", 0.91}},
		{"On-costs", []any{"DE", 0.21}},
		{"Ageing", []any{"", "", "", 0.03}},
		{"Structure", []any{"A", "", "EUR", 40000, 50000, 60000}},
		{"Guideline", []any{"3", 0.04, 0.03, 0.02, 0.01, 0}},
		{"Matches", []any{"", "Juggler", "P1", "", "", "Clerk", "all", "", "", "", "", "weak"}},
	} {
		if err := f.SetSheetRow(c.sheet, "A2", &c.row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	people, market := reviewFile(t, "people.csv", ourPeople), reviewFile(t, "market.csv", ourMarket)
	stdout, errs, code := run(t, "review", people, "--market", market, "--jobs", path, "--rates", path, "--places", path, "--on-cost", path,
		"--age-rate", path, "--age-to", "2027-04-01", "--merit", path, "--format", "json")
	for _, want := range []string{`"GBP": 1.15`, `"place": "Leipzig"`, `"value": 0.21`, `"rate": 0.03`, `"market_p50": 30900`, `"kind": "no-rating"`} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%s is not in the answer; %s", want, errs)
		}
	}
	if code != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, errs, code := run(t, "review", people, "--structure", path); code != 0 {
		t.Errorf("by grades: exit %d: %s", code, errs)
	}
}

// TestMakeGrades: pay is held against grades that are made of the jobs, which are printed with
// the jobs in them; flags that make none are refused.
func TestMakeGrades(t *testing.T) {
	out, errs, code := run(t, "review", "--make-grades", "25%", "--grades-by", "level", "--grades-spread", "40%,60%", "--grades-from", "30000")
	said := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{"Grade Jobs Minimum Midpoint Maximum G1", "€30,000", "Job Grade Target Move Below To minimum"} {
		if !strings.Contains(said, want) {
			t.Errorf("exit %d: no %q: %s\n%s", code, want, errs, out)
		}
	}
	market, _, _ := run(t, "review")
	if first := func(s string) string { return strings.Join(strings.Split(s, "\n")[2:4], "\n") }; first(market) == first(out) {
		t.Errorf("everyone stands as against the market's ranges:\n%s", out)
	}
	structure := filepath.Join(t.TempDir(), "s.csv")
	if err := os.WriteFile(structure, []byte("grade,min,max\nA,1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"give --make-grades too": {"--grades-by", "level"},
		"as 12%":                 {"--make-grades", "a little"},
		"as 40%,45%":             {"--make-grades", "12%", "--grades-spread", "40%,wide"},
		"makes others":           {"--make-grades", "12%", "--structure", structure},
	} {
		if _, errs, code := run(t, append([]string{"review"}, args...)...); code != 2 || !strings.Contains(errs, want) {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	for want, args := range map[string][]string{
		"grades need a step": {"--make-grades", "0"},
		"no-such.csv":        {"--make-grades", "12%", "--grades-by", "no-such.csv"},
	} {
		if _, errs, code := run(t, append([]string{"review"}, args...)...); code != 1 || !strings.Contains(errs, want) {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
}

// TestReviewOffers: what an offer would be stands among our people first, in the text and in
// the JSON; what names no job is refused.
func TestReviewOffers(t *testing.T) {
	asked := "job=Software Engineer;level=P2;place=Berlin:60,600"
	out, errs, code := run(t, "review", "--offer", asked)
	said := strings.Join(strings.Fields(out), " ")
	ours, market := strings.Index(said, "Our people in the job 3 people, €45,000 to €62,400"), strings.Index(said, "Market P50 €64,923")
	if code != 0 || ours < 0 || market < ours || !strings.Contains(said, "Place among them number 2 of 4 from the highest Overtakes E011, E009") {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	out, _, _ = run(t, "review", "--offer", asked, "--format", "json")
	var printed struct {
		Offers []struct {
			Job        string
			FullTime   float64 `json:"full_time_pay"`
			Ours       int     `json:"our_people"`
			Lowest     float64
			Among      int `json:"place_among_them"`
			Overtakes  []string
			CompaRatio float64 `json:"compa_ratio"`
		}
	}
	if err := json.Unmarshal([]byte(out), &printed); err != nil || len(printed.Offers) != 1 {
		t.Fatalf("%v, %d offers", err, len(printed.Offers))
	}
	if o := printed.Offers[0]; o.FullTime != 60_600 || o.Ours != 3 || o.Lowest != 45_000 || o.Among != 2 || len(o.Overtakes) != 2 || !(o.CompaRatio > 0.9 && o.CompaRatio < 0.95) {
		t.Errorf("%+v", o)
	}
	for want, asked := range map[string]string{
		"before a colon": "60000", "above 0": "job=Software Engineer:0", "several jobs": "job=Software Engineer:60000",
		"nobody is in such a job": "job=Astronaut:60000", `"hat" is nothing`: "hat=red:60000", "--offer": "job=Software Engineer:much",
	} {
		if _, errs, code := run(t, "review", "--offer", asked); code != 2 || !strings.Contains(errs, want) {
			t.Errorf("%s: exit %d: %s", asked, code, errs)
		}
	}
}
