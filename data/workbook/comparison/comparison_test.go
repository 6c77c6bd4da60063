package comparison

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// example is a comparison with everything in it: figures with and without
// interval, withheld ones, a blank group and names that look like formulas.
func example() market.Comparison {
	shown := func(p, v, low, high float64) market.Figure {
		return market.Figure{Percentile: p, Value: v, Status: market.Shown, Interval: market.Interval{Attainable: low > 0, Low: low, High: high, Counted: 36}}
	}
	none := func(p float64, why remark.Remark) market.Figure {
		return market.Figure{Percentile: p, Value: math.NaN(), Status: market.Withheld, Reason: why}
	}
	q := market.NewQuery().WithBy("company_size").WithFilter(market.Filter{Dimension: "role", Values: []string{"Director"}})
	whole := market.Row{Name: "Everyone selected", Whole: true, People: 811, Employers: 330, Figures: []market.Figure{
		shown(10, 98_000, 95_000, 101_000), shown(25, 121_000, 118_000, 124_000), shown(50, 152_000, 148_000, 156_000),
		shown(75, 190_000, 185_000, 195_000), shown(90, 235_000, 224_000, 247_000),
	}}
	small := market.Row{Name: "=1+1", Group: "=1+1", People: 7, Employers: 7, Figures: []market.Figure{
		none(10, remark.New(remark.FewPeople, 10, 7)), shown(25, 118_000, 0, 0), shown(50, 131_000, 100_000, 160_000),
		shown(75, 149_000, 0, 0), none(90, remark.New(remark.FewPeople, 10, 7)),
	}}
	tiny := market.Row{Name: "(blank)", Blank: true, People: 2, Employers: 2}
	for _, p := range q.Percentiles {
		tiny.Figures = append(tiny.Figures, none(p, remark.New(remark.FewPeople, 5, 2)))
	}
	return market.Comparison{
		Query: q, Currency: "USD",
		About: market.About{
			Name: "survey.csv", Path: "/tmp/survey.csv", Declared: market.Survey,
			RowsRead: 820, RowsNotTaken: 2, SHA256: "abc", Size: 12345, Choices: []remark.Remark{remark.New(remark.ZerosArePay, 2, "Bonus")},
		},
		Element:  market.Element{Name: "base", Label: "Base salary", Header: "Salary", Kind: market.Base, Currency: "USD"},
		By:       market.Dimension{Name: "company_size", Header: "Size", Kind: market.CompanySize},
		Rows:     []market.Row{whole, small, tiny},
		Warnings: []remark.Remark{remark.New(remark.RowsNotTaken, 2, 820)},
	}
}

// withRecords is a comparison by size with the records it was made of.
func withRecords() Content {
	pays := map[string][]float64{"Small": nil, "Large": nil}
	list := market.Listing{Columns: []string{"Size", "Code", "Note"}}
	for i := range 60 {
		group := "Small"
		if i%3 == 0 {
			group = "Large"
		}
		pay := 90_000 + 1_234.5*float64(i)
		pays[group] = append(pays[group], pay)
		list.Rows = append(list.Rows, market.Record{Line: i + 2, Cells: []string{group, "00" + strconv.Itoa(i), "=HYPERLINK(\"x\")"}, Pay: pay})
	}
	slices.Reverse(list.Rows) // best paid first
	list.Total = len(list.Rows)
	c := example()
	c.Rows = nil
	for _, group := range []string{"", "Small", "Large"} {
		sorted := pays[group]
		if group == "" {
			sorted = slices.Sorted(slices.Values(slices.Concat(pays["Small"], pays["Large"])))
		}
		r := market.Row{Name: group, Group: group, Whole: group == "", People: len(sorted), Employers: -1}
		for _, p := range c.Query.Percentiles {
			f := market.Figure{Percentile: p, Value: quantile.Type7(sorted, p/100), Status: market.Shown}
			if ranks, ok := quantile.Interval(len(sorted), p/100, market.Confidence); ok {
				f.Interval = market.Interval{Attainable: true, Low: sorted[ranks.Lower-1], High: sorted[ranks.Upper-1], Counted: len(sorted)}
			}
			r.Figures = append(r.Figures, f)
		}
		c.Rows = append(c.Rows, r)
	}
	c.Rows[0].Name = "Everyone selected"
	return Content{Comparison: c, Records: &list}
}

// pins is a comparison of two jobs.
func pins() market.Comparison {
	c := example()
	c.Pinned, c.By, c.Query.By = true, market.Dimension{}, ""
	c.Rows = slices.Clone(c.Rows[:2])
	c.Rows[0].Whole, c.Rows[0].Name = false, "Director, large"
	for i := range c.Rows {
		c.Rows[i].Query = c.Query
	}
	return c
}

