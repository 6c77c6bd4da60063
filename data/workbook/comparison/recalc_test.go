package comparison

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/workbook/sheet"
)

// realQuestion is a comparison of a real file.
type realQuestion struct {
	file    []string
	options ingest.Options
	query   market.Query
}

// realQuestions are those whose workbooks other programs calculate.
func realQuestions() map[string]realQuestion {
	where := func(q market.Query, dimension string, values ...string) market.Query {
		return q.WithFilter(market.Filter{Dimension: dimension, Values: values})
	}
	scientists := where(where(market.NewQuery(), "job_title", "Data Scientist"), "experience_level", "SE")
	scientists.Own = 150_000
	monthly := market.NewQuery().WithBasis(market.Monthly)
	hourly := market.NewQuery().WithBasis(market.Hourly)
	hourly.Hours, hourly.Own, hourly.Percentiles = 1950, 40, []float64{20, 50, 66.7, 90}
	return map[string]realQuestion{
		"foorilla":  {[]string{"foorilla_ai_salaries", "salaries.csv"}, ingest.Options{Pay: "salary_in_usd"}, scientists.WithBy("company_size")},
		"h1b":       {[]string{"h1b_lca", "H-1B_FY13_Q3_filtered.csv"}, ingest.Options{}, hourly.WithBy("State")},
		"academics": {[]string{"r_datasets", "carData_Salaries.csv"}, ingest.Options{Currency: "USD"}, monthly.WithBy("rank")},
	}
}

