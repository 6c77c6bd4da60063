package source_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
)

// survey writes a survey of so many rows, of about 64 bytes each.
func survey(rows int) []byte {
	r := rand.New(rand.NewPCG(7, 9))
	sizes := []string{"1-10", "11-50", "51-200", "201-1000", "1001-5000", "5000+"}
	degrees := []string{"None", "Bachelor", "Master", "MBA", "PhD"}
	var b bytes.Buffer
	b.WriteString("role,experience_years,company_size,industry,country,education,base_salary,bonus,currency\n")
	for range rows {
		role := int(math.Pow(r.Float64(), 2) * 200)
		base := int(math.Exp(10.8+float64(role)/400+0.25*r.NormFloat64())/100) * 100
		fmt.Fprintf(&b, "Role %03d,%d,%s,Industry %02d,Country %02d,%s,%d,%d,USD\n", role, r.IntN(41), sizes[r.IntN(6)],
			r.IntN(20), r.IntN(30), degrees[r.IntN(5)], base, int(float64(base)*r.Float64()*0.3/100)*100)
	}
	return b.Bytes()
}

// BenchmarkWide reads a CSV file of as many columns as a worksheet has, each with a
// name and every third one pay: twice the columns take twice the time.
func BenchmarkWide(b *testing.B) {
	for _, columns := range []int{1 << 13, 1 << 14} {
		line := make([]string, columns)
		for i := range line {
			line[i] = fmt.Sprintf("%s %d", []string{"base salary", "team", "start date"}[i%3], i)
		}
		text := []byte(strings.Join(line, ","))
		for row := range 20 {
			for i := range line {
				line[i] = []string{strconv.Itoa(40_000 + 500*row), "A", "2024-05-01"}[i%3]
			}
			text = append(text, "\n"+strings.Join(line, ",")...)
		}
		b.Run(strconv.Itoa(columns), func(b *testing.B) {
			for b.Loop() {
				if _, err := source.LoadBytes(b.Context(), "wide.csv", text, ingest.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLoad reads CSV files from ten thousand to a million rows.
func BenchmarkLoad(b *testing.B) {
	for _, rows := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "survey.csv")
			data := survey(rows)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := source.Load(context.Background(), path, ingest.Options{}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWorkbook reads a worksheet of 28,000 rows and 24 columns in turns with
// the workbook library that others would use, cells as they are stored, and with
// R's readxl where it is installed; it reports the median of each in milliseconds.
func BenchmarkWorkbook(b *testing.B) {
	path := filepath.Join(b.TempDir(), "survey.xlsx")
	if err := os.WriteFile(path, wideWorkbook(b, 28_000, 24), 0o600); err != nil {
		b.Fatal(err)
	}
	times := map[string][]float64{}
	for b.Loop() {
		times["paybench-ms"] = append(times["paybench-ms"], milliseconds(func() {
			if _, err := source.Load(context.Background(), path, ingest.Options{}, nil); err != nil {
				b.Fatal(err)
			}
		}))
		times["excelize-ms"] = append(times["excelize-ms"], milliseconds(func() { readWithExcelize(b, path) }))
		if ms, ok := readWithR(path); ok {
			times["readxl-ms"] = append(times["readxl-ms"], ms)
		}
	}
	for name, each := range times {
		slices.Sort(each)
		b.ReportMetric(each[len(each)/2], name)
	}
}

func milliseconds(do func()) float64 {
	start := time.Now()
	do()
	return float64(time.Since(start).Microseconds()) / 1000
}

// readWithExcelize reads all cells of the first worksheet.
func readWithExcelize(b *testing.B, path string) {
	b.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			b.Fatal(err)
		}
	}
}

// readWithR returns the milliseconds that readxl takes, without those that R takes
// to start; ok is false where it is not installed.
func readWithR(path string) (ms float64, ok bool) {
	const program = `library(readxl); p <- commandArgs(TRUE)[1]; cat(system.time(read_excel(p))[["elapsed"]] * 1000)`
	out, err := exec.Command("Rscript", "-e", program, path).Output()
	if err != nil {
		return 0, false
	}
	ms, err = strconv.ParseFloat(string(out), 64)
	return ms, err == nil
}

// wideWorkbook writes a worksheet, half of it texts and half numbers.
func wideWorkbook(b *testing.B, rows, columns int) []byte {
	b.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	header := []any{"Role", "Base salary"}
	for c := len(header); c < columns; c++ {
		header = append(header, fmt.Sprintf("Question %d", c))
	}
	if err := w.SetRow("A1", header); err != nil {
		b.Fatal(err)
	}
	for r := range rows {
		row := []any{fmt.Sprintf("Role %d", r%200), 30_000 + r*7%90_000}
		for c := len(row); c < columns; c++ {
			if c%2 == 0 {
				row = append(row, fmt.Sprintf("Answer %d", r*c%50))
			} else {
				row = append(row, float64(r*c%1000)/10)
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", r+2), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkCancel cancels loads of a million rows (or of PAYBENCH_PEERS_FILE) when
// they are a tenth, two tenths and so on through, and reports the longest time in
// milliseconds that Load then took to return.
func BenchmarkCancel(b *testing.B) {
	path := os.Getenv("PAYBENCH_PEERS_FILE")
	if path == "" {
		path = filepath.Join(b.TempDir(), "survey.csv")
		if err := os.WriteFile(path, survey(1_000_000), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	whole := milliseconds(func() {
		if _, err := source.Load(context.Background(), path, ingest.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	})
	longest := 0.0
	for b.Loop() {
		for tenth := 1; tenth < 10; tenth++ {
			at := time.Now().Add(time.Duration(whole * float64(tenth) / 10 * float64(time.Millisecond)))
			ctx, cancel := context.WithDeadline(context.Background(), at)
			if _, err := source.Load(ctx, path, ingest.Options{}, nil); err != nil {
				longest = max(longest, float64(time.Since(at).Microseconds())/1000)
			}
			cancel()
		}
	}
	b.ReportMetric(longest, "longest-ms")
}

// BenchmarkReal reads a real survey of 74,301 rows.
func BenchmarkReal(b *testing.B) {
	path := realfiles.Path(b, "data", "foorilla_ai_salaries", "salaries.csv")
	for b.Loop() {
		if _, err := source.Load(context.Background(), path, ingest.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
