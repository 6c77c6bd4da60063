package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published/intake"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
)

// read makes a market of a CSV file that must be told for a published table.
func read(t *testing.T, text string, o ingest.Options) *ingest.Loaded {
	t.Helper()
	r, err := ingest.ReadBytes(t.Context(), "table.csv", []byte(text), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Assignment.Kind != columns.Published {
		t.Errorf("%v is told for %s", r.Layout.Names, r.Assignment.Kind)
	}
	return make1(t, r)
}

// make1 makes a market of a reading, and checks that no row is lost.
func make1(t *testing.T, r *ingest.Reading) *ingest.Loaded {
	t.Helper()
	loaded, err := intake.From(r)
	if err != nil {
		t.Fatal(err)
	}
	report := loaded.Report
	notTaken := 0
	for _, reason := range report.ByReason {
		notTaken += reason.Rows
	}
	if report.RowsRead != report.RowsTaken+notTaken || report.RowsRead != r.Table.Rows {
		t.Errorf("%d rows, %d read, %d taken and %d not", r.Table.Rows, report.RowsRead, report.RowsTaken, notTaken)
	}
	return loaded
}

// cut asks a market for one cut and writes the figures and counts in a line.
func cut(t *testing.T, m market.Market, q market.Query) string {
	t.Helper()
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range c.Whole().Figures {
		words = append(words, figure(f))
	}
	return fmt.Sprintf("%s %s · %d from %d", strings.Join(words, " "), c.Currency, c.Whole().People, c.Whole().Employers)
}

// figure writes a figure as people read it.
func figure(f market.Figure) string {
	switch {
	case !f.Known():
		return "[" + table.Words(f.Reason) + "]"
	case f.Status == market.AtLeast:
		return fmt.Sprintf("≥%v", f.Value)
	}
	return fmt.Sprint(f.Value)
}

func where(dimension, value string) market.Filter {
	return market.Filter{Dimension: dimension, Values: []string{value}}
}

// quartiles asks for P25, P50 and P75 of one role.
func quartiles(role string) market.Query {
	q := market.NewQuery().WithFilter(where("role", role))
	q.Percentiles = []float64{25, 50, 75}
	return q
}

// notes fails where what is said of a file does not hold some words.
func notes(t *testing.T, l *ingest.Loaded, want ...string) {
	t.Helper()
	for _, words := range want {
		if !slices.ContainsFunc(table.AllWords(l.Understanding.Remarks), func(n string) bool { return strings.Contains(n, words) }) {
			t.Errorf("no note says %q: %q", words, table.AllWords(l.Understanding.Remarks))
		}
	}
}

const vendor = `Job Code,Job Title,Level,Scope,Effective Date,# Orgs,# Incs,Base Salary P25,Base Salary P50,Base Salary P75,Base Salary Avg,TCC P25,TCC P50,TCC P75
310,Director of Product Management,M5,All,2026-01-01,41,118,"$142,000","$160,000","$185,000","$163,500","$160,000","$190,000","$230,000"
310,Director of Product Management,M5,"201–1,000 people",2026-01-01,12,31,"$138,000","$152,000","$170,000","$154,000",ISD,"$181,000",ISD
320,Senior Director of Product Management,M6,All,2026-01-01,<5,7,ISD,"$201,000",ISD,"$204,000",ISD,ISD,ISD
`

func TestVendorSurvey(t *testing.T) {
	l := read(t, vendor, ingest.Options{})
	director := []market.Filter{where("role", "Director of Product Management")}
	for _, c := range []struct {
		pay     string
		filters []market.Filter
		want    string
	}{
		{"base", director, "142000 160000 185000 USD · 118 from 41"},
		{"base", append(director, where("scope", "201–1,000 people")), "138000 152000 170000 USD · 31 from 12"},
		{"total_cash", director, "160000 190000 230000 USD · 118 from 41"},
		{"total_cash", append(director, where("scope", "201–1,000 people")), "[not enough data] 181000 [not enough data] USD · 31 from 12"},
		{"base", []market.Filter{where("level", "M6")}, "[not enough data] 201000 [not enough data] USD · 7 from -1"},
		{"base", nil, strings.TrimSpace(strings.Repeat("[2 published rows, never pooled: choose by Job Title or Level or Job Code] ", 3)) + " USD · -1 from -1"},
	} {
		q := market.NewQuery()
		q.Pay, q.Filters, q.Percentiles = c.pay, c.filters, []float64{25, 50, 75}
		if got := cut(t, l.Market, q); got != c.want {
			t.Errorf("%s of %v: got %s, want %s", c.pay, c.filters, got, c.want)
		}
	}
	if got := l.Market.About().Effective.Format("2006-01-02"); got != "2026-01-01" {
		t.Errorf("effective date = %s", got)
	}
	notes(t, l, "1 January 2026", `"$" in "Base Salary P25" is taken for the US dollar`)
}

// TestSeveralDates: pay of several dates has none.
func TestSeveralDates(t *testing.T) {
	l := read(t, strings.Replace(vendor, "2026-01-01", "2025-10-01", 1), ingest.Options{})
	if got := l.Market.About().Effective; !got.IsZero() {
		t.Errorf("effective date = %s", got)
	}
	notes(t, l, `"Effective Date" has several dates`)
}

// TestShapesOfTables: one question, the same answer, however the table is laid
// out.
func TestShapesOfTables(t *testing.T) {
	const want = "50000 60000 70000 EUR · 40 from -1"
	for name, text := range map[string]string{
		"ordinals":          "Title,25th,50th,75th,Incumbents\nClerk,€50000,€60000,€70000,40\n",
		"words":             "Occupation,Lower quartile (EUR),Median (EUR),Upper quartile (EUR),Number of employees\nClerk,50000,60000,70000,40\n",
		"quartiles":         "Job,Employees,Q1 €,Q2 €,Q3 €\nClerk,40,50000,60000,70000\n",
		"percentile first":  "Base pay EUR\n\nRole,N,Percentile 25,Percentile 50,Percentile 75\nClerk,40,50000,60000,70000\n",
		"percentile last":   "Base pay EUR\n\nRole,N,25th %ile,50th %ile,75th %ile\nClerk,40,50000,60000,70000\n",
		"bare numbers":      "Base pay EUR\n\nRole,N,25,Median,75\nClerk,40,50000,60000,70000\nBaker,4,40000,45000,60000\n",
		"per cent":          "Base pay EUR\n\nRole,N,25%,50%,75%\nClerk,40,50000,60000,70000\nBaker,4,40000,45000,60000\n",
		"group header":      "Role,Number of people,Base Salary (EUR) P25,P50,P75\nClerk,40,50000,60000,70000\n",
		"in thousands":      "Role,Number of jobs (thousand),Base Salary €000 P25,Base Salary €000 P50,Base Salary €000 P75\nClerk,0.04,50,60,70\n",
		"title in thousand": "Base pay in thousands of euros\n\nRole,N,P25,P50,P75\nClerk,40,50,60,70\n",
		"decimal commas":    "Role,N,Wage EUR P25,Wage EUR P50,Wage EUR P75\nClerk,40,\"50.000,00\",\"60.000,00\",\"70.000,00\"\n",
		"element as column": "Role,Pay element,N,P25 EUR,P50 EUR,P75 EUR\nClerk,Total cash,40,1,2,3\nClerk,Base salary,40,50000,60000,70000\n",
		"currency column":   "Role,Currency,N,P25,P50,P75\nClerk,EUR,40,50000,60000,70000\n",
		"other language":    "Ammatti,Hlö,Alakvartiili EUR,Mediaani EUR,Yläkvartiili EUR\nClerk,40,50000,60000,70000\n",
		"long":              "Role,Statistic,Base salary EUR\nClerk,P25,50000\nClerk,Median,60000\nClerk,Q3,70000\nClerk,Number of employees,40\n",
		"long with counts":  "Role,percentile,N,Base salary EUR\nClerk,25,40,50000\nClerk,50,40,60000\nClerk,75,40,70000\n",
		"long with shares":  "Role,quantile,N,Base salary EUR\nClerk,0.25,40,50000\nClerk,0.5,40,60000\nClerk,0.75,40,70000\n",
	} {
		t.Run(name, func(t *testing.T) {
			l := read(t, text, ingest.Options{})
			if got := cut(t, l.Market, quartiles("Clerk")); got != want {
				t.Errorf("got %s, want %s; columns are %+v", got, want, l.Understanding.Columns)
			}
		})
	}
}

func TestPayElementAsColumn(t *testing.T) {
	const text = `Job,Scope,Comp element,Basis,# Cos,# Ees,P10,P50,P90
Clerk,All,Base salary,Annual,9,40,"40,000","50,000","60,000"
Clerk,All,Base salary,Hourly,9,40,20,25,30
Clerk,All,Target bonus,Annual,5,22,"1,000","2,000","5,000"
Clerk,Small,Base salary,Annual,4,12,"38,000","44,000","51,000"
`
	l := read(t, text, ingest.Options{Currency: "USD"})
	for _, c := range []struct {
		pay   string
		basis market.Basis
		scope string
		want  string
	}{
		{"", market.Annual, "All", "40000 50000 60000 USD · 40 from 9"},
		{"base", market.Hourly, "All", "20 25 30 USD · 40 from 9"},
		{"bonus_target", market.Annual, "All", "1000 2000 5000 USD · 22 from 5"},
		{"bonus_target", market.Annual, "Small", "[not published] [not published] [not published] USD · -1 from -1"},
	} {
		q := market.NewQuery().WithFilter(where("scope", c.scope))
		q.Pay, q.Basis, q.Percentiles = c.pay, c.basis, []float64{10, 50, 90}
		if got := cut(t, l.Market, q); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.pay, c.scope, got, c.want)
		}
	}
}

