package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/roster"
)

// tenThousand is a roster as a large employer exports it.
func tenThousand() []byte {
	var b strings.Builder
	b.WriteString("Employee ID,Name,Job title,Job code,Level,Department,Manager ID,City,Country,Hire date,FTE,Base salary,Pay period,Currency,Bonus target,Rating,Sex,Status\n")
	for i := range 10_000 {
		job := i / 5 % 400
		share := []string{"1", "1", "1", "0.8", "0.5"}[i%5]
		factor := []float64{1, 1, 1, .8, .5}[i%5]
		fmt.Fprintf(&b, "E%05d,Person %d,Job %d,J%03d,P%d,Unit %d,E%05d,City %d,DE,20%02d-%02d-%02d,%s,%.2f,Year,EUR,%d,%d,%s,active\n",
			i, i, job, job, 1+job%6, i%40, i/20, i%30, i%25, 1+i%12, 1+i%28, share, factor*float64(40_000+job*150+i%977), i%7*1000, 1+i%5, []string{"F", "M"}[i%2])
	}
	return []byte(b.String())
}

// BenchmarkTenThousand reads 10,000 people from the bytes of a file, and makes the roster
// of a reading; the first is the wait of whoever opens a file.
func BenchmarkTenThousand(b *testing.B) {
	text := tenThousand()
	open := func() *ingest.Reading {
		r, err := ingest.ReadBytes(b.Context(), "people.csv", text, ingest.Options{As: ingest.RosterForm})
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if r, err := roster.From(open(), roster.Choices{}); err != nil || len(r.People) != 10_000 || r.Basis.Basis != roster.AsPaid {
				b.Fatal(err)
			}
		}
	})
	r := open()
	b.Run("from", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := roster.From(r, roster.Choices{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
