package command_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/money"
)

// queries is how many random questions are asked.
const queries = 300

// agreement counts what was held against JSON.
type agreement struct{ csv, table, book, bases, withheld, outside int }

// One question has one answer: the same in JSON, CSV, the table and the workbook, in the
// house and outside, a year, a month and an hour.
func TestOneAnswerEverywhere(t *testing.T) {
	file := staff(t)
	random := rand.New(rand.NewPCG(13, 300))
	asked := queries
	if testing.Short() {
		asked = 30
	}
	var n agreement
	for left := asked; left > 0; {
		flags := randomQuestion(random)
		if n.check(t, file, flags) {
			left--
		}
		if t.Failed() {
			t.Fatalf("asked with %q", flags)
		}
	}
	t.Logf("%d questions, %d of them for outside publication: %d cells of CSV, %d of tables and %d of workbooks are those of JSON; %d withheld everywhere; %d figures are as many a year in another basis",
		asked, n.outside, n.csv, n.table, n.book, n.withheld, n.bases)
	if n.outside == 0 || n.csv == 0 || n.table == 0 || n.book == 0 || n.bases == 0 || n.withheld == 0 {
		t.Error("something was not compared")
	}
}

// staff writes a file of people who share employers, some in groups too small to show.
func staff(t *testing.T) string {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	roles, cities := []string{"Cook", "Waiter", "Chef", "Porter"}, []string{"Bonn", "Graz", "Bern", "Ulm", "Linz"}
	return payOf(t, "Employer,Role,City,Base salary,Annual bonus", 400, func(i int) string {
		employer := fmt.Sprintf("Firm %d", int(30*random.Float64()*random.Float64()))
		if i%17 == 0 {
			employer = ""
		}
		bonus := 0
		if random.IntN(3) > 0 {
			bonus = 500 + random.IntN(9_000)
		}
		city := cities[int(float64(len(cities))*random.Float64()*random.Float64())]
		return fmt.Sprintf("%s,%s,%s,%.2f,%d", employer, roles[random.IntN(len(roles))], city, 30_000*math.Exp(random.NormFloat64()/3), bonus)
	})
}

// randomQuestion is one question as flags.
func randomQuestion(random *rand.Rand) (flags []string) {
	maybe := func(one int, words ...string) {
		if random.IntN(one) == 0 {
			flags = append(flags, words...)
		}
	}
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	maybe(3, "--where", "Role="+pick("Cook", "Waiter", "Chef", "Porter"))
	maybe(4, "--where", "City="+pick("Bonn", "Graz", "Bern", "Ulm", "Linz"))
	if by := pick("", "Role", "City", "City"); by != "" {
		flags = append(flags, "--by", by)
		maybe(2, "--reference", "Everyone selected")
	}
	maybe(2, "--pay", pick("bonus", "total_cash"))
	maybe(2, "--basis", pick("hourly", "monthly"))
	maybe(3, "--hours", strconv.Itoa(1_800+random.IntN(400)))
	maybe(4, "--age-to", "2027-03-15", "--age-rate", pick("3%", "-1.5%"))
	maybe(4, "--weighting", "employer")
	maybe(4, "--percentiles", pick("50,90", "10,50", "33,50,66.7,90", "25,50,75"))
	maybe(4, "--gate", "none")
	maybe(2, "--publication")
	return flags
}

// check puts one question in every way; false where it leaves nobody.
func (n *agreement) check(t *testing.T, file string, flags []string) bool {
	t.Helper()
	folder := t.TempDir()
	listed, book := filepath.Join(folder, "t.csv"), filepath.Join(folder, "t.xlsx")
	asked := append([]string{file, "--period", "year", "--currency", "EUR", "--effective", "2026-01-01"}, flags...)
	if _, _, code := run(t, append([]string{"compare", "--format", "csv"}, asked...)...); code == 3 {
		return false
	}
	o := compare(t, append(asked, "--csv", listed, "--xlsx", book)...)
	n.checkCSV(t, o, listed)
	n.checkBook(t, o, book)
	printed, _, _ := run(t, append([]string{"compare"}, asked...)...)
	n.checkTable(t, o, printed)
	if o.Basis != "annual" {
		n.checkBasis(t, o, compare(t, append(slices.Clone(asked), "--basis", "annual")...))
	}
	if slices.Contains(flags, "--publication") {
		n.outside++
	}
	return true
}

