package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/remark"
)

// medians writes the medians, or means, of one role in a line: for each series, and
// where none is chosen.
func medians(t *testing.T, m market.Market, role, dimension string, basis market.Basis) string {
	t.Helper()
	q := market.NewQuery()
	if role != "" {
		q = q.WithFilter(where("role", role))
	}
	q.Basis, q.By = basis, dimension
	c, err := market.Compare(t.Context(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, r := range c.Rows {
		value := fmt.Sprint(r.Median().Value)
		if !r.Median().Known() {
			value = fmt.Sprint("mean ", r.Mean.Value)
		}
		words = append(words, fmt.Sprintf("%s %s of %d", r.Name, value, r.People))
	}
	return strings.Join(words, ", ")
}

// TestSeries: figures of one statistic side by side are told apart by what else
// their headers say. Each can be chosen, and one answers.
func TestSeries(t *testing.T) {
	for name, c := range map[string]struct {
		text, dimension, want, note string
	}{
		"words before": {
			"Field,Grad_sample_size,Grad_median,Grad_P25,Nongrad_median,Nongrad_P25\nLace making,90,58500,41500,46500,35500\nClockwork,60,79500,61500,62500,51500\n",
			"Series", "Everyone selected 58500 of 90, Grad 58500 of 90, Nongrad 46500 of -1", "Grad answers where none is chosen",
		},
		"the fuller one answers": {
			"Occupation,Starting Median Salary,Mid-Career Median Salary,Mid-Career 25th Percentile Salary\nLace making,50000,90000,70000\nClockwork,40000,80000,60000\n",
			"Series", "Everyone selected 90000 of -1, Mid Career 90000 of -1, Starting 50000 of -1", "Mid Career answers",
		},
		"women and men": {
			"Occupation,No. Female Empl,Female Avg Rate,No. Male Empl,Male Avg Rate,Total No. Empl,Total Avg Rate\nLace making,6,52000,31,54000,37,53500\nClockwork,7,62000,30,64000,37,63500\n",
			"Series", "Everyone selected mean 53500 of 37, Female mean 52000 of 6, Male mean 54000 of 31, Total mean 53500 of 37", "only means are published",
		},
		"words that all have": {
			"Occupation,Clinic women median pay,Clinic men median pay,Clinic total median pay\nLace making,47000,51000,50000\nClockwork,57000,61000,60000\n",
			"Series", "Everyone selected 50000 of -1, men 51000 of -1, total 50000 of -1, women 47000 of -1", "",
		},
		"years": {
			"Occupation,Median 2023 (EUR),Median 2024 (EUR)\nLace making,50000,52000\nClockwork,60000,62000\n",
			"Year", "Everyone selected 52000 of -1, 2023 50000 of -1, 2024 52000 of -1", "2024 answers",
		},
		"the plain one answers": {
			"Occupation,P25,Median,P75,Median women\nLace making,40000,50000,60000,47000\nClockwork,50000,60000,70000,58000\n",
			"Series", "Everyone selected 50000 of -1, All 50000 of -1, women 47000 of -1", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := read(t, c.text, ingest.Options{})
			if got := medians(t, l.Market, "Lace making", c.dimension, market.Annual); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if c.note != "" {
				notes(t, l, c.note)
			}
		})
	}
}

// TestElementsSideBySide: other words for pay are pay elements of their own, and so
// are other currencies.
func TestElementsSideBySide(t *testing.T) {
	l := read(t, "Occupation,Net median (EUR),Gross median (EUR),Median bonus (EUR),Gross median (USD)\nLace making,30000,50000,1000,55000\nClockwork,40000,60000,2000,66000\n",
		ingest.Options{})
	var got []string
	for _, e := range l.Market.Elements() {
		q := market.NewQuery().WithFilter(where("role", "Lace making"))
		q.Pay, q.Percentiles = e.Name, []float64{50}
		got = append(got, e.Label+": "+cut(t, l.Market, q))
	}
	all := strings.Join(got, "; ")
	for _, want := range []string{": 30000 EUR", ": 50000 EUR", "Bonus paid: 1000 EUR", "(USD): 55000 USD"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
}

// TestNamesOfOnePay: figures of one kind of pay with different words for it are pay
// elements of their own.
func TestNamesOfOnePay(t *testing.T) {
	l := read(t, "Occupation,Median total compensation,Median total remuneration\nLace making,30000,33000\nClockwork,40000,44000\n", ingest.Options{})
	all := l.Market.Elements()
	if len(all) != 2 || all[0].Label != "Total compensation" || all[1].Label != "Total remuneration" {
		t.Errorf("elements are %+v", all)
	}
}

// TestInheritedPay: a name of pay over a group of columns counts for all of them.
func TestInheritedPay(t *testing.T) {
	l := read(t, "Role,N,Base salary P50,Total cash P25,P50,P75\nClerk,40,45000,50000,60000,70000\nBaker,30,46000,51000,61000,71000\n", ingest.Options{})
	q := quartiles("Clerk")
	q.Pay = "total_cash"
	if got, want := cut(t, l.Market, q), "50000 60000 70000  · 40 from -1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestRowsThatRepeat: rows of a long table that say the same statistic of the same
// are no one row.
func TestRowsThatRepeat(t *testing.T) {
	l := read(t, "Role,Statistic,Pay\nClerk,P50,45000\nClerk,P50,47000\nClerk,P75,57000\nBaker,P50,42000\n", ingest.Options{})
	q := market.NewQuery().WithFilter(where("role", "Clerk"))
	q.Percentiles = []float64{50}
	if got := cut(t, l.Market, q); !strings.Contains(got, "2 published rows, never pooled") {
		t.Errorf("got %s", got)
	}
}

// TestRepeatedColumn: a column that holds the same as another is left out, and said
// to be.
func TestRepeatedColumn(t *testing.T) {
	l := read(t, "Occupation,Median pay,Pay median\nLace making,30000,30000\nClockwork,40000,40000\n", ingest.Options{})
	notes(t, l, `"Pay median" holds the same figures as "Median pay"`)
}

// TestUnitsOfFigures: figures of a shorter time are taken several times for a year,
// unless figures of a year stand beside them.
func TestUnitsOfFigures(t *testing.T) {
	for name, c := range map[string]struct {
		text, period string
		basis        market.Basis
		want, note   string
	}{
		"weekly":         {"Occupation,Median weekly pay\nA,1000\nB,1200\n", "", market.Annual, "Everyone selected 52000 of -1", "for a year they are taken times 52"},
		"monthly":        {"Occupation,Median monthly pay\nA,4000\nB,5000\n", "", market.Annual, "Everyone selected 48000 of -1", "for a year they are taken times 12"},
		"monthly itself": {"Occupation,Median monthly pay\nA,4000\nB,5000\n", "", market.Monthly, "Everyone selected 4000 of -1", ""},
		"both":           {"Occupation,Median annual pay,Median weekly pay\nA,50000,1000\nB,60000,1200\n", "", market.Annual, "Everyone selected 50000 of -1", "figures for a week are left out"},
		"hourly":         {"Occupation,Median hourly pay\nA,20\nB,30\n", "", market.Hourly, "Everyone selected 20 of -1", ""},
		"title":          {"Pay per month by occupation\n\nOccupation,P25,P50\nA,3000,4000\nB,4000,5000\n", "", market.Monthly, "Everyone selected 4000 of -1", "figures are for a month, by the table's title"},
		"assumed":        {"Occupation,P25,P50\nA,30000,40000\nB,40000,50000\n", "", market.Annual, "Everyone selected 40000 of -1", `nothing says what time "P50" is paid for: it is taken for a year's pay`},
		"chosen":         {"Occupation,P25,P50\nA,3000,4000\nB,4000,5000\n", "month", market.Monthly, "Everyone selected 4000 of -1", "figures are for a month, your choice"},
		"weekly by row":  {"Occupation,Pay period,P25,P50\nA,Weekly,800,1000\nB,Annual,40000,50000\n", "", market.Annual, "Everyone selected 52000 of -1", "for a year they are taken times 52"},
		"by row":         {"Occupation,Pay period,P25,P50\nA,Annual,30000,40000\nA,Hourly,15,20\nB,Annual,40000,50000\n", "", market.Hourly, "Everyone selected 20 of -1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l := read(t, c.text, ingest.Options{Period: c.period, Currency: "USD"})
			if got := medians(t, l.Market, "A", "", c.basis); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if c.note != "" {
				notes(t, l, c.note)
			}
		})
	}
}

// TestPeriodInACompound: a compound of the header's language names the period of the
// figures beside it.
func TestPeriodInACompound(t *testing.T) {
	l := read(t, "Ammatti,Kuukausiansio keskiarvo,Mediaani,1. desiili,9. desiili\nA,3456,3390,2890,4120\nB,2890,2850,2410,3400\n", ingest.Options{})
	if got := l.Understanding.Columns[2].Period; got != "month" {
		t.Errorf("the median is for a %s, want a month", got)
	}
}

// TestCurrencyOfFigures: the user's word outweighs "$" alone, and nothing else.
func TestCurrencyOfFigures(t *testing.T) {
	for header, want := range map[string]string{"Median pay ($)": "AUD", "Median pay": "AUD", "Median pay (US$)": "USD", "Median pay (EUR)": "EUR"} {
		l := read(t, "Occupation,"+header+"\nA,40000\nB,50000\n", ingest.Options{Currency: "AUD"})
		if got := l.Market.Elements()[0].Currency; got != want {
			t.Errorf("%s: %s, want %s", header, got, want)
		}
	}
	l := read(t, "Occupation,Median pay ($)\nA,40000\nB,50000\n", ingest.Options{})
	if e := l.Market.Elements()[0]; e.Currency != "USD" || !slices.ContainsFunc(e.Notes, func(r remark.Remark) bool { return r.Kind == remark.DollarAssumed }) {
		t.Errorf("element is %+v", e)
	}
}

// TestCurrencyByCell: cells that name several currencies are never pooled, and signs
// that several share are no marks.
func TestCurrencyByCell(t *testing.T) {
	l := read(t, "Occupation,P25,Median\nCook,\"$25,000\",\"$30,000\"\nBaker,\"€24,000\",\"€29,000\"\nClerk,\"€34,000\",\"€39,000\"\n", ingest.Options{Currency: "CAD"})
	for role, want := range map[string]string{"Cook": "30000 CAD", "Baker": "29000 EUR"} {
		q := market.NewQuery().WithFilter(where("role", role))
		q.Percentiles = []float64{50}
		if got := cut(t, l.Market, q); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s, want %s", role, got, want)
		}
	}
	l = read(t, "Yrke,P25,Median\nKock,25 000 kr,30 000 kr\nBagare,24 000 kr,29 000 kr\n", ingest.Options{})
	if got := medians(t, l.Market, "Kock", "", market.Monthly); got != "Everyone selected 30000 of -1" {
		t.Errorf("got %s", got)
	}
	notes(t, l, `"kr" stands for several currencies`)
}

// TestPeriodByCell: cells say what they are for.
func TestPeriodByCell(t *testing.T) {
	l := read(t, "Occupation,P25,Median\nCook,25000 a year,30000 a year\nBaker,15 an hour,20 an hour\n", ingest.Options{})
	if got := medians(t, l.Market, "Baker", "", market.Hourly); got != "Everyone selected 20 of -1" {
		t.Errorf("got %s", got)
	}
	if got := medians(t, l.Market, "Cook", "", market.Annual); got != "Everyone selected 30000 of -1" {
		t.Errorf("got %s", got)
	}
}

// TestLongTable: rows that agree in everything but the statistic become one, which
// may name pay and period too.
func TestLongTable(t *testing.T) {
	l := read(t, `GEO,Wages,Occupation,UOM,VALUE
Canada,Average hourly wage rate,Clerks,Dollars,28.5
Canada,Median hourly wage rate,Clerks,Dollars,25
Canada,Median weekly wage rate,Clerks,Dollars,1000
Ontario,Median hourly wage rate,Clerks,Dollars,26
Ontario,Highest wage rate,Clerks,Dollars,99
`, ingest.Options{Currency: "CAD"})
	for _, c := range []struct {
		basis market.Basis
		place string
		want  string
	}{
		{market.Hourly, "Canada", "25 CAD mean 28.5"},
		{market.Annual, "Canada", "52000 CAD mean NaN"},
		{market.Hourly, "Ontario", "26 CAD mean NaN"},
	} {
		q := market.NewQuery().WithFilter(where("location", c.place))
		q.Basis = c.basis
		answer, err := market.Compare(t.Context(), l.Market, q)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%s %s mean %v", figure(answer.Whole().Median()), answer.Currency, answer.Whole().Mean.Value); got != c.want {
			t.Errorf("%s in %s: got %s, want %s", c.basis, c.place, got, c.want)
		}
	}
	if l.Report.RowsTaken != 4 || l.Report.NotTaken[0].Why.Kind != remark.RowNoStatistic {
		t.Errorf("%d rows taken, not %+v", l.Report.RowsTaken, l.Report.NotTaken)
	}
}

