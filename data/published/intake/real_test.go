package intake_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/remark"
)

// open makes a market of a real file.
func open(t *testing.T, o ingest.Options, parts ...string) *ingest.Loaded {
	t.Helper()
	r, err := ingest.Read(t.Context(), realfiles.Path(t, parts...), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return make1(t, r)
}

// ask asks for everybody with one title, and writes the answer in a line.
func ask(t *testing.T, m market.Market, basis market.Basis, role string, percentiles ...float64) string {
	t.Helper()
	q := market.NewQuery()
	q.Basis = basis
	if role != "" {
		q = q.WithFilter(where("role", role))
	}
	if percentiles != nil {
		q.Percentiles = percentiles
	}
	c, err := market.Compare(context.Background(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range c.Whole().Figures {
		words = append(words, figure(f))
	}
	return fmt.Sprintf("%s · %d people · %s · mean %s", strings.Join(words, " "), c.Whole().People, c.Query.Basis, figure(c.Whole().Mean))
}

func TestNationalWages(t *testing.T) {
	hourly := strings.Repeat("[published hourly only; not converted] ", 5)
	annual := strings.Repeat("[published annual only; not converted] ", 5)
	type asked struct {
		basis      market.Basis
		role, want string
	}
	for _, c := range []struct {
		file      string
		effective string
		marks     string
		questions []asked
	}{
		{"national_M2024_dl", "2024-05-01", "*540 #235", []asked{
			{market.Annual, "Marketing Managers", "81900 111210 161030 211080 ≥239200 · 384980 people · annual · mean 171520"},
			{market.Hourly, "Marketing Managers", "39.38 53.47 77.42 101.48 ≥115 · 384980 people · hourly · mean 82.46"},
			{market.Annual, "Chief Executives", "73710 126080 206420 ≥239200 ≥239200 · 211850 people · annual · mean 262930"},
			{market.Annual, "Actors", hourly + "· 38800 people · annual · mean []"},
			{market.Hourly, "Actors", "14 16.94 23.33 41.09 97.19 · 38800 people · hourly · mean 44.4"},
			{market.Annual, "Airline Pilots, Copilots, and Flight Engineers", "98560 154360 226600 ≥239200 ≥239200 · 99300 people · annual · mean 280570"},
			{market.Hourly, "Airline Pilots, Copilots, and Flight Engineers", annual + "· 99300 people · hourly · mean []"},
			{market.Annual, "", "29990 36730 49500 78810 125720 · 154187380 people · annual · mean 67920"},
		}},
		{"national_M2023_dl", "2023-05-01", "*540 #211", []asked{
			{market.Annual, "Marketing Managers", "79600 108000 157620 208000 ≥239200 · 368940 people · annual · mean 166410"},
			{market.Hourly, "Actors", "13 15.98 20.5 36.54 100.01 · 62560 people · hourly · mean 41.01"},
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			l := open(t, ingest.Options{}, "data", "bls_oews", c.file+".xlsx")
			for _, q := range c.questions {
				if got := ask(t, l.Market, q.basis, q.role); got != q.want {
					t.Errorf("%s pay of %q is %s, want %s", q.basis, q.role, got, q.want)
				}
			}
			if got := l.Market.About().Effective.Format(time.DateOnly); got != c.effective {
				t.Errorf("effective date = %s", got)
			}
			if got := marks(l); got != c.marks {
				t.Errorf("marks are %s, want %s", got, c.marks)
			}
			if e := l.Market.Elements(); len(e) != 1 || e[0].Currency != "USD" || e[0].Kind != market.Base || len(e[0].Notes) > 0 {
				t.Errorf("elements are %+v", e)
			}
			if l.Report.RowsTaken != 1403 || len(l.Report.NotTaken) != 0 {
				t.Errorf("%d rows taken, %d not", l.Report.RowsTaken, len(l.Report.NotTaken))
			}
			notes(t, l, `how sure the figures are, and no pay: "EMP_PRSE"`)
		})
	}
}

// marks writes the publisher's marks with how often they stand.
func marks(l *ingest.Loaded) string {
	var words []string
	for _, m := range l.Understanding.Marks {
		words = append(words, fmt.Sprint(m.Text, m.Cells))
	}
	return strings.Join(words, " ")
}

// TestMarksWithoutKey: this file does not say what its marks mean.
func TestMarksWithoutKey(t *testing.T) {
	l := open(t, ingest.Options{Currency: "USD"}, "data", "bls_oews", "national_M2013_dl.csv")
	const top = "[at or above the publisher's highest published pay]"
	for _, c := range []struct {
		basis      market.Basis
		role, want string
	}{
		{market.Annual, "Marketing Managers", "64440 88130 123220 166250 " + top + " · 174010 people · annual · mean 133700"},
		{market.Hourly, "Actors", "9.05 13.11 22.15 56.38 " + top + " · 63230 people · hourly · mean 41.94"},
	} {
		if got := ask(t, l.Market, c.basis, c.role); got != c.want {
			t.Errorf("%s pay of %q is %s, want %s", c.basis, c.role, got, c.want)
		}
	}
	if all := l.Understanding.Marks; all[0].Meaning.Kind != remark.NotAvailable || all[0].Explained {
		t.Errorf("marks are %+v", all)
	}
}

func TestAnnualSurveyOfHoursAndEarnings(t *testing.T) {
	const noise = "[CV > 20%: Estimates are considered unreliable for practical purposes]"
	all := []float64{10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90}
	type asked struct {
		role, want  string
		percentiles []float64
	}
	for _, c := range []struct {
		file      string
		marks     string
		questions []asked
	}{
		{"PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross 2024.xlsx", "x1787 :3 ..2", []asked{
			{"Marketing, sales and advertising directors", "32582 50169 54825 59952 71259 82962 94613 110729 119938 128230 149824 · 208000 people · annual · mean 92430", all},
			{"Chief executives and senior officials", noise + " 51861 81776 119419 " + noise + " · 113000 people · annual · mean []", nil},
			{"", "11004 21216 31602 46084 65227 · 23385000 people · annual · mean 38224", nil},
		}},
		{"PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross 2023.xls", "x2379 ..3 :3", []asked{
			{"Chief executives and senior officials", noise + " " + noise + " 80256 " + noise + " " + noise + " · 99000 people · annual · mean 113577", nil},
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			l := open(t, ingest.Options{}, "data", "ons_ashe", c.file)
			for _, q := range c.questions {
				if got := ask(t, l.Market, market.Annual, q.role, q.percentiles...); got != q.want {
					t.Errorf("pay of %q is %s, want %s", q.role, got, q.want)
				}
			}
			if e := l.Market.Elements()[0]; e.Currency != "GBP" || e.Label != "Gross pay" {
				t.Errorf("element is %+v", e)
			}
			if got := l.Market.About().Publisher; got != "Annual Survey of Hours and Earnings, Office for National Statistics" {
				t.Errorf("publisher is %q", got)
			}
			if got := marks(l); got != c.marks {
				t.Errorf("marks are %s, want %s", got, c.marks)
			}
		})
	}
}

// question is what a table is asked for, and the answer in a line.
type question struct {
	filters []market.Filter
	pay     string
	want    string
}

// TestCases: small files of the kinds that were read wrongly once, each with its
// right figures.
func TestCases(t *testing.T) {
	cuts := []question{
		{[]market.Filter{where("role", "Payroll Analyst")}, "base", "55000 60000 66000  · 30 from -1"},
		{[]market.Filter{where("role", "HR Director"), where("Cut", "Technology")}, "base", "140000 145000 151000  · 12 from -1"},
		{[]market.Filter{where("role", "HR Director"), where("Cut", "Technology")}, "total_cash", "143000 149000 156000  · 12 from -1"},
	}
	for _, c := range []struct {
		folder, file string
		options      ingest.Options
		questions    []question
	}{
		{folder: "import", file: "01_low_wage_jobs.csv", questions: []question{
			{[]market.Filter{where("Field", "Lace making")}, "", "36000 45000 55000  · 70 from -1"},
			{[]market.Filter{where("Field", "Basket weaving")}, "", "41000 50000 62000  · 36 from -1"},
		}},
		{folder: "import", file: "08_title_says_monthly_median.csv", questions: []question{
			{[]market.Filter{where("Branche", "TOTAL")}, "", "[not published] 78000 [not published]  · -1 from -1"},
			{[]market.Filter{where("Branche", "Bau")}, "", "[not published] 75600 [not published]  · -1 from -1"},
			{[]market.Filter{where("Branche", "Banken"), where("Series", "Frauen")}, "", "[not published] 100800 [not published]  · -1 from -1"},
			{nil, "", "[not published] 78000 [not published]  · -1 from -1"},
		}},
		{folder: "import", file: "11_two_series.csv", questions: []question{
			{[]market.Filter{where("Field", "Lace making")}, "", "41500 58500 83000  · 90 from -1"},
			{[]market.Filter{where("Field", "Lace making"), where("Series", "Nongrad")}, "", "35500 46500 69000  · -1 from -1"},
		}},
		{folder: "import", file: "13_long_layout.csv", questions: []question{
			{[]market.Filter{where("role", "Analyst")}, "", "66000 75000 84000  · -1 from -1"},
			{[]market.Filter{where("role", "Manager")}, "", "100000 115000 130000  · -1 from -1"},
		}},
		{folder: "import", file: "22_groups_of_columns.xlsx", options: ingest.Options{Currency: "AUD"}, questions: []question{
			{[]market.Filter{where("role", "Clerks")}, "", "[not published] [only a mean is published: A$74,880] [not published] AUD · -1 from -1"},
			{[]market.Filter{where("role", "Managers")}, "", "[not published] [only a mean is published: A$156,000] [not published] AUD · -1 from -1"},
			{[]market.Filter{where("role", "Managers"), where("Series", "Males")}, "", "[not published] [only a mean is published: A$161,200] [not published] AUD · -1 from -1"},
		}},
		{folder: "excel", file: "02_published_cut_blocks.xlsx", questions: cuts},
		{folder: "excel", file: "02b_published_cut_blocks_header_once.xlsx", questions: cuts},
		{folder: "excel", file: "02c_published_cut_blocks_one_header_row.xlsx", questions: cuts[:2]},
		{folder: "excel", file: "08g_thousands_in_title.csv", questions: []question{
			{[]market.Filter{where("role", "Payroll Analyst")}, "", "54000 60000 66100 USD · 40 from -1"},
			{[]market.Filter{where("role", "HR Generalist")}, "", "64500 71000 78200 USD · 35 from -1"},
		}},
		{folder: "excel", file: "09_percentiles_long_format.csv", questions: []question{
			{[]market.Filter{where("role", "Payroll Analyst")}, "", "54000 60000 66000  · -1 from -1"},
			{[]market.Filter{where("role", "HR Generalist")}, "", "63900 71000 78100  · -1 from -1"},
		}},
		{folder: "excel", file: "17_emps_count.csv", questions: []question{
			{[]market.Filter{where("role", "Payroll Analyst")}, "", "54000 60000 66100  · 40 from 9"},
		}},
		{folder: "excel", file: "17b_q1_med_q3.csv", questions: []question{
			{[]market.Filter{where("role", "HR Generalist")}, "", "64500 71000 78200  · 35 from 8"},
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			l := open(t, c.options, "cases", c.folder, c.file)
			for _, q := range c.questions {
				query := market.NewQuery()
				query.Filters, query.Pay, query.Percentiles, query.Gate = q.filters, q.pay, []float64{25, 50, 75}, market.NoGate()
				if got := cut(t, l.Market, query); got != q.want {
					t.Errorf("%v: got %s, want %s", q.filters, got, q.want)
				}
			}
		})
	}
}