// isFigure matches what JSON calls a percentile.
var isFigure = regexp.MustCompile(`^(median|p[0-9.]+)$`)

// numbers are what a row of JSON has, under the names that a CSV has; NaN where nothing.
func numbers(row map[string]any) map[string]float64 {
	all := map[string]float64{}
	add := func(name string, value any) {
		all[name] = math.NaN()
		if x, ok := value.(float64); ok {
			all[name] = x
		}
	}
	for name, value := range row {
		switch {
		case isFigure.MatchString(name):
			add(name, value)
			low, high := any(nil), any(nil)
			if ends, ok := row[name+"_ci"].([]any); ok {
				low, high = ends[0], ends[1]
			}
			add(name+"_ci_low", low)
			add(name+"_ci_high", high)
		case name == "people", name == "employers", name == "receiving", name == "median_percent_of_base":
			add(name, value)
		case name == "difference":
			for _, figure := range []string{"median", "p90"} {
				add(figure+"_against", value.(map[string]any)[figure].(map[string]any)["share"])
			}
		}
	}
	return all
}

// words say how sure the figures of a row of JSON are, "" where they have no interval.
func words(row map[string]any) map[string]string {
	all := map[string]string{}
	for name := range row {
		if isFigure.MatchString(name) {
			all[name+"_reliability"], _ = row[name+"_reliability"].(string)
		}
	}
	return all
}

// same reports whether a cell has a number, with as many digits as a CSV.
func same(cell, number float64) bool {
	return math.IsNaN(cell) && math.IsNaN(number) || math.Abs(cell-number) <= 1e-11*math.Max(1, math.Abs(number))
}

func (n *agreement) checkCSV(t *testing.T, o object, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range o.Rows {
		if difference, ok := row["difference"].(map[string]any); ok {
			for _, figure := range []string{"median", "p90"} {
				column := slices.Index(lines[0], figure+"_against_is")
				if verdict := difference[figure].(map[string]any)["verdict"].(string); column < 0 || !strings.HasPrefix(lines[1+i][column], verdict) {
					t.Errorf("row %d: JSON says %s is %q, the CSV %q", i, figure, verdict, lines[1+i])
				}
				n.csv++
			}
		}
		for name, want := range words(row) {
			if column := slices.Index(lines[0], name); column < 0 || lines[1+i][column] != want {
				t.Errorf("row %d: JSON says %s is %q, the CSV %q", i, name, want, lines[1+i])
			}
			n.csv++
		}
		for name, want := range numbers(row) {
			column := slices.Index(lines[0], name)
			if column < 0 {
				if name == "employers" && math.IsNaN(want) || strings.HasSuffix(name, "_against") {
					continue // nobody's employers are told, or the reference itself
				}
				t.Errorf("the CSV has no column %s: %q", name, lines[0])
				continue
			}
			got, err := strconv.ParseFloat(lines[1+i][column], 64)
			if err != nil {
				got = math.NaN()
				n.withheld++
			}
			if strings.HasSuffix(name, "_against") && !math.IsNaN(want) {
				want = math.Round(want*1e12) / 1e12
			}
			if !same(got, want) {
				t.Errorf("row %d, %s: %v in the CSV, %v in JSON", i, name, got, want)
			}
			n.csv++
		}
	}
}

// titles are what the table and the workbook call what JSON has.
func titleOf(name string) string {
	figure, end := name, ""
	for of, title := range map[string]string{"_ci_low": ", 95 % low", "_ci_high": ", 95 % high", "_reliability": ", how sure"} {
		if strings.HasSuffix(name, of) {
			figure, end = strings.TrimSuffix(name, of), title
		}
	}
	switch {
	case figure == "median":
		return "Median" + end
	case figure == "p90" && end == "":
		return "Top 10 % (P90)"
	case isFigure.MatchString(figure):
		return strings.ToUpper(figure) + end
	}
	return map[string]string{
		"people": "People", "employers": "Employers", "receiving": "Receiving", "median_percent_of_base": "Median ÷ base",
		"median_against": "Median against Everyone selected", "p90_against": "P90 against Everyone selected",
	}[name]
}

