package sheets_test

import (
	"io"
	"strings"
	"testing"

	"github.com/paybench/paybench/data/sheets"
)

// TestStream reads what comes in once, short or long, in pieces of any size.
func TestStream(t *testing.T) {
	for _, rows := range []int{1, 1000, 300_000} {
		text := "Role,Base salary\n" + strings.Repeat("Engineer,52000\n", rows)
		book, err := sheets.Open(t.Context(), sheets.Stream("pay", io.LimitReader(strings.NewReader(text), int64(len(text)))), sheets.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if s, err := book.Sample(t.Context(), "", 10); err != nil || s.Rows[0][1] != "Base salary" {
			t.Fatalf("sample %v, %v", s.Rows, err)
		}
		table, err := book.Scan(t.Context(), "", 1, sheets.Plan{Columns: make([]sheets.ColumnPlan, 2)}, nil)
		if err != nil || table.Rows != rows {
			t.Errorf("%d rows: %+v, %v", rows, table, err)
		}
		_, err = book.Scan(t.Context(), "", 1, sheets.Plan{Columns: make([]sheets.ColumnPlan, 2)}, nil)
		if gone := err != nil; gone != (rows > 100_000) {
			t.Errorf("%d rows again: %v", rows, err)
		}
	}
}
