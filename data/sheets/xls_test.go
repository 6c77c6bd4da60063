package sheets

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// TestKindsOfCells reads the same workbook as LibreOffice writes it in each
// format: merged and hidden parts, dates, currencies, percentages, formulas and
// errors.
func TestKindsOfCells(t *testing.T) {
	for file, money := range map[string][]string{
		"kinds.xls":  {"USD 61200", "63900.5 €", "410000 SEK", "$25.5/hr", "-USD 52000"},
		"kinds.xlsx": {"USD 61200", "63900.5 €", "410000 SEK", "$25.5/hr", "-USD 52000"},
		"kinds.ods":  {"61200 USD", "63900.5 EUR", "410000 SEK", "25.5", "-52000 USD"},
	} {
		t.Run(file, func(t *testing.T) {
			c, err := File(filepath.Join("testdata", file))
			if err != nil {
				t.Fatal(err)
			}
			b, err := Open(t.Context(), c, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(b.Sheets()); got != "[{Notes false false} {Pay false false} {Old true false}]" {
				t.Errorf("sheets %s", got)
			}
			rows := strings.Split(cells(t, b, "Pay"), "\n")
			for row, want := range map[int]string{
				0: "Pay survey 2025",
				1: "Role|City|Hired|Dollars|Euros|Crowns|Share|Rate|Active|Formula|Error|Text",
				2: "Engineer|Łódź|2024-03-01|" + strings.Join(money[:3], "|") + "|80%|" + money[3] + "|TRUE|2||ab",
			} {
				if got := strings.TrimRight(rows[row], "|"); got != want {
					t.Errorf("row %d: got %q", row+1, got)
				}
			}
			for row, starts := range map[int]string{3: "Designer|Jyväskylä|2024-03-02 12:00:00|" + money[4], 4: "Nurse|Jyväskylä|2000-01-01|"} {
				if !strings.HasPrefix(rows[row], starts) {
					t.Errorf("row %d: got %q", row+1, rows[row])
				}
			}
			if _, err := b.Scan(t.Context(), "Pay", 2, Plan{Columns: make([]ColumnPlan, 12)}, nil); err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(b.Remarks()); got != "[{hidden-rows [1 4]} {hidden-columns [[H]]} {error-cells [3 K3]}]" {
				t.Errorf("it says %s", got)
			}
			s, err := b.Sample(t.Context(), "Pay", 1)
			if err != nil || len(s.Rows) != 1 || fmt.Sprint(s.Merges) != "[{1 1 1 6} {4 5 2 2}]" {
				t.Errorf("sample %+v, %v", s, err)
			}
		})
	}
}

// record is a record of an old workbook.
func record(kind int, parts ...any) string {
	var body []byte
	for _, p := range parts {
		switch v := p.(type) {
		case string:
			body = append(body, v...)
		case byte:
			body = append(body, v)
		case int:
			body = binary.LittleEndian.AppendUint16(body, uint16(v))
		case uint32:
			body = binary.LittleEndian.AppendUint32(body, v)
		case float64:
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(v))
		}
	}
	head := binary.LittleEndian.AppendUint16(nil, uint16(kind))
	return string(binary.LittleEndian.AppendUint16(head, uint16(len(body)))) + string(body)
}

// oldWorkbook is the records of a workbook with one sheet, "Pay". version is
// 0x0500 or 0x0600, as its BOF says.
func oldWorkbook(version int, globals, sheet string) string {
	flags, rest := "", "\x00\x00\x00\x00"
	if version == 0x0600 {
		flags, rest = "\x00", strings.Repeat("\x00", 12)
	}
	begin := record(biffBOF, version, 5, rest)
	bound := func(at int) string {
		return record(biffBoundSheet, uint32(at), byte(0), byte(0), byte(3), flags+"Pay")
	}
	start := len(begin) + len(globals) + len(bound(0)) + len(record(biffEOF))
	return begin + globals + bound(start) + record(biffEOF) +
		record(biffBOF, version, 0x10, rest) + sheet + record(biffEOF)
}

