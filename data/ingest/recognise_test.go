package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// meaningsOf says what each column of a small file is taken for. The rows, with
// bars between the cells, are repeated so that a column of few values looks like
// one.
func meaningsOf(t *testing.T, header string, rows ...string) string {
	t.Helper()
	text := header + "\n" + strings.Repeat(strings.Join(rows, "\n")+"\n", 25)
	path := filepath.Join(t.TempDir(), "pay.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	u, err := Inspect(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var meanings []string
	for _, c := range u.Columns {
		meanings = append(meanings, string(c.Meaning))
	}
	return strings.Join(meanings, " ")
}

// TestKindsOfColumns recognises the columns of the kinds of file that people have: city
// payrolls, surveys of questions, exports of personnel systems, job postings.
func TestKindsOfColumns(t *testing.T) {
	for name, test := range map[string]struct {
		header string
		rows   []string
		want   string
	}{
		"payroll with parts": {
			"JobTitle|BasePay|OvertimePay|Other Salaries|TotalPay|Year",
			[]string{"Clerk|50000.5|0|10|50010.5|2013"},
			"role base pay pay total year",
		},
		"regular pay beside the total": {"TITLE|REGULAR|OVERTIME|TOTAL EARNINGS", []string{"Clerk|$50,000.00|$10.00|$50,010.00"}, "role base pay total"},
		"a count of salaries":          {"Company Name|Job Title|Salary|Salaries Reported", []string{"A|Clerk|300000|3"}, "employer role base other"},
		"something about the company":  {"Company|Company Reputation|Salary", []string{"A|Good|300000"}, "employer other base"},
		"gross and net":                {"Role|Gross salary|Net salary", []string{"Clerk|3000|2200"}, "role base pay"},
		"only net":                     {"Role|Nettolohn", []string{"Clerk|2200"}, "role pay"},
		"before tax":                   {"Role|What is your annual salary, before taxes?", []string{"Clerk|52200"}, "role base"},
		"pay of last year":             {"Role|Yearly salary|Annual salary one year ago|Annual bonus+stocks one year ago", []string{"Clerk|60000|55000|10"}, "role base pay pay"},
		"pay of last year alone":       {"Role|What was your salary in December of last year?", []string{"Clerk|60000"}, "role base"},
		"bonus and shares in one":      {"Role|Base pay|Yearly bonus and stocks|LTI (long term incentive)", []string{"Clerk|60000|5500|10"}, "role base pay equity"},
		"a sum":                        {"Role|Base salary|Salary + Equity + Bonus", []string{"Clerk|60000|65500"}, "role base total"},
		"a review":                     {"Job Title|Current Base Salary|Proposed Base Salary|Previous Salary|Bonus Plan - Target Amount|Increase %", []string{"Clerk|60000|62000|58000|6000|3.0%"}, "role base pay pay bonus_target other"},
		"shares, not money":            {"Role|Base salary|Equity grants quantity", []string{"Clerk|60000|1200"}, "role base other"},
		"a currency nobody knows":      {"Role|salary|salary_currency", []string{"Clerk|60000|XXR"}, "role base currency"},
		"a table of a database":        {"Region|Measure|VALUE", []string{"North|Employees|6543.2"}, "location other other"},
		"a column of amounts":          {"Class title|Rate|MONTHLY|ANNUAL|Summed annual salary", []string{"Clerk|0|3000|36000|", "Clerk|0|3000|36000|", "Clerk|0|3000|36000|40000"}, "role other other base pay"},
		"long questions": {
			"What is your job title?|How many full-time employees does the company that you work for have, if applicable?|How long has your company been in business?|In which Danish region is your office located?|What is your monthly salary?",
			[]string{"Clerk|100 to 199 employees|2 years|North|3000", "Clerk|< 10 employees|5 years|South|4000"},
			"role company_size other location base",
		},
		"descriptions":        {"Job Title Description|Position Status|Worker Category Description|Annual Salary", []string{"Clerk|Active|Full Time|3000"}, "role other employment_type base"},
		"men and months":      {"Rooli|Sukupuoli|Kuukausipalkka", []string{"A|Mies|3000", "B|Mies|3000", "B|mies|3000", "B|M|3000", "B|Mies|3000", "B|Nainen|3000"}, "role other base"},
		"how big":             {"Title|How big is your company?|Salary", []string{"Clerk|51-200|3000", "Clerk|1000+|4000"}, "role company_size base"},
		"share of posts":      {"Grade|Number of Posts in FTE|Salary", []string{"A|0.5|30000"}, "level other base"},
		"job and job family":  {"Job Family|Job|Salary", []string{"Nursing|Nurse|30000"}, "role role base"},
		"names of codes":      {"SOC_CODE|SOC_NAME|Salary", []string{"11-2021|Marketing Managers|30000"}, "job_code other base"},
		"Dutch":               {"Functie|Bruto maandsalaris|Opleiding|Uren per week", []string{"Tester|3200|HBO|36"}, "role base education weekly_hours"},
		"Portuguese":          {"cargo atual|faixa salarial|setor|nivel de ensino|numero de funcionarios", []string{"Analista|de R$ 1.001/mês a R$ 2.000/mês|Varejo|Mestrado|de 1 a 5"}, "role base industry education company_size"},
		"Polish":              {"Stanowisko|Wynagrodzenie brutto|Miasto", []string{"Tester|9000|Gdynia"}, "role base location"},
		"Japanese":            {"職種|会社名|年収|経験年数|従業員数|勤務地", []string{"営業|A社|450万円〜600万円|3年|1000名以上|大阪府"}, "role employer base experience company_size location"},
		"Chinese":             {"职位名称|公司名称|薪资|经验要求|公司规模|工作地点", []string{"分析师|甲|1-1.5万/月|3-4年经验|150-500人|上海"}, "role employer base experience company_size location"},
		"Russian":             {"Название вакансии|Компания|Зарплата|Опыт работы", []string{"Водитель|А|от 60 000 руб.|1–3 года"}, "role employer base experience"},
		"a personnel system":  {"Position|Time Type|Pay Rate Type|Base Pay - Amount|Base Pay - Currency|Base Pay - Frequency", []string{"Clerk|Full time|Salary|5200|EUR|Monthly"}, "role employment_type pay_unit base currency pay_unit"},
		"units hardly known":  {"Wage|Wage unit of pay", []string{"50|Hour", "3000|Bi-Weekly"}, "base pay_unit"},
		"pay of an old table": {"Grade|Step 1|Step 2", []string{"1|$22,360|$23,110"}, "level base other"},
	} {
		t.Run(name, func(t *testing.T) {
			var rows []string
			for _, row := range test.rows {
				rows = append(rows, `"`+strings.ReplaceAll(row, "|", `","`)+`"`)
			}
			header := `"` + strings.ReplaceAll(test.header, "|", `","`) + `"`
			if got := meaningsOf(t, header, rows...); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.header, got, test.want)
			}
		})
	}
}
