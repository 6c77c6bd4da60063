package bands

import (
	"encoding/csv"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/realfiles"
)

// distinct reads the values under a header that begins with the given words.
func distinct(t *testing.T, separator rune, header string, path ...string) []string {
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
	var values []string
	for _, row := range rows[1:] {
		if at < len(row) {
			values = append(values, row[at])
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

func TestRealExperience(t *testing.T) {
	columns := []struct{ file, header string }{
		{"2021_results.tsv", "Työkokemus"},
		{"2021_results.tsv", "Ikä"},
		{"2022_results.tsv", "Työkokemus"},
		{"2022_results.tsv", "Ikä"},
		{"2023_results-fi.tsv", "Työkokemus"},
		{"2023_results-fi.tsv", "Ikä"},
		{"2023_results-en.tsv", "Relevant work experience"},
		{"2023_results-en.tsv", "Age"},
		{"2024_results-fi.tsv", "Työkokemus"},
		{"2024_results-fi.tsv", "Ikä"},
	}
	for _, column := range columns {
		for _, cell := range distinct(t, '\t', column.header, "koodiklinikka", column.file) {
			if _, err := ParseYears(cell); err != nil && !errors.Is(err, ErrBlank) {
				t.Errorf("%s, %s: %v", column.file, column.header, err)
			}
		}
	}
}

func TestRealOrder(t *testing.T) {
	tests := []struct {
		separator rune
		header    string
		path      []string
		want      []string
	}{
		{',', "experience_level", []string{"foorilla_ai_salaries", "salaries.csv"}, []string{"EN", "MI", "SE", "EX"}},
		{',', "company_size", []string{"foorilla_ai_salaries", "salaries.csv"}, []string{"S", "M", "L"}},
		{',', "rank", []string{"r_datasets", "carData_Salaries.csv"}, []string{"AsstProf", "AssocProf", "Prof"}},
		{'\t', "Ikä", []string{"koodiklinikka", "2023_results-fi.tsv"}, []string{
			"< 15v", "15-20", "21-25", "26-30", "31-35", "36-40", "41-45", "46-50", "51-55", "> 55v", "",
		}},
	}
	for _, test := range tests {
		if got := ordered(distinct(t, test.separator, test.header, test.path...)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.header, got, test.want)
		}
	}
}
