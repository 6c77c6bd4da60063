package source_test

import (
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// TestHeaders finds the row of the headers, or that there is none.
func TestHeaders(t *testing.T) {
	for name, test := range map[string]struct {
		text    string
		options ingest.Options
		row     int    // of the headers; 0 if there is none
		names   string // of the columns
		rows    int    // read
		says    string // one of the notes
	}{
		"headers":              {"Role,City,Salary\nA,X,52000\nB,Y,48000\n", ingest.Options{}, 1, "Role|City|Salary", 2, ""},
		"none":                 {"A,X,52000\nB,Y,48000\nC,Z,61000\n", ingest.Options{Pay: "Column C"}, 0, "Column A|Column B|Column C", 3, "row 1 looks like data"},
		"none, a currency":     {"A,X,€52.000\nB,Y,€48.000\nC,Z,€61.000\n", ingest.Options{}, 0, "Column A|Column B|Column C", 3, "row 1 looks like data"},
		"none, mostly figures": {"2021,3,52000,A\n2022,4,48000,B\n2022,5,48000,C\n", ingest.Options{Pay: "Column C"}, 0, "Column A|Column B|Column C|Column D", 3, "row 1 looks like data"},
		"none, a title":        {"Our payroll\nA,X,52000\nB,Y,48000\n", ingest.Options{Pay: "Column C"}, 0, "Column A|Column B|Column C", 2, "row 2 looks like data"},
		"none, dates":          {"A,1/1/1990,Turku,€52k\nB,2/2/1991,Oulu,?\nC,12/3/1989,Oulu,€61k\n", ingest.Options{}, 0, "Column A|Column B|Column C|Column D", 3, "row 1 looks like data"},
		"none, as is said":     {"Engineer,pay\nA,52000\nB,48000\n", ingest.Options{NoHeader: true, Pay: "Column B"}, 0, "Column A|Column B", 3, ""},
		"headers, as is said":  {"A,X,52000\nB,Y,48000\nC,Z,61000\n", ingest.Options{HeaderRow: 1, Pay: "52000"}, 1, "A|X|52000", 2, ""},
		"years":                {"Role,2023,2024\nA,52000,53000\nB,48000,49000\n", ingest.Options{Pay: "2024"}, 1, "Role|2023|2024", 2, ""},
		"years among pay":      {"Role,2023,2024\nA,2000,2050\nB,3000,3100\n", ingest.Options{Pay: "2024"}, 1, "Role|2023|2024", 2, ""},
		"an index":             {",Role,Salary\n0,A,52000\n1,B,48000\n", ingest.Options{}, 1, "Column A|Role|Salary", 2, ""},
		"an outlier first":     {"Role,Salary\nA,9\nB,48000\nC,61000\n", ingest.Options{}, 1, "Role|Salary", 3, ""},
		"doubtful":             {"Engineer,Turku,\nEngineer,Turku,52000 €\nDesigner,Turku,48000 €\n", ingest.Options{}, 1, "Engineer|Turku|Column C", 2, "its texts stand again below"},
		"headers repeated":     {"Role,City,Salary\nA,X,52000\nRole,City,Salary\nB,Y,48000\n", ingest.Options{}, 1, "Role|City|Salary", 3, ""},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := source.LoadBytes(t.Context(), "pay.csv", []byte(test.text), test.options)
			if err != nil {
				t.Fatal(err)
			}
			u := l.Understanding
			var names []string
			for _, c := range u.Columns {
				names = append(names, c.Header)
			}
			if got := strings.Join(names, "|"); got != test.names || u.HeaderRow != test.row || u.RowsRead != test.rows {
				t.Errorf("headers %s in row %d, %d rows", got, u.HeaderRow, u.RowsRead)
			}
			said := false
			for _, note := range table.AllWords(u.Remarks) {
				said = said || test.says != "" && strings.Contains(note, test.says)
				if test.says == "" && (strings.Contains(note, "looks like data") || strings.Contains(note, "taken for the headers")) {
					t.Errorf("it says: %s", note)
				}
			}
			if test.says != "" && !said {
				t.Errorf("it does not say %q: %q", test.says, table.AllWords(u.Remarks))
			}
		})
	}
}
