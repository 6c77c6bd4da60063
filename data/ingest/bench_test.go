package ingest

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/realfiles"
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
				if _, err := Load(context.Background(), path, Options{}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWorkbook reads a worksheet of 28,000 rows and 24 columns.
func BenchmarkWorkbook(b *testing.B) {
	path := filepath.Join(b.TempDir(), "survey.xlsx")
	if err := os.WriteFile(path, wideWorkbook(b, 28_000, 24), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(context.Background(), path, Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
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

// BenchmarkReal reads a real survey of 74,301 rows.
func BenchmarkReal(b *testing.B) {
	path := realfiles.Path(b, "data", "foorilla_ai_salaries", "salaries.csv")
	for b.Loop() {
		if _, err := Load(context.Background(), path, Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