// TestChoices: what the user says about columns comes before their headers, and what
// is asked for where headers could mean two things is named.
func TestChoices(t *testing.T) {
	const text = "What,Number of people,Lo,Mid,Hi\nClerk,40,20,25,30\nBaker,30,15,18,22\n"
	o := ingest.Options{Period: "hour", Currency: "GBP", Columns: []ingest.Choice{
		{Header: "What", Meaning: columns.Role},
		{Header: "Lo", Meaning: "p10"},
		{Header: "Mid", Meaning: columns.PercentileMeaning(50)},
		{Header: "Hi", Meaning: "p90", Currency: "GBP"},
	}}
	l := read(t, text, o)
	q := market.NewQuery().WithFilter(where("role", "Clerk"))
	q.Basis, q.Percentiles = market.Hourly, []float64{10, 50, 90}
	if got, want := cut(t, l.Market, q), "20 25 30 GBP · 40 from -1"; got != want {
		t.Errorf("got %s, want %s; columns are %+v", got, want, l.Understanding.Columns)
	}
	if c := l.Understanding.Columns[4]; c.Meaning != "p90" || c.Name != "base" || c.Period != "hour" || c.Parsed != 2 || c.Sum != 52 {
		t.Errorf("column is %+v", c)
	}
}

// TestUnnamedFigures: columns that may be a range or percentiles are refused, and
// both readings lead to a file that opens.
func TestUnnamedFigures(t *testing.T) {
	const text = "Job title,# Orgs,# Incs,Low,Mid,High\nClerk,9,40,54000,60000,66100\nBaker,8,35,64500,71000,78200\n"
	r, err := ingest.ReadBytes(t.Context(), "table.csv", []byte(text), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = intake.From(r)
	for _, want := range []string{`"Low", "Mid", "High"`, `--column "Low=p25"`, `--column "High=pay_maximum"`} {
		if !errors.Is(err, ingest.ErrNoPay) || !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in %v", want, err)
		}
	}
	l := read(t, text, ingest.Options{Columns: []ingest.Choice{{Header: "Low", Meaning: "p25"}, {Header: "Mid", Meaning: "p50"}, {Header: "High", Meaning: "p75"}}})
	if got, want := cut(t, l.Market, quartiles("Clerk")), "54000 60000 66100  · 40 from 9"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestUsersPayElement: the user's word for which pay a column is leaves its statistic.
func TestUsersPayElement(t *testing.T) {
	l := read(t, "Role,Package P25,Package P50,Package P75\nClerk,40000,50000,60000\n", ingest.Options{Columns: []ingest.Choice{
		{Header: "Package P25", Meaning: columns.Base}, {Header: "Package P50", Meaning: columns.Base}, {Header: "Package P75", Meaning: columns.Base},
	}})
	q := quartiles("Clerk")
	q.Pay = "base"
	if got, want := cut(t, l.Market, q), "40000 50000 60000  · -1 from -1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ note, mark, want string }{
		{"x = suppressed for confidentiality.", "x", "[suppressed for confidentiality]"},
		{"'*' indicates that fewer than 5 employers reported", "*", "[fewer than 5 employers reported]"},
		{"Notes,[c] : confidential", "[c]", "[confidential]"},
		{"* fewer than 5 employers", "*", "[fewer than 5 employers]"},
		{"x marks nothing here", "x", "[suppressed by the publisher]"},
		{"\"+ = at least $150,000 a year\"", "+", "≥150000"},
		{"\"# wage is equal to or greater than $150,000 per year\"", "#", "≥150000"},
		{"\"# = $150,000 or more\"", "#", "≥150000"},
		{"TC = top-coded", "TC", "[at or above the publisher's highest published pay]"},
		{"", "≥150,000", "≥150000"},
		{"", "150,000+", "≥150000"},
		{"", "> 150000", "≥150000"},
		{"", "150,000 or more", "≥150000"},
		{"", "#", "[at or above the publisher's highest published pay]"},
		{"", "..", "[not available]"},
		{"", "n/a", "[not available]"},
		{"", "", "[left blank by the publisher]"},
		{"", "x", "[suppressed by the publisher]"},
		{"", "see annex", `[the publisher writes "see annex"]`},
		{"", "100-120", `[the publisher writes "100-120"]`},
		{"", "-5", `[the publisher writes "-5"]`},
	} {
		text := "Role,P10,P50,P90\nBaker,50000,60000,70000\nCook,50000,60000,80000\nClerk,50000,60000,\"" + c.mark + "\"\n"
		if c.note != "" {
			text = "Survey of annual pay\n" + c.note + "\n\n" + text
		}
		l := read(t, text, ingest.Options{})
		q := market.NewQuery().WithFilter(where("role", "Clerk"))
		q.Percentiles = []float64{90}
		r, err := market.Compare(context.Background(), l.Market, q)
		if err != nil {
			t.Fatal(err)
		}
		if got := figure(r.Whole().Figures[0]); got != c.want {
			t.Errorf("%q with note %q: got %s, want %s", c.mark, c.note, got, c.want)
		}
	}
}

