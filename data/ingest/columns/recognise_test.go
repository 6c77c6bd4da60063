package columns_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
)

// TestKindsOfColumns recognises the columns of the kinds of file that people have: city
// payrolls, surveys of questions, exports of personnel systems, job postings. The
// rows, with bars between the cells, are repeated so that a column of few values
// looks like one. Where several meanings are right, strokes part them.
func TestKindsOfColumns(t *testing.T) {
	for name, test := range map[string]struct {
		header string
		rows   []string
		want   string
	}{
		"payroll with parts": {
			"JobTitle|BasePay|OvertimePay|Other Salaries|TotalPay|Year",
			[]string{"Clerk|50000.5|0|10|50010.5|2013"},
			"role base overtime pay/allowance total_cash/total year",
		},
		"regular pay beside the total": {"TITLE|REGULAR|OVERTIME|TOTAL EARNINGS", []string{"Clerk|$50,000.00|$10.00|$50,010.00"}, "role base overtime total_cash/total"},
		"a count of salaries":          {"Company Name|Job Title|Salary|Salaries Reported", []string{"A|Clerk|300000|3"}, "employer role base count/other"},
		"something about the company":  {"Company|Company Reputation|Salary", []string{"A|Good|300000"}, "employer other/rating base"},
		"gross and net":                {"Role|Gross salary|Net salary", []string{"Clerk|3000|2200"}, "role base pay"},
		"only net":                     {"Role|Nettolohn", []string{"Clerk|2200"}, "role pay"},
		"before tax":                   {"Role|What is your annual salary, before taxes?", []string{"Clerk|52200"}, "role base"},
		"pay of last year":             {"Role|Yearly salary|Annual salary one year ago|Annual bonus+stocks one year ago", []string{"Clerk|60000|55000|10"}, "role base pay pay/bonus_paid"},
		"pay of last year alone":       {"Role|What was your salary in December of last year?", []string{"Clerk|60000"}, "role base"},
		"bonus and shares in one":      {"Role|Base pay|Yearly bonus and stocks|LTI (long term incentive)", []string{"Clerk|60000|5500|10"}, "role base pay equity"},
		"a sum":                        {"Role|Base salary|Salary + Equity + Bonus", []string{"Clerk|60000|65500"}, "role base total"},
		"a review":                     {"Job Title|Current Base Salary|Proposed Base Salary|Previous Salary|Bonus Plan - Target Amount|Increase %", []string{"Clerk|60000|62000|58000|6000|3.0%"}, "role base pay pay bonus_target share"},
		"shares, not money":            {"Role|Base salary|Equity grants quantity", []string{"Clerk|60000|1200"}, "role base count/other"},
		"a currency nobody knows":      {"Role|salary|salary_currency", []string{"Clerk|60000|XXR"}, "role base currency"},
		"a table of a database":        {"Region|Measure|VALUE", []string{"North|Employees|6543.2"}, "location statistic/other count/other"},
		"a column of amounts":          {"Class title|Rate|MONTHLY|ANNUAL|Summed annual salary", []string{"Clerk|0|3000|36000|", "Clerk|0|3000|36000|", "Clerk|0|3000|36000|40000"}, "role other/count/pay base/pay base other/count/cost"},
		"long questions": {
			"What is your job title?|How many full-time employees does the company that you work for have, if applicable?|How long has your company been in business?|In which Danish region is your office located?|What is your monthly salary?",
			[]string{"Clerk|100 to 199 employees|2 years|North|3000", "Clerk|< 10 employees|5 years|South|4000"},
			"role company_size other/count location base",
		},
		"descriptions":        {"Job Title Description|Position Status|Worker Category Description|Annual Salary", []string{"Clerk|Active|Full Time|3000"}, "role status employment_type base"},
		"men and months":      {"Rooli|Sukupuoli|Kuukausipalkka", []string{"A|Mies|3000", "B|Mies|3000", "B|mies|3000", "B|M|3000", "B|Mies|3000", "B|Nainen|3000"}, "role sex base"},
		"how big":             {"Title|How big is your company?|Salary", []string{"Clerk|51-200|3000", "Clerk|1000+|4000"}, "role company_size base"},
		"share of posts":      {"Grade|Number of Posts in FTE|Salary", []string{"A|0.5|30000"}, "grade other/count/people/fte base"},
		"job and job family":  {"Job Family|Job|Salary", []string{"Nursing|Nurse|30000"}, "job_family role base"},
		"names of codes":      {"SOC_CODE|SOC_NAME|Salary", []string{"11-2021|Marketing Managers|30000"}, "job_code role/other base"},
		"Dutch":               {"Functie|Bruto maandsalaris|Opleiding|Uren per week", []string{"Tester|3200|HBO|36"}, "role base education weekly_hours"},
		"Portuguese":          {"cargo atual|faixa salarial|setor|nivel de ensino|numero de funcionarios", []string{"Analista|de R$ 1.001/mês a R$ 2.000/mês|Varejo|Mestrado|de 1 a 5"}, "role base industry education company_size"},
		"Polish":              {"Stanowisko|Wynagrodzenie brutto|Miasto", []string{"Tester|9000|Gdynia"}, "role base location"},
		"Japanese":            {"職種|会社名|年収|経験年数|従業員数|勤務地", []string{"営業|A社|450万円〜600万円|3年|1000名以上|大阪府"}, "role employer base experience company_size location"},
		"Chinese":             {"职位名称|公司名称|薪资|经验要求|公司规模|工作地点", []string{"分析师|甲|1-1.5万/月|3-4年经验|150-500人|上海"}, "role employer base experience company_size location"},
		"Russian":             {"Название вакансии|Компания|Зарплата|Опыт работы", []string{"Водитель|А|от 60 000 руб.|1–3 года"}, "role employer base experience"},
		"a personnel system":  {"Position|Time Type|Pay Rate Type|Base Pay - Amount|Base Pay - Currency|Base Pay - Frequency", []string{"Clerk|Full time|Salary|5200|EUR|Monthly"}, "role employment_type pay_unit/pay_basis base currency pay_unit"},
		"units hardly known":  {"Wage|Wage unit of pay", []string{"50|Hour", "3000|Bi-Weekly"}, "base pay_unit"},
		"pay of an old table": {"Grade|Step 1|Step 2", []string{"1|$22,360|$23,110"}, "grade base/pay base/pay"},
	} {
		t.Run(name, func(t *testing.T) {
			var rows [][]string
			for _, row := range test.rows {
				rows = append(rows, strings.Split(row, "|"))
			}
			a := assign(strings.Split(test.header, "|"), slices.Repeat(rows, 25), nil, "")
			var meanings []string
			for _, c := range a.Columns {
				meanings = append(meanings, string(c.Meaning))
			}
			if !oneOf(meanings, strings.Fields(test.want)) {
				t.Errorf("%s\n got %s\nwant %s", test.header, strings.Join(meanings, " "), test.want)
			}
		})
	}
}