// noted matches the mark of a footnote before a figure.
var noted = regexp.MustCompile(`^\[\d+\] `)

func (n *agreement) checkTable(t *testing.T, o object, printed string) {
	t.Helper()
	parts := regexp.MustCompile(`\s{2,}`)
	var titles []string
	row := 0
	for line := range strings.Lines(printed) {
		cells := parts.Split(strings.TrimSpace(line), -1)
		switch {
		case slices.Contains(cells, "People"):
			titles = cells
			continue
		case titles == nil || row == len(o.Rows) || len(cells) != len(titles):
			continue
		}
		for name, x := range numbers(o.Rows[row]) {
			column := slices.Index(titles, titleOf(name))
			if column < 0 {
				continue
			}
			decimals := 0
			if o.Basis == "hourly" {
				decimals = 2
			}
			want := ""
			switch {
			case math.IsNaN(x):
			case isFigure.MatchString(name):
				want = money.Format(x, "EUR", decimals)
			case name == "median_percent_of_base":
				want = fmt.Sprintf("%.0f %%", x)
			case strings.HasSuffix(name, "_against"):
				want = money.Signed(100*x, 1) + " %"
			default:
				want = money.Format(x, "", 0)
			}
			got := noted.ReplaceAllString(cells[column], "")
			if _, err := strconv.ParseFloat(strings.Trim(got, "€ %"), 64); want == "" && err == nil || want != "" && got != want {
				t.Errorf("row %d, %s: %q in the table, %v in JSON\n%s", row, name, cells[column], x, printed)
			}
			n.table++
		}
		row++
	}
	if row != len(o.Rows) {
		t.Errorf("the table has %d of %d rows:\n%s", row, len(o.Rows), printed)
	}
}

func (n *agreement) checkBook(t *testing.T, o object, path string) {
	t.Helper()
	titles, rows := sheetOf(t, path, "Comparison")
	if len(rows) < len(o.Rows) {
		t.Fatalf("the workbook has %d of %d rows", len(rows), len(o.Rows))
	}
	for i, row := range o.Rows {
		for name, want := range words(row) {
			if column := slices.Index(titles, titleOf(name)); column >= 0 && want != "" {
				if rows[i][column] != want {
					t.Errorf("row %d: JSON says %s is %q, the workbook %q", i, name, want, rows[i][column])
				}
				n.book++
			}
		}
		for name, want := range numbers(row) {
			column := slices.Index(titles, titleOf(name))
			if column < 0 {
				continue
			}
			got := math.NaN()
			if column < len(rows[i]) {
				if x, err := strconv.ParseFloat(rows[i][column], 64); err == nil {
					got = x
				}
			}
			if name == "median_percent_of_base" {
				got *= 100
			}
			if !same(got, want) {
				t.Errorf("row %d, %s: %v in the workbook, %v in JSON", i, name, got, want)
			}
			n.book++
		}
	}
}

// sheetOf is the table of a sheet: its titles and the cells of its rows as they are.
func sheetOf(t *testing.T, path, sheet string) (titles []string, rows [][]string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(row []string) bool { return slices.Contains(row, "People") })
	if at < 0 {
		t.Fatalf("no titles on sheet %s", sheet)
	}
	if at > 0 && len(all[at-1]) > 1 { // everyone selected stands above the titles
		rows = all[at-1 : at]
	}
	return all[at], append(slices.Clone(rows), all[at+1:]...)
}

// checkBasis holds figures of a month or an hour against those of a year.
func (n *agreement) checkBasis(t *testing.T, o, annual object) {
	t.Helper()
	times := 12.0
	if o.Basis == "hourly" {
		times = o.Hours
	}
	for i, row := range o.Rows {
		year := numbers(annual.Rows[i])
		for name, x := range numbers(row) {
			if !isFigure.MatchString(name) && !strings.Contains(name, "_ci_") {
				continue
			}
			if x *= times; math.IsNaN(x) != math.IsNaN(year[name]) || math.Abs(x-year[name]) > 1e-9*math.Abs(year[name]) {
				t.Errorf("row %d, %s: %v a year from %s pay, %v from annual pay", i, name, x, o.Basis, year[name])
			}
			n.bases++
		}
	}
}