// TestSignIsNoTopCodeBelowFigures: without a key, "#" below a figure of its row
// is no top code.
func TestSignIsNoTopCodeBelowFigures(t *testing.T) {
	l := read(t, "Role,P10,P50,P90\nClerk,#,60000,70000\nBaker,50000,60000,70000\n", ingest.Options{})
	if m := l.Understanding.Marks[0]; m.Meaning.Kind == remark.TopCoded || l.Understanding.Columns[1].Unread != 1 {
		t.Errorf("mark is %+v, column %+v", m, l.Understanding.Columns[1])
	}
}

func TestNothingIsDroppedInSilence(t *testing.T) {
	l := read(t, `Role,N,P10,P50,P90
Engineering,,,,
Clerk,4,1000,2100,3000
,,,,
Baker,5,,,
Role,N,P10,P50,P90
Cook,6,x,x,x
Driver,7,1100,2200,3000
Teacher,7,1200,2300,3400
Source: Somebody,,,,
`, ingest.Options{})
	var reasons []string
	for _, c := range l.Report.NotTaken {
		reasons = append(reasons, fmt.Sprintf("%d %s", c.Row, table.Words(c.Why)))
	}
	got := strings.Join(reasons, "; ")
	for _, want := range []string{"2 ", "5 no figure in any column of figures", "6 the headers again", "10 "} {
		if !strings.Contains(got, want) {
			t.Errorf("not taken: %s; no %q", got, want)
		}
	}
	if about := l.Market.About(); l.Report.RowsTaken != 4 || about.Publisher != "Somebody" || about.RowsNotTaken != len(reasons) {
		t.Errorf("%d rows taken, about = %+v", l.Report.RowsTaken, about)
	}
}

