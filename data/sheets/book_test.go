package sheets

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// plain is a small table that several tests read.
const plain = "Role,City,Base salary\nEngineer,Jyväskylä,52000\nDesigner,Besançon,48000\nEngineer,Jyväskylä,61000.50\n"

// opened opens a file in memory.
func opened(t testing.TB, data []byte, o Options) *Book {
	t.Helper()
	b, err := Open(t.Context(), Bytes("pay.dat", data), o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// cells returns the first rows of a sheet, each with its cells between bars.
func cells(t testing.TB, b *Book, sheet string) string {
	t.Helper()
	s, err := b.Sample(t.Context(), sheet, 100)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range s.Rows {
		rows = append(rows, strings.Join(r, "|"))
	}
	return strings.Join(rows, "\n")
}

func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// workbookOf writes a workbook of sheets with one text each.
func workbookOf(t testing.TB, sheets ...string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, name := range sheets {
		if i == 0 {
			f.SetSheetName("Sheet1", name)
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue(name, "A1", "in "+name); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFind finds sheets and tables of archives as people name them.
func TestFind(t *testing.T) {
	book := workbookOf(t, "Pay", "pay ", "Notes")
	small := zipped(t, "2024/big.csv", plain, "2024/small.csv", "a,b\n1,2\n", "book.xlsx", book)
	for name, test := range map[string]struct {
		data           []byte
		opened, asked  string
		sheet, sheets  string
		cells          string
		wrong, instead string // a name that is none, and what is said of it
	}{
		"text":          {data: []byte(plain), asked: "anything", sheets: "", cells: "Role|City|Base salary"},
		"workbook":      {data: []byte(book), asked: " pay", sheet: "Pay", sheets: "Pay, pay , Notes", cells: "in Pay", wrong: "Bonus", instead: `"Notes"`},
		"exactly first": {data: []byte(book), asked: "Pay", sheet: "Pay", sheets: "Pay, pay , Notes", cells: "in Pay"},
		"one in a zip":  {data: zipped(t, "pay.csv", plain), asked: "PAY.csv", sheets: "", cells: "Role|City|Base salary"},
		"one book":      {data: zipped(t, "a/book.xlsx", book, "readme.txt", "x"), asked: "book.xlsx/notes", sheet: "Notes", sheets: "Pay, pay , Notes", cells: "in Notes", wrong: "Bonus", instead: `"Notes"`},
		"a worksheet":   {data: small, asked: "", sheets: "2024/big.csv (aside), 2024/small.csv (aside), book.xlsx/Pay, book.xlsx/pay , book.xlsx/Notes", wrong: "none.csv", instead: `"2024/big.csv"`},
		"one of many":   {data: small, opened: "BIG.csv", asked: "2024/big.csv", sheets: "2024/big.csv, 2024/small.csv (aside), book.xlsx (aside)"},
		"its worksheet": {data: small, opened: "book.xlsx/notes", asked: "book.xlsx/notes", sheet: "book.xlsx/Notes", sheets: "2024/big.csv (aside), 2024/small.csv (aside), book.xlsx/Pay, book.xlsx/pay , book.xlsx/Notes", cells: "in Notes"},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t, test.data, Options{Sheet: test.opened})
			var names []string
			for _, s := range b.Sheets() {
				if s.Aside {
					s.Name += " (aside)"
				}
				names = append(names, s.Name)
			}
			if got := strings.Join(names, ", "); got != test.sheets {
				t.Errorf("sheets %s", got)
			}
			sheet, err := b.Find(test.asked)
			if err != nil || sheet != test.sheet {
				t.Fatalf("found %q, %v", sheet, err)
			}
			if test.cells != "" && !strings.HasPrefix(cells(t, b, sheet), test.cells) {
				t.Errorf("cells %s", cells(t, b, sheet))
			}
			if test.wrong == "" {
				return
			}
			if _, err := b.Find(test.wrong); !errors.Is(err, ErrNoSheet) || !strings.Contains(err.Error(), test.instead) || !strings.Contains(err.Error(), "pay.dat") {
				t.Errorf("%q: %v", test.wrong, err)
			}
			if _, err := b.Sample(t.Context(), test.wrong, 1); !errors.Is(err, ErrNoSheet) {
				t.Errorf("a sample of %q: %v", test.wrong, err)
			}
		})
	}
}

// TestFingerprint is the same whether the file was read before or not.
func TestFingerprint(t *testing.T) {
	b := opened(t, []byte("a,b\n1,2\n"), Options{})
	want := fmt.Sprintf("%x", sha256.Sum256([]byte("a,b\n1,2\n")))
	if before, err := b.Fingerprint(); err != nil || before != want {
		t.Fatalf("%q, %v", before, err)
	}
	if _, err := b.Scan(t.Context(), "", 1, Plan{Columns: make([]ColumnPlan, 2)}, nil); err != nil {
		t.Fatal(err)
	}
	if after, err := b.Fingerprint(); err != nil || after != want {
		t.Errorf("%q, %v; want %q", after, err, want)
	}
}

// TestKeep turns columns from one store into another as if they had been read so.
func TestKeep(t *testing.T) {
	data := []byte("a\n" + strings.Join([]string{"12", "x", "", "3.5", "12", "x", "12.0", "007", "1,000"}, ";\n") + ";\n")
	read := func(as Store) *Column {
		b := opened(t, data, Options{})
		table, err := b.Scan(t.Context(), "", 1, Plan{Columns: []ColumnPlan{{Store: as}}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return &table.Columns[0]
	}
	texts, numbers := read(AsText), read(AsNumber)
	was := make([]string, texts.Codes.Len())
	for row := range was {
		was[row] = texts.Text(row)
		if x, y := texts.Number(row), numbers.Number(row); x != y && !(math.IsNaN(x) && math.IsNaN(y)) {
			t.Errorf("row %d: %v as text, %v as number", row, x, y)
		}
	}
	texts.Keep(AsNumber)
	if len(texts.Values) != len(numbers.Values) || len(texts.Odd) != len(numbers.Odd) || texts.Filled != numbers.Filled {
		t.Fatalf("%+v, read as numbers %+v", texts, numbers)
	}
	for row := range was {
		if got, want := texts.Text(row), numbers.Text(row); got != want {
			t.Errorf("row %d: %q, read as numbers %q", row, got, want)
		}
	}
	want := make([]string, len(was))
	for row := range want {
		want[row] = numbers.Text(row)
	}
	numbers.Keep(AsText)
	for row := range want {
		if got := numbers.Text(row); got != want[row] {
			t.Errorf("row %d: %q, was %q", row, got, want[row])
		}
	}
	sorted := slices.Sorted(slices.Values(numbers.Labels))
	if len(slices.Compact(slices.Clone(sorted))) != len(sorted) {
		t.Errorf("labels stand twice: %q", sorted)
	}
	numbers.Keep(NotKept)
	numbers.Keep(AsText)
	if numbers.Store != NotKept || numbers.Filled != texts.Filled || numbers.Text(0) != "" {
		t.Errorf("not kept: %+v", numbers)
	}
}

func TestMissing(t *testing.T) {
	if _, err := File(filepath.Join(t.TempDir(), "none.csv")); !errors.Is(err, ErrMissing) {
		t.Errorf("got %v", err)
	}
	if _, err := File(t.TempDir()); !errors.Is(err, ErrNotTable) {
		t.Errorf("a folder: got %v", err)
	}
}

func gz(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
