package source_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
	"github.com/paybench/paybench/data/source"
	"github.com/paybench/paybench/data/table"
)

// TestWorkbookOddities reads a sheet as people make them: a title and a note
// above headers that span rows, merged cells, dates, percentages, a blank row,
// a note below, and other sheets beside it.
func TestWorkbookOddities(t *testing.T) {
	day := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	data := workbookOf(t, func(f *excelize.File) {
		check := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		check(f.MergeCell("Pay", "A1", "F1"))
		check(f.MergeCell("Pay", "D3", "E3"))
		check(f.MergeCell("Pay", "B5", "B6"))
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9}) // 0 %
		check(err)
		check(f.SetCellStyle("Pay", "F5", "F9", style))
		check(f.SetSheetVisible("Old", false))
		check(f.SetColVisible("Pay", "C", false))
		check(f.SetRowVisible("Pay", 5, false))
		check(f.SetRowVisible("Pay", 8, false))
	}, map[string][][]any{
		"Old": {{"Role", "Base", "City"}, {"A", 1, "x"}, {"B", 2, "y"}},
		"Pay": {
			{"Pay survey 2025"},
			{"made by us"},
			{"", "", "", "Pay (EUR)", "", ""},
			{"Role", "City", "Hired", "Base", "Bonus", "Share"},
			{"Engineer", "Turku", day, 50000, 1000, 0.8},
			{"Designer", "", day, 40000.5, 500, 1},
			{},
			{"Engineer", "Oulu", day, 60000, 0, 0.5},
			{"Designer", "Oulu", day, "1.234,50 €", "", 1},
			{},
			{"Source: our own survey of spring 2025"},
		},
	})
	l, err := source.LoadBytes(t.Context(), "pay.xlsx", data, ingest.Options{Sheet: "Pay"})
	if err != nil {
		t.Fatal(err)
	}
	u := l.Understanding
	if u.HeaderRow != 4 || u.RowsRead != 5 || l.Report.RowsTaken != 4 || u.BlankRows != 2 || len(u.BelowTable) != 1 || len(u.TopRows) != 2 {
		t.Errorf("header row %d, rows %d, blank %d, notes %q %q", u.HeaderRow, u.RowsRead, u.BlankRows, u.TopRows, u.BelowTable)
	}
	notes := strings.Join(table.AllWords(u.Remarks), "\n")
	for _, said := range []string{"2 hidden rows are read as the others are; the first is row 5", "hidden columns are read as the others are: C"} {
		if !strings.Contains(notes, said) {
			t.Errorf("it does not say that %s: %q", said, notes)
		}
	}
	var headers []string
	for _, c := range u.Columns {
		headers = append(headers, c.Header)
	}
	if got := strings.Join(headers, "|"); got != "Role|City|Hired|Pay (EUR) Base|Pay (EUR) Bonus|Share" {
		t.Errorf("headers %s", got)
	}
	if got := listing(t, l.Market); got != "Engineer|Oulu|60000 Engineer|Turku|50000 Designer|Turku|40000.5 Designer|Oulu|1234.5" {
		t.Errorf("rows %s", got)
	}
	for name, want := range map[string]string{"Hired": "2024-03-01", "Share": "50%"} {
		d, err := market.FindDimension(l.Market, name)
		if err != nil {
			t.Fatal(err)
		}
		if d.Values[0].Label != want {
			t.Errorf("%s: %+v", name, d.Values)
		}
	}
	if e := l.Market.Elements()[0]; e.Currency != "EUR" {
		t.Errorf("element %+v", e)
	}
}

// TestTwins reads the workbook and the text of the same survey: the same rows
// with the same pay.
func TestTwins(t *testing.T) {
	for _, year := range []string{"2021_results", "2022_results", "2023_results-en", "2023_results-fi", "2024_results-en", "2024_results-fi"} {
		t.Run(year, func(t *testing.T) {
			book, text := twin(t, year+".xlsx"), twin(t, year+".tsv")
			if book.Report.RowsRead != text.Report.RowsRead || book.Report.RowsTaken != text.Report.RowsTaken {
				t.Errorf("rows: %+v and %+v", book.Report, text.Report)
			}
			for _, e := range book.Market.Elements() {
				got, want := payByLine(t, book.Market, e.Name), payByLine(t, text.Market, e.Name)
				if got != want {
					t.Errorf("%s: differs\n%s\n%s", e.Name, got, want)
				}
			}
		})
	}
}

func twin(t *testing.T, name string) *ingest.Loaded {
	t.Helper()
	l, err := source.Load(context.Background(), realfiles.Path(t, "data", "koodiklinikka", name), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
