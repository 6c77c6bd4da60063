package comparison

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/blend"
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/records"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// The files that stand together.
var (
	foorilla = []string{"foorilla_ai_salaries", "salaries.csv"}
	visas    = []string{"h1b_lca", "H-1B_FY13_Q3_filtered.csv"}
	oews     = []string{"bls_oews", "national_M2024_dl.xlsx"}
)

// sourceOf is a file as a source, of which some takes part, as of a date.
func sourceOf(t *testing.T, name string, file []string, effective, dimension string, values ...string) blend.Part {
	t.Helper()
	at, err := time.Parse(time.DateOnly, effective)
	if err != nil {
		t.Fatal(err)
	}
	options := ingest.Options{Effective: at}
	if name != "oews" {
		options.Currency = "USD"
	}
	if file[0] == foorilla[0] {
		options.Pay, options.Currency = "salary_in_usd", ""
	}
	l, err := source.Load(t.Context(), realfiles.Path(t, append([]string{"data"}, file...)...), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	part := blend.Part{Name: name, Market: l.Market, Own: []market.Filter{{Dimension: dimension, Values: values}}}
	part.Records, _ = l.Market.(*records.Market)
	return part
}

// pricedBook is a book of sources under weights, at the date and rate that they are aged to.
func pricedBook(t *testing.T, parts []blend.Part, weights []float64, by string, ageing market.Ageing) Content {
	t.Helper()
	parts = slices.Clone(parts)
	for i := range parts {
		parts[i].Weight = weights[i]
	}
	m, err := blend.New(t.Context(), parts, blend.Terms{Weighting: blend.ByHand})
	if err != nil {
		t.Fatal(err)
	}
	q := market.NewQuery().WithBy(by)
	q.Ageing, q.Own = ageing, 140_000
	c, err := market.Compare(t.Context(), m, q)
	if err != nil {
		t.Fatal(err)
	}
	all, err := m.Compose(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return Content{Comparison: c, Composites: all}
}

// priced finds the columns of the sheet by title, and its lines.
func priced(t *testing.T, f *excelize.File) (columns map[string]int, rows [][]string, header int) {
	t.Helper()
	rows, err := f.GetRows(sourcesSheet)
	if err != nil {
		t.Fatal(err)
	}
	columns = map[string]int{}
	for i, row := range rows {
		if len(row) > 2 && row[0] == "Selection" {
			for at, title := range row {
				columns[title] = at + 1
			}
			return columns, rows, i + 1
		}
	}
	t.Fatalf("no header: %q", rows)
	return nil, nil, 0
}

// TestSourcesFollow changes weights, adjustments, dates and our pay on the sheet of sources
// of real files that stand together, and has LibreOffice calculate it: it then says what the
// sources say under those weights and dates, which are computed here.
func TestSourcesFollow(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: starts LibreOffice")
	}
	scientists := sourceOf(t, "foorilla", foorilla, "2025-01-01", "job_title", "Data Scientist")
	few := sourceOf(t, "few", foorilla, "2025-01-01", "job_title", "Data Lead")
	few.Own = append(few.Own, market.Filter{Dimension: "work_year", Values: []string{"2024"}}) // nobody of the other years
	books := map[string]struct {
		parts []blend.Part
		by    string
	}{
		"records":   {[]blend.Part{sourceOf(t, "foorilla", foorilla, "2025-01-01", "job_title", "Product Manager"), sourceOf(t, "visas", visas, "2013-06-30", "jobtitle", "PRODUCT MANAGER")}, ""},
		"published": {[]blend.Part{sourceOf(t, "oews", oews, "2024-05-01", "occ_title", "Data Scientists"), scientists}, ""},
		"years": {[]blend.Part{
			sourceOf(t, "older", foorilla, "2024-01-01", "work_year", "2023"), sourceOf(t, "newer", foorilla, "2025-01-01", "work_year", "2025"),
			few,
		}, "experience_level"},
	}
	before := market.Ageing{To: day(2026, 1, 1), Rate: 0.03}
	after := market.Ageing{To: day(2027, 3, 15), Rate: 0.045}
	adjust := []float64{1.1, 0.9, 1.05}
	folder, wanted := t.TempDir(), map[string]Content{}
	for name, b := range books {
		wanted[name] = pricedBook(t, b.parts, []float64{0.2, 0.7, 0.1}, b.by, after)
		book := bytesOf(t, pricedBook(t, b.parts, []float64{0.6, 0.3, 0.1}, b.by, before))
		edits := repriced(t, book, wanted[name], adjust)
		if err := os.WriteFile(filepath.Join(folder, name+".xlsx"), edited(t, book, edits), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	calculated := convert(t, folder, "xlsx")
	met := 0
	for name, want := range wanted {
		t.Run(name, func(t *testing.T) {
			met += samePrices(t, opened(t, filepath.Join(calculated, name+".xlsx")), want, adjust)
		})
	}
	t.Logf("%d figures met", met)
	if met < 100 {
		t.Errorf("only %d figures were compared", met)
	}
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// ourNewPay is what is written for our pay of a row.
func ourNewPay(row int) float64 { return 150_000 + float64(row) }

// repriced writes into the yellow cells of a book what makes it another.
func repriced(t *testing.T, book []byte, want Content, adjust []float64) func(name, part string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, book, 0o600); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	columns, rows, header := priced(t, f)
	inputs, ageing := map[string]float64{}, want.Comparison.Query.Ageing
	for _, n := range f.GetDefinedName() {
		if x, ok := map[string]float64{ageToName: ageing.To.Sub(day(1899, 12, 30)).Hours() / 24, ageRateName: ageing.Rate}[n.Name]; ok {
			_, cell, _ := strings.Cut(strings.ReplaceAll(n.RefersTo, "$", ""), "!")
			inputs[cell] = x
		}
	}
	if len(inputs) != 2 {
		t.Fatalf("sources are aged by %v", inputs)
	}
	at := -1
	for i := header; i < len(rows); i++ {
		if rows[i][0] != "" {
			at++
			inputs[sheet.At(columns["Our pay"], i+1)] = ourNewPay(at)
			continue
		}
		for j, s := range want.Composites[at].Sources {
			if s.Name == rows[i][1] {
				inputs[sheet.At(columns["Weight"], i+1)], inputs[sheet.At(columns["Adjust"], i+1)] = s.Weight, adjust[j]
			}
		}
	}
	return func(name, part string) string {
		if name == sourcesSheet {
			for cell, x := range inputs {
				part = written(part, cell, x)
			}
		}
		return part
	}
}

// samePrices compares the sheet of a calculated book with what its sources say, and returns
// how many figures it met.
func samePrices(t *testing.T, f *excelize.File, want Content, adjust []float64) int {
	t.Helper()
	columns, rows, header := priced(t, f)
	met, line := 0, header
	same := func(title string, want float64) {
		t.Helper()
		said := value(t, f, sourcesSheet, sheet.At(columns[title], line))
		got, err := strconv.ParseFloat(said, 64)
		if math.IsNaN(want) {
			if err == nil {
				t.Errorf("%s of row %d is %v, want none", title, line, got)
			}
			return
		}
		if met++; err != nil || math.Abs(got-want) > 1e-9*math.Abs(want)+1e-12 {
			t.Errorf("%s of row %d is %s, want %v", title, line, said, want)
		}
	}
	for i, r := range want.Comparison.Rows {
		line++
		top := line
		averages := map[float64]float64{}
		for _, p := range want.Comparison.Query.Percentiles {
			sum, weights := 0.0, 0.0
			for j, s := range want.Composites[i].Sources {
				if f, _ := s.Row.Figure(p); f.Known() {
					sum, weights = sum+s.Weight*adjust[j]*f.Value, weights+s.Weight
				}
			}
			averages[p] = sum / weights
			same(shortTitleOf(p), averages[p])
		}
		same("Our pay ÷ median", ourNewPay(i)/averages[50])
		for j, s := range want.Composites[i].Sources {
			if s.Row.People == 0 {
				continue
			}
			line++
			if got := rows[line-1][1]; got != s.Name {
				t.Fatalf("row %d is of %q, want %q", line, got, s.Name)
			}
			for _, p := range want.Comparison.Query.Percentiles {
				f, _ := s.Row.Figure(p)
				same(shortTitleOf(p), f.Value*adjust[j])
			}
		}
		line += 2
		if got := rows[line-1][1]; !strings.HasPrefix(got, "Average") || rows[top-1][0] == "" {
			t.Fatalf("rows %d and %d of %s are of %q, %q", top, line, r.Name, rows[top-1][0], got)
		}
		if got := value(t, f, sourcesSheet, sheet.At(columns["Median"], line-1)); got != "" {
			together, err := strconv.ParseFloat(got, 64)
			if err == nil {
				same("Median", averages[50]/together-1)
			}
		}
	}
	return met
}

// TestSourceUnderTheGate: what the gate withholds of a source stands nowhere on the sheet,
// and neither does the average count it.
func TestSourceUnderTheGate(t *testing.T) {
	parts := []blend.Part{
		sourceOf(t, "foorilla", foorilla, "2025-01-01", "job_title", "Data Scientist"),
		sourceOf(t, "few", visas, "2013-06-30", "jobtitle", "CLO DATABASE ANALYST"),
	}
	c := pricedBook(t, parts, []float64{0.5, 0.5}, "", market.Ageing{})
	few := c.Composites[0].Sources[1]
	if few.Row.People == 0 || few.Row.Median().Known() {
		t.Fatalf("%+v is to be withheld", few.Row)
	}
	f := write(t, c)
	columns, rows, header := priced(t, f)
	seen := 0
	for i := header; i < len(rows); i++ {
		if len(rows[i]) < 2 || rows[i][1] != "few" {
			continue
		}
		for title, at := range columns {
			if strings.HasPrefix(title, "P") && title != "People" && title != "Pay as of" || strings.HasPrefix(title, "Median") {
				seen++
				if got := rows[i][at-1]; !strings.Contains(got, "needs") {
					t.Errorf("%s of the few is %q", title, got)
				}
			}
		}
	}
	average := value(t, f, sourcesSheet, sheet.At(columns["Median"], header+1))
	if want := c.Composites[0].Sources[0].Row.Median().Value; average != fmt.Sprint(want) || seen != 10 {
		t.Errorf("the average of %d figures is %s, want that of the one source, %v", seen, average, want)
	}
}