// TestCuts: labels over blocks of rows are a dimension, and the widest answers.
func TestCuts(t *testing.T) {
	l := read(t, `All organizations,,,,,
Job title,# Incs,Base Salary P25,Base Salary P50,Total Cash P25,Total Cash P50
Clerk,30,55000,60000,58000,64000
Baker,30,65000,70000,68000,74000
,,,,,
Industry: Technology,,,,,
Job title,# Incs,Base Salary P25,Base Salary P50,Total Cash P25,Total Cash P50
Clerk,12,60000,65000,63000,69000
Baker,12,70000,75000,73000,79000
`, ingest.Options{Currency: "USD"})
	for _, c := range []struct {
		pay, cut, want string
	}{
		{"base", "", "60000 USD · 30 from -1"},
		{"base", "Technology", "65000 USD · 12 from -1"},
		{"total_cash", "All organizations", "64000 USD · 30 from -1"},
		{"total_cash", "Technology", "69000 USD · 12 from -1"},
	} {
		q := market.NewQuery().WithFilter(where("role", "Clerk"))
		if c.cut != "" {
			q = q.WithFilter(where(cutName(t, l.Market), c.cut))
		}
		q.Pay, q.Percentiles = c.pay, []float64{50}
		if got := cut(t, l.Market, q); got != c.want {
			t.Errorf("%s of %q: got %s, want %s", c.pay, c.cut, got, c.want)
		}
	}
}

// cutName is the dimension that has a value called Technology.
func cutName(t *testing.T, m market.Market) string {
	t.Helper()
	for _, d := range m.Dimensions() {
		for _, v := range d.Values {
			if v.Label == "Technology" {
				return d.Name
			}
		}
	}
	t.Fatal("there are no cuts")
	return ""
}