// TestKindOfTable: records are not taken for tables of figures, nor tables for
// records.
func TestKindOfTable(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{vendor, true},
		{"Role,P25,P50,P75\nClerk,1000,2000,3000\n", true},
		{"Role,Orgs,P50,P75\nClerk,5,2000,3000\n", true},
		{"Role,Median,25,75\nClerk,2000,1000,3000\nBaker,3000,1000,4000\n", true},
		{"Employee ID,Role,Salary,Market P25,Market P50,Market P75\n1,Clerk,50000,40000,50000,60000\n", false},
		{"Employee name,P25,P50,P75\nAnn,40,50,60\n", false},
		{"Role,Base salary,Bonus\nClerk,50000,100\n", false},
		{"Role,P25,P50,P75\nClerk,low,medium,high\n", false},
		{"Age,Q1,Q2,Q3\n30,35-39,Man,Colombia\n31,30-34,Woman,Peru\n", false}, // answers to questions
		{"Role,Median salary,Average salary,Number of individuals\nClerk,40000,50000,60\n", true},
		{"role,percentile,salary\nClerk,p25,40000\nClerk,p50,50000\n", true},
	} {
		r, err := ingest.ReadBytes(t.Context(), "table.csv", []byte(c.text), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Assignment.Kind == columns.Published; got != c.want {
			t.Errorf("%v: is %s", r.Layout.Names, r.Assignment.Kind)
		}
	}
}

