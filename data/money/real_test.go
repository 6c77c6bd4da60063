package money

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// column reads the cells under a header that begins with the given words.
func column(t *testing.T, separator rune, header string, path ...string) []string {
	t.Helper()
	file, err := os.Open(realfiles.Path(t, append([]string{"data"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	reader.LazyQuotes = true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows[0], func(name string) bool { return strings.HasPrefix(name, header) })
	if at < 0 {
		t.Fatalf("no column %q in %q", header, rows[0])
	}
	cells := make([]string, 0, len(rows))
	for _, row := range rows[1:] {
		if at < len(row) {
			cells = append(cells, row[at])
		}
	}
	return cells
}

// Every cell of the real pay columns that is not blank is read, but for those
// that a person could not read either.
func TestRealColumns(t *testing.T) {
	tests := []struct {
		separator  rune
		header     string
		path       []string
		currency   string
		unreadable []string
	}{
		{',', "Annual Salary", []string{"chicago_payroll", "chicago_no_names.csv"}, "USD", nil},
		{',', "Hourly Rate", []string{"chicago_payroll", "chicago_no_names.csv"}, "USD", nil},
		{',', "salary_in_usd", []string{"foorilla_ai_salaries", "salaries.csv"}, "", nil},
		{',', "Wage", []string{"h1b_lca", "H-1B_FY13_Q3_filtered.csv"}, "", nil},
		{',', "salary", []string{"r_datasets", "carData_Salaries.csv"}, "", nil},
		{',', "A_MEDIAN", []string{"bls_oews", "national_M2013_dl.csv"}, "", []string{"#", "*"}},
		{',', "Payscale Minimum", []string{"uk_organogram", "home_office-2012-09-30-junior.csv"}, "", []string{"unknown"}},
		{'\t', "Kuukausipalkka", []string{"koodiklinikka", "2021_results.tsv"}, "", nil},
		{'\t', "Vuositulot", []string{"koodiklinikka", "2021_results.tsv"}, "", []string{"-", "2600*12,5", "Optiot"}},
		{'\t', "Kuukausipalkka", []string{"koodiklinikka", "2022_results.tsv"}, "", nil},
		{'\t', "Vuositulot", []string{"koodiklinikka", "2023_results-fi.tsv"}, "", nil},
		{'\t', "Monthly salary", []string{"koodiklinikka", "2024_results-en.tsv"}, "", nil},
	}
	for _, test := range tests {
		t.Run(test.path[len(test.path)-1]+" "+test.header, func(t *testing.T) {
			cells := column(t, test.separator, test.header, test.path...)
			mark := decimalOf(cells)
			var unreadable []string
			for _, cell := range cells {
				amount, err := Parse(cell, mark)
				switch {
				case errors.Is(err, ErrUnreadable):
					unreadable = append(unreadable, strings.TrimSpace(cell))
				case err == nil && test.currency != "" && amount.Currency != test.currency:
					t.Errorf("%q is in %q, want %s", cell, amount.Currency, test.currency)
				}
			}
			slices.Sort(unreadable)
			if got := slices.Compact(unreadable); !slices.Equal(got, test.unreadable) {
				t.Errorf("unreadable with the decimal mark %v: %q, want %q", mark, got, test.unreadable)
			}
		})
	}
}

// The Finnish survey was published twice, as text and as a workbook. The mean of
// the workbook's number cells is known; the four cells that are text there are
// known from looking at them.
func TestRealMean(t *testing.T) {
	data, err := os.ReadFile(realfiles.Path(t, "data", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var figures []struct {
		Dataset, Filter string
		N               int
		Mean            float64
	}
	if err := json.Unmarshal(data, &figures); err != nil {
		t.Fatal(err)
	}
	cells := column(t, '\t', "Kuukausipalkka", "koodiklinikka", "2021_results.tsv")
	text := map[string]float64{"4695,70": 4695.70, "2000-3400": 2700, "7500+": 7500, "5500 (tai 6900 jos osuu on-call -viikko kuukaudelle)": 5500}
	mark := decimalOf(cells)
	n, sum := 0, 0.0
	for _, cell := range cells {
		amount, err := Parse(cell, mark)
		if want, ok := text[strings.TrimSpace(cell)]; ok {
			if amount.Value != want {
				t.Errorf("Parse(%q, %v) = %v, want %v", cell, mark, amount.Value, want)
			}
			continue
		}
		if err == nil {
			n++
			sum += amount.Value
		}
	}
	for _, figure := range figures {
		if figure.Dataset == "koodiklinikka_2021" && figure.Filter == "numeric monthly pay" {
			if mean := sum / float64(n); n != figure.N || math.Abs(mean-figure.Mean) > 1e-9 {
				t.Errorf("n = %d, mean = %v, want %d, %v", n, mean, figure.N, figure.Mean)
			}
			return
		}
	}
	t.Error("expected.json has no figure to compare with")
}
