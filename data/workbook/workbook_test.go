package workbook

import (
	"bytes"
	"math"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
)

// example is a comparison with everything in it: figures with and without
// interval, withheld ones, a blank group and names that look like formulas.
func example() market.Comparison {
	shown := func(p, v, low, high float64) market.Figure {
		return market.Figure{Percentile: p, Value: v, Status: market.Shown, Interval: market.Interval{Attainable: low > 0, Low: low, High: high, Needs: 36}}
	}
	none := func(p float64, why string) market.Figure {
		return market.Figure{Percentile: p, Value: math.NaN(), Status: market.Withheld, Reason: why}
	}
	usual := []float64{10, 25, 50, 75, 90}
	q := market.NewQuery().WithBy("company_size").WithFilter(market.Filter{Dimension: "role", Values: []string{"Director"}})
	q.Percentiles = usual
	whole := market.Row{Name: "Whole cut", Whole: true, People: 811, Employers: 330, Figures: []market.Figure{
		shown(10, 98_000, 95_000, 101_000), shown(25, 121_000, 118_000, 124_000), shown(50, 152_000, 148_000, 156_000),
		shown(75, 190_000, 185_000, 195_000), shown(90, 235_000, 224_000, 247_000),
	}}
	small := market.Row{Name: "=1+1", People: 7, Employers: 7, Figures: []market.Figure{
		none(10, "needs 10 people, has 7"), shown(25, 118_000, 0, 0), shown(50, 131_000, 100_000, 160_000),
		shown(75, 149_000, 0, 0), none(90, "needs 10 people, has 7"),
	}}
	tiny := market.Row{Name: "(blank)", Blank: true, People: 2, Employers: 2}
	for _, p := range usual {
		tiny.Figures = append(tiny.Figures, none(p, "needs 5 people, has 2"))
	}
	return market.Comparison{
		Query: q, Currency: "USD",
		About:   market.About{Name: "survey.csv", Path: "/tmp/survey.csv", Form: market.RecordsForm, Declared: market.Survey, RowsRead: 820, RowsNotTaken: 2, SHA256: "abc", Size: 12345},
		Element: market.Element{Name: "base", Label: "Base salary", Header: "Salary", Kind: market.Base, Currency: "USD"},
		By:      market.Dimension{Name: "company_size", Header: "Size", Kind: market.CompanySize},
		Rows:    []market.Row{whole, small, tiny},
		Warnings: []market.Warning{
			{Kind: market.NotTaken, Text: "2 of 820 rows of the file were not taken; the import report says why"},
		},
	}
}

// write writes the workbook of a comparison and opens it again.
func write(t *testing.T, c market.Comparison) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	content := Content{
		Comparison: c, Program: "Paybench test", Made: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		NotTaken: []NotTaken{{Why: "no pay", Rows: 2}},
	}
	if err := Write(&out, content); err != nil {
		t.Fatal(err)
	}
	if path := os.Getenv("PAYBENCH_KEEP_WORKBOOK"); path != "" {
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestComparisonSheet(t *testing.T) {
	f := write(t, example())
	rows, err := f.GetRows(comparisonSheet)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"A4": "Company size", "A5": "Whole cut", "B5": "811", "F5": "152000", "G5": "148000", "J5": "235000",
		"A6": "=1+1", "D6": "needs 10 people, has 7", "J6": "needs 10 people, has 7", "K6": "–",
		"A7": "(blank)", "F7": "needs 5 people, has 2",
	}
	for place, value := range want {
		if got, _ := f.GetCellValue(comparisonSheet, place); got != value {
			t.Errorf("%s = %q, want %q\n%q", place, got, value, rows)
		}
	}
	if formula, _ := f.GetCellFormula(comparisonSheet, "A6"); formula != "" {
		t.Errorf("a text from the file became the formula %q", formula)
	}
}

func TestFormulasGiveTheirCachedValues(t *testing.T) {
	f := write(t, example())
	checked := 0
	for row := 5; row <= 7; row++ {
		for column := 1; column <= 20; column++ {
			place := at(column, row)
			formula, _ := f.GetCellFormula(comparisonSheet, place)
			if formula == "" {
				continue
			}
			cached, _ := f.GetCellValue(comparisonSheet, place)
			computed, err := f.CalcCellValue(comparisonSheet, place, excelize.Options{RawCellValue: true})
			if err != nil || !sameValue(computed, cached) {
				t.Errorf("%s: %s is %q, cached %q, %v", place, formula, computed, cached, err)
			}
			checked++
		}
	}
	if checked != 9 {
		t.Errorf("%d formulas, want three in each of three rows", checked)
	}
}

// sameValue compares texts, or numbers to the 15 digits that calculated cells have.
func sameValue(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-14*math.Abs(y)
}

func TestWithheldIsAGapInChartData(t *testing.T) {
	f := write(t, example())
	if got, _ := f.GetCellValue(chartSheet, "C2"); got != "" {
		t.Errorf("withheld P90 in the chart's data = %q, want an empty cell", got)
	}
	if got, _ := f.GetCellValue(chartSheet, "B2"); got != "131000" {
		t.Errorf("median in the chart's data = %q", got)
	}
}

func TestMethodNamesTheHours(t *testing.T) {
	f := write(t, example())
	for _, name := range f.GetDefinedName() {
		if name.Name == hoursName {
			return
		}
	}
	t.Error("no cell is named", hoursName)
}

func TestOddComparisons(t *testing.T) {
	empty := example()
	empty.Rows = nil
	pinned := example()
	pinned.Pinned = true
	many := example()
	for range 500 {
		many.Rows = append(many.Rows, many.Rows[1])
	}
	for name, c := range map[string]market.Comparison{"empty": empty, "pinned": pinned, "many": many} {
		t.Run(name, func(t *testing.T) { write(t, c) })
	}
}
