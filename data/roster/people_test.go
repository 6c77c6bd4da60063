package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/roster"
)

// column makes a roster of one more column beside pay, a person a cell.
func column(header string, cells []string, more string) string {
	text := "Employee ID\tJob title\tBase salary\t" + header + more[:max(0, strings.Index(more+"|", "|"))] + "\n"
	_, rest, _ := strings.Cut(more, "|")
	for i, cell := range cells {
		text += fmt.Sprintf("%d\tClerk\t50000\t%s%s\n", i+1, cell, rest)
	}
	return text
}

// TestDates: days as people and spreadsheets write them, in the order that the file
// shows or its country has.
func TestDates(t *testing.T) {
	for _, test := range []struct {
		cells, want string
		more, says  string
	}{
		{"2020-03-04|2020/03/04|20200304|43894|2020-03-04 00:00:00|2020-03-04T08:30:00Z", "2020-03-04 2020-03-04 2020-03-04 2020-03-04 2020-03-04 2020-03-04", "", ""},
		{"4.3.2020|04.03.20|31.12.1999", "2020-03-04 2020-03-04 1999-12-31", "", ""},
		{"3/4/2020|3/25/2020", "2020-03-04 2020-03-25", "", ""},
		{"4/3/2020|25/3/2020", "2020-03-04 2020-03-25", "", ""},
		{"3/4/2020|5/6/2021", "2020-03-04 2021-05-06", "\tCurrency|\tUSD", `dates in "Hire date" may be read either way, and are taken for month, day, year`},
		{"3/4/2020|5/6/2021", "2020-04-03 2021-06-05", "\tCurrency|\tEUR", "day, month, year"},
		{"4 March 2020|March 4, 2020|4. März 2020|4-Mar-20|March 2020|1st May 2020", "2020-03-04 2020-03-04 2020-03-04 2020-03-04 2020-03-01 2020-05-01", "", ""},
		{"2020-03|03/2020|31.02.2020|soon|0|12|99999999|-5|1e9|NaN", "2020-03-01 2020-03-01 - - - - - - - -", "", ""},
	} {
		r := must(t, column("Hire date", strings.Split(test.cells, "|"), test.more), roster.Choices{})
		var got []string
		for _, p := range r.People {
			if p.Hired.IsZero() {
				got = append(got, "-")
				continue
			}
			got = append(got, p.Hired.Format("2006-01-02"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.cells, got, test.want)
		}
		if said := remarks(r); !strings.Contains(said, test.says) || test.says == "" && strings.Contains(said, "may be read either way") {
			t.Errorf("%s: it says\n%s", test.cells, said)
		}
	}
}

// TestShares: the cells of the column decide whether they are shares or per cent; what
// is neither is unknown.
func TestShares(t *testing.T) {
	for _, test := range []struct {
		header, cells, want string
	}{
		{"FTE", "1|0.5|.8|1,0|0", "1 0.5 0.8 1 0"},
		{"FTE", "100|80|50|5", "1 0.8 0.5 0.05"},
		{"FTE", "100 %|80%|50%", "1 0.8 0.5"},
		{"FTE", "1|0.5|80|", "1 0.5 0 0"},
		{"FTE", "1|1.1|0.8", "1 1.1 0.8"},
		{"Beschäftigungsgrad in %", "100|60|100", "1 0.6 1"},
		{"Full or part time", "Full-time|Part-time|Full-time", "1 0 1"},
		{"Assignment category", "Fulltime-Regular|Parttime-Regular", "1 0"},
		{"Weekly hours", "40|20|30|10", "1 0.5 0.75 0.25"},
		{"Weekly hours", "37.5|37.5|37.5|37.5|37.5|37.5|30", "1 1 1 1 1 1 0.8"},
		{"Weekly hours", "37.5|37.5|37.5|37.5|37.5|37.5|45", "0.9375 0.9375 0.9375 0.9375 0.9375 0.9375 1.125"}, // some work more: 37.5 is not full time
		{"Weekly hours", "32|32|16", "0.8 0.8 0.4"},                                                             // too few to tell
		{"Annual hours", "2080|1040", "1 0.5"},
		{"Shoe size", "42|39", "1 1"},
	} {
		r := must(t, column(test.header, strings.Split(test.cells, "|"), ""), roster.Choices{PayIs: roster.AsPaid})
		var got []string
		for _, p := range r.People {
			got = append(got, fmt.Sprint(p.Pay.FTE))
			if known := p.Pay.FTE > 0; known != (p.Problem == nil) || known && !near(p.Pay.FullTime*p.Pay.FTE, 50_000) {
				t.Errorf("%s %s: %+v, %q", test.header, test.cells, p.Pay, problem(p))
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.cells, got, test.want)
		}
		if above := strings.Contains(remarks(r), "more than full time"); above != strings.Contains(test.want, "1.1") {
			t.Errorf("%s: it says\n%s", test.cells, remarks(r))
		}
	}
}

// TestPlaces: months a year and hours of full time by place before country, by any name
// of the country, else for everywhere.
func TestPlaces(t *testing.T) {
	const text = `Employee ID,Job title,City,Country,Pay period,Base salary
1,Clerk,Lisbon,Portugal,Month,2000
2,Clerk,London,UK,Hour,20
3,Clerk,Leeds,UK,Hour,20
4,Clerk,Bern,CH,Month,6000
5,Clerk,Bonn,DE,Hour,20
`
	r := must(t, text, roster.Choices{
		Months:        map[string]float64{"PT": 14, "": 13},
		FullTimeHours: map[string]float64{"GB": 37.5, "London": 35},
	})
	for i, want := range []float64{28_000, 20 * 35 * 52, 20 * 37.5 * 52, 78_000, 20 * 2080} {
		if p := r.People[i]; !near(p.Pay.FullTime, want) {
			t.Errorf("%s: %v a year, want %v", p.Place, p.Pay.FullTime, want)
		}
	}
	if said := remarks(r); !strings.Contains(said, "1 person is paid by the hour, and full time is taken for 40 hours") || strings.Contains(said, "twelve times") {
		t.Errorf("it says\n%s", said)
	}
	if r := must(t, text, roster.Choices{}); r.People[0].Pay.FullTime != 24_000 || !strings.Contains(remarks(r), "monthly pay of 2 people is taken for paid twelve times a year (--months") {
		t.Errorf("%v\n%s", r.People[0].Pay.FullTime, remarks(r))
	}
}

// TestMonths: of the row, of the header, and a thirteenth month beside it.
func TestMonths(t *testing.T) {
	for _, test := range []struct {
		header, cells string
		want          float64
	}{
		{"Months a year", "14", 28_000},
		{"Months a year", "99", 24_000},
		{"13th month salary", "2000", 26_000},
		{"13th month salary", "166.67", 26_000.04},
		{"13th month salary", "", 24_000},
	} {
		r := must(t, "Employee ID,Job title,Monthly base salary,"+test.header+"\n1,Clerk,2000,"+test.cells+"\n2,Clerk,2000,"+test.cells+"\n", roster.Choices{})
		if got := r.People[0].Pay.FullTime; !near(got, test.want) {
			t.Errorf("%s %q: %v a year, want %v", test.header, test.cells, got, test.want)
		}
	}
	if r := must(t, "Employee ID,Job title,Monthly base salary (x14)\n1,Clerk,2000\n", roster.Choices{}); r.People[0].Pay.FullTime != 28_000 {
		t.Errorf("14 in the header: %+v", r.People[0].Pay)
	}
}

// TestVariable: target and paid variable pay are sums of their columns, amounts and
// shares of base pay; blank is unknown and zero is zero.
func TestVariable(t *testing.T) {
	const text = `Employee ID,Job title,FTE,Base salary,Target bonus %,Commission target,Bonus paid
1,Seller,1,60000,10%,5000,4000
2,Seller,1,60000,0%,,0
3,Seller,1,60000,,,
4,Seller,0.5,30000,20%,,
`
	r := must(t, text, roster.Choices{PayIs: roster.AsPaid})
	for i, want := range []struct {
		target, paid       float64
		hasTarget, hasPaid bool
	}{{11_000, 4000, true, true}, {0, 0, true, true}, {0, 0, false, false}, {6000, 0, true, false}} {
		p := r.People[i].Pay
		if !near(p.TargetVariable, want.target) || p.HasTarget != want.hasTarget || p.PaidVariable != want.paid || p.HasPaid != want.hasPaid {
			t.Errorf("line %d: %+v, want %+v", r.People[i].Line, p, want)
		}
	}
	if said := remarks(r); !strings.Contains(said, `target variable pay is the sum of "Commission target" and "Target bonus %"`) && !strings.Contains(said, `target variable pay is the sum of "Target bonus %" and "Commission target"`) {
		t.Errorf("it says\n%s", said)
	}
	all, err := read(t, text, roster.Choices{PayIs: roster.AsPaid}, ingest.Options{BlankBonusIsZero: true})
	if err != nil || !all.People[2].Pay.HasTarget || !all.People[2].Pay.HasPaid {
		t.Errorf("blank is none where the user says so: %+v, %v", all.People[2].Pay, err)
	}
}

// TestOwnRange: the file's own range, a year at full time, and one that is upside down.
func TestOwnRange(t *testing.T) {
	r := must(t, `Employee ID,Job title,Pay period,Base salary,Range minimum,Range midpoint,Range maximum
1,Clerk,Year,50000,40000,50000,60000
2,Clerk,Month,4000,3500,,4500
3,Clerk,Year,50000,60000,50000,40000
4,Clerk,Year,50000,,,
`, roster.Choices{})
	for i, want := range []roster.Range{{40_000, 50_000, 60_000}, {42_000, 48_000, 54_000}, {60_000, 50_000, 40_000}, {}} {
		if got := r.People[i].Own; got != want {
			t.Errorf("line %d: range %+v, want %+v", r.People[i].Line, got, want)
		}
	}
	if !strings.Contains(remarks(r), "1 row states a range whose minimum is above its maximum: row 4") {
		t.Errorf("it says\n%s", remarks(r))
	}
}

// TestCurrencies: of the header, of a column, of the cell, of the user.
func TestCurrencies(t *testing.T) {
	for _, test := range []struct {
		text, want string
		o          ingest.Options
	}{
		{"Employee ID,Job title,Base salary (EUR)\n1,Clerk,50000\n", "EUR", ingest.Options{}},
		{"Employee ID,Job title,Base salary,Currency\n1,Clerk,50000,GBP\n2,Clerk,50000,euro\n", "GBP EUR", ingest.Options{}},
		{"Employee ID,Job title,Base salary\n1,Clerk,£50000\n2,Clerk,50000 CHF\n", "GBP CHF", ingest.Options{}},
		{"Employee ID,Job title,Base salary\n1,Clerk,50000\n", "SEK", ingest.Options{Currency: "sek"}},
		{"Employee ID,Job title,Base salary\n1,Clerk,50000\n", "", ingest.Options{}},
	} {
		r, err := read(t, test.text, roster.Choices{}, test.o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range r.People {
			got = append(got, p.Pay.Currency)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
		if said := strings.Contains(remarks(r), "nothing says in which currency 1 person is paid"); said != (test.want == "") {
			t.Errorf("%q: it says\n%s", test.text, remarks(r))
		}
	}
}

// TestSeveralBases: who is paid by the hour has the hourly rate, everybody else the
// salary; one fills the gaps of the other.
func TestSeveralBases(t *testing.T) {
	r := must(t, `Employee ID,Job title,Annual salary,Hourly rate,Salary or hourly
1,Clerk,41600,20,Hourly
2,Clerk,60000,28.85,Salaried
3,Clerk,,21,Hourly
4,Clerk,62000,,Salaried
`, roster.Choices{})
	for i, want := range []money.Period{money.Hour, money.Year, money.Hour, money.Year} {
		if p := r.People[i]; p.Pay.Period != want || p.Problem != nil {
			t.Errorf("line %d: %+v, want a %s's pay", p.Line, p.Pay, want)
		}
	}
}

// TestOutOfLine: an hourly amount among annual ones is remarked on, by its line.
func TestOutOfLine(t *testing.T) {
	text := "Employee ID,Job title,Base salary\n"
	for i := range 20 {
		text += fmt.Sprintf("%d,Clerk,%d\n", i+1, 50_000+i)
	}
	r := must(t, text+"21,Clerk,25\n22,Clerk,5000000\n", roster.Choices{})
	said := remarks(r)
	if !strings.Contains(said, "1 amount in \"Base salary\" is far below the others") || !strings.Contains(said, "row 22") || !strings.Contains(said, "row 23") || strings.Contains(said, "5000000") {
		t.Errorf("it says\n%s", said)
	}
	if len(r.People[20].Remarks) != 1 || r.People[20].Problem != nil || len(r.People[0].Remarks) != 0 {
		t.Errorf("it stays in, remarked on: %+v", r.People[20])
	}
}

// TestSaysNothingOfAPerson: neither an error nor what is said of the file holds an id, a
// name or a pay.
func TestSaysNothingOfAPerson(t *testing.T) {
	const text = `Employee ID,Name,Manager ID,Job title,FTE,Base salary,Valid from
ID-SECRET-1,Ada Secret,ID-SECRET-2,Clerk,0.5,31337,2024-01-01
ID-SECRET-1,Ada Secret,ID-SECRET-2,Clerk,0.5,31338,2024-01-01
ID-SECRET-2,Bo Secret,ID-SECRET-1,Clerk,0.6,secret,2024-01-01
ID-SECRET-3,Cy Secret,ID-SECRET-9,Clerk,0.6,31339,2023-01-01
ID-SECRET-3,Cy Secret,ID-SECRET-9,Clerk,0.6,31340,2024-01-01
`
	r, err := read(t, text, roster.Choices{}, ingest.Options{})
	if err == nil {
		t.Fatal("no evidence speaks, so it is asked")
	}
	said := fmt.Sprintf("%v\n%s\n%+v", err, remarks(r), r.Report)
	reading, err := ingest.ReadBytes(t.Context(), "people.csv", []byte("Employee ID,Name,Base salary\n1,Ada,secret\n2,Bo,secret too\n"), ingest.Options{As: ingest.RosterForm})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := roster.From(reading, roster.Choices{}); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("without pay: %v", err)
	}
	for _, secret := range []string{"SECRET", "Secret", "3133", "secret"} {
		if strings.Contains(said, secret) {
			t.Errorf("it says %q\n%s", secret, said)
		}
	}
}