// full is the workbook of a study with several comparisons, records and a
// picture.
func full(t testing.TB) Content {
	c := withRecords()
	years := example()
	years.By = market.Dimension{Name: "experience", Header: "Years", Kind: market.Experience}
	c.Comparison.Query.Own = 148_000
	c.More = []market.Comparison{years, pins()}
	c.Study = []byte(`{"paybench_study": 1}`)
	picture := image.NewRGBA(image.Rect(0, 0, 1600, 900))
	picture.Set(3, 3, color.Black)
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	c.Pictures = []sheet.Picture{{Title: "Distribution", Alt: "A histogram of pay", PNG: out.Bytes()}}
	return c
}

// made fills in what every test's content has alike.
func made(c Content) Content {
	c.Program, c.Made = "Paybench test", time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	c.NotTaken = []NotTaken{{Why: remark.New(remark.RowNoPay), Rows: 2}}
	return c
}

// bytesOf writes a workbook.
func bytesOf(t testing.TB, c Content) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(t.Context(), &out, made(c)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// write writes a workbook and opens it again.
func write(t testing.TB, c Content) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(bytesOf(t, c)), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// value is a cell's raw value.
func value(t testing.TB, f *excelize.File, sheet, place string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, place)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestComparisonSheet(t *testing.T) {
	f := write(t, Content{Comparison: example()})
	want := map[string]string{
		"A4": "Everyone selected", "B4": "811", "F4": "152000", "G4": "148000", "I4": "precise", "K4": "235000", "N4": "precise",
		"A5": "Company size", "G5": "Median, 95 % low", "I5": "Median, how sure", "M5": "P90, 95 % high",
		"A6": "=1+1", "D6": "needs 10 people, has 7", "K6": "needs 10 people, has 7", "L6": "the figure is withheld", "N6": "the figure is withheld",
		"A7": "(blank)", "F7": "needs 5 people, has 2", "R6": "P10, P90: needs 10 people, has 7", "R7": "All: needs 5 people, has 2",
	}
	for place, expected := range want {
		if got := value(t, f, comparisonSheet, place); got != expected {
			t.Errorf("%s = %q, want %q", place, got, expected)
		}
	}
	if formula, _ := f.GetCellFormula(comparisonSheet, "A6"); formula != "" {
		t.Errorf("a text from the file became the formula %q", formula)
	}
	shown, err := f.GetCellValue(comparisonSheet, "D6", excelize.Options{RawCellValue: false})
	if err != nil || shown != "withheld" {
		t.Errorf("a withheld figure shows %q, want its format's word; %v", shown, err)
	}
	tables, err := f.GetTables(comparisonSheet)
	if err != nil || len(tables) != 1 || tables[0].Range != "A5:R7" {
		t.Errorf("tables %+v, %v; want one over the groups alone", tables, err)
	}
}

// The rows come as they stand on screen, where sorting may have put the whole cut
// anywhere; what is hidden there is left out, with what belongs to it.
func TestAsOnScreen(t *testing.T) {
	c := example()
	c.Rows = []market.Row{c.Rows[2], c.Rows[1], c.Rows[0]}
	f := write(t, Content{Comparison: c, Hidden: []string{"p90", "employers", "group"}})
	for place, expected := range map[string]string{"A4": "Everyone selected", "A6": "(blank)", "A7": "=1+1", "C5": "P10", "J5": "Median an hour"} {
		if got := value(t, f, comparisonSheet, place); got != expected {
			t.Errorf("%s = %q, want %q", place, got, expected)
		}
	}
	if got := value(t, f, summarySheet, "A6"); got != "152000" {
		t.Errorf("headline %q, want that of everyone selected", got)
	}
}

func TestSheets(t *testing.T) {
	for name, test := range map[string]struct {
		content Content
		want    []string
	}{
		"one":    {Content{Comparison: example()}, []string{"Summary", "Comparison", "Charts", "Chart data", "Checks", "Method"}},
		"pinned": {Content{Comparison: pins()}, []string{"Summary", "Market pricing", "Charts", "Chart data", "Checks", "Method"}},
		"full":   {full(t), []string{"Summary", "Comparison", "By experience", "Market pricing", "Charts", "Chart data", "Records", "Checks", "Method", "Paybench study"}},
		"empty":  {Content{}, []string{"Summary", "Comparison", "Chart data", "Checks", "Method"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := write(t, test.content)
			if got := f.GetSheetList(); !slices.Equal(got, test.want) {
				t.Errorf("sheets %q, want %q", got, test.want)
			}
		})
	}
}

// formulaCell is a cell with a formula and the value it carries.
type formulaCell struct{ sheet, place, formula, cached string }

// formulaCells finds all formulas of a workbook.
func formulaCells(t testing.TB, f *excelize.File) []formulaCell {
	t.Helper()
	var all []formulaCell
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, cached := range row {
				formula, err := f.GetCellFormula(name, sheet.At(j+1, i+1))
				if err != nil {
					t.Fatal(err)
				}
				if formula != "" && cached != "" { // without a value it is another cell's, merged with this one
					all = append(all, formulaCell{name, sheet.At(j+1, i+1), formula, cached})
				}
			}
		}
	}
	return all
}

