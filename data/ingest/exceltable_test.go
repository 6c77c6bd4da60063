package ingest_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
)

// TestExcelTableSaysWhereHeadersAre: under a summary that looks like a table
// itself, rows marked as an Excel table are the table, but a small lookup table
// beside the rows is not.
func TestExcelTableSaysWhereHeadersAre(t *testing.T) {
	rows := [][]any{
		{"Role", "Median", "People"},
		{"Analyst", 50_000, 3},
		{"Manager", 70_000, 3},
		nil,
		{"Role", "Employer", "Base salary"},
		{"Analyst", "A", 50_000},
		{"Analyst", "B", 51_000},
		{"Analyst", "C", 49_000},
		{"Manager", "A", 70_000},
		{"Manager", "B", 71_000},
		{"Manager", "C", 69_000},
	}
	for _, test := range []struct {
		name, marked string
		header, rows int
	}{
		{"marked", "A5:C11", 5, 6},
		{"the summary marked", "A1:C3", 1, 9},
		{"a table of two columns", "A5:B11", 1, 9},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := ingest.ReadBytes(t.Context(), "x.xlsx", withTable(t, rows, test.marked), ingest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r.Layout.Last != test.header || r.Table.Rows != test.rows {
				t.Errorf("headers in row %d, %d rows; want %d, %d", r.Layout.Last, r.Table.Rows, test.header, test.rows)
			}
		})
	}
}

// withTable is a workbook of rows of which some are marked as an Excel table.
func withTable(t *testing.T, rows [][]any, marked string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.AddTable("Sheet1", &excelize.Table{Range: marked, Name: "Marked"}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
