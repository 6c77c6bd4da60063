package command_test

import (
	"os"
	"path"
	"slices"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// importCases are files that were read wrongly, each after a public file of its
// kind.
var importCases = []reading{
	{
		file: "01_low_wage_jobs.csv", asked: by("Field"),
		right: []answer{{groups: map[string]figures{
			"Basket weaving": {n: 36, p25: 41_000, median: 50_000, p75: 62_000},
			"Lace making":    {n: 70, p25: 36_000, median: 45_000, p75: 55_000},
			"Clock repair":   {n: 22, p25: 52_000, median: 61_000, p75: 70_000},
			"Cheese ageing":  {n: 48, p25: 33_000, median: 39_000, p75: 47_000},
		}}},
		means: map[string]string{
			"Sample_size": "people", "Total": "count|count_weight|other|ignore", "Low_wage_jobs": "count|other|ignore",
			"Median": "p50", "P25th": "p25", "P75th": "p75",
		},
	},
	{
		file:  "02_annual_says_multiplied.csv",
		right: []answer{{figures: figures{n: 5, p10: 55_200, median: 80_000, p90: 96_000}}},
	},
	{
		file: "04_named_dollars.csv", beside: []string{"SGD", "CAD"},
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}, currency: "USD"}},
	},
	{
		file: "04_named_dollars.csv", asked: where("currency=SGD"),
		right: []answer{{figures: figures{n: 1, median: 120_000}, currency: "SGD"}},
	},
	{
		file: "04_named_dollars.csv", asked: where("currency=CAD"),
		right: []answer{{figures: figures{n: 1, median: 130_000}, currency: "CAD"}},
	},
	{
		file: "05_most_name_no_currency.csv", beside: []string{"currency|currencies"},
		right: []answer{
			{figures: figures{n: 6, p10: 81_000, median: 85_000, p90: 89_000}},
			{figures: figures{n: 1, median: 40_000}, currency: "USD", says: []string{"6 of (the )?8"}},
		},
	},
	{file: "06_gap_in_bonus.csv", refused: []string{"gap|share", "per cent|percent|%"}},
	{file: "07_quartile_shares.csv", refused: []string{"share", "per cent|percent|%"}},
	{
		file: "08_title_says_monthly_median.csv", asked: by("Branche"), says: []string{"month|Monat", "2022"},
		right: []answer{{groups: map[string]figures{
			"TOTAL": {n: unknown, median: 78_000}, "Bau": {n: unknown, median: 75_600}, "Handel": {n: unknown, median: 64_800},
			"Banken": {n: unknown, median: 117_600}, "Schulen": {n: unknown, median: 92_400},
		}}},
	},
	{
		file:  "08_title_says_monthly_median.csv",
		asked: and(by("Branche"), append(element("Frauen"), where("scope=Frauen", "series=Frauen", "Geschlecht=Frauen")...)),
		right: []answer{{groups: map[string]figures{
			"TOTAL": {median: 74_400}, "Bau": {median: 72_000}, "Handel": {median: 60_000}, "Banken": {median: 100_800}, "Schulen": {median: 90_000},
		}}},
	},
	{
		file: "09_years_unnamed.csv", beside: []string{"1985.*2016|2016.*1985", "--where"},
		right: []answer{{figures: figures{n: 4, p10: 21_500, median: 42_500, p90: 63_500}}},
		means: map[string]string{"yearID": "year", "taxYear": "year|other"},
	},
	{file: "09_years_unnamed.csv", asked: where("yearID=2016", "year=2016"), right: []answer{{figures: figures{n: 2, median: 62_500}}}},
	{
		file:  "10_currency_in_number_format.xlsx",
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}, currency: "EUR"}},
	},
	{
		file: "10_currency_in_number_format.xlsx", asked: element("Bonus %", "bonus_paid", "bonus_target"), says: []string{"share|per cent|percent|%"},
		right: []answer{{figures: figures{n: 3, p10: 8_200, median: 9_000, p90: 9_800}, currency: "EUR"}},
	},
	{
		file:  "11_two_series.csv",
		asked: and(by("Field"), append(element("Grad", "Grad_median", "Grad median"), where("scope=Grad", "series=Grad")...)),
		right: []answer{{groups: map[string]figures{
			"Basket weaving": {n: 120, p25: 52_500, median: 71_500, p75: 97_000},
			"Lace making":    {n: 90, p25: 41_500, median: 58_500, p75: 83_000},
			"Clock repair":   {n: 60, p25: 61_500, median: 79_500, p75: 95_500},
		}}},
		means: map[string]string{"Grad_sample_size": "people"}, never: []string{"holds the same figure"},
	},
	{
		file:  "11_two_series.csv",
		asked: and(by("Field"), append(element("Nongrad", "Nongrad_median", "Nongrad median"), where("scope=Nongrad", "series=Nongrad")...)),
		right: []answer{{groups: map[string]figures{
			"Basket weaving": {n: unknown, p25: 45_500, median: 61_500, p75: 86_000},
			"Lace making":    {n: unknown, p25: 35_500, median: 46_500, p75: 69_000},
			"Clock repair":   {n: unknown, p25: 51_500, median: 62_500, p75: 78_000},
		}}},
	},
	{
		file: "12_polish_from_to.csv",
		right: []answer{
			{figures: figures{n: 3, p10: 16_000, median: 20_000, p90: 21_600}, currency: "PLN", says: []string{"lower end|open"}},
			{figures: figures{n: 2, median: 21_000}, currency: "PLN", says: []string{"left out|not taken|open"}},
			{figures: figures{n: 3, median: 240_000}, currency: "PLN", says: []string{"lower end|open", "month.*(assum|nothing says)|(assum|nothing says).*month"}},
			{figures: figures{n: 2, median: 252_000}, currency: "PLN", says: []string{"left out|not taken|open", "month.*(assum|nothing says)|(assum|nothing says).*month"}},
		},
	},
	{
		file: "12_polish_from_to.csv", flags: []string{"--period", "month"},
		right: []answer{
			{figures: figures{n: 3, p10: 192_000, median: 240_000, p90: 259_200}, currency: "PLN", says: []string{"lower end|open"}},
			{figures: figures{n: 2, median: 252_000}, currency: "PLN", says: []string{"left out|not taken|open"}},
		},
	},
	{
		file: "13_long_layout.csv", asked: by("role"),
		right: []answer{{groups: map[string]figures{
			"Analyst": {p25: 66_000, median: 75_000, p75: 84_000, p90: 95_000},
			"Manager": {p25: 100_000, median: 115_000, p75: 130_000, p90: 150_000},
		}}},
	},
	{
		file: "14_rate_type_and_frequency.csv", says: []string{"hour"},
		right: []answer{{figures: figures{n: 4, p10: 60_996, median: 71_500, p90: 81_640}}},
	},
	{
		file:  "17_currency_words_in_header.csv",
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}, currency: "CAD"}},
	},
	{
		file: "19_question_how_much_more.csv", never: []string{"same (figure|pay)|half-month"},
		right: []answer{{figures: figures{n: 4, p10: 540_000, median: 684_000, p90: 828_000}, currency: "PHP"}},
		means: map[string]string{"How much higher is your salary than three years ago?": noPay},
	},
	{
		file: "20_scale_of_steps.csv", refused: []string{"scale|structure"},
		right: []answer{{
			figures: figures{n: 6, p10: 31_500, median: 34_050, p90: 39_150},
			says:    []string{"2025.*2026|years", "scale|points|steps"},
		}},
	},
	{
		file: "21_mac_roman_cr.csv", asked: by("Unit"), says: []string{`\bmac`},
		right: []answer{{figures: figures{n: 3, median: 90_000}, currency: "USD", groups: map[string]figures{
			"Café": {n: 2, median: 105_000}, "Facultad de Música": {n: 1, median: 80_000},
		}}},
	},
	{
		file: "22_groups_of_columns.xlsx", asked: by("role", "Occupation", "A", "Column A"), says: []string{"mean|average", "week", "Females", "Males"},
		right: []answer{{currency: "USD|", groups: map[string]figures{
			"Clerks": {either: 74_880}, "Engineers": {either: 128_960}, "Managers": {either: 156_000},
		}}},
	},
	{
		file: "22_groups_of_columns.xlsx", flags: []string{"--currency", "AUD"}, asked: by("role", "Occupation", "A", "Column A"),
		right: []answer{{currency: "AUD", groups: map[string]figures{
			"Clerks": {either: 74_880}, "Engineers": {either: 128_960}, "Managers": {either: 156_000},
		}}},
	},
	{
		file: "23_role_columns.csv", asked: by("positionName"),
		right: []answer{{figures: figures{n: 3, median: 25_000}, groups: map[string]figures{
			"Data analyst": {n: 2, median: 22_500}, "Data engineer": {n: 1, median: 32_500},
		}}},
		means: map[string]string{"positionName": "role", "positionLabels": "other|note", "positionAdvantage": "other|note"},
	},
	{file: "23_role_columns.csv", asked: where("positionAdvantage=Stock"), right: []answer{{figures: figures{n: 1, median: 25_000}}}},
	{file: "23_role_columns.csv", asked: where("positionLabels=Spark"), right: []answer{{figures: figures{n: 1, median: 32_500}}}},
	{
		file: "27_dollar_header_and_currency_flag.csv", flags: []string{"--currency", "AUD"},
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}, currency: "AUD"}},
	},
	{
		file: "27_dollar_header_and_currency_flag.csv", says: []string{`\$.*(assum|taken)|(assum|taken).*\$`},
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}, currency: "USD"}},
	},
	{
		file: "28_filter_by_a_name.csv", asked: where("Name=Ana"), refused: []string{"Name", "not kept|isn't kept"}, never: []string{`no column "?Name`},
		right: []answer{{figures: figures{n: 1, median: 80_000}}},
	},
	{
		file: "29_ambiguous_signs_pooled.csv", beside: []string{"¥|yen|yuan", `\bRs|rupee`, `\bkr|krona|krone`},
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}}},
	},
	{
		file: "29_ambiguous_signs_pooled.csv", flags: []string{"--currency", "USD"},
		right: []answer{{figures: figures{n: 3, p10: 82_000, median: 90_000, p90: 98_000}, currency: "USD"}},
	},
	{file: "31_grade_by_step_grid.csv", refused: []string{"scale|structure"}},
}

func TestImportCases(t *testing.T) {
	tryAll(t, importCases, sharedFile("import"))
	allAsked(t, "import", importCases)
}

func TestExcelCases(t *testing.T) {
	tryAll(t, excelCases, sharedFile("excel"))
	allAsked(t, "excel", excelCases)
}

// sharedFile finds the file of a case in a folder of the shared cases.
func sharedFile(folder string) func(*testing.T, reading) string {
	return func(t *testing.T, r reading) string { return realfiles.Path(t, "cases", folder, r.file) }
}

// allAsked holds that each file of a folder is asked something.
func allAsked(t *testing.T, folder string, readings []reading) {
	t.Helper()
	files, err := os.ReadDir(realfiles.Path(t, "cases", folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		asked := slices.ContainsFunc(readings, func(r reading) bool { return r.file == f.Name() })
		if !asked && !slices.Contains([]string{"README.md", "expected.json"}, f.Name()) {
			t.Errorf("nothing is asked of %s", path.Join(folder, f.Name()))
		}
	}
}
