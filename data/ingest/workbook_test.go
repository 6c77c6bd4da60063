package ingest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/realfiles"
)

// TestWorkbookOddities reads a sheet as people make them: a title and a note
// above headers that span rows, merged cells, dates, percentages, a blank row,
// a note below, and other sheets beside it.
func TestWorkbookOddities(t *testing.T) {
	day := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	data := sheets(t, func(f *excelize.File) {
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
	l, err := LoadBytes(t.Context(), "pay.xlsx", data, Options{Sheet: "Pay"})
	if err != nil {
		t.Fatal(err)
	}
	u := l.Understanding
	if u.HeaderRow != 4 || u.RowsRead != 4 || u.BlankRows != 2 || len(u.BelowTable) != 1 || len(u.TopRows) != 2 {
		t.Errorf("header row %d, rows %d, blank %d, notes %q %q", u.HeaderRow, u.RowsRead, u.BlankRows, u.TopRows, u.BelowTable)
	}
	notes := strings.Join(u.Notes, "\n")
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

func twin(t *testing.T, name string) *Loaded {
	t.Helper()
	l, err := Load(context.Background(), realfiles.Path(t, "data", "koodiklinikka", name), Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestSheetsAgainstExcelize reads every sheet of the real workbooks as excelize
// does.
func TestSheetsAgainstExcelize(t *testing.T) {
	for _, pattern := range []string{"koodiklinikka/*.xlsx", "bls_oews/*.xlsx", "ons_ashe/*.xlsx"} {
		paths, err := filepath.Glob(filepath.Join(filepath.Dir(realfiles.Path(t, "data", "expected.json")), filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files for %s: %v", pattern, err)
		}
		for _, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) { compareSheets(t, path) })
		}
	}
}

func compareSheets(t *testing.T, path string) {
	t.Helper()
	oracle, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer oracle.Close()
	c, err := fileContent(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range oracle.GetSheetList() {
		s, err := open(c, Options{Sheet: sheet})
		if err != nil {
			t.Fatal(err)
		}
		w := s.(*workbook)
		w.merges = nil // excelize does not fill merged cells
		want, err := oracle.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.firstRows(sheet, math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		cells := 0
		for r, row := range want {
			for column, cell := range row {
				ours := ""
				if r < len(got) && column < len(got[r]) {
					ours = got[r][column]
				}
				if !sameCell(ours, tidy(cell, asIs)) {
					t.Errorf("%s, row %d, column %d: got %q, want %q", sheet, r+1, column+1, ours, cell)
				}
				cells++
			}
		}
		t.Logf("%s: %d cells", sheet, cells)
	}
}

// sameCell compares a cell with its raw text: numbers as numbers, dates and
// percentages with what they stand for.
func sameCell(got, raw string) bool {
	if got == raw {
		return true
	}
	want, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return false
	}
	if x, err := strconv.ParseFloat(strings.TrimSuffix(got, "%"), 64); err == nil {
		return x == want || strings.HasSuffix(got, "%") && math.Abs(x/100-want) < 1e-12
	}
	at, err := excelize.ExcelDateToTime(want, false)
	return err == nil && strings.HasPrefix(at.Round(time.Second).Format(time.DateTime), got)
}

// TestFormats tells dates and percentages from the codes of number formats.
func TestFormats(t *testing.T) {
	for code, want := range map[string]numberFormat{
		"General": general, "0.00": general, `#,##0 "kr"`: general, `#,##0 [$€-40B]`: general, "0.00E+00": general, `_-* #,##0.00\ "mdr"_-`: general,
		"[Red]0;[Blue]-0": general, "dd.mm.yyyy": date, "m/d/yyyy h:mm:ss": date, "[h]:mm": date, "mmm yyyy": date, "0%": percent, `0.0\ %`: percent, `"": general`: general,
	} {
		if got := formatOf(code, false); got != want {
			t.Errorf("%q: got %d, want %d", code, got, want)
		}
	}
	for stored, want := range map[string]string{"13.0": "13", "32.659999999999997": "32.66", "1E5": "100000", "007": "007", "45352": "45352", "x": "x", "-0.5": "-0.5"} {
		if got := general.text(stored); got != want {
			t.Errorf("%q: got %q, want %q", stored, got, want)
		}
	}
	for stored, want := range map[string]string{"45352": "2024-03-01", "45352.5": "2024-03-01 12:00:00", "0.25": "06:00:00"} {
		if got := date.text(stored); got != want {
			t.Errorf("%q: got %q, want %q", stored, got, want)
		}
	}
	if got := date1904.text("43890"); got != "2024-03-01" {
		t.Errorf("from 1904: got %q", got)
	}
	if got := percent.text("0.57999999999999996"); got != "58%" {
		t.Errorf("percent: got %q", got)
	}
}

// TestEntities resolves what XML and workbooks write for characters.
func TestEntities(t *testing.T) {
	for text, want := range map[string]string{
		"a &amp; b &lt;c&gt;": "a & b <c>", "&#8364;&#x20AC;": "€€", "A &unknown; &": "A &unknown; &", "x_x000D_y": "x\ry", "a_x b_x12": "a_x b_x12",
	} {
		if got := unescape([]byte(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestSheetXML reads what spreadsheets write beyond the usual.
func TestSheetXML(t *testing.T) {
	parts := &bookParts{shared: []string{"zero", "one"}}
	s := sheetScanner{parts: parts, xml: xmlScanner{data: []byte(`<?xml version="1.0"?><x:worksheet><!-- <row> --><x:sheetData>
		<x:row><x:c t="s"><x:v>1</x:v></x:c><x:c><x:f>1+1</x:f><x:v> 2 </x:v></x:c></x:row>
		<x:row r="4"><x:c r="C4" t="inlineStr"><x:is><x:r><x:t>rich </x:t></x:r><x:r><x:t>text</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row>
		<x:row/><x:row><x:c t="str"><x:v><![CDATA[a<b & c]]></x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t='s' note="a>b"><x:v>9</x:v></x:c><x:c s="4"/></x:row>
		</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`)}}
	var rows []string
	if err := s.rows(t.Context(), func(line int, cells []string) bool {
		rows = append(rows, fmt.Sprint(line, ":", strings.Join(cells, "|")))
		return true
	}); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows, " / "), "1:one|2 / 2: / 3: / 4:||rich text / 5: / 6:a<b & c|TRUE||"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if m := merges(s.xml.data); len(m) != 1 || m[0] != (rectangle{1, 2, 1, 2}) {
		t.Errorf("merged: %v", m)
	}
	for name, sheet := range map[string]string{
		"rows that go back":  `<sheetData><row r="5"/><row r="5"/></sheetData>`,
		"a row too far":      `<sheetData><row r="99999999"/></sheetData>`,
		"a column too far":   `<sheetData><row><c r="ZZZZZZ1"/></row></sheetData>`,
		"a cell without one": `<sheetData><row><c r="1"/></row></sheetData>`,
	} {
		s := sheetScanner{parts: parts, xml: xmlScanner{data: []byte(sheet)}}
		if err := s.rows(t.Context(), func(int, []string) bool { return true }); !errors.Is(err, errSheet) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