// content answers a question with everything a workbook can have: groups, pinned
// cuts and records.
func (q realQuestion) content(t testing.TB) Content {
	t.Helper()
	ctx := context.Background()
	loaded, err := source.Load(ctx, realfiles.Path(t, append([]string{"data"}, q.file...)...), q.options, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := market.Compare(ctx, loaded.Market, q.query)
	if err != nil {
		t.Fatal(err)
	}
	var pins []market.Pin
	for _, r := range c.Groups()[:min(3, len(c.Groups()))] {
		pin := market.Pin{Name: r.Name, Query: c.Query.WithFilter(market.Filter{Dimension: c.Query.By, Values: []string{r.Group}})}
		pins = append(pins, pin)
	}
	pinned, err := market.ComparePins(ctx, loaded.Market, pins)
	if err != nil {
		t.Fatal(err)
	}
	for i := range pins {
		pins[i].Query.Percentiles = nil
		for p := range lastRung {
			pins[i].Query.Percentiles = append(pins[i].Query.Percentiles, float64(p+1))
		}
	}
	ladder, err := market.ComparePins(ctx, loaded.Market, pins)
	if err != nil {
		t.Fatal(err)
	}
	records, err := loaded.Market.(market.Lister).Records(ctx, listed(c.Query), 0, math.MaxInt32)
	if err != nil {
		t.Fatal(err)
	}
	return Content{Comparison: c, More: []market.Comparison{pinned}, Ladder: ladder.Rows, Records: &records, Study: []byte(carriedStudy)}
}

// listed is the question by which the records of a comparison are listed.
func listed(q market.Query) market.Query {
	if q.Basis == market.Hourly {
		return q.WithBasis(market.Annual)
	}
	return q
}

// carriedStudy stands for a study; its spaces and signs are to survive.
const carriedStudy = `{"paybench_study":1,"name":"  Zo\u00eb_x0041_ & <co>  "}`

// TestLibreOfficeAgrees has LibreOffice calculate every formula of workbooks of
// real files anew: the values they carry are taken out first, so that it cannot
// but calculate. What it saves still carries the study.
func TestLibreOfficeAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: starts LibreOffice")
	}
	folder := t.TempDir()
	carried := map[string][]formulaCell{}
	books := map[string]Content{"example": {Comparison: example()}, "full": full(t)}
	for name, q := range realQuestions() {
		books[name] = q.content(t)
	}
	for name, content := range books {
		written := bytesOf(t, content)
		f, err := excelize.OpenReader(bytes.NewReader(written), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		carried[name] = formulaCells(t, f)
		f.Close()
		if err := os.WriteFile(filepath.Join(folder, name+".xlsx"), withoutValues(t, written), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	calculated := convert(t, folder, "xlsx")
	for name, cells := range carried {
		t.Run(name, func(t *testing.T) {
			f, err := excelize.OpenFile(filepath.Join(calculated, name+".xlsx"), excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			study, ok, err := sheet.ReadStudy(filepath.Join(calculated, name+".xlsx"))
			if (err != nil || !ok || !strings.Contains(string(study), `"  Zo`) || len(study) < len(carriedStudy)) && books[name].Study != nil && name != "full" {
				t.Errorf("the study saved by LibreOffice: %s, %v, %v", study, ok, err)
			}
			wrong := 0
			for _, c := range cells {
				got := value(t, f, c.sheet, c.place)
				if !agrees(got, c.cached) {
					if wrong++; wrong <= 10 {
						t.Errorf("%s!%s: %s is %s in LibreOffice, %s here", c.sheet, c.place, c.formula, got, c.cached)
					}
				}
			}
			t.Logf("%d formulas, %d differ", len(cells), wrong)
			if len(cells) < 30 {
				t.Errorf("only %d formulas", len(cells))
			}
		})
	}
}

// agrees compares texts, or numbers to the 15 digits that workbooks keep.
func agrees(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-13*math.Abs(y)
}

var valueOfFormula = regexp.MustCompile(`(<f[^>]*>[^<]*</f>)<v>[^<]*</v>`)

// withoutValues takes the values that formulas carry out of a workbook.
func withoutValues(t testing.TB, workbook []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range in.File {
		contents := readPart(t, part)
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			contents = valueOfFormula.ReplaceAll(contents, []byte("$1"))
		}
		w, err := archive.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(contents); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readPart reads one part of a workbook.
func readPart(t testing.TB, part *zip.File) []byte {
	t.Helper()
	r, err := part.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	contents, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return contents
}

// alwaysCalculate is the setting of LibreOffice that calculates every formula of
// a workbook on opening it.
const alwaysCalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// convert has LibreOffice open all workbooks of a folder and save them in a
// format in another folder, which it returns. Its environment may be added to.
func convert(t testing.TB, folder, format string, environment ...string) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("skipped: needs soffice, of the package libreoffice-calc")
	}
	profile, out := t.TempDir(), t.TempDir()
	if err := os.MkdirAll(filepath.Join(profile, "user"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(alwaysCalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{fmt.Sprintf("-env:UserInstallation=file://%s", profile), "--headless", "--convert-to", format, "--outdir", out}, files...)
	soffice := exec.Command(program, args...)
	soffice.Env = append(soffice.Environ(), environment...)
	if said, err := soffice.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	return out
}

// TestOpenpyxlOpens has another library read a workbook of everything and find
// the figures and the formulas in it.
func TestOpenpyxlOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: starts Python")
	}
	const script = `
import sys, warnings
warnings.simplefilter("error")
import openpyxl
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
formulas = openpyxl.load_workbook(sys.argv[1])
print(values.sheetnames)
print(values["Summary"]["A6"].value, values["Comparison"]["C4"].value, formulas["Comparison"]["C6"].value, formulas["Comparison"].formula_attributes["C6"], values["Comparison"]["C6"].value)
print(len(formulas["Charts"]._charts), list(formulas["Comparison"].tables), formulas["Comparison"].freeze_panes)
print(values["Market pricing"]["A7"].value, values["Records"].tables["PayRecords"].ref)
print([(c.name, c.calculatedColumnFormula.array) for c in formulas["Comparison"].tables["PayComparison"].tableColumns if c.calculatedColumnFormula][0])
for row in openpyxl.load_workbook(sys.argv[1], read_only=True): print(row.title, row.calculate_dimension(), end="; ")
`
	python := pythonWith(t, "openpyxl")
	path := filepath.Join(t.TempDir(), "full.xlsx")
	writeContent(t, path, full(t))
	out, err := exec.Command(python, "-c", script, path).CombinedOutput()
	if err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
	want := `['Summary', 'Comparison', 'By experience', 'Market pricing', 'Charts', 'Chart data', 'Records', 'Checks', 'Method', 'Paybench study']
126417.75 97283.55 =PERCENTILE(IF(EXACT(RecordGroup,$A6),RecordPay),0.1) {'t': 'array', 'ref': 'C6'} 98394.6
6 ['PayComparison'] B6
=1+1 A5:F65
('People', True)
Summary A1:H36; Comparison A1:R7; By experience A1:R7; Market pricing A1:V7; Charts A1:A1; Chart data A1:Q14; Records A1:F65; Checks A1:N16; Method A1:B72; Paybench study A1:A2; `
	if got := string(out); got != want {
		t.Errorf("openpyxl read\n%swant\n%s", got, want)
	}
}

// pythonWith finds a python that has a module, or skips the test.
func pythonWith(t testing.TB, module string) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	t.Skipf("skipped: needs python3-%s", module)
	return ""
}
