package command_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// ten are the figures of the ten people that most of the Excel cases hold.
var ten = figures{n: 10, p10: 57_625, median: 67_550, p90: 83_985}

// hourlyTen are the same people, four of them paid by the hour.
var hourlyTen = figures{n: 10, p10: 57_625, median: 67_552.80, p90: 83_985}

// excelCases are small files of the kinds that people make in Excel.
var excelCases = []reading{
	{
		file: "01_currency_in_number_format.xlsx", beside: []string{"USD", "EUR"},
		right: []answer{
			{figures: figures{n: 5, p10: 63_400, median: 68_400, p90: 82_130}, currency: "USD"},
			{figures: figures{n: 5, p10: 54_500, median: 63_900, p90: 79_120}, currency: "EUR"},
		},
	},
	{
		file: "01_currency_in_number_format.xlsx", asked: where("currency=USD"),
		right: []answer{{figures: figures{n: 5, p10: 63_400, median: 68_400, p90: 82_130}, currency: "USD"}}, says: []string{`\$.*(assum|taken)|(assum|taken).*\$`},
	},
	{
		file: "01_currency_in_number_format.xlsx", asked: where("currency=EUR"),
		right: []answer{{figures: figures{n: 5, p10: 54_500, median: 63_900, p90: 79_120}, currency: "EUR"}},
	},
	{file: "01b_currency_one_format.xlsx", right: []answer{{figures: ten, currency: "EUR"}}},
	cuts("02_published_cut_blocks.xlsx", "base", "Payroll Analyst", 60_000, 65_000),
	cuts("02_published_cut_blocks.xlsx", "base", "HR Generalist", 70_000, 75_000),
	cuts("02_published_cut_blocks.xlsx", "base", "HR Director", 140_000, 145_000),
	cuts("02_published_cut_blocks.xlsx", "total_cash", "Payroll Analyst", 64_000, 69_000),
	cuts("02_published_cut_blocks.xlsx", "total_cash", "HR Director", 144_000, 149_000),
	jobsOfCuts("02_published_cut_blocks.xlsx"),
	cuts("02b_published_cut_blocks_header_once.xlsx", "base", "Payroll Analyst", 60_000, 65_000),
	cuts("02b_published_cut_blocks_header_once.xlsx", "base", "HR Director", 140_000, 145_000),
	cuts("02b_published_cut_blocks_header_once.xlsx", "total_cash", "HR Generalist", 74_000, 79_000),
	jobsOfCuts("02b_published_cut_blocks_header_once.xlsx"),
	cuts("02c_published_cut_blocks_one_header_row.xlsx", "", "Payroll Analyst", 60_000, 65_000),
	cuts("02c_published_cut_blocks_one_header_row.xlsx", "", "HR Generalist", 70_000, 75_000),
	cuts("02c_published_cut_blocks_one_header_row.xlsx", "", "HR Director", 140_000, 145_000),
	jobsOfCuts("02c_published_cut_blocks_one_header_row.xlsx"),
	{file: "03_stray_cell_in_CCZ.xlsx", right: []answer{{figures: ten}}},
	{file: "03b_headerless_column_TC.xlsx", right: []answer{{figures: ten}}, means: map[string]string{"Q3": noPay, "Q50": noPay}},
	{file: "03b_headerless_column_TC.xlsx", asked: element("total_cash"), refused: []string{"total_cash"}},
	{file: "04_pay_type_H_S.csv", right: []answer{{figures: hourlyTen}}, says: []string{"hour"}},
	{file: "04b_flsa_status.csv", right: []answer{{figures: hourlyTen}}, says: []string{"hour"}},
	{file: "04c_hourly_rate_annual_salary.csv", right: []answer{{figures: hourlyTen}}, says: []string{"hour"}},
	{
		file: "04d_some_in_thousands.csv", says: []string{`\b4\b.*\b9\b|\b70\b.*\b83\b`},
		right: []answer{
			{figures: figures{n: 10, p10: 81.7, median: 62_550, p90: 74_580}},
			{figures: figures{n: 8, p10: 56_375, median: 65_300, p90: 78_040}},
		},
	},
	bonusOf("05_bonus_fraction.csv"), totalOf("05_bonus_fraction.csv"),
	bonusOf("05b_sti_percent_points.csv"), totalOf("05b_sti_percent_points.csv"),
	bonusOf("05c_bonus_percent_sign.csv"), totalOf("05c_bonus_percent_sign.csv"),
	{file: "06_statistic_rows.csv", right: []answer{{figures: ten}}, left: []int{13, 14, 15, 16, 17}},
	{file: "06b_percentile_rows.csv", right: []answer{{figures: ten}}, left: []int{13, 14, 15}},
	{file: "06c_subtotal_averages.xlsx", right: []answer{{figures: ten}}, left: []int{7, 13, 14}},
	{file: "07_backslash_quotes.csv", right: []answer{{figures: ten}}},
	{file: "07_backslash_quotes.csv", asked: where("Company size=51-200"), right: []answer{{figures: ten}}},
	{file: "08a_thousands_header.csv", right: []answer{{figures: ten}}},
	{file: "08b_thousands_header.csv", right: []answer{{figures: ten, currency: "USD"}}},
	{file: "08c_thousands_header.csv", right: []answer{{figures: ten, currency: "USD"}}},
	{file: "08d_thousands_header.csv", right: []answer{{figures: ten, currency: "EUR"}}},
	{file: "08e_thousands_header.csv", right: []answer{{figures: ten}}},
	{file: "08f_thousands_header.csv", right: []answer{{figures: ten}}},
	{
		file: "08g_thousands_in_title.csv", asked: by("Job title"),
		right: []answer{{currency: "USD", groups: map[string]figures{
			"Payroll Analyst": {n: 40, p25: 54_000, median: 60_000, p75: 66_100}, "HR Generalist": {n: 35, p25: 64_500, median: 71_000, p75: 78_200},
		}}},
	},
	{file: "08h_thousands_in_title_records.csv", right: []answer{{figures: ten, currency: "USD"}}},
	{
		file: "09_percentiles_long_format.csv", asked: by("Job title"),
		right: []answer{{groups: map[string]figures{
			"Payroll Analyst": {p10: 48_000, p25: 54_000, median: 60_000, p75: 66_000, p90: 75_000},
			"HR Generalist":   {p10: 56_800, p25: 63_900, median: 71_000, p75: 78_100, p90: 88_750},
		}}},
	},
	{
		file: "10_error_in_role.xlsx", asked: by("Job title"),
		right: []answer{{figures: ten, groups: map[string]figures{
			"HR Generalist": {n: 3, median: 58_250}, "Payroll Analyst": {n: 4, median: 68_400}, "(blank)": {n: 3, median: 68_400},
		}}},
	},
	{
		file: "11_size_bands_as_dates.xlsx", asked: by("Company size"), says: []string{"date"},
		right: []answer{{figures: ten, groups: map[string]figures{
			"1–10|1-10": {n: 4, median: 63_950}, "11–50|11-50": {n: 3, median: 68_400}, "51–200|51-200": {n: 3, median: 70_100},
		}}},
	},
	{file: "12_salary_by_year_columns.csv", right: []answer{{figures: ten}}, beside: []string{"2026"}},
	{file: "12_salary_by_year_columns.csv", asked: element("Salary 2024"), right: []answer{{figures: figures{n: 10, median: 62_550}}}},
	{file: "12_salary_by_year_columns.csv", asked: element("Salary 2025"), right: []answer{{figures: figures{n: 10, median: 65_050}}}},
	{
		file: "13_employee_twice.csv", says: []string{"1 (id|employee).*2 rows", "5 and 12"}, never: []string{"7003"},
		right: []answer{{figures: figures{n: 11, p10: 58_250, median: 68_400, p90: 83_300}}},
	},
	{
		file: "14_msdos_cp850.csv", asked: by("Stelle"), says: []string{"850|437|DOS"},
		right: []answer{{figures: ten, groups: map[string]figures{"Lohnbüro": ten}}},
	},
	{file: "14_msdos_cp850.csv", flags: []string{"--encoding", "cp850"}, asked: by("Größe"), right: []answer{{figures: ten, groups: map[string]figures{"1-50|1–50": ten}}}},
	{file: "14_msdos_cp850.csv", flags: []string{"--encoding", "cp437"}, asked: by("Größe"), right: []answer{{figures: ten, groups: map[string]figures{"1-50|1–50": ten}}}},
	{
		file: "15_formulas_never_calculated.xlsx", refused: []string{"formula", "open", "save", "Excel|LibreOffice"},
		right: []answer{{figures: ten, says: []string{"formula"}}},
	},
	{
		file: "16_terminal_escape.csv", asked: by("Job title"),
		right: []answer{{figures: figures{n: 210, median: 67_559.50}, groups: map[string]figures{"Analyst": {n: 200}, "Lead": {n: 10}}}},
	},
	{
		file: "17_emps_count.csv", asked: by("Job title"), means: map[string]string{"# Emps": "people", "# Orgs": "employers"},
		right: []answer{{groups: map[string]figures{
			"Payroll Analyst": {n: 40, p25: 54_000, median: 60_000, p75: 66_100}, "HR Generalist": {n: 35, p25: 64_500, median: 71_000, p75: 78_200},
		}}},
	},
	{
		file: "17b_q1_med_q3.csv", asked: by("Job title"), means: map[string]string{"Q1": "p25|p25 per year", "Med": "p50|p50 per year", "Q3": "p75|p75 per year"},
		right: []answer{{groups: map[string]figures{
			"Payroll Analyst": {n: 40, p25: 54_000, median: 60_000, p75: 66_100}, "HR Generalist": {n: 35, p25: 64_500, median: 71_000, p75: 78_200},
		}}},
	},
	{file: "17c_low_mid_high.csv", refused: []string{"Low", "Mid", "High", "range", "percentile"}},
	{file: "18_each_line_quoted.csv", right: []answer{{figures: ten}}},
	{
		file: "19_unquoted_thousands.csv", refused: []string{"comma|thousand"},
		right: []answer{{figures: ten, says: []string{"comma|thousand"}}},
	},
	{file: "20_pay_in_cents.csv", right: []answer{{figures: ten}}},
}

