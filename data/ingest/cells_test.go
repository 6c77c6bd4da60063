package ingest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/market"
)

// loadText loads a small text.
func loadText(t *testing.T, text string, o Options) *Loaded {
	t.Helper()
	l, err := LoadBytes(t.Context(), "pay.csv", []byte(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// payByLine returns an element's pay a year of each row of the file, as "line:pay".
func payByLine(t *testing.T, m market.Market, pay string) string {
	t.Helper()
	q, err := market.Resolve(m, market.Query{Pay: pay})
	if err != nil {
		t.Fatal(err)
	}
	page, err := m.(market.Lister).Records(t.Context(), q, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(page.Rows, func(a, b market.Record) int { return a.Line - b.Line })
	var rows []string
	for _, r := range page.Rows {
		if !math.IsNaN(r.Pay) {
			rows = append(rows, fmt.Sprintf("%d:%g", r.Line, math.Round(r.Pay*100)/100))
		}
	}
	return strings.Join(rows, " ")
}

// TestPay reads pay as people write it. The rows of each case are one column
// after a role, or whole rows where they hold a bar.
func TestPay(t *testing.T) {
	for name, test := range map[string]struct {
		header  string
		cells   []string
		options Options
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
			header: "Pay", cells: []string{"28/hour", "52000", "₹6,48,573/yr"}, options: Options{Currency: "usd"},
			want: "2:58240 3:52000 4:648573",
		},
		"period by the user":         {header: "Pay", cells: []string{"1000", "2000"}, options: Options{Period: "week"}, want: "2:52000 3:104000"},
		"period of one column":       {header: "Pay", cells: []string{"100"}, options: Options{Columns: []Choice{{Header: "Pay", Period: "day"}}}, want: "2:26000"},
		"hours by the user":          {header: "Hourly wage", cells: []string{"10"}, options: Options{Hours: 1950}, want: "2:19500"},
		"a column of units":          {header: "Wage|Unit of pay", cells: []string{"50|Hour", "4000|Month", "90000|Year", "800|"}, want: "2:104000 3:48000 4:90000 5:800"},
		"full time":                  {header: "Salary|FTE", cells: []string{"20000|0.5", "20000|50%", "20000|80", "20000|1", "20000|"}, want: "2:40000 3:40000 4:25000 5:20000 6:20000"},
		"hourly pay needs no FTE":    {header: "Hourly rate|FTE", cells: []string{"10|0.5"}, want: "2:20800"},
		"own hours":                  {header: "Hourly rate|Weekly hours", cells: []string{"10|20", "10|"}, options: Options{OwnHours: true}, want: "2:10400 3:20800"},
		"own hours leave FTE alone":  {header: "Salary|FTE", cells: []string{"20000|0.5"}, options: Options{OwnHours: true}, want: "2:20000"},
		"zero is unknown":            {header: "Salary", cells: []string{"0", "1000", "$0"}, want: "3:1000", left: "zero, taken for unknown 2"},
		"zero is pay":                {header: "Salary", cells: []string{"0", "1000"}, options: Options{ZeroPay: true}, want: "2:0 3:1000"},
		"below zero":                 {header: "Salary", cells: []string{"-500", "1000", "(1,200)"}, want: "3:1000", left: "below zero 2"},
		"absurd":                     {header: "Salary", cells: []string{"99,999,999,999", "99999999999", "50000"}, want: "4:50000", left: "looks like a mistake 2"},
		"absurd kept":                {header: "Salary", cells: []string{"99999999999", "50000"}, options: Options{KeepAbsurd: true}, want: "2:9.9999999999e+10 3:50000"},
		"unreadable":                 {header: "Salary", cells: []string{"1000", "2000", "ask me", "n/a", "-"}, want: "2:1000 3:2000", left: "says there is no amount 2, is not an amount 1"},
		"numbers only":               {header: "Salary", cells: []string{"1000", "2000-3000", "7500+", "1e3", "2.5"}, options: Options{NumbersOnly: true}, want: "2:1000 5:1000 6:2.5", left: "not a plain number 2"},
		"a band in two columns":      {header: "Pay minimum|Pay maximum", cells: []string{"100|200", "100|", "300|300"}, want: "2:150 3:100 4:300"},
		"a band where base is blank": {header: "Min salary|Median salary|Max salary", cells: []string{"100||200", "|500|", "300||300", "|600|", "||"}, want: "2:150 3:500 4:300 5:600", left: "no pay 1"},
		"a band beside base pay":     {header: "Salary|Range min|Range max", cells: []string{"100|90|200", "110|90|200"}, want: "2:100 3:110"},
		"full time already":          {header: "FTE Salary|FTE", cells: []string{"40000|0.5"}, want: "2:40000"},
		"amounts and no other word":  {header: "MONTHLY|ANNUAL|Month", cells: []string{"2000|24000|3", "3000|36000|12"}, want: "2:24000 3:36000"},
		"gross and net":              {header: "Gross|Net", cells: []string{"2200|1500", "3200|2500"}, want: "2:2200 3:3200"},
		"own hours, decimal comma":   {header: "Stundenlohn|Wochenstunden", cells: []string{`"10"|"37,5"`}, options: Options{OwnHours: true}, want: "2:19500"},
		"the upper end alone":        {header: "Pay minimum|Pay maximum", cells: []string{"100|200", "|100"}, want: "2:150"},
		"units that stand beside": {
			header: "Wage rate from|Wage rate to|Wage unit|Prevailing wage|PW unit of pay", cells: []string{"50||Hour|90000|Year", "90000|110000|Year|40|Hour"},
			want: "2:104000 3:100000",
		},
		"another unit, of other pay": {
			header: "Wage rate from|Wage rate to|Wage unit|Prevailing wage|PW unit of pay", cells: []string{"50||Hour|90000|Year", "90000|110000|Year|40|Hour"},
			pay: "Prevailing wage", want: "2:90000 3:83200",
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
		"one end of a band":           {header: "Pay minimum|Pay maximum", cells: []string{"100|200", "100|", "300|300"}, pay: "Pay minimum", want: "2:100 3:100 4:300"},
		"two columns fill each other": {header: "Annual Salary|Hourly Rate", cells: []string{"50000|", "|20"}, want: "2:50000 3:41600"},
		"total cash":                  {header: "Base|Bonus|Commission", cells: []string{"100|10|1", "100||1", "100|0|0"}, pay: "total_cash", want: "2:111 4:100"},
		"total cash, blank is none":   {header: "Base|Bonus", cells: []string{"100|10", "100|"}, pay: "total_cash", options: Options{BlankBonusIsZero: true}, want: "2:110 3:100"},
		"no base, one total":          {header: "Total compensation|Bonus", cells: []string{"100|10", "200|20"}, want: "2:100 3:200"},
		"a row with a bonus only":     {header: "Base|Bonus", cells: []string{"100|10", "|10", "|"}, pay: "bonus_paid", want: "2:10 3:10", left: "no pay 1"},
		"quoted, with a comma":        {header: "Salary", cells: []string{`"1,500.50"`, `"2,000"`}, want: "2:1500.5 3:2000"},
		"chosen by the user":          {header: "Foo", cells: []string{"1000"}, options: Options{Pay: "Foo"}, want: "2:1000"},
		"by what the cells name":      {header: "Foo", cells: []string{"€1000", "€2000"}, want: "2:1000 3:2000"},
		"an ID is not pay":            {header: "Salary ID|Salary", cells: []string{"1001|500", "1002|600"}, want: "2:500 3:600"},
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
				left = append(left, fmt.Sprintf("%s %d", r.Why, r.Rows))
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

// TestMeanings recognises columns by their headers and cells.
func TestMeanings(t *testing.T) {
	for header, want := range map[string]Meaning{
		"Job title": Role, "job_title": Role, "JobTitle": Role, "Rooli / titteli": Role, "Berufsbezeichnung": Role, "Puesto": Role,
		"Befattning": Role, "Current job": Role, "JobInvolvement": Other, "Job satisfaction": Other, "Intitulé": Role, "Должность": Role, "Position": Role,
		"Seniority level": Level, "experience_level": Level, "Grade": Level, "Уровень": Level,
		"Job code": JobCode, "OCC_CODE": JobCode, "SOC": JobCode,
		"Years of experience": Experience, "YearsCodedJob": Experience, "TotalWorkingYears": Experience, "yearsofexperience": Experience, "WorkExp": Experience, "yrs": Experience,
		"How many years of professional work experience do you have overall?": Experience, "Työkokemus alalta (vuosina)": Experience,
		"Berufserfahrung": Experience, "Años de experiencia": Experience, "Опыт работы": Experience,
		"Company size": CompanySize, "CompanySizeNumber": CompanySize, "Number of employees": CompanySize, "Yrityksen koko": CompanySize,
		"Unternehmensgröße": CompanySize, "Размер компании": CompanySize,
		"Annual revenue": CompanyRevenue, "Industry": Industry, "Branche": Industry, "Toimiala": Industry,
		"City": Location, "company_location": Location, "In which city is your office?": Location, "Paikkakunta": Location, "Город": Location, "País": Location,
		"Education": Education, "Koulutustaustasi": Education, "Образование": Education,
		"Employment type": EmploymentType, "Full or Part-Time": EmploymentType, "Contrato": EmploymentType,
		"Company": Employer, "Organisation": Employer, "Työnantaja": Employer, "Arbeitgeber": Employer,
		"What kind of a company you work in?": Other, "Gender": Other, "Years at employer": Other, "Age": Other, "Level of education": Education, "EdLevel": Education, "Mitarbeiter-Nr.": Other, "YearsAtCompany": Other, "Year of birth": Other,
	} {
		t.Run(header, func(t *testing.T) {
			g := recognise([]string{header, "Salary"}, [][]string{{"abc", "1000"}, {"abc", "2000"}, {"def", "2000"}}, Options{})
			if g[0].meaning != want {
				t.Errorf("taken for %q, want %q", g[0].meaning, want)
			}
		})
	}
	for header, want := range map[string]Meaning{
		"Salary": Base, "salary_in_usd": Base, "Base salary (gross, monthly EUR)": Base, "Wage": Base, "Kuukausipalkka": Base,
		"Jahresgehalt": Base, "Bruttolohn": Base, "Sueldo bruto anual": Base, "Månadslön": Base, "Salaire annuel": Base, "Зарплата": Base, "Оклад": Base,
		"Bonus": BonusPaid, "Bonus target": BonusTarget, "Target bonus": BonusTarget, "Bonus (target)": BonusTarget, "Actual bonus": BonusPaid,
		"Sales commission": CommissionPaid, "Commission target": CommissionTarget, "Stock grant value": Equity, "RSU": Equity,
		"Total compensation": TotalPay, "Total cash": TotalCash, "Yearly income (incl. bonuses, etc; in EUR)": TotalPay,
		"Annual base salary, before tax and without bonuses, in EUR": Base, "Salary excluding bonus": Base, "Salary before bonus": Base,
		"Kuukausipalkka ilman bonuksia": Base, "Grundgehalt ohne Bonus": Base, "Salario sin bonus": Base, "What is your annual salary in local currency?": Base, "Bonus without shares": BonusPaid,
		"Vuositulot (sis. bonukset)": TotalPay,
		"Holiday bonus":              OtherPay, "Total (EUR)": TotalPay, "Total experience": Experience, "Total employees": CompanySize, "Base": Base, "Base salary": Base,
		"lon": Other, "Annual base": Base, "basesalary": Base, "totalyearlycompensation": TotalPay, "stockgrantvalue": Equity, "PREVAILING_WAGE": OtherPay, "Salary range mid": OtherPay,
		"How much additional compensation do you get?": OtherPay, "Years": Experience, "Tenure (months)": Other, "Tenure": Experience, "Length of service": Experience, "År i yrket": Experience, "Education": Education, "Contract days": Other, "Household size": Other, "Salary change (%)": Other, "Pay grade": Level, "Salary currency": Other, "Is your salary competitive?": Other,
	} {
		t.Run(header, func(t *testing.T) {
			g := recognise([]string{header}, [][]string{{"1000"}, {"2000"}, {"3000.5"}}, Options{})
			if g[0].meaning != want {
				t.Errorf("taken for %q, want %q", g[0].meaning, want)
			}
		})
	}
}

// TestCurrencies never lets two currencies into one element unsaid.
func TestCurrencies(t *testing.T) {
	for name, test := range map[string]struct {
		text                string
		options             Options
		currency, dimension string
		values              string
	}{
		"header":             {"Role,Salary (EUR)\nA,100\n", Options{}, "EUR", "", ""},
		"cells":              {"Role,Salary\nA,$100\nB,$200\n", Options{}, "USD", "", ""},
		"column":             {"Role,Salary,Currency\nA,100,USD\nB,200,EUR\nC,100,USD\n", Options{}, "", "currency", "EUR USD"},
		"column, one value":  {"Role,Salary,Currency\nA,100,SEK\nB,200,SEK\n", Options{}, "SEK", "", ""},
		"cells of several":   {"Role,Salary\nA,$100\nB,€200\nC,300\n", Options{Currency: "gbp"}, "", "currency", "EUR GBP USD"},
		"names, not codes":   {"Role,Salary,Currency\nA,100,USD United States dollar\nB,200,EUR European Euro\nC,200,€\n", Options{}, "", "currency", "EUR USD"},
		"converted":          {"Role,Currency,CompTotal,ConvertedComp\nA,USD,100,100\nB,EUR,200,220\n", Options{}, "", "", ""},
		"as the other pay":   {"Role,Salary,Bonus (EUR)\nA,100,10\n", Options{}, "EUR", "", ""},
		"user":               {"Role,Salary\nA,100\n", Options{Currency: "nok"}, "NOK", "", ""},
		"header over column": {"Role,salary_in_usd,currency\nA,100,EUR\nB,200,USD\n", Options{}, "USD", "", ""},
		"choice over header": {"Role,Salary (EUR)\nA,100\n", Options{Columns: []Choice{{Header: "Salary (EUR)", Currency: "CHF"}}}, "CHF", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := loadText(t, test.text, test.options).Market
			e := m.Elements()[0]
			if e.Currency != test.currency || e.CurrencyDimension != test.dimension {
				t.Errorf("currency %q, by dimension %q", e.Currency, e.CurrencyDimension)
			}
			if test.dimension == "" {
				return
			}
			d, err := market.FindDimension(m, test.dimension)
			if err != nil {
				t.Fatal(err)
			}
			var values []string
			for _, v := range d.Values {
				values = append(values, v.Label)
			}
			slices.Sort(values)
			if got := strings.Join(values, " "); got != test.values {
				t.Errorf("values %s, want %s", got, test.values)
			}
		})
	}
}

// TestDimensions checks names, kinds and numbers of dimensions.
func TestDimensions(t *testing.T) {
	var text strings.Builder
	text.WriteString("ID,Role,Office,Home city,Company size,Years of experience,Age,Remark,Salary,Empty\n")
	for i := range 100 {
		years := fmt.Sprint(i % 30)
		if i == 7 {
			years = "lots"
		}
		fmt.Fprintf(&text, "E%d,Role %d,Turku,Oulu,%s,%s,%d,remark number %d,%d,\n", i, i%3, []string{"S", "M", "L"}[i%3], years, 20+i%40, i, 1000+i)
	}
	l := loadText(t, text.String(), Options{})
	var got []string
	for _, d := range l.Market.Dimensions() {
		got = append(got, fmt.Sprintf("%s/%s/%v", d.Name, d.Kind, d.Numeric))
	}
	want := "role/role/false location/location/false Home city/location/false company_size/company_size/false experience/experience/true Age/other/true"
	if strings.Join(got, " ") != strings.ReplaceAll(want, "location/location/false Home city/location/false", "Office/other/false location/location/false") {
		t.Errorf("got %s", strings.Join(got, " "))
	}
	for _, c := range l.Understanding.Columns {
		switch c.Header {
		case "ID", "Remark":
			if c.Meaning != LineNote {
				t.Errorf("%s is %s", c.Header, c.Meaning)
			}
		case "Years of experience":
			if c.Unread != 1 || c.Unreadable[0].Row != 9 || c.Unreadable[0].Text != "lots" {
				t.Errorf("experience: %+v", c.Unreadable)
			}
		}
	}
}

// TestFoldSpelling folds only what the user asks for, and says so.
func TestFoldSpelling(t *testing.T) {
	text := "Role,City,Salary\nDeveloper,x,1\ndeveloper,X,2\nDeveloper,x,3\n\"Developer \",x,4\n"
	for fold, want := range map[string]int{"": 2, "Role": 1} {
		l := loadText(t, text, Options{FoldSpelling: []string{fold}})
		d, err := market.FindDimension(l.Market, "role")
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Values) != want || d.Values[0].Label != "Developer" {
			t.Errorf("fold %q: %+v", fold, d.Values)
		}
		if said := strings.Contains(strings.Join(l.Market.About().Choices, ";"), "1 spelling of"); said != (fold != "") {
			t.Errorf("fold %q: said %v", fold, l.Market.About().Choices)
		}
	}
}

// TestControlTotals ties to what a sheet's own SUM, MIN and MAX would say.
func TestControlTotals(t *testing.T) {
	l := loadText(t, "Role,Monthly salary\nA,1000\nB,2000-3000\nC,0\nD,\nE,ask\nF,4000.5\n", Options{})
	c := l.Understanding.Columns[1]
	if c.Filled != 5 || c.Blank != 1 || c.Parsed != 4 || c.Unread != 1 || c.Zeros != 1 || c.Ranges != 1 ||
		c.Sum != 7500.5 || c.Lowest != 0 || c.Highest != 4000.5 || c.Period != "month" {
		t.Errorf("got %+v", c)
	}
	if len(c.Unreadable) != 1 || c.Unreadable[0].Row != 6 || c.Unreadable[0].Text != "ask" {
		t.Errorf("unreadable: %+v", c.Unreadable)
	}
}

// TestWeight takes rows for what the user declares that they stand for.
func TestWeight(t *testing.T) {
	text := "Role,Salary,Posts\nA,100,3\nB,200,1\nC,300,\nD,,2\n"
	declared := func(m Meaning) Options { return Options{Columns: []Choice{{Header: "Posts", Meaning: m}}} }
	for name, test := range map[string]struct {
		options Options
		people  int
		median  float64
	}{
		"not declared": {Options{}, 3, 200},
		"count":        {declared(CountWeight), 4, 100},
		"sampling":     {declared(SamplingWeight), 2, 100},
	} {
		t.Run(name, func(t *testing.T) {
			l := loadText(t, text, test.options)
			c, err := market.Compare(t.Context(), l.Market, market.Query{})
			if err != nil {
				t.Fatal(err)
			}
			if whole := c.Whole(); whole.People != test.people || whole.Median().Value != test.median {
				t.Errorf("median of %d people: %v", whole.People, whole.Median().Value)
			}
			if l.Report.RowsTaken != 3 || l.Report.RowsNotTaken() != 1 {
				t.Errorf("report %+v", l.Report)
			}
		})
	}
	_, err := LoadBytes(t.Context(), "pay.csv", []byte("Role,Salary,Posts\nA,100,0.5\n"), declared(CountWeight))
	if err == nil || !strings.Contains(err.Error(), "row 2") || !strings.Contains(err.Error(), "pay.csv") {
		t.Errorf("half a person: %v", err)
	}
}

// TestAbsurdByCurrency leaves pay in a small currency in.
func TestAbsurdByCurrency(t *testing.T) {
	text := "Role,Salary,Currency\n" + strings.Repeat("A,50000,USD\n", 30) + "B,900000000,IDR\n"
	if l := loadText(t, text, Options{}); l.Report.RowsTaken != 31 {
		t.Errorf("%+v", l.Report)
	}
	text = "Role,Salary,Currency\n" + strings.Repeat("A,50000,USD\n", 30) + "B,900000000,USD\n"
	if l := loadText(t, text, Options{}); l.Report.RowsTaken != 30 {
		t.Errorf("%+v", l.Report)
	}
}

// TestTotals leaves out the sums that people write below their rows.
func TestTotals(t *testing.T) {
	const rows = "Employee ID,Role,FTE,Salary,Bonus\nE1,A,1,100,10\nE2,B,0.5,50,\nE3,A,1,120,5\n"
	for name, test := range map[string]struct {
		below, want, left string
	}{
		"none":                    {"", "2:100 3:100 4:120", ""},
		"named":                   {"Total,,,270,15\n", "2:100 3:100 4:120", whyTotal + " 1"},
		"named, in Finnish":       {",Yhteensä,,300,\n", "2:100 3:100 4:120", whyTotal + " 1"},
		"a bare sum":              {",,,270,15\n", "2:100 3:100 4:120", whyTotal + " 1"},
		"a sum and an average":    {",,,270,15\nAverage:,,,90,7.5\n", "2:100 3:100 4:120", whyTotal + " 2"},
		"a bare number":           {",,,271,\n", "2:100 3:100 4:120 5:271", ""},
		"somebody earns the sum":  {"E4,C,1,270,\n", "2:100 3:100 4:120 5:270", ""},
		"a role like a total":     {",Total Rewards Manager,,270,\n", "2:100 3:100 4:120 5:270", ""},
		"a total, then more rows": {"Total,,,270,\nE4,A,1,80,\n", "2:100 3:100 4:120 6:80", whyTotal + " 1"},
		"another sum, more rows":  {"Total,,,271,\nE4,A,1,80,\n", "2:100 3:100 4:120 5:271 6:80", ""},
		"numbers beside it":       {"Grand total,,2.5,270,15\n", "2:100 3:100 4:120", whyTotal + " 1"},
		"subtotals":               {"Subtotal,,,270,\nE4,A,1,80,\nE5,A,1,60,\nSub-total:,,,140,\nTotal,,,410,15\n", "2:100 3:100 4:120 6:80 7:60", whyTotal + " 3"},
		"averages of groups":      {"Average,,,90,\nE4,A,1,80,\nE5,A,1,60,\nAverage,,,70,\nE6,A,1,90,\n", "2:100 3:100 4:120 6:80 7:60 9:90", whyTotal + " 2"},
		"totals called by group":  {"A total,,,270,\nE4,B,1,80,\nE5,B,1,60,\nTotal of B,,,140,\nE6,A,1,90,\n", "2:100 3:100 4:120 6:80 7:60 9:90", whyTotal + " 2"},
		"a total with a currency": {"Total,,,€270,\n", "2:100 3:100 4:120", whyTotal + " 1"},
		"a rating like a total":   {strings.Repeat("Average,,,100,\n", 6), "2:100 3:100 4:120 5:100 6:100 7:100 8:100 9:100 10:100", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l := loadText(t, rows+test.below, Options{})
			if got := payByLine(t, l.Market, ""); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			var left []string
			for _, r := range l.Report.ByReason {
				left = append(left, fmt.Sprintf("%s %d", r.Why, r.Rows))
			}
			if got := strings.Join(left, ", "); got != test.left {
				t.Errorf("rows not taken: %q, want %q", got, test.left)
			}
			if c := l.Understanding.Columns[3]; test.left != "" && (c.Highest != 120 || c.Lowest < 50 || test.want == "2:100 3:100 4:120" && (c.Sum != 270 || c.Parsed != 3)) {
				t.Errorf("control totals: %+v", c)
			}
		})
	}
}

// TestMissingMeasures reads a measure as numbers however many cells say that
// there is nothing.
func TestMissingMeasures(t *testing.T) {
	text := "Role,YearsCodePro,OrgSize,Salary\n" + strings.Repeat("A,NA,NA,100\n", 9) +
		"A,5,2 to 9 employees,100\nB,Less than 1 year,\"10,000 or more employees\",200\nSource: ACME\n"
	l := loadText(t, text, Options{})
	for _, name := range []string{"experience", "company_size"} {
		d, err := market.FindDimension(l.Market, name)
		if err != nil || !d.Numeric || len(d.Values) != 2 {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	if notes := l.Understanding.BelowTable; len(notes) != 1 || notes[0] != "Source: ACME" {
		t.Errorf("footnotes: %q", notes)
	}
}
