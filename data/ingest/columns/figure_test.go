package columns_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
)

// figureText writes what words say of a figure in a line.
func figureText(f columns.Figure) string {
	var parts []string
	for _, p := range []struct {
		is   bool
		text string
	}{
		{f.Statistic != "", string(f.Statistic)},
		{f.Target, "target"},
		{f.Direct, "direct"},
		{f.Pay != "", string(f.Pay)},
		{f.Label != "", "“" + f.Label + "”"},
		{f.Period != money.UnknownPeriod, "a " + f.Period.String()},
		{f.Letter != money.UnknownPeriod, "perhaps a " + f.Letter.String()},
		{f.Series != "", "of " + f.Series},
		{f.Sex, "(sex)"},
		{f.Everyone, "(everyone)"},
		{f.Times != 1 && f.Statistic == columns.People, "times " + fmt.Sprint(f.Times)},
	} {
		if p.is {
			parts = append(parts, p.text)
		}
	}
	return strings.Join(parts, " ")
}

func TestFigureOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Base Salary P25", "p25 base “Base Salary”"},
		{"Base Salary €000 P25", "p25 base “Base Salary”"},
		{"Base 25th", "p25 base “Base”"},
		{"25%", "p25"},
		{"Lower quartile (EUR)", "p25"},
		{"Top decile", "p90"},
		{"TTC 50th percentile", "p50 target total_cash “TTC”"},
		{"TDC P75", "p75 direct total “TDC”"},
		{"A_PCT10", "p10 perhaps a year"},
		{"gross_mthly_25_percentile", "p25 total “gross” a month"},
		{"Grad_median", "p50 of Grad"},
		{"Grad_sample_size", "people of Grad"},
		{"Starting Median Salary", "p50 base “Salary” of Starting"},
		{"Mid-Career 10th Percentile Salary", "p10 base “Salary” of Mid Career"},
		{"Males Average weekly total cash earnings", "mean total_cash “total cash earnings” a week of Males (sex)"},
		{"Average hourly wage rate", "mean base “wage rate” a hour"},
		{"Bruttolohn, Median", "p50 base “Bruttolohn”"},
		{"Annual pay - Gross", "base “Gross pay” a year"},
		{"Median 2023", "p50 of 2023"},
		{"Number of jobs (thousand)", "people times 1000"},
		{"Workers (000)", "people times 1000"},
		{"# Orgs", "employers"},
		{"Median change %", "of change"},
		{"Total", "total “Total”"},
		{"Target bonus", "target bonus_target “Target bonus”"},
	} {
		if got := figureText(columns.FigureOf(c.text, false)); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"Total", "of Total (everyone)"},
		{"Total salary median", "p50 base “salary” of Total (everyone)"},
		{"Total cash median", "p50 total_cash “Total cash”"},
		{"Total No. Empl", "people of Total (everyone)"},
		{"Persons Average weekly earnings", "mean total “earnings” a week of Persons (everyone)"},
	} {
		if got := figureText(columns.FigureOf(c.text, true)); got != c.want {
			t.Errorf("%q beside women and men: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestIsEveryone(t *testing.T) {
	for label, want := range map[string]bool{
		"TOTAL": true, "All Occupations": true, "All Management Occupations": true, "National": true, "Persons": true, "Both sexes": true,
		"Cross-industry": true, "Total employees, all occupations": true, "All organizations": true,
		"All other occupations": false, "National Guard": false, "Sales": false, "": false, "Managers": false,
	} {
		if got := columns.IsEveryone(label); got != want {
			t.Errorf("%q: got %v", label, got)
		}
	}
}

func FuzzFigureOf(f *testing.F) {
	for _, text := range []string{"Base Salary €000 P25", "H_MEDIAN", "Total No. Empl", "千円 P50", "9th th th"} {
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, everyone bool) {
		got := columns.FigureOf(text, everyone)
		if again := columns.FigureOf(text, everyone); fmt.Sprint(got) != fmt.Sprint(again) {
			t.Errorf("%q is read as %v and as %v", text, got, again)
		}
		columns.IsEveryone(text)
	})
}