// cuts asks what a job pays in the two cuts that stand as blocks below each other.
func cuts(file, pay, job string, all, technology float64) reading {
	asked := and(where("Job title="+job), by("Industry", "Cut"))
	if pay != "" {
		asked = and(element(pay), asked)
	}
	return reading{file: file, asked: asked, right: []answer{{groups: map[string]figures{
		"All organizations":               {n: 30, median: all},
		"Technology|Industry: Technology": {n: 12, median: technology},
	}}}}
}

// jobsOfCuts asks for the jobs alone: each stands in two cuts, which are never
// added up, and the sentence says what to choose by.
func jobsOfCuts(file string) reading {
	return reading{
		file: file, asked: by("Job title"), never: []string{`choose by $`}, says: []string{"choose by.*(Industry|Cut)"},
		right: []answer{{groups: map[string]figures{"Payroll Analyst": {}, "HR Generalist": {}, "HR Director": {}}}},
	}
}

// bonusOf asks for a bonus that is written as a share of base.
func bonusOf(file string) reading {
	return reading{
		file: file, asked: element("bonus_paid", "bonus_target", "bonus"), says: []string{"share|per cent|percent|%"},
		right: []answer{{figures: figures{n: 10, p10: 6_615, median: 8_268.75, p90: 11_084.25}}},
	}
}

// totalOf asks for base and that bonus together.
func totalOf(file string) reading {
	return reading{
		file: file, asked: element("total_cash", "target_total_cash"),
		right: []answer{{figures: figures{n: 10, p10: 66_268.75, median: 74_362.50, p90: 96_132}}},
	}
}

// A terminal's escape in a cell reaches neither a table nor CSV.
func TestEscapesAreNotPrinted(t *testing.T) {
	file := realfiles.Path(t, "cases", "excel", "16_terminal_escape.csv")
	if !*alsoPending {
		t.Skip("not yet")
	}
	book := filepath.Join(t.TempDir(), "book.xlsx")
	for _, args := range [][]string{
		{"compare", file, "--by", "Job title"},
		{"compare", file, "--by", "Job title", "--format", "csv"},
		{"inspect", file},
		{"compare", file, "--where", "Job title=no such job", "--xlsx", book},
		{"drivers", file},
	} {
		if stdout, stderr, _ := run(t, args...); strings.ContainsRune(stdout+stderr, '\x1b') {
			t.Errorf("%q prints a terminal's escape", args[0])
		}
	}
}
