package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A publisher's standard errors of means stand beside the means: those in per cent of
// it, in any language, whether the mean is of a year or an hour, and no other errors.
func TestStandardErrorsOfMeans(t *testing.T) {
	for _, test := range []struct {
		header         string
		carried, aside bool
	}{
		{"Job,TOT_EMP,EMP_PRSE,A_MEAN,MEAN_PRSE,A_MEDIAN", true, true},
		{"Job,Employees,Standard error of employees,Mean annual wage,Relative standard error of mean,Median annual wage", true, true},
		{"Beruf,Beschäftigte,Standardfehler,Mittelwert Jahresgehalt,Relativer Standardfehler Mittelwert,Median Jahresgehalt", true, true},
		{"Job,Employees,EMP_PRSE,Mean annual wage,Standard error of mean,Median annual wage", false, true},
	} {
		file := filepath.Join(t.TempDir(), "table.csv")
		text := test.header + "\nBakers,5200,0.7,33400,1.4,32000\nPotters,800,2.9,30100,*,28900\nGlaziers,90,9.1,40100,0.0,38900\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		by := strings.SplitN(test.header, ",", 2)[0]
		rows := map[any]map[string]any{}
		for _, row := range compare(t, file, "--by", by).Rows {
			rows[row["group"]] = row
		}
		want := map[any]any{"Bakers": 1.4, "Potters": nil, "Glaziers": 0.0}
		for group, prse := range want {
			if !test.carried {
				prse = nil
			}
			if got := rows[group]["mean_prse"]; got != prse {
				t.Errorf("%s\n%s: the error is %v, want %v", test.header, group, got, prse)
			}
		}
		table, _, _ := run(t, "compare", file, "--by", by)
		csv, _, _ := run(t, "compare", file, "--by", by, "--format", "csv")
		if strings.Contains(table, "Standard error of mean, %") != test.carried || strings.Contains(csv, ",33400,1.4,") != test.carried {
			t.Errorf("%s\n%s%s", test.header, table, csv)
		}
		if said, _, _ := run(t, "inspect", file); strings.Contains(said, "how sure the figures are, and no pay") != test.aside {
			t.Errorf("%s\n%s", test.header, said)
		}
	}
}