func FuzzFrom(f *testing.F) {
	f.Add(vendor, "")
	f.Add("Role,P10,P50,P90\nClerk,#,60000,70000\n", "hour")
	f.Add("Wages (£)\n# = $115.00 per hour or $239,200 per year\n\nRole,H_PCT10,H_MEDIAN,A_PCT10,A_MEDIAN,HOURLY\n A,1,2,3,#,TRUE\nB,*,*,..,4\n\nnote\n", "")
	f.Add("Job,Comp element,Basis,# Cos,25,50,75\nA,Base,Annual,5,1,2,3\nA,Base,Annual,5,1,2,3\n", "year")
	f.Add("Field,Grad_median,Nongrad_median,Total,Women median\nA,1,2,3,4\nB,4,5,,x\n", "week")
	f.Add("Role,Statistic,Kind,Pay\nA,P50,Average weekly pay,5\nA,count,n,7\n,0.5,,\n", "")
	f.Fuzz(func(t *testing.T, text, period string) {
		r, err := ingest.ReadBytes(t.Context(), "fuzz.csv", []byte(text), ingest.Options{Period: period, As: ingest.PublishedForm})
		if err != nil {
			return
		}
		l, err := intake.From(r)
		if l.Report.RowsRead != r.Table.Rows {
			t.Fatalf("%d rows, %d read", r.Table.Rows, l.Report.RowsRead)
		}
		if err != nil {
			return
		}
		names := map[string]bool{}
		for _, d := range l.Market.Dimensions() {
			if names[d.Name] || d.Name == "" {
				t.Fatalf("dimension name %q is not unique", d.Name)
			}
			names[d.Name] = true
			q := market.NewQuery().WithBy(d.Name)
			q.Own = 100
			if _, err := market.Compare(context.Background(), l.Market, q); err != nil {
				t.Fatal(err)
			}
		}
	})
}
