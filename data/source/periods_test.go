package source_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/table"
)

// TestPeriodsAndParts reads pay whose period or currency stands elsewhere than in
// its own cell.
func TestPeriodsAndParts(t *testing.T) {
	for name, test := range map[string]struct {
		header  string
		cells   []string
		options ingest.Options
		pay     string // element; "" is the default
		want    string // line:pay
		note    string // a part of one
	}{
		"cells that name a month": {
			header: "Зарплата", cells: []string{"75 000 ₽ в месяц", "60 000 руб.", "70 тыс. руб."}, want: "2:900000 3:720000 4:840000",
		},
		"cells of another size":  {header: "Salary", cells: []string{"$17 per hour", "$53K", "60000"}, want: "2:35360 3:53000 4:60000"},
		"a twelfth beside it":    {header: "Grundgehalt|Jahresgehalt", cells: []string{"4000|48000", "5000|65000", "3000|36000"}, want: "2:48000 3:60000 4:36000", note: "taken for a month's pay, to agree with"},
		"the month beside it":    {header: "Grundlön|Månadslön", cells: []string{"40000|41000", "50000|52000", "30000|30000"}, want: "2:480000 3:600000 4:360000"},
		"no part of a year":      {header: "Base salary|Hourly rate", cells: []string{"50000|25", "60000|30", "70000|35"}, want: "2:50000 3:60000 4:70000"},
		"by the user":            {header: "Base salary|Monthly salary", cells: []string{"10|40000", "20|50000", "30|30000"}, options: ingest.Options{Period: "hour"}, want: "2:20800 3:41600 4:62400"},
		"looks like an hour's":   {header: "Wages", cells: []string{"12.5", "22", "31"}, want: "2:26000 3:45760 4:64480", note: "hour's pay, the likeliest for such amounts (--period year if not)"},
		"a total like an hour's": {header: "Earnings", cells: []string{"12.5", "22", "31"}, want: "2:26000 3:45760 4:64480", note: "hour's pay, the likeliest for such amounts (--period year if not)"},
		"looks like a month's":   {header: "Salary (SEK)", cells: []string{"42000", "52000", "31000"}, want: "2:504000 3:624000 4:372000", note: "taken for a month's pay"},
		"looks like a year's":    {header: "Salary EUR|Pay frequency", cells: []string{"60000|Monthly", "70000|Monthly", "80000|Monthly"}, want: "2:60000 3:70000 4:80000", note: "taken for a year's"},
		"normalised already":     {header: "Normalized salary|Pay period", cells: []string{"52000|Hourly", "60000|Yearly"}, want: "2:52000 3:60000"},
		"steps of a grade":       {header: "Step 1|Step 2", cells: []string{"$22000|$23000", "$32000|$33000"}, want: "2:22000 3:32000", note: `"Step 1" was taken, not "Step 2"`},
		"no overtime":            {header: "Base pay|Overtime pay", cells: []string{"50000|0", "60000|1000"}, pay: "Overtime pay", want: "2:0 3:1000"},
		"zero of another base":   {header: "Base pay|Previous salary", cells: []string{"50000|0", "60000|45000"}, pay: "Previous salary", want: "3:45000"},
		"short numbers of thousands": {
			header: "Salary", cells: []string{`"$145,000"`, "120k", "~115k"}, want: "2:145000 3:120000 4:115000",
		},
		"rates beside thousands":  {header: "Salary", cells: []string{"£16.50 per hour", `"£45,000 per annum"`}, want: "2:34320 3:45000"},
		"both decimal styles":     {header: "Salary", cells: []string{`"41,234.56"`, `"41.234,57"`, `"52,500"`, `"63.500,00"`}, want: "2:41234.56 3:41234.57 4:52500 5:63500"},
		"thousands by the header": {header: "Salary (k€)", cells: []string{"62", "58.5", "61000"}, want: "2:62000 3:58500 4:61000", note: `2 amounts in "Salary (k€)" are taken times 1,000`},
		"full-time pay of part-timers": {
			header: "Annual salary|FTE", cells: slices.Concat(slices.Repeat([]string{"50000|0.5"}, 10), []string{"51000|1"}),
			want: "2:100000 3:100000 4:100000 5:100000 6:100000 7:100000 8:100000 9:100000 10:100000 11:100000 12:51000", note: "paid as much as the others already",
		},
		"units by their cells": {header: "Fixgehalt|Intervall", cells: []string{"4500|monatlich", "90000|jährlich"}, want: "2:54000 3:90000"},
		"a named period first": {header: "Regular pay rate amount|Annual salary", cells: []string{"2692.31|70000", "21.5|22360"}, want: "2:70000 3:22360"},
		"parts of pay in rows": {header: "Pay component|Amount", cells: []string{"Base|60000", "Car|6000"}, want: "2:60000 3:6000", note: `"Pay component" says which part of pay each row holds`},
		"lakhs by the header":  {header: "CTC (LPA)", cells: []string{"12", "7.5", "12 LPA"}, want: "2:1.2e+06 3:750000 4:1.2e+06"},
		"label in the cell":    {header: "Salary Estimate", cells: []string{"Employer Provided Salary:$150K-$160K", "$53K-$91K (Glassdoor est.)"}, want: "2:155000 3:72000"},
	} {
		t.Run(name, func(t *testing.T) {
			text := "Role," + strings.ReplaceAll(test.header, "|", ",") + "\n"
			for _, cell := range test.cells {
				text += "Clerk," + strings.ReplaceAll(cell, "|", ",") + "\n"
			}
			l := loadText(t, text, test.options)
			if got := payByLine(t, l.Market, test.pay); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if says := func(note string) bool { return strings.Contains(note, test.note) }; !slices.ContainsFunc(table.AllWords(l.Understanding.Remarks), says) && test.note != "" {
				t.Errorf("no note says %q: %q", test.note, table.AllWords(l.Understanding.Remarks))
			}
		})
	}
}
