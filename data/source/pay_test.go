package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/table"
)

// TestPay reads pay as people write it. The rows of each case are one column
// after a role, or whole rows where they hold a bar.
func TestPay(t *testing.T) {
	for name, test := range map[string]struct {
		header  string
		cells   []string
		options ingest.Options
		pay     string // element; "" is the default
		want    string // line:pay
		left    string // reasons of the rows not taken
	}{
		"as people write it": {
			header: "Salary", cells: []string{"$62K", "$152,000", "$107790.00", "$53K-$91K (Glassdoor est.)", "$7500+", "1e+05"},
			want: "2:62000 3:152000 4:107790 5:72000 6:7500 7:100000",
		},
		"decimal comma by the column": {
			header: "Monatsgehalt", cells: []string{"4695,70", "3.000", "2.750,50", "5 665", "1.234,56 €"},
			want: "2:56348.4 3:36000 4:33006 5:67980 6:14814.72",
		},
		"period in the header": {header: "Monthly salary", cells: []string{"1000", "2000.5"}, want: "2:12000 3:24006"},
		"period in the cell": {
			header: "Pay", cells: []string{"28/hour", "52000", "₹6,48,573/yr"}, options: ingest.Options{Currency: "usd"},
			want: "2:58240 3:52000 4:648573",
		},
		"period by the user":         {header: "Pay", cells: []string{"1000", "2000"}, options: ingest.Options{Period: "week"}, want: "2:52000 3:104000"},
		"period of one column":       {header: "Pay", cells: []string{"100"}, options: ingest.Options{Columns: []ingest.Choice{{Header: "Pay", Period: "day"}}}, want: "2:26000"},
		"hours by the user":          {header: "Hourly wage", cells: []string{"10"}, options: ingest.Options{Hours: 1950}, want: "2:19500"},
		"a column of units":          {header: "Wage|Unit of pay", cells: []string{"50|Hour", "4000|Month", "90000|Year", "800|"}, want: "2:104000 3:48000 4:90000 5:800"},
		"full time":                  {header: "Salary|FTE", cells: []string{"20000|0.5", "20000|50%", "20000|0.8", "20000|1", "20000|"}, want: "2:40000 3:40000 4:25000 5:20000 6:20000"},
		"full time in per cent":      {header: "Salary|FTE", cells: []string{"20000|50", "20000|80", "20000|100", "20000|"}, want: "2:40000 3:25000 4:20000 5:20000"},
		"hourly pay needs no FTE":    {header: "Hourly rate|FTE", cells: []string{"10|0.5"}, want: "2:20800"},
		"own hours":                  {header: "Hourly rate|Weekly hours", cells: []string{"10|20", "10|"}, options: ingest.Options{OwnHours: true}, want: "2:10400 3:20800"},
		"own hours leave FTE alone":  {header: "Salary|FTE", cells: []string{"20000|0.5"}, options: ingest.Options{OwnHours: true}, want: "2:20000"},
		"zero is unknown":            {header: "Salary", cells: []string{"0", "50000", "$0"}, want: "3:50000", left: "zero, taken for unknown 2"},
		"zero is pay":                {header: "Salary", cells: []string{"0", "50000"}, options: ingest.Options{ZeroPay: true}, want: "2:0 3:50000"},
		"below zero":                 {header: "Salary", cells: []string{"-500", "50000", "(1,200)", "60000", "70000"}, want: "3:50000 5:60000 6:70000", left: "below zero 2"},
		"absurd":                     {header: "Salary", cells: []string{"99,999,999,999", "99999999999", "50000"}, want: "4:50000", left: "looks like a mistake 2"},
		"absurd kept":                {header: "Salary", cells: []string{"99999999999", "50000"}, options: ingest.Options{KeepAbsurd: true}, want: "2:9.9999999999e+10 3:50000"},
		"unreadable":                 {header: "Salary", cells: []string{"50000", "60000", "ask me", "n/a", "-"}, want: "2:50000 3:60000", left: "says there is no amount 2, not an amount 1"},
		"numbers only":               {header: "Salary", cells: []string{"50000", "20000-30000", "75000+", "6e4", "40000.5"}, options: ingest.Options{NumbersOnly: true}, want: "2:50000 5:60000 6:40000.5", left: "not a plain number 2"},
		"a band in two columns":      {header: "Pay minimum|Pay maximum", cells: []string{"40000|60000", "40000|", "70000|70000"}, want: "2:50000 3:40000 4:70000"},
		"a band where base is blank": {header: "Min salary|Median salary|Max salary", cells: []string{"40000||60000", "|55000|", "70000||70000", "|65000|", "||"}, want: "2:50000 3:55000 4:70000 5:65000", left: "no pay 1"},
		"a band beside base pay":     {header: "Salary|Range min|Range max", cells: []string{"50000|45000|80000", "55000|45000|80000"}, want: "2:50000 3:55000"},
		"full time already":          {header: "FTE Salary|FTE", cells: []string{"40000|0.5"}, want: "2:40000"},
		"amounts and no other word":  {header: "MONTHLY|ANNUAL|Month", cells: []string{"2000|24000|3", "3000|36000|12"}, want: "2:24000 3:36000"},
		"gross and net":              {header: "Gross|Net", cells: []string{"42200|31500", "53200|42500"}, want: "2:42200 3:53200"},
		"own hours, decimal comma":   {header: "Stundenlohn|Wochenstunden", cells: []string{`"10"|"37,5"`}, options: ingest.Options{OwnHours: true}, want: "2:19500"},
		"the upper end alone":        {header: "Pay minimum|Pay maximum", cells: []string{"40000|60000", "|40000"}, want: "2:50000"},
		"units that stand beside": {
			header: "Wage rate from|Wage rate to|Wage unit|Prevailing wage|PW unit of pay", cells: []string{"50||Hour|90000|Year", "90000|110000|Year|40|Hour"},
			want: "2:104000 3:100000",
		},
		"another unit, of other pay": {
			header: "Wage rate from|Wage rate to|Wage unit|Prevailing wage|PW unit of pay", cells: []string{"50||Hour|90000|Year", "90000|110000|Year|40|Hour"},
			options: ingest.Options{Columns: []ingest.Choice{{Header: "Prevailing wage", Meaning: columns.OtherPay}}},
			pay:     "Prevailing wage", want: "2:90000 3:83200",
		},
		"a unit of base pay alone": {header: "Base salary|Pay basis|Hours|Overtime paid", cells: []string{"50|per Hour|10|800"}, pay: "Overtime paid", want: "2:800"},
		"units in more words":      {header: "Base salary|Pay basis", cells: []string{"50|per Hour", "50000|Prorated Annual", "50000|n/a", "4000|Year", "50|Hour", "60|Hour"}, want: "2:104000 3:50000 4:50000 5:4000 6:104000 7:124800"},
		"a unit nobody knows": {
			header: "Wage|Unit of pay", cells: []string{"50|Hour", "50|Hour", "50|Hour", "50|Hour", "4000|Bi-Weekly", "5000|Semi-Monthly", "4000|Quarter"},
			want: "2:104000 3:104000 4:104000 5:104000 6:104000 7:120000", left: "paid for a time that is no pay period, such as a shift or a quarter 1",
		},
		"a rate above all income":     {header: "HourlyRate|MonthlyIncome", cells: []string{"90|3000", "80|9000", "50|4000"}, want: "2:36000 3:108000 4:48000"},
		"a year's pay before rates":   {header: "Hourly Rate|Annualized Salary", cells: []string{"54.81|114000"}, want: "2:114000"},
		"converted pay":               {header: "CompFreq|CompTotal|ConvertedComp", cells: []string{"Monthly|4000|52000", "Yearly|50000|55000"}, want: "2:52000 3:55000"},
		"one end of a band":           {header: "Pay minimum|Pay maximum", cells: []string{"40000|60000", "40000|", "70000|70000"}, pay: "Pay minimum", want: "2:40000 3:40000 4:70000"},
		"two columns fill each other": {header: "Annual Salary|Hourly Rate", cells: []string{"50000|", "|20"}, want: "2:50000 3:41600"},
		"total cash":                  {header: "Base|Bonus|Commission", cells: []string{"50000|5000|700", "50000||700", "50000|0|0"}, pay: "total_cash", want: "2:55700 4:50000"},
		"total cash, blank is none":   {header: "Base|Bonus", cells: []string{"50000|5000", "50000|"}, pay: "total_cash", options: ingest.Options{BlankBonusIsZero: true}, want: "2:55000 3:50000"},
		"no base, one total":          {header: "Total compensation|Bonus", cells: []string{"50000|5000", "60000|6000"}, want: "2:50000 3:60000"},
		"a row with a bonus only":     {header: "Base|Bonus", cells: []string{"50000|5000", "|5000", "|"}, pay: "bonus_paid", want: "2:5000 3:5000", left: "no pay 1"},
		"quoted, with a comma":        {header: "Salary", cells: []string{`"51,500.50"`, `"62,000"`}, want: "2:51500.5 3:62000"},
		"chosen by the user":          {header: "Foo", cells: []string{"50000"}, options: ingest.Options{Pay: "Foo"}, want: "2:50000"},
		"by what the cells name":      {header: "Foo", cells: []string{"€41000", "€52000"}, want: "2:41000 3:52000"},
		"an ID is not pay":            {header: "Salary ID|Salary", cells: []string{"1001|50000", "1002|60000"}, want: "2:50000 3:60000"},
	} {
		t.Run(name, func(t *testing.T) {
			text := "Role," + strings.ReplaceAll(test.header, "|", ",") + "\n"
			for _, c := range test.cells {
				if strings.Contains(c, ",") && !strings.HasPrefix(c, `"`) {
					c = `"` + c + `"`
				}
				text += "Engineer," + strings.ReplaceAll(c, "|", ",") + "\n"
			}
			l := loadText(t, text, test.options)
			if got := payByLine(t, l.Market, test.pay); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			var left []string
			for _, r := range l.Report.ByReason {
				left = append(left, fmt.Sprintf("%s %d", table.Words(r.Why), r.Rows))
			}
			if got := strings.Join(left, ", "); got != test.left {
				t.Errorf("rows not taken: %s, want %s", got, test.left)
			}
			if r := l.Report; r.RowsRead != r.RowsTaken+r.RowsNotTaken() || r.RowsRead != len(test.cells) {
				t.Errorf("rows: %+v", r)
			}
		})
	}
}
