package sheets

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestMarkedTable: rows marked as an Excel table say where the headers are, where
// most rows of the sheet, or its last ones, lie in it. A small lookup table beside
// the rows does not.
func TestMarkedTable(t *testing.T) {
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
		header       int
	}{
		{"marked", "A5:C11", 5},
		{"the summary marked", "A1:C3", 0},
		{"a table of two columns", "A5:B11", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			sample, err := opened(t, withTable(t, rows, test.marked), Options{}).Sample(t.Context(), "Sheet1", 100)
			if err != nil || sample.Marked != test.header {
				t.Errorf("headers in row %d, %v", sample.Marked, err)
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
