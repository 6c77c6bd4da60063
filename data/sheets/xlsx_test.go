package sheets

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/realfiles"
)

// TestSheetsAgainstExcelize reads every sheet of the real workbooks as excelize
// does.
func TestSheetsAgainstExcelize(t *testing.T) {
	for _, pattern := range []string{"koodiklinikka/*.xlsx", "bls_oews/*.xlsx", "ons_ashe/*.xlsx"} {
		paths, err := filepath.Glob(filepath.Join(filepath.Dir(realfiles.Path(t, "data", "expected.json")), filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files for %s: %v", pattern, err)
		}
		if testing.Short() {
			paths = paths[:1]
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
	c, err := File(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := Open(t.Context(), c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range oracle.GetSheetList() {
		w := book.reader.(*workbook)
		if _, err := w.sheet(t.Context(), sheet); err != nil {
			t.Fatal(err)
		}
		w.last.merges = nil // excelize does not fill merged cells
		want, err := oracle.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		s, err := w.sample(t.Context(), sheet, math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		got, cells := s.Rows, 0
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
	if x, err := strconv.ParseFloat(strings.Trim(got, "%$€"), 64); err == nil {
		return x == want || strings.HasSuffix(got, "%") && math.Abs(x/100-want) < 1e-12
	}
	at, err := excelize.ExcelDateToTime(want, false)
	return err == nil && strings.HasPrefix(at.Round(time.Second).Format(time.DateTime), got)
}

// TestFormats tells dates, percentages and currencies from the codes of number
// formats.
func TestFormats(t *testing.T) {
	for code, want := range map[string]formatKind{
		"General": general, "0.00": general, "0.00E+00": general, `_-* #,##0.00\ "mdr"_-`: general, `"h;d"0`: general,
		"[Red]0;[Blue]-0": general, "dd.mm.yyyy": date, "m/d/yyyy h:mm:ss": date, "[h]:mm": date, "mmm yyyy": date, `[$-409]d\-mmm\-yy;@`: date, "0%": percent, `0.0\ %`: percent, `"": general`: general,
	} {
		if got := formatOf(code, false).kind; got != want {
			t.Errorf("%q: got %d, want %d", code, got, want)
		}
	}
	for code, want := range map[string]string{
		"General": "-1234.5", `"$"#,##0`: "-$1234.5", `$#,##0.00`: "-$1234.5", `_("$"* #,##0.00_);_("$"* \(#,##0.00\);_("$"* "-"??_);_(@_)`: "-$1234.5",
		`#,##0 "kr"`: "-1234.5 kr", `#,##0\ [$kr-41D]`: "-1234.5 SEK", "[$kr.-406]#,##0": "-DKK 1234.5", "#,##0.00\u00a0€": "-1234.5€",
		`#,##0 [$€-40B]`: "-1234.5€", `#,##0.00\ [$€-407]`: "-1234.5 €", "[$€-2] #,##0": "-€1234.5", "[$CHF-807] #,##0": "-CHF 1234.5", "[$USD] #,##0": "-USD 1234.5",
		"[$$-409]#,##0": "-USD 1234.5", "[$$-1009]#,##0": "-CAD 1234.5", "[$¥-804]#,##0": "-CNY 1234.5", "[$¥-411]#,##0": "-JPY 1234.5", "[$¤-280A] 0": "-PEN 1234.5",
		`"$"0.00"/hr"`: "-$1234.5/hr", `0.00" per hour"`: "-1234.5 per hour", `0"k"`: "-1234.5k", `0,"k"`: "-1234.5", `0 "T€"`: "-1234.5 T€", `0, "T€"`: "-1234.5",
		`0 "years"`: "-1234.5", `0 "m²"`: "-1234.5", `#,##0\ \z\ł`: "-1234.5 zł", `[$-409]0`: "-1234.5", `0 "people"`: "-1234.5", `"Nr. "0`: "-1234.5", `_€0`: "-1234.5",
	} {
		if got := formatOf(code, false).text("-1234.5"); got != want {
			t.Errorf("%q: got %q, want %q", code, got, want)
		}
	}
	for stored, want := range map[string]string{"13.0": "13", "32.659999999999997": "32.66", "1E5": "100000", "007": "007", "45352": "45352", "x": "x", "-0.5": "-0.5"} {
		if got := (numberFormat{}).text(stored); got != want {
			t.Errorf("%q: got %q, want %q", stored, got, want)
		}
	}
	for stored, want := range map[string]string{"45352": "2024-03-01", "45352.5": "2024-03-01 12:00:00", "0.25": "06:00:00"} {
		if got := (numberFormat{kind: date}).text(stored); got != want {
			t.Errorf("%q: got %q, want %q", stored, got, want)
		}
	}
	if got := (numberFormat{kind: date1904}).text("43890"); got != "2024-03-01" {
		t.Errorf("from 1904: got %q", got)
	}
	if got := (numberFormat{kind: percent}).text("0.57999999999999996"); got != "58%" {
		t.Errorf("percent: got %q", got)
	}
	for _, id := range []int{5, 8, 42, 44} {
		if got := builtIn(id, false).text("12"); got != "$12" {
			t.Errorf("format %d: got %q", id, got)
		}
	}
}

// TestNeverCalculated reads formulas without results, as programs write them that
// do not calculate.
func TestNeverCalculated(t *testing.T) {
	const header = `<row r="1"><c t="inlineStr"><is><t>Role</t></is></c><c t="inlineStr"><is><t>Pay</t></is></c></row>`
	const never = `<c r="A%[1]d" t="inlineStr"><is><t>A</t></is></c><c r="B%[1]d"><f>1+1</f><v></v></c>`
	for name, test := range map[string]struct {
		rows, says string
		pay        string
		never      int
		err        error
	}{
		"all":        {rows: row(never, 2) + row(never, 3), err: ErrNotCalculated},
		"some":       {rows: row(never, 2) + row(`<c r="B%[1]d"><f>1+1</f><v>2</v></c>`, 3) + row(never, 4), says: "[{not-calculated [2 B2]}]", pay: "||2|", never: 2},
		"a text":     {rows: row(`<c r="B%[1]d" t="str"><f>""</f><v></v></c><c><v>5</v></c>`, 2), says: "[]", pay: "|"},
		"shared":     {rows: row(`<c r="B%[1]d"><v>7</v></c>`, 2) + row(`<c r="B%[1]d"><f t="shared" si="0"/></c><c r="A%[1]d"><v>1</v></c>`, 3), says: "[{not-calculated [1 B3]}]", pay: "|7|", never: 1},
		"no formula": {rows: row(`<c r="B%[1]d"/><c><v>5</v></c>`, 2), says: "[]", pay: "|"},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t, bookWith(t, header+test.rows), Options{})
			table, err := b.Scan(t.Context(), "Pay", 1, Plan{Columns: []ColumnPlan{{}, {Store: AsNumber}, {}}}, nil)
			if !errors.Is(err, test.err) {
				t.Fatalf("got %v", err)
			}
			if err != nil {
				if got := err.Error(); !strings.Contains(got, "pay.dat: sheet Pay: ") || !strings.Contains(got, "save it once") {
					t.Errorf("it says: %s", got)
				}
				return
			}
			pay := ""
			for row := range table.Rows {
				pay += "|" + table.Columns[1].Text(row)
			}
			if strings.TrimRight(pay, "|") != strings.TrimRight(test.pay, "|") || table.Columns[1].Uncalculated != test.never {
				t.Errorf("pay %s, %d never calculated", pay, table.Columns[1].Uncalculated)
			}
			if got := fmt.Sprint(b.Remarks()); got != test.says {
				t.Errorf("it says %s", got)
			}
		})
	}
}

func row(cells string, line int) string {
	return fmt.Sprintf(`<row r="%[1]d">`+cells+`</row>`, line)
}

// bookWith is a workbook of a sheet with some rows.
func bookWith(t testing.TB, rows string) []byte {
	t.Helper()
	parts := []string{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`}
	for name, text := range workbookParts {
		parts = append(parts, name, text)
	}
	return zipped(t, parts...)
}

// workbookParts are the parts of a workbook with one sheet, besides the sheet.
var workbookParts = map[string]string{
	"[Content_Types].xml":        `<Types/>`,
	"_rels/.rels":                `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml":            `<workbook><sheets><sheet name="Pay" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
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
	s := sheetScanner{parts: parts, xml: scanXML(t.Context(), []byte(`<?xml version="1.0"?><x:worksheet><!-- <row> --><x:sheetData>
		<x:row><x:c t="s"><x:v>1</x:v></x:c><x:c><x:f>1+1</x:f><x:v> 2 </x:v></x:c></x:row>
		<x:row r="4"><x:c r="C4" t="inlineStr"><x:is><x:r><x:t>rich </x:t></x:r><x:r><x:t>text</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row>
		<x:row/><x:row><x:c t="str"><x:v><![CDATA[a<b & c]]></x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t='s' note="a>b"><x:v>9</x:v></x:c><x:c s="4"/></x:row>
		</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`))}
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
	if m := merges(t.Context(), s.xml.data); len(m) != 1 || m[0] != (Rectangle{1, 2, 1, 2}) {
		t.Errorf("merged: %v", m)
	}
	for name, sheet := range map[string]string{
		"rows that go back":  `<sheetData><row r="5"/><row r="5"/></sheetData>`,
		"a row too far":      `<sheetData><row r="99999999"/></sheetData>`,
		"a column too far":   `<sheetData><row><c r="ZZZZZZ1"/></row></sheetData>`,
		"a cell without one": `<sheetData><row><c r="1"/></row></sheetData>`,
	} {
		s := sheetScanner{parts: parts, xml: scanXML(t.Context(), []byte(sheet))}
		if err := s.rows(t.Context(), func(int, []string) bool { return true }); !errors.Is(err, errSheet) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
