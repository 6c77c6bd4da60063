package ingest_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/ingest/columns"
	"github.com/paybench/paybench/data/money"
	"github.com/paybench/paybench/data/sheets"
)

// file writes a file to read.
func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// staff is a table of many rows, one of whose columns is a text that nobody needs.
func staff(rows int) []byte {
	var b strings.Builder
	b.WriteString("Who,City,Foo,Amount,Remark\n")
	for i := range rows {
		fmt.Fprintf(&b, "Role %d,City %d,%d,%d,what row %d says and no other\n", i%20, i%7, 40_000+i%5000, 1000+i%50, i)
	}
	return []byte(b.String())
}

// TestReadOnce: a file is read to its end once, and a choice about what was read
// reads nothing: the file is not even there any more.
func TestReadOnce(t *testing.T) {
	path := file(t, "staff.csv", staff(100_000))
	passes, last := 0, int64(0)
	r, err := ingest.Read(t.Context(), path, ingest.Options{}, func(done, total int64) {
		if passes == 0 || done < last {
			passes++
		}
		last = done
	})
	if err != nil {
		t.Fatal(err)
	}
	if passes != 1 {
		t.Errorf("the rows were read %d times", passes)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	column := func(c ingest.Choice) ingest.Options { return ingest.Options{Columns: []ingest.Choice{c}} }
	for name, test := range map[string]struct {
		options ingest.Options
		is      func(r *ingest.Reading) bool
	}{
		"pay":             {ingest.Options{Pay: "Foo"}, func(r *ingest.Reading) bool { return r.Assignment.Columns[2].Meaning == columns.Base }},
		"a meaning":       {column(ingest.Choice{Header: "Amount", Meaning: columns.BonusPaid}), func(r *ingest.Reading) bool { return r.Assignment.Columns[3].Meaning == columns.BonusPaid }},
		"another meaning": {column(ingest.Choice{Header: "Who", Meaning: columns.Role}), func(r *ingest.Reading) bool { return r.Assignment.Columns[0].Meaning == columns.Role }},
		"to ignore it":    {column(ingest.Choice{Header: "Remark", Meaning: columns.Ignore}), func(r *ingest.Reading) bool { return r.Assignment.Columns[4].Meaning == columns.Ignore }},
		"a period":        {column(ingest.Choice{Header: "Foo", Meaning: columns.Base, Period: "month"}), func(r *ingest.Reading) bool { return r.Assignment.Columns[2].Period == money.Month }},
		"a currency":      {column(ingest.Choice{Header: "Foo", Meaning: columns.Base, Currency: "sek"}), func(r *ingest.Reading) bool { return r.Assignment.Columns[2].Currency == "SEK" }},
		"a date": {ingest.Options{Effective: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}, func(r *ingest.Reading) bool {
			return r.About().Effective.Year() == 2025
		}},
		"what is not read": {ingest.Options{Period: "month", Currency: "EUR", Hours: 1700, ZeroPay: true}, func(r *ingest.Reading) bool { return r.Options.Currency == "EUR" }},
	} {
		t.Run(name, func(t *testing.T) {
			other, err := r.With(t.Context(), test.options)
			if err != nil {
				t.Fatal(err)
			}
			if other.Table.Rows != 100_000 || other.SHA256 != r.SHA256 || !test.is(other) {
				t.Errorf("%d rows, %+v", other.Table.Rows, other.Assignment.Columns)
			}
		})
	}
	if r.Assignment.HasPay() && r.Assignment.Columns[2].Chosen {
		t.Errorf("a choice changed the first reading: %+v", r.Assignment)
	}
}

// TestReadAgain: what was not kept, or lies elsewhere, is read again.
func TestReadAgain(t *testing.T) {
	text := func(salary string) []byte {
		return []byte("Role,City,Salary\nA,Malm\xF6,41000\nB,Lund,52000\nC,Lund," + salary + "\n")
	}
	book := excelize.NewFile()
	for sheet, rows := range map[string][][]any{
		"Sheet1": {{"Role", "City", "Salary"}, {"A", "X", 41000}, {"B", "Y", 52000}, {"C", "Y", 61000}},
		"Other":  {{"Role", "City", "Salary"}, {"D", "X", 71000}, {"E", "Y", 72000}},
	} {
		if _, err := book.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var workbook, archive bytes.Buffer
	if err := book.Write(&workbook); err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(&archive)
	for name, data := range map[string][]byte{"a.csv": text("53000"), "b.csv": []byte("Role,City,Salary\nD,X,71000\nE,X,72000\n")} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		file    string
		data    []byte
		options ingest.Options
		column  int
		want    string // the first text of the column
	}{
		"another sheet":      {"pay.xlsx", workbook.Bytes(), ingest.Options{Sheet: "other"}, 0, "D"},
		"another table":      {"pay.zip", archive.Bytes(), ingest.Options{Sheet: "b.csv"}, 0, "D"},
		"another encoding":   {"pay.csv", text("53000"), ingest.Options{Encoding: "IBM866"}, 1, "MalmЎ"},
		"another header row": {"pay.csv", text("53000"), ingest.Options{HeaderRow: 2}, 0, "B"},
		"no headers":         {"pay.csv", text("53000"), ingest.Options{NoHeader: true}, 0, "Role"},
		"a column not kept":  {"pay.csv", staff(100_000), ingest.Options{Columns: []ingest.Choice{{Header: "Remark", Meaning: columns.Other}}}, 4, "what row 0 says and no other"},
	} {
		t.Run(name, func(t *testing.T) {
			path := file(t, test.file, test.data)
			r, err := ingest.Read(t.Context(), path, ingest.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if test.column == 4 && r.Table.Columns[4].Store != sheets.NotKept {
				t.Error("the column was kept")
			}
			r.Keep = true
			other, err := r.With(t.Context(), test.options)
			if err != nil {
				t.Fatal(err)
			}
			if got := other.Table.Columns[test.column].Text(0); got != test.want || !other.Keep {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
