package comparison

import (
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/quantile"
)

// manyGroups is a comparison of so many groups, every tenth with withheld
// figures.
func manyGroups(n int) Content {
	c := example()
	c.Rows = c.Rows[:1]
	for i := range n {
		r := example().Rows[min(1, 9-i%10)]
		r.Whole, r.Group, r.Name = false, strconv.Itoa(i), fmt.Sprintf("Group %d", i)
		c.Rows = append(c.Rows, r)
	}
	return Content{Comparison: c}
}

// manyRecords is a cut of so many records, listed with twelve columns.
func manyRecords(n int) Content {
	list := market.Listing{Columns: []string{"Employer", "Role", "Level", "Size", "Industry", "Location", "Education", "Year", "Base", "Bonus"}, Total: n}
	sorted := make([]float64, n)
	for i := range n {
		pay := float64(50_000 + (n - i))
		sorted[n-1-i] = pay
		list.Rows = append(list.Rows, market.Record{Line: i + 2, Pay: pay, Cells: []string{
			fmt.Sprintf("Employer %d", i%500), "Director of Product Management", "Director", "201–1,000", "Software", "Berlin & Ulm", "Master", "2026",
			strconv.FormatFloat(pay, 'f', -1, 64), strconv.Itoa(i % 30_000),
		}})
	}
	c := example()
	c.By, c.Rows = market.Dimension{}, slices.Clone(c.Rows[:1])
	c.Rows[0].People = n
	c.Rows[0].Figures = nil
	for _, p := range c.Query.Percentiles {
		c.Rows[0].Figures = append(c.Rows[0].Figures, market.Figure{Percentile: p, Value: quantile.Type7(sorted, p/100), Status: market.Shown})
	}
	return Content{Comparison: c, Records: &list}
}

// xlsxwriter writes as many cells of the same kinds with python's XlsxWriter, in
// its mode of constant memory, and prints the seconds that took.
const xlsxwriter = `
import sys, time
import xlsxwriter
path, rows, texts, numbers, formulas = sys.argv[1], *map(int, sys.argv[2:])
begin = time.perf_counter()
book = xlsxwriter.Workbook(path, {"constant_memory": True})
pay = book.add_format({"num_format": '"$"#,##0', "align": "right", "bottom": 1})
text = book.add_format({"bottom": 1, "indent": 1})
sheet = book.add_worksheet()
for r in range(rows):
    c = 0
    for i in range(texts):
        sheet.write_string(r, c, "Director of Product %d" % (r % 500), text); c += 1
    for i in range(numbers):
        sheet.write_number(r, c, 50000.5 + r + i, pay); c += 1
    for i in range(formulas):
        sheet.write_formula(r, c, "=IF(ISNUMBER(B%d),B%d/2080,\"withheld\")" % (r + 1, r + 1), pay, 24.04); c += 1
book.close()
print(time.perf_counter() - begin)
`

// BenchmarkWrite reports, beside the time, how it compares with XlsxWriter for
// the same number of texts, numbers and formulas: below 1 is faster.
func BenchmarkWrite(b *testing.B) {
	for _, bench := range []struct {
		name                           string
		content                        Content
		rows, texts, numbers, formulas int
	}{
		{"10000 groups", manyGroups(10_000), 10_000, 2, 11, 3},
		{"100000 records", manyRecords(100_000), 100_000, 8, 5, 0},
	} {
		b.Run(bench.name, func(b *testing.B) {
			theirs := xlsxwriterSeconds(b, bench.rows, bench.texts, bench.numbers, bench.formulas)
			c := made(bench.content)
			b.ReportAllocs()
			begin := time.Now()
			for b.Loop() {
				if err := Write(b.Context(), io.Discard, c); err != nil {
					b.Fatal(err)
				}
			}
			if ours := time.Since(begin).Seconds() / float64(b.N); theirs > 0 {
				b.ReportMetric(ours/theirs, "×xlsxwriter")
			}
		})
	}
}

// xlsxwriterSeconds is how long XlsxWriter takes, or 0 where it is not installed.
func xlsxwriterSeconds(b *testing.B, cells ...int) float64 {
	b.Helper()
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import xlsxwriter").Run() != nil {
			continue
		}
		args := []string{"-c", xlsxwriter, filepath.Join(b.TempDir(), "theirs.xlsx")}
		for _, n := range cells {
			args = append(args, strconv.Itoa(n))
		}
		out, err := exec.Command(python, args...).Output()
		if err != nil {
			b.Fatalf("xlsxwriter: %v", err)
		}
		seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		return seconds
	}
	b.Log("no comparison: needs python3-xlsxwriter")
	return 0
}