// oneOf reports whether each meaning is one of those that are right, which bars
// part.
func oneOf(got, right []string) bool {
	return slices.EqualFunc(got, right, func(got, right string) bool { return slices.Contains(strings.Split(right, "/"), got) })
}

// TestMeanings recognises columns by their headers, beside cells that do not tell.
func TestMeanings(t *testing.T) {
	texts, years, amounts, scores := "abc|abc|def", "3|12|7", "31000|42000|53000.5", "High|Low|High"
	for _, test := range []struct {
		cells, want string
		headers     []string
	}{
		{texts, "role", []string{"Job title", "job_title", "JobTitle", "Rooli / titteli", "Berufsbezeichnung", "Puesto", "Befattning", "Current job", "Intitulé", "Должность", "Position"}},
		{scores, "other/rating", []string{"JobInvolvement", "Job satisfaction", "Is your salary competitive?"}},
		{"Startup|Agency|Startup", "other/industry", []string{"What kind of a company you work in?"}},
		{texts, "level", []string{"Seniority level", "experience_level", "Уровень"}},
		{texts, "grade", []string{"Grade", "Pay grade"}},
		{texts, "job_code", []string{"Job code", "OCC_CODE", "SOC"}},
		{years, "experience", []string{
			"Years of experience", "YearsCodedJob", "TotalWorkingYears", "yearsofexperience", "WorkExp", "yrs", "How many years of professional work experience do you have overall?",
			"Työkokemus alalta (vuosina)", "Berufserfahrung", "Años de experiencia", "Опыт работы", "Total experience", "Years",
		}},
		{years, "experience/in_job_since", []string{"Tenure", "Length of service", "År i yrket", "Years at employer", "YearsAtCompany"}},
		{years, "other/count/in_job_since", []string{"Tenure (months)"}},
		{texts, "company_size", []string{"Company size", "CompanySizeNumber", "Number of employees", "Yrityksen koko", "Unternehmensgröße", "Размер компании", "Total employees"}},
		{texts, "company_revenue", []string{"Annual revenue"}},
		{texts, "industry", []string{"Industry", "Branche", "Toimiala"}},
		{texts, "location", []string{"City", "company_location", "In which city is your office?", "Paikkakunta", "Город", "País"}},
		{texts, "education", []string{"Education", "Koulutustaustasi", "Образование", "Level of education", "EdLevel"}},
		{texts, "employment_type", []string{"Employment type", "Full or Part-Time", "Contrato"}},
		{texts, "employer", []string{"Company", "Organisation", "Työnantaja", "Arbeitgeber"}},
		{texts, "sex", []string{"Gender"}},
		{"31|42|53", "age", []string{"Age"}},
		{"1981|1972|1990", "birth_date", []string{"Year of birth"}},
		{"1001|1002|1003", "employee_id", []string{"Mitarbeiter-Nr."}},
		{"USD|EUR|USD", "currency", []string{"Salary currency"}},
		{"2|3.5|4", "share/count", []string{"Salary change (%)"}},
		{"20|180|200", "count/other", []string{"Contract days"}},
		{"2|4|1", "count/other", []string{"Household size"}},
		{"24.9384|25.1|22.26", "other/count/ignore", []string{"lon"}},
		{amounts, "base", []string{
			"Salary", "salary_in_usd", "Base salary (gross, monthly EUR)", "Wage", "Kuukausipalkka", "Jahresgehalt", "Bruttolohn", "Sueldo bruto anual", "Månadslön", "Salaire annuel", "Зарплата", "Оклад",
			"Annual base salary, before tax and without bonuses, in EUR", "Salary excluding bonus", "Salary before bonus", "Kuukausipalkka ilman bonuksia", "Grundgehalt ohne Bonus", "Salario sin bonus",
			"What is your annual salary in local currency?", "Base", "Base salary", "Annual base", "basesalary",
		}},
		{amounts, "bonus_paid", []string{"Bonus", "Actual bonus", "Bonus without shares"}},
		{amounts, "bonus_target", []string{"Bonus target", "Target bonus", "Bonus (target)"}},
		{amounts, "commission_paid", []string{"Sales commission"}},
		{amounts, "commission_target", []string{"Commission target"}},
		{amounts, "equity", []string{"Stock grant value", "RSU", "stockgrantvalue"}},
		{amounts, "total_cash", []string{"Total cash"}},
		{amounts, "total", []string{"Total compensation", "Total (EUR)", "totalyearlycompensation"}},
		{amounts, "total/total_cash", []string{"Yearly income (incl. bonuses, etc; in EUR)", "Vuositulot (sis. bonukset)"}},
		{amounts, "pay/bonus_paid/allowance", []string{"Holiday bonus", "How much additional compensation do you get?"}},
		{amounts, "pay/cost", []string{"PREVAILING_WAGE"}},
		{amounts, "pay_midpoint", []string{"Salary range mid"}},
	} {
		for _, header := range test.headers {
			t.Run(header, func(t *testing.T) {
				headers := []string{header}
				if first, _, _ := strings.Cut(test.want, "/"); !columns.Meaning(first).IsPay() {
					headers = append(headers, "Salary")
				}
				var rows [][]string
				for i, cell := range strings.Split(test.cells, "|") {
					rows = append(rows, []string{cell, []string{"52000", "48000", "52000"}[i]})
				}
				if got := string(assign(headers, rows, nil, "").Columns[0].Meaning); !oneOf([]string{got}, []string{test.want}) {
					t.Errorf("%q is taken for %s, want %s", header, got, test.want)
				}
			})
		}
	}
}
