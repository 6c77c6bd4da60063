package published_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/published"
)

// grid reads a table from lines of CSV; what stands before a blank line are notes,
// the first of them the title.
func grid(text string) published.Grid {
	var g published.Grid
	above, table, found := strings.Cut(text, "\n\n")
	if !found {
		above, table = "", text
	}
	for line := range strings.Lines(above) {
		g.Notes = append(g.Notes, strings.TrimRight(line, "\n"))
	}
	if len(g.Notes) > 0 {
		g.Title = g.Notes[0]
	}
	r := csv.NewReader(strings.NewReader(table))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return g
	}
	g.Header, g.Rows = rows[0], rows[1:]
	return g
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

func where(dimension, value string) market.Filter {
	return market.Filter{Dimension: dimension, Values: []string{value}}
}

const vendor = `Job Code,Job Title,Level,Scope,Effective Date,# Orgs,# Incs,Base Salary P25,Base Salary P50,Base Salary P75,Base Salary Avg,TCC P25,TCC P50,TCC P75
310,Director of Product Management,M5,All,2026-01-01,41,118,"$142,000","$160,000","$185,000","$163,500","$160,000","$190,000","$230,000"
310,Director of Product Management,M5,"201–1,000 people",2026-01-01,12,31,"$138,000","$152,000","$170,000","$154,000",ISD,"$181,000",ISD
320,Senior Director of Product Management,M6,All,2026-01-01,<5,7,ISD,"$201,000",ISD,"$204,000",ISD,ISD,ISD
`

func TestVendorSurvey(t *testing.T) {
	m, u := read(t, grid(vendor), published.ReadOptions{})
	director := []market.Filter{where("role", "Director of Product Management")}
	quartiles := []float64{25, 50, 75}
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
		q.Pay, q.Filters, q.Percentiles = c.pay, c.filters, quartiles
		if got := cut(t, m, q); got != c.want {
			t.Errorf("%s of %v: got %s, want %s", c.pay, c.filters, got, c.want)
		}
	}
	if got := m.About().Effective.Format("2006-01-02"); got != "2026-01-01" {
		t.Errorf("effective date = %s", got)
	}
	if !slices.ContainsFunc(u.Notes, func(s string) bool { return strings.Contains(s, "1 January 2026") }) {
		t.Errorf("notes are %q", u.Notes)
	}
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
		"decimal commas":    "Role,N,Wage EUR P25,Wage EUR P50,Wage EUR P75\nClerk,40,\"50.000,00\",\"60.000,00\",\"70.000,00\"\n",
		"element as column": "Role,Pay element,N,P25 EUR,P50 EUR,P75 EUR\nClerk,Total cash,40,1,2,3\nClerk,Base salary,40,50000,60000,70000\n",
		"currency column":   "Role,Currency,N,P25,P50,P75\nClerk,EUR,40,50000,60000,70000\n",
		"other language":    "Ammatti,Hlö,Alakvartiili EUR,Mediaani EUR,Yläkvartiili EUR\nClerk,40,50000,60000,70000\n",
	} {
		t.Run(name, func(t *testing.T) {
			g := grid(text)
			m, u := read(t, g, published.ReadOptions{})
			q := market.NewQuery().WithFilter(where("role", "Clerk"))
			q.Percentiles = []float64{25, 50, 75}
			if got := cut(t, m, q); got != want {
				t.Errorf("got %s, want %s; columns are %+v", got, want, u.Columns)
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
	m, _ := read(t, grid(text), published.ReadOptions{Currency: "USD"})
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
		if got := cut(t, m, q); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.pay, c.scope, got, c.want)
		}
	}
}