// TestExcel95 reads a workbook of Excel 95, whose texts are in a code page.
func TestExcel95(t *testing.T) {
	globals := record(biffCodePage, 1250) + record(biffFormat, 164, byte(6), "#,##0 ") + record(biffFormat, 165, byte(10), "#,##0 \"K\xE8\"") +
		record(biffXF, 0, 0) + record(biffXF, 0, 14) + record(biffXF, 0, 9) + record(biffXF, 0, 165)
	sheet := record(biffLabel, 0, 0, 0, 4, "Mzda") + record(biffRString, 0, 1, 0, 5, "M\xECsto", byte(1), byte(0), byte(0)) +
		record(biffNumber, 1, 0, 3, 1234.5) + record(biffRK, 1, 1, 1, uint32(45352<<2|2)) +
		record(biffMulRK, 2, 0, 0, uint32(12345<<2|3), 2, uint32(0x3FE00000), 1) +
		record(biffFormula, 3, 0, 0, byte(0), byte(0), byte(0), byte(0), byte(0), byte(0), 0xFFFF) + record(biffString, 5, "\xDF\xE1rka") +
		record(biffBoolErr, 3, 1, 0, byte(0x2A), byte(1))
	want := "Mzda|Město\n1234.5 Kč|2024-03-01\n123.45|50%\nßárka|"
	for name, data := range map[string][]byte{
		"records alone":      []byte(oldWorkbook(0x0500, globals, sheet)),
		"in a compound file": compoundOf("Book", oldWorkbook(0x0500, globals, sheet)),
	} {
		b := opened(t, data, Options{})
		if got := cells(t, b, "Pay"); got != want || b.Facts().Container != "old workbook" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// TestExcel97 reads texts that are shared, formatted, pronounced and go on in
// continuations, and records of charts on the sheet.
func TestExcel97(t *testing.T) {
	wide := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(string([]byte{byte(r), byte(r >> 8)}))
		}
		return b.String()
	}
	shared := record(biffSST, uint32(9), uint32(9),
		4, byte(0), "M\xE4\xE9x",
		3, byte(1), wide("Łó€"),
		2, byte(8), 1, "ab", uint32(0), // formatted
		2, byte(5), uint32(3), wide("東京"), "xyz", // pronounced
		6, byte(0), "com") + // and on, in two bytes a letter
		record(biffContinue, byte(1), wide("ing"), 4, byte(1), wide("n")) +
		record(biffContinue, byte(0), "ext", 3, byte(12), 1, uint32(2), "end", uint32(7)) +
		record(biffContinue, "zz", 2, byte(0), "ok")
	texts := []string{"Mäéx", "Łó€", "ab", "東京", "coming", "next", "end", "ok", ""}
	var sheet, want strings.Builder
	for i, text := range texts {
		sheet.WriteString(record(biffLabelSST, i, 0, 0, uint32(i)))
		want.WriteString("\n" + text)
	}
	sheet.WriteString(record(biffBOF, 0x0600, 0x20) + record(biffNumber, 0, 0, 0, 99.0) + record(biffEOF)) // a chart
	sheet.WriteString(record(biffLabel, 0, 1, 0, 3, byte(1), wide("Łb")) + record(biffContinue, byte(0), "c"))
	sheet.WriteString(record(biffRow, 1, 0, 1, 0, 0, 0, uint32(0x20)) + record(biffMergedCells, 1, 3, 5, 0, 0))
	sheet.WriteString(record(biffRK, 2, 1, 7, uint32(0xFFFFFFFE&^1|2))) // −1, of a style that is not there
	b := opened(t, compoundOf("Workbook", oldWorkbook(0x0600, shared, sheet.String())), Options{})
	got := strings.Split(cells(t, b, "Pay"), "\n")
	if got[0] != "Mäéx|Łbc" || got[2] != "ab|-1" {
		t.Errorf("rows %q", got)
	}
	for i, text := range texts[:8] {
		if i == 4 || i == 5 {
			text = "東京" // merged
		}
		if first, _, _ := strings.Cut(got[i], "|"); first != text && i != 4 && i != 5 {
			t.Errorf("text %d: got %q, want %q", i, first, text)
		}
	}
	if _, err := b.Scan(t.Context(), "Pay", 0, Plan{Columns: make([]ColumnPlan, 2)}, nil); err != nil || fmt.Sprint(b.Remarks()) != "[{hidden-rows [1 2]}]" {
		t.Errorf("%v, %v", b.Remarks(), err)
	}
}

// TestBrokenOld refuses what no program writes, and fills no memory for it.
func TestBrokenOld(t *testing.T) {
	good := oldWorkbook(0x0600, "", record(biffNumber, 0, 0, 0, 1.0))
	again := strings.Repeat(record(biffBOF, 0x0600, 0x20), 10)
	for name, test := range map[string]struct {
		records string
		kind    error
	}{
		"cut off":           {good[:len(good)-6], ErrCorrupt},
		"another version":   {oldWorkbook(0x0700, "", ""), ErrCorrupt},
		"a password":        {oldWorkbook(0x0600, record(biffFilePass, 1), ""), ErrPassword},
		"a far column":      {oldWorkbook(0x0600, "", record(biffNumber, 0, 300, 0, 1.0)), ErrCorrupt},
		"charts in charts":  {oldWorkbook(0x0600, "", again), ErrCorrupt},
		"no sheet":          {record(biffBOF, 0x0600, 5) + record(biffEOF), ErrNotTable},
		"a sheet elsewhere": {record(biffBOF, 0x0600, 5) + record(biffBoundSheet, uint32(1<<31), byte(0), byte(0), byte(1), "\x00A") + record(biffEOF), ErrCorrupt},
		"a chart alone":     {record(biffBOF, 0x0600, 5) + record(biffBoundSheet, uint32(0), byte(0), byte(2), byte(1), "\x00A") + record(biffEOF), ErrNotTable},
	} {
		_, err := Open(t.Context(), Bytes("pay.xls", compoundOf("Workbook", test.records)), Options{})
		if !errors.Is(err, test.kind) || !strings.Contains(err.Error(), "pay.xls") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(t.Context(), Bytes("pay.xls", []byte("\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00")), Options{}); !errors.Is(err, ErrOldFormat) {
		t.Errorf("of Excel 3: %v", err)
	}
	// A count of texts that are not there is no reason to make room for them.
	b := opened(t, []byte(oldWorkbook(0x0600, record(biffSST, uint32(0), uint32(math.MaxUint32), 1, byte(0), "x"), record(biffLabelSST, 0, 0, 0, uint32(5))+record(biffNumber, 0, 1, 0, 1.0))), Options{})
	if got := cells(t, b, "Pay"); got != "|1" {
		t.Errorf("got %q", got)
	}
}
