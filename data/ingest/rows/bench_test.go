package rows

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/ingest/layout"
	"github.com/paybench/paybench/data/lexicon"
	"github.com/paybench/paybench/data/sheets"
)

// BenchmarkSort sorts the rows of large tables: with columns of texts filled in all
// rows, with blank cells in all of them, and with one column of texts, where every
// row may be a total; the last with totals, too.
func BenchmarkSort(b *testing.B) {
	const rows = 1_000_000
	lexicon.Default()
	for _, bench := range []struct {
		name  string
		row   func(i int) string
		below string
	}{
		{"full", func(i int) string { return fmt.Sprintf("Role %d,City %d,%d", i%5000, i%300, 30000+i%70000) }, ""},
		{"blanks", func(i int) string {
			return strings.Replace(strings.Replace(fmt.Sprintf("Role %d,City %d,%d", i%5000, i%300, 30000+i%70000), "Role 7,", ",", 1), "City 5,", ",", 1)
		}, ""},
		{"one", func(i int) string { return fmt.Sprintf("Role %d,,%d", i%20000, 30000+i%70000) }, ""},
		{"totals", func(i int) string { return fmt.Sprintf("Role %d,,%d", i%20000, 30000+i%70000) }, "Average,,65000\nMedian,,65000\n"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			var text strings.Builder
			text.WriteString("Role,City,Salary\n")
			for i := range rows {
				text.WriteString(bench.row(i) + "\n")
			}
			book, err := sheets.Open(b.Context(), sheets.Bytes("pay.csv", []byte(text.String()+bench.below)), sheets.Options{})
			if err != nil {
				b.Fatal(err)
			}
			p := sheets.Plan{Columns: []sheets.ColumnPlan{{}, {}, {Store: sheets.AsNumber}}}
			table, err := book.Scan(b.Context(), "", 1, p, nil)
			if err != nil {
				b.Fatal(err)
			}
			head := []string{"Role", "City", "Salary"}
			l := layout.Layout{Row: 1, First: 1, Last: 1, Names: head, Given: head, Heads: [][]string{head}}
			a := columns.Assignment{Kind: columns.Records, Columns: []columns.Assigned{{Meaning: columns.Role}, {Meaning: columns.Location}, {Meaning: columns.Base}}}
			b.ResetTimer()
			for b.Loop() {
				Sort(table, l, a)
			}
		})
	}
}