// TestChoices: what the user says about columns comes before their headers.
func TestChoices(t *testing.T) {
	g := grid("What,Who,Lo,Mid,Hi\nClerk,40,20,25,30\nBaker,30,15,18,22\n")
	if published.Looks(g.Header, g.Rows) {
		t.Errorf("%v looks like a table of percentiles", g.Header)
	}
	if _, _, err := published.Read(market.About{}, g, published.ReadOptions{}); !errors.Is(err, published.ErrNoFigures) {
		t.Errorf("without choices: %v", err)
	}
	m, u, err := published.Read(market.About{}, g, published.ReadOptions{
		Period: "hour", Currency: "GBP", Columns: []published.Choice{
			{Header: "what", Meaning: "role"},
			{Header: "Who", Meaning: published.People},
			{Header: "Lo", Meaning: "p10"},
			{Header: "Mid", Meaning: published.PercentileMeaning(50)},
			{Header: "Hi", Meaning: "p90", Currency: "GBP"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithFilter(where("role", "Clerk"))
	q.Basis, q.Percentiles = market.Hourly, []float64{10, 50, 90}
	if got, want := cut(t, m, q), "20 25 30 GBP · 40 from -1"; got != want {
		t.Errorf("got %s, want %s; columns are %+v", got, want, u.Columns)
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ note, mark, want string }{
		{"x = suppressed for confidentiality.", "x", "[suppressed for confidentiality]"},
		{"'*' indicates that fewer than 5 employers reported", "*", "[fewer than 5 employers reported]"},
		{"Notes\t[c] : confidential", "[c]", "[confidential]"},
		{"* fewer than 5 employers", "*", "[fewer than 5 employers]"},
		{"x marks nothing here", "x", "[suppressed by the publisher]"},
		{"+ = at least $150,000 a year", "+", "≥150000"},
		{"# wage is equal to or greater than $150,000 per year", "#", "≥150000"},
		{"# = $150,000 or more", "#", "≥150000"},
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
		g := grid("Role,P10,P50,P90\nBaker,50000,60000,70000\nClerk,50000,60000,\"" + c.mark + "\"\n")
		g.Notes = []string{c.note}
		m, _, err := published.Read(market.About{}, g, published.ReadOptions{})
		if err != nil {
			t.Errorf("%q: %v", c.mark, err)
			continue
		}
		q := market.NewQuery().WithFilter(where("role", "Clerk"))
		q.Percentiles = []float64{90}
		r, err := market.Compare(context.Background(), m, q)
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
	_, u, err := published.Read(market.About{}, grid("Role,P10,P50,P90\nClerk,#,60000,70000\n"), published.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if u.Marks[0].TopCode || len(u.Columns[1].Unread) != 1 {
		t.Errorf("mark is %+v, column %+v", u.Marks[0], u.Columns[1])
	}
}

func TestNothingIsDroppedInSilence(t *testing.T) {
	g := grid(`Role,N,P10,P50,P90
Engineering,,,,
Clerk,4,1,2,3
,,,,
Baker,5,,,
Role,N,P10,P50,P90
Cook,6,x,x,x
Source: Somebody,,,,
`)
	m, u := read(t, g, published.ReadOptions{})
	var reasons []string
	for _, s := range u.NotTaken {
		reasons = append(reasons, fmt.Sprintf("%d %s", s.Line, s.Why))
	}
	want := "2 a heading or note without figures; 5 no figure in any percentile column; 6 it repeats the headers"
	if got := strings.Join(reasons, "; "); got != want || u.RowsTaken != 2 {
		t.Errorf("%d rows taken, not taken: %s; want %s", u.RowsTaken, got, want)
	}
	if about := m.About(); about.Publisher != "Somebody" || about.RowsRead != 5 || about.RowsNotTaken != 3 {
		t.Errorf("about = %+v", about)
	}
}

func TestIndentedLabels(t *testing.T) {
	m, _ := read(t, grid("Role,P10,P50,P90\nAll,1000,2000,3000\n Sales,1000,2000,3500\n  Clerks,1100,1900,2500\n"), published.ReadOptions{})
	d, err := market.FindDimension(m, "Level of detail")
	if err != nil || len(d.Values) != 3 {
		t.Errorf("levels are %+v, %v", d, err)
	}
	if got := cut(t, m, market.NewQuery().WithFilter(where("role", "Clerks"))); !strings.HasPrefix(got, "1100 ") {
		t.Errorf("clerks are %s", got)
	}
}

func TestLooks(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{vendor, true},
		{"Role,P25,P50,P75\nClerk,1,2,3\n", true},
		{"Role,Orgs,P50,P75\nClerk,5,2,3\n", true},
		{"Role,P50,P75\nClerk,2,3\n", false},
		{"Role,Median,25,75\nClerk,2,1,3\nBaker,3,1,4\n", true},
		{"Question,10,20,30\nA,5,3,9\nB,9,1,2\n", false}, // numbers that do not rise
		{"Employee ID,Role,Salary,Market P25,Market P50,Market P75\n1,Clerk,50,40,50,60\n", false},
		{"Name,P25,P50,P75\nAnn,40,50,60\n", false},
		{"Role,Base salary,Bonus\nClerk,50000,100\n", false},
		{"Role,P25,P50,P75\n", true},
		{"Role,P25,P50,P75\nClerk,low,medium,high\n", false},
		{"Age,Q1,Q2,Q3\n30,35-39,Man,Colombia\n31,30-34,Woman,Peru\n", false}, // answers to questions
		{"Role,Median salary,Average salary,Number of individuals\nClerk,40,50,60\n", true},
		{"Role,Median salary,Average salary\nClerk,40,50\n", false},
	} {
		g := grid(c.text)
		if got := published.Looks(g.Header, g.Rows); got != c.want {
			t.Errorf("%v: got %v", g.Header, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(vendor, "")
	f.Add("Role,P10,P50,P90\nClerk,#,60000,70000\n", "hour")
	f.Add("Wages (£)\n# = $115.00 per hour or $239,200 per year\n\nRole,H_PCT10,H_MEDIAN,A_PCT10,A_MEDIAN,HOURLY\n A,1,2,3,#,TRUE\nB,*,*,..,4\n\nnote\n", "")
	f.Add("Job,Comp element,Basis,# Cos,25,50,75\nA,Base,Annual,5,1,2,3\nA,Base,Annual,5,1,2,3\n", "year")
	f.Fuzz(func(t *testing.T, text, period string) {
		g := grid(text)
		looks := published.Looks(g.Header, g.Rows)
		m, u, err := published.Read(market.About{Name: "fuzz"}, g, published.ReadOptions{Period: period})
		if len(u.NotTaken)+u.RowsTaken != u.RowsRead && !errors.Is(err, published.ErrNoFigures) {
			t.Fatalf("%d rows read, %d taken, %d not", u.RowsRead, u.RowsTaken, len(u.NotTaken))
		}
		if err != nil {
			return
		}
		names := map[string]bool{}
		for _, d := range m.Dimensions() {
			if names[d.Name] || d.Name == "" {
				t.Fatalf("dimension name %q is not unique", d.Name)
			}
			names[d.Name] = true
			q := market.NewQuery().WithBy(d.Name)
			q.Own = 100
			if _, err := market.Compare(context.Background(), m, q); err != nil && looks {
				t.Fatal(err)
			}
		}
	})
}

// Of two medians in one series, the one that belongs to the percentiles is shown.
func TestMedianOfThePercentiles(t *testing.T) {
	g := grid("School,Starting Median Salary,Mid-Career Median Salary,Mid-Career 25th Percentile Salary,Mid-Career 75th Percentile Salary\n" +
		"A,$50000,$90000,$70000,$120000\nB,$40000,$80000,$60000,$110000\n")
	_, u, err := published.Read(market.About{}, g, published.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []published.Meaning{published.Meaning(market.Role), published.Ignore, "p50", "p25", "p75"} {
		if got := u.Columns[i].Meaning; got != want {
			t.Errorf("%q is taken for %s, want %s", g.Header[i], got, want)
		}
	}
}

// A compound of the header's language names the period of the figures beside it.
func TestPeriodInACompound(t *testing.T) {
	g := grid("Ammatti,Kuukausiansio keskiarvo,Mediaani,1. desiili,9. desiili\nA,3456,3390,2890,4120\nB,2890,2850,2410,3400\n")
	_, u, err := published.Read(market.About{}, g, published.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got := u.Columns[2].Period; got != "month" {
		t.Errorf("the median is for a %s, want a month", got)
	}
}