func TestWithheldIsAGapInChartData(t *testing.T) {
	f := write(t, Content{Comparison: example()})
	for place, want := range map[string]string{"A3": "=1+1", "C3": "131000", "D3": "", "E3": "", "H3": "118000", "I3": "", "J3": "13000", "L3": "", "C4": "", "H4": ""} {
		if got := value(t, f, chartDataSheet, place); got != want {
			t.Errorf("%s in the chart's data = %q, want %q", place, got, want)
		}
	}
}

func TestNamesAndProperties(t *testing.T) {
	f := write(t, full(t))
	defined := map[string]string{}
	for _, name := range f.GetDefinedName() {
		defined[name.Name] = name.RefersTo
	}
	for _, name := range []string{hoursName, targetName, ownName, payName, "_xlnm.Print_Titles"} {
		if defined[name] == "" {
			t.Errorf("nothing is named %s: %v", name, defined)
		}
	}
	properties, err := f.GetDocProps()
	if err != nil || properties.Title != "Director: pay by company size" || properties.Created != "2026-11-22T09:00:00Z" || properties.Category != confidential {
		t.Errorf("properties %+v, %v", properties, err)
	}
}

func TestConfidential(t *testing.T) {
	records := withRecords()
	for name, test := range map[string]struct {
		content Content
		mark    Marking
		want    bool
	}{
		"without records": {Content{Comparison: example()}, MarkRecords, false},
		"records":         {records, MarkRecords, true},
		"records, never":  {records, MarkNever, false},
		"always":          {Content{Comparison: example()}, MarkAlways, true},
	} {
		t.Run(name, func(t *testing.T) {
			test.content.Confidential = test.mark
			f := write(t, test.content)
			for _, name := range f.GetSheetList() {
				page, err := f.GetHeaderFooter(name)
				if err != nil || strings.Contains(page.OddHeader, "Confidential") != test.want {
					t.Errorf("%s: header %+v, %v; want the mark: %v", name, page, err, test.want)
				}
			}
		})
	}
}

func TestOddComparisons(t *testing.T) {
	endless := example()
	endless.Rows[1].Figures[2].Value = math.Inf(1)
	endless.Rows[1].Name = strings.Repeat("long ", 10_000)
	endless.Currency = `"`
	topCoded := example()
	topCoded.Rows[0].Figures[4].Status = market.AtLeast
	many := example()
	for range 500 {
		many.Rows = append(many.Rows, many.Rows[1])
	}
	single := example()
	single.Rows, single.By = single.Rows[:1], market.Dimension{}
	for name, c := range map[string]market.Comparison{"empty": {}, "endless": endless, "top coded": topCoded, "many": many, "single": single} {
		t.Run(name, func(t *testing.T) {
			f := write(t, Content{Comparison: c, More: []market.Comparison{c, c}})
			for _, name := range f.GetSheetList() {
				rows, err := f.GetRows(name)
				if err != nil {
					t.Fatal(err)
				}
				for i, row := range rows {
					for j, text := range row {
						if text == "NaN" || text == "+Inf" || text == "Inf" {
							t.Errorf("%s!%s is %q", name, sheet.At(j+1, i+1), text)
						}
					}
				}
			}
		})
	}
}

func TestRefused(t *testing.T) {
	incomplete := withRecords()
	list := *incomplete.Records
	list.Rows = list.Rows[:5]
	incomplete.Records = &list
	gated := withRecords()
	gated.Comparison.Rows = example().Rows[2:]
	published := withRecords()
	published.Comparison.Query.Publication = true
	for name, test := range map[string]struct {
		content Content
		want    string
	}{
		"published":       {published, "figures for outside publication go without the records of single people"},
		"gated records":   {gated, "the records of this selection are withheld as its median is: needs 5 people, has 2"},
		"too many groups": {Content{Comparison: market.Comparison{Rows: make([]market.Row, 1_048_577)}}, "more than a worksheet has room for"},
		"some records":    {incomplete, "of the selection's 60 records 5 were given"},
		"no JSON":         {Content{Study: []byte("{")}, "not JSON"},
		"no picture":      {Content{Pictures: []sheet.Picture{{PNG: []byte("GIF")}}}, "not a PNG picture"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Write(t.Context(), &bytes.Buffer{}, test.content)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	write(t, full(t))
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left in the temporary folder: %v", left)
	}
}
